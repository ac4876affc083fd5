/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-pdf-layout.h"

#include <fribidi.h>

/**
 * unrep_pdf_layout_init:
 * @self: (out caller-allocates): what is filled in
 *
 * Begins a document.
 */
void
unrep_pdf_layout_init (UnrepPdfLayout *self)
{
  *self = (UnrepPdfLayout) { .lines = g_array_new (FALSE, FALSE, sizeof (UnrepPdfLine)), .text = g_string_new (NULL),
                             .widths = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free),
                             .marks = g_hash_table_new_full (NULL, NULL, NULL, g_free) };
}

/**
 * unrep_pdf_layout_clear:
 * @self: what unrep_pdf_layout_init() filled in
 *
 * Frees what it holds.
 */
void
unrep_pdf_layout_clear (UnrepPdfLayout *self)
{
  g_clear_pointer (&self->lines, g_array_unref);
  g_clear_pointer (&self->widths, g_hash_table_unref);
  g_clear_pointer (&self->marks, g_hash_table_unref);
  if (self->text != NULL)
    g_string_free (g_steal_pointer (&self->text), TRUE);
}

/* What is drawn across a page is no part of its text. */
static void
add_overlay (UnrepPdfLayout *self,
             GArray         *overlay,
             guint           page)
{
  g_autoptr (GPtrArray) rows = unrep_pdf_rows_new_one (overlay);
  const UnrepPdfRow *row = rows->pdata[0];
  guint n = self->lines->len;

  self->n_regions++;
  unrep_pdf_line_read (self, row, 0, row->segments->len - 1, page, FALSE);
  for (; n < self->lines->len; n++)
    unrep_pdf_layout_get_line (self, n)->artefact = TRUE;
}

/**
 * unrep_pdf_layout_add_page:
 * @self: a document that is being read
 * @page: its next page
 * @number: its index
 *
 * Adds the lines of a page in the order in which they are read.
 */
void
unrep_pdf_layout_add_page (UnrepPdfLayout     *self,
                           const UnrepPdfPage *page,
                           guint               number)
{
  g_autoptr (GArray) overlay = unrep_pdf_overlay_take (page);
  g_autoptr (GPtrArray) rows = unrep_pdf_rows_new (page);

  unrep_pdf_regions_read (self, rows, number);
  if (overlay != NULL)
    add_overlay (self, overlay, number);
}

/**
 * unrep_pdf_is_rtl_letter:
 * @c: a code point
 *
 * Returns: whether it is a letter that is written from right to left
 */
gboolean
unrep_pdf_is_rtl_letter (gunichar c)
{
  FriBidiCharType type;

  /* Hebrew, Arabic and what lies between them; then presentation forms, and then what
   * no report is written in but somebody might. */
  if (c < 0x0590 || (c > 0x08ff && c < 0xfb1d))
    return FALSE;
  type = fribidi_get_bidi_type (c);
  return FRIBIDI_IS_RTL (type) && FRIBIDI_IS_LETTER (type);
}
