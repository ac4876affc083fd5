/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-repair-private.h"

#include "base/unrep-block.h"

#include <string.h>

/* Numbers in a line of visual order: they, and the words around them, stand in
 * reverse. */

/* A line has a few runs; more are no line of a report. */
#define MAX_RUNS 12
/* In a gap of so many spaces between two words a number is missing. */
#define NUMBER_GAP 4
#define MAX_DAY 31
#define MIN_YEAR 1900
#define MAX_YEAR 2099

/* Months as UN reports in Arabic name them; the second half behind the slash has
 * two spellings for some, so only the first word or words count. */
static const char *const months[] = {
  "كانون الثاني", "شباط", "آذار", "نيسان", "أيار", "حزيران", "تموز", "آب", "أيلول", "تشرين الأول", "تشرين الثاني", "كانون الأول",
};
/* What is always the last word of a heading. */
static const char continued[] = "(تابع)";

typedef struct
{
  UnrepBytes runs[MAX_RUNS];
  guint n;
} Runs;

static gboolean
is_number_joiner (gunichar c)
{
  return c == '-' || c == '/' || c == '.' || c == ',' || c == 0x2013 || c == 0x66b || c == 0x66c;
}

/* Where the number at @at ends: digits and what joins them. */
static gsize
skip_number (const char *utf8,
             gsize       at,
             gsize       end)
{
  gsize behind = at;

  while (at < end)
    {
      gunichar c = unrep_utf8_get_char (utf8 + at);

      if (!unrep_is_digit (c) && !is_number_joiner (c))
        break;
      at = (gsize) (g_utf8_next_char (utf8 + at) - utf8);
      if (unrep_is_digit (c))
        behind = at;
    }
  return behind;
}

static guint
count_spaces (const char *utf8,
              gsize       at,
              gsize       end)
{
  guint n = 0;

  while (at + n < end && utf8[at + n] == ' ')
    n++;
  return n;
}

static inline gboolean
has_digit_or_bracket (UnrepBlock block,
                      UnrepBlock next)
{
  UnrepBlock ascii = unrep_block_is_within (block, '0', '9') | unrep_block_is (block, ')');
  UnrepBlock arabic = unrep_block_is (block, 0xd9) & unrep_block_is_within (next, 0xa0, 0xa9);

  return !unrep_block_is_empty (ascii | arabic | unrep_block_is (block, 0xdb));
}

/* Whether runs may meet in @part: only at a digit or behind a bracket. */
static gboolean
may_meet (const char *utf8,
          UnrepBytes  part)
{
  gsize at = part.start;

  for (; at + UNREP_BLOCK_SIZE <= part.end; at += UNREP_BLOCK_SIZE)
    if (has_digit_or_bracket (unrep_block_load (utf8 + at), unrep_block_load (utf8 + at + 1)))
      return TRUE;
  return at < part.end
         && has_digit_or_bracket (unrep_block_load_rest (utf8 + at, part.end - at), unrep_block_load_rest (utf8 + at + 1, part.end - at - 1));
}

/* Whether two runs meet between @before and @after without a gap, which no writing
 * does. */
static inline gboolean
is_glue (gunichar before,
         gunichar after)
{
  /* Two letters, as nearly always. */
  if ((before >= 0x620) & (before <= 0x65f) & (after >= 0x620) & (after <= 0x65f))
    return FALSE;
  return (unrep_is_digit (before) && (unrep_is_arabic_letter (after) || after == '('))
         || (unrep_is_digit (after) && unrep_is_arabic_letter (before))
         || (before == ')' && unrep_is_arabic_letter (after));
}

/**
 * unrep_numbers_look_glued:
 * @part: a line
 *
 * Returns: whether in @part a number touches a word
 */
gboolean
unrep_numbers_look_glued (const char *utf8,
                          UnrepBytes  part)
{
  gunichar before = 0;

  if (!may_meet (utf8, part))
    return FALSE;
  for (const char *p = utf8 + part.start; p < utf8 + part.end; p = g_utf8_next_char (p))
    {
      gunichar c = unrep_utf8_get_char (p);

      if (is_glue (before, c))
        return TRUE;
      if (!unrep_is_mark (c))
        before = c;
    }
  return FALSE;
}

/* Parts @part where runs meet. FALSE where there are none, or too many. */
static gboolean
find_runs (UnrepRepairer *self,
           UnrepBytes     part,
           Runs          *runs)
{
  gunichar before = 0;
  gsize start = part.start, at = part.start;

  runs->n = 0;
  while (at < part.end)
    {
      gunichar c = unrep_utf8_get_char (self->utf8 + at);
      guint n_spaces = c == ' ' ? count_spaces (self->utf8, at, part.end) : 0;
      gunichar after = n_spaces > 0 ? unrep_peek (self->utf8, at + n_spaces, part.end) : c;
      gboolean cut = n_spaces > 1 ? unrep_is_digit (before) || unrep_is_digit (after) : n_spaces == 0 && is_glue (before, c);

      if (cut)
        {
          if (runs->n + 1 >= MAX_RUNS)
            return FALSE;
          runs->runs[runs->n++] = unrep_repair_trim (self, (UnrepBytes) { start, at });
          start = at;
        }
      at = n_spaces > 0 ? at + n_spaces : (gsize) (g_utf8_next_char (self->utf8 + at) - self->utf8);
      if (n_spaces > 0)
        before = ' ';
      else if (!unrep_is_mark (c))
        before = c;
    }
  runs->runs[runs->n++] = unrep_repair_trim (self, (UnrepBytes) { start, part.end });
  return runs->n > 1;
}

/* The length of the month that @bytes begins with, with what stands behind a slash;
 * 0 where it begins with none. */
static gsize
measure_month (const char *utf8,
               UnrepBytes  bytes)
{
  for (guint i = 0; i < G_N_ELEMENTS (months); i++)
    {
      gsize n = strlen (months[i]), at = bytes.start + n;

      if (at > bytes.end || memcmp (utf8 + bytes.start, months[i], n) != 0)
        continue;
      if (at < bytes.end && utf8[at] == '/')
        while (at < bytes.end && utf8[at] != ' ')
          at++;
      if (at == bytes.end || utf8[at] == ' ')
        return at - bytes.start;
    }
  return 0;
}

/* Where the second word of a month's name is stored before the first, cuts between
 * them. */
static gboolean
split_month (UnrepRepairer *self,
             UnrepBytes     run,
             UnrepBytes    *first,
             UnrepBytes    *second)
{
  const char *space = memchr (self->utf8 + run.start, ' ', run.end - run.start);
  g_autofree char *swapped = NULL;
  gsize n;

  if (space == NULL)
    return FALSE;
  *second = (UnrepBytes) { run.start, (gsize) (space - self->utf8) };
  *first = unrep_repair_trim (self, (UnrepBytes) { second->end, run.end });
  swapped = g_strdup_printf ("%.*s %.*s", (int) (first->end - first->start), self->utf8 + first->start,
                             (int) (second->end - second->start), self->utf8 + second->start);
  n = strlen (swapped);
  return measure_month (self->utf8, run) == 0 && measure_month (swapped, (UnrepBytes) { 0, n }) == n;
}

static guint
read_number (const char *utf8,
             gsize      *at,
             gsize       end)
{
  guint value = 0;

  while (*at < end && value < 100000)
    {
      gunichar c = unrep_utf8_get_char (utf8 + *at);

      if (!unrep_is_digit (c))
        break;
      value = value * 10 + (guint) g_unichar_digit_value (c);
      *at = (gsize) (g_utf8_next_char (utf8 + *at) - utf8);
    }
  return value;
}

static gboolean
is_year (UnrepRepairer *self,
         UnrepBytes     run)
{
  gsize at = run.start;
  guint year = read_number (self->utf8, &at, run.end);

  return at == run.end && year >= MIN_YEAR && year <= MAX_YEAR;
}

/* A day, or a range of days whichever way round. */
static gboolean
is_days (UnrepRepairer *self,
         UnrepBytes     run)
{
  gsize at = run.start;
  guint day = read_number (self->utf8, &at, run.end), other = day;

  if (at < run.end && self->utf8[at] == '-')
    {
      at++;
      other = read_number (self->utf8, &at, run.end);
    }
  return at == run.end && day >= 1 && day <= MAX_DAY && other >= 1 && other <= MAX_DAY;
}

static gboolean
is_number (UnrepRepairer *self,
           UnrepBytes     run)
{
  return run.start < run.end && skip_number (self->utf8, run.start, run.end) == run.end;
}

/* Whether @runs, read from the last to the first, say a date, with all numbers in
 * their place: days, month, year; and a second day only before *to* such a date. */
static gboolean
is_reversed_date (UnrepRepairer *self,
                  const Runs    *runs)
{
  for (guint i = 0; i + 2 < runs->n; i++)
    {
      UnrepBytes first, second, month = runs->runs[i + 1];
      guint n_others = 0;

      if (!is_year (self, runs->runs[i]) || !is_days (self, runs->runs[i + 2]))
        continue;
      if (measure_month (self->utf8, month) != month.end - month.start && !split_month (self, month, &first, &second))
        continue;
      for (guint j = 0; j < runs->n; j++)
        if (j < i || j > i + 2)
          n_others += is_number (self, runs->runs[j]) && !(j == i + 4 && is_days (self, runs->runs[j]));
      return n_others == 0;
    }
  return FALSE;
}

/* Whether brackets open before they close, and close. */
static gboolean
is_balanced (UnrepRepairer *self,
             const Runs    *runs,
             gboolean       reversed)
{
  int depth = 0;
  guint n_brackets = 0;

  for (guint i = 0; i < runs->n; i++)
    {
      UnrepBytes run = runs->runs[reversed ? runs->n - 1 - i : i];

      for (gsize at = run.start; at < run.end; at++)
        if (self->utf8[at] == '(' || self->utf8[at] == ')')
          {
            n_brackets++;
            depth += self->utf8[at] == '(' ? 1 : -1;
            if (depth < 0)
              return FALSE;
          }
    }
  return depth == 0 && n_brackets > 0;
}

static void
append_chunk (UnrepRepairer *self,
              GArray        *chunks,
              UnrepBytes     bytes,
              gboolean       moved)
{
  UnrepChunk chunk = { .bytes = bytes, .moved = moved, .space = chunks->len > 0 };

  if (bytes.start >= bytes.end)
    return;
  /* No space behind an opening bracket or before a comma. */
  if (chunks->len > 0)
    {
      UnrepBytes last = g_array_index (chunks, UnrepChunk, chunks->len - 1).bytes;
      gunichar first = unrep_utf8_get_char (self->utf8 + bytes.start);

      chunk.space = self->utf8[last.end - 1] != '(' && first != ')' && first != 0x60c && first != 0x61b && first != '.';
    }
  g_array_append_val (chunks, chunk);
}

static void
reverse (UnrepRepairer *self,
         const Runs    *runs,
         GArray        *chunks)
{
  for (guint i = runs->n; i-- > 0;)
    {
      UnrepBytes run = runs->runs[i], first, second;

      if (split_month (self, run, &first, &second))
        {
          append_chunk (self, chunks, first, TRUE);
          append_chunk (self, chunks, second, TRUE);
        }
      else
        append_chunk (self, chunks, run, i > 0);
    }
}

/* A number that touches a word at one end of the line, and one wide gap between two
 * words: there it was. */
static gboolean
fill_gap (UnrepRepairer *self,
          const Runs    *runs,
          GArray        *chunks)
{
  UnrepBytes number, words;
  gsize gap = 0;
  guint n_gap = 0;

  if (runs->n != 2 || is_number (self, runs->runs[0]) == is_number (self, runs->runs[1]))
    return FALSE;
  number = runs->runs[is_number (self, runs->runs[0]) ? 0 : 1];
  words = runs->runs[is_number (self, runs->runs[0]) ? 1 : 0];
  if (number.end != words.start && words.end != number.start)
    return FALSE;

  for (gsize at = words.start; at < words.end; at++)
    {
      guint n = count_spaces (self->utf8, at, words.end);

      if (n < 2)
        continue;
      if (gap != 0 || n < NUMBER_GAP || !unrep_is_arabic_letter (unrep_peek_back (self->utf8, at, words.start))
          || !unrep_is_arabic_letter (unrep_peek (self->utf8, at + n, words.end)))
        return FALSE;
      gap = at;
      n_gap = n;
      at += n;
    }
  if (gap == 0)
    return FALSE;
  append_chunk (self, chunks, (UnrepBytes) { words.start, gap }, FALSE);
  append_chunk (self, chunks, number, TRUE);
  append_chunk (self, chunks, (UnrepBytes) { gap + n_gap, words.end }, FALSE);
  return TRUE;
}

/**
 * unrep_numbers_arrange:
 * @part: a line of a text in visual order, without its label
 * @chunks: (element-type UnrepChunk): empty
 *
 * Finds the reading order of a line where it is sure: a date whose days, month and
 * year stand in reverse; brackets that close only when the runs are reversed;
 * *(continued)* before what it belongs to; a number that left a gap where it was.
 *
 * Returns: whether @chunks are now the line in reading order
 */
gboolean
unrep_numbers_arrange (UnrepRepairer *self,
                       UnrepBytes     part,
                       GArray        *chunks)
{
  Runs runs;

  if (!may_meet (self->utf8, part) || !find_runs (self, part, &runs))
    return FALSE;
  if (is_reversed_date (self, &runs)
      || (!is_balanced (self, &runs, FALSE) && is_balanced (self, &runs, TRUE))
      || (runs.n == 2 && runs.runs[0].end - runs.runs[0].start == strlen (continued)
          && memcmp (self->utf8 + runs.runs[0].start, continued, strlen (continued)) == 0))
    {
      reverse (self, &runs, chunks);
      return TRUE;
    }
  return fill_gap (self, &runs, chunks);
}

/* Goes on to the word that has the next hyphen in it, which stands before @behind. */
static gboolean
skip_to_hyphenated (const char *utf8,
                    gsize      *at,
                    gsize       end,
                    gsize      *behind)
{
  const char *hyphen = memchr (utf8 + *at, '-', end - *at), *word = hyphen;

  if (hyphen == NULL)
    {
      *at = end;
      return FALSE;
    }
  while (word > utf8 + *at && !g_ascii_isspace (word[-1]))
    word--;
  *at = (gsize) (word - utf8);
  *behind = (gsize) (hyphen + 1 - utf8);
  return TRUE;
}

/**
 * unrep_numbers_find_range:
 * @at: (inout): where to look from; where to go on looking
 * @end: where to look no further
 * @first: (out): the number before the hyphen
 * @second: (out): the number behind it
 *
 * Finds a range of two numbers such as 7-12, which is no part of a longer number,
 * and whose numbers are both years or both of at most three digits.
 *
 * Returns: 1 where the range rises, -1 where it falls, 0 where there is none
 */
int
unrep_numbers_find_range (const char *utf8,
                          gsize      *at,
                          gsize       end,
                          UnrepBytes *first,
                          UnrepBytes *second)
{
  gsize hyphen = *at;

  while (*at < end)
    {
      gsize p, behind;
      guint a, b;

      /* Few words have a hyphen: the others are passed over. */
      if (*at >= hyphen && !skip_to_hyphenated (utf8, at, end, &hyphen))
        break;
      p = *at;
      behind = skip_number (utf8, p, end);
      if (behind == p)
        {
          *at = (gsize) (g_utf8_next_char (utf8 + p) - utf8);
          continue;
        }
      *at = behind;
      *first = *second = (UnrepBytes) { p, p };
      a = read_number (utf8, &first->end, behind);
      if (first->end == p || first->end == behind || utf8[first->end] != '-')
        continue;
      second->start = second->end = first->end + 1;
      b = read_number (utf8, &second->end, behind);
      if (second->end != behind || second->end == second->start || a == b)
        continue;
      if ((a < 1000 && b < 1000) || (a >= MIN_YEAR && a <= MAX_YEAR && b >= MIN_YEAR && b <= MAX_YEAR))
        return a < b ? 1 : -1;
    }
  return 0;
}

/**
 * unrep_numbers_swap_ranges:
 * @chunks: (element-type UnrepChunk): a line of a text whose ranges are reversed
 *
 * Cuts the chunks so that falling ranges rise.
 */
void
unrep_numbers_swap_ranges (UnrepRepairer *self,
                           GArray        *chunks)
{
  for (guint i = 0; i < chunks->len; i++)
    {
      UnrepChunk chunk = g_array_index (chunks, UnrepChunk, i);
      UnrepBytes first, second;
      gsize at = chunk.bytes.start;
      int step;

      do
        step = unrep_numbers_find_range (self->utf8, &at, chunk.bytes.end, &first, &second);
      while (step > 0);
      if (step == 0)
        continue;

      {
        UnrepChunk cut[] = {
          { { chunk.bytes.start, first.start }, chunk.moved, chunk.space },
          { second, TRUE, first.start == chunk.bytes.start && chunk.space },
          { { first.end, second.start }, FALSE, FALSE },
          { first, TRUE, FALSE },
          { { second.end, chunk.bytes.end }, chunk.moved, FALSE },
        };

        g_array_remove_index (chunks, i);
        for (guint j = 0; j < G_N_ELEMENTS (cut); j++)
          if (cut[j].bytes.start < cut[j].bytes.end)
            g_array_insert_val (chunks, i++, cut[j]);
        /* What is left behind the range may hold another. */
        i -= second.end < chunk.bytes.end ? 2 : 1;
      }
    }
}
