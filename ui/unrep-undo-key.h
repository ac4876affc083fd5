/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void unrep_undo_key_add (GtkWidget  *widget,
                         const char *action);

G_END_DECLS
