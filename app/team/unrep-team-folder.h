/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "team/unrep-team-table.h"

G_BEGIN_DECLS

#define UNREP_TYPE_TEAM_FOLDER (unrep_team_folder_get_type ())

/**
 * UnrepTeamFolder:
 *
 * A folder of reports and side files as long as somebody looks at it. It is read in
 * threads, first the side files and then the reports, and again whenever something in
 * it changes: a disk tells, and everything is looked at now and then besides, for a
 * share does not. Only what changed is read again. To be used from the main thread.
 *
 * Signal `changed`: the team or the table is another one, or there is another error.
 *
 * Property `is-busy` (boolean, read-only, notifies): whether it is being read.
 *
 * Signal `progress` (guint n_done, guint n_files): how far a reading is; n_files is 0
 * where files are still looked for.
 */
G_DECLARE_FINAL_TYPE (UnrepTeamFolder, unrep_team_folder, UNREP, TEAM_FOLDER, GObject)

UnrepTeamFolder *unrep_team_folder_new       (GFile            *folder) G_GNUC_WARN_UNUSED_RESULT;
GFile           *unrep_team_folder_get_file  (UnrepTeamFolder  *self);
void             unrep_team_folder_refresh   (UnrepTeamFolder  *self);
void             unrep_team_folder_cancel    (UnrepTeamFolder  *self);
void             unrep_team_folder_watch     (UnrepTeamFolder  *self,
                                              guint             interval_ms);
gboolean         unrep_team_folder_is_busy   (UnrepTeamFolder  *self);
UnrepTeam       *unrep_team_folder_get_team  (UnrepTeamFolder  *self);
UnrepTeamTable  *unrep_team_folder_get_table (UnrepTeamFolder  *self);
const GError    *unrep_team_folder_get_error (UnrepTeamFolder  *self);
guint            unrep_team_folder_get_n_read (UnrepTeamFolder *self);

G_END_DECLS
