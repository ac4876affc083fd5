/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "team/unrep-chart.h"

G_BEGIN_DECLS

/**
 * UnrepChartPlace:
 * @row: a row of the layout, from the top
 * @part: what in it: a position in a bar or legend, a unit in a strip of the map
 *
 * Something in a chart that has a value.
 */
typedef struct
{
  guint row;
  guint part;
} UnrepChartPlace;

/**
 * UnrepChartArea:
 * @x: its left edge
 * @y: its upper edge
 * @width: how wide it is
 * @height: how high it is
 *
 * Where something stands, in points.
 */
typedef struct
{
  double x;
  double y;
  double width;
  double height;
} UnrepChartArea;

/**
 * UnrepChartLayout:
 *
 * Where the rows of a chart stand on a page or in a window that is so wide. Of a chart of
 * any length only what is seen has to be painted.
 */
typedef struct _UnrepChartLayout UnrepChartLayout;

UnrepChartLayout *unrep_chart_layout_new         (UnrepChart             *chart,
                                                  double                  width,
                                                  double                  top,
                                                  double                  margin,
                                                  double                  page_height) G_GNUC_WARN_UNUSED_RESULT;
void              unrep_chart_layout_free        (UnrepChartLayout       *self);
guint             unrep_chart_layout_get_n_pages (UnrepChartLayout       *self);
double            unrep_chart_layout_get_end     (UnrepChartLayout       *self);
void              unrep_chart_layout_paint       (UnrepChartLayout       *self,
                                                  cairo_t                *cairo,
                                                  const UnrepChartStyle  *style,
                                                  guint                   page,
                                                  double                  from,
                                                  double                  to);
gboolean          unrep_chart_layout_find        (UnrepChartLayout       *self,
                                                  double                  x,
                                                  double                  y,
                                                  gboolean                right_to_left,
                                                  UnrepChartPlace        *place);
gboolean          unrep_chart_layout_move        (UnrepChartLayout       *self,
                                                  int                     rows,
                                                  int                     parts,
                                                  UnrepChartPlace        *place);
void              unrep_chart_layout_get_area    (UnrepChartLayout       *self,
                                                  const UnrepChartPlace  *place,
                                                  gboolean                right_to_left,
                                                  UnrepChartArea         *area);
char             *unrep_chart_layout_dup_value   (UnrepChartLayout       *self,
                                                  const UnrepChartPlace  *place) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UnrepChartLayout, unrep_chart_layout_free)

G_END_DECLS
