/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-pdf-wire.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * UnrepPdfTurn:
 * @UNREP_PDF_UPRIGHT: lines run from side to side
 * @UNREP_PDF_DOWN: they run down, and the page has been turned against the clock
 * @UNREP_PDF_UP: they run up, and it has been turned with the clock
 *
 * How the lines of a page run that is shown.
 */
typedef enum
{
  UNREP_PDF_UPRIGHT,
  UNREP_PDF_DOWN,
  UNREP_PDF_UP,
} UnrepPdfTurn;

/**
 * UnrepPdfPage:
 * @width: in hundredths of a point, as all measures are
 * @height: from the top
 * @pictures: per mille of the page that pictures cover, where there is hardly any text
 * @glyphs: its characters, in no order that is to be relied on
 * @n_glyphs: how many
 * @turn: how its lines run; the measures and characters are those of the page upright
 *
 * A page as the helper found it.
 */
typedef struct
{
  gint32         width;
  gint32         height;
  guint          pictures;
  UnrepPdfGlyph *glyphs;
  guint          n_glyphs;
  UnrepPdfTurn   turn;
} UnrepPdfPage;

/**
 * UnrepPdfPages:
 * @pages: (element-type UnrepPdfPage): the pages that have been read
 * @n_pages: how many the document has
 * @data: what they lie in
 *
 * What the helper said of a document.
 */
typedef struct
{
  GArray *pages;
  guint   n_pages;
  GSList *data;
} UnrepPdfPages;

gboolean unrep_pdf_pages_parse (UnrepPdfPages  *self,
                                GByteArray     *wire,
                                guint           part,
                                guint           n_parts,
                                const char     *display,
                                GError        **error);
void     unrep_pdf_pages_clear (UnrepPdfPages  *self);

/**
 * unrep_pdf_pages_get:
 * @index: less than the number of pages
 *
 * Returns: (transfer none): a page
 */
static inline UnrepPdfPage *
unrep_pdf_pages_get (const UnrepPdfPages *self,
                     guint                index)
{
  return &g_array_index (self->pages, UnrepPdfPage, index);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (UnrepPdfPages, unrep_pdf_pages_clear)

G_END_DECLS
