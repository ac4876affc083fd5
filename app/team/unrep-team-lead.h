/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "team/unrep-team.h"

G_BEGIN_DECLS

gboolean unrep_team_record_lead (UnrepTeam      *self,
                                 UnrepReviewer  *lead,
                                 char          **draft,
                                 GCancellable   *cancellable,
                                 GError        **error);

G_END_DECLS
