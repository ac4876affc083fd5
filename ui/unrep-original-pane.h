/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-report-view.h"

#include "rendering/unrep-mismatch.h"
#include "report/unrep-report.h"

G_BEGIN_DECLS

#define UNREP_TYPE_ORIGINAL_PANE (unrep_original_pane_get_type ())

/**
 * UnrepOriginalPane:
 *
 * The report that another one is compared with, to be read beside it.
 *
 * Signals: `compared`: it is known what differs; `place-chosen`: somebody has
 * clicked where the caret is.
 */
G_DECLARE_FINAL_TYPE (UnrepOriginalPane, unrep_original_pane, UNREP, ORIGINAL_PANE, GtkWidget)

GtkWidget       *unrep_original_pane_new          (GFile             *file,
                                                   UnrepOutline      *outline) G_GNUC_WARN_UNUSED_RESULT;
void             unrep_original_pane_compare      (UnrepOriginalPane *self,
                                                   UnrepOutline      *outline);
void             unrep_original_pane_set_repaired (UnrepOriginalPane *self,
                                                   gboolean           repaired);
UnrepReportView *unrep_original_pane_get_view     (UnrepOriginalPane *self);
UnrepReport     *unrep_original_pane_get_report   (UnrepOriginalPane *self);
UnrepMismatches *unrep_original_pane_get_mismatches (UnrepOriginalPane *self);

G_END_DECLS
