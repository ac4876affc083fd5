/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "team/unrep-chart-private.h"

#include <glib/gi18n.h>
#include <math.h>
#include <pango/pangocairo.h>

/* In points, as all that follows. */
#define MARGIN 36
#define LABEL_SHARE 0.32
#define ROW_HEIGHT 20
#define BAR_HEIGHT 14
#define TEXT_SIZE 9
#define HEADING_SIZE 11
#define TITLE_SIZE 14
#define CELL_WIDTH 7
#define HATCH_STEP 4
#define N_HATCHES 5

typedef enum
{
  AT_START,
  IN_MIDDLE,
  AT_END,
} Place;

typedef struct
{
  UnrepChart            *chart;
  cairo_t               *cairo;
  const UnrepChartStyle *style;
  double                 width;
  double                 y;
} Painter;

static void
set_colour (Painter                *self,
            const UnrepChartColour *colour)
{
  cairo_set_source_rgba (self->cairo, colour->red, colour->green, colour->blue, colour->alpha);
}

/* From the edge where reading begins; of something @width wide the left edge. */
static double
get_left (Painter *self,
          double   start,
          double   width)
{
  return self->style->right_to_left ? self->width - start - width : start;
}

/* Goes to the next page where @height does not fit on this one. */
static void
need (Painter *self,
      double   height)
{
  if (self->style->page_height <= 0 || self->y + height <= self->style->page_height - MARGIN)
    return;
  cairo_show_page (self->cairo);
  self->y = MARGIN;
}

/* Draws a text in a box that is one line high, and returns how wide it is. */
static double
draw_text (Painter    *self,
           const char *text,
           double      start,
           double      width,
           double      size,
           Place       place)
{
  g_autoptr (PangoLayout) layout = pango_cairo_create_layout (self->cairo);
  g_autoptr (PangoFontDescription) font = pango_font_description_new ();
  int text_width, text_height;
  double room, left;

  pango_font_description_set_family_static (font, "sans-serif");
  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  /* The box is placed here, whatever direction the text has. */
  pango_layout_set_text (layout, text, -1);
  pango_layout_get_pixel_size (layout, &text_width, &text_height);
  pango_layout_set_width (layout, (int) (MIN (width, text_width + 1) * PANGO_SCALE));

  room = MAX (width - text_width, 0);
  left = get_left (self, start + (place == AT_START ? 0 : place == AT_END ? room : room / 2), MIN (width, text_width));
  cairo_move_to (self->cairo, left, self->y + (ROW_HEIGHT - text_height) / 2.0);
  set_colour (self, &self->style->foreground);
  pango_cairo_show_layout (self->cairo, layout);
  return MIN (width, text_width);
}

/* Lines over a colour, so that a print without colours can be read, too. */
static void
hatch (Painter *self,
       guint    kind,
       double   x,
       double   y,
       double   width,
       double   height)
{
  cairo_t *cairo = self->cairo;

  if (kind % N_HATCHES == 0)
    return;
  cairo_save (cairo);
  cairo_rectangle (cairo, x, y, width, height);
  cairo_clip (cairo);
  for (double at = -height; at < width + height; at += HATCH_STEP)
    {
      if (kind % N_HATCHES == 1 || kind % N_HATCHES == 4)
        {
          cairo_move_to (cairo, x + at, y);
          cairo_line_to (cairo, x + at + height, y + height);
        }
      if (kind % N_HATCHES == 2 || kind % N_HATCHES == 4)
        {
          cairo_move_to (cairo, x + at + height, y);
          cairo_line_to (cairo, x + at, y + height);
        }
      if (kind % N_HATCHES == 3)
        {
          cairo_move_to (cairo, x + at, y);
          cairo_line_to (cairo, x + at, y + height);
        }
    }
  cairo_set_source_rgba (cairo, 1, 1, 1, 0.55);
  cairo_set_line_width (cairo, 0.8);
  cairo_stroke (cairo);
  cairo_restore (cairo);
}

static void
fill_position (Painter *self,
               guint    index,
               double   start,
               double   y,
               double   width,
               double   height)
{
  const UnrepChartPosition *position = g_ptr_array_index (self->chart->positions, index);
  double left = get_left (self, start, width);

  set_colour (self, &position->colour);
  cairo_rectangle (self->cairo, left, y, width, height);
  cairo_fill (self->cairo);
  hatch (self, index, left, y, width, height);
}

static void
draw_heading (Painter    *self,
              const char *text,
              double      size)
{
  need (self, 3 * ROW_HEIGHT);
  self->y += ROW_HEIGHT / 2.0;
  draw_text (self, text, MARGIN, self->width - 2 * MARGIN, size, AT_START);
  self->y += ROW_HEIGHT * 1.2;
}

static void
draw_legend (Painter *self)
{
  double start = MARGIN;

  for (guint i = 0; i < self->chart->positions->len; i++)
    {
      const UnrepChartPosition *position = g_ptr_array_index (self->chart->positions, i);
      g_autofree char *text = g_strdup_printf ("%s %s", position->symbol, position->name);
      double room = (self->width - 2 * MARGIN) / 3 - BAR_HEIGHT - 10;

      fill_position (self, i, start, self->y + (ROW_HEIGHT - BAR_HEIGHT) / 2.0, BAR_HEIGHT, BAR_HEIGHT);
      draw_text (self, text, start + BAR_HEIGHT + 4, room, TEXT_SIZE, AT_START);
      start += (self->width - 2 * MARGIN) / 3;
      if (i % 3 == 2 || i + 1 == self->chart->positions->len)
        {
          self->y += ROW_HEIGHT;
          start = MARGIN;
        }
    }
}

static void
draw_bar (Painter             *self,
          const UnrepChartBar *bar,
          guint64              most)
{
  double label = (self->width - 2 * MARGIN) * LABEL_SHARE, room = self->width - 2 * MARGIN - label - 40;
  double start = MARGIN + label;
  g_autofree char *total = g_strdup_printf ("%" G_GUINT64_FORMAT, bar->total);

  need (self, ROW_HEIGHT);
  draw_text (self, bar->label, MARGIN, label - 8, TEXT_SIZE, AT_START);
  for (guint i = 0; i < self->chart->positions->len; i++)
    {
      double width = most > 0 ? room * (double) bar->counts[i] / (double) most : 0;

      if (bar->counts[i] == 0)
        continue;
      fill_position (self, i, start, self->y + (ROW_HEIGHT - BAR_HEIGHT) / 2.0, width, BAR_HEIGHT);
      start += width;
    }
  draw_text (self, total, start + 6, 40, TEXT_SIZE, AT_START);
  self->y += ROW_HEIGHT;
}

static void
draw_bars (Painter *self)
{
  GPtrArray *bars = self->chart->bars;
  guint64 most = 0;

  for (guint i = 0; i < bars->len; i++)
    {
      const UnrepChartBar *bar = g_ptr_array_index (bars, i);

      if (i == 0 || !g_str_equal (bar->group, ((UnrepChartBar *) g_ptr_array_index (bars, i - 1))->group))
        {
          draw_heading (self, bar->group, HEADING_SIZE);
          most = 0;
          for (guint k = i; k < bars->len; k++)
            {
              const UnrepChartBar *other = g_ptr_array_index (bars, k);

              if (!g_str_equal (other->group, bar->group))
                break;
              most = MAX (most, other->total);
            }
        }
      draw_bar (self, bar, most);
    }
}

static void
draw_line (Painter *self,
           double   from,
           double   to,
           double   y)
{
  cairo_move_to (self->cairo, get_left (self, from, 0), y);
  cairo_line_to (self->cairo, get_left (self, to, 0), y);
  cairo_stroke (self->cairo);
}

/* On a scale from 0 to 1, or from -1 where something is below 0. */
static void
draw_coefficient (Painter                *self,
                  const UnrepCoefficient *coefficient,
                  double                  lowest)
{
  double label = (self->width - 2 * MARGIN) * LABEL_SHARE, room = self->width - 2 * MARGIN - label - 40;
  double start = MARGIN + label;
  double at = start + room * (coefficient->value - lowest) / (1 - lowest);
  g_autofree char *value = g_strdup_printf ("%.3f", coefficient->value);
  double y;

  need (self, ROW_HEIGHT);
  y = self->y + ROW_HEIGHT / 2.0;
  draw_text (self, coefficient->name, MARGIN, label - 8, TEXT_SIZE, AT_START);
  draw_text (self, value, start + room + 6, 34, TEXT_SIZE, AT_END);
  set_colour (self, &self->style->foreground);
  cairo_set_line_width (self->cairo, 0.4);
  draw_line (self, start, start + room, y);
  if (coefficient->n_draws > 0)
    {
      cairo_set_line_width (self->cairo, 2);
      draw_line (self, start + room * (MAX (coefficient->low, lowest) - lowest) / (1 - lowest),
                 start + room * (MIN (coefficient->high, 1) - lowest) / (1 - lowest), y);
    }
  cairo_arc (self->cairo, get_left (self, at, 0), y, 3.5, 0, 2 * G_PI);
  cairo_fill (self->cairo);
  self->y += ROW_HEIGHT;
}

/* Where the lines above begin and end. */
static void
draw_scale (Painter *self,
            double   lowest)
{
  double label = (self->width - 2 * MARGIN) * LABEL_SHARE, room = self->width - 2 * MARGIN - label - 40;

  need (self, ROW_HEIGHT);
  draw_text (self, lowest < 0 ? "-1" : "0", MARGIN + label, room / 2, TEXT_SIZE, AT_START);
  draw_text (self, "1", MARGIN + label + room / 2, room / 2, TEXT_SIZE, AT_END);
  self->y += ROW_HEIGHT;
}

static void
draw_agreement (Painter *self)
{
  double lowest = 0;

  if (self->chart->coefficients->len == 0)
    return;
  for (guint i = 0; i < self->chart->coefficients->len; i++)
    {
      const UnrepCoefficient *one = &g_array_index (self->chart->coefficients, UnrepCoefficient, i);

      if (one->value < 0 || (one->n_draws > 0 && one->low < 0))
        lowest = -1;
    }
  draw_heading (self, _("Agreement, with 95 % intervals"), HEADING_SIZE);
  for (guint i = 0; i < self->chart->coefficients->len; i++)
    draw_coefficient (self, &g_array_index (self->chart->coefficients, UnrepCoefficient, i), lowest);
  draw_scale (self, lowest);
}

/* A row a reviewer, a column a unit; what is too wide goes on below. */
static void
draw_map (Painter *self)
{
  guint n_reviewers = self->chart->reviewers->len, n_units, per_strip;
  double label = (self->width - 2 * MARGIN) * LABEL_SHARE;

  if (n_reviewers == 0 || self->chart->cells->len == 0)
    return;
  n_units = self->chart->cells->len / n_reviewers;
  per_strip = (guint) ((self->width - 2 * MARGIN - label) / CELL_WIDTH);
  draw_heading (self, _("Who chose what, a column a recommendation"), HEADING_SIZE);
  for (guint first = 0; first < n_units; first += per_strip)
    {
      /* A strip stays whole where a page can hold it. */
      need (self, MIN (n_reviewers * ROW_HEIGHT, MAX (self->style->page_height - 2 * MARGIN, 0)));
      for (guint i = 0; i < n_reviewers; i++)
        {
          need (self, ROW_HEIGHT);
          draw_text (self, g_ptr_array_index (self->chart->reviewers, i), MARGIN, label - 8, TEXT_SIZE, AT_START);
          for (guint unit = first; unit < n_units && unit < first + per_strip; unit++)
            {
              guint cell = g_array_index (self->chart->cells, guint, unit * n_reviewers + i);

              if (cell > 0)
                fill_position (self, cell - 1, MARGIN + label + (unit - first) * CELL_WIDTH, self->y + 2, CELL_WIDTH - 1,
                               ROW_HEIGHT - 4);
            }
          self->y += ROW_HEIGHT;
        }
      self->y += ROW_HEIGHT / 2.0;
    }
}

/**
 * unrep_chart_paint:
 * @self: a chart
 * @cairo: what to paint on, in points
 * @width: how wide it is
 * @top: where to begin
 * @style: what it is to look like
 *
 * Paints everything below each other: bars, agreement, the map of who chose what. The
 * same in a window, in SVG and on the pages of a PDF.
 *
 * Returns: where it ends
 */
double
unrep_chart_paint (UnrepChart            *self,
                   cairo_t               *cairo,
                   double                 width,
                   double                 top,
                   const UnrepChartStyle *style)
{
  Painter painter = { .chart = self, .cairo = cairo, .style = style, .width = width, .y = top };

  draw_heading (&painter, self->title, TITLE_SIZE);
  draw_legend (&painter);
  draw_bars (&painter);
  draw_agreement (&painter);
  draw_map (&painter);

  return painter.y;
}
