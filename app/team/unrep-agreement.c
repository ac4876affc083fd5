/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "team/unrep-agreement.h"

/* In the order in which they are printed. */
static UnrepCoefficient (* const coefficients[]) (UnrepRatings *ratings) = {
  unrep_agreement_percent,
};

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
