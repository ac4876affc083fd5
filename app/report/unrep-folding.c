/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-folding.h"

#include "unrep-fold-table.h"

#include <string.h>

#define TATWEEL 0x0640
#define ZWNJ 0x200c
#define ZWJ 0x200d
#define BREVE 0x0306
/* How many marks of one letter are brought into order; nobody writes more, but a
 * hostile text may, and would take quadratic time. */
#define MAX_MARKS 32
/* Units from one entry of the index of steps to the next. */
#define STRIDE 256
/* Units that any one code point may need. */
#define SLACK (2 * UNREP_FOLD_MAX)

/* Almost every code point becomes one unit, so a map only has to say where that
 * ceases to be: from @unit on, units and code points go in step. */
typedef struct
{
  guint32 unit;
  guint32 offset;
} Step;

struct _UnrepFolding
{
  gatomicrefcount ref_count;
  UnrepText *text;
  UnrepRange range;
  UnrepFoldingLevel level;
  gunichar2 *units;
  gsize n_units;
  GArray *steps;
  guint32 *index; /* of every STRIDE units, the step that the first one belongs to */
};

/* A folding that is being made; capacity is always enough for one unit a code point
 * still to come. */
typedef struct
{
  UnrepFolding *self;
  gsize capacity;
  gsize offset;
  gsize floor; /* marks do not move in front of this unit */
} Work;

/* The last of the steps from @low up to @high that begins at or before @unit. */
static const Step *
find_step (UnrepFolding *self,
           gsize         low,
           gsize         high,
           gsize         unit)
{
  while (high - low > 1)
    {
      gsize middle = low + (high - low) / 2;

      if (g_array_index (self->steps, Step, middle).unit <= unit)
        low = middle;
      else
        high = middle;
    }
  return &g_array_index (self->steps, Step, low);
}

/* The next unit will come from the code point at the current offset. */
static void
keep_step (Work *work)
{
  GArray *steps = work->self->steps;
  Step step = { (guint32) work->self->n_units, (guint32) work->offset };
  Step *last = steps->len > 0 ? &g_array_index (steps, Step, steps->len - 1) : NULL;

  if (last != NULL && step.offset - last->offset == step.unit - last->unit)
    return;
  if (last != NULL && last->unit == step.unit)
    *last = step;
  else
    g_array_append_val (steps, step);
}

static void
reserve (Work *work)
{
  UnrepFolding *self = work->self;
  gsize needed = self->n_units + (self->range.end - work->offset) + SLACK;

  if (needed <= work->capacity)
    return;
  work->capacity = work->capacity == 0 ? needed : needed + needed / 4;
  self->units = g_renew (gunichar2, self->units, work->capacity);
}

static gboolean
ends_with_space (UnrepFolding *self)
{
  return self->n_units > 0 && self->units[self->n_units - 1] == ' ';
}

/* Marks of one letter in their canonical order; their places stay as they are. */
static void
append_mark (Work      *work,
             gunichar2  mark)
{
  UnrepFolding *self = work->self;
  int class = g_unichar_combining_class (mark);
  gsize at = self->n_units++;

  for (guint i = 0; i < MAX_MARKS && at > work->floor; i++, at--)
    {
      if (g_unichar_combining_class (self->units[at - 1]) <= class)
        break;
      self->units[at] = self->units[at - 1];
    }
  self->units[at] = mark;
}

static void
append (Work     *work,
        gunichar  c)
{
  UnrepFolding *self = work->self;

  keep_step (work);
  if (c > 0xffff)
    {
      self->units[self->n_units++] = (gunichar2) (0xd7c0 + (c >> 10));
      keep_step (work);
      self->units[self->n_units++] = (gunichar2) (0xdc00 + (c & 0x3ff));
    }
  else if (g_unichar_combining_class (c) != 0)
    append_mark (work, (gunichar2) c);
  else if (c != ' ' || !ends_with_space (self))
    self->units[self->n_units++] = (gunichar2) c;
}

/* Makes й, which is a letter of its own, of и. */
static void
add_breve (Work *work)
{
  UnrepFolding *self = work->self;
  gsize last = self->n_units - 1;
  const Step *step;

  if (self->n_units == 0 || self->units[last] != 0x0438)
    return;
  step = find_step (self, 0, self->steps->len, last);
  if (step->offset + (last - step->unit) + 1 == work->offset)
    self->units[last] = 0x0439;
}

/* One code point that does not simply become one unit. */
static const char *
fold_one (Work       *work,
          const char *utf8)
{
  UnrepFolding *self = work->self;
  gunichar c = g_utf8_get_char (utf8);
  guint16 folded = unrep_fold_table_get (self->level, c);
  gunichar parts[UNREP_FOLD_MAX];
  guint n;

  reserve (work);
  if (folded > UNREP_FOLD_ASK)
    {
      append (work, folded);
    }
  else if (folded == UNREP_FOLD_ASK)
    {
      n = unrep_fold_char (self->level, c, parts);
      for (guint i = 0; i < n; i++)
        append (work, parts[i]);
      if (c == BREVE && self->level == UNREP_FOLDING_LOOSE)
        add_breve (work);
    }
  else
    {
      work->floor = self->n_units;
    }
  work->offset++;
  return g_utf8_next_char (utf8);
}

/* As far as every code point is of one or two bytes and becomes one unit. */
static const char *
fold_run (Work          *work,
          const char    *utf8,
          const char    *end,
          const guint16 *table)
{
  UnrepFolding *self = work->self;
  gunichar2 *first = self->units + self->n_units, *unit = first;
  gunichar2 last = ends_with_space (self) ? ' ' : 0;

  while (utf8 < end)
    {
      guchar byte = (guchar) *utf8;
      gsize length = byte < 0x80 ? 1 : 2;
      guint16 folded;

      if (byte >= 0xe0)
        break;
      folded = table[byte < 0x80 ? byte : (byte & 0x1f) << 6 | ((guchar) utf8[1] & 0x3f)];
      if (folded <= UNREP_FOLD_ASK || (folded == ' ' && last == ' '))
        break;
      *unit++ = last = folded;
      utf8 += length;
    }
  if (unit > first)
    {
      keep_step (work);
      self->n_units += (gsize) (unit - first);
      work->offset += (gsize) (unit - first);
    }
  return utf8;
}

static void
index_steps (UnrepFolding *self)
{
  gsize n = self->n_units / STRIDE + 2;
  guint32 step = 0;

  self->index = g_new (guint32, n);
  for (gsize i = 0; i < n; i++)
    {
      while (step + 1 < self->steps->len && g_array_index (self->steps, Step, step + 1).unit <= i * STRIDE)
        step++;
      self->index[i] = step;
    }
}

/**
 * unrep_folding_new:
 * @text: a text
 * @range: the stretch of it to fold; what lies past the end is left out
 * @level: what counts as equal
 *
 * Takes a few nanoseconds a code point; may be called in any thread.
 *
 * Returns: (transfer full): the stretch as it is compared
 */
UnrepFolding *
unrep_folding_new (UnrepText         *text,
                   UnrepRange         range,
                   UnrepFoldingLevel  level)
{
  UnrepFolding *self;
  Work work;
  const guint16 *table;
  const char *utf8, *end;

  g_return_val_if_fail (text != NULL && unrep_text_get_n_bytes (text) < G_MAXUINT32 / 8, NULL);

  self = g_new0 (UnrepFolding, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->text = unrep_text_ref (text);
  self->range.end = MIN (range.end, unrep_text_get_n_chars (text));
  self->range.start = MIN (range.start, self->range.end);
  self->level = level;
  self->steps = g_array_new (FALSE, FALSE, sizeof (Step));
  work = (Work) { self, 0, self->range.start, 0 };
  reserve (&work);

  table = unrep_fold_table_get_low (level);
  utf8 = unrep_text_get_utf8 (text) + unrep_text_get_byte (text, self->range.start);
  end = unrep_text_get_utf8 (text) + unrep_text_get_byte (text, self->range.end);
  while (utf8 < end)
    {
      utf8 = fold_run (&work, utf8, end, table);
      if (utf8 < end)
        utf8 = fold_one (&work, utf8);
    }
  self->units = g_renew (gunichar2, self->units, self->n_units + 1);
  index_steps (self);
  return self;
}

/**
 * unrep_folding_ref:
 * @self: a folding
 *
 * Returns: (transfer full): @self, which now has one more owner
 */
UnrepFolding *
unrep_folding_ref (UnrepFolding *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * unrep_folding_unref:
 * @self: (transfer full): a folding
 *
 * Gives up one reference; the last one frees the folding.
 */
void
unrep_folding_unref (UnrepFolding *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  unrep_text_unref (self->text);
  g_array_unref (self->steps);
  g_free (self->index);
  g_free (self->units);
  g_free (self);
}

/**
 * unrep_folding_get_text:
 * @self: a folding
 *
 * Returns: (transfer none): the text whose stretch it is
 */
UnrepText *
unrep_folding_get_text (UnrepFolding *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->text;
}

/**
 * unrep_folding_get_level:
 * @self: a folding
 *
 * Returns: what counts as equal in it
 */
UnrepFoldingLevel
unrep_folding_get_level (UnrepFolding *self)
{
  g_return_val_if_fail (self != NULL, UNREP_FOLDING_EXACT);

  return self->level;
}

/**
 * unrep_folding_get_units:
 * @self: a folding
 * @n_units: (out): how many units it has
 *
 * Returns: (transfer none): the UTF-16 code units, without a NUL behind them
 */
const gunichar2 *
unrep_folding_get_units (UnrepFolding *self,
                         gsize        *n_units)
{
  g_return_val_if_fail (self != NULL, NULL);

  *n_units = self->n_units;
  return self->units;
}

/**
 * unrep_folding_get_offset:
 * @self: a folding
 * @unit: index of a unit; past the last counts as the end
 *
 * Never falls from one unit to the next. It is the same for two units where one
 * code point became both.
 *
 * Returns: the offset in the text of the code point that @unit came from
 */
gsize
unrep_folding_get_offset (UnrepFolding *self,
                          gsize         unit)
{
  const Step *step;

  g_return_val_if_fail (self != NULL, 0);

  if (unit >= self->n_units)
    return self->range.end;
  step = find_step (self, self->index[unit / STRIDE], self->index[unit / STRIDE + 1] + 1, unit);
  return step->offset + (unit - step->unit);
}

/**
 * unrep_folding_find_unit:
 * @self: a folding
 * @offset: an offset in the text
 *
 * Returns: the first unit that came from the code point at @offset or from a later
 *   one; the number of units where there is none
 */
gsize
unrep_folding_find_unit (UnrepFolding *self,
                         gsize         offset)
{
  gsize low = 0, high, bound;
  const Step *step;

  g_return_val_if_fail (self != NULL, 0);

  if (self->steps->len == 0 || offset <= g_array_index (self->steps, Step, 0).offset)
    return 0;
  high = self->steps->len;
  while (high - low > 1)
    {
      gsize middle = low + (high - low) / 2;

      if (g_array_index (self->steps, Step, middle).offset < offset)
        low = middle;
      else
        high = middle;
    }
  step = &g_array_index (self->steps, Step, low);
  bound = high < self->steps->len ? step[1].unit : self->n_units;
  return MIN (bound, step->unit + (offset - step->offset));
}

static gboolean
is_control (gunichar c)
{
  switch ((int) g_unichar_type (c))
    {
    case G_UNICODE_CONTROL:
    case G_UNICODE_LINE_SEPARATOR:
    case G_UNICODE_PARAGRAPH_SEPARATOR:
      return TRUE;
    case G_UNICODE_FORMAT:
      return c != ZWNJ && c != ZWJ && !unrep_fold_is_number_sign (c);
    default:
      return FALSE;
    }
}

/* Whether no cluster ends between two code points: rules GB4 to GB11 of UAX #29
 * without those for Hangul and flags, whose letters are compared one by one. */
static gboolean
are_one_cluster (gunichar before,
                 gunichar c)
{
  if (is_control (before) || is_control (c))
    return FALSE;
  if (g_unichar_ismark (c) || c == ZWNJ || c == ZWJ || (c >= 0x1f3fb && c <= 0x1f3ff))
    return TRUE;
  return unrep_fold_is_number_sign (before) || (before == ZWJ && (c >= 0x1f000 || (c >= 0x2190 && c < 0x2c00)));
}

static gsize
widen_start (UnrepFolding *self,
             gsize         start)
{
  const char *p = unrep_text_get_utf8 (self->text) + unrep_text_get_byte (self->text, start);

  while (start > self->range.start)
    {
      const char *before = g_utf8_prev_char (p);

      if (!are_one_cluster (g_utf8_get_char (before), g_utf8_get_char (p)))
        break;
      p = before;
      start--;
    }
  return start;
}

static gsize
widen_end (UnrepFolding *self,
           gsize         end)
{
  const char *p = unrep_text_get_utf8 (self->text) + unrep_text_get_byte (self->text, end);
  gunichar before = g_utf8_get_char (g_utf8_prev_char (p));

  while (end < self->range.end)
    {
      gunichar c = g_utf8_get_char (p);

      if (!are_one_cluster (before, c) && !(c == TATWEEL && self->level == UNREP_FOLDING_LOOSE))
        break;
      before = c;
      p = g_utf8_next_char (p);
      end++;
    }
  return end;
}

/* Letters and signs that neither extend a cluster nor take in what follows. */
static gboolean
is_plain (gunichar2 unit)
{
  return (unit >= ' ' && unit < 0x0300) || (unit > 0x0620 && unit <= 0x064a);
}

/* Whether nothing is drawn together with these units, as is true of almost all: they
 * and their neighbours are plain, and each came from a code point of its own. */
static gboolean
is_simple (UnrepFolding *self,
           gsize         first,
           gsize         last)
{
  const gunichar2 *units = self->units;

  if (first == 0 || last + 1 >= self->n_units || units[last] == ' ')
    return FALSE;
  return is_plain (units[first - 1]) && is_plain (units[first]) && is_plain (units[last]) && is_plain (units[last + 1])
         && unrep_folding_get_offset (self, first) == unrep_folding_get_offset (self, first - 1) + 1
         && unrep_folding_get_offset (self, last + 1) == unrep_folding_get_offset (self, last) + 1;
}

/**
 * unrep_folding_get_range:
 * @self: a folding
 * @first: index of a unit
 * @n_units: how many units, at least one
 *
 * What these units stand for in the text, widened to what is drawn together: all of
 * a ligature, the marks of the last letter, and at the loose level its tatweel. A
 * space at the end stands for all of its run.
 *
 * Returns: code points of the text
 */
UnrepRange
unrep_folding_get_range (UnrepFolding *self,
                         gsize         first,
                         gsize         n_units)
{
  gsize start, end, last;

  g_return_val_if_fail (self != NULL && n_units > 0 && first < self->n_units && n_units <= self->n_units - first,
                        ((UnrepRange) { 0, 0 }));

  last = first + n_units - 1;
  start = unrep_folding_get_offset (self, first);
  end = unrep_folding_get_offset (self, last) + 1;
  if (is_simple (self, first, last))
    return (UnrepRange) { start, end };
  if (self->units[last] == ' ')
    end = MAX (end, unrep_folding_get_offset (self, last + 1));
  return (UnrepRange) { widen_start (self, start), widen_end (self, end) };
}
