/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-outline-line.h"

G_BEGIN_DECLS

void     unrep_landmarks_mark      (UnrepOutlineLines *lines);
gboolean unrep_line_has_title_case (const char        *line,
                                    gsize              n_bytes);
gboolean unrep_line_ends_with_digit (const char       *line,
                                    gsize              n_bytes);

G_END_DECLS
