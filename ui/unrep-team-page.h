/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "team/unrep-team-folder.h"
#include "unrep-identity.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define UNREP_TYPE_TEAM_PAGE (unrep_team_page_get_type ())

/**
 * UnrepTeamPage:
 *
 * One tab: one team's folder. Who has done what is for everybody; what reviewers
 * chose is shown only after somebody has opened the folder as lead, which is recorded
 * in their own side files: reviewers stay independent until then.
 *
 * Properties: `title` (string, read-only), `is-lead` (boolean, read-only, notifies).
 */
G_DECLARE_FINAL_TYPE (UnrepTeamPage, unrep_team_page, UNREP, TEAM_PAGE, GtkWidget)

GtkWidget       *unrep_team_page_new          (GFile         *folder,
                                               UnrepIdentity *identity) G_GNUC_WARN_UNUSED_RESULT;
UnrepTeamFolder *unrep_team_page_get_folder   (UnrepTeamPage *self);
UnrepIdentity   *unrep_team_page_get_identity (UnrepTeamPage *self);
const char      *unrep_team_page_get_title    (UnrepTeamPage *self);
AdwViewStack    *unrep_team_page_get_views    (UnrepTeamPage *self);
gboolean         unrep_team_page_is_lead      (UnrepTeamPage *self);
void             unrep_team_page_open_as_lead (UnrepTeamPage *self);
GtkBox          *unrep_team_page_get_actions  (UnrepTeamPage *self);
void             unrep_team_page_set_view     (UnrepTeamPage *self,
                                               const char    *name,
                                               GtkWidget     *view);

G_END_DECLS
