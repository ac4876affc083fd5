/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "team/unrep-agreement-private.h"

#include <stdlib.h>

#define MIN_DRAWS 1000
/* How many units all draws together may have, and how many pairs of values of them
 * are looked at: a second or two of work each. */
#define MAX_DRAWN_UNITS G_GUINT64_CONSTANT (200000000)
#define MAX_DRAWN_PAIRS G_GUINT64_CONSTANT (1000000000)

#define LEVEL 0.95

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double first = *(const double *) a, second = *(const double *) b;

  return (first > second) - (first < second);
}

/* The quantile of sorted values, between two of them by their distance: type 7 of
 * R. J. Hyndman and Y. Fan, The American Statistician 50 (1996). */
static double
get_quantile (const GArray *values,
              double        share)
{
  double at = share * (values->len - 1);
  guint below = (guint) at;
  double first = g_array_index (values, double, below);

  return below + 1 < values->len ? first + (at - below) * (g_array_index (values, double, below + 1) - first) : first;
}

static guint
limit_draws (UnrepSample *sample,
             guint        n_draws)
{
  guint64 n_units = MAX (unrep_sample_get_n_units (sample), 1);

  return (guint) MIN (n_draws, MAX (MIN_DRAWS, MAX_DRAWN_UNITS / n_units));
}

/* What looks at each pair of values is left without an interval where they are too
 * many; what looks at patterns never is. */
static gboolean
may_resample (UnrepSample            *sample,
              UnrepAgreementFunction  function,
              guint                   n_draws)
{
  gboolean by_pairs = function == unrep_sample_get_cohen || function == unrep_sample_get_scott;

  return !by_pairs || unrep_ratings_count_pairs (unrep_sample_get_ratings (sample)) * n_draws <= MAX_DRAWN_PAIRS;
}

static void
set_interval (UnrepCoefficient *coefficient,
              GArray           *values)
{
  if (values->len == 0)
    return;
  g_array_sort (values, compare_doubles);
  coefficient->n_draws = values->len;
  coefficient->low = get_quantile (values, (1 - LEVEL) / 2);
  coefficient->high = get_quantile (values, (1 + LEVEL) / 2);
}

/**
 * unrep_agreement_list_intervals:
 * @ratings: ratings
 * @n_draws: how many draws, mostly %UNREP_AGREEMENT_DRAWS
 * @seed: where chance begins, mostly %UNREP_AGREEMENT_SEED
 * @cancellable: (nullable): to stop; the intervals are left out then
 *
 * Every coefficient with its 95 % interval by the percentile bootstrap over units:
 * as many units as there are (with a value) are drawn with replacement, the
 * coefficient is computed anew, chance included, and the middle 95 % of what comes
 * out is the interval: B. Efron and R. J. Tibshirani, An Introduction to the
 * Bootstrap (1993), chapter 13. Reviewers are not drawn: nothing is claimed of
 * others than these. Draws in which a coefficient does not exist are left out, which
 * `n_draws` of the coefficient tells. Of very many units fewer draws are made.
 *
 * It takes a fraction of a second for 1,000 units; not to be called in a main loop.
 *
 * Returns: (transfer full) (element-type UnrepCoefficient): as
 *   unrep_agreement_list_coefficients()
 */
GArray *
unrep_agreement_list_intervals (UnrepRatings *ratings,
                                guint         n_draws,
                                guint32       seed,
                                GCancellable *cancellable)
{
  GArray *list = unrep_agreement_list_coefficients (ratings);
  g_autoptr (UnrepSample) sample = unrep_sample_new (ratings);
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  GRand *random = g_rand_new_with_seed (seed);
  gboolean resampled[UNREP_N_MEASURES];

  n_draws = limit_draws (sample, n_draws);
  for (guint i = 0; i < list->len; i++)
    {
      g_ptr_array_add (values, g_array_new (FALSE, FALSE, sizeof (double)));
      resampled[i] = g_array_index (list, UnrepCoefficient, i).undefined == NULL &&
                     may_resample (sample, unrep_agreement_functions[i], n_draws);
    }
  for (guint draw = 0; unrep_sample_get_n_units (sample) > 0 && draw < n_draws; draw++)
    {
      if (g_cancellable_is_cancelled (cancellable))
        break;
      unrep_sample_draw (sample, random);
      for (guint i = 0; i < list->len; i++)
        {
          UnrepCoefficient coefficient;

          if (!resampled[i])
            continue;
          coefficient = unrep_agreement_functions[i] (sample);
          if (coefficient.undefined == NULL)
            g_array_append_val ((GArray *) g_ptr_array_index (values, i), coefficient.value);
        }
    }
  if (!g_cancellable_is_cancelled (cancellable))
    for (guint i = 0; i < list->len; i++)
      set_interval (&g_array_index (list, UnrepCoefficient, i), g_ptr_array_index (values, i));

  g_rand_free (random);
  return list;
}
