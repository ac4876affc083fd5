/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define UNREP_TYPE_TALLIES_VIEW (unrep_tallies_view_get_type ())

/**
 * UnrepTalliesView:
 *
 * One's own counts: how often each position was given, over the report and by
 * section. It counts anew when it is looked at and when something changes.
 */
G_DECLARE_FINAL_TYPE (UnrepTalliesView, unrep_tallies_view, UNREP, TALLIES_VIEW, GtkWidget)

GtkWidget *unrep_tallies_view_new      (void) G_GNUC_WARN_UNUSED_RESULT;
void       unrep_tallies_view_set_desk (UnrepTalliesView *self,
                                        UnrepDesk        *desk);

G_END_DECLS
