/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <poppler.h>
#include <stdio.h>

G_BEGIN_DECLS

gboolean unrep_pdf_picture_write (PopplerDocument *document,
                                  guint            page,
                                  guint            width,
                                  FILE            *out);

G_END_DECLS
