/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "team/unrep-agreement-private.h"

#include <glib/gi18n.h>

/* In the order in which they are printed. */
static UnrepCoefficient (* const coefficients[]) (UnrepRatings *ratings) = {
  unrep_agreement_percent,
  unrep_agreement_cohen,
  unrep_agreement_scott,
  unrep_agreement_fleiss,
  unrep_agreement_alpha_nominal,
  unrep_agreement_alpha_ordinal,
  unrep_agreement_ac1,
};

/**
 * unrep_agreement_get_reason:
 * @ratings: ratings
 *
 * Returns: (nullable): why there is nothing to compare, in English and marked for
 *   translation; %NULL where there is a unit with two values
 */
const char *
unrep_agreement_get_reason (UnrepRatings *ratings)
{
  if (unrep_ratings_count_pairable (ratings) > 0)
    return NULL;
  if (unrep_ratings_count_active (ratings) < 2)
    return N_("fewer than two reviewers have tagged anything");
  return N_("no unit was tagged by two reviewers");
}

/**
 * unrep_agreement_get_shares:
 * @ratings: ratings
 * @shares: (array): where to put the share of each category
 *
 * The share of a category is the mean, over the units that have a value, of its
 * share of the unit's values: 1/n Σ_u r_uk / r_u (Gwet 2014, chapter 2). Without
 * missing values it is its share of all values.
 *
 * Returns: how many categories have a share above 0
 */
guint
unrep_agreement_get_shares (UnrepRatings *ratings,
                            double       *shares)
{
  guint n_categories = unrep_ratings_get_n_categories (ratings), n_units = 0, n_used = 0;

  for (guint i = 0; i < n_categories; i++)
    shares[i] = 0;
  for (guint unit = 0; unit < unrep_ratings_get_n_units (ratings); unit++)
    {
      guint n;
      const UnrepRating *values = unrep_ratings_get_unit (ratings, unit, &n);

      for (guint i = 0; i < n; i++)
        shares[values[i].category] += 1.0 / n;
      n_units += n > 0;
    }
  for (guint i = 0; i < n_categories; i++)
    {
      n_used += shares[i] > 0;
      shares[i] /= MAX (n_units, 1);
    }

  return n_used;
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

  for (gsize i = 0; i < G_N_ELEMENTS (coefficients); i++)
    {
      UnrepCoefficient coefficient = coefficients[i] (ratings);

      g_array_append_val (list, coefficient);
    }

  return list;
}
