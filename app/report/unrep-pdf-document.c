/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-pdf-document.h"

#include "unrep-pdf-furniture.h"
#include "unrep-pdf-layout.h"
#include "unrep-pdf-paragraphs.h"
#include "unrep-pdf-writer.h"

static gboolean
read_layout (UnrepPdfLayout       *layout,
             const UnrepPdfPages  *pages,
             const char           *display,
             GCancellable         *cancellable,
             GError              **error)
{
  unrep_pdf_layout_init (layout);
  unrep_pdf_ligatures_learn (layout->widths, pages);
  for (guint i = 0; i < pages->pages->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      unrep_pdf_layout_add_page (layout, unrep_pdf_pages_get (pages, i), i);
    }
  if (!unrep_reader_check_size (layout->text->len > UNREP_READER_MAX_TEXT, display, error))
    return FALSE;
  unrep_pdf_furniture_mark (layout, pages);
  unrep_pdf_paragraphs_mark (layout);
  return TRUE;
}

/**
 * unrep_pdf_document_read:
 * @wire: what `unrep-pdf text` wrote, or anything else; its bytes are taken out of it
 * @display: the PDF file's name for messages
 * @extract: what text and facts are handed to
 * @cancellable: (nullable): ends the reading early
 * @error: return location of an error: as unrep_pdf_pages_parse(), %UNREP_ERROR_EMPTY,
 *   %G_IO_ERROR_CANCELLED
 *
 * Makes a text of the characters of a PDF file and their boxes. Deterministic, and its
 * order owes nothing to poppler's.
 *
 * Returns: whether there is a text
 */
gboolean
unrep_pdf_document_read (GByteArray    *wire,
                         const char    *display,
                         UnrepExtract  *extract,
                         GCancellable  *cancellable,
                         GError       **error)
{
  g_auto (UnrepPdfPages) pages = { 0 };
  g_auto (UnrepPdfLayout) layout = { 0 };
  g_auto (UnrepPdfWriter) writer = { 0 };

  if (!unrep_pdf_pages_parse (&pages, wire, display, error) || !read_layout (&layout, &pages, display, cancellable, error))
    return FALSE;
  unrep_pdf_writer_init (&writer, &layout);
  for (guint i = 0; i < layout.lines->len; i++)
    unrep_pdf_writer_add (&writer, i);
  return unrep_extract_take (extract, &writer.out, &writer.facts, display, error);
}
