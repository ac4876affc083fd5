/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-pages.h"
#include "unrep-pdf-layout.h"

G_BEGIN_DECLS

UnrepPageState unrep_pdf_quality_judge (const UnrepPdfLayout *layout,
                                        const UnrepPdfPage   *page,
                                        guint                 first,
                                        guint                 last);

G_END_DECLS
