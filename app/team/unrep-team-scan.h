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

/**
 * UnrepTeamScan:
 * @sources: (element-type UnrepTeamSource): `*.json` files
 * @reports: (element-type GFile): files that are reports by their names
 * @folders: (element-type GFile): the folders that were searched
 * @problems: (element-type GError): those that could not be
 *
 * What unrep_team_scan() finds. All of it is added to.
 */
typedef struct
{
  GPtrArray *sources;
  GPtrArray *reports;
  GPtrArray *folders;
  GPtrArray *problems;
} UnrepTeamScan;

UnrepTeamSource *unrep_team_source_new  (GFile           *file,
                                         gboolean         named,
                                         gboolean         filtered) G_GNUC_WARN_UNUSED_RESULT;
void             unrep_team_source_free (UnrepTeamSource *self);
void             unrep_team_scan_init   (UnrepTeamScan   *scan);
void             unrep_team_scan_clear  (UnrepTeamScan   *scan);
void             unrep_team_scan        (GFile           *folder,
                                         gboolean         filtered,
                                         UnrepTeamScan   *scan,
                                         GCancellable    *cancellable);
guint64          unrep_team_scan_sum    (GPtrArray       *folders,
                                         GCancellable    *cancellable);
gboolean         unrep_team_check_folder (GFile          *folder,
                                         GCancellable    *cancellable,
                                         GError         **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (UnrepTeamScan, unrep_team_scan_clear)

G_END_DECLS
