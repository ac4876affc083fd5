/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "team/unrep-agreement-private.h"

#include <glib/gi18n.h>

const UnrepAgreementFunction unrep_agreement_functions[UNREP_N_MEASURES] = {
  [UNREP_MEASURE_PERCENT] = unrep_sample_get_percent,
  [UNREP_MEASURE_COHEN] = unrep_sample_get_cohen,
  [UNREP_MEASURE_SCOTT] = unrep_sample_get_scott,
  [UNREP_MEASURE_FLEISS] = unrep_sample_get_fleiss,
  [UNREP_MEASURE_ALPHA_NOMINAL] = unrep_sample_get_alpha_nominal,
  [UNREP_MEASURE_ALPHA_ORDINAL] = unrep_sample_get_alpha_ordinal,
  [UNREP_MEASURE_AC1] = unrep_sample_get_ac1,
};

/**
 * unrep_agreement_get_reason:
 * @sample: units
 *
 * Returns: (nullable): why there is nothing to compare, in English and marked for
 *   translation; %NULL where there is a unit with two values
 */
const char *
unrep_agreement_get_reason (UnrepSample *sample)
{
  if (unrep_sample_count_pairable (sample) > 0)
    return NULL;
  if (unrep_sample_get_n_active (sample) < 2)
    return N_("fewer than two reviewers have tagged anything");
  return N_("no unit was tagged by two reviewers");
}

/**
 * unrep_agreement_get_shares:
 * @sample: units
 * @shares: (array): where to put the share of each category
 *
 * The share of a category is the mean, over the units that have a value, of its
 * share of the unit's values: 1/n Σ_u r_uk / r_u (Gwet 2014, chapter 2). Without
 * missing values it is its share of all values.
 *
 * Returns: how many categories have a share above 0
 */
guint
unrep_agreement_get_shares (UnrepSample *sample,
                            double      *shares)
{
  guint n_categories = unrep_ratings_get_n_categories (unrep_sample_get_ratings (sample)), n_used = 0;
  double n_units = 0;

  for (guint i = 0; i < n_categories; i++)
    shares[i] = 0;
  for (guint i = 0; i < unrep_sample_get_n_patterns (sample); i++)
    {
      const UnrepPattern *pattern = unrep_sample_get_pattern (sample, i);
      double weight = pattern->weight;

      for (guint k = 0; k < pattern->n_entries; k++)
        shares[pattern->entries[k].category] += weight * pattern->entries[k].count / pattern->n_values;
      n_units += weight;
    }
  for (guint i = 0; i < n_categories; i++)
    {
      n_used += shares[i] > 0;
      shares[i] /= n_units > 0 ? n_units : 1;
    }

  return n_used;
}

/**
 * unrep_agreement_measure:
 * @ratings: ratings
 * @measure: which coefficient
 *
 * The formulas and their sources are with the functions in the table above.
 *
 * Returns: the coefficient, without an interval
 */
UnrepCoefficient
unrep_agreement_measure (UnrepRatings *ratings,
                         UnrepMeasure  measure)
{
  g_autoptr (UnrepSample) sample = unrep_sample_new (ratings);

  return unrep_agreement_functions[measure] (sample);
}

/**
 * unrep_agreement_list_coefficients:
 * @ratings: ratings
 *
 * Returns: (transfer full) (element-type UnrepCoefficient): every coefficient that
 *   is known, those without a value included
 */
GArray *
unrep_agreement_list_coefficients (UnrepRatings *ratings)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (UnrepCoefficient));
  g_autoptr (UnrepSample) sample = unrep_sample_new (ratings);

  for (gsize i = 0; i < UNREP_N_MEASURES; i++)
    {
      UnrepCoefficient coefficient = unrep_agreement_functions[i] (sample);

      g_array_append_val (list, coefficient);
    }

  return list;
}

/* The greatest of unrep_agreement_get_shares(), in one pass: a sample of 200,000 units
 * takes too long for a main loop, and mostly there is no skew. */
static double
get_greatest_share (UnrepRatings *ratings)
{
  guint n_categories = unrep_ratings_get_n_categories (ratings);
  g_autofree double *shares = g_new0 (double, MAX (n_categories, 1));
  double n_units = 0, greatest = 0;

  for (guint i = 0; i < unrep_ratings_get_n_units (ratings); i++)
    {
      guint n;
      const UnrepRating *values = unrep_ratings_get_unit (ratings, i, &n);

      for (guint k = 0; k < n; k++)
        shares[values[k].category] += 1.0 / n;
      n_units += n > 0;
    }
  for (guint i = 0; i < n_categories; i++)
    greatest = MAX (greatest, shares[i] / MAX (n_units, 1));
  return greatest;
}

/**
 * unrep_agreement_is_skewed:
 * @ratings: ratings
 * @share: (out): the share of the commonest category
 *
 * Whether α is low though most values match, because nearly all of them are of one
 * category: the paradox of A. R. Feinstein and D. V. Cicchetti, Journal of Clinical
 * Epidemiology 43 (1990). It is to be explained wherever α is shown.
 *
 * Returns: whether three quarters of the values match and are of one category, and
 *   α is below .667, which K. Krippendorff asks for at least
 */
gboolean
unrep_agreement_is_skewed (UnrepRatings *ratings,
                           double       *share)
{
  g_autoptr (UnrepSample) sample = NULL;
  UnrepCoefficient percent, alpha;

  *share = get_greatest_share (ratings);
  if (*share < 0.75)
    return FALSE;

  sample = unrep_sample_new (ratings);
  percent = unrep_sample_get_percent (sample);
  alpha = unrep_sample_get_alpha_nominal (sample);
  return alpha.undefined == NULL && alpha.value < 0.667 && percent.value >= 0.75;
}
