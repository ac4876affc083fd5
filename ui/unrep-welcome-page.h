/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define UNREP_TYPE_WELCOME_PAGE (unrep_welcome_page_get_type ())

/**
 * UnrepWelcomePage:
 *
 * What the window shows while no report is open.
 */
G_DECLARE_FINAL_TYPE (UnrepWelcomePage, unrep_welcome_page, UNREP, WELCOME_PAGE, GtkWidget)

GtkWidget *unrep_welcome_page_new (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
