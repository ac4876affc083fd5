/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "team/unrep-team.h"

G_BEGIN_DECLS

/**
 * UnrepAcceptance:
 *
 * What a lead has decided in all reports of a folder at once, because all reviewers
 * said the same. Reference counted; to be used by one thread at a time.
 */
typedef struct _UnrepAcceptance UnrepAcceptance;

UnrepAcceptance *unrep_acceptance_new           (UnrepTeam        *team,
                                                 UnrepReviewer    *lead,
                                                 GCancellable     *cancellable) G_GNUC_WARN_UNUSED_RESULT;
UnrepAcceptance *unrep_acceptance_ref           (UnrepAcceptance  *self);
void             unrep_acceptance_unref         (UnrepAcceptance  *self);
guint            unrep_acceptance_get_n_units   (UnrepAcceptance  *self);
guint            unrep_acceptance_get_n_reports (UnrepAcceptance  *self);
guint            unrep_acceptance_take_back     (UnrepAcceptance  *self);
guint            unrep_acceptance_get_n_problems (UnrepAcceptance *self);
const GError    *unrep_acceptance_get_problem   (UnrepAcceptance  *self,
                                                 guint             index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UnrepAcceptance, unrep_acceptance_unref)

G_END_DECLS
