/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GMenuModel *unrep_correction_menu_new     (gboolean   with_caret) G_GNUC_WARN_UNUSED_RESULT;
void        unrep_correction_menu_pop_up  (GtkWidget *parent,
                                           GtkWidget *at,
                                           double     x,
                                           double     y);

G_END_DECLS
