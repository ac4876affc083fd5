/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "team/unrep-team-folder.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define UNREP_TYPE_TEAM_PROGRESS (unrep_team_progress_get_type ())

/**
 * UnrepTeamProgress:
 *
 * Who has done what in a team's folder: a table of reports and reviewers, and above it
 * what a lead has to know of the files. Enter on a report opens it.
 */
G_DECLARE_FINAL_TYPE (UnrepTeamProgress, unrep_team_progress, UNREP, TEAM_PROGRESS, GtkWidget)

GtkWidget *unrep_team_progress_new (UnrepTeamFolder *folder) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
