/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-pdf-turn.h"

/* Fewer neighbours say nothing of a page. */
#define MIN_NEIGHBOURS 30
/* Of them so many stand above one another where lines run up or down, for one beside. */
#define MANY 3

static gint32
middle (gint32 a,
        gint32 b)
{
  return a + (b - a) / 2;
}

/* Turns a box of the page: for lines that run down, so that what was at the top is at the
 * left; for lines that run up, so that it is at the right. */
static void
turn_glyph (UnrepPdfGlyph      *glyph,
            const UnrepPdfPage *page)
{
  UnrepPdfGlyph old = *glyph;

  if (page->turn == UNREP_PDF_DOWN)
    {
      glyph->x0 = old.y0;
      glyph->x1 = old.y1;
      glyph->y0 = page->height - old.x1;
      glyph->y1 = page->height - old.x0;
    }
  else
    {
      glyph->x0 = page->width - old.y1;
      glyph->x1 = page->width - old.y0;
      glyph->y0 = old.x0;
      glyph->y1 = old.x1;
    }
}

/**
 * unrep_pdf_turn_page:
 * @page: (inout): a page
 *
 * Turns a page whose lines run down or up, as those of a wide table on a sheet that is not
 * turned: neighbours among the characters stand above one another there. The page then has
 * its width for its height, and remembers.
 */
void
unrep_pdf_turn_page (UnrepPdfPage *page)
{
  guint n_beside = 0, n_down = 0, n_up = 0;
  gint32 width = page->width;

  for (guint i = 1; i < page->n_glyphs; i++)
    {
      const UnrepPdfGlyph *a = &page->glyphs[i - 1], *b = &page->glyphs[i];
      gint32 dx = middle (b->x0, b->x1) - middle (a->x0, a->x1), dy = middle (b->y0, b->y1) - middle (a->y0, a->y1), size = a->size;

      if (ABS (dx) > 2 * size || ABS (dy) > 2 * size)
        continue;
      n_beside += ABS (dy) * 4 < size && ABS (dx) * 8 > size;
      n_down += ABS (dx) * 4 < size && dy * 8 > size;
      n_up += ABS (dx) * 4 < size && -dy * 8 > size;
    }
  if (n_down + n_up < MIN_NEIGHBOURS || n_down + n_up < MANY * n_beside)
    return;
  page->turn = n_down > n_up ? UNREP_PDF_DOWN : UNREP_PDF_UP;
  page->width = page->height;
  page->height = width;
  for (guint i = 0; i < page->n_glyphs; i++)
    turn_glyph (&page->glyphs[i], page);
}

/**
 * unrep_pdf_turn_back:
 * @page: a page
 * @place: (inout): where a line stands on it, as it has been read
 *
 * Finds where that is on the page as it is shown.
 */
void
unrep_pdf_turn_back (const UnrepPdfPage *page,
                     UnrepPageLine      *place)
{
  UnrepPageLine old = *place;

  if (page->turn == UNREP_PDF_UPRIGHT)
    return;
  place->width = old.height;
  place->height = old.width;
  if (page->turn == UNREP_PDF_DOWN)
    {
      place->x = page->height - old.y - old.height;
      place->y = old.x;
    }
  else
    {
      place->x = old.y;
      place->y = page->width - old.x - old.width;
    }
}
