/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/unrep-text.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void       unrep_names_set           (GtkWidget  *widget,
                                      const char *name);
GtkWidget *unrep_names_new_button    (const char *icon,
                                      const char *name) G_GNUC_WARN_UNUSED_RESULT;
void       unrep_names_from_tooltips (GtkWidget  *root);
void       unrep_names_watch_windows (void);
char      *unrep_names_dup_words     (UnrepText  *text,
                                      UnrepRange  range) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
