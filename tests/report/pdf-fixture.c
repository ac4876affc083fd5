/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pdf-fixture.h"

#include "report/unrep-pdf-document.h"

#include <string.h>

#define WIDTH 59500
#define HEIGHT 84200

/**
 * pdf_fixture_init:
 *
 * Begins a document.
 */
void
pdf_fixture_init (PdfFixture *self)
{
  UnrepPdfHead head = { .status = UNREP_PDF_FINE };

  memcpy (head.magic, UNREP_PDF_MAGIC, sizeof head.magic);
  self->wire = g_byte_array_new ();
  self->glyphs = g_array_new (FALSE, FALSE, sizeof (UnrepPdfGlyph));
  g_byte_array_append (self->wire, (const guint8 *) &head, sizeof head);
}

/**
 * pdf_fixture_clear:
 *
 * Frees what it holds.
 */
void
pdf_fixture_clear (PdfFixture *self)
{
  g_clear_pointer (&self->wire, g_byte_array_unref);
  g_clear_pointer (&self->glyphs, g_array_unref);
}

/**
 * pdf_fixture_draw:
 * @x: where it begins, in points from the left
 * @y: its middle, in points from the top
 * @size: of the font, in points
 * @visual: characters from left to right; spaces only leave room, @ draws bold from there on
 *
 * Draws a line on the page in the making.
 */
void
pdf_fixture_draw (PdfFixture *self,
                  guint       x,
                  guint       y,
                  guint       size,
                  const char *visual)
{
  gint32 at = (gint32) x * 100, step = (gint32) size * 50;
  guint16 font = 7;

  for (const char *p = visual; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      UnrepPdfGlyph glyph = { at, (gint32) (y * 100 - size * 50), at + step, (gint32) (y * 100 + size * 50), c,
                              (guint16) (size * 100), font };

      if (c == '@')
        font |= UNREP_PDF_BOLD;
      else
        at += step;
      if (c != '@' && c != ' ')
        g_array_append_val (self->glyphs, glyph);
    }
}

/**
 * pdf_fixture_end_page:
 *
 * Ends the page in the making.
 */
void
pdf_fixture_end_page (PdfFixture *self)
{
  UnrepPdfPageHead head = { UNREP_PDF_FINE, self->glyphs->len, WIDTH, HEIGHT, 0 };

  g_byte_array_append (self->wire, (const guint8 *) &head, sizeof head);
  g_byte_array_append (self->wire, (const guint8 *) self->glyphs->data, self->glyphs->len * sizeof (UnrepPdfGlyph));
  g_array_set_size (self->glyphs, 0);
  ((UnrepPdfHead *) self->wire->data)->n_pages++;
}

/**
 * pdf_fixture_read:
 *
 * Returns: whether the document could be read
 */
gboolean
pdf_fixture_read (PdfFixture    *self,
                  UnrepExtract  *extract,
                  GError       **error)
{
  return unrep_pdf_document_read (&self->wire, 1, "made.pdf", extract, NULL, error);
}

/**
 * pdf_fixture_dup_text:
 *
 * Returns: (transfer full): its text, each line with what is known of it: a for an
 *   artefact, n for a note, c for a cell, r for right-to-left, + for one that goes on
 *   with a paragraph, and the level of a heading
 */
char *
pdf_fixture_dup_text (PdfFixture *self)
{
  g_auto (UnrepExtract) extract = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) all = g_string_new (NULL);
  g_auto (GStrv) lines = NULL;

  pdf_fixture_read (self, &extract, &error);
  g_assert_no_error (error);
  lines = g_strsplit (unrep_text_get_utf8 (extract.text), "\n", -1);
  for (guint i = 1; i <= unrep_facts_get_n_lines (extract.facts); i++)
    {
      const UnrepLineFacts *facts = unrep_facts_get_line (extract.facts, i);
      const char *role = facts->role == UNREP_LINE_ARTEFACT ? "a" : facts->role == UNREP_LINE_NOTE ? "n"
                         : facts->role == UNREP_LINE_CELL ? "c" : "";

      g_string_append_printf (all, "%s%s%s", role, facts->direction == UNREP_DIRECTION_RTL ? "r" : "", facts->first ? "" : "+");
      if (facts->heading > 0)
        g_string_append_printf (all, "%u", facts->heading);
      g_string_append_printf (all, "[%s]", lines[i - 1]);
    }
  return g_string_free (g_steal_pointer (&all), FALSE);
}
