/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "annotation/unrep-review.h"
#include "annotation/unrep-settles.h"

G_BEGIN_DECLS

/*
 * The decisions of a lead: a review whose side file has the role `adjudication`
 * and the name `REPORT.adjudicated-LEAD.unrep.json`. It is kept, saved, undone and
 * merged as every review is, and is nobody's own work: no tally counts it as a
 * reviewer's. Decisions are found by range, because what reviewers tagged need not
 * be a unit of the team's outline.
 */

/**
 * UnrepDecision:
 * @range: of what is decided
 * @unit: the path of that unit, "" where it has none
 * @position: (nullable): the id of a position, %NULL to take the decision back
 * @settles: what the decision is made knowing
 *
 * One decision, borrowed by whom it is given to.
 */
typedef struct
{
  UnrepRange    range;
  const char   *unit;
  const char   *position;
  UnrepSettles *settles;
} UnrepDecision;

gboolean         unrep_review_is_adjudication  (UnrepReview         *self);
UnrepReview     *unrep_review_new_adjudication (UnrepReport         *report,
                                                UnrepOutline        *outline,
                                                UnrepCodebook       *codebook,
                                                UnrepReviewer       *lead) G_GNUC_WARN_UNUSED_RESULT;
UnrepAnnotation *unrep_review_find_decision    (UnrepReview         *self,
                                                UnrepRange           range);
gboolean         unrep_review_settle           (UnrepReview         *self,
                                                const UnrepDecision *decisions,
                                                guint                n_decisions,
                                                GError             **error);
gboolean         unrep_review_comment          (UnrepReview         *self,
                                                const UnrepDecision *decision,
                                                const char          *comment,
                                                GError             **error);

G_END_DECLS
