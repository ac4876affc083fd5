/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-pdf-pages.h"

#include "base/unrep-error.h"

#include <glib/gi18n.h>
#include <string.h>

/* Larger measures are nonsense that might overflow a sum; 50 metres. */
#define MAX_MEASURE 14400000

static gint32
tame (gint32 measure)
{
  return CLAMP (measure, -MAX_MEASURE, MAX_MEASURE);
}

/* The helper read a file of unknown origin, and may have been made to say anything. */
static void
tame_glyph (UnrepPdfGlyph *glyph)
{
  gint32 x0 = tame (glyph->x0), x1 = tame (glyph->x1), y0 = tame (glyph->y0), y1 = tame (glyph->y1);

  glyph->x0 = MIN (x0, x1);
  glyph->x1 = MAX (x0, x1);
  glyph->y0 = MIN (y0, y1);
  glyph->y1 = MAX (y0, y1);
  if (glyph->size == 0)
    glyph->size = (guint16) CLAMP (glyph->y1 - glyph->y0, 1, G_MAXUINT16);
  if (glyph->c == 0 || (glyph->c >= 0xfdd0 && glyph->c <= 0xfdef) || !g_unichar_validate (glyph->c) || g_unichar_iscntrl (glyph->c))
    glyph->c = 0xfffd;
}

static gboolean
set_unfinished (const char  *display,
                GError     **error)
{
  g_set_error (error, UNREP_ERROR, UNREP_ERROR_FORMAT,
               _("“%s” could not be read to its end: the program that reads PDF files stopped in it. The file may be damaged; "
                 "get another copy, or the Word version."),
               display);
  return FALSE;
}

static gboolean
check_status (guint32      status,
              guint32      n_pages,
              const char  *display,
              GError     **error)
{
  switch (status)
    {
    case UNREP_PDF_FINE:
      return TRUE;
    case UNREP_PDF_ENCRYPTED:
      g_set_error (error, UNREP_ERROR, UNREP_ERROR_FORMAT,
                   _("“%s” is protected by a password. Save a copy without one from a PDF viewer, and open that."), display);
      return FALSE;
    case UNREP_PDF_DAMAGED:
      g_set_error (error, UNREP_ERROR, UNREP_ERROR_FORMAT,
                   _("“%s” is damaged or cut off, or is no PDF file in spite of how it begins. Get a complete copy and open that."),
                   display);
      return FALSE;
    case UNREP_PDF_TOO_LONG:
      g_set_error (error, UNREP_ERROR, UNREP_ERROR_TOO_LARGE,
                   ngettext ("“%s” has %u page; at most %u are read. Divide it, and open its parts.",
                             "“%s” has %u pages; at most %u are read. Divide it, and open its parts.", n_pages),
                   display, n_pages, UNREP_PDF_MAX_PAGES);
      return FALSE;
    case UNREP_PDF_TOO_MUCH:
      g_set_error (error, UNREP_ERROR, UNREP_ERROR_TOO_LARGE,
                   _("“%s” has more than %u million characters. Divide it, and open its parts."), display,
                   UNREP_PDF_MAX_GLYPHS / 1000000);
      return FALSE;
    default:
      return set_unfinished (display, error);
    }
}

/* Takes @n bytes at @at, which moves behind them; NULL where there are not so many. */
static char *
take (char       **at,
      const char  *end,
      gsize        n)
{
  char *taken = *at;

  if ((gsize) (end - taken) < n)
    return NULL;
  *at += n;
  return taken;
}

static gboolean
parse_page (UnrepPdfPages  *self,
            char          **at,
            const char     *end,
            const char     *display,
            GError        **error)
{
  const char *data = take (at, end, sizeof (UnrepPdfPageHead));
  UnrepPdfPageHead head;
  UnrepPdfPage page;

  if (data == NULL)
    return set_unfinished (display, error);
  memcpy (&head, data, sizeof head);
  if (!check_status (head.status, 0, display, error))
    return FALSE;
  /* The wire has nothing but numbers of four bytes and pairs of two: this is aligned. */
  page = (UnrepPdfPage) { .width = tame (head.width), .height = tame (head.height), .pictures = MIN (head.pictures, 1000),
                          .n_glyphs = head.n_glyphs, .glyphs = (gpointer) *at };
  if (head.n_glyphs > UNREP_PDF_MAX_GLYPHS || take (at, end, head.n_glyphs * sizeof (UnrepPdfGlyph)) == NULL)
    return set_unfinished (display, error);
  for (guint i = 0; i < page.n_glyphs; i++)
    tame_glyph (&page.glyphs[i]);
  g_array_append_val (self->pages, page);
  return TRUE;
}

/**
 * unrep_pdf_pages_parse:
 * @self: (inout): zeros, or pages that stand before these
 * @wire: what `unrep-pdf text` wrote, or anything else; its bytes are taken out of it
 * @part: which part of the document it is of
 * @n_parts: of how many
 * @display: the PDF file's name for messages
 * @error: return location of an error: %UNREP_ERROR_FORMAT, %UNREP_ERROR_TOO_LARGE
 *
 * Reads what the helper wrote, and trusts none of it.
 *
 * Returns: whether there are all the pages it speaks of
 */
gboolean
unrep_pdf_pages_parse (UnrepPdfPages  *self,
                       GByteArray     *wire,
                       guint           part,
                       guint           n_parts,
                       const char     *display,
                       GError        **error)
{
  gsize n;
  UnrepPdfHead head;
  char *at = (char *) g_byte_array_steal (wire, &n);
  const char *end = at + n;

  self->data = g_slist_prepend (self->data, at);
  if (self->pages == NULL)
    self->pages = g_array_new (FALSE, FALSE, sizeof (UnrepPdfPage));
  if (n < sizeof head)
    return set_unfinished (display, error);
  memcpy (&head, at, sizeof head);
  at += sizeof head;
  if (memcmp (head.magic, UNREP_PDF_MAGIC, sizeof head.magic) != 0)
    return set_unfinished (display, error);
  if (!check_status (head.status, head.n_pages, display, error))
    return FALSE;
  if (head.n_pages > UNREP_PDF_MAX_PAGES || (part > 0 && head.n_pages != self->n_pages))
    return set_unfinished (display, error);
  self->n_pages = head.n_pages;
  for (guint i = head.n_pages * part / n_parts; i < head.n_pages * (part + 1) / n_parts; i++)
    if (!parse_page (self, &at, end, display, error))
      return FALSE;
  return at == end || set_unfinished (display, error);
}

/**
 * unrep_pdf_pages_clear:
 * @self: what unrep_pdf_pages_parse() filled in, or zeros
 *
 * Frees what it holds.
 */
void
unrep_pdf_pages_clear (UnrepPdfPages *self)
{
  g_clear_pointer (&self->pages, g_array_unref);
  g_slist_free_full (g_steal_pointer (&self->data), g_free);
}
