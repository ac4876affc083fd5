/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-pdf-picture.h"

#include "report/unrep-pdf-wire.h"

#include <math.h>
#include <string.h>

static cairo_surface_t *
paint (PopplerPage *page,
       guint        width)
{
  double page_width, page_height;
  cairo_surface_t *surface;
  cairo_t *cr;
  int height;

  poppler_page_get_size (page, &page_width, &page_height);
  if (!(page_width >= 1) || !(page_height >= 1))
    return NULL;
  height = (int) CLAMP (lround (width * page_height / page_width), 1, UNREP_PDF_MAX_PIXELS);
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) width, height);
  cr = cairo_create (surface);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, width / page_width, width / page_width);
  poppler_page_render (page, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

/**
 * unrep_pdf_picture_write:
 * @document: (nullable): a document, %NULL where it could not be opened
 * @page: index of a page
 * @width: in pixels
 * @out: what is written to
 *
 * Paints a page on white paper, and writes it as `unrep-pdf-wire.h` describes.
 *
 * Returns: whether that could be done
 */
gboolean
unrep_pdf_picture_write (PopplerDocument *document,
                         guint            page,
                         guint            width,
                         FILE            *out)
{
  PopplerPage *own;
  UnrepPdfPictureHead head = { .width = width };
  cairo_surface_t *surface;
  gboolean written = FALSE;

  if (document == NULL || page >= (guint) MAX (poppler_document_get_n_pages (document), 0))
    return FALSE;
  own = poppler_document_get_page (document, (int) page);
  surface = own != NULL ? paint (own, width) : NULL;
  if (surface != NULL && cairo_surface_status (surface) == CAIRO_STATUS_SUCCESS)
    {
      memcpy (head.magic, UNREP_PDF_PICTURE_MAGIC, sizeof head.magic);
      head.height = (guint32) cairo_image_surface_get_height (surface);
      written = fwrite (&head, sizeof head, 1, out) == 1;
      for (guint y = 0; written && y < head.height; y++)
        written = fwrite (cairo_image_surface_get_data (surface) + (gsize) y * (gsize) cairo_image_surface_get_stride (surface),
                          4, width, out) == width;
    }
  g_clear_pointer (&surface, cairo_surface_destroy);
  g_clear_object (&own);
  return written && fflush (out) == 0;
}
