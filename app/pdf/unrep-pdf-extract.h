/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <poppler.h>
#include <stdio.h>

G_BEGIN_DECLS

gboolean unrep_pdf_extract (PopplerDocument *document,
                            const GError    *error,
                            guint            part,
                            guint            n_parts,
                            FILE            *out);

G_END_DECLS
