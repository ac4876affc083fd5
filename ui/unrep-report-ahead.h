/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * UnrepReportAhead:
 *
 * Shapes the paragraphs of the next screen while nobody waits for them, so that the key
 * that leads there finds them ready.
 */
typedef struct _UnrepReportAhead UnrepReportAhead;

UnrepReportAhead *unrep_report_ahead_new   (GtkTextView      *view) G_GNUC_WARN_UNUSED_RESULT;
void              unrep_report_ahead_free  (UnrepReportAhead *self);
void              unrep_report_ahead_drawn (UnrepReportAhead *self);

G_END_DECLS
