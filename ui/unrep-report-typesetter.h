/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-page-tags.h"

#include "report/unrep-outline.h"
#include "report/unrep-reading-text.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define UNREP_TYPE_REPORT_TYPESETTER (unrep_report_typesetter_get_type ())

/**
 * UnrepReportTypesetter:
 *
 * Puts a reading text into a text buffer, and its outline on it as tags, in steps
 * that never hold the main loop for long: what the first screen shows at once,
 * the rest in idle moments. Tags are of whole paragraphs and
 * of what stands around the space behind a label; none begins or ends within a word.
 *
 * Signal `done`: everything that was known has been put in place in idle moments.
 */
G_DECLARE_FINAL_TYPE (UnrepReportTypesetter, unrep_report_typesetter, UNREP, REPORT_TYPESETTER, GObject)

UnrepReportTypesetter *unrep_report_typesetter_new         (GtkTextBuffer         *buffer,
                                                            UnrepReadingText      *reading,
                                                            PangoContext          *context,
                                                            const UnrepPageMetrics *metrics) G_GNUC_WARN_UNUSED_RESULT;
void                   unrep_report_typesetter_set_outline (UnrepReportTypesetter *self,
                                                            UnrepOutline          *outline);
void                   unrep_report_typesetter_set_quiet   (UnrepReportTypesetter *self,
                                                            const GdkRGBA         *colour);
void                   unrep_report_typesetter_set_metrics (UnrepReportTypesetter *self,
                                                            const UnrepPageMetrics *metrics);
GtkTextBuffer         *unrep_report_typesetter_get_buffer  (UnrepReportTypesetter *self);
UnrepReadingText      *unrep_report_typesetter_get_reading (UnrepReportTypesetter *self);
gboolean               unrep_report_typesetter_is_done     (UnrepReportTypesetter *self);

G_END_DECLS
