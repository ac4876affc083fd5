/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *unrep_recent_list_new (guint at_most) G_GNUC_WARN_UNUSED_RESULT;
void       unrep_recent_list_add (GFile   *file,
                                  gboolean is_folder);

G_END_DECLS
