/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "team/unrep-chart-private.h"

#include <stdio.h>

static void
position_free (gpointer data)
{
  UnrepChartPosition *position = data;

  g_free (position->name);
  g_free (position->symbol);
  g_free (position);
}

static void
bar_free (gpointer data)
{
  UnrepChartBar *bar = data;

  g_free (bar->group);
  g_free (bar->label);
  g_free (bar->counts);
  g_free (bar);
}

/**
 * unrep_chart_new:
 * @title: what stands above the pictures
 *
 * Returns: (transfer full): a chart of nothing
 */
UnrepChart *
unrep_chart_new (const char *title)
{
  UnrepChart *self = g_new0 (UnrepChart, 1);

  self->title = g_strdup (title);
  self->positions = g_ptr_array_new_with_free_func (position_free);
  self->bars = g_ptr_array_new_with_free_func (bar_free);
  self->coefficients = g_array_new (FALSE, FALSE, sizeof (UnrepCoefficient));
  self->reviewers = g_ptr_array_new_with_free_func (g_free);
  self->cells = g_array_new (FALSE, FALSE, sizeof (guint));

  return self;
}

/**
 * unrep_chart_free:
 * @self: (transfer full): a chart
 */
void
unrep_chart_free (UnrepChart *self)
{
  g_free (self->title);
  g_ptr_array_unref (self->positions);
  g_ptr_array_unref (self->bars);
  g_array_unref (self->coefficients);
  g_ptr_array_unref (self->reviewers);
  g_array_unref (self->cells);
  g_free (self);
}

/* What a codebook cannot say is grey. */
static UnrepChartColour
parse_colour (const char *colour)
{
  guint red = 0x80, green = 0x80, blue = 0x80;

  if (colour != NULL && sscanf (colour, "#%2x%2x%2x", &red, &green, &blue) != 3)
    red = green = blue = 0x80;
  return (UnrepChartColour) { red / 255.0, green / 255.0, blue / 255.0, 1 };
}

/**
 * unrep_chart_add_position:
 * @self: a chart without bars
 * @name: what people call the position
 * @symbol: (nullable): its shape
 * @colour: (nullable): `#RRGGBB`
 *
 * Adds a position; counts and units name positions by the order of these calls.
 */
void
unrep_chart_add_position (UnrepChart *self,
                          const char *name,
                          const char *symbol,
                          const char *colour)
{
  UnrepChartPosition *position = g_new0 (UnrepChartPosition, 1);

  position->name = g_strdup (name);
  position->symbol = g_strdup (symbol != NULL ? symbol : "");
  position->colour = parse_colour (colour);
  g_ptr_array_add (self->positions, position);
}

/**
 * unrep_chart_add_bar:
 * @self: a chart with all its positions
 * @group: the heading above the bars that belong together; those of one group are
 *   added one after the other
 * @label: what the bar is of
 * @counts: (array): how often each position was chosen
 *
 * Adds a bar.
 */
void
unrep_chart_add_bar (UnrepChart    *self,
                     const char    *group,
                     const char    *label,
                     const guint64 *counts)
{
  UnrepChartBar *bar = g_new0 (UnrepChartBar, 1);

  bar->group = g_strdup (group);
  bar->label = g_strdup (label);
  bar->counts = g_memdup2 (counts, self->positions->len * sizeof *counts);
  for (guint i = 0; i < self->positions->len; i++)
    bar->total += counts[i];
  g_ptr_array_add (self->bars, bar);
}

/**
 * unrep_chart_add_coefficient:
 * @self: a chart
 * @coefficient: a coefficient of agreement that has a value
 *
 * Adds a line for it.
 */
void
unrep_chart_add_coefficient (UnrepChart             *self,
                             const UnrepCoefficient *coefficient)
{
  g_array_append_val (self->coefficients, *coefficient);
}

/**
 * unrep_chart_set_reviewers:
 * @self: a chart without units
 * @names: (element-type utf8): the reviewers' names
 *
 * Says who is meant by what unrep_chart_add_unit() gets.
 */
void
unrep_chart_set_reviewers (UnrepChart *self,
                           GPtrArray  *names)
{
  g_ptr_array_set_size (self->reviewers, 0);
  for (guint i = 0; i < names->len; i++)
    g_ptr_array_add (self->reviewers, g_strdup (g_ptr_array_index (names, i)));
}

/**
 * unrep_chart_add_unit:
 * @self: a chart with its reviewers
 * @positions: (array): for each reviewer a position, counted from 1, or 0 for none
 *
 * Adds a column to the map of who chose what.
 */
void
unrep_chart_add_unit (UnrepChart  *self,
                      const guint *positions)
{
  g_array_append_vals (self->cells, positions, self->reviewers->len);
}

/**
 * unrep_chart_get_n_positions:
 * @self: a chart
 *
 * Returns: how many positions it has
 */
guint
unrep_chart_get_n_positions (UnrepChart *self)
{
  return self->positions->len;
}

/**
 * unrep_chart_get_colour:
 * @self: a chart
 * @position: from 0
 *
 * Returns: (transfer none): its colour in the codebook
 */
const UnrepChartColour *
unrep_chart_get_colour (UnrepChart *self,
                        guint       position)
{
  g_return_val_if_fail (position < self->positions->len, NULL);

  return &((UnrepChartPosition *) g_ptr_array_index (self->positions, position))->colour;
}

static void
append_counts (GString    *out,
               UnrepChart *self,
               const UnrepChartBar *bar)
{
  for (guint i = 0; i < self->positions->len; i++)
    {
      const UnrepChartPosition *position = g_ptr_array_index (self->positions, i);

      g_string_append_printf (out, "%s%s %" G_GUINT64_FORMAT, i > 0 ? ", " : "", position->name, bar->counts[i]);
    }
}

/**
 * unrep_chart_dup_text:
 * @self: a chart
 *
 * For who cannot see it.
 *
 * Returns: (transfer full): what the pictures show, a line a bar and coefficient
 */
char *
unrep_chart_dup_text (UnrepChart *self)
{
  GString *out = g_string_new (self->title);

  for (guint i = 0; i < self->bars->len; i++)
    {
      const UnrepChartBar *bar = g_ptr_array_index (self->bars, i);

      if (i == 0 || !g_str_equal (bar->group, ((UnrepChartBar *) g_ptr_array_index (self->bars, i - 1))->group))
        g_string_append_printf (out, "\n\n%s", bar->group);
      g_string_append_printf (out, "\n%s: ", bar->label);
      append_counts (out, self, bar);
    }
  for (guint i = 0; i < self->coefficients->len; i++)
    {
      const UnrepCoefficient *coefficient = &g_array_index (self->coefficients, UnrepCoefficient, i);

      g_string_append_printf (out, "%s%s: %.3f", i == 0 ? "\n\n" : "\n", coefficient->name, coefficient->value);
      if (coefficient->n_draws > 0)
        g_string_append_printf (out, " [%.3f, %.3f]", coefficient->low, coefficient->high);
    }
  return g_string_free (out, FALSE);
}
