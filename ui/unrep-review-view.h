/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-desk.h"
#include "unrep-identity.h"
#include "unrep-memory.h"
#include "unrep-reading-choice.h"
#include "unrep-report-view.h"

#include "team/unrep-proposals.h"
#include "team/unrep-settling.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define UNREP_TYPE_REVIEW_VIEW (unrep_review_view_get_type ())

/**
 * UnrepReviewView:
 *
 * The reviewer's view of one report: outline, text, annotation pane; and the
 * actions named `review.…` that keys and buttons activate. Text first: outline
 * and desk are given when they are known.
 */
G_DECLARE_FINAL_TYPE (UnrepReviewView, unrep_review_view, UNREP, REVIEW_VIEW, GtkWidget)

void       unrep_review_view_set_reading  (UnrepReviewView  *self,
                                           UnrepReadingText *reading);
void       unrep_review_view_set_outline  (UnrepReviewView  *self,
                                           UnrepOutline     *outline);
void       unrep_review_view_set_identity (UnrepReviewView  *self,
                                           UnrepIdentity    *identity);
void       unrep_review_view_set_desk     (UnrepReviewView  *self,
                                           UnrepDesk        *desk);
UnrepDesk *unrep_review_view_get_desk     (UnrepReviewView  *self);
GObject   *unrep_review_view_get_panes    (UnrepReviewView  *self);
UnrepReadingChoice *unrep_review_view_get_choice (UnrepReviewView *self);
void       unrep_review_view_return_to    (UnrepReviewView  *self,
                                           const UnrepPlace *place);
void       unrep_review_view_get_place    (UnrepReviewView  *self,
                                           UnrepPlace       *place);
UnrepReportView *unrep_review_view_get_report (UnrepReviewView *self);
void       unrep_review_view_set_settling (UnrepReviewView  *self,
                                           UnrepSettling    *settling,
                                           guint             kinds,
                                           UnrepRange        range);
void       unrep_review_view_set_proposals (UnrepReviewView *self,
                                           UnrepProposals   *proposals);
void       unrep_review_view_set_problem  (UnrepReviewView  *self,
                                           const char       *problem);
void       unrep_review_view_set_report   (UnrepReviewView *self,
                                           UnrepReport *report);
void       unrep_review_view_set_remarks  (UnrepReviewView  *self,
                                           const char       *remarks,
                                           gboolean          recognizable);
void       unrep_review_view_commit       (UnrepReviewView  *self);

G_END_DECLS
