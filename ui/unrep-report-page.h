/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-desk.h"
#include "unrep-identity.h"

#include "team/unrep-dispute.h"
#include "team/unrep-proposals.h"
#include "team/unrep-team-folder.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define UNREP_TYPE_REPORT_PAGE (unrep_report_page_get_type ())

/**
 * UnrepReportPage:
 *
 * One tab: one report, from the moment its opening begins. It waits, or says why
 * the report cannot be shown, or shows the views of it.
 *
 * Properties: `title` (string, read-only), `is-ready` (boolean, read-only): whether
 * the report can be reviewed; it notifies also when it turns out that it cannot.
 */
G_DECLARE_FINAL_TYPE (UnrepReportPage, unrep_report_page, UNREP, REPORT_PAGE, GtkWidget)

GtkWidget    *unrep_report_page_new            (GFile           *file,
                                                const char      *encoding,
                                                UnrepIdentity   *identity) G_GNUC_WARN_UNUSED_RESULT;
GFile        *unrep_report_page_get_file       (UnrepReportPage *self);
const char   *unrep_report_page_get_title      (UnrepReportPage *self);
gboolean      unrep_report_page_is_ready       (UnrepReportPage *self);
gboolean      unrep_report_page_is_busy        (UnrepReportPage *self);
AdwViewStack *unrep_report_page_get_views      (UnrepReportPage *self);
GtkWidget    *unrep_report_page_get_review     (UnrepReportPage *self);
UnrepReport  *unrep_report_page_get_report     (UnrepReportPage *self);
gboolean      unrep_report_page_has_encoding   (UnrepReportPage *self);
UnrepOutline *unrep_report_page_get_outline    (UnrepReportPage *self);
UnrepDesk    *unrep_report_page_get_desk       (UnrepReportPage *self);
const char   *unrep_report_page_get_error      (UnrepReportPage *self);
void          unrep_report_page_open_review    (UnrepReportPage *self,
                                                UnrepCodebook   *codebook);
void          unrep_report_page_cancel_opening (UnrepReportPage *self);
void          unrep_report_page_show_proposals (UnrepReportPage *self,
                                                UnrepProposals  *proposals);
void          unrep_report_page_settle         (UnrepReportPage *self,
                                                UnrepTeamFolder *folder,
                                                UnrepDispute    *dispute,
                                                guint            kinds);
gboolean      unrep_report_page_save           (UnrepReportPage *self,
                                                guint            limit_ms,
                                                GAsyncReadyCallback callback,
                                                gpointer         user_data);

GObject         *unrep_report_page_get_panes   (UnrepReportPage *self);

G_END_DECLS
