/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-repair-private.h"

#include "base/unrep-block.h"

/* Gaps that stand for a column: two of so many spaces in a line, or a single one of
 * so many. */
#define COLUMN_GAP 4
#define WIDE_COLUMN_GAP 12

static inline gboolean
is_line_end (char c)
{
  return c == '\n' || c == '\r';
}

/* How many bytes the space at @p has, 0 where there is none. */
static inline gsize
measure_space (const char *p)
{
  if (*p == ' ')
    return 1;
  return (guchar) p[0] == 0xc2 && (guchar) p[1] == 0xa0 ? 2 : 0;
}

static gsize
skip_spaces (UnrepRepairer *self,
             gsize          at,
             gsize          end,
             guint         *n)
{
  gsize width;

  for (*n = 0; at < end && (width = measure_space (self->utf8 + at)) > 0; (*n)++)
    at += width;
  return at;
}

/* Whether the byte at @at is of a character that is to be read otherwise: of à in UTF-8 the
 * second is a space in windows-1252. */
static gboolean
is_recoded (UnrepRepairer *self,
            gsize          at)
{
  guint index;

  if (self->recoding == NULL)
    return FALSE;
  index = unrep_recoding_find (self->recoding, at);
  return index < unrep_recoding_get_n (self->recoding) && unrep_recoding_get_char (self->recoding, index)->start <= at;
}

/**
 * unrep_repair_trim:
 * @part: a part of the text
 *
 * Returns: @part without the spaces around it
 */
UnrepBytes
unrep_repair_trim (UnrepRepairer *self,
                   UnrepBytes     part)
{
  guint ignored;

  part.start = skip_spaces (self, part.start, part.end, &ignored);
  while (part.end > part.start && !is_recoded (self, part.end - 1))
    if (self->utf8[part.end - 1] == ' ')
      part.end--;
    else if (part.end - part.start >= 2 && measure_space (self->utf8 + part.end - 2) == 2)
      part.end -= 2;
    else
      break;
  return part;
}

/* Whether the line around @at is a row of a table, whose gaps part columns. */
static gboolean
is_table (UnrepRepairer *self,
          gsize          at)
{
  guint n_columns = 0, n;
  UnrepBytes row = { at, at }, inner;

  if (self->row.start <= at && at < self->row.end)
    return self->row_is_table;

  while (row.start > 0 && !is_line_end (self->utf8[row.start - 1]))
    row.start--;
  while (row.end < self->n_bytes && !is_line_end (self->utf8[row.end]))
    row.end++;
  inner = unrep_repair_trim (self, row);
  for (gsize p = inner.start; p < inner.end; p++)
    if (measure_space (self->utf8 + p) > 0)
      {
        p = skip_spaces (self, p, inner.end, &n) - 1;
        n_columns += n >= WIDE_COLUMN_GAP ? 2 : n >= COLUMN_GAP;
      }
  self->row = row;
  self->row_is_table = n_columns >= 2;
  return self->row_is_table;
}

/* Hides of the spaces at @at all but one, and around a line all. Returns where they
 * end; the text from @kept on is not handed over yet. */
static gsize
close_gap (UnrepRepairer *self,
           gsize         *kept,
           gsize          at,
           gsize          end)
{
  guint n;
  gsize behind = skip_spaces (self, at, end, &n);
  gboolean is_outer = at == 0 || is_line_end (self->utf8[at - 1]) || behind == self->n_bytes
                      || is_line_end (self->utf8[behind]);

  if ((n == 1 && !is_outer) || is_table (self, at))
    return behind;

  if (!is_outer && self->utf8[at] == ' ')
    at++;
  unrep_arrangement_keep (self->arranged, *kept, at);
  unrep_arrangement_hide (self->arranged, at, behind,
                          is_outer || self->utf8[at - 1] == ' ' ? UNREP_SHAPE_GAP : UNREP_SHAPE_GAP_SPACE);
  *kept = behind;
  return behind;
}

/* Whether a gap or a stretch may be at @at: nearly always the answer is no. */
static inline gboolean
may_close (UnrepRepairer *self,
           gsize          at)
{
  guchar c = (guchar) self->utf8[at], next = (guchar) self->utf8[at + 1];
  guchar last = at > 0 ? (guchar) self->utf8[at - 1] : '\n';

  return ((c == ' ') & ((next <= ' ') | (next == 0xc2) | (last == '\n') | (last == '\r'))) | (c == 0xc2) | ((c == 0xd9) & (next == 0x80));
}

/* The same of the bytes of a block that begins at @p, not at the text's beginning. */
static inline gboolean
may_close_within (const char *p)
{
  UnrepBlock block = unrep_block_load (p), last = unrep_block_load (p - 1), next = unrep_block_load (p + 1);
  UnrepBlock after_line = unrep_block_is (last, '\n') | unrep_block_is (last, '\r');
  UnrepBlock before_gap = unrep_block_is_within (next, 0, ' ') | unrep_block_is (next, 0xc2);

  return !unrep_block_is_empty ((unrep_block_is (block, ' ') & (after_line | before_gap)) | unrep_block_is (block, 0xc2)
                                | (unrep_block_is (block, 0xd9) & unrep_block_is (next, 0x80)));
}

/* Where the next gap or stretch may be, @end where there is none. */
static gsize
find_next (UnrepRepairer *self,
           gsize          at,
           gsize          end)
{
  while (at < end)
    if (at > 0 && end - at >= UNREP_BLOCK_SIZE && !may_close_within (self->utf8 + at))
      at += UNREP_BLOCK_SIZE;
    else
      for (gsize stop = MIN (at + UNREP_BLOCK_SIZE, end); at < stop; at++)
        if (may_close (self, at))
          return at;
  return end;
}

/* Of text that is in its encoding. */
static void
keep_closed (UnrepRepairer *self,
             UnrepBytes     part)
{
  gboolean gaps = (self->repairs & UNREP_REPAIR_CLOSE_GAPS) != 0;
  gboolean stretch = (self->repairs & UNREP_REPAIR_CLOSE_STRETCH) != 0;
  gsize kept = part.start, at = part.start;

  while ((gaps || stretch) && (at = find_next (self, at, part.end)) < part.end)
    {
      if (gaps && measure_space (self->utf8 + at) > 0)
        at = close_gap (self, &kept, at, part.end);
      else if (stretch && self->utf8[at] == '\xd9')
        at = unrep_repair_close_stretch (self, &kept, at, part.end);
      else
        at++;
    }
  unrep_arrangement_keep (self->arranged, kept, part.end);
}

/**
 * unrep_repair_keep_closed:
 * @part: a part of the text
 *
 * Hands over @part to be displayed, read in its encoding, with its gaps and stretches
 * closed.
 */
void
unrep_repair_keep_closed (UnrepRepairer *self,
                          UnrepBytes     part)
{
  guint n = self->recoding != NULL ? unrep_recoding_get_n (self->recoding) : 0;

  for (guint i = n > 0 ? unrep_recoding_find (self->recoding, part.start) : 0; i < n; i++)
    {
      const UnrepRecoded *one = unrep_recoding_get_char (self->recoding, i);

      if (one->start + one->n_bytes > part.end)
        break;
      if (one->start < part.start)
        continue;
      keep_closed (self, (UnrepBytes) { part.start, one->start });
      part.start = one->start + one->n_bytes;
      unrep_arrangement_recode (self->arranged, one->start, part.start, one->c);
    }
  keep_closed (self, part);
}
