/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "annotation/unrep-review.h"
#include "team/unrep-disagreement.h"

G_BEGIN_DECLS

#define UNREP_TYPE_SETTLING (unrep_settling_get_type ())

/**
 * UnrepSettling:
 *
 * A lead's work on what the reviewers of one report differ about: the units they
 * tagged, the lead's decisions (a review: see `unrep-review-decisions.h`), and those
 * of other leads, which are shown and never changed.
 *
 * Signal `changed`: a decision, a comment, what reviewers or what other leads say
 * has changed.
 */
G_DECLARE_FINAL_TYPE (UnrepSettling, unrep_settling, UNREP, SETTLING, GObject)

UnrepSettling     *unrep_settling_new              (UnrepReview    *decisions,
                                                    GPtrArray      *side_files) G_GNUC_WARN_UNUSED_RESULT;
void               unrep_settling_set_side_files   (UnrepSettling  *self,
                                                    GPtrArray      *side_files);
UnrepReview       *unrep_settling_get_review       (UnrepSettling  *self);
guint              unrep_settling_get_n            (UnrepSettling  *self);
UnrepDisagreement *unrep_settling_get_disagreement (UnrepSettling  *self,
                                                    guint           index);
gboolean           unrep_settling_find             (UnrepSettling  *self,
                                                    UnrepRange      range,
                                                    guint          *index);
UnrepAnnotation   *unrep_settling_get_decision     (UnrepSettling  *self,
                                                    guint           index);
gboolean           unrep_settling_is_decided       (UnrepSettling  *self,
                                                    guint           index);
gboolean           unrep_settling_has_changed      (UnrepSettling  *self,
                                                    guint           index);
guint              unrep_settling_get_n_leads      (UnrepSettling  *self);
UnrepReviewer     *unrep_settling_get_lead         (UnrepSettling  *self,
                                                    guint           lead);
UnrepAnnotation   *unrep_settling_get_other        (UnrepSettling  *self,
                                                    guint           index,
                                                    guint           lead);
gboolean           unrep_settling_is_contested     (UnrepSettling  *self,
                                                    guint           index);
gboolean           unrep_settling_decide           (UnrepSettling  *self,
                                                    guint           index,
                                                    const char     *position,
                                                    GError        **error);
gboolean           unrep_settling_comment          (UnrepSettling  *self,
                                                    guint           index,
                                                    const char     *comment,
                                                    GError        **error);
gboolean           unrep_settling_is_unanimous    (UnrepSettling  *self,
                                                   guint           index);
guint              unrep_settling_count_unanimous  (UnrepSettling  *self);
gboolean           unrep_settling_accept_unanimous (UnrepSettling  *self,
                                                    GError        **error);

G_END_DECLS
