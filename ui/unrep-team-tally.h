/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "team/unrep-team-folder.h"
#include "unrep-figures.h"
#include "unrep-tally-choice.h"

G_BEGIN_DECLS

#define UNREP_TYPE_TEAM_TALLY (unrep_team_tally_get_type ())

/**
 * UnrepTeamTally:
 *
 * How many recommendations have which position, over everybody in a team's folder: a
 * table with bars by report, section, reviewer or tag, over what reviewers chose or leads
 * decided, of all of it or a part. It follows the folder while it is on the screen.
 */
G_DECLARE_FINAL_TYPE (UnrepTeamTally, unrep_team_tally, UNREP, TEAM_TALLY, GtkWidget)

GtkWidget    *unrep_team_tally_new         (UnrepTeamFolder *folder) G_GNUC_WARN_UNUSED_RESULT;
UnrepFigures *unrep_team_tally_get_figures (UnrepTeamTally  *self);
UnrepTallyChoice *unrep_team_tally_get_choice (UnrepTeamTally *self);
void          unrep_team_tally_count       (UnrepTeamTally  *self,
                                            UnrepTallyBy     by,
                                            gboolean         decided);
gboolean      unrep_team_tally_is_busy     (UnrepTeamTally  *self);

G_END_DECLS
