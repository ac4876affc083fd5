/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-pages.h"
#include "unrep-pdf-pages.h"

G_BEGIN_DECLS

void unrep_pdf_turn_page (UnrepPdfPage       *page);
void unrep_pdf_turn_back (const UnrepPdfPage *page,
                          UnrepPageLine      *place);

G_END_DECLS
