/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "team/unrep-picture.h"

#include "base/unrep-error.h"
#include "team/unrep-chart-layout.h"
#include "team/unrep-export-private.h"
#include "team/unrep-export-xml.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <glib/gi18n.h>
#include <string.h>

/* A4, in points. */
#define PAGE_WIDTH 595
#define PAGE_HEIGHT 842
#define MARGIN 36
#define TOP 24
/* Of a PNG: pixels a point, the widest there is, and what cairo and those who look at it
 * can take. */
#define PNG_SCALE 2
#define PNG_MAX_WIDTH 9600
#define PNG_MAX_SIDE 32000
#define PNG_MAX_PIXELS (64.0 * 1000 * 1000)

static double
paint (GPtrArray *charts,
       cairo_t   *cairo,
       double     width,
       double     page_height)
{
  UnrepChartStyle style = {
    .foreground = { 0.1, 0.1, 0.1, 1 },
    .right_to_left = unrep_export_is_right_to_left (),
    .page_height = page_height,
    .margin = MARGIN,
    .hatched = TRUE,
  };
  double y = TOP;

  for (guint i = 0; i < charts->len; i++)
    y = unrep_chart_paint (g_ptr_array_index (charts, i), cairo, width, y, &style);
  return y;
}

static double
measure (GPtrArray *charts,
         double     width)
{
  double y = TOP;

  for (guint i = 0; i < charts->len; i++)
    {
      g_autoptr (UnrepChartLayout) layout = unrep_chart_layout_new (g_ptr_array_index (charts, i), width, y, MARGIN, 0);

      y = unrep_chart_layout_get_end (layout);
    }
  return y + TOP;
}

/**
 * unrep_picture_dup_text:
 * @charts: (element-type UnrepChart): charts
 *
 * Returns: (transfer full): what they show, in words
 */
char *
unrep_picture_dup_text (GPtrArray *charts)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < charts->len; i++)
    {
      g_autofree char *one = unrep_chart_dup_text (g_ptr_array_index (charts, i));

      g_string_append_printf (text, "%s%s", i > 0 ? "\n\n" : "", one);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static cairo_status_t
gather_cb (void                *closure,
           const unsigned char *data,
           unsigned int         length)
{
  g_string_append_len (closure, (const char *) data, length);
  return CAIRO_STATUS_SUCCESS;
}

static gboolean
check (cairo_status_t   status,
       GError         **error)
{
  if (status == CAIRO_STATUS_SUCCESS)
    return TRUE;
  g_set_error (error, UNREP_ERROR, UNREP_ERROR_UNWRITABLE, _("The picture cannot be painted: %s"),
               cairo_status_to_string (status));
  return FALSE;
}

static gboolean
finish (cairo_t          *cairo,
        cairo_surface_t  *surface,
        GError          **error)
{
  cairo_status_t status = cairo_status (cairo);

  cairo_destroy (cairo);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  return check (status, error);
}

static void
paint_on_white (GPtrArray *charts,
                cairo_t   *cairo,
                double     width)
{
  cairo_set_source_rgb (cairo, 1, 1, 1);
  cairo_paint (cairo);
  paint (charts, cairo, width, 0);
}

/* cairo has no words for who cannot see; they stand where SVG wants them. */
static void
insert_text (GString   *svg,
             GPtrArray *charts)
{
  const char *root = strstr (svg->str, "<svg"), *end = root != NULL ? strchr (root, '>') : NULL;
  g_autofree char *text = unrep_picture_dup_text (charts);
  g_autoptr (GString) words = g_string_new ("\n");

  if (end == NULL)
    return;
  unrep_xml_append_element (words, "title", _("Positions on the recommendations"));
  unrep_xml_append_element (words, "desc", text);
  g_string_insert (svg, end + 1 - svg->str, words->str);
}

static gboolean
write_svg (GPtrArray  *charts,
           GString    *out,
           GError    **error)
{
  cairo_surface_t *surface = cairo_svg_surface_create_for_stream (gather_cb, out, PAGE_WIDTH, measure (charts, PAGE_WIDTH));
  cairo_t *cairo = cairo_create (surface);

  paint_on_white (charts, cairo, PAGE_WIDTH);
  if (!finish (cairo, surface, error))
    return FALSE;
  insert_text (out, charts);
  return TRUE;
}

static gboolean
write_pdf (GPtrArray  *charts,
           GString    *out,
           GError    **error)
{
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (gather_cb, out, PAGE_WIDTH, PAGE_HEIGHT);
  g_autofree char *text = unrep_picture_dup_text (charts);
  cairo_t *cairo;

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, _("Positions on the recommendations"));
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT, text);
  /* Always the same, so that the same work gives the same bytes. */
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, "2000-01-01T00:00:00Z");
  cairo = cairo_create (surface);
  paint (charts, cairo, PAGE_WIDTH, PAGE_HEIGHT);
  return finish (cairo, surface, error);
}

/* A long map is laid out wider, and then with fewer pixels a point, until it is of a size
 * that can be looked at. */
static gboolean
choose_size (GPtrArray *charts,
             double    *width,
             int       *scale)
{
  for (*scale = PNG_SCALE; *scale > 0; (*scale)--)
    for (*width = PAGE_WIDTH; *width * *scale <= PNG_MAX_WIDTH; *width *= 2)
      {
        double height = measure (charts, *width) * *scale;

        if (height <= PNG_MAX_SIDE && height * *width * *scale <= PNG_MAX_PIXELS)
          return TRUE;
      }
  return FALSE;
}

static gboolean
write_png (GPtrArray  *charts,
           GString    *out,
           GError    **error)
{
  cairo_surface_t *surface;
  cairo_status_t status;
  cairo_t *cairo;
  double width;
  int scale;

  if (!choose_size (charts, &width, &scale))
    {
      g_set_error_literal (error, UNREP_ERROR, UNREP_ERROR_UNWRITABLE,
                           _("There is too much to draw for a picture made of pixels; SVG and PDF hold all of it."));
      return FALSE;
    }
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) width * scale, (int) (measure (charts, width) * scale));
  cairo = cairo_create (surface);
  cairo_scale (cairo, scale, scale);
  paint_on_white (charts, cairo, width);
  status = cairo_surface_write_to_png_stream (surface, gather_cb, out);
  return finish (cairo, surface, error) && check (status, error);
}

/**
 * unrep_picture_new:
 * @charts: (element-type UnrepChart): what is painted below each other
 * @format: how
 * @error: where to put what went wrong
 *
 * Paints charts as on paper: dark on white, with hatching, in the direction of the
 * interface. The same charts give the same bytes.
 *
 * Errors: %UNREP_ERROR_UNWRITABLE where a PNG would be too large.
 *
 * Returns: (transfer full): the content of a file
 */
GString *
unrep_picture_new (GPtrArray           *charts,
                   UnrepPictureFormat   format,
                   GError             **error)
{
  static gboolean (* const writers[]) (GPtrArray *, GString *, GError **) = {
    [UNREP_PICTURE_SVG] = write_svg,
    [UNREP_PICTURE_PDF] = write_pdf,
    [UNREP_PICTURE_PNG] = write_png,
  };
  g_autoptr (GString) out = g_string_new (NULL);

  return writers[format] (charts, out, error) ? g_steal_pointer (&out) : NULL;
}
