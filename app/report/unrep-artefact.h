/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-outline-line.h"

G_BEGIN_DECLS

void     unrep_artefacts_mark    (UnrepOutlineLines *lines);
gboolean unrep_line_is_page_mark (const char        *line,
                                  gsize              n_bytes);
gboolean unrep_line_is_symbol    (const char        *line,
                                  gsize              n_bytes);

G_END_DECLS
