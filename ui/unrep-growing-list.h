/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkSliceListModel *unrep_growing_list_new   (GListModel        *model) G_GNUC_WARN_UNUSED_RESULT;
void               unrep_growing_list_begin (GtkSliceListModel *self);

G_END_DECLS
