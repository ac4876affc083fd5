/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "team/unrep-team-table.h"

G_BEGIN_DECLS

/**
 * UnrepTeamMeasuring:
 *
 * A look into all reports of a team, to be run in a thread: how many recommendations
 * they have, and whether they have the texts that work is about. Reference counted.
 */
typedef struct _UnrepTeamMeasuring UnrepTeamMeasuring;

GHashTable         *unrep_team_reports_copy           (GHashTable          *reports) G_GNUC_WARN_UNUSED_RESULT;
UnrepTeamMeasuring *unrep_team_measuring_new          (UnrepTeam           *team,
                                                       GFile               *folder,
                                                       GHashTable          *reports,
                                                       GHashTable          *texts) G_GNUC_WARN_UNUSED_RESULT;
UnrepTeamMeasuring *unrep_team_measuring_ref          (UnrepTeamMeasuring  *self);
void                unrep_team_measuring_unref        (UnrepTeamMeasuring  *self);
void                unrep_team_measuring_run          (UnrepTeamMeasuring  *self,
                                                       GCancellable        *cancellable);
guint               unrep_team_measuring_get_progress (UnrepTeamMeasuring  *self,
                                                       guint               *n_files);
UnrepTeamTable     *unrep_team_measuring_take_table   (UnrepTeamMeasuring  *self) G_GNUC_WARN_UNUSED_RESULT;
GHashTable         *unrep_team_measuring_get_reports  (UnrepTeamMeasuring  *self);
gboolean            unrep_team_measuring_is_behind    (UnrepTeamMeasuring  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UnrepTeamMeasuring, unrep_team_measuring_unref)

G_END_DECLS
