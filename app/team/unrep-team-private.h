/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "team/unrep-team.h"

G_BEGIN_DECLS

struct _UnrepTeam
{
  GPtrArray     *sheets;
  GPtrArray     *problems;
  GPtrArray     *codebooks;
  /* The reports that a person named, by the SHA-256 of their texts, and their names. */
  GHashTable    *reports;
  GHashTable    *report_names;
};

void unrep_team_gather (UnrepTeam    *self,
                        GPtrArray    *paths,
                        GCancellable *cancellable);

G_END_DECLS
