/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-desk.h"

#include "report/unrep-reading-text.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define UNREP_TYPE_REPORT_MARKS (unrep_report_marks_get_type ())

/**
 * UnrepReportMarks:
 *
 * What is drawn below a report's text: the frame of the current unit, in the margin
 * at the start side of each tagged unit its position's symbol, and a dotted line
 * below what is repaired. The letters are never touched.
 */
G_DECLARE_FINAL_TYPE (UnrepReportMarks, unrep_report_marks, UNREP, REPORT_MARKS, GObject)

UnrepReportMarks *unrep_report_marks_new      (GtkTextView      *view,
                                               UnrepReadingText *reading,
                                               UnrepDesk        *desk) G_GNUC_WARN_UNUSED_RESULT;
void              unrep_report_marks_snapshot (UnrepReportMarks *self,
                                               GtkSnapshot      *snapshot);
void              unrep_report_marks_restyle  (UnrepReportMarks *self);
UnrepRange        unrep_report_marks_get_hull (UnrepReportMarks *self,
                                               guint             unit);

G_END_DECLS
