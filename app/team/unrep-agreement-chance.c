/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "team/unrep-agreement-private.h"

#include <glib/gi18n.h>

/**
 * unrep_sample_get_fleiss:
 * @sample: units
 *
 * Fleiss' κ, (p_a − p_e) / (1 − p_e) with p_e = Σ π_k², where p_a is percent
 * agreement and π_k the share of category k: J. L. Fleiss, Psychological Bulletin
 * 76 (1971); with missing values as K. L. Gwet, Handbook of Inter-Rater
 * Reliability (4th edition, 2014), chapter 2, has it.
 *
 * Returns: a value up to 1, undefined where all values are equal
 */
UnrepCoefficient
unrep_sample_get_fleiss (UnrepSample *sample)
{
  UnrepCoefficient result = { .name = "fleiss-kappa", .undefined = unrep_agreement_get_reason (sample) };
  guint n_categories = unrep_ratings_get_n_categories (unrep_sample_get_ratings (sample));
  g_autofree double *shares = g_new (double, MAX (n_categories, 1));
  guint n_used = unrep_agreement_get_shares (sample, shares);
  double expected = 0;

  if (result.undefined == NULL && n_used < 2)
    result.undefined = UNREP_AGREEMENT_ALL_EQUAL;
  if (result.undefined != NULL)
    return result;

  for (guint i = 0; i < n_categories; i++)
    expected += shares[i] * shares[i];

  result.value = (unrep_sample_get_percent (sample).value - expected) / (1 - expected);
  return result;
}

/**
 * unrep_sample_get_ac1:
 * @sample: units
 *
 * Gwet's AC1, (p_a − p_e) / (1 − p_e) with p_e = Σ π_k (1 − π_k) / (q − 1), where
 * p_a is percent agreement, π_k the share of category k, and q the number of
 * categories that could be chosen: those of the codebook, also where nobody chose
 * them; for a matrix, those that occur. K. L. Gwet, British Journal of
 * Mathematical and Statistical Psychology 61 (2008).
 *
 * Returns: a value up to 1, undefined where there is one category only
 */
UnrepCoefficient
unrep_sample_get_ac1 (UnrepSample *sample)
{
  UnrepCoefficient result = { .name = "gwet-ac1", .undefined = unrep_agreement_get_reason (sample) };
  guint n_categories = unrep_ratings_get_n_categories (unrep_sample_get_ratings (sample));
  g_autofree double *shares = g_new (double, MAX (n_categories, 1));
  double expected = 0;

  if (result.undefined == NULL && n_categories < 2)
    result.undefined = UNREP_AGREEMENT_ALL_EQUAL;
  if (result.undefined != NULL)
    return result;

  unrep_agreement_get_shares (sample, shares);
  for (guint i = 0; i < n_categories; i++)
    expected += shares[i] * (1 - shares[i]) / (n_categories - 1);

  result.value = (unrep_sample_get_percent (sample).value - expected) / (1 - expected);
  return result;
}
