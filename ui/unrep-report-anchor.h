/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define UNREP_TYPE_REPORT_ANCHOR (unrep_report_anchor_get_type ())

/**
 * UnrepReportAnchor:
 *
 * Keeps what a person reads where it is on the screen while GTK measures lines
 * above it, which a text view does for seconds in a long report, and when the
 * buffer is exchanged. It gives way to every scrolling.
 */
G_DECLARE_FINAL_TYPE (UnrepReportAnchor, unrep_report_anchor, UNREP, REPORT_ANCHOR, GObject)

UnrepReportAnchor *unrep_report_anchor_new        (GtkTextView       *view) G_GNUC_WARN_UNUSED_RESULT;
gboolean           unrep_report_anchor_get_height (UnrepReportAnchor *self,
                                                   int                display_offset,
                                                   int               *y);
int                unrep_report_anchor_get_offset (UnrepReportAnchor *self);
int                unrep_report_anchor_get_top    (UnrepReportAnchor *self);
gboolean           unrep_report_anchor_is_at_top  (UnrepReportAnchor *self);
gboolean           unrep_report_anchor_get_drop   (UnrepReportAnchor *self,
                                                   int               *display_offset,
                                                   int               *y);
void               unrep_report_anchor_drop       (UnrepReportAnchor *self,
                                                   int                display_offset,
                                                   int                y);

G_END_DECLS
