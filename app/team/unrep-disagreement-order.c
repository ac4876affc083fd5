/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which disagreement is worse. */
#include "team/unrep-disagreement.h"

/* The place of the worst of @kinds; behind all of them for none. */
static guint
get_worst (guint kinds)
{
  for (guint i = 0; i < UNREP_DISAGREEMENT_N_KINDS; i++)
    if ((kinds & (1u << i)) != 0)
      return i;
  return UNREP_DISAGREEMENT_N_KINDS;
}

/**
 * unrep_disagreement_compare_weights:
 * @weight_a: the weight of a disagreement
 * @kinds_a: its kinds
 * @weight_b: the weight of another one
 * @kinds_b: its kinds
 *
 * Order of disagreements wherever they are: the heavier first, then by the worst kind
 * in the order of UnrepDisagreementKind.
 *
 * Returns: negative, zero or positive
 */
int
unrep_disagreement_compare_weights (double weight_a,
                                    guint  kinds_a,
                                    double weight_b,
                                    guint  kinds_b)
{
  guint worst_a = get_worst (kinds_a), worst_b = get_worst (kinds_b);

  if (weight_a != weight_b)
    return weight_a > weight_b ? -1 : 1;
  return worst_a < worst_b ? -1 : worst_a > worst_b;
}

/**
 * unrep_disagreement_compare:
 * @a: a disagreement
 * @b: another one
 *
 * Total order within one report: unrep_disagreement_compare_weights(), then reading
 * order.
 *
 * Returns: negative, zero or positive
 */
int
unrep_disagreement_compare (UnrepDisagreement *a,
                            UnrepDisagreement *b)
{
  int order = unrep_disagreement_compare_weights (
    unrep_disagreement_get_weight (a), unrep_disagreement_get_kinds (a),
    unrep_disagreement_get_weight (b), unrep_disagreement_get_kinds (b));

  return order != 0 ? order : unrep_range_compare (unrep_disagreement_get_range (a), unrep_disagreement_get_range (b));
}
