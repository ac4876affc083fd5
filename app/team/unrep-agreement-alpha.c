/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "team/unrep-agreement-private.h"

#include <glib/gi18n.h>

/* How many of a unit's values count: all, or those on the scale. */
static guint
count_usable (UnrepRatings      *ratings,
              const UnrepRating *values,
              guint              n,
              gboolean           on_scale)
{
  guint n_usable = 0;

  for (guint i = 0; i < n; i++)
    n_usable += !on_scale || unrep_ratings_get_rank (ratings, values[i].category) >= 0;

  return n_usable;
}

/* n_c of every category: how many of its values can be paired. Returns how many
 * there are of all, and how many categories are among them. */
static double
count_pairable_values (UnrepRatings *ratings,
                       gboolean      on_scale,
                       double       *counts,
                       guint        *n_used)
{
  double total = 0;

  *n_used = 0;
  for (guint unit = 0; unit < unrep_ratings_get_n_units (ratings); unit++)
    {
      guint n;
      const UnrepRating *values = unrep_ratings_get_unit (ratings, unit, &n);

      if (count_usable (ratings, values, n, on_scale) < 2)
        continue;
      for (guint i = 0; i < n; i++)
        if (!on_scale || unrep_ratings_get_rank (ratings, values[i].category) >= 0)
          {
            *n_used += counts[values[i].category]++ < 0.5;
            total++;
          }
    }

  return total;
}

/**
 * unrep_agreement_alpha_nominal:
 * @ratings: ratings
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
unrep_agreement_alpha_nominal (UnrepRatings *ratings)
{
  UnrepCoefficient result = { .name = "krippendorff-alpha-nominal", .undefined = unrep_agreement_get_reason (ratings) };
  guint n_categories = unrep_ratings_get_n_categories (ratings), n_used;
  g_autofree double *counts = g_new0 (double, MAX (n_categories, 1));
  g_autofree guint *in_unit = g_new0 (guint, MAX (n_categories, 1));
  double total = count_pairable_values (ratings, FALSE, counts, &n_used), observed = 0, expected = total * total;

  if (result.undefined != NULL)
    return result;
  if (n_used < 2)
    {
      result.undefined = UNREP_AGREEMENT_ALL_EQUAL;
      return result;
    }

  for (guint unit = 0; unit < unrep_ratings_get_n_units (ratings); unit++)
    {
      guint n;
      const UnrepRating *values = unrep_ratings_get_unit (ratings, unit, &n);
      guint64 n_equal = 0;

      if (n < 2)
        continue;
      for (guint i = 0; i < n; i++)
        n_equal += in_unit[values[i].category]++;
      for (guint i = 0; i < n; i++)
        in_unit[values[i].category] = 0;
      observed += ((double) n * (n - 1) - 2.0 * (double) n_equal) / (n - 1);
    }
  for (guint i = 0; i < n_categories; i++)
    expected -= counts[i] * counts[i];

  result.value = 1 - (total - 1) * observed / expected;
  return result;
}

/* Where each category stands on a line so that the ordinal difference of two is
 * their distance: half of its own values behind all that are below, measured from
 * the middle. */
static double *
new_places (UnrepRatings *ratings,
            const double *counts,
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
        places[by_rank[i]] = below + counts[by_rank[i]] / 2;
        below += counts[by_rank[i]];
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

/**
 * unrep_agreement_alpha_ordinal:
 * @ratings: ratings
 *
 * Krippendorff's α with the ordinal difference (Σ_{g=c}^k n_g − (n_c + n_k)/2)²,
 * over the categories that are on the scale; other values are missing. As
 * unrep_agreement_alpha_nominal() otherwise; section E of the same source. The
 * difference is the square of the distance of two places on a line, so that the
 * sums of pairs are 2 (m Σ x² − (Σ x)²), and no matrix of categories is needed.
 *
 * Returns: a value up to 1, undefined where there is no scale or all values that
 *   are on it and can be paired are equal
 */
UnrepCoefficient
unrep_agreement_alpha_ordinal (UnrepRatings *ratings)
{
  UnrepCoefficient result = { .name = "krippendorff-alpha-ordinal", .undefined = unrep_agreement_get_reason (ratings) };
  guint n_categories = unrep_ratings_get_n_categories (ratings), n_used;
  g_autofree double *counts = g_new0 (double, MAX (n_categories, 1));
  double total = count_pairable_values (ratings, TRUE, counts, &n_used), observed = 0, expected = 0;
  g_autofree double *places = new_places (ratings, counts, total);

  if (result.undefined == NULL && !has_scale (ratings))
    result.undefined = N_("the values have no order");
  else if (result.undefined == NULL && n_used == 0)
    result.undefined = N_("no unit has two values on the scale");
  else if (result.undefined == NULL && n_used == 1)
    result.undefined = UNREP_AGREEMENT_ALL_EQUAL;
  if (result.undefined != NULL)
    return result;

  for (guint unit = 0; unit < unrep_ratings_get_n_units (ratings); unit++)
    {
      guint n;
      const UnrepRating *values = unrep_ratings_get_unit (ratings, unit, &n);
      guint n_usable = count_usable (ratings, values, n, TRUE);
      double mean = 0;

      if (n_usable < 2)
        continue;
      for (guint i = 0; i < n; i++)
        if (unrep_ratings_get_rank (ratings, values[i].category) >= 0)
          mean += places[values[i].category] / n_usable;
      for (guint i = 0; i < n; i++)
        if (unrep_ratings_get_rank (ratings, values[i].category) >= 0)
          {
            double distance = places[values[i].category] - mean;

            observed += 2 * n_usable * distance * distance / (n_usable - 1);
          }
    }
  for (guint i = 0; i < n_categories; i++)
    expected += 2 * total * counts[i] * places[i] * places[i];

  result.value = 1 - (total - 1) * observed / expected;
  return result;
}
