/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "team/unrep-team-reader.h"

G_BEGIN_DECLS

UnrepTeam *unrep_team_cache_read (UnrepTeamReader  *reader,
                                  GPtrArray        *paths,
                                  GCancellable     *cancellable,
                                  GError          **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
