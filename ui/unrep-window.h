/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-report-page.h"

#include <adwaita.h>

#include "team/unrep-dispute.h"
#include "team/unrep-team-folder.h"

G_BEGIN_DECLS

#define UNREP_TYPE_WINDOW (unrep_window_get_type ())

/**
 * UnrepWindow:
 *
 * The window: header bar, a tab for each report and each team's folder, messages.
 */
G_DECLARE_FINAL_TYPE (UnrepWindow, unrep_window, UNREP, WINDOW, AdwApplicationWindow)

UnrepWindow     *unrep_window_new       (GtkApplication *application,
                                         UnrepIdentity  *identity) G_GNUC_WARN_UNUSED_RESULT;
void             unrep_window_settle    (UnrepWindow    *self,
                                         UnrepTeamFolder *folder,
                                         UnrepDispute   *dispute,
                                         guint           kinds);
void             unrep_window_show_proposals (UnrepWindow *self,
                                         GFile          *report,
                                         UnrepProposals *proposals);
void             unrep_window_open      (UnrepWindow    *self,
                                         GFile          *file);
void             unrep_window_open_folder (UnrepWindow  *self,
                                         GFile          *folder);
UnrepReportPage *unrep_window_get_page  (UnrepWindow    *self);
void             unrep_window_say       (UnrepWindow    *self,
                                         const char     *message);
void             unrep_window_answer    (UnrepWindow    *self,
                                         const char     *message);
void             unrep_window_say_copied (UnrepWindow   *self,
                                         const char     *message);
void             unrep_window_say_done  (UnrepWindow    *self,
                                         const char     *message);

G_END_DECLS
