/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void unrep_narrow_drop_down (GtkDropDown *choice,
                             int          n_chars);

G_END_DECLS
