/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

gboolean unrep_mnemonics_activate      (GtkWidget *widget,
                                        guint      keyval,
                                        guint      keycode);
void     unrep_mnemonics_watch_windows (void);

G_END_DECLS
