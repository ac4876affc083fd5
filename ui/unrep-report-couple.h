/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-gap-marks.h"
#include "unrep-report-view.h"

#include "rendering/unrep-mismatch.h"

G_BEGIN_DECLS

#define UNREP_TYPE_REPORT_COUPLE (unrep_report_couple_get_type ())

/**
 * UnrepReportCouple:
 *
 * Two reports beside each other: where one is scrolled to, the other one is too, and both
 * have a frame around the unit that somebody is at. The one that was touched last leads.
 */
G_DECLARE_FINAL_TYPE (UnrepReportCouple, unrep_report_couple, UNREP, REPORT_COUPLE, GObject)

UnrepReportCouple *unrep_report_couple_new            (UnrepReportView   *first,
                                                       UnrepReportView   *second) G_GNUC_WARN_UNUSED_RESULT;
void               unrep_report_couple_set_mismatches (UnrepReportCouple *self,
                                                       UnrepMismatches   *mismatches);
void               unrep_report_couple_lead           (UnrepReportCouple *self,
                                                       UnrepSide          side);

G_END_DECLS
