/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-query.h"

#include <string.h>

#define HAMZA 0x0621
#define ISOLATED_HAMZA 0xfe80

struct _UnrepQuery
{
  gatomicrefcount ref_count;
  UnrepFolding *folding;
  const gunichar2 *units; /* of the folding, without the spaces around the words */
  gsize n_units;
  gboolean marks_only;
  /* A hamza is nothing to compare; but where one is asked for, it is found with the
   * word. */
  gboolean hamza_before;
  gboolean hamza_behind;
};

static gboolean
is_hamza (gunichar c)
{
  return c == HAMZA || c == ISOLATED_HAMZA;
}

static gboolean
has_hamza (UnrepText *text,
           gsize      start,
           gsize      end)
{
  g_autofree char *part = unrep_text_dup_range (text, (UnrepRange) { start, end });

  for (const char *p = part; *p != '\0'; p = g_utf8_next_char (p))
    if (is_hamza (g_utf8_get_char (p)))
      return TRUE;
  return FALSE;
}

static void
take_folding (UnrepQuery   *self,
              UnrepFolding *folding)
{
  gsize n_units, first = 0;

  g_clear_pointer (&self->folding, unrep_folding_unref);
  self->folding = folding;
  self->units = unrep_folding_get_units (folding, &n_units);
  if (n_units > 0 && self->units[0] == ' ')
    first++;
  if (n_units > first && self->units[n_units - 1] == ' ')
    n_units--;
  self->units += first;
  self->n_units = n_units - first;
}

/**
 * unrep_query_new:
 * @words: valid UTF-8; spaces around it are left out
 * @level: what counts as equal
 *
 * Words of which loose folding would leave nothing (a hamza, vowel marks, tatweel)
 * are searched for as they are.
 *
 * Returns: (transfer full): a query
 */
UnrepQuery *
unrep_query_new (const char        *words,
                 UnrepFoldingLevel  level)
{
  const UnrepRange all = { 0, G_MAXSIZE };
  g_autoptr (UnrepText) text = unrep_text_new (words, -1);
  UnrepQuery *self = g_new0 (UnrepQuery, 1);

  g_atomic_ref_count_init (&self->ref_count);
  take_folding (self, unrep_folding_new (text, all, level));
  if (self->n_units == 0 && level == UNREP_FOLDING_LOOSE)
    {
      take_folding (self, unrep_folding_new (text, all, UNREP_FOLDING_EXACT));
    }
  else if (self->n_units > 0 && level == UNREP_FOLDING_LOOSE)
    {
      gsize n_all, first;
      const gunichar2 *units = unrep_folding_get_units (self->folding, &n_all);

      first = (gsize) (self->units - units);
      self->hamza_before = has_hamza (text, 0, unrep_folding_get_offset (self->folding, first));
      self->hamza_behind = has_hamza (text, unrep_folding_get_offset (self->folding, first + self->n_units - 1) + 1,
                                      G_MAXSIZE);
    }
  self->marks_only = self->n_units > 0;
  for (gsize i = 0; i < self->n_units; i++)
    self->marks_only = self->marks_only && g_unichar_ismark (self->units[i]);
  return self;
}

/**
 * unrep_query_ref:
 * @self: a query
 *
 * Returns: (transfer full): @self, which now has one more owner
 */
UnrepQuery *
unrep_query_ref (UnrepQuery *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * unrep_query_unref:
 * @self: (transfer full): a query
 *
 * Gives up one reference; the last one frees the query.
 */
void
unrep_query_unref (UnrepQuery *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  unrep_folding_unref (self->folding);
  g_free (self);
}

/**
 * unrep_query_get_level:
 * @self: a query
 *
 * Returns: the level of the foldings that it can be found in
 */
UnrepFoldingLevel
unrep_query_get_level (UnrepQuery *self)
{
  g_return_val_if_fail (self != NULL, UNREP_FOLDING_EXACT);

  return unrep_folding_get_level (self->folding);
}

/**
 * unrep_query_is_empty:
 * @self: a query
 *
 * Returns: whether there is nothing to search for
 */
gboolean
unrep_query_is_empty (UnrepQuery *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return self->n_units == 0;
}

/* The first place at or behind @from where the units stand; @n_units for none. */
static gsize
find_units (UnrepQuery      *self,
            const gunichar2 *units,
            gsize            n_units,
            gsize            from)
{
  const char *bytes = (const char *) units;
  const char *p = bytes + from * sizeof *units;

  while ((p = memmem (p, n_units * sizeof *units - (gsize) (p - bytes), self->units,
                      self->n_units * sizeof *units)) != NULL)
    {
      gsize at = (gsize) (p - bytes);

      if (at % sizeof *units == 0)
        return at / sizeof *units;
      p++;
    }
  return n_units;
}

/* An exact hit is all of the letters with all of their marks. */
static gboolean
is_whole (UnrepQuery   *self,
          UnrepFolding *folding,
          gsize         first,
          UnrepRange    range)
{
  return self->marks_only
         || (unrep_folding_find_unit (folding, range.start) == first
             && unrep_folding_find_unit (folding, range.end) == first + self->n_units);
}

/* The hamza in front of @start, which may have marks. */
static gsize
include_hamza_before (UnrepText *text,
                      gsize      start)
{
  const char *utf8 = unrep_text_get_utf8 (text);
  const char *p = utf8 + unrep_text_get_byte (text, start);
  gunichar c;

  for (gsize offset = start; offset > 0;)
    {
      p = g_utf8_prev_char (p);
      c = g_utf8_get_char (p);
      offset--;
      if (is_hamza (c))
        return offset;
      if (!g_unichar_ismark (c))
        break;
    }
  return start;
}

static gsize
include_hamza_behind (UnrepText *text,
                      gsize      end)
{
  const char *p = unrep_text_get_utf8 (text) + unrep_text_get_byte (text, end);

  if (!is_hamza (g_utf8_get_char (p)))
    return end;
  do
    {
      p = g_utf8_next_char (p);
      end++;
    }
  while (g_unichar_ismark (g_utf8_get_char (p)));
  return end;
}

/**
 * unrep_query_find:
 * @self: a query
 * @folding: where to search; of the level of the query
 * @unit: (inout): where in @folding to begin; where the search for the next hit
 *   begins
 * @hit: (out): the letters that were found, with all that is drawn on them
 *
 * Hits do not overlap, not even in one ligature.
 *
 * Returns: whether there is a hit
 */
gboolean
unrep_query_find (UnrepQuery   *self,
                  UnrepFolding *folding,
                  gsize        *unit,
                  UnrepRange   *hit)
{
  const gunichar2 *units;
  gsize n_units, first;

  g_return_val_if_fail (self != NULL && unrep_folding_get_level (folding) == unrep_query_get_level (self), FALSE);

  units = unrep_folding_get_units (folding, &n_units);
  if (self->n_units == 0)
    return FALSE;
  while (*unit < n_units && (first = find_units (self, units, n_units, *unit)) < n_units)
    {
      UnrepRange range = unrep_folding_get_range (folding, first, self->n_units);

      *unit = first + 1;
      if (unrep_query_get_level (self) == UNREP_FOLDING_EXACT && !is_whole (self, folding, first, range))
        continue;
      /* One that two hits could claim belongs to the first. */
      if (self->hamza_behind)
        range.end = include_hamza_behind (unrep_folding_get_text (folding), range.end);
      else if (self->hamza_before)
        range.start = include_hamza_before (unrep_folding_get_text (folding), range.start);
      *hit = range;
      *unit = first + self->n_units;
      if (unrep_folding_get_offset (folding, *unit) < hit->end)
        *unit = unrep_folding_find_unit (folding, hit->end);
      return TRUE;
    }
  return FALSE;
}
