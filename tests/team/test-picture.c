/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-test.h"

#include "base/unrep-error.h"
#include "team/unrep-chart-layout.h"
#include "team/unrep-picture.h"

#include <math.h>
#include <string.h>

#define WIDTH 595
#define MARGIN 36
#define TOP 24
#define N_UNITS 80

static const guint64 counts[][2] = { { 30, 10 }, { 0, 20 } };

/* Two positions, two bars of which one is 30 and 10, one coefficient, two reviewers and
 * more units than a strip of the map has room for. */
static UnrepChart *
new_chart (void)
{
  UnrepChart *chart = unrep_chart_new ("An invented question");
  g_autoptr (GPtrArray) reviewers = g_ptr_array_new ();
  const UnrepCoefficient alpha = { "krippendorff-alpha-nominal", 0.25, NULL, 1000, -0.5, 0.75 };

  unrep_chart_add_position (chart, "for", "▲", "#1122cc");
  unrep_chart_add_position (chart, "against", "▼", "#cc3300");
  unrep_chart_add_bar (chart, "By report", "a.txt", counts[0]);
  unrep_chart_add_bar (chart, "By report", "b.txt", counts[1]);
  unrep_chart_add_coefficient (chart, &alpha);
  g_ptr_array_add (reviewers, (char *) "Amal");
  g_ptr_array_add (reviewers, (char *) "Zaid");
  unrep_chart_set_reviewers (chart, reviewers);
  for (guint i = 0; i < N_UNITS; i++)
    unrep_chart_add_unit (chart, (guint[]) { 1 + i % 2, i % 3 });
  return chart;
}

typedef struct
{
  const char *data;
  gsize left;
} Reading;

static cairo_status_t
read_cb (void          *closure,
         unsigned char *data,
         unsigned int   length)
{
  Reading *reading = closure;

  if (length > reading->left)
    return CAIRO_STATUS_READ_ERROR;
  memcpy (data, reading->data, length);
  reading->data += length;
  reading->left -= length;
  return CAIRO_STATUS_SUCCESS;
}

static guint32
get_pixel (cairo_surface_t *surface,
           double           x,
           double           y)
{
  const guint8 *data = cairo_image_surface_get_data (surface);
  const guint32 *line = (const guint32 *) (gconstpointer) (data + (gsize) (y * 2) * (gsize) cairo_image_surface_get_stride (surface));

  return line[(gsize) (x * 2)] & 0xffffff;
}

static UnrepChartPlace
go (UnrepChartLayout *layout,
    guint             rows_down,
    guint             part)
{
  UnrepChartPlace place = { G_MAXUINT, 0 };

  g_assert_true (unrep_chart_layout_move (layout, 1, 0, &place));
  for (guint i = 0; i < rows_down; i++)
    g_assert_true (unrep_chart_layout_move (layout, 1, 0, &place));
  place.part = part;
  return place;
}

/* The pixels of a file read back: its size, and colours where they belong. */
static void
test_png (void)
{
  g_autoptr (UnrepChart) chart = new_chart ();
  g_autoptr (GPtrArray) charts = g_ptr_array_new ();
  g_autoptr (UnrepChartLayout) layout = unrep_chart_layout_new (chart, WIDTH, TOP, MARGIN, 0);
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) png = NULL, again = NULL;
  UnrepChartPlace place;
  UnrepChartArea area;
  cairo_surface_t *surface;
  Reading reading;

  g_ptr_array_add (charts, chart);
  png = unrep_picture_new (charts, UNREP_PICTURE_PNG, &error);
  g_assert_no_error (error);
  again = unrep_picture_new (charts, UNREP_PICTURE_PNG, &error);
  g_assert_true (g_string_equal (png, again));
  reading = (Reading) { png->str, png->len };
  surface = cairo_image_surface_create_from_png_stream (read_cb, &reading);
  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
  g_assert_cmpint (cairo_image_surface_get_width (surface), ==, 2 * WIDTH);
  g_assert_cmpint (cairo_image_surface_get_height (surface), ==, (int) (2 * (unrep_chart_layout_get_end (layout) + TOP)));
  g_assert_cmphex (get_pixel (surface, 3, 3), ==, 0xffffff);

  /* The first position has no hatching. */
  place = go (layout, 0, 0);
  unrep_chart_layout_get_area (layout, &place, FALSE, &area);
  g_assert_cmphex (get_pixel (surface, area.x + 1, area.y + 1), ==, 0x1122cc);
  g_assert_cmphex (get_pixel (surface, area.x + area.width - 1, area.y + area.height - 1), ==, 0x1122cc);
  g_assert_cmphex (get_pixel (surface, area.x - 2, area.y + 1), ==, 0xffffff);
  /* A cell of the map: its edge is of the colour, its middle has the symbol. */
  place = go (layout, 3, 0);
  unrep_chart_layout_get_area (layout, &place, FALSE, &area);
  g_assert_cmphex (get_pixel (surface, area.x + 0.5, area.y), ==, 0x1122cc);
  place.part = 1;
  unrep_chart_layout_get_area (layout, &place, FALSE, &area);
  g_assert_cmphex (get_pixel (surface, area.x + 0.5, area.y), ==, 0xcc3300);
  cairo_surface_destroy (surface);
}

/* What is too long for pixels is said, and SVG has it. */
static void
test_too_long (void)
{
  g_autoptr (UnrepChart) chart = new_chart ();
  g_autoptr (GPtrArray) charts = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) png = NULL, svg = NULL;

  g_ptr_array_add (charts, chart);
  for (guint i = 0; i < 5000; i++)
    unrep_chart_add_bar (chart, "By section", "c.txt", counts[0]);
  png = unrep_picture_new (charts, UNREP_PICTURE_PNG, &error);
  g_assert_null (png);
  g_assert_error (error, UNREP_ERROR, UNREP_ERROR_UNWRITABLE);
  g_clear_error (&error);
  svg = unrep_picture_new (charts, UNREP_PICTURE_SVG, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (svg->str, "c.txt: for 30, against 10"));
}

/* Bars take the room that their numbers are worth, from the side where reading begins. */
static void
test_areas (void)
{
  g_autoptr (UnrepChart) chart = new_chart ();
  g_autoptr (UnrepChartLayout) layout = unrep_chart_layout_new (chart, WIDTH, TOP, MARGIN, 0);
  UnrepChartPlace first = go (layout, 0, 0), second = go (layout, 0, 1), found;
  UnrepChartArea a, b, mirrored;

  unrep_chart_layout_get_area (layout, &first, FALSE, &a);
  unrep_chart_layout_get_area (layout, &second, FALSE, &b);
  g_assert_cmpfloat_with_epsilon (a.width, 3 * b.width, 1e-9);
  g_assert_cmpfloat_with_epsilon (a.x + a.width, b.x, 1e-9);
  unrep_chart_layout_get_area (layout, &first, TRUE, &mirrored);
  g_assert_cmpfloat_with_epsilon (mirrored.x + mirrored.width, WIDTH - a.x, 1e-9);

  g_assert_true (unrep_chart_layout_find (layout, b.x + 1, b.y + 2, FALSE, &found));
  g_assert_cmpuint (found.row, ==, second.row);
  g_assert_cmpuint (found.part, ==, 1);
  g_assert_true (unrep_chart_layout_find (layout, WIDTH - b.x - 1, b.y + 2, TRUE, &found));
  g_assert_cmpuint (found.part, ==, 1);
  g_assert_false (unrep_chart_layout_find (layout, a.x - 3, a.y + 2, FALSE, &found));
  g_assert_false (unrep_chart_layout_find (layout, a.x + 1, 1e6, FALSE, &found));
  g_assert_false (unrep_chart_layout_find (layout, a.x + 1, -5, FALSE, &found));
}

static void
assert_value (UnrepChartLayout      *layout,
              const UnrepChartPlace *place,
              const char            *wanted)
{
  g_autofree char *value = unrep_chart_layout_dup_value (layout, place);

  g_assert_cmpstr (value, ==, wanted);
}

/* By arrow keys: every part that there is, and nothing that there is not. */
static void
test_moves (void)
{
  g_autoptr (UnrepChart) chart = new_chart ();
  g_autoptr (UnrepChartLayout) layout = unrep_chart_layout_new (chart, WIDTH, TOP, MARGIN, 0);
  UnrepChartPlace place = { G_MAXUINT, 0 };

  g_assert_true (unrep_chart_layout_move (layout, 0, 1, &place));
  assert_value (layout, &place, "a.txt, for: 30 of 40");
  g_assert_false (unrep_chart_layout_move (layout, -1, 0, &place));
  g_assert_false (unrep_chart_layout_move (layout, 0, -1, &place));
  /* The next bar has nothing of the first position. */
  g_assert_true (unrep_chart_layout_move (layout, 1, 0, &place));
  assert_value (layout, &place, "b.txt, against: 20 of 20");
  g_assert_false (unrep_chart_layout_move (layout, 0, -1, &place));
  g_assert_true (unrep_chart_layout_move (layout, 1, 0, &place));
  assert_value (layout, &place, "Krippendorff’s α, nominal: 0.250 [-0.500, 0.750]");
  g_assert_true (unrep_chart_layout_move (layout, 1, 0, &place));
  assert_value (layout, &place, "Amal, recommendation 1: for");
  g_assert_true (unrep_chart_layout_move (layout, 0, 1, &place));
  g_assert_true (unrep_chart_layout_move (layout, 1, 0, &place));
  assert_value (layout, &place, "Zaid, recommendation 2: for");
  g_assert_true (unrep_chart_layout_move (layout, 0, -1, &place));
  assert_value (layout, &place, "Zaid, recommendation 1: Not reviewed");
  /* On to the next strip, and to the end. */
  g_assert_true (unrep_chart_layout_move (layout, 1, 0, &place));
  while (unrep_chart_layout_move (layout, 1, 0, &place))
    continue;
  while (unrep_chart_layout_move (layout, 0, 1, &place))
    continue;
  assert_value (layout, &place, "Zaid, recommendation 80: for");
}

static double
get_painted (UnrepChartLayout *layout,
             double            from,
             double            to,
             double           *top)
{
  const UnrepChartStyle style = { .foreground = { 0, 0, 0, 1 }, .margin = MARGIN };
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  cairo_t *cairo = cairo_create (surface);
  double x, width, height;

  unrep_chart_layout_paint (layout, cairo, &style, 0, from, to);
  cairo_recording_surface_ink_extents (surface, &x, top, &width, &height);
  cairo_destroy (cairo);
  cairo_surface_destroy (surface);
  return height;
}

/* Of a chart of any length only what is seen is painted. */
static void
test_visible (void)
{
  g_autoptr (UnrepChart) chart = new_chart ();
  g_autoptr (UnrepChartLayout) layout = NULL;
  double top, height;

  for (guint i = 0; i < 1000; i++)
    unrep_chart_add_bar (chart, "By section", "c.txt", counts[0]);
  layout = unrep_chart_layout_new (chart, WIDTH, TOP, MARGIN, 0);
  g_assert_cmpfloat (unrep_chart_layout_get_end (layout), >, 20000);
  height = get_painted (layout, 10000, 10300, &top);
  g_assert_cmpfloat (top, >, 9940);
  g_assert_cmpfloat (height, >, 300);
  g_assert_cmpfloat (height, <, 400);
}

/* No row stands across the end of a page, and the pages together have all rows. */
static void
test_pages (void)
{
  g_autoptr (UnrepChart) chart = new_chart ();
  g_autoptr (UnrepChartLayout) layout = NULL;
  const UnrepChartStyle style = { .foreground = { 0, 0, 0, 1 }, .margin = MARGIN };
  guint n_pages;

  for (guint i = 0; i < 100; i++)
    unrep_chart_add_bar (chart, "By section", "c.txt", counts[0]);
  layout = unrep_chart_layout_new (chart, WIDTH, TOP, MARGIN, 842);
  n_pages = unrep_chart_layout_get_n_pages (layout);
  g_assert_cmpuint (n_pages, >=, 3);
  for (guint page = 0; page < n_pages; page++)
    {
      cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
      cairo_t *cairo = cairo_create (surface);
      double x, y, width, height;

      unrep_chart_layout_paint (layout, cairo, &style, page, 0, G_MAXDOUBLE);
      cairo_recording_surface_ink_extents (surface, &x, &y, &width, &height);
      g_assert_cmpfloat (height, >, 50);
      g_assert_cmpfloat (y + height, <=, 842 - MARGIN + 1);
      cairo_destroy (cairo);
      cairo_surface_destroy (surface);
    }
}

int
main (int   argc,
      char *argv[])
{
  unrep_test_init (&argc, &argv);
  g_test_add_func ("/picture/png", test_png);
  g_test_add_func ("/picture/too-long", test_too_long);
  g_test_add_func ("/picture/areas", test_areas);
  g_test_add_func ("/picture/moves", test_moves);
  g_test_add_func ("/picture/visible", test_visible);
  g_test_add_func ("/picture/pages", test_pages);
  return g_test_run ();
}
