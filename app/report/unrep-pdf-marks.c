/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-pdf-layout.h"

#include <fribidi.h>
#include <string.h>

/* So many glyphs before and behind a mark may be the letter that it stands on. */
#define NEAR 24
/* A font with fewer marks says nothing; most Arabic fonts draw them this far right of
 * where they begin. */
#define MIN_MARKS 6
#define USUAL_SHIFT 12

/* Where the middle of a mark may be drawn, right of where its glyph begins, in hundredths
 * of the font size. */
static const gint8 shifts[] = { -12, -6, 0, 6, 12, 18, 24, 30 };

/* How far marks would be from letters with each of these. */
typedef struct
{
  guint n;
  guint64 cost[G_N_ELEMENTS (shifts)];
} Marks;

/**
 * unrep_pdf_is_mark:
 * @c: a code point
 *
 * Returns: whether it is drawn above or below a letter
 */
gboolean
unrep_pdf_is_mark (gunichar c)
{
  return c >= 0x0300 && fribidi_get_bidi_type (c) == FRIBIDI_TYPE_NSM;
}

static gint32
middle_of (const UnrepPdfGlyph *glyph)
{
  return glyph->x0 + (glyph->x1 - glyph->x0) / 2;
}

/* Adds how far from the nearest letter the mark at @at would be. */
static void
learn (Marks              *self,
       const UnrepPdfPage *page,
       guint               at)
{
  const UnrepPdfGlyph *mark = &page->glyphs[at];
  guint last = (guint) MIN ((guint64) at + NEAR + 1, page->n_glyphs);

  for (gsize i = 0; i < G_N_ELEMENTS (shifts); i++)
    {
      gint32 x = mark->x0 + shifts[i] * mark->size / 100, nearest = mark->size;

      for (guint j = at > NEAR ? at - NEAR : 0; j < last; j++)
        {
          const UnrepPdfGlyph *letter = &page->glyphs[j];

          if (ABS (letter->y0 - mark->y0) * 2 < mark->size && unrep_pdf_is_rtl_letter (letter->c))
            nearest = MIN (nearest, ABS (middle_of (letter) - x));
        }
      self->cost[i] += (guint64) nearest * 100 / MAX (mark->size, 1);
    }
  self->n++;
}

/**
 * unrep_pdf_marks_learn:
 * @marks: an empty table, which frees its values with g_free()
 * @pages: all pages of a document
 *
 * Learns where each font draws its vowel signs. Most have no width of their own, and a
 * file says where their glyphs begin, but not how far from there the ink is: up to a
 * quarter of the font size right of it, where the next letter is another one.
 */
void
unrep_pdf_marks_learn (GHashTable          *marks,
                       const UnrepPdfPages *pages)
{
  for (guint i = 0; i < pages->pages->len; i++)
    {
      const UnrepPdfPage *page = unrep_pdf_pages_get (pages, i);

      for (guint j = 0; j < page->n_glyphs; j++)
        {
          const UnrepPdfGlyph *glyph = &page->glyphs[j];
          gpointer key = GUINT_TO_POINTER (glyph->font);
          Marks *own;

          if (glyph->x0 != glyph->x1 || !unrep_pdf_is_mark (glyph->c))
            continue;
          own = g_hash_table_lookup (marks, key);
          if (own == NULL)
            g_hash_table_insert (marks, key, own = g_new0 (Marks, 1));
          learn (own, page, j);
        }
    }
}

/**
 * unrep_pdf_marks_find_middle:
 * @marks: what unrep_pdf_marks_learn() learned
 * @mark: a glyph that is a mark
 *
 * Returns: where the middle of its ink is, from the left of the page
 */
gint32
unrep_pdf_marks_find_middle (GHashTable          *marks,
                             const UnrepPdfGlyph *mark)
{
  const Marks *own = g_hash_table_lookup (marks, GUINT_TO_POINTER (mark->font));
  gsize best = 0;

  /* Where no mark of a font is without a width, they fill their boxes. */
  if (own == NULL)
    return middle_of (mark);
  if (own->n < MIN_MARKS)
    return mark->x0 + USUAL_SHIFT * mark->size / 100;
  for (gsize i = 1; i < G_N_ELEMENTS (shifts); i++)
    if (own->cost[i] < own->cost[best])
      best = i;
  return mark->x0 + shifts[best] * mark->size / 100;
}
