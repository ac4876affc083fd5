/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "team/unrep-team.h"

G_BEGIN_DECLS

#define UNREP_TYPE_TEAM_REPORT (unrep_team_report_get_type ())

/**
 * UnrepTeamReport:
 *
 * What a table of a team's progress has to know of one report: which text it has, and
 * where its recommendations are. Immutable and reference counted.
 */
typedef struct _UnrepTeamReport UnrepTeamReport;

GType            unrep_team_report_get_type           (void);
UnrepTeamReport *unrep_team_report_load               (UnrepTeam       *team,
                                                       GFile           *file,
                                                       UnrepTeamReport *before,
                                                       GCancellable    *cancellable) G_GNUC_WARN_UNUSED_RESULT;
UnrepTeamReport *unrep_team_report_ref                (UnrepTeamReport *self);
void             unrep_team_report_unref              (UnrepTeamReport *self);
GFile           *unrep_team_report_get_file           (UnrepTeamReport *self);
const char      *unrep_team_report_get_text_sha256    (UnrepTeamReport *self);
const GError    *unrep_team_report_get_error          (UnrepTeamReport *self);
guint            unrep_team_report_get_n_recommendations (UnrepTeamReport *self);
guint            unrep_team_report_count_to_review    (UnrepTeamReport *self,
                                                       UnrepSheet      *sheet);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UnrepTeamReport, unrep_team_report_unref)

G_END_DECLS
