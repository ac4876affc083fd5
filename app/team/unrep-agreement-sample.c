/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "team/unrep-agreement-sample.h"

#include <stdlib.h>

/* A unit with a value: which of the ratings are its, its pattern, how often it counts. */
typedef struct
{
  guint first;
  guint n;
  guint pattern;
  guint weight;
} SampledUnit;

struct _UnrepSample
{
  UnrepRatings *ratings;
  /* Of SampledUnit. */
  GArray *units;
  /* Of UnrepRating, unit by unit; reviewers are numbered by their first value. */
  GArray *values;
  /* Of UnrepPattern. */
  GPtrArray *patterns;
  guint n_active;
};

static guint
hash_pattern (gconstpointer key)
{
  const UnrepPattern *pattern = key;
  guint hash = pattern->n_entries;

  for (guint i = 0; i < pattern->n_entries; i++)
    hash = hash * 31 + pattern->entries[i].category * 17 + pattern->entries[i].count;
  return hash;
}

static gboolean
patterns_equal (gconstpointer a,
                gconstpointer b)
{
  const UnrepPattern *first = a, *second = b;

  if (first->n_entries != second->n_entries)
    return FALSE;
  for (guint i = 0; i < first->n_entries; i++)
    if (first->entries[i].category != second->entries[i].category || first->entries[i].count != second->entries[i].count)
      return FALSE;
  return TRUE;
}

static void
pattern_free (UnrepPattern *pattern)
{
  g_free (pattern->entries);
  g_free (pattern);
}

static int
compare_categories (gconstpointer a,
                    gconstpointer b)
{
  guint first = ((const UnrepPatternEntry *) a)->category, second = ((const UnrepPatternEntry *) b)->category;

  return (first > second) - (first < second);
}

static UnrepPattern *
pattern_new (const UnrepRating *values,
             guint              n)
{
  UnrepPattern *pattern = g_new0 (UnrepPattern, 1);
  UnrepPatternEntry *entries = g_new (UnrepPatternEntry, n);

  for (guint i = 0; i < n; i++)
    entries[i] = (UnrepPatternEntry) { values[i].category, 1 };
  qsort (entries, n, sizeof *entries, compare_categories);
  for (guint i = 0; i < n; i++)
    if (pattern->n_entries > 0 && entries[pattern->n_entries - 1].category == entries[i].category)
      entries[pattern->n_entries - 1].count++;
    else
      entries[pattern->n_entries++] = entries[i];
  pattern->entries = entries;
  pattern->n_values = n;
  return pattern;
}

static int
compare_reviewers (gconstpointer a,
                   gconstpointer b)
{
  guint first = ((const UnrepRating *) a)->reviewer, second = ((const UnrepRating *) b)->reviewer;

  return (first > second) - (first < second);
}

/* Adds the values of a unit in the order of reviewers; @numbers has the number of
 * each reviewer who has had a value, counted from 1. */
static void
add_values (UnrepSample       *self,
            const UnrepRating *values,
            guint              n,
            guint             *numbers)
{
  UnrepRating *added;

  g_array_append_vals (self->values, values, n);
  added = &g_array_index (self->values, UnrepRating, self->values->len - n);
  for (guint i = 0; i < n; i++)
    {
      guint *number = &numbers[added[i].reviewer];

      if (*number == 0)
        *number = ++self->n_active;
      added[i].reviewer = *number - 1;
    }
  qsort (added, n, sizeof *added, compare_reviewers);
}

/* The index of the pattern of these values, which counts once more. */
static guint
count_pattern (UnrepSample       *self,
               GHashTable        *known,
               const UnrepRating *values,
               guint              n)
{
  UnrepPattern *pattern = pattern_new (values, n);
  gpointer index;

  if (g_hash_table_lookup_extended (known, pattern, NULL, &index))
    {
      pattern_free (pattern);
      pattern = g_ptr_array_index (self->patterns, GPOINTER_TO_UINT (index));
    }
  else
    {
      index = GUINT_TO_POINTER (self->patterns->len);
      g_hash_table_insert (known, pattern, index);
      g_ptr_array_add (self->patterns, pattern);
    }
  pattern->weight++;
  return GPOINTER_TO_UINT (index);
}

/**
 * unrep_sample_new:
 * @ratings: ratings
 *
 * Returns: (transfer full): its units, each once
 */
UnrepSample *
unrep_sample_new (UnrepRatings *ratings)
{
  UnrepSample *self = g_new0 (UnrepSample, 1);
  g_autoptr (GHashTable) known = g_hash_table_new (hash_pattern, patterns_equal);
  g_autofree guint *numbers = g_new0 (guint, MAX (unrep_ratings_get_n_reviewers (ratings), 1));

  self->ratings = unrep_ratings_ref (ratings);
  self->units = g_array_new (FALSE, FALSE, sizeof (SampledUnit));
  self->values = g_array_new (FALSE, FALSE, sizeof (UnrepRating));
  self->patterns = g_ptr_array_new_with_free_func ((GDestroyNotify) pattern_free);
  for (guint unit = 0; unit < unrep_ratings_get_n_units (ratings); unit++)
    {
      guint n;
      const UnrepRating *values = unrep_ratings_get_unit (ratings, unit, &n);
      SampledUnit added = { self->values->len, n, 0, 1 };

      if (n == 0)
        continue;
      added.pattern = count_pattern (self, known, values, n);
      add_values (self, values, n, numbers);
      g_array_append_val (self->units, added);
    }
  return self;
}

/**
 * unrep_sample_free:
 * @self: (transfer full): a sample
 */
void
unrep_sample_free (UnrepSample *self)
{
  g_array_unref (self->units);
  g_array_unref (self->values);
  g_ptr_array_unref (self->patterns);
  unrep_ratings_unref (self->ratings);
  g_free (self);
}

/**
 * unrep_sample_draw:
 * @self: a sample
 * @random: where chance comes from
 *
 * Draws as many units as there are, with replacement, as the bootstrap does:
 * some count several times then and others not at all.
 */
void
unrep_sample_draw (UnrepSample *self,
                   GRand       *random)
{
  SampledUnit *units = (SampledUnit *) (gpointer) self->units->data;

  for (guint i = 0; i < self->patterns->len; i++)
    ((UnrepPattern *) g_ptr_array_index (self->patterns, i))->weight = 0;
  for (guint i = 0; i < self->units->len; i++)
    units[i].weight = 0;
  for (guint i = 0; i < self->units->len; i++)
    {
      SampledUnit *unit = &units[g_rand_int_range (random, 0, (gint32) self->units->len)];

      unit->weight++;
      ((UnrepPattern *) g_ptr_array_index (self->patterns, unit->pattern))->weight++;
    }
}

/**
 * unrep_sample_get_ratings:
 * @self: a sample
 *
 * Returns: (transfer none): what it is of
 */
UnrepRatings *
unrep_sample_get_ratings (UnrepSample *self)
{
  return self->ratings;
}

/**
 * unrep_sample_get_n_units:
 * @self: a sample
 *
 * Returns: how many units there are to draw from, and how many a draw has
 */
guint
unrep_sample_get_n_units (UnrepSample *self)
{
  return self->units->len;
}

/**
 * unrep_sample_get_n_active:
 * @self: a sample
 *
 * Returns: how many reviewers have a value at all, drawn or not
 */
guint
unrep_sample_get_n_active (UnrepSample *self)
{
  return self->n_active;
}

/**
 * unrep_sample_count_pairable:
 * @self: a sample
 *
 * Returns: how many of the units that were drawn have two values or more
 */
guint
unrep_sample_count_pairable (UnrepSample *self)
{
  guint n = 0;

  for (guint i = 0; i < self->patterns->len; i++)
    {
      const UnrepPattern *pattern = g_ptr_array_index (self->patterns, i);

      n += pattern->n_values >= 2 ? pattern->weight : 0;
    }
  return n;
}

/**
 * unrep_sample_get_unit:
 * @self: a sample
 * @index: less than unrep_sample_get_n_units()
 * @n_ratings: (out): how many values the unit has, at least one
 * @weight: (out): how often it counts
 *
 * Returns: (transfer none) (array length=n_ratings): who chose what for it, in the
 *   order of reviewers, who are numbered from 0 to unrep_sample_get_n_active()
 */
const UnrepRating *
unrep_sample_get_unit (UnrepSample *self,
                       guint        index,
                       guint       *n_ratings,
                       guint       *weight)
{
  const SampledUnit *unit = &g_array_index (self->units, SampledUnit, index);

  *weight = unit->weight;
  *n_ratings = unit->n;
  return &g_array_index (self->values, UnrepRating, unit->first);
}

/**
 * unrep_sample_get_n_patterns:
 * @self: a sample
 *
 * Returns: how many patterns its units have
 */
guint
unrep_sample_get_n_patterns (UnrepSample *self)
{
  return self->patterns->len;
}

/**
 * unrep_sample_get_pattern:
 * @self: a sample
 * @index: less than unrep_sample_get_n_patterns()
 *
 * Returns: (transfer none): a pattern; its weight is that of the last draw
 */
const UnrepPattern *
unrep_sample_get_pattern (UnrepSample *self,
                          guint        index)
{
  return g_ptr_array_index (self->patterns, index);
}
