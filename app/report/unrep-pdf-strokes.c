/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-pdf-layout.h"

#include <string.h>

/* Two glyphs are joined where so much of the font size, in hundredths, is between them at
 * the most. */
#define JOINED 4
/* What is met less often may be a slip; and of strokes one in so many is doubled. */
#define MIN_MET 3
#define DOUBLED 6
/* No letter but alef is narrower than so many hundredths of the font size. */
#define NARROW 12

/* What is known of a character of a font: how often it is met between two joined letters
 * or, if it is a letter itself, narrow; and how often it is then joined with another. */
typedef struct
{
  guint n;
  guint n_doubled;
} Use;

static gboolean
is_joined (const UnrepPdfGlyph *left,
           const UnrepPdfGlyph *right)
{
  return ABS (left->y1 - right->y1) * 2 < left->size && right->x0 >= left->x0
         && (gint64) (right->x0 - left->x1) * 100 <= (gint64) left->size * JOINED;
}

static gboolean
is_narrow (const UnrepPdfGlyph *glyph)
{
  return (gint64) (glyph->x1 - glyph->x0) * 100 <= glyph->size * NARROW && g_utf8_strchr ("اأإآٱء", -1, glyph->c) == NULL;
}

/* Whether the two may be of one stroke: letters that are narrow, or no letters. */
static gboolean
are_of_one (const UnrepPdfGlyph *a,
            const UnrepPdfGlyph *b)
{
  return a->c == b->c && a->font == b->font && (!unrep_pdf_is_rtl_letter (a->c) || is_narrow (b)) && is_joined (a, b);
}

static gpointer
key_of (const UnrepPdfGlyph *glyph)
{
  return GUINT_TO_POINTER (glyph->c << 11 ^ glyph->font);
}

/* Index of the glyph before @at, or behind it, that is no mark; @n where there is none. */
static guint
step (const UnrepPdfPage *page,
      guint               at,
      int                 by)
{
  do
    at = at == 0 && by < 0 ? page->n_glyphs : at + (guint) by;
  while (at < page->n_glyphs && unrep_pdf_is_mark (page->glyphs[at].c));
  return at;
}

/* Whether the glyphs from @first to @last, which are equal, stand inside an Arabic word. */
static gboolean
is_inside (const UnrepPdfPage *page,
           guint               first,
           guint               last)
{
  guint left = step (page, first, -1), right = step (page, last, 1);

  return left < page->n_glyphs && right < page->n_glyphs && unrep_pdf_is_rtl_letter (page->glyphs[left].c)
         && unrep_pdf_is_rtl_letter (page->glyphs[right].c) && is_joined (&page->glyphs[left], &page->glyphs[first])
         && is_joined (&page->glyphs[last], &page->glyphs[right]);
}

/* Index of the last of the equal glyphs that begin at @first and are joined. */
static guint
find_last (const UnrepPdfPage *page,
           guint               first)
{
  guint last = first, next;

  while ((next = step (page, last, 1)) < page->n_glyphs && are_of_one (&page->glyphs[last], &page->glyphs[next]))
    last = next;
  return last;
}

static void
count (GHashTable         *uses,
       const UnrepPdfPage *page)
{
  for (guint first = 0, last; first < page->n_glyphs; first = last + 1)
    {
      const UnrepPdfGlyph *glyph = &page->glyphs[first];
      gboolean letter = unrep_pdf_is_rtl_letter (glyph->c), narrow = letter && is_narrow (glyph);
      Use *use;

      last = first;
      if ((letter && !narrow) || unrep_pdf_is_mark (glyph->c))
        continue;
      last = find_last (page, first);
      if (!letter && !is_inside (page, first, last))
        continue;
      use = g_hash_table_lookup (uses, key_of (glyph));
      if (use == NULL)
        g_hash_table_insert (uses, key_of (glyph), use = g_new0 (Use, 1));
      use->n += last - first + 1;
      use->n_doubled += last > first ? last - first + 1 : 0;
    }
}

static void
mark (GHashTable         *uses,
      const UnrepPdfPage *page)
{
  for (guint first = 0, last; first < page->n_glyphs; first = last + 1)
    {
      const UnrepPdfGlyph *glyph = &page->glyphs[first];
      const Use *use = g_hash_table_lookup (uses, key_of (glyph));
      gboolean letter = unrep_pdf_is_rtl_letter (glyph->c);

      last = first;
      if (use == NULL)
        continue;
      if (use->n < MIN_MET || use->n_doubled * DOUBLED < use->n || (letter && !is_narrow (glyph)))
        continue;
      last = find_last (page, first);
      if (!letter && !is_inside (page, first, last))
        continue;
      for (guint i = first; i <= last; i++)
        if (!unrep_pdf_is_mark (page->glyphs[i].c))
          page->glyphs[i].c = UNREP_PDF_STROKE;
    }
}

/**
 * unrep_pdf_strokes_find:
 * @pages: all pages of a document
 *
 * Tells strokes from characters: what fills a justified line between Arabic letters, and
 * what programs that write PDF files call by the name of whatever character, of kaf or of
 * the digit 4. No word has digits or Latin letters between two letters that they are joined
 * to, and often doubled; and no kaf is as narrow as a comma. What is a stroke becomes
 * %UNREP_PDF_STROKE. What is called tatweel stays: people type that, too.
 */
void
unrep_pdf_strokes_find (const UnrepPdfPages *pages)
{
  g_autoptr (GHashTable) uses = g_hash_table_new_full (NULL, NULL, NULL, g_free);

  for (guint i = 0; i < pages->pages->len; i++)
    count (uses, unrep_pdf_pages_get (pages, i));
  if (g_hash_table_size (uses) == 0)
    return;
  for (guint i = 0; i < pages->pages->len; i++)
    mark (uses, unrep_pdf_pages_get (pages, i));
}
