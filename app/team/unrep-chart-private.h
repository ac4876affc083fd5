/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "team/unrep-chart-layout.h"

G_BEGIN_DECLS

typedef struct
{
  char             *name;
  char             *symbol;
  UnrepChartColour  colour;
} UnrepChartPosition;

typedef struct
{
  char    *group;
  char    *label;
  guint64 *counts;
  guint64  total;
} UnrepChartBar;

struct _UnrepChart
{
  char      *title;
  /* Of UnrepChartPosition. */
  GPtrArray *positions;
  /* Of UnrepChartBar; those of one group stand together. */
  GPtrArray *bars;
  /* Of UnrepCoefficient. */
  GArray    *coefficients;
  GPtrArray *reviewers;
  /* For each unit, for each reviewer: a position, counted from 1, or 0. */
  GArray    *cells;
};

/* In points, as all that follows. */
#define UNREP_CHART_ROW_HEIGHT 20
#define UNREP_CHART_BAR_HEIGHT 14
#define UNREP_CHART_CELL_WIDTH 10

typedef enum
{
  UNREP_CHART_TITLE,
  UNREP_CHART_LEGEND,
  UNREP_CHART_HEADING,
  UNREP_CHART_BAR,
  UNREP_CHART_COEFFICIENT,
  UNREP_CHART_SCALE,
  UNREP_CHART_MAP,
} UnrepChartKind;

/* One line of a chart. */
typedef struct
{
  UnrepChartKind  kind;
  /* Of a heading; belongs to the chart or is static. */
  const char     *text;
  /* A bar, coefficient or reviewer, the first position of a line of the legend. */
  guint           index;
  /* The first unit of a strip of the map. */
  guint           first;
  /* How many parts it has: units, positions. */
  guint           n_parts;
  /* The longest bar of its group. */
  guint64         most;
  guint           page;
  double          y;
} UnrepChartRow;

struct _UnrepChartLayout
{
  UnrepChart *chart;
  double      width;
  double      margin;
  double      page_height;
  /* Of UnrepChartRow. */
  GArray     *rows;
  guint       page;
  double      y;
  /* Where the scale of coefficients begins: 0, or -1. */
  double      lowest;
};

double   unrep_chart_layout_get_label_width (UnrepChartLayout       *self);
double   unrep_chart_layout_get_room        (UnrepChartLayout       *self);
gboolean unrep_chart_layout_get_part        (UnrepChartLayout       *self,
                                             const UnrepChartRow    *row,
                                             guint                   part,
                                             double                 *start,
                                             double                 *width);

G_END_DECLS
