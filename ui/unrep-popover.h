/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void unrep_popover_drop_when_closed (GtkWidget *popover);
void unrep_popover_point_to         (GtkPopover         *popover,
                                     const GdkRectangle *place);

G_END_DECLS
