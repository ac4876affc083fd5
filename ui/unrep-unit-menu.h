/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "annotation/unrep-codebook.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

GMenuModel *unrep_unit_menu_new    (UnrepCodebook *codebook,
                                    gboolean       in_report) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget  *unrep_unit_menu_pop_up (GMenuModel    *menu,
                                    GtkWidget     *parent,
                                    GtkWidget     *at,
                                    double         x,
                                    double         y);

G_END_DECLS
