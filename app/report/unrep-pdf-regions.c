/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-pdf-layout.h"

/* With more rows than this a page is no page of text, and is read row by row. */
#define MAX_ROWS 1500
/* Columns in columns in columns: newspapers stop here, and so do we. */
#define MAX_DEPTH 4
/* The narrowest gap between columns, in parts of the font size. */
#define GUTTER(size) ((gint32) ((size) * 8 / 10))
/* Columns have at least so many rows on both sides. */
#define MIN_ROWS 3
/* Of its rows so many fill a column, and so much of its width: lines of text do, cells of
 * a table do not. */
#define FULL_ROWS 0.6
#define FULL_WIDTH 0.7
/* The narrowest column, in parts of all that the columns take. */
#define MIN_WIDTH 0.22
/* A gap in a row that is wider is more than a space: what stands behind it is another
 * line, unless it is that of a label or before a page number. */
#define LINE_GAP(size) ((gint32) ((size) * 5 / 2))
#define LABEL_GLYPHS 7
/* Rows farther apart than this are no longer one text. */
#define FAR_ROWS(size) ((gint32) ((size) * 3))

/* Part of a row: some of its segments. */
typedef struct
{
  const UnrepPdfRow *row;
  guint first;
  guint n;
} Piece;

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

static const UnrepPdfSegment *
segment_of (const Piece *piece,
            guint        index)
{
  return &g_array_index (piece->row->segments, UnrepPdfSegment, piece->first + index);
}

static gint32
left_of (const Piece *piece)
{
  return segment_of (piece, 0)->box.x0;
}

static gint32
right_of (const Piece *piece)
{
  return segment_of (piece, piece->n - 1)->box.x1;
}

/* Narrows the gap to what is free in @piece too: FALSE where that is too little. Sets
 * @both where the piece has text on both sides of it. */
static gboolean
narrow (const Piece *piece,
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
      const UnrepPdfBox *box = &segment_of (piece, i)->box;

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

static Zone
grow_zone (const Piece *pieces,
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
      if (both)
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
find_zone (const Piece *pieces,
           guint        n,
           guint        first)
{
  Zone best = { .first = first };

  for (guint i = 0; i + 1 < pieces[first].n; i++)
    {
      gint32 from = segment_of (&pieces[first], i)->box.x1, to = segment_of (&pieces[first], i + 1)->box.x0;
      Zone zone = { 0 };

      if (to - from >= GUTTER (pieces[first].row->size))
        zone = grow_zone (pieces, n, first, from, to);
      if (zone.n_both > best.n_both)
        best = zone;
    }
  return best;
}

/* What of @piece stands on one side of the gap; nothing of it, perhaps. */
static Piece
take_side (const Piece *piece,
           const Zone  *zone,
           gboolean     right)
{
  gint32 middle = zone->from + (zone->to - zone->from) / 2;
  Piece side = { .row = piece->row, .first = piece->first };

  for (guint i = 0; i < piece->n; i++)
    if ((segment_of (piece, i)->box.x0 >= middle) == right)
      {
        if (side.n++ == 0)
          side.first = piece->first + i;
      }
  return side;
}

static GArray *
take_sides (const Piece *pieces,
            const Zone  *zone,
            gboolean     right)
{
  GArray *sides = g_array_new (FALSE, FALSE, sizeof (Piece));

  for (guint i = zone->first; i < zone->first + zone->n; i++)
    {
      Piece side = take_side (&pieces[i], zone, right);

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
      left = MIN (left, left_of (&g_array_index (pieces, Piece, i)));
      right = MAX (right, right_of (&g_array_index (pieces, Piece, i)));
    }
  *width = right - left;
  for (guint i = 0; i < pieces->len; i++)
    {
      const Piece *piece = &g_array_index (pieces, Piece, i);

      n_full += right_of (piece) - left_of (piece) >= FULL_WIDTH * *width;
    }
  return pieces->len >= MIN_ROWS && n_full >= FULL_ROWS * pieces->len;
}

static gboolean
are_columns (GArray *left,
             GArray *right)
{
  gint32 width_left, width_right;
  gboolean full = are_full (left, &width_left);

  full = are_full (right, &width_right) && full;
  return full && MIN (width_left, width_right) >= MIN_WIDTH * (width_left + width_right);
}

/* Whether a piece of a row is a label, or a page number: short, and with a digit or a mark. */
static gboolean
is_label (const Piece           *piece,
          const UnrepPdfSegment *segment)
{
  for (guint i = 0; segment->n <= LABEL_GLYPHS && i < segment->n; i++)
    if (!g_unichar_isalpha (g_array_index (piece->row->glyphs, UnrepPdfGlyph, segment->first + i).c))
      return TRUE;
  return FALSE;
}

/* Reads one row that is in no column: from side to side, a line for each piece of it that
 * is set apart. */
static void
read_row (Reader      *self,
          const Piece *piece)
{
  guint n = piece->n, first, last;

  for (guint done = 0; done < n;)
    {
      guint n_line = 1;

      while (done + n_line < n)
        {
          guint before = self->rtl ? n - done - n_line : done + n_line - 1, after = self->rtl ? before - 1 : before + 1;
          const UnrepPdfSegment *a = segment_of (piece, MIN (before, after)), *b = segment_of (piece, MAX (before, after));

          if (b->box.x0 - a->box.x1 > LINE_GAP (piece->row->size) && !is_label (piece, a) && !is_label (piece, b))
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
                         const Piece *pieces,
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
      read_pieces (self, (const Piece *) side->data, side->len, depth + 1);
    }
  self->layout->n_regions++;
}

/* Reads rows from top to bottom, columns one after the other. */
static void
read_pieces (Reader      *self,
             const Piece *pieces,
             guint        n,
             guint        depth)
{
  for (guint i = 0; i < n;)
    {
      Zone zone = { .n_both = 0 };

      if (depth < MAX_DEPTH && n <= MAX_ROWS)
        zone = find_zone (pieces, n, i);
      if (zone.n_both >= MIN_ROWS)
        {
          g_autoptr (GArray) left = take_sides (pieces, &zone, FALSE), right = take_sides (pieces, &zone, TRUE);

          if (are_columns (left, right))
            {
              read_sides (self, left, right, depth);
              i += zone.n;
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
  g_autoptr (GArray) pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  Reader reader = { .layout = self, .page = page, .rtl = is_rtl (self, rows) };

  self->rtl = reader.rtl;
  for (guint i = 0; i < rows->len; i++)
    {
      const UnrepPdfRow *row = rows->pdata[i];
      Piece piece = { .row = row, .n = row->segments->len };

      if (piece.n > 0)
        g_array_append_val (pieces, piece);
    }
  self->n_regions++;
  read_pieces (&reader, (const Piece *) pieces->data, pieces->len, 0);
}
