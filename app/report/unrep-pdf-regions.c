/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-pdf-table.h"

/* With more rows than this a page is no page of text, and is read row by row. */
#define MAX_ROWS 1500
/* Columns in columns in columns: newspapers stop here, and so do we. */
#define MAX_DEPTH 4
/* The narrowest gap between columns, in parts of the font size. */
#define GUTTER(size) ((gint32) ((size) * 8 / 10))
/* Columns have at least so many rows on both sides. */
#define MIN_ROWS 3
/* And tables so many, where less than a wide gap may be a hole in a text. */
#define MIN_TABLE_ROWS 2
/* Of its rows so many fill a column, and so much of its width: lines of text do, cells of
 * a table do not. */
#define FULL_ROWS 0.6
#define FULL_WIDTH 0.7
/* The narrowest column, in parts of all that the columns take. */
#define MIN_WIDTH 0.22
/* And in parts of the font size. */
#define MIN_EMS 10
/* A gap in a row that is wider is more than a space: what stands behind it is another
 * line, unless it is that of a label or before a page number. */
#define LINE_GAP(size) ((gint32) ((size) * 5 / 2))
#define LABEL_GLYPHS 7
/* Rows farther apart than this are no longer one text. */
#define FAR_ROWS(size) ((gint32) ((size) * 3))

/* Rows, one below the other, that have a gap in common. */
typedef struct
{
  guint first;
  guint n;
  guint n_both; /* rows with text on both sides */
  gint32 from;  /* the gap */
  gint32 to;
} Zone;

typedef struct
{
  UnrepPdfLayout *layout;
  guint page;
  gboolean rtl;
} Reader;

static gint32
left_of (const UnrepPdfPiece *piece)
{
  return unrep_pdf_piece_get_segment (piece, 0)->box.x0;
}

static gint32
right_of (const UnrepPdfPiece *piece)
{
  return unrep_pdf_piece_get_segment (piece, piece->n - 1)->box.x1;
}

/* Narrows the gap to what is free in @piece too: FALSE where that is too little. Sets
 * @both where the piece has text on both sides of it. */
static gboolean
narrow (const UnrepPdfPiece *piece,
        gint32      *from,
        gint32      *to,
        gboolean    *both)
{
  gint32 least = GUTTER (piece->row->size), middle = *from + (*to - *from) / 2;

  *both = FALSE;
  if (left_of (piece) >= *to || right_of (piece) <= *from)
    return TRUE;
  for (guint i = 0; i < piece->n; i++)
    {
      const UnrepPdfBox *box = &unrep_pdf_piece_get_segment (piece, i)->box;

      if (box->x1 <= middle)
        *from = MAX (*from, box->x1);
      else if (box->x0 >= middle)
        *to = MIN (*to, box->x0);
      else
        {
          /* What stands in the middle of the gap leaves the wider side free. */
          if (box->x0 - *from >= *to - box->x1)
            *to = box->x0;
          else
            *from = box->x1;
          middle = *from + (*to - *from) / 2;
        }
      if (*to - *from < least)
        return FALSE;
    }
  *both = left_of (piece) < *from + 1 && right_of (piece) > *to - 1;
  return TRUE;
}

/* Whether the two stand on either side of the gap, too near to be one below the other: cells
 * in the middle of their rows. */
static gboolean
are_beside (const UnrepPdfPiece *above,
            const UnrepPdfPiece *below,
            const Zone          *zone)
{
  return below->row->center - above->row->center < (gint32) MIN (above->row->size, below->row->size)
         && ((right_of (above) <= zone->from && left_of (below) >= zone->to) || (right_of (below) <= zone->from && left_of (above) >= zone->to));
}

static Zone
grow_zone (const UnrepPdfPiece *pieces,
           guint        n,
           guint        first,
           gint32       from,
           gint32       to)
{
  Zone zone = { .first = first, .from = from, .to = to };
  guint last_both = first;

  for (guint i = first; i < n; i++)
    {
      gboolean both;
      gint32 own_from = zone.from, own_to = zone.to;

      if (i > first && pieces[i].row->center - pieces[i - 1].row->center > FAR_ROWS (pieces[i].row->size))
        break;
      if (!narrow (&pieces[i], &own_from, &own_to, &both))
        break;
      zone.from = own_from;
      zone.to = own_to;
      zone.n = i + 1 - first;
      if (both || (i > first && are_beside (&pieces[i - 1], &pieces[i], &zone)))
        {
          zone.n_both++;
          last_both = i;
        }
    }
  /* One side may be longer than the other; what is set apart below it is not its own. */
  for (guint i = last_both + 1; i < first + zone.n; i++)
    if ((pieces[i].row->center - pieces[i - 1].row->center) > (gint32) pieces[i].row->size * 2)
      zone.n = i - first;
  return zone;
}

/* The zone at @first that holds most rows; with none on both sides where there is none. */
static Zone
find_zone (const UnrepPdfPiece *pieces,
           guint        n,
           guint        first)
{
  Zone best = { .first = first };

  for (guint i = 0; i + 1 < pieces[first].n; i++)
    {
      gint32 from = unrep_pdf_piece_get_segment (&pieces[first], i)->box.x1, to = unrep_pdf_piece_get_segment (&pieces[first], i + 1)->box.x0;
      Zone zone = { 0 };

      if (to - from >= GUTTER (pieces[first].row->size))
        zone = grow_zone (pieces, n, first, from, to);
      if (zone.n_both > best.n_both)
        best = zone;
    }
  return best;
}

/* What of @piece stands on one side of the gap; nothing of it, perhaps. */
static UnrepPdfPiece
take_side (const UnrepPdfPiece *piece,
           const Zone  *zone,
           gboolean     right)
{
  gint32 middle = zone->from + (zone->to - zone->from) / 2;
  UnrepPdfPiece side = { .row = piece->row, .first = piece->first };

  for (guint i = 0; i < piece->n; i++)
    if ((unrep_pdf_piece_get_segment (piece, i)->box.x0 >= middle) == right)
      {
        if (side.n++ == 0)
          side.first = piece->first + i;
      }
  return side;
}

static GArray *
take_sides (const UnrepPdfPiece *pieces,
            const Zone  *zone,
            gboolean     right)
{
  GArray *sides = g_array_new (FALSE, FALSE, sizeof (UnrepPdfPiece));

  for (guint i = zone->first; i < zone->first + zone->n; i++)
    {
      UnrepPdfPiece side = take_side (&pieces[i], zone, right);

      if (side.n > 0)
        g_array_append_val (sides, side);
    }
  return sides;
}

/* Whether the pieces are lines of text: most are about as wide as all of them. */
static gboolean
are_full (GArray *pieces,
          gint32 *width)
{
  gint32 left = G_MAXINT32, right = G_MININT32;
  guint n_full = 0;

  for (guint i = 0; i < pieces->len; i++)
    {
      left = MIN (left, left_of (&g_array_index (pieces, UnrepPdfPiece, i)));
      right = MAX (right, right_of (&g_array_index (pieces, UnrepPdfPiece, i)));
    }
  *width = right - left;
  for (guint i = 0; i < pieces->len; i++)
    {
      const UnrepPdfPiece *piece = &g_array_index (pieces, UnrepPdfPiece, i);

      n_full += right_of (piece) - left_of (piece) >= FULL_WIDTH * *width;
    }
  return pieces->len >= MIN_ROWS && *width >= MIN_EMS * (gint32) g_array_index (pieces, UnrepPdfPiece, 0).row->size && n_full >= FULL_ROWS * pieces->len;
}

static gboolean are_columns (GArray *left,
                             GArray *right);

/* Whether the pieces are of one column, or of several: else they are cells of a table. */
static gboolean
are_whole (GArray *pieces)
{
  const UnrepPdfPiece *first = (const UnrepPdfPiece *) pieces->data;
  g_autoptr (GArray) left = NULL, right = NULL;
  guint n_parted = 0;
  Zone zone;

  for (guint i = 0; i < pieces->len; i++)
    n_parted += first[i].n > 1;
  if (n_parted * 2 <= pieces->len)
    return TRUE;
  zone = find_zone (first, pieces->len, 0);
  left = take_sides (first, &zone, FALSE);
  right = take_sides (first, &zone, TRUE);
  return zone.n_both >= MIN_ROWS && are_columns (left, right);
}

static gboolean
are_columns (GArray *left,
             GArray *right)
{
  gint32 width_left, width_right;
  gboolean full = are_full (left, &width_left);

  full = are_full (right, &width_right) && full;
  return full && MIN (width_left, width_right) >= MIN_WIDTH * (width_left + width_right) && are_whole (left) && are_whole (right);
}

/**
 * unrep_pdf_piece_is_label:
 * @self: a piece of a row
 * @index: which of its segments
 *
 * Returns: whether that is a label, or a page number: short, and with a digit or a mark
 */
gboolean
unrep_pdf_piece_is_label (const UnrepPdfPiece *self,
                          guint                index)
{
  const UnrepPdfSegment *segment = unrep_pdf_piece_get_segment (self, index);

  for (guint i = 0; segment->n <= LABEL_GLYPHS && i < segment->n; i++)
    if (!g_unichar_isalpha (g_array_index (self->row->glyphs, UnrepPdfGlyph, segment->first + i).c))
      return TRUE;
  return FALSE;
}

/* Reads one row that is in no column: from side to side, a line for each piece of it that
 * is set apart. */
static void
read_row (Reader      *self,
          const UnrepPdfPiece *piece)
{
  guint n = piece->n, first, last;

  for (guint done = 0; done < n;)
    {
      guint n_line = 1;

      while (done + n_line < n)
        {
          guint before = self->rtl ? n - done - n_line : done + n_line - 1, after = self->rtl ? before - 1 : before + 1;
          guint a = MIN (before, after), b = MAX (before, after);
          gint32 gap = unrep_pdf_piece_get_segment (piece, b)->box.x0 - unrep_pdf_piece_get_segment (piece, a)->box.x1;

          if (gap > LINE_GAP (piece->row->size) && !unrep_pdf_piece_is_label (piece, a) && !unrep_pdf_piece_is_label (piece, b))
            break;
          n_line++;
        }
      first = self->rtl ? n - done - n_line : done;
      last = first + n_line - 1;
      unrep_pdf_line_read (self->layout, piece->row, piece->first + first, piece->first + last, self->page, n_line < n);
      done += n_line;
    }
}

static void read_pieces (Reader      *self,
                         const UnrepPdfPiece *pieces,
                         guint        n,
                         guint        depth);

static void
read_sides (Reader *self,
            GArray *left,
            GArray *right,
            guint   depth)
{
  for (guint i = 0; i < 2; i++)
    {
      GArray *side = (i == 0) != self->rtl ? left : right;

      self->layout->n_regions++;
      read_pieces (self, (const UnrepPdfPiece *) side->data, side->len, depth + 1);
    }
  self->layout->n_regions++;
}

/* Reads rows from top to bottom, columns one after the other, tables cell by cell. */
static void
read_pieces (Reader      *self,
             const UnrepPdfPiece *pieces,
             guint        n,
             guint        depth)
{
  for (guint i = 0; i < n;)
    {
      Zone zone = { .n_both = 0 };

      if (depth < MAX_DEPTH && n <= MAX_ROWS)
        zone = find_zone (pieces, n, i);
      if (zone.n_both >= MIN_ROWS || (zone.n_both >= MIN_TABLE_ROWS && zone.to - zone.from > LINE_GAP (pieces[i].row->size)))
        {
          guint n_read;
          g_autoptr (GArray) left = take_sides (pieces, &zone, FALSE), right = take_sides (pieces, &zone, TRUE);

          if (zone.n_both >= MIN_ROWS && are_columns (left, right))
            {
              read_sides (self, left, right, depth);
              i += zone.n;
              continue;
            }
          n_read = unrep_pdf_table_read (self->layout, pieces + i, zone.n, self->page, self->rtl);
          if (n_read > 0)
            {
              i += n_read;
              continue;
            }
        }
      read_row (self, &pieces[i++]);
    }
}

/* Whether the page is read from right to left: most of its letters are. */
static gboolean
is_rtl (const UnrepPdfLayout *layout,
        GPtrArray            *rows)
{
  guint n_rtl = 0, n_all = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      const UnrepPdfRow *row = rows->pdata[i];

      for (guint j = 0; j < row->glyphs->len; j++)
        {
          gunichar c = g_array_index (row->glyphs, UnrepPdfGlyph, j).c;

          n_rtl += unrep_pdf_is_rtl_letter (c);
          n_all += g_unichar_isalpha (c);
        }
    }
  return n_all > 0 ? n_rtl * 2 > n_all : layout->rtl;
}

/**
 * unrep_pdf_regions_read:
 * @self: a document that is being read
 * @rows: (element-type UnrepPdfRow): what unrep_pdf_rows_new() found on a page
 * @page: index of the page
 *
 * Reads a page: columns one after the other, from the side at which its script begins,
 * and all else from top to bottom.
 */
void
unrep_pdf_regions_read (UnrepPdfLayout *self,
                        GPtrArray      *rows,
                        guint           page)
{
  g_autoptr (GArray) pieces = g_array_new (FALSE, FALSE, sizeof (UnrepPdfPiece));
  Reader reader = { .layout = self, .page = page, .rtl = is_rtl (self, rows) };

  self->rtl = reader.rtl;
  for (guint i = 0; i < rows->len; i++)
    {
      const UnrepPdfRow *row = rows->pdata[i];
      UnrepPdfPiece piece = { .row = row, .n = row->segments->len };

      if (piece.n > 0)
        g_array_append_val (pieces, piece);
    }
  self->n_regions++;
  read_pieces (&reader, (const UnrepPdfPiece *) pieces->data, pieces->len, 0);
}
