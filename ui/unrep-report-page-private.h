/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-busy-bar.h"
#include "unrep-report-page.h"
#include "unrep-review-view.h"

G_BEGIN_DECLS

typedef struct _UnrepReportPageSettling UnrepReportPageSettling;

struct _UnrepReportPage
{
  GtkWidget parent_instance;

  GtkStack *stack;
  GtkWidget *work; /* the views and what is said below them */
  UnrepBusyBar *busy;
  AdwViewStack *views;
  UnrepReviewView *review;
  AdwBin *tallies_bin;
  AdwBin *rendering_bin;
  GtkWidget *first_button; /* below an error */

  GFile *file;
  char *title;
  char *error;
  UnrepIdentity *identity;
  GCancellable *cancellable;
  guint patience;
  gulong first_frame;

  UnrepReport *report;
  UnrepOutline *outline;
  UnrepDesk *desk;
  GCancellable *outlining;
  GCancellable *opening; /* of the review */
  UnrepReportPageSettling *settling; /* what a lead settles, or is about to */
};

void unrep_report_page_start_opening (UnrepReportPage *self,
                                      const char      *current);
void unrep_report_page_watch_busy    (UnrepReportPage *self);
void unrep_report_page_ask_again     (UnrepReportPage *self);
void unrep_report_page_take_review   (UnrepReportPage *self,
                                      UnrepReview     *review);
char *unrep_report_page_dup_codebook_problem (UnrepReportPage *self) G_GNUC_WARN_UNUSED_RESULT;
void unrep_report_page_begin_settling (UnrepReportPage *self);
void unrep_report_page_end_settling (UnrepReportPage *self);
void unrep_report_page_end_settled (UnrepReportPage *self);
void unrep_report_page_install_settling (GtkWidgetClass *widget_class);
void unrep_report_page_show_error    (UnrepReportPage *self,
                                      const GError    *error);
void unrep_report_page_show_pictures (UnrepReportPage *self,
                                      const GError    *error);

G_END_DECLS
