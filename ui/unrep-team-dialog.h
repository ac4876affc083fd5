/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "team/unrep-team-folder.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define UNREP_TYPE_TEAM_DIALOG (unrep_team_dialog_get_type ())

/**
 * UnrepTeamDialog:
 *
 * Where a lead says what the team file holds: what the work is called, its rounds and
 * codebook, who reviews which report, who is expected,
 * and by which codes they go where names are hidden. Whatever else the file says stays.
 */
G_DECLARE_FINAL_TYPE (UnrepTeamDialog, unrep_team_dialog, UNREP, TEAM_DIALOG, AdwPreferencesWindow)

void unrep_team_dialog_show (GtkWindow       *parent,
                             UnrepTeamFolder *folder);

G_END_DECLS
