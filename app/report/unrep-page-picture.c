/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-page-picture.h"

#include "unrep-pdf-process.h"
#include "unrep-pdf-wire.h"

#include "base/unrep-error.h"

#include <glib/gi18n.h>
#include <string.h>

/**
 * unrep_page_picture_paint:
 * @self: (out caller-allocates): what is filled in
 * @pdf: the bytes of a PDF file
 * @page: index of a page
 * @width: of the picture, in pixels; at most %UNREP_PDF_MAX_PIXELS
 * @display: the file's name for messages
 * @cancellable: (nullable): ends it early
 * @error: return location of an error: as unrep_pdf_process_run(), %UNREP_ERROR_FORMAT
 *
 * Has a page painted, by a process of its own. To be called in a worker thread.
 *
 * Returns: whether there is a picture
 */
gboolean
unrep_page_picture_paint (UnrepPagePicture  *self,
                          GBytes            *pdf,
                          guint              page,
                          guint              width,
                          const char        *display,
                          GCancellable      *cancellable,
                          GError           **error)
{
  char number[12], pixels[12];
  const char *const arguments[] = { "picture", number, pixels, NULL };
  g_auto (UnrepPdfHelper) helper = UNREP_PDF_HELPER_NONE;
  g_autoptr (GByteArray) wire = NULL;
  UnrepPdfPictureHead head;

  g_snprintf (number, sizeof number, "%u", page);
  g_snprintf (pixels, sizeof pixels, "%u", MIN (width, UNREP_PDF_MAX_PIXELS));
  if (!unrep_pdf_process_run (&helper, pdf, arguments, &wire, 1, display, cancellable, error))
    return FALSE;
  if (wire->len >= sizeof head)
    memcpy (&head, wire->data, sizeof head);
  if (wire->len < sizeof head || memcmp (head.magic, UNREP_PDF_PICTURE_MAGIC, sizeof head.magic) != 0 || head.width == 0
      || head.height == 0 || head.width > UNREP_PDF_MAX_PIXELS || head.height > UNREP_PDF_MAX_PIXELS
      || wire->len != sizeof head + (gsize) head.width * head.height * 4)
    {
      g_set_error (error, UNREP_ERROR, UNREP_ERROR_FORMAT,
                   _("Page %u of “%s” cannot be shown: the program that reads PDF files stopped at it."), page + 1, display);
      return FALSE;
    }
  g_byte_array_remove_range (wire, 0, sizeof head);
  self->pixels = g_byte_array_free_to_bytes (g_steal_pointer (&wire));
  self->width = head.width;
  self->height = head.height;
  return TRUE;
}

/**
 * unrep_page_picture_clear:
 * @self: what unrep_page_picture_paint() filled in, or zeros
 *
 * Frees what it holds.
 */
void
unrep_page_picture_clear (UnrepPagePicture *self)
{
  g_clear_pointer (&self->pixels, g_bytes_unref);
}
