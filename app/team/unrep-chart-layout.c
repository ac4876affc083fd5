/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "team/unrep-chart-private.h"

#include "team/unrep-agreement-words.h"

#include <glib/gi18n.h>

#define LABEL_SHARE 0.32
#define MAX_LABEL 320
#define TOTAL_WIDTH 40
#define MAX_LEGEND_COLUMNS 3
#define LEGEND_WIDTH 150

/**
 * unrep_chart_layout_get_label_width:
 * @self: a layout
 *
 * Returns: how wide the names before bars are
 */
double
unrep_chart_layout_get_label_width (UnrepChartLayout *self)
{
  return MIN ((self->width - 2 * self->margin) * LABEL_SHARE, MAX_LABEL);
}

/**
 * unrep_chart_layout_get_room:
 * @self: a layout
 *
 * Returns: how wide the longest bar is
 */
double
unrep_chart_layout_get_room (UnrepChartLayout *self)
{
  return MAX (self->width - 2 * self->margin - unrep_chart_layout_get_label_width (self) - TOTAL_WIDTH, 1);
}

static guint
get_legend_columns (UnrepChartLayout *self)
{
  return (guint) CLAMP ((self->width - 2 * self->margin) / LEGEND_WIDTH, 1, MAX_LEGEND_COLUMNS);
}

static double
get_height (UnrepChartKind kind)
{
  return kind == UNREP_CHART_HEADING || kind == UNREP_CHART_TITLE ? 1.7 * UNREP_CHART_ROW_HEIGHT : UNREP_CHART_ROW_HEIGHT;
}

/* Goes to the next page where @height does not fit on this one. */
static void
need (UnrepChartLayout *self,
      double            height)
{
  if (self->page_height <= 0 || self->y + height <= self->page_height - self->margin)
    return;
  self->page++;
  self->y = self->margin;
}

static void
add (UnrepChartLayout *self,
     UnrepChartRow     row)
{
  need (self, row.kind == UNREP_CHART_HEADING || row.kind == UNREP_CHART_TITLE ? 3 * UNREP_CHART_ROW_HEIGHT
                                                                               : get_height (row.kind));
  row.page = self->page;
  row.y = self->y;
  self->y += get_height (row.kind);
  g_array_append_val (self->rows, row);
}

static void
lay_bars (UnrepChartLayout *self)
{
  GPtrArray *bars = self->chart->bars;
  guint64 most = 0;

  for (guint i = 0; i < bars->len; i++)
    {
      const UnrepChartBar *bar = g_ptr_array_index (bars, i);

      if (i == 0 || !g_str_equal (bar->group, ((UnrepChartBar *) g_ptr_array_index (bars, i - 1))->group))
        {
          add (self, (UnrepChartRow) { .kind = UNREP_CHART_HEADING, .text = bar->group });
          most = 0;
          for (guint k = i; k < bars->len; k++)
            {
              const UnrepChartBar *other = g_ptr_array_index (bars, k);

              if (!g_str_equal (other->group, bar->group))
                break;
              most = MAX (most, other->total);
            }
        }
      add (self, (UnrepChartRow) { .kind = UNREP_CHART_BAR, .index = i, .n_parts = self->chart->positions->len,
                                   .most = most });
    }
}

/* On a scale from 0 to 1, or from -1 where something is below 0. */
static void
lay_agreement (UnrepChartLayout *self)
{
  GArray *coefficients = self->chart->coefficients;

  if (coefficients->len == 0)
    return;
  add (self, (UnrepChartRow) { .kind = UNREP_CHART_HEADING, .text = _("Agreement, with 95 % intervals") });
  for (guint i = 0; i < coefficients->len; i++)
    {
      const UnrepCoefficient *one = &g_array_index (coefficients, UnrepCoefficient, i);

      if (one->value < 0 || (one->n_draws > 0 && one->low < 0))
        self->lowest = -1;
      add (self, (UnrepChartRow) { .kind = UNREP_CHART_COEFFICIENT, .index = i, .n_parts = 1 });
    }
  add (self, (UnrepChartRow) { .kind = UNREP_CHART_SCALE });
}

/* A row a reviewer, a column a unit; what is too wide goes on below. */
static void
lay_map (UnrepChartLayout *self)
{
  guint n_reviewers = self->chart->reviewers->len, n_units, per_strip;
  double label = unrep_chart_layout_get_label_width (self);

  if (n_reviewers == 0 || self->chart->cells->len == 0)
    return;
  n_units = self->chart->cells->len / n_reviewers;
  per_strip = (guint) MAX ((self->width - 2 * self->margin - label) / UNREP_CHART_CELL_WIDTH, 1);
  add (self, (UnrepChartRow) { .kind = UNREP_CHART_HEADING, .text = _("Who chose what, a column a recommendation") });
  for (guint first = 0; first < n_units; first += per_strip)
    {
      /* A strip stays whole where a page can hold it. */
      need (self, MIN (n_reviewers * UNREP_CHART_ROW_HEIGHT, MAX (self->page_height - 2 * self->margin, 0)));
      for (guint i = 0; i < n_reviewers; i++)
        add (self, (UnrepChartRow) { .kind = UNREP_CHART_MAP, .index = i, .first = first,
                                     .n_parts = MIN (per_strip, n_units - first) });
      self->y += UNREP_CHART_ROW_HEIGHT / 2.0;
    }
}

/**
 * unrep_chart_layout_new:
 * @chart: a chart, which has to outlive it
 * @width: how wide it may be, in points
 * @top: where it begins
 * @margin: how much stays free on each side
 * @page_height: where a page ends; 0 for one picture of any height
 *
 * Returns: (transfer full): where everything stands
 */
UnrepChartLayout *
unrep_chart_layout_new (UnrepChart *chart,
                        double      width,
                        double      top,
                        double      margin,
                        double      page_height)
{
  UnrepChartLayout *self = g_new0 (UnrepChartLayout, 1);

  self->chart = chart;
  self->width = width;
  self->margin = margin;
  self->page_height = page_height;
  self->rows = g_array_new (FALSE, FALSE, sizeof (UnrepChartRow));
  self->y = top;
  add (self, (UnrepChartRow) { .kind = UNREP_CHART_TITLE, .text = chart->title });
  for (guint i = 0; i < chart->positions->len; i += get_legend_columns (self))
    add (self, (UnrepChartRow) { .kind = UNREP_CHART_LEGEND, .index = i,
                                 .n_parts = MIN (get_legend_columns (self), chart->positions->len - i) });
  lay_bars (self);
  lay_agreement (self);
  lay_map (self);
  return self;
}

/**
 * unrep_chart_layout_free:
 * @self: (transfer full): a layout
 */
void
unrep_chart_layout_free (UnrepChartLayout *self)
{
  g_array_unref (self->rows);
  g_free (self);
}

/**
 * unrep_chart_layout_get_n_pages:
 * @self: a layout
 *
 * Returns: how many pages it takes, the one that it begins on included
 */
guint
unrep_chart_layout_get_n_pages (UnrepChartLayout *self)
{
  return self->page + 1;
}

/**
 * unrep_chart_layout_get_end:
 * @self: a layout
 *
 * Returns: where it ends on its last page
 */
double
unrep_chart_layout_get_end (UnrepChartLayout *self)
{
  return self->y;
}

static const UnrepChartRow *
get_row (UnrepChartLayout *self,
         guint             index)
{
  return &g_array_index (self->rows, UnrepChartRow, index);
}

/**
 * unrep_chart_layout_get_part:
 * @self: a layout
 * @row: one of its rows
 * @part: a part of it
 * @start: (out): how far from where reading begins
 * @width: (out): how wide
 *
 * Returns: whether there is anything
 */
gboolean
unrep_chart_layout_get_part (UnrepChartLayout    *self,
                             const UnrepChartRow *row,
                             guint                part,
                             double              *start,
                             double              *width)
{
  double label = unrep_chart_layout_get_label_width (self), room = unrep_chart_layout_get_room (self);

  *start = self->margin + label;
  *width = room;
  if (row->kind == UNREP_CHART_MAP)
    {
      *start += part * UNREP_CHART_CELL_WIDTH;
      *width = UNREP_CHART_CELL_WIDTH;
    }
  else if (row->kind == UNREP_CHART_BAR)
    {
      const UnrepChartBar *bar = g_ptr_array_index (self->chart->bars, row->index);

      for (guint i = 0; i < part; i++)
        *start += row->most > 0 ? room * (double) bar->counts[i] / (double) row->most : 0;
      *width = row->most > 0 ? room * (double) bar->counts[part] / (double) row->most : 0;
      return bar->counts[part] > 0;
    }
  else if (row->kind == UNREP_CHART_LEGEND)
    {
      *width = (self->width - 2 * self->margin) / get_legend_columns (self);
      *start = self->margin + part * *width;
    }
  return part < row->n_parts;
}

static gboolean
has_value (const UnrepChartRow *row)
{
  return row->kind == UNREP_CHART_BAR || row->kind == UNREP_CHART_COEFFICIENT || row->kind == UNREP_CHART_MAP;
}

/**
 * unrep_chart_layout_find:
 * @self: a layout of one page
 * @x: a place
 * @y: a place
 * @right_to_left: whether bars begin on the right
 * @place: (out): what is there
 *
 * Returns: whether something that has a value is there
 */
gboolean
unrep_chart_layout_find (UnrepChartLayout *self,
                         double            x,
                         double            y,
                         gboolean          right_to_left,
                         UnrepChartPlace  *place)
{
  double along = right_to_left ? self->width - x : x;
  guint low = 0, high = self->rows->len;

  /* The last row that begins above @y. */
  while (low + 1 < high)
    {
      guint middle = (low + high) / 2;

      if (get_row (self, middle)->y <= y)
        low = middle;
      else
        high = middle;
    }
  if (self->rows->len == 0 || !has_value (get_row (self, low)) || y < get_row (self, low)->y ||
      y >= get_row (self, low)->y + get_height (get_row (self, low)->kind))
    return FALSE;
  for (guint part = 0; part < get_row (self, low)->n_parts; part++)
    {
      double start, width;

      if (unrep_chart_layout_get_part (self, get_row (self, low), part, &start, &width) && along >= start &&
          along < start + width)
        {
          *place = (UnrepChartPlace) { low, part };
          return TRUE;
        }
    }
  return FALSE;
}

static gboolean
is_there (UnrepChartLayout *self,
          guint             row,
          guint             part)
{
  double start, width;

  return unrep_chart_layout_get_part (self, get_row (self, row), part, &start, &width);
}

/* The nearest part of @row that there is: @part, what follows it, what stands before it. */
static gboolean
settle (UnrepChartLayout *self,
        guint             row,
        guint             part,
        UnrepChartPlace  *place)
{
  guint n = get_row (self, row)->n_parts;

  for (guint i = MIN (part, n - 1); i < n; i++)
    if (is_there (self, row, i))
      {
        *place = (UnrepChartPlace) { row, i };
        return TRUE;
      }
  for (guint i = MIN (part, n); i > 0; i--)
    if (is_there (self, row, i - 1))
      {
        *place = (UnrepChartPlace) { row, i - 1 };
        return TRUE;
      }
  return FALSE;
}

/**
 * unrep_chart_layout_move:
 * @self: a layout
 * @rows: -1 for the row above, 1 for the one below, 0 to stay
 * @parts: -1 for the part before, 1 for the one behind, in the direction of reading
 * @place: (inout): where one is; the row `G_MAXUINT` is nowhere yet
 *
 * Goes to the next thing with a value.
 *
 * Returns: whether there is one
 */
gboolean
unrep_chart_layout_move (UnrepChartLayout *self,
                         int               rows,
                         int               parts,
                         UnrepChartPlace  *place)
{
  gint64 row = place->row == G_MAXUINT ? -1 : (gint64) place->row, part = place->part;

  if (place->row == G_MAXUINT)
    {
      rows = 1;
      parts = 0;
      part = 0;
    }
  for (part += parts; rows == 0 && part >= 0 && part < get_row (self, (guint) row)->n_parts; part += parts)
    if (is_there (self, (guint) row, (guint) part))
      {
        place->part = (guint) part;
        return TRUE;
      }
  if (rows == 0)
    return FALSE;
  for (row += rows; row >= 0 && row < self->rows->len; row += rows)
    if (has_value (get_row (self, (guint) row)) && settle (self, (guint) row, (guint) MAX (part, 0), place))
      return TRUE;
  return FALSE;
}

/**
 * unrep_chart_layout_get_area:
 * @self: a layout
 * @place: something in it
 * @right_to_left: whether bars begin on the right
 * @area: (out): where that is
 */
void
unrep_chart_layout_get_area (UnrepChartLayout      *self,
                             const UnrepChartPlace *place,
                             gboolean               right_to_left,
                             UnrepChartArea        *area)
{
  const UnrepChartRow *row = get_row (self, place->row);
  double start;

  unrep_chart_layout_get_part (self, row, place->part, &start, &area->width);
  area->x = right_to_left ? self->width - start - area->width : start;
  area->y = row->y + (UNREP_CHART_ROW_HEIGHT - UNREP_CHART_BAR_HEIGHT) / 2.0;
  area->height = UNREP_CHART_BAR_HEIGHT;
}

static char *
dup_cell (UnrepChartLayout    *self,
          const UnrepChartRow *row,
          guint                part)
{
  guint n = self->chart->reviewers->len, unit = row->first + part;
  guint cell = g_array_index (self->chart->cells, guint, (gsize) unit * n + row->index);
  const char *name = cell > 0 ? ((UnrepChartPosition *) g_ptr_array_index (self->chart->positions, cell - 1))->name
                              : _("Not reviewed");

  /* Translators: a reviewer, the number of a recommendation, and the position chosen: “Amal, recommendation 12: oppose” */
  return g_strdup_printf (_("%s, recommendation %u: %s"), (char *) g_ptr_array_index (self->chart->reviewers, row->index),
                          unit + 1, name);
}

/**
 * unrep_chart_layout_dup_value:
 * @self: a layout
 * @place: something in it
 *
 * Returns: (transfer full): what is there, in words
 */
char *
unrep_chart_layout_dup_value (UnrepChartLayout      *self,
                              const UnrepChartPlace *place)
{
  const UnrepChartRow *row = get_row (self, place->row);

  if (row->kind == UNREP_CHART_BAR)
    {
      const UnrepChartBar *bar = g_ptr_array_index (self->chart->bars, row->index);
      const UnrepChartPosition *position = g_ptr_array_index (self->chart->positions, place->part);

      g_autofree char *count = g_strdup_printf ("%" G_GUINT64_FORMAT, bar->counts[place->part]);
      g_autofree char *total = g_strdup_printf ("%" G_GUINT64_FORMAT, bar->total);

      /* Translators: a bar, a position, how many of how many: “report.txt, oppose: 12 of 40” */
      return g_strdup_printf (_("%s, %s: %s of %s"), bar->label, position->name, count, total);
    }
  if (row->kind == UNREP_CHART_COEFFICIENT)
    {
      const UnrepCoefficient *one = &g_array_index (self->chart->coefficients, UnrepCoefficient, row->index);
      g_autofree char *value = unrep_agreement_dup_value (one);

      /* Translators: a coefficient of agreement and its value */
      return g_strdup_printf (_("%s: %s"), unrep_agreement_get_title (one->name), value);
    }
  return dup_cell (self, row, place->part);
}
