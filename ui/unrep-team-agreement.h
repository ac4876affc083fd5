/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "team/unrep-team-folder.h"
#include "unrep-figures.h"

G_BEGIN_DECLS

#define UNREP_TYPE_TEAM_AGREEMENT (unrep_team_agreement_get_type ())

/**
 * UnrepTeamAgreement:
 *
 * How far the reviewers of a team agree: a figure with its interval, the sentence that
 * can be quoted, and the tables of unrep-agreement-figures.h to choose from. It follows
 * the folder while it is on the screen.
 */
G_DECLARE_FINAL_TYPE (UnrepTeamAgreement, unrep_team_agreement, UNREP, TEAM_AGREEMENT, GtkWidget)

GtkWidget  *unrep_team_agreement_new          (UnrepTeamFolder    *folder) G_GNUC_WARN_UNUSED_RESULT;
const char *unrep_team_agreement_get_sentence (UnrepTeamAgreement *self);
void        unrep_team_agreement_choose       (UnrepTeamAgreement *self,
                                               guint               index);
UnrepFigures *unrep_team_agreement_get_figures (UnrepTeamAgreement *self);
gboolean    unrep_team_agreement_is_busy      (UnrepTeamAgreement *self);

G_END_DECLS
