/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "team/unrep-agreement.h"

#include <cairo.h>

G_BEGIN_DECLS

/**
 * UnrepChartColour:
 *
 * Red, green, blue and opacity, each from 0 to 1.
 */
typedef struct
{
  double red;
  double green;
  double blue;
  double alpha;
} UnrepChartColour;

/**
 * UnrepChartStyle:
 * @foreground: of letters and lines
 * @right_to_left: whether bars begin on the right
 * @page_height: where a page ends, in points; 0 for one picture of any height
 * @margin: how much stays free on each side, in points
 * @hatched: whether lines tell positions apart where there are no colours; else their
 *   symbols and numbers stand in the bars
 * @colours: (nullable) (array): for each position the colour that can be seen on this
 *   ground, where it is not the codebook's
 * @take_digits: (nullable): takes a text and returns it with the digits of the interface
 *
 * How charts are painted: as the theme has it in a window, black on white on paper.
 */
typedef struct
{
  UnrepChartColour foreground;
  gboolean         right_to_left;
  double           page_height;
  double           margin;
  gboolean         hatched;
  const UnrepChartColour *colours;
  char          *(*take_digits) (char *text);
} UnrepChartStyle;

/**
 * UnrepChart:
 *
 * The pictures of one codebook: bars of positions, coefficients of agreement with
 * their intervals, and who chose what of which unit. It knows nothing of where it is
 * painted.
 */
typedef struct _UnrepChart UnrepChart;

UnrepChart *unrep_chart_new             (const char             *title) G_GNUC_WARN_UNUSED_RESULT;
void        unrep_chart_free            (UnrepChart             *self);
void        unrep_chart_add_position    (UnrepChart             *self,
                                         const char             *name,
                                         const char             *symbol,
                                         const char             *colour);
void        unrep_chart_add_bar         (UnrepChart             *self,
                                         const char             *group,
                                         const char             *label,
                                         const guint64          *counts);
void        unrep_chart_add_coefficient (UnrepChart             *self,
                                         const UnrepCoefficient *coefficient);
void        unrep_chart_set_reviewers   (UnrepChart             *self,
                                         GPtrArray              *names);
void        unrep_chart_add_unit        (UnrepChart             *self,
                                         const guint            *positions);
double      unrep_chart_paint           (UnrepChart             *self,
                                         cairo_t                *cairo,
                                         double                  width,
                                         double                  top,
                                         const UnrepChartStyle  *style);
guint       unrep_chart_get_n_positions (UnrepChart             *self);
const UnrepChartColour *unrep_chart_get_colour (UnrepChart      *self,
                                         guint                   position);
char       *unrep_chart_dup_text        (UnrepChart             *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UnrepChart, unrep_chart_free)

G_END_DECLS
