/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "team/unrep-agreement-private.h"

#include <glib/gi18n.h>

/* How many counts the tables of all pairs may have: 64 MB of them. More pairs would
 * take minutes, too. */
#define MAX_COUNTS (16 * 1024 * 1024)

/* What every two reviewers chose for the units that both have: how often either
 * chose each category, and how often both the same. Pair (i, j) with i < j is at
 * j (j − 1) / 2 + i. */
typedef struct
{
  guint  n_categories;
  guint  n_pairs;
  guint *first;
  guint *second;
  guint *n_equal;
} Pairs;

static void
pairs_clear (Pairs *pairs)
{
  g_free (pairs->first);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Pairs, pairs_clear)

static guint64
count_pairs (UnrepSample *sample)
{
  guint64 n = unrep_sample_get_n_active (sample);

  return n > 1 ? n * (n - 1) / 2 : 0;
}

static gboolean
fits (UnrepSample *sample)
{
  guint64 n_categories = unrep_ratings_get_n_categories (unrep_sample_get_ratings (sample));

  return count_pairs (sample) * (2 * n_categories + 1) <= MAX_COUNTS;
}

static void
count_unit (Pairs             *pairs,
            const UnrepRating *values,
            guint              n,
            guint              weight)
{
  for (guint high = 1; high < n; high++)
    {
      gsize row = (gsize) values[high].reviewer * (values[high].reviewer - 1) / 2;
      guint category = values[high].category;

      for (guint low = 0; low < high; low++)
        {
          gsize pair = row + values[low].reviewer;

          pairs->first[pair * pairs->n_categories + values[low].category] += weight;
          pairs->second[pair * pairs->n_categories + category] += weight;
          pairs->n_equal[pair] += values[low].category == category ? weight : 0;
        }
    }
}

static void
count_sample (UnrepSample *sample,
              Pairs       *pairs)
{
  gsize n_pairs = count_pairs (sample);
  gsize n_categories = unrep_ratings_get_n_categories (unrep_sample_get_ratings (sample));
  guint *counts = g_new0 (guint, n_pairs * (2 * n_categories + 1) + 1);

  *pairs = (Pairs) { (guint) n_categories, (guint) n_pairs, counts, counts + n_pairs * n_categories,
                     counts + 2 * n_pairs * n_categories };
  for (guint i = 0; i < unrep_sample_get_n_units (sample); i++)
    {
      guint n, weight;
      const UnrepRating *values = unrep_sample_get_unit (sample, i, &n, &weight);

      if (weight > 0)
        count_unit (pairs, values, n, weight);
    }
}

/* What a coefficient takes for chance, from the shares of a category with either
 * reviewer. */
typedef double (* GetChance) (double first,
                              double second);

static double
get_cohen_chance (double first,
                  double second)
{
  return first * second;
}

static double
get_scott_chance (double first,
                  double second)
{
  return (first + second) / 2 * ((first + second) / 2);
}

/* Adds κ or π of one pair to @sum; returns whether it exists. Of one category alone
 * chance explains everything. */
static gboolean
add_pair (const Pairs *pairs,
          gsize        pair,
          GetChance    get_chance,
          double      *sum)
{
  const guint *first = pairs->first + pair * pairs->n_categories, *second = pairs->second + pair * pairs->n_categories;
  double n = 0, chance = 0;
  guint n_used = 0;

  for (guint i = 0; i < pairs->n_categories; i++)
    n += first[i];
  for (guint i = 0; n > 0 && i < pairs->n_categories; i++)
    {
      n_used += first[i] + second[i] > 0;
      chance += get_chance (first[i] / n, second[i] / n);
    }
  if (n_used < 2)
    return FALSE;
  *sum += (pairs->n_equal[pair] / n - chance) / (1 - chance);
  return TRUE;
}

/* The mean over the pairs of reviewers for which it exists. */
static void
average_pairs (UnrepSample      *sample,
               GetChance         get_chance,
               UnrepCoefficient *result)
{
  g_auto (Pairs) pairs = { 0 };
  double sum = 0;
  guint n = 0;

  count_sample (sample, &pairs);
  for (gsize pair = 0; pair < pairs.n_pairs; pair++)
    n += add_pair (&pairs, pair, get_chance, &sum);

  if (n > 0)
    result->value = sum / n;
  else
    result->undefined = UNREP_AGREEMENT_ALL_EQUAL;
}

/**
 * unrep_sample_get_cohen:
 * @sample: units
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
unrep_sample_get_cohen (UnrepSample *sample)
{
  UnrepCoefficient result = { .name = "cohen-kappa", .undefined = unrep_agreement_get_reason (sample) };

  if (result.undefined == NULL && !fits (sample))
    result.undefined = N_("there are too many reviewers and values to compare each two");
  if (result.undefined == NULL)
    average_pairs (sample, get_cohen_chance, &result);

  return result;
}

/**
 * unrep_sample_get_scott:
 * @sample: units
 *
 * Scott's π, (p_o − p_e) / (1 − p_e) with p_e = Σ_k ((p_k. + p_.k) / 2)², over the
 * units that both reviewers have: W. A. Scott, Public Opinion Quarterly 19 (1955).
 * It is defined for two reviewers; Fleiss' κ generalises it.
 *
 * Returns: a value up to 1, undefined where there are more than two reviewers, or
 *   all values are equal
 */
UnrepCoefficient
unrep_sample_get_scott (UnrepSample *sample)
{
  UnrepCoefficient result = { .name = "scott-pi", .undefined = unrep_agreement_get_reason (sample) };

  if (result.undefined == NULL && unrep_sample_get_n_active (sample) > 2)
    result.undefined = N_("it is defined for two reviewers, and fleiss-kappa for more");
  if (result.undefined == NULL && fits (sample))
    average_pairs (sample, get_scott_chance, &result);
  else if (result.undefined == NULL)
    result.undefined = N_("there are too many reviewers and values to compare each two");

  return result;
}
