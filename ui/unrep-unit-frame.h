/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void unrep_unit_frame_get_range (GtkTextView *view,
                                 GArray      *lines,
                                 int         *top,
                                 int         *bottom);
void unrep_unit_frame_snapshot  (GtkTextView *view,
                                 GtkSnapshot *snapshot,
                                 GArray      *lines);

G_END_DECLS
