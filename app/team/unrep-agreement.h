/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "team/unrep-ratings.h"

G_BEGIN_DECLS

/**
 * UNREP_AGREEMENT_FEW_UNITS:
 *
 * Below so many units with two values a coefficient says little, and it is to
 * be said with it.
 */
#define UNREP_AGREEMENT_FEW_UNITS 20

/**
 * UnrepCoefficient:
 * @name: (`percent-agreement`) as the command line prints it
 * @value: the coefficient; meaningless where @undefined is not %NULL
 * @undefined: (nullable): why there is no value: a sentence in English, marked
 *   for translation
 *
 * A coefficient of agreement. Strings are static.
 */
typedef struct
{
  const char *name;
  double      value;
  const char *undefined;
} UnrepCoefficient;

UnrepCoefficient  unrep_agreement_percent           (UnrepRatings *ratings);
UnrepCoefficient  unrep_agreement_cohen             (UnrepRatings *ratings);
UnrepCoefficient  unrep_agreement_scott             (UnrepRatings *ratings);
UnrepCoefficient  unrep_agreement_fleiss            (UnrepRatings *ratings);
UnrepCoefficient  unrep_agreement_alpha_nominal     (UnrepRatings *ratings);
UnrepCoefficient  unrep_agreement_alpha_ordinal     (UnrepRatings *ratings);
UnrepCoefficient  unrep_agreement_ac1               (UnrepRatings *ratings);
GArray           *unrep_agreement_list_coefficients (UnrepRatings *ratings) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
