/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "team/unrep-team.h"

G_BEGIN_DECLS

UnrepTeam *unrep_team_new_decided     (UnrepTeam     *self) G_GNUC_WARN_UNUSED_RESULT;
UnrepTeam *unrep_team_new_leads       (UnrepTeam     *self) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *unrep_team_load_side_files (UnrepTeam     *self,
                                       const char    *text_sha256,
                                       const char    *codebook_id,
                                       guint          codebook_version,
                                       GCancellable  *cancellable,
                                       GError       **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
