/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

GtkWidget *unrep_status_page_new_waiting   (const char  *text,
                                            const char  *action) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *unrep_status_page_new_error     (const char  *message,
                                            GtkWidget  **open_another) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
