/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

GtkWidget *unrep_status_page_new_waiting   (const char  *text,
                                            const char  *action) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *unrep_status_page_new_error     (const char  *message,
                                            GtkWidget  **first) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *unrep_status_page_new_pictures  (const char  *name,
                                            GtkWidget  **first) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
