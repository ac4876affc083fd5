/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "team/unrep-chart-private.h"

#include "team/unrep-agreement-words.h"

#include <pango/pangocairo.h>

#define TEXT_SIZE 9
#define SMALL_SIZE 7
#define HEADING_SIZE 11
#define TITLE_SIZE 14
#define HATCH_STEP 4
#define N_HATCHES 5
#define PADDING 3

typedef enum
{
  AT_START,
  IN_MIDDLE,
  AT_END,
} Place;

typedef struct
{
  UnrepChartLayout      *layout;
  cairo_t               *cairo;
  const UnrepChartStyle *style;
  /* A symbol a position, for cells that are many. */
  GPtrArray             *symbols;
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
  return self->style->right_to_left ? self->layout->width - start - width : start;
}

static PangoLayout *
new_text (Painter    *self,
          const char *text,
          double      size)
{
  PangoLayout *layout = pango_cairo_create_layout (self->cairo);
  g_autoptr (PangoFontDescription) font = pango_font_description_new ();

  pango_font_description_set_family_static (font, "sans-serif");
  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_text (layout, text, -1);
  return layout;
}

static void
show_text (Painter                *self,
           PangoLayout            *layout,
           double                  left,
           const UnrepChartColour *ink)
{
  int height;

  pango_layout_get_pixel_size (layout, NULL, &height);
  cairo_move_to (self->cairo, left, self->y + (UNREP_CHART_ROW_HEIGHT - height) / 2.0);
  set_colour (self, ink);
  pango_cairo_show_layout (self->cairo, layout);
}

/* Draws a text in a box that is one line high. */
static void
draw_text (Painter    *self,
           const char *text,
           double      start,
           double      width,
           double      size,
           Place       place)
{
  g_autoptr (PangoLayout) layout = new_text (self, text, size);
  int text_width;
  double room;

  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_get_pixel_size (layout, &text_width, NULL);
  /* The box is placed here, whatever direction the text has. */
  pango_layout_set_width (layout, (int) (MIN (width, text_width + 1) * PANGO_SCALE));
  room = MAX (width - text_width, 0);
  show_text (self, layout,
             get_left (self, start + (place == AT_START ? 0 : place == AT_END ? room : room / 2), MIN (width, text_width)),
             &self->style->foreground);
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

/* Takes @number, and returns it as this chart writes numbers. */
static char *
take_number (Painter *self,
             char    *number)
{
  return self->style->take_digits != NULL ? self->style->take_digits (number) : number;
}

static const UnrepChartColour *
get_colour (Painter *self,
            guint    position)
{
  return self->style->colours != NULL ? &self->style->colours[position]
                                      : unrep_chart_get_colour (self->layout->chart, position);
}

/* What can be read on a colour, by its relative luminance (WCAG 2.1, roughly). */
static UnrepChartColour
get_ink (const UnrepChartColour *paper)
{
  double light = 0.2126 * paper->red * paper->red + 0.7152 * paper->green * paper->green + 0.0722 * paper->blue * paper->blue;

  return light > 0.18 ? (UnrepChartColour) { 0, 0, 0, 1 } : (UnrepChartColour) { 1, 1, 1, 1 };
}

static void
fill_position (Painter *self,
               guint    position,
               double   start,
               double   y,
               double   width,
               double   height)
{
  double left = get_left (self, start, width);

  set_colour (self, get_colour (self, position));
  cairo_rectangle (self->cairo, left, y, width, height);
  cairo_fill (self->cairo);
  if (self->style->hatched)
    hatch (self, position, left, y, width, height);
}

/* The symbol, and the number where there is room: never the colour alone. */
static void
draw_in_bar (Painter *self,
             guint    position,
             guint64  count,
             double   start,
             double   width)
{
  const UnrepChartPosition *one = g_ptr_array_index (self->layout->chart->positions, position);
  g_autofree char *number = take_number (self, g_strdup_printf ("%" G_GUINT64_FORMAT, count));
  g_autofree char *text = g_strdup_printf ("%s %s", one->symbol, number);
  g_autoptr (PangoLayout) layout = new_text (self, text, SMALL_SIZE + 1);
  UnrepChartColour ink = get_ink (get_colour (self, position));
  int text_width;

  pango_layout_get_pixel_size (layout, &text_width, NULL);
  if (text_width + 2 * PADDING > width)
    {
      pango_layout_set_text (layout, one->symbol, -1);
      pango_layout_get_pixel_size (layout, &text_width, NULL);
    }
  if (text_width + 2 <= width)
    show_text (self, layout, get_left (self, start + (width - text_width) / 2, text_width), &ink);
}

static void
draw_legend (Painter             *self,
             const UnrepChartRow *row)
{
  for (guint i = 0; i < row->n_parts; i++)
    {
      const UnrepChartPosition *position = g_ptr_array_index (self->layout->chart->positions, row->index + i);
      g_autofree char *text = g_strdup_printf ("%s %s", position->symbol, position->name);
      double start, width;

      unrep_chart_layout_get_part (self->layout, row, i, &start, &width);
      fill_position (self, row->index + i, start, self->y + (UNREP_CHART_ROW_HEIGHT - UNREP_CHART_BAR_HEIGHT) / 2.0,
                     UNREP_CHART_BAR_HEIGHT, UNREP_CHART_BAR_HEIGHT);
      draw_text (self, text, start + UNREP_CHART_BAR_HEIGHT + 4, MAX (width - UNREP_CHART_BAR_HEIGHT - 10, 1), TEXT_SIZE,
                 AT_START);
    }
}

static void
draw_bar (Painter             *self,
          const UnrepChartRow *row)
{
  const UnrepChartBar *bar = g_ptr_array_index (self->layout->chart->bars, row->index);
  double margin = self->layout->margin, label = unrep_chart_layout_get_label_width (self->layout);
  double end = margin + label;
  g_autofree char *total = take_number (self, g_strdup_printf ("%" G_GUINT64_FORMAT, bar->total));

  draw_text (self, bar->label, margin, label - 8, TEXT_SIZE, AT_START);
  for (guint i = 0; i < row->n_parts; i++)
    {
      double start, width;

      if (!unrep_chart_layout_get_part (self->layout, row, i, &start, &width))
        continue;
      fill_position (self, i, start, self->y + (UNREP_CHART_ROW_HEIGHT - UNREP_CHART_BAR_HEIGHT) / 2.0, width,
                     UNREP_CHART_BAR_HEIGHT);
      if (!self->style->hatched)
        draw_in_bar (self, i, bar->counts[i], start, width);
      end = start + width;
    }
  draw_text (self, total, end + 6, 40, TEXT_SIZE, AT_START);
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

static void
draw_coefficient (Painter             *self,
                  const UnrepChartRow *row)
{
  const UnrepCoefficient *coefficient = &g_array_index (self->layout->chart->coefficients, UnrepCoefficient, row->index);
  double label = unrep_chart_layout_get_label_width (self->layout), room = unrep_chart_layout_get_room (self->layout);
  double start = self->layout->margin + label, lowest = self->layout->lowest;
  double at = start + room * (coefficient->value - lowest) / (1 - lowest), y = self->y + UNREP_CHART_ROW_HEIGHT / 2.0;
  g_autofree char *value = take_number (self, g_strdup_printf ("%.3f", coefficient->value));

  draw_text (self, unrep_agreement_get_title (coefficient->name), self->layout->margin, label - 8, TEXT_SIZE, AT_START);
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
}

/* Where the lines above begin and end. */
static void
draw_scale (Painter *self)
{
  double start = self->layout->margin + unrep_chart_layout_get_label_width (self->layout);
  double room = unrep_chart_layout_get_room (self->layout);
  g_autofree char *lowest = take_number (self, g_strdup (self->layout->lowest < 0 ? "-1" : "0"));
  g_autofree char *highest = take_number (self, g_strdup ("1"));

  draw_text (self, lowest, start, room / 2, TEXT_SIZE, AT_START);
  draw_text (self, highest, start + room / 2, room / 2, TEXT_SIZE, AT_END);
}

static PangoLayout *
get_symbol (Painter *self,
            guint    position)
{
  GPtrArray *positions = self->layout->chart->positions;

  if (self->symbols->len == 0)
    for (guint i = 0; i < positions->len; i++)
      g_ptr_array_add (self->symbols, new_text (self, ((UnrepChartPosition *) g_ptr_array_index (positions, i))->symbol,
                                                SMALL_SIZE));
  return g_ptr_array_index (self->symbols, position);
}

static void
draw_map_row (Painter             *self,
              const UnrepChartRow *row)
{
  UnrepChart *chart = self->layout->chart;

  draw_text (self, g_ptr_array_index (chart->reviewers, row->index), self->layout->margin,
             unrep_chart_layout_get_label_width (self->layout) - 8, TEXT_SIZE, AT_START);
  for (guint i = 0; i < row->n_parts; i++)
    {
      guint cell = g_array_index (chart->cells, guint, (gsize) (row->first + i) * chart->reviewers->len + row->index);
      UnrepChartColour ink;
      double start, width;
      int text_width;

      if (cell == 0)
        continue;
      unrep_chart_layout_get_part (self->layout, row, i, &start, &width);
      ink = get_ink (get_colour (self, cell - 1));
      set_colour (self, get_colour (self, cell - 1));
      cairo_rectangle (self->cairo, get_left (self, start, width - 1), self->y + 2, width - 1, UNREP_CHART_ROW_HEIGHT - 4);
      cairo_fill (self->cairo);
      pango_layout_get_pixel_size (get_symbol (self, cell - 1), &text_width, NULL);
      show_text (self, get_symbol (self, cell - 1), get_left (self, start, width - 1) + (width - 1 - text_width) / 2, &ink);
    }
}

/* The question of the codebook stays as it was written. */
static void
draw_heading (Painter             *self,
              const UnrepChartRow *row)
{
  gboolean is_title = row->kind == UNREP_CHART_TITLE;
  g_autofree char *heading = is_title ? g_strdup (row->text) : take_number (self, g_strdup (row->text));

  self->y += UNREP_CHART_ROW_HEIGHT / 2.0;
  draw_text (self, heading, self->layout->margin, self->layout->width - 2 * self->layout->margin,
             is_title ? TITLE_SIZE : HEADING_SIZE, AT_START);
}

static void
draw_row (Painter             *self,
          const UnrepChartRow *row)
{
  self->y = row->y;
  switch (row->kind)
    {
    case UNREP_CHART_LEGEND:
      draw_legend (self, row);
      break;
    case UNREP_CHART_BAR:
      draw_bar (self, row);
      break;
    case UNREP_CHART_COEFFICIENT:
      draw_coefficient (self, row);
      break;
    case UNREP_CHART_SCALE:
      draw_scale (self);
      break;
    case UNREP_CHART_MAP:
      draw_map_row (self, row);
      break;
    case UNREP_CHART_TITLE:
    case UNREP_CHART_HEADING:
    default:
      draw_heading (self, row);
      break;
    }
}

/**
 * unrep_chart_layout_paint:
 * @self: a layout
 * @cairo: what to paint on, in points
 * @style: what it is to look like
 * @page: which page, from 0
 * @from: what ends above this is not painted
 * @to: what begins below this is not painted
 *
 * Paints a part of a chart.
 */
void
unrep_chart_layout_paint (UnrepChartLayout      *self,
                          cairo_t               *cairo,
                          const UnrepChartStyle *style,
                          guint                  page,
                          double                 from,
                          double                 to)
{
  g_autoptr (GPtrArray) symbols = g_ptr_array_new_with_free_func (g_object_unref);
  Painter painter = { .layout = self, .cairo = cairo, .style = style, .symbols = symbols };

  for (guint i = 0; i < self->rows->len; i++)
    {
      const UnrepChartRow *row = &g_array_index (self->rows, UnrepChartRow, i);

      if (row->page == page && row->y < to && row->y + 2 * UNREP_CHART_ROW_HEIGHT > from)
        draw_row (&painter, row);
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
 * same in a window, in SVG, PNG and on the pages of a PDF.
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
  g_autoptr (UnrepChartLayout) layout = unrep_chart_layout_new (self, width, top, style->margin, style->page_height);

  for (guint page = 0; page < unrep_chart_layout_get_n_pages (layout); page++)
    {
      if (page > 0)
        cairo_show_page (cairo);
      unrep_chart_layout_paint (layout, cairo, style, page, 0, G_MAXDOUBLE);
    }
  return unrep_chart_layout_get_end (layout);
}
