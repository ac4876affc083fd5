/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-outline-path.h"

G_BEGIN_DECLS

gboolean unrep_line_starts_block (const UnrepOutlineLines *lines,
                                  guint                    index);
gboolean unrep_line_may_start_block (const UnrepOutlineLines *lines,
                                     guint                    index);
GArray  *unrep_outline_steps_new (UnrepOutlineLines       *lines,
                                  GCancellable            *cancellable,
                                  GError                 **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
