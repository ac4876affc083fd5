/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-pdf-layout.h"

/* What is drawn over a text is larger than it by this factor, and has no more letters than
 * this; and so many letters of the text in the room of one of its own at the least. */
#define LARGER 2
#define MAX_LETTERS 200
#define MIN_INSIDE 2
/* Of its letters so many stand over text at the least, and one in so many. */
#define MIN_OVER 2
#define SHARE 6
/* Sizes are counted in steps of so many hundredths of a point. */
#define STEP 64

/* The size that half of the letters of a page have not reached. */
static guint
find_median_size (const UnrepPdfPage *page)
{
  guint counts[G_MAXUINT16 / STEP + 1] = { 0 }, n = 0, at = 0;

  for (guint i = 0; i < page->n_glyphs; i++)
    counts[page->glyphs[i].size / STEP]++;
  while (at < G_N_ELEMENTS (counts) - 1 && (n += counts[at]) * 2 < page->n_glyphs)
    at++;
  return (at + 1) * STEP;
}

static gboolean
is_over_text (const UnrepPdfPage  *page,
              const UnrepPdfGlyph *letter)
{
  guint n_inside = 0;

  for (guint i = 0; i < page->n_glyphs && n_inside < MIN_INSIDE; i++)
    {
      const UnrepPdfGlyph *other = &page->glyphs[i];
      gint32 x = other->x0 + (other->x1 - other->x0) / 2, y = other->y0 + (other->y1 - other->y0) / 2;

      n_inside += other->size * LARGER <= letter->size && x > letter->x0 && x < letter->x1 && y > letter->y0 && y < letter->y1;
    }
  return n_inside >= MIN_INSIDE;
}

static gint32
middle_x (const UnrepPdfGlyph *glyph)
{
  return glyph->x0 + (glyph->x1 - glyph->x0) / 2;
}

static gint32
middle_y (const UnrepPdfGlyph *glyph)
{
  return glyph->y0 + (glyph->y1 - glyph->y0) / 2;
}

/* From left to right, and if they ascend or descend, along that. */
static int
compare_along (gconstpointer a,
               gconstpointer b,
               gpointer      data)
{
  const UnrepPdfGlyph *x = a, *y = b;
  gint32 slope = *(const gint32 *) data;
  gint64 along_x = (gint64) middle_x (x) + slope * middle_y (x), along_y = (gint64) middle_x (y) + slope * middle_y (y);

  return along_x < along_y ? -1 : along_x > along_y;
}

/* Puts the letters on one line: their boxes lie in one another where they ascend. */
static void
straighten (GArray *letters)
{
  const UnrepPdfGlyph *first = &g_array_index (letters, UnrepPdfGlyph, 0), *last = first;
  gint32 slope, height;

  for (guint i = 1; i < letters->len; i++)
    {
      const UnrepPdfGlyph *own = &g_array_index (letters, UnrepPdfGlyph, i);

      first = middle_x (own) < middle_x (first) ? own : first;
      last = middle_x (own) > middle_x (last) ? own : last;
    }
  height = middle_y (last) - middle_y (first);
  slope = ABS (height) < first->size ? 0 : height > 0 ? 1 : -1;
  g_array_sort_with_data (letters, compare_along, &slope);
  for (guint i = 0; i < letters->len; i++)
    {
      UnrepPdfGlyph *own = &g_array_index (letters, UnrepPdfGlyph, i);

      own->x0 = (gint32) i * own->size;
      own->x1 = own->x0 + own->size;
    }
}

/**
 * unrep_pdf_overlay_take:
 * @page: (inout): a page
 *
 * Finds what is drawn across the text of a page, such as the words "advance unedited
 * version" from corner to corner: letters much larger than the others that stand in one
 * place with them. They lose their size, so that nobody takes them for letters of the
 * lines that they cross.
 *
 * Returns: (transfer full) (element-type UnrepPdfGlyph) (nullable): these letters side by
 *   side; %NULL where there are none
 */
GArray *
unrep_pdf_overlay_take (const UnrepPdfPage *page)
{
  guint least = find_median_size (page) * LARGER, n_large = 0, n_over = 0;
  GArray *taken;

  for (guint i = 0; i < page->n_glyphs; i++)
    n_large += page->glyphs[i].size >= least;
  if (n_large == 0 || n_large > MAX_LETTERS)
    return NULL;
  for (guint i = 0; i < page->n_glyphs; i++)
    n_over += page->glyphs[i].size >= least && is_over_text (page, &page->glyphs[i]);
  if (n_over < MIN_OVER || n_over * SHARE < n_large)
    return NULL;
  taken = g_array_new (FALSE, FALSE, sizeof (UnrepPdfGlyph));
  for (guint i = 0; i < page->n_glyphs; i++)
    if (page->glyphs[i].size >= least)
      {
        g_array_append_val (taken, page->glyphs[i]);
        page->glyphs[i].size = 0;
      }
  straighten (taken);
  return taken;
}
