/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "team/unrep-agreement-private.h"

#include <glib/gi18n.h>

/* Every pair of reviewers is looked at; more of them would take minutes. */
#define MAX_REVIEWERS 1000

typedef struct
{
  guint unit;
  guint category;
} Value;

/* What two reviewers chose for the units that both have: how often either chose
 * each category, and how often both the same. */
typedef struct
{
  guint *first;
  guint *second;
  GArray *categories;
  guint  n_units;
  guint  n_equal;
} Pair;

/* For each reviewer, the values in the order of units. */
static GPtrArray *
list_by_reviewer (UnrepRatings *ratings)
{
  GPtrArray *reviewers = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);

  for (guint i = 0; i < unrep_ratings_get_n_reviewers (ratings); i++)
    g_ptr_array_add (reviewers, g_array_new (FALSE, FALSE, sizeof (Value)));
  for (guint unit = 0; unit < unrep_ratings_get_n_units (ratings); unit++)
    {
      guint n;
      const UnrepRating *values = unrep_ratings_get_unit (ratings, unit, &n);

      for (guint i = 0; i < n; i++)
        {
          Value value = { .unit = unit, .category = values[i].category };

          g_array_append_val ((GArray *) g_ptr_array_index (reviewers, values[i].reviewer), value);
        }
    }

  return reviewers;
}

static void
count_value (Pair  *pair,
             guint *counts,
             guint  category)
{
  if (pair->first[category] == 0 && pair->second[category] == 0)
    g_array_append_val (pair->categories, category);
  counts[category]++;
}

static void
count_pair (Pair   *pair,
            GArray *first,
            GArray *second)
{
  for (guint i = 0; i < pair->categories->len; i++)
    {
      guint category = g_array_index (pair->categories, guint, i);

      pair->first[category] = pair->second[category] = 0;
    }
  g_array_set_size (pair->categories, 0);
  pair->n_units = pair->n_equal = 0;

  for (guint i = 0, j = 0; i < first->len && j < second->len;)
    {
      const Value *a = &g_array_index (first, Value, i), *b = &g_array_index (second, Value, j);

      if (a->unit == b->unit)
        {
          count_value (pair, pair->first, a->category);
          count_value (pair, pair->second, b->category);
          pair->n_units++;
          pair->n_equal += a->category == b->category;
        }
      i += a->unit <= b->unit;
      j += b->unit <= a->unit;
    }
}

static double
get_cohen_chance (const Pair *pair)
{
  double n = pair->n_units, chance = 0;

  for (guint i = 0; i < pair->categories->len; i++)
    {
      guint category = g_array_index (pair->categories, guint, i);

      chance += pair->first[category] / n * (pair->second[category] / n);
    }

  return chance;
}

static double
get_scott_chance (const Pair *pair)
{
  double n = pair->n_units, chance = 0;

  for (guint i = 0; i < pair->categories->len; i++)
    {
      guint category = g_array_index (pair->categories, guint, i);
      double share = (pair->first[category] + pair->second[category]) / (2 * n);

      chance += share * share;
    }

  return chance;
}

/* The mean over the pairs of reviewers for which it exists. */
static void
average_pairs (UnrepRatings      *ratings,
               double           (*get_chance) (const Pair *pair),
               UnrepCoefficient  *result)
{
  guint n_categories = unrep_ratings_get_n_categories (ratings), n_pairs = 0;
  g_autofree guint *first = g_new0 (guint, MAX (n_categories, 1)), *second = g_new0 (guint, MAX (n_categories, 1));
  g_autoptr (GArray) categories = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GPtrArray) reviewers = list_by_reviewer (ratings);
  Pair pair = { .first = first, .second = second, .categories = categories };
  double sum = 0;

  for (guint i = 0; i < reviewers->len; i++)
    for (guint j = i + 1; j < reviewers->len; j++)
      {
        double chance;

        count_pair (&pair, g_ptr_array_index (reviewers, i), g_ptr_array_index (reviewers, j));
        /* Of one category alone chance explains everything. */
        if (pair.n_units == 0 || categories->len < 2)
          continue;
        chance = get_chance (&pair);
        sum += ((double) pair.n_equal / pair.n_units - chance) / (1 - chance);
        n_pairs++;
      }

  if (n_pairs > 0)
    result->value = sum / n_pairs;
  else
    result->undefined = UNREP_AGREEMENT_ALL_EQUAL;
}

/**
 * unrep_agreement_cohen:
 * @ratings: ratings
 *
 * Cohen's κ, (p_o − p_e) / (1 − p_e) with p_e = Σ_k p_k. p_.k, over the units that
 * both reviewers have: J. Cohen, Educational and Psychological Measurement 20
 * (1960). Of more than two reviewers, the mean over the pairs: R. J. Light,
 * Psychological Bulletin 76 (1971); pairs for which it does not exist (no unit in
 * common, or one category only) are left out.
 *
 * Returns: a value up to 1, undefined where it exists for no pair
 */
UnrepCoefficient
unrep_agreement_cohen (UnrepRatings *ratings)
{
  UnrepCoefficient result = { .name = "cohen-kappa", .undefined = unrep_agreement_get_reason (ratings) };

  if (result.undefined == NULL && unrep_ratings_count_active (ratings) > MAX_REVIEWERS)
    result.undefined = N_("there are more than 1,000 reviewers");
  if (result.undefined == NULL)
    average_pairs (ratings, get_cohen_chance, &result);

  return result;
}

/**
 * unrep_agreement_scott:
 * @ratings: ratings
 *
 * Scott's π, (p_o − p_e) / (1 − p_e) with p_e = Σ_k ((p_k. + p_.k) / 2)², over the
 * units that both reviewers have: W. A. Scott, Public Opinion Quarterly 19 (1955).
 * It is defined for two reviewers; Fleiss' κ generalises it.
 *
 * Returns: a value up to 1, undefined where there are more than two reviewers, or
 *   all values are equal
 */
UnrepCoefficient
unrep_agreement_scott (UnrepRatings *ratings)
{
  UnrepCoefficient result = { .name = "scott-pi", .undefined = unrep_agreement_get_reason (ratings) };

  if (result.undefined == NULL && unrep_ratings_count_active (ratings) > 2)
    result.undefined = N_("it is defined for two reviewers, and fleiss-kappa for more");
  if (result.undefined == NULL)
    average_pairs (ratings, get_scott_chance, &result);

  return result;
}
