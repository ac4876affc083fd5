/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/unrep-error.h"

G_BEGIN_DECLS

/**
 * UnrepTeamSource:
 * @file: a file that may be a side file or a codebook
 * @named: whether a person named this very file, so that it has to be one
 * @filtered: whether only work on the reports that a person named is wanted of it
 *
 * Something that unrep_team_read() is to look into.
 */
typedef struct
{
  GFile    *file;
  gboolean  named;
  gboolean  filtered;
} UnrepTeamSource;

UnrepTeamSource *unrep_team_source_new  (GFile           *file,
                                         gboolean         named,
                                         gboolean         filtered) G_GNUC_WARN_UNUSED_RESULT;
void             unrep_team_source_free (UnrepTeamSource *self);
void             unrep_team_scan        (GFile           *folder,
                                         gboolean         filtered,
                                         GPtrArray       *sources,
                                         GPtrArray       *problems,
                                         GCancellable    *cancellable);

G_END_DECLS
