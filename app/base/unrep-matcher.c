/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-matcher.h"

#include <string.h>

/* One machine word holds this many rows of the table of edit distances. */
#define WORD 64

/* Rows of one column of the table: whether the distance goes up or down from
 * each row to the next, and what the pattern has in these rows. */
typedef struct
{
  guint64 up;
  guint64 down;
} Block;

struct _UnrepMatcher
{
  gsize n_units;
  gsize n_blocks;
  Block *blocks;
  /* Read from the last unit of the text to the first, as the pattern was. */
  gboolean backward;
  /* The row that is last of all, in the last block. */
  guint64 last_row;

  /* Unit → its class, 0 for what the pattern does not have. */
  guint16 *classes;
  /* The units that have a class, in order: class 1 first. */
  GArray *units;
  /* For each class and block, in which rows the pattern has it. */
  guint64 *rows;
  gsize rows_size;
  gsize blocks_size;
};

/**
 * unrep_matcher_new:
 *
 * Returns: (transfer full): a matcher with the empty pattern
 */
UnrepMatcher *
unrep_matcher_new (void)
{
  UnrepMatcher *self = g_new0 (UnrepMatcher, 1);

  self->classes = g_new0 (guint16, G_MAXUINT16 + 1);
  self->units = g_array_new (FALSE, FALSE, sizeof (gunichar2));
  return self;
}

/**
 * unrep_matcher_free:
 * @self: (transfer full): a matcher
 */
void
unrep_matcher_free (UnrepMatcher *self)
{
  g_free (self->blocks);
  g_free (self->classes);
  g_array_unref (self->units);
  g_free (self->rows);
  g_free (self);
}

static void
reserve (UnrepMatcher *self)
{
  gsize needed = (self->units->len + 1) * self->n_blocks;

  if (self->n_blocks > self->blocks_size)
    {
      self->blocks_size = self->n_blocks;
      self->blocks = g_renew (Block, self->blocks, self->blocks_size);
    }
  if (needed > self->rows_size)
    {
      self->rows_size = needed;
      self->rows = g_renew (guint64, self->rows, self->rows_size);
    }
  if (needed > 0)
    memset (self->rows, 0, needed * sizeof *self->rows);
}

/**
 * unrep_matcher_set:
 * @self: a matcher
 * @pattern: what to look for; it is not needed afterwards
 * @n_units: how many units it has, less than 2^31
 * @backward: whether the pattern and texts are read from their last unit to
 *   their first, so that the start of an occurrence is found whose end is known
 */
void
unrep_matcher_set (UnrepMatcher    *self,
                   const gunichar2 *pattern,
                   gsize            n_units,
                   gboolean         backward)
{
  for (guint i = 0; i < self->units->len; i++)
    self->classes[g_array_index (self->units, gunichar2, i)] = 0;
  g_array_set_size (self->units, 0);
  for (gsize i = 0; i < n_units; i++)
    if (self->classes[pattern[i]] == 0)
      {
        g_array_append_val (self->units, pattern[i]);
        self->classes[pattern[i]] = (guint16) self->units->len;
      }

  self->n_units = n_units;
  self->n_blocks = (n_units + WORD - 1) / WORD;
  self->backward = backward;
  self->last_row = n_units > 0 ? G_GUINT64_CONSTANT (1) << ((n_units - 1) % WORD) : 0;
  reserve (self);
  for (gsize i = 0; i < n_units; i++)
    {
      gunichar2 unit = pattern[backward ? n_units - 1 - i : i];

      self->rows[self->classes[unit] * self->n_blocks + i / WORD] |= G_GUINT64_CONSTANT (1) << (i % WORD);
    }
}

static void
start_column (UnrepMatcher *self)
{
  for (gsize i = 0; i < self->n_blocks; i++)
    self->blocks[i] = (Block) { ~G_GUINT64_CONSTANT (0), 0 };
}

/* Advances one block by one unit of the text: @carry is how the distance in the
 * row above changes, the result is how it changes in @last_row. G. Myers, “A fast
 * bit-vector algorithm for approximate string matching based on dynamic
 * programming”, J. ACM 46 (1999), figure 8; names are his, spelled out. */
static inline int
advance (Block   *block,
         guint64  equal,
         guint64  last_row,
         int      carry)
{
  guint64 vertical = equal | block->down, horizontal, rises, falls;
  int out;

  equal |= carry < 0;
  horizontal = (((equal & block->up) + block->up) ^ block->up) | equal;
  rises = block->down | ~(horizontal | block->up);
  falls = block->up & horizontal;
  out = ((rises & last_row) != 0) - ((falls & last_row) != 0);
  rises = rises << 1 | (carry > 0);
  falls = falls << 1 | (carry < 0);
  block->up = falls | ~(vertical | rises);
  block->down = rises & vertical;
  return out;
}

/* The blocks from @first to @last of the column of @unit; the result is for the
 * last row of @last. */
static inline int
advance_column (UnrepMatcher *self,
                gunichar2     unit,
                gsize         first,
                gsize         last,
                int           carry)
{
  const guint64 *rows = self->rows + self->classes[unit] * self->n_blocks;

  for (; first < last; first++)
    carry = advance (&self->blocks[first], rows[first], G_GUINT64_CONSTANT (1) << (WORD - 1), carry);
  return advance (&self->blocks[last], rows[last],
                  last + 1 == self->n_blocks ? self->last_row : G_GUINT64_CONSTANT (1) << (WORD - 1), carry);
}

/* @n_units is what is left to read of a text that is read backward. */
static inline gunichar2
read_unit (UnrepMatcher    *self,
           const gunichar2 *text,
           gsize            n_units,
           gsize            index)
{
  return text[self->backward ? n_units - 1 - index : index];
}

/**
 * unrep_matcher_find_best:
 * @self: a matcher
 * @text: where to look
 * @n_units: how many units it has
 *
 * Of several occurrences with as few errors the first is taken, but of those that
 * end one unit after the other the longest, because a last unit is rather replaced
 * than left out. Takes time in proportion to @n_units times a 64th of the
 * pattern's length.
 *
 * Returns: the occurrence with the fewest errors, wherever it begins
 */
UnrepMatcherHit
unrep_matcher_find_best (UnrepMatcher    *self,
                         const gunichar2 *text,
                         gsize            n_units)
{
  UnrepMatcherHit best = { 0, self->n_units };
  gsize errors = self->n_units;

  if (self->n_blocks == 0)
    return best;
  start_column (self);
  for (gsize i = 0; i < n_units; i++)
    {
      errors += advance_column (self, read_unit (self, text, n_units, i), 0, self->n_blocks - 1, 0);
      if (errors < best.errors || (errors == best.errors && best.end == i))
        best = (UnrepMatcherHit) { i + 1, errors };
    }
  return best;
}

static gsize
get_n_rows (UnrepMatcher *self,
            gsize         block)
{
  return MIN (self->n_units - block * WORD, WORD);
}

/* How far an end is from where one of the pattern's length would be. */
static gsize
get_surplus (UnrepMatcher *self,
             gsize         end)
{
  return end > self->n_units ? end - self->n_units : self->n_units - end;
}

/**
 * unrep_matcher_find_here:
 * @self: a matcher
 * @text: where the occurrence begins
 * @n_units: how many units there are
 * @max_errors: how many errors are of interest; the fewer, the faster
 *
 * Of several occurrences with as few errors the one is taken whose length is
 * closest to the pattern's. Only the rows of the table that an occurrence with
 * @max_errors can pass through are computed (E. Ukkonen, 1985).
 *
 * Returns: the occurrence with the fewest errors that begins where @text does;
 *   where they are more than @max_errors, their number is not to be trusted
 */
UnrepMatcherHit
unrep_matcher_find_here (UnrepMatcher    *self,
                         const gunichar2 *text,
                         gsize            n_units,
                         gsize            max_errors)
{
  UnrepMatcherHit best = { 0, self->n_units };
  gsize last = 0, errors, band = MIN (max_errors, self->n_units), n_columns = MIN (n_units, self->n_units + band);

  if (self->n_blocks == 0)
    return best;
  start_column (self);
  errors = get_n_rows (self, 0);
  for (gsize i = 0; i < n_columns; i++)
    {
      gsize first = MIN (i > band ? (i - band) / WORD : 0, self->n_blocks - 1);

      while (last + 1 < self->n_blocks && (last + 1) * WORD <= i + band)
        errors += get_n_rows (self, ++last);
      errors += advance_column (self, read_unit (self, text, n_units, i), first, last, 1);
      if (last + 1 == self->n_blocks &&
          (errors < best.errors || (errors == best.errors && get_surplus (self, i + 1) < get_surplus (self, best.end))))
        best = (UnrepMatcherHit) { i + 1, errors };
    }
  return best;
}

/**
 * unrep_matcher_list_hits:
 * @self: a matcher
 * @text: where to look
 * @n_units: how many units it has
 * @max_errors: how many errors an occurrence may have
 * @hits: (element-type UnrepMatcherHit): where to add what is found, in order
 *
 * Finds the best of any occurrences that overlap by half the pattern or more.
 */
void
unrep_matcher_list_hits (UnrepMatcher    *self,
                         const gunichar2 *text,
                         gsize            n_units,
                         gsize            max_errors,
                         GArray          *hits)
{
  UnrepMatcherHit best = { 0, G_MAXSIZE };
  gsize errors = self->n_units;

  if (self->n_blocks == 0)
    return;
  start_column (self);
  for (gsize i = 0; i < n_units; i++)
    {
      errors += advance_column (self, read_unit (self, text, n_units, i), 0, self->n_blocks - 1, 0);
      if (best.errors != G_MAXSIZE && i + 1 - best.end > self->n_units / 2)
        {
          g_array_append_val (hits, best);
          best.errors = G_MAXSIZE;
        }
      if (errors <= max_errors && errors < best.errors)
        best = (UnrepMatcherHit) { i + 1, errors };
    }
  if (best.errors != G_MAXSIZE)
    g_array_append_val (hits, best);
}
