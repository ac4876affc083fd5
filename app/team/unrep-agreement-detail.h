/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "team/unrep-agreement.h"

G_BEGIN_DECLS

/**
 * UnrepReviewerPair:
 * @first: a reviewer
 * @second: another, with a higher number
 * @n_units: how many units both have a value for
 * @percent: percent agreement of the two
 * @cohen: Cohen's κ of the two
 *
 * A cell of the pairwise matrix.
 */
typedef struct
{
  guint            first;
  guint            second;
  guint            n_units;
  UnrepCoefficient percent;
  UnrepCoefficient cohen;
} UnrepReviewerPair;

/**
 * UnrepWithoutReviewer:
 * @reviewer: who is left out
 * @alpha: Krippendorff's nominal α of all others
 *
 * What becomes of agreement without one reviewer.
 */
typedef struct
{
  guint            reviewer;
  UnrepCoefficient alpha;
} UnrepWithoutReviewer;

/**
 * UnrepCategoryAgreement:
 * @category: a category
 * @n_values: how many values of units with two values or more are it
 * @specific: how likely another reviewer chose it, too, where one did
 * @fleiss: Fleiss' κ of this category against all others
 *
 * How far reviewers agree about one category.
 */
typedef struct
{
  guint            category;
  guint64          n_values;
  UnrepCoefficient specific;
  UnrepCoefficient fleiss;
} UnrepCategoryAgreement;

GArray *unrep_agreement_list_pairs       (UnrepRatings *ratings) G_GNUC_WARN_UNUSED_RESULT;
GArray *unrep_agreement_list_without     (UnrepRatings *ratings) G_GNUC_WARN_UNUSED_RESULT;
GArray *unrep_agreement_list_categories  (UnrepRatings *ratings) G_GNUC_WARN_UNUSED_RESULT;
double *unrep_agreement_dup_coincidences (UnrepRatings *ratings) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
