/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-pdf-layout.h"

/* Letters are of one row where their middles are nearer than this part of the font size:
 * more than a footnote mark is raised by, less than lines are apart. */
#define ROW_NEAR(size) ((gint32) ((size) * 45 / 100))
/* A gap wider than this part of the font size ends a segment. */
#define SEGMENT_GAP(size) ((gint32) (size))
/* The copy of a letter stands no farther from it, in hundredths of the font size. */
#define COPY 15
#define COPY_NEAR 4
/* Rows are looked for by height, in steps of two points. */
#define STEP 200

typedef struct
{
  GPtrArray *rows;
  GHashTable *by_height; /* step → GSList of rows */
  gint32 width;          /* of the page */
  UnrepPdfRow *last;     /* that a letter has joined */
} Rows;

static gint32
center_of (const UnrepPdfGlyph *glyph)
{
  return glyph->y0 + (glyph->y1 - glyph->y0) / 2;
}

/* Large letters first: they make rows, and smaller ones join them. */
static int
compare_sizes (gconstpointer a,
               gconstpointer b)
{
  const UnrepPdfGlyph *x = *(const UnrepPdfGlyph *const *) a, *y = *(const UnrepPdfGlyph *const *) b;

  if (x->size != y->size)
    return x->size < y->size ? 1 : -1;
  if (center_of (x) != center_of (y))
    return center_of (x) < center_of (y) ? -1 : 1;
  return x < y ? -1 : x > y;
}

/* From left to right; what stands in one place, in the order of the page. */
static int
compare_places (gconstpointer a,
                gconstpointer b)
{
  const UnrepPdfGlyph *x = a, *y = b;

  if (x->x0 != y->x0)
    return x->x0 < y->x0 ? -1 : 1;
  if (x->x1 != y->x1)
    return x->x1 < y->x1 ? -1 : 1;
  return x->c < y->c ? -1 : x->c > y->c;
}

static int
compare_rows (gconstpointer a,
              gconstpointer b)
{
  const UnrepPdfRow *x = *(const UnrepPdfRow *const *) a, *y = *(const UnrepPdfRow *const *) b;

  if (x->center != y->center)
    return x->center < y->center ? -1 : 1;
  return 0;
}

static void
free_row (gpointer data)
{
  UnrepPdfRow *row = data;

  g_array_unref (row->glyphs);
  g_array_unref (row->segments);
  g_free (row);
}

/* The slice of the page in which @x lies. */
static guint
find_slice (const Rows *self,
            gint32      x)
{
  return (guint) CLAMP ((gint64) x * UNREP_PDF_SLICES / MAX (self->width, 1), 0, UNREP_PDF_SLICES - 1);
}

/* Whether the row has letters beside @glyph, and not only far from it. */
static gboolean
is_beside (const Rows          *self,
           const UnrepPdfRow   *row,
           const UnrepPdfGlyph *glyph)
{
  guint last = find_slice (self, glyph->x1 + glyph->size);

  for (guint i = find_slice (self, glyph->x0 - glyph->size); i <= last; i++)
    if (row->taken[i])
      return TRUE;
  return FALSE;
}

/* The row that is nearest to @glyph and near enough. What is much smaller than the row,
 * as a footnote mark is, must stand beside a letter of it: else two lines of small type
 * beside a large title would become one. */
static UnrepPdfRow *
find_row (Rows                *self,
          const UnrepPdfGlyph *glyph)
{
  gint32 center = center_of (glyph), best = G_MAXINT32;
  gint32 reach = MAX (ROW_NEAR (2 * glyph->size), STEP);
  UnrepPdfRow *found = NULL;

  /* Letters come row by row; no other is nearer. */
  if (self->last != NULL && self->last->center == center && self->last->size == glyph->size)
    return self->last;
  for (gint32 step = (center - reach) / STEP; step <= (center + reach) / STEP; step++)
    for (const GSList *l = g_hash_table_lookup (self->by_height, GINT_TO_POINTER (step)); l != NULL; l = l->next)
      {
        UnrepPdfRow *row = l->data;
        gint32 distance = ABS (row->center - center);

        if (distance <= ROW_NEAR (row->size) && distance < best
            && (row->size * 5 <= glyph->size * 6 || is_beside (self, row, glyph)))
          {
            best = distance;
            found = row;
          }
      }
  return found;
}

static UnrepPdfRow *
new_row (const UnrepPdfGlyph *glyph)
{
  UnrepPdfRow *row = g_new0 (UnrepPdfRow, 1);

  row->center = center_of (glyph);
  row->size = glyph->size;
  row->glyphs = g_array_new (FALSE, FALSE, sizeof (UnrepPdfGlyph));
  row->segments = g_array_new (FALSE, FALSE, sizeof (UnrepPdfSegment));
  return row;
}

static UnrepPdfRow *
add_row (Rows                *self,
         const UnrepPdfGlyph *glyph)
{
  UnrepPdfRow *row = new_row (glyph);
  gpointer step = GINT_TO_POINTER (center_of (glyph) / STEP);
  GSList *same = g_hash_table_lookup (self->by_height, step);

  g_ptr_array_add (self->rows, row);
  g_hash_table_steal (self->by_height, step);
  g_hash_table_insert (self->by_height, step, g_slist_prepend (same, row));
  return row;
}

static void
join_row (const Rows          *self,
          UnrepPdfRow         *row,
          const UnrepPdfGlyph *glyph)
{
  guint last = find_slice (self, glyph->x1);

  for (guint i = find_slice (self, glyph->x0); i <= last; i++)
    row->taken[i] = TRUE;
  g_array_append_vals (row->glyphs, glyph, 1);
}

static void
add_segment (UnrepPdfRow           *row,
             const UnrepPdfSegment *segment)
{
  UnrepPdfSegment own = *segment;
  guint n_same = 0;

  own.size = row->size;
  for (guint i = 0; i < own.n; i++)
    {
      guint size = g_array_index (row->glyphs, UnrepPdfGlyph, own.first + i).size;

      /* Which size has the majority: a vote with one counter. */
      if (n_same == 0)
        own.size = size;
      n_same += size == own.size ? 1 : (guint) -1;
    }
  g_array_append_val (row->segments, own);
}

/* Bold letters and shadows are made by drawing letters twice, the second a little beside
 * the first. */
static gboolean
is_copy (const UnrepPdfGlyph *glyph,
         const UnrepPdfGlyph *of)
{
  return glyph->c == of->c && glyph->c != UNREP_PDF_STROKE && glyph->font == of->font && glyph->size == of->size
         && (gint64) (glyph->x0 - of->x0) * 100 < glyph->size * COPY && (gint64) ABS (glyph->y0 - of->y0) * 100 < glyph->size * COPY;
}

static void
drop_copies (GArray *glyphs)
{
  UnrepPdfGlyph *data = (UnrepPdfGlyph *) glyphs->data;
  guint n = 0;

  for (guint i = 0; i < glyphs->len; i++)
    {
      guint back = 0;

      /* The parts of one glyph, and what they bear, may stand between. */
      while (back < MIN (n, COPY_NEAR) && !is_copy (&data[i], &data[n - 1 - back]))
        back++;
      if (back == MIN (n, COPY_NEAR))
        data[n++] = data[i];
    }
  g_array_set_size (glyphs, n);
}

static void
find_segments (UnrepPdfRow *row)
{
  UnrepPdfSegment segment = { .n = 0 };

  g_array_sort (row->glyphs, compare_places);
  drop_copies (row->glyphs);
  for (guint i = 0; i < row->glyphs->len; i++)
    {
      const UnrepPdfGlyph *glyph = &g_array_index (row->glyphs, UnrepPdfGlyph, i);
      UnrepPdfBox box = { glyph->x0, glyph->y0, glyph->x1, glyph->y1 };

      if (segment.n > 0 && glyph->x0 - segment.box.x1 > SEGMENT_GAP (row->size))
        {
          add_segment (row, &segment);
          segment.n = 0;
        }
      if (segment.n++ == 0)
        {
          segment.first = i;
          segment.box = box;
        }
      unrep_pdf_box_join (&segment.box, &box);
    }
  if (segment.n > 0)
    add_segment (row, &segment);
}

/**
 * unrep_pdf_rows_new:
 * @page: a page
 *
 * Puts the characters of a page together that stand at one height.
 *
 * Returns: (transfer full) (element-type UnrepPdfRow): its rows, from top to bottom
 */
GPtrArray *
unrep_pdf_rows_new (const UnrepPdfPage *page)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_sized_new (page->n_glyphs);
  g_autoptr (GHashTable) by_height = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_slist_free);
  Rows self = { g_ptr_array_new_with_free_func (free_row), by_height, page->width };

  for (guint i = 0; i < page->n_glyphs; i++)
    if (page->glyphs[i].size > 0 && page->glyphs[i].x1 >= 0 && page->glyphs[i].y1 >= 0 && page->glyphs[i].x0 <= page->width
        && page->glyphs[i].y0 <= page->height)
      g_ptr_array_add (sorted, &page->glyphs[i]);
  g_ptr_array_sort (sorted, compare_sizes);
  for (guint i = 0; i < sorted->len; i++)
    {
      const UnrepPdfGlyph *glyph = sorted->pdata[i];
      UnrepPdfRow *row = find_row (&self, glyph);

      self.last = row != NULL ? row : add_row (&self, glyph);
      join_row (&self, self.last, glyph);
    }
  g_ptr_array_sort (self.rows, compare_rows);
  for (guint i = 0; i < self.rows->len; i++)
    find_segments (self.rows->pdata[i]);
  return self.rows;
}

/**
 * unrep_pdf_rows_new_one:
 * @glyphs: (element-type UnrepPdfGlyph): some glyphs, at least one
 *
 * Returns: (transfer full) (element-type UnrepPdfRow): one row of them all, at whatever
 *   height they stand
 */
GPtrArray *
unrep_pdf_rows_new_one (GArray *glyphs)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (free_row);
  UnrepPdfRow *row = new_row (&g_array_index (glyphs, UnrepPdfGlyph, 0));

  g_array_append_vals (row->glyphs, glyphs->data, glyphs->len);
  find_segments (row);
  g_ptr_array_add (rows, row);
  return rows;
}
