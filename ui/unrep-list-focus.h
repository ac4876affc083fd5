/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

gboolean unrep_list_focus (GtkWidget        *box,
                           GtkWidget        *list,
                           GtkDirectionType  direction);

G_END_DECLS
