/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-outline-line.h"

G_BEGIN_DECLS

void     unrep_front_matter_build       (const UnrepOutlineLines *lines,
                                         guint                    index,
                                         guint                    until,
                                         GArray                  *units);
gboolean unrep_line_is_agenda_reference (const char              *line,
                                         gsize                    n_bytes);

G_END_DECLS
