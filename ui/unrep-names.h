/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void unrep_names_from_tooltips (GtkWidget *root);
void unrep_names_watch_windows (void);

G_END_DECLS
