/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-finding-desk.h"
#include "unrep-report-view.h"

G_BEGIN_DECLS

#define UNREP_TYPE_COMPARING (unrep_comparing_get_type ())

/**
 * UnrepComparing:
 *
 * A report and its original beside each other. What differs is among the findings of the
 * desk as long as the original is open.
 *
 * Property: `open` (boolean, read-only, notify).
 */
G_DECLARE_FINAL_TYPE (UnrepComparing, unrep_comparing, UNREP, COMPARING, GObject)

UnrepComparing *unrep_comparing_new          (GtkBox           *texts,
                                              UnrepReportView  *report,
                                              UnrepFindingDesk *desk) G_GNUC_WARN_UNUSED_RESULT;
gboolean        unrep_comparing_is_open      (UnrepComparing   *self);
void            unrep_comparing_toggle       (UnrepComparing   *self);
void            unrep_comparing_choose       (UnrepComparing   *self);
void            unrep_comparing_set_repaired (UnrepComparing   *self,
                                              gboolean          repaired);

G_END_DECLS
