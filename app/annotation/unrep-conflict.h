/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "annotation/unrep-review.h"

G_BEGIN_DECLS

/**
 * UnrepChoice:
 * @UNREP_CHOICE_SHOWN: what the review shows
 * @UNREP_CHOICE_OTHER: the other version
 * @UNREP_CHOICE_BOTH_NOTES: what the review shows, with both notes
 *
 * What a person can choose in a conflict.
 */
typedef enum
{
  UNREP_CHOICE_SHOWN,
  UNREP_CHOICE_OTHER,
  UNREP_CHOICE_BOTH_NOTES,
} UnrepChoice;

/**
 * UnrepConflict:
 * @unit: the unit of the outline, or %UNREP_NO_UNIT
 * @shown: what the review shows; deleted for "nothing"
 * @shown_is_own: whether that was changed on this device
 * @other: another version of it, or another annotation of the same unit
 * @other_is_own: whether that was changed on this device
 *
 * Two versions of what one reviewer says of one unit, neither of which outdoes
 * the other: both were made from the same state, on two devices or in two copies
 * of the side file. Both are kept until the person chooses. The review, the side
 * file and every tally show and count one of them.
 */
typedef struct
{
  guint unit;
  UnrepAnnotation *shown;
  gboolean shown_is_own;
  UnrepAnnotation *other;
  gboolean other_is_own;
} UnrepConflict;

void           unrep_conflict_free            (UnrepConflict  *self);
gboolean       unrep_conflict_has_two_notes   (UnrepConflict  *self);
GPtrArray     *unrep_review_list_conflicts    (UnrepReview    *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean       unrep_review_is_in_conflict    (UnrepReview    *self,
                                               guint           unit);
gboolean       unrep_review_decide            (UnrepReview    *self,
                                               UnrepConflict  *conflict,
                                               UnrepChoice     choice,
                                               GError        **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UnrepConflict, unrep_conflict_free)

G_END_DECLS
