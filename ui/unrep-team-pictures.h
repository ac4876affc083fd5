/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "team/unrep-picture.h"
#include "team/unrep-team-folder.h"
#include "unrep-chart-view.h"

G_BEGIN_DECLS

#define UNREP_TYPE_TEAM_PICTURES (unrep_team_pictures_get_type ())

/**
 * UnrepTeamPictures:
 *
 * What a team has chosen in pictures: bars by report and by section, agreement with its
 * intervals, who chose what. They can be copied, and saved as SVG, PDF or PNG. It follows
 * the folder while it is on the screen.
 */
G_DECLARE_FINAL_TYPE (UnrepTeamPictures, unrep_team_pictures, UNREP, TEAM_PICTURES, GtkWidget)

GtkWidget      *unrep_team_pictures_new      (UnrepTeamFolder    *folder) G_GNUC_WARN_UNUSED_RESULT;
UnrepChartView *unrep_team_pictures_get_view (UnrepTeamPictures  *self);
void            unrep_team_pictures_save_to  (UnrepTeamPictures  *self,
                                              UnrepPictureFormat  format,
                                              GFile              *file);
gboolean        unrep_team_pictures_is_busy  (UnrepTeamPictures  *self);

G_END_DECLS
