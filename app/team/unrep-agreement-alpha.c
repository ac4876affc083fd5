/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "team/unrep-agreement-private.h"

#include <glib/gi18n.h>

static gboolean
counts (UnrepRatings            *ratings,
        const UnrepPatternEntry *entry,
        gboolean                 on_scale)
{
  return !on_scale || unrep_ratings_get_rank (ratings, entry->category) >= 0;
}

/* How many of a unit's values count: all, or those on the scale. */
static guint
count_usable (UnrepRatings       *ratings,
              const UnrepPattern *pattern,
              gboolean            on_scale)
{
  guint n_usable = 0;

  for (guint i = 0; i < pattern->n_entries; i++)
    n_usable += counts (ratings, &pattern->entries[i], on_scale) ? pattern->entries[i].count : 0;

  return n_usable;
}

/* n_c of every category: how many of its values can be paired. Returns how many
 * there are of all, and how many categories are among them. */
static double
count_pairable_values (UnrepSample *sample,
                       gboolean     on_scale,
                       double      *totals,
                       guint       *n_used)
{
  UnrepRatings *ratings = unrep_sample_get_ratings (sample);
  double total = 0;

  *n_used = 0;
  for (guint i = 0; i < unrep_sample_get_n_patterns (sample); i++)
    {
      const UnrepPattern *pattern = unrep_sample_get_pattern (sample, i);

      if (pattern->weight == 0 || count_usable (ratings, pattern, on_scale) < 2)
        continue;
      for (guint k = 0; k < pattern->n_entries; k++)
        if (counts (ratings, &pattern->entries[k], on_scale))
          {
            double n = (double) pattern->weight * pattern->entries[k].count;

            *n_used += totals[pattern->entries[k].category] < 0.5;
            totals[pattern->entries[k].category] += n;
            total += n;
          }
    }

  return total;
}

/**
 * unrep_sample_get_alpha_nominal:
 * @sample: units
 *
 * Krippendorff's α with the nominal difference,
 *
 *   1 − (n − 1) Σ_{c≠k} o_ck / Σ_{c≠k} n_c n_k,
 *
 * where o_ck sums, over the units with m ≥ 2 values, the ordered pairs of values c
 * and k divided by m − 1; n_c = Σ_k o_ck; n = Σ_c n_c. Values may be missing. K.
 * Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), section C.
 *
 * Returns: a value up to 1, undefined where all values that can be paired are equal
 */
UnrepCoefficient
unrep_sample_get_alpha_nominal (UnrepSample *sample)
{
  UnrepCoefficient result = { .name = "krippendorff-alpha-nominal", .undefined = unrep_agreement_get_reason (sample) };
  guint n_categories = unrep_ratings_get_n_categories (unrep_sample_get_ratings (sample)), n_used;
  g_autofree double *totals = g_new0 (double, MAX (n_categories, 1));
  double total = count_pairable_values (sample, FALSE, totals, &n_used), observed = 0, expected = total * total;

  if (result.undefined == NULL && n_used < 2)
    result.undefined = UNREP_AGREEMENT_ALL_EQUAL;
  if (result.undefined != NULL)
    return result;

  for (guint i = 0; i < unrep_sample_get_n_patterns (sample); i++)
    {
      const UnrepPattern *pattern = unrep_sample_get_pattern (sample, i);
      double n = pattern->n_values, n_different = n * n;

      if (pattern->n_values < 2)
        continue;
      for (guint k = 0; k < pattern->n_entries; k++)
        n_different -= (double) pattern->entries[k].count * pattern->entries[k].count;
      observed += pattern->weight * n_different / (n - 1);
    }
  for (guint i = 0; i < n_categories; i++)
    expected -= totals[i] * totals[i];

  result.value = 1 - (total - 1) * observed / expected;
  return result;
}

/* Where each category stands on a line so that the ordinal difference of two is
 * their distance: half of its own values behind all that are below, measured from
 * the middle. */
static double *
new_places (UnrepRatings *ratings,
            const double *totals,
            double        total)
{
  guint n_categories = unrep_ratings_get_n_categories (ratings);
  double *places = g_new0 (double, MAX (n_categories, 1));
  g_autofree guint *by_rank = g_new (guint, MAX (n_categories, 1));
  double below = -total / 2;

  for (guint i = 0; i < n_categories; i++)
    by_rank[i] = G_MAXUINT;
  for (guint i = 0; i < n_categories; i++)
    if (unrep_ratings_get_rank (ratings, i) >= 0)
      by_rank[unrep_ratings_get_rank (ratings, i)] = i;
  for (guint i = 0; i < n_categories; i++)
    if (by_rank[i] != G_MAXUINT)
      {
        places[by_rank[i]] = below + totals[by_rank[i]] / 2;
        below += totals[by_rank[i]];
      }

  return places;
}

static gboolean
has_scale (UnrepRatings *ratings)
{
  guint n_ranked = 0;

  for (guint i = 0; i < unrep_ratings_get_n_categories (ratings); i++)
    n_ranked += unrep_ratings_get_rank (ratings, i) >= 0;

  return n_ranked >= 2;
}

/* Σ (x − mean)² over the values of a unit that are on the scale, each at its place. */
static double
get_spread (UnrepRatings       *ratings,
            const UnrepPattern *pattern,
            const double       *places,
            guint               n_usable)
{
  double mean = 0, spread = 0;

  for (guint k = 0; k < pattern->n_entries; k++)
    if (counts (ratings, &pattern->entries[k], TRUE))
      mean += pattern->entries[k].count * places[pattern->entries[k].category] / n_usable;
  for (guint k = 0; k < pattern->n_entries; k++)
    if (counts (ratings, &pattern->entries[k], TRUE))
      {
        double distance = places[pattern->entries[k].category] - mean;

        spread += pattern->entries[k].count * distance * distance;
      }
  return spread;
}

/**
 * unrep_sample_get_alpha_ordinal:
 * @sample: units
 *
 * Krippendorff's α with the ordinal difference (Σ_{g=c}^k n_g − (n_c + n_k)/2)²,
 * over the categories that are on the scale; other values are missing. As
 * unrep_sample_get_alpha_nominal() otherwise; section E of the same source. The
 * difference is the square of the distance of two places on a line, so that the
 * sums of pairs are 2 (m Σ x² − (Σ x)²), and no matrix of categories is needed.
 *
 * Returns: a value up to 1, undefined where there is no scale or all values that
 *   are on it and can be paired are equal
 */
UnrepCoefficient
unrep_sample_get_alpha_ordinal (UnrepSample *sample)
{
  UnrepCoefficient result = { .name = "krippendorff-alpha-ordinal", .undefined = unrep_agreement_get_reason (sample) };
  UnrepRatings *ratings = unrep_sample_get_ratings (sample);
  guint n_categories = unrep_ratings_get_n_categories (ratings), n_used;
  g_autofree double *totals = g_new0 (double, MAX (n_categories, 1));
  double total = count_pairable_values (sample, TRUE, totals, &n_used), observed = 0, expected = 0;
  g_autofree double *places = new_places (ratings, totals, total);

  if (result.undefined == NULL && !has_scale (ratings))
    result.undefined = N_("the values have no order");
  else if (result.undefined == NULL && n_used == 0)
    result.undefined = N_("no unit has two values on the scale");
  else if (result.undefined == NULL && n_used == 1)
    result.undefined = UNREP_AGREEMENT_ALL_EQUAL;
  if (result.undefined != NULL)
    return result;

  for (guint i = 0; i < unrep_sample_get_n_patterns (sample); i++)
    {
      const UnrepPattern *pattern = unrep_sample_get_pattern (sample, i);
      double n_usable = count_usable (ratings, pattern, TRUE);

      if (n_usable >= 2)
        observed += pattern->weight * 2 * n_usable * get_spread (ratings, pattern, places, (guint) n_usable) / (n_usable - 1);
    }
  for (guint i = 0; i < n_categories; i++)
    expected += 2 * total * totals[i] * places[i] * places[i];

  result.value = 1 - (total - 1) * observed / expected;
  return result;
}
