/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "team/unrep-team.h"

G_BEGIN_DECLS

/**
 * UnrepTeamReader:
 *
 * Reads a team's work again and again, and each time only the files that may have
 * changed. A file of a disk is the same as before where device, inode, size, and the
 * times of its content and of its entry are; a file that was written less than two
 * seconds before it was read is read again, and of a share every file is, for what
 * shares say of times cannot be trusted. Reference counted; reads in one thread at a
 * time, while another may ask how far it is.
 */
typedef struct _UnrepTeamReader UnrepTeamReader;

UnrepTeamReader *unrep_team_reader_new          (void) G_GNUC_WARN_UNUSED_RESULT;
UnrepTeamReader *unrep_team_reader_ref          (UnrepTeamReader  *self);
void             unrep_team_reader_unref        (UnrepTeamReader  *self);
UnrepTeam       *unrep_team_reader_read         (UnrepTeamReader  *self,
                                                 GPtrArray        *paths,
                                                 GCancellable     *cancellable,
                                                 GError          **error) G_GNUC_WARN_UNUSED_RESULT;
guint            unrep_team_reader_get_progress (UnrepTeamReader  *self,
                                                 guint            *n_files);
guint            unrep_team_reader_get_n_read   (UnrepTeamReader  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UnrepTeamReader, unrep_team_reader_unref)

G_END_DECLS
