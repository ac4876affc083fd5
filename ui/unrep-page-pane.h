/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/unrep-report.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define UNREP_TYPE_PAGE_PANE (unrep_page_pane_get_type ())

/**
 * UnrepPagePane:
 *
 * Shows the page that a part of the text stands on, with an outline around it, and says
 * how well text and page agree.
 */
G_DECLARE_FINAL_TYPE (UnrepPagePane, unrep_page_pane, UNREP, PAGE_PANE, GtkWidget)

void     unrep_page_pane_set_report (UnrepPagePane *self,
                                     UnrepReport   *report);
gboolean unrep_page_pane_has_pages  (UnrepPagePane *self);
void     unrep_page_pane_show       (UnrepPagePane *self,
                                     UnrepRange     shown,
                                     UnrepRange     marked);

G_END_DECLS
