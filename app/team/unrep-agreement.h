/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "team/unrep-ratings.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * UNREP_AGREEMENT_FEW_UNITS:
 *
 * Below so many units with two values a coefficient says little, and it is to
 * be said with it.
 */
#define UNREP_AGREEMENT_FEW_UNITS 20

/**
 * UNREP_AGREEMENT_DRAWS:
 *
 * How many draws an interval rests on, unless the units are very many.
 */
#define UNREP_AGREEMENT_DRAWS 10000

/**
 * UNREP_AGREEMENT_SEED:
 *
 * Where the chance of these draws begins, so that the same data always give the
 * same interval. It is printed with it.
 */
#define UNREP_AGREEMENT_SEED 1948

/**
 * UnrepMeasure:
 * @UNREP_MEASURE_PERCENT: percent agreement, from 0 to 1
 * @UNREP_MEASURE_COHEN: Cohen’s κ, the mean over the pairs of reviewers
 * @UNREP_MEASURE_SCOTT: Scott’s π, of two reviewers
 * @UNREP_MEASURE_FLEISS: Fleiss’ κ
 * @UNREP_MEASURE_ALPHA_NOMINAL: Krippendorff’s α with the nominal difference
 * @UNREP_MEASURE_ALPHA_ORDINAL: Krippendorff’s α with the ordinal difference
 * @UNREP_MEASURE_AC1: Gwet’s AC1
 *
 * The coefficients of agreement, in the order in which they are printed.
 */
typedef enum
{
  UNREP_MEASURE_PERCENT,
  UNREP_MEASURE_COHEN,
  UNREP_MEASURE_SCOTT,
  UNREP_MEASURE_FLEISS,
  UNREP_MEASURE_ALPHA_NOMINAL,
  UNREP_MEASURE_ALPHA_ORDINAL,
  UNREP_MEASURE_AC1,
  UNREP_N_MEASURES
} UnrepMeasure;

/**
 * UnrepCoefficient:
 * @name: (`percent-agreement`) as the command line prints it
 * @value: the coefficient; meaningless where @undefined is not %NULL
 * @undefined: (nullable): why there is no value: a sentence in English, marked
 *   for translation
 * @n_draws: how many draws the interval rests on, 0 where there is no interval
 * @low: where the 95 % interval begins
 * @high: where it ends
 *
 * A coefficient of agreement. Strings are static.
 */
typedef struct
{
  const char *name;
  double      value;
  const char *undefined;
  guint       n_draws;
  double      low;
  double      high;
} UnrepCoefficient;

UnrepCoefficient  unrep_agreement_measure           (UnrepRatings *ratings,
                                                     UnrepMeasure  measure);
GArray           *unrep_agreement_list_coefficients (UnrepRatings *ratings) G_GNUC_WARN_UNUSED_RESULT;
gboolean          unrep_agreement_is_skewed         (UnrepRatings *ratings,
                                                     double       *share);
GArray           *unrep_agreement_list_intervals    (UnrepRatings *ratings,
                                                     guint         n_draws,
                                                     guint32       seed,
                                                     GCancellable *cancellable) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
