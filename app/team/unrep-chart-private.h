/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "team/unrep-chart.h"

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

G_END_DECLS
