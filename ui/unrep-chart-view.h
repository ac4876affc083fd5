/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "team/unrep-chart.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define UNREP_TYPE_CHART_VIEW (unrep_chart_view_get_type ())

/**
 * UnrepChartView:
 *
 * Charts in the window, in the colours of the theme and the direction of the interface.
 * Of charts of any length what is seen is painted. The pointer and the arrow keys tell
 * values. To be put in a scrolled window.
 *
 * Property `value` (string, read-only, notifies): what is under the pointer or the keys,
 * in words; %NULL for nothing.
 */
G_DECLARE_FINAL_TYPE (UnrepChartView, unrep_chart_view, UNREP, CHART_VIEW, GtkWidget)

GtkWidget  *unrep_chart_view_new        (void) G_GNUC_WARN_UNUSED_RESULT;
void        unrep_chart_view_set_charts (UnrepChartView *self,
                                         GPtrArray      *charts);
const char *unrep_chart_view_get_value  (UnrepChartView *self);

G_END_DECLS
