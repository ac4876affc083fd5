/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/unrep-report.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define UNREP_TYPE_REPORT_DETAILS (unrep_report_details_get_type ())

/**
 * UnrepReportDetails:
 *
 * A window with what a report says of itself, and how its file was read.
 */
G_DECLARE_FINAL_TYPE (UnrepReportDetails, unrep_report_details, UNREP, REPORT_DETAILS, AdwWindow)

UnrepReportDetails *unrep_report_details_new (UnrepReport  *report,
                                              UnrepOutline *outline) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
