/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-pdf-table.h"

/* The narrowest gap between two columns, in hundredths of the font size, and the room that
 * rules and padding take of it on the side to which lines run out. */
#define GUTTER 80
#define PADDING 100
/* A gap wider than this part of the font size, in hundredths, ends a word; and a word needs
 * so much more room. */
#define SPACE 13
#define BLANK 25
/* Lines of one cell are no farther apart than so many hundredths of the font size; and
 * those of two rows at least by this factor farther, in hundredths, where rows are set
 * apart at all. */
#define MAX_PITCH 200
#define APART 120
/* Centres nearer than so many hundredths of the font size are of cells side by side. */
#define BESIDE 60
#define MAX_COLUMNS 24
/* So many points in a row are no ellipsis. */
#define LEADERS 5

typedef struct
{
  gint32 x0;
  gint32 x1;
} Column;

typedef struct
{
  const UnrepPdfPiece *pieces;
  guint n;
  gboolean rtl;
  gint32 size;
  Column columns[MAX_COLUMNS];
  guint n_columns;
  gint32 pitch; /* of lines in a cell, where rows are set apart; else 0 */
} Table;

static const UnrepPdfBox *
box_of (const UnrepPdfPiece *piece,
        guint                index)
{
  return &unrep_pdf_piece_get_segment (piece, index)->box;
}

static int
compare_columns (gconstpointer a,
                 gconstpointer b)
{
  const Column *x = a, *y = b;

  return x->x0 != y->x0 ? (x->x0 < y->x0 ? -1 : 1) : 0;
}

/* The columns are what the segments of all rows leave no gap between. */
static void
find_columns (Table *self)
{
  g_autoptr (GArray) taken = g_array_new (FALSE, FALSE, sizeof (Column));

  self->n_columns = 0;
  for (guint i = 0; i < self->n; i++)
    for (guint j = 0; j < self->pieces[i].n; j++)
      g_array_append_vals (taken, &(Column) { box_of (&self->pieces[i], j)->x0, box_of (&self->pieces[i], j)->x1 }, 1);
  g_array_sort (taken, compare_columns);
  for (guint i = 0; i < taken->len; i++)
    {
      const Column *own = &g_array_index (taken, Column, i);
      Column *last = self->n_columns > 0 ? &self->columns[self->n_columns - 1] : NULL;

      if (last != NULL && (own->x0 - last->x1 < self->size * GUTTER / 100 || self->n_columns == MAX_COLUMNS))
        last->x1 = MAX (last->x1, own->x1);
      else
        self->columns[self->n_columns++] = *own;
    }
}

/* What of a row stands in a column; nothing of it, perhaps. */
static UnrepPdfPiece
take_cell (const Table *self,
           guint        row,
           guint        column)
{
  const UnrepPdfPiece *piece = &self->pieces[row];
  UnrepPdfPiece cell = { .row = piece->row, .first = piece->first };

  for (guint i = 0; i < piece->n; i++)
    if (box_of (piece, i)->x0 >= self->columns[column].x0 && box_of (piece, i)->x0 <= self->columns[column].x1)
      {
        if (cell.n++ == 0)
          cell.first = piece->first + i;
      }
  return cell;
}

static gint32
width_of (const UnrepPdfPiece *cell)
{
  return box_of (cell, cell->n - 1)->x1 - box_of (cell, 0)->x0;
}

/* How wide the first word of a line in a cell is. */
static gint32
find_first_word (const Table         *self,
                 const UnrepPdfPiece *cell)
{
  const UnrepPdfSegment *segment = unrep_pdf_piece_get_segment (cell, self->rtl ? cell->n - 1 : 0);
  const UnrepPdfGlyph *glyphs = &g_array_index (cell->row->glyphs, UnrepPdfGlyph, segment->first);
  gint32 x0, x1;
  guint at = self->rtl ? segment->n - 1 : 0;

  x0 = glyphs[at].x0;
  x1 = glyphs[at].x1;
  while (self->rtl ? at > 0 : at + 1 < segment->n)
    {
      at = self->rtl ? at - 1 : at + 1;
      if ((gint64) (self->rtl ? x0 - glyphs[at].x1 : glyphs[at].x0 - x1) * 100 > self->size * SPACE)
        break;
      x0 = MIN (x0, glyphs[at].x0);
      x1 = MAX (x1, glyphs[at].x1);
    }
  return x1 - x0;
}

/* How much room lines of a column have: up to the next one. */
static gint32
find_room (const Table *self,
           guint        column)
{
  gint32 x0 = self->columns[column].x0, x1 = self->columns[column].x1, padding = self->size * PADDING / 100;

  if (self->rtl && column > 0)
    x0 = MIN (x0, self->columns[column - 1].x1 + padding);
  if (!self->rtl && column + 1 < self->n_columns)
    x1 = MAX (x1, self->columns[column + 1].x0 - padding);
  return x1 - x0;
}

/* Whether the first word of @below would have fitted behind @above, so that the two are not
 * lines of one text. */
static gboolean
has_room (const Table         *self,
          guint                column,
          const UnrepPdfPiece *above,
          const UnrepPdfPiece *below)
{
  return width_of (above) + find_first_word (self, below) + self->size * BLANK / 100 <= find_room (self, column);
}

static gint32
find_distance (const Table *self,
               guint        row)
{
  return self->pieces[row].row->center - self->pieces[row - 1].row->center;
}

/* Where rows are set apart, their distances are of two kinds. */
static void
find_pitch (Table *self)
{
  gint32 least = G_MAXINT32, most = 0;

  for (guint i = 1; i < self->n; i++)
    {
      gint32 distance = find_distance (self, i);

      if ((gint64) distance * 100 >= self->size * BESIDE)
        least = MIN (least, distance);
      most = MAX (most, distance);
    }
  self->pitch = least < G_MAXINT32 && (gint64) least * 100 <= self->size * MAX_PITCH && (gint64) most * 100 >= (gint64) least * APART ? least : 0;
}

/* Whether a row of the table begins with the row of letters @row. @last has the last line of
 * each cell of the row above. */
static gboolean
starts_row (const Table         *self,
            guint                row,
            const UnrepPdfPiece *last)
{
  guint n_shared = 0, n_room = 0, n_new = 0;

  if (self->pitch > 0 && (gint64) find_distance (self, row) * 100 >= (gint64) self->pitch * APART)
    return TRUE;
  if ((gint64) find_distance (self, row) * 100 < self->size * BESIDE)
    return FALSE;
  for (guint i = 0; i < self->n_columns; i++)
    {
      UnrepPdfPiece cell = take_cell (self, row, i);

      if (cell.n == 0)
        continue;
      if (last[i].n == 0)
        n_new++;
      else
        {
          n_shared++;
          n_room += has_room (self, i, &last[i], &cell);
        }
    }
  return self->pitch > 0 ? n_shared > 1 && n_room == n_shared : n_room > 0 || n_new > 0;
}

/* Index behind the last row of letters of the row of the table that begins at @first. */
static guint
find_row_end (const Table *self,
              guint        first)
{
  UnrepPdfPiece last[MAX_COLUMNS] = { { 0 } };
  guint end = first;

  do
    {
      for (guint i = 0; i < self->n_columns; i++)
        {
          UnrepPdfPiece cell = take_cell (self, end, i);

          if (cell.n > 0)
            last[i] = cell;
        }
      end++;
    }
  while (end < self->n && !starts_row (self, end, last));
  return end;
}

/* Whether the lines from @first to @end are all in one column. */
static gboolean
is_lone (const Table *self,
         guint        first,
         guint        end)
{
  guint n_taken = 0;

  for (guint i = 0; i < self->n_columns; i++)
    {
      guint n = 0;

      for (guint row = first; row < end; row++)
        n += take_cell (self, row, i).n;
      n_taken += n > 0;
    }
  return n_taken < 2;
}

/* Whether a line ends as a sentence does, or an item of a list. */
static gboolean
is_closed (const UnrepPdfLayout *layout,
           guint                 index)
{
  const UnrepPdfLine *line = unrep_pdf_layout_get_line (layout, index);
  const char *end = layout->text->str + line->text + line->n_bytes;

  return line->n_bytes > 0 && g_utf8_strchr (".;:!?؟؛…", -1, g_utf8_get_char (g_utf8_prev_char (end))) != NULL;
}

static void
read_cell (const Table    *self,
           UnrepPdfLayout *layout,
           guint           page,
           guint           column,
           guint           first,
           guint           end)
{
  UnrepPdfPiece above = { 0 };

  layout->n_regions++;
  for (guint row = first; row < end; row++)
    {
      UnrepPdfPiece cell = take_cell (self, row, column);
      guint n_lines = layout->lines->len;

      if (cell.n == 0)
        continue;
      unrep_pdf_line_read (layout, cell.row, cell.first, cell.first + cell.n - 1, page, TRUE);
      if (layout->lines->len > n_lines && above.n > 0)
        unrep_pdf_layout_get_line (layout, n_lines)->wrapped = !(has_room (self, column, &above, &cell) && is_closed (layout, n_lines - 1));
      above = cell;
    }
}

/* Whether a column has nothing but labels and numbers. */
static gboolean
has_labels (const Table *self,
            guint        column)
{
  for (guint row = 0; row < self->n; row++)
    {
      UnrepPdfPiece cell = take_cell (self, row, column);

      if (cell.n > 1 || (cell.n == 1 && !unrep_pdf_piece_is_label (&cell, 0)))
        return FALSE;
    }
  return TRUE;
}

/* The numbers of paragraphs or footnotes are no column, nor is that of the page below. */
static gboolean
is_list (const Table *self)
{
  guint n_texts = 0;

  if (!has_labels (self, self->rtl ? self->n_columns - 1 : 0))
    return FALSE;
  for (guint i = 0; i < self->n_columns; i++)
    n_texts += !has_labels (self, i);
  return n_texts < 2;
}

/* Points that lead from a heading to its page. */
static gboolean
has_leaders (const Table *self)
{
  for (guint i = 0; i < self->n; i++)
    {
      const GArray *glyphs = self->pieces[i].row->glyphs;
      guint run = 0;

      for (guint j = 0; j < glyphs->len; j++)
        {
          gunichar c = g_array_index (glyphs, UnrepPdfGlyph, j).c;

          run = c == '.' || c == 0x2026 ? run + 1 : 0;
          if (run == LEADERS)
            return TRUE;
        }
    }
  return FALSE;
}

/**
 * unrep_pdf_table_read:
 * @layout: a document that is being read
 * @pieces: (array length=n): rows of a page that have a gap in common
 * @n: how many
 * @page: index of the page
 * @rtl: whether the page is read from right to left
 *
 * Reads a table cell by cell, from the side at which its script begins: the lines of a cell
 * follow one another although those of other cells stand beside them. Nothing but the
 * places of the letters tells rows: they are set apart, or a word stands at the beginning
 * of a line that the line before had room for.
 *
 * Returns: how many of the rows have been read; 0 where this is no table
 */
guint
unrep_pdf_table_read (UnrepPdfLayout      *layout,
                      const UnrepPdfPiece *pieces,
                      guint                n,
                      guint                page,
                      gboolean             rtl)
{
  Table self = { .pieces = pieces, .n = n, .rtl = rtl };
  g_autoptr (GArray) ends = g_array_new (FALSE, FALSE, sizeof (guint));
  guint first = 0;

  for (guint i = 0; i < n; i++)
    self.size = MAX (self.size, (gint32) pieces[i].row->size);
  find_columns (&self);
  if (self.n_columns < 2 || is_list (&self) || has_leaders (&self))
    return 0;
  find_pitch (&self);
  for (guint end = 0; end < n;)
    {
      end = find_row_end (&self, end);
      g_array_append_val (ends, end);
    }
  /* What stands below in one column only is no row of it. */
  while (ends->len > 1
         && is_lone (&self, g_array_index (ends, guint, ends->len - 2), g_array_index (ends, guint, ends->len - 1)))
    g_array_set_size (ends, ends->len - 1);
  for (guint i = 0; i < ends->len; i++)
    {
      guint end = g_array_index (ends, guint, i);

      for (guint column = 0; column < self.n_columns; column++)
        read_cell (&self, layout, page, rtl ? self.n_columns - 1 - column : column, first, end);
      first = end;
    }
  layout->n_regions++;
  return first;
}
