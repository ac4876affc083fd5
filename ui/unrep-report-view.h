/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-desk-spans.h"
#include "unrep-finder.h"
#include "unrep-memory.h"

#include "rendering/unrep-check.h"
#include "report/unrep-reading-text.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * UnrepReportPlace:
 * @range: words of the extracted text
 * @severity: how they are marked
 *
 * Words that a view marks.
 */
typedef struct
{
  UnrepRange    range;
  UnrepSeverity severity;
} UnrepReportPlace;

#define UNREP_TYPE_REPORT_VIEW (unrep_report_view_get_type ())

/**
 * UnrepReportView:
 *
 * A report to read: a read-only text view with a caret. Its buffer holds the
 * displayed text; what leaves it (clipboard, primary selection, drags) is
 * extracted text. The caret's unit is the desk's current one, and the other way
 * round.
 *
 * Signals: `replaced`: another reading text is displayed now; `page-changed`: the page
 * is to be wider or narrower.
 */
G_DECLARE_FINAL_TYPE (UnrepReportView, unrep_report_view, UNREP, REPORT_VIEW, GtkTextView)

GtkWidget        *unrep_report_view_new         (void) G_GNUC_WARN_UNUSED_RESULT;
void              unrep_report_view_set_reading (UnrepReportView  *self,
                                                 UnrepReadingText *reading);
void              unrep_report_view_set_outline (UnrepReportView  *self,
                                                 UnrepOutline     *outline);
UnrepReadingText *unrep_report_view_get_reading (UnrepReportView  *self);
void              unrep_report_view_replace     (UnrepReportView  *self,
                                                 UnrepReadingText *reading,
                                                 UnrepOutline     *outline);
void              unrep_report_view_set_desk    (UnrepReportView  *self,
                                                 UnrepDesk        *desk);
gsize             unrep_report_view_get_caret   (UnrepReportView  *self);
UnrepRange        unrep_report_view_get_visible (UnrepReportView  *self);
gboolean          unrep_report_view_get_unit_place (UnrepReportView *self,
                                                 guint             unit,
                                                 GdkRectangle     *place);
void              unrep_report_view_reveal_unit (UnrepReportView  *self,
                                                 guint             unit);
gboolean          unrep_report_view_get_selection (UnrepReportView *self,
                                                 UnrepRange       *text);
void              unrep_report_view_select      (UnrepReportView  *self,
                                                 UnrepRange        text);
gboolean          unrep_report_view_is_forward  (UnrepReportView  *self,
                                                 UnrepSpanEnd      end,
                                                 UnrepRange        words,
                                                 gboolean          right);
void              unrep_report_view_find        (UnrepReportView  *self,
                                                 const char       *words,
                                                 gboolean          exact);
gboolean          unrep_report_view_find_next   (UnrepReportView  *self,
                                                 gboolean          forward);
void              unrep_report_view_end_finding (UnrepReportView  *self);
UnrepFinder      *unrep_report_view_get_finder  (UnrepReportView  *self);
char             *unrep_report_view_dup_selected (UnrepReportView *self) G_GNUC_WARN_UNUSED_RESULT;
int               unrep_report_view_get_page_width (UnrepReportView *self);
guint             unrep_report_view_get_zoom    (UnrepReportView  *self);
void              unrep_report_view_step_zoom   (UnrepReportView  *self,
                                                 int               steps);
void              unrep_report_view_set_zoom    (UnrepReportView  *self,
                                                 guint             zoom);
void              unrep_report_view_go_to       (UnrepReportView  *self,
                                                 gsize             offset);
gboolean          unrep_report_view_go_back     (UnrepReportView  *self);
gboolean          unrep_report_view_go_forward  (UnrepReportView  *self);
void              unrep_report_view_get_place   (UnrepReportView  *self,
                                                 UnrepPlace       *place);
void              unrep_report_view_return_to   (UnrepReportView  *self,
                                                 const UnrepPlace *place);
void              unrep_report_view_take_places (UnrepReportView  *self,
                                                 GArray           *places);
void              unrep_report_view_show_place  (UnrepReportView  *self,
                                                 UnrepRange        text);
void              unrep_report_view_frame_place (UnrepReportView *self,
                                                 UnrepRange        text);
void              unrep_report_view_take_gaps   (UnrepReportView  *self,
                                                 GArray           *gaps);
void              unrep_report_view_set_framed  (UnrepReportView  *self,
                                                 guint             unit);
guint             unrep_report_view_get_line_unit (UnrepReportView *self,
                                                 int               y,
                                                 double           *part);
gboolean          unrep_report_view_get_unit_top (UnrepReportView *self,
                                                 guint             unit,
                                                 int              *y);
void              unrep_report_view_put_line_unit (UnrepReportView *self,
                                                 guint             unit,
                                                 double            part,
                                                 int               y);
void              unrep_report_view_get_quiet   (UnrepReportView  *self,
                                                 GdkRGBA          *colour);
gboolean          unrep_report_view_is_settled  (UnrepReportView  *self);

G_END_DECLS
