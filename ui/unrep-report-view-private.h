/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-finder.h"
#include "unrep-gap-marks.h"
#include "unrep-report-ahead.h"
#include "unrep-report-anchor.h"
#include "unrep-report-marks.h"
#include "unrep-report-typesetter.h"
#include "unrep-report-view.h"
#include "unrep-trail.h"

G_BEGIN_DECLS

struct _UnrepReportView
{
  GtkTextView parent_instance;

  UnrepReadingText *reading;
  UnrepOutline *outline;
  UnrepReportTypesetter *typesetter;
  UnrepReportTypesetter *next; /* at work on what will be displayed instead */
  GtkWidget *menu; /* what is popped up */
  UnrepDesk *desk;
  UnrepReportMarks *marks;
  UnrepReportAnchor *anchor;
  UnrepReportAhead *ahead;
  GtkTextBuffer *buffer;
  UnrepPageStyle *style;
  UnrepPageMetrics metrics;
  GtkEventController *span_keys; /* borrowed; at work while there is a current span */
  double scrolled; /* steps with Ctrl held that are not zoomed by yet */
  guint pinched; /* the zoom when two fingers came down */
  guint margins; /* idle source */
  UnrepFinder *finder;
  gboolean finding;
  gsize origin; /* code point of the extracted text from which hits are wanted */
  gsize begun_at; /* what was on the screen before, and where */
  int begun_y;
  gboolean placing_caret; /* the caret moves by our own hand */
  guint waiting; /* tick callback: until a frame is drawn without the caret at `following_to` */
  guint following; /* idle source that brings it there, an offset in the displayed text */
  gsize following_to;
  gboolean caret_placed; /* where somebody wants it */
  GArray *places; /* of UnrepReportPlace, by start */
  gsize longest_place;
  UnrepRange current_place;
  guint framed; /* a unit that another view is at, too */
  GArray *gaps; /* of UnrepGap */
  UnrepGapMarks *gap_marks;
  UnrepTrail *trail;
  UnrepPlace back_at; /* as remembered */
  gboolean returning; /* to it */
};

void  unrep_report_view_class_init_caret  (UnrepReportViewClass *klass);
void  unrep_report_view_pop_up_menu       (UnrepReportView *self,
                                           double           x,
                                           double           y);
void  unrep_report_view_init_caret        (UnrepReportView      *self);
void  unrep_report_view_take_buffer       (UnrepReportView      *self,
                                           GtkTextBuffer        *buffer);
gsize unrep_report_view_get_display_caret (UnrepReportView      *self);
void  unrep_report_view_set_display_caret (UnrepReportView      *self,
                                           gsize                 display_offset,
                                           gboolean              extend_selection);
void  unrep_report_view_let_caret_follow  (UnrepReportView      *self,
                                           gsize                 display_offset);
void  unrep_report_view_bring_caret       (UnrepReportView      *self);
void  unrep_report_view_follow_caret      (UnrepReportView      *self);
void  unrep_report_view_arrive            (UnrepReportView      *self);
void  unrep_report_view_note_jump         (UnrepReportView      *self,
                                           gsize                 to);
void  unrep_report_view_init_finding      (UnrepReportView      *self);
void  unrep_report_view_snapshot_hits     (UnrepReportView      *self,
                                           GtkSnapshot          *snapshot);
void  unrep_report_view_snapshot_places   (UnrepReportView      *self,
                                           GtkSnapshot          *snapshot);
void  unrep_report_view_init_coupling     (UnrepReportView      *self);
void  unrep_report_view_snapshot_coupling (UnrepReportView      *self,
                                           GtkSnapshot          *snapshot);
void  unrep_report_view_set_gaps          (UnrepReportView      *self);
void  unrep_report_view_restyle           (UnrepReportView      *self);
void  unrep_report_view_reveal_display    (UnrepReportView      *self,
                                           UnrepRange            display);
void  unrep_report_view_init_spans        (UnrepReportView      *self);
void  unrep_report_view_follow_spans      (UnrepReportView      *self);
void  unrep_report_view_init_page         (UnrepReportView      *self);
void  unrep_report_view_set_page          (UnrepReportView      *self);
void  unrep_report_view_size_changed      (UnrepReportView      *self);
gsize unrep_report_view_get_fixed         (UnrepReportView      *self,
                                           int                  *y);
void  unrep_report_view_reset             (UnrepReportView      *self);

G_END_DECLS
