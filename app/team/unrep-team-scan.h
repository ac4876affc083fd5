/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/unrep-error.h"

G_BEGIN_DECLS

/**
 * UnrepTeamSource:
 * @file: a file that may be a side file or a codebook
 * @named: whether a person named this very file, so that it has to be one
 * @text_sha256: (nullable): only work on this text is wanted
 * @report_name: (nullable): name of the report with that text
 *
 * Something that unrep_team_read() is to look into.
 */
typedef struct
{
  GFile    *file;
  gboolean  named;
  char     *text_sha256;
  char     *report_name;
} UnrepTeamSource;

UnrepTeamSource *unrep_team_source_new  (GFile           *file,
                                         gboolean         named,
                                         const char      *text_sha256,
                                         const char      *report_name) G_GNUC_WARN_UNUSED_RESULT;
void             unrep_team_source_free (UnrepTeamSource *self);
void             unrep_team_scan        (GFile           *folder,
                                         gboolean         recursive,
                                         const char      *text_sha256,
                                         const char      *report_name,
                                         GPtrArray       *sources,
                                         GPtrArray       *problems,
                                         GCancellable    *cancellable);

G_END_DECLS
