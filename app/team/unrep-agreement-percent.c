/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "team/unrep-agreement-private.h"

/**
 * unrep_agreement_percent:
 * @ratings: ratings
 *
 * Percent agreement: of each unit with at least two values, the share of its
 * pairs of values that are equal; of these shares, the mean over units,
 *
 *   1/n Σ_u Σ_k r_uk (r_uk − 1) / (r_u (r_u − 1)),
 *
 * where r_uk of the r_u values of unit u are k. Every unit weighs the same, be
 * it rated by two reviewers or by ten. It is p_a of K. L. Gwet, Handbook of
 * Inter-Rater Reliability (4th edition, 2014), chapter 2, which allows values to
 * be missing; without missing values it is the observed agreement of J. L.
 * Fleiss (Psychological Bulletin 76, 1971) and, for two reviewers, of J. Cohen
 * (Educational and Psychological Measurement 20, 1960).
 *
 * Returns: a value from 0 to 1, undefined where no unit has two values
 */
UnrepCoefficient
unrep_agreement_percent (UnrepRatings *ratings)
{
  UnrepCoefficient result = { .name = "percent-agreement", .undefined = unrep_agreement_get_reason (ratings) };
  g_autofree guint *counts = g_new0 (guint, MAX (unrep_ratings_get_n_categories (ratings), 1));
  double sum = 0;
  guint n_units = 0;

  for (guint unit = 0; unit < unrep_ratings_get_n_units (ratings); unit++)
    {
      guint n;
      const UnrepRating *values = unrep_ratings_get_unit (ratings, unit, &n);
      guint64 n_equal = 0;

      if (n < 2)
        continue;
      /* The k-th of equal values makes k − 1 pairs with those before it. */
      for (guint i = 0; i < n; i++)
        n_equal += counts[values[i].category]++;
      for (guint i = 0; i < n; i++)
        counts[values[i].category] = 0;

      sum += (double) n_equal / ((double) n * (n - 1) / 2);
      n_units++;
    }

  result.value = sum / MAX (n_units, 1);
  return result;
}
