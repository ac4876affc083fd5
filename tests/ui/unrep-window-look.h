/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

gboolean unrep_look_has_name  (GtkWidget  *widget);
void     unrep_look_at_digits (GtkWidget  *widget,
                               gunichar    zero,
                               const char *report_text,
                               const char *where,
                               GString    *wrong);
void     unrep_look_at_names  (GtkWidget  *widget,
                               const char *where,
                               GString    *wrong);
void     unrep_look_at_widths (GtkWidget  *widget,
                               int         width,
                               const char *where,
                               GString    *wrong);

G_END_DECLS
