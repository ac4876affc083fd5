/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-outline-builder.h"

G_BEGIN_DECLS

void     unrep_front_matter_build       (UnrepBuilder *self,
                                         guint         index,
                                         guint         until);
gboolean unrep_line_is_agenda_reference (const char   *line,
                                         gsize         n_bytes);

G_END_DECLS
