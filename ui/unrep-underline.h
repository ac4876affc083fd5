/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void unrep_underline_snapshot (GtkSnapshot           *snapshot,
                               guint                  position,
                               const graphene_rect_t *line,
                               const GdkRGBA         *colour);

G_END_DECLS
