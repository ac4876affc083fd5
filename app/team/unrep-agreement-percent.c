/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "team/unrep-agreement-private.h"

/**
 * unrep_sample_get_percent:
 * @sample: units
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
unrep_sample_get_percent (UnrepSample *sample)
{
  UnrepCoefficient result = { .name = "percent-agreement", .undefined = unrep_agreement_get_reason (sample) };
  double sum = 0, n_units = 0;

  for (guint i = 0; i < unrep_sample_get_n_patterns (sample); i++)
    {
      const UnrepPattern *pattern = unrep_sample_get_pattern (sample, i);
      double n = pattern->n_values, n_equal = 0;

      if (pattern->n_values < 2)
        continue;
      for (guint k = 0; k < pattern->n_entries; k++)
        n_equal += (double) pattern->entries[k].count * (pattern->entries[k].count - 1);
      sum += pattern->weight * n_equal / (n * (n - 1));
      n_units += pattern->weight;
    }

  if (result.undefined == NULL)
    result.value = sum / n_units;
  return result;
}
