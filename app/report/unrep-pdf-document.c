/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-pdf-document.h"

#include "unrep-pdf-furniture.h"
#include "unrep-pdf-headings.h"
#include "unrep-pdf-layout.h"
#include "unrep-pdf-paragraphs.h"
#include "unrep-pdf-quality.h"
#include "unrep-pdf-turn.h"
#include "unrep-pdf-writer.h"

/* A page with so much of its text out of place, in per cent, is worth a look. */
#define SURE 97

/* What there is to be said of each page. */
static void
judge_pages (const UnrepPdfLayout *layout,
             const UnrepPdfPages  *pages,
             UnrepPdfWriter       *writer)
{
  guint first = 0, last = 0;

  for (guint i = 0; i < pages->pages->len; i++, first = last)
    {
      const UnrepPdfPage *page = unrep_pdf_pages_get (pages, i);
      gboolean upright = page->turn == UNREP_PDF_UPRIGHT;
      UnrepPage own = { (guint) MAX (upright ? page->width : page->height, 0), (guint) MAX (upright ? page->height : page->width, 0),
                        UNREP_PAGE_FINE, 100 };
      guint64 n_chars = 0, n_agreed = 0;

      for (; last < layout->lines->len && unrep_pdf_layout_get_line (layout, last)->page == i; last++)
        {
          n_chars += unrep_pdf_layout_get_line (layout, last)->n_chars;
          n_agreed += unrep_pdf_layout_get_line (layout, last)->n_agreed;
        }
      own.state = unrep_pdf_quality_judge (layout, page, first, last);
      if (n_chars > 0)
        own.confidence = (guint) (n_agreed * 100 / n_chars);
      if (own.state == UNREP_PAGE_BROKEN)
        unrep_facts_add_remark (writer->facts, UNREP_REMARK_BROKEN_PAGES);
      else if (own.state == UNREP_PAGE_PICTURE)
        unrep_facts_add_remark (writer->facts, UNREP_REMARK_PICTURE_PAGES);
      else if (own.confidence < SURE)
        unrep_facts_add_remark (writer->facts, UNREP_REMARK_UNSURE_PAGES);
      unrep_pages_add_page (writer->pages, &own);
    }
}

static gboolean
read_layout (UnrepPdfLayout       *layout,
             const UnrepPdfPages  *pages,
             const char           *display,
             GCancellable         *cancellable,
             GError              **error)
{
  unrep_pdf_layout_init (layout);
  for (guint i = 0; i < pages->pages->len; i++)
    unrep_pdf_turn_page (unrep_pdf_pages_get (pages, i));
  unrep_pdf_strokes_find (pages);
  unrep_pdf_ligatures_learn (layout->widths, pages);
  unrep_pdf_marks_learn (layout->marks, pages);
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
  unrep_pdf_headings_mark (layout);
  return TRUE;
}

/**
 * unrep_pdf_document_read:
 * @wires: (array length=n_wires): what `unrep-pdf text` wrote of each part of a document,
 *   or anything else; their bytes are taken out of them
 * @n_wires: how many parts there are
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
unrep_pdf_document_read (GByteArray   **wires,
                         guint          n_wires,
                         const char    *display,
                         UnrepExtract  *extract,
                         GCancellable  *cancellable,
                         GError       **error)
{
  g_auto (UnrepPdfPages) pages = { 0 };
  g_auto (UnrepPdfLayout) layout = { 0 };
  g_auto (UnrepPdfWriter) writer = { 0 };

  for (guint i = 0; i < n_wires; i++)
    if (!unrep_pdf_pages_parse (&pages, wires[i], i, n_wires, display, error))
      return FALSE;
  if (!read_layout (&layout, &pages, display, cancellable, error))
    return FALSE;
  unrep_pdf_writer_init (&writer, &layout, &pages);
  for (guint i = 0; i < layout.lines->len; i++)
    unrep_pdf_writer_add (&writer, i);
  judge_pages (&layout, &pages, &writer);
  extract->pages = g_steal_pointer (&writer.pages);
  extract->encoding = "UTF-8";
  return unrep_extract_take (extract, &writer.out, &writer.facts, display, error);
}
