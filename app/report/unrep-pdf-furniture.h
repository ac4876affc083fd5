/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-pdf-layout.h"

G_BEGIN_DECLS

guint unrep_pdf_find_body_size (const UnrepPdfLayout *self);
void  unrep_pdf_furniture_mark (UnrepPdfLayout       *self,
                                const UnrepPdfPages  *pages);
gsize unrep_pdf_find_note_mark (const UnrepPdfLayout *self,
                                const UnrepPdfLine   *line);

G_END_DECLS
