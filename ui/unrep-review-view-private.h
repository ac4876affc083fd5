/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-annotation-pane.h"
#include "unrep-outline-pane.h"
#include "unrep-page-pane.h"
#include "unrep-page-split.h"
#include "unrep-panes.h"
#include "unrep-report-view.h"
#include "unrep-proposal-bar.h"
#include "unrep-review-view.h"
#include "unrep-problem-bar.h"
#include "unrep-recovery-bar.h"
#include "unrep-span-bar.h"

#include <adwaita.h>

G_BEGIN_DECLS

struct _UnrepReviewView
{
  GtkWidget parent_instance;

  UnrepPanes *panes;
  UnrepOutlinePane *outline;
  AdwBin *annotation_bin;
  UnrepAnnotationPane *annotation; /* this and the two bars: %NULL until there is a desk */
  UnrepReportView *report;
  AdwBin *recovery_bin;
  UnrepRecoveryBar *recovery_bar;
  UnrepProposalBar *proposal_bar;
  AdwBin *span_bin;
  UnrepSpanBar *span_bar;
  UnrepPagePane *page_pane;
  guint page_idle; /* until the page follows the text */
  AdwClampScrollable *clamp; /* around the report */
  UnrepProblemBar *problem_bar;
  GtkLabel *remarks;
  GtkWidget *remarks_bar;
  GtkWidget *recognize;
  GtkWidget *conflict_bar;
  GtkLabel *conflict;
  GtkWidget *changed_bar;
  GtkLabel *changed;
  GtkWidget *changed_review;
  GtkWidget *changed_close;
  GtkWindow *unplaced; /* weak; beside the report */
  gboolean knows_changed; /* the person has closed that bar */

  UnrepIdentity *identity;
  UnrepDesk *desk;
  UnrepReadingChoice *choice;
  GtkEventController *proposal_keys; /* while there is something to accept */
  GtkWidget *label_popover; /* while a label is being typed */
  GtkWidget *go_to; /* while a paragraph is being typed */
};

void     unrep_review_view_say                 (UnrepReviewView *self,
                                                const char      *message);
gboolean unrep_review_view_decide              (UnrepReviewView *self,
                                                guint            position);
gboolean unrep_review_view_walk                (UnrepReviewView *self,
                                                const char      *action);
gboolean unrep_review_view_check_writable      (UnrepReviewView *self);
gboolean unrep_review_view_may_change          (UnrepReviewView *self);
gboolean unrep_review_view_may_tag             (UnrepReviewView *self);
gboolean unrep_review_view_take_position       (UnrepReviewView *self,
                                                guint            position);
void     unrep_review_view_install_evidence    (GtkWidgetClass  *widget_class);
void     unrep_review_view_install_corrections (GtkWidgetClass  *widget_class);
void     unrep_review_view_watch_proposals     (UnrepReviewView *self);
void     unrep_review_view_import              (UnrepReviewView *self,
                                                GFile           *table);
void     unrep_review_view_install_finishing   (GtkWidgetClass  *widget_class);
void     unrep_review_view_watch_window        (UnrepReviewView *self);
void     unrep_review_view_install_versions    (GtkWidgetClass  *widget_class);
void     unrep_review_view_watch_versions      (UnrepReviewView *self);
void     unrep_review_view_update_about        (UnrepReviewView *self);
void     unrep_review_view_install_page        (GtkWidgetClass  *widget_class);
void     unrep_review_view_watch_page          (UnrepReviewView *self);
void     unrep_review_view_watch_page_of_desk  (UnrepReviewView *self);
void     unrep_review_view_install_reading     (GtkWidgetClass  *widget_class);
void     unrep_review_view_install_suggesting  (GtkWidgetClass  *widget_class);
void     unrep_review_view_install_tagging     (GtkWidgetClass  *widget_class);

G_END_DECLS
