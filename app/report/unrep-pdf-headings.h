/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-pdf-layout.h"

G_BEGIN_DECLS

void unrep_pdf_headings_mark (UnrepPdfLayout *self);

G_END_DECLS
