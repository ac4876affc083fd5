/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "annotation/unrep-reviewer.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * UNREP_TEAM_FILE_NAME:
 *
 * What the file of a team is called, at the top of the team's folder.
 */
#define UNREP_TEAM_FILE_NAME "team.unrep.json"

/**
 * UNREP_TEAM_FILE_VERSION:
 *
 * The newest version of the format that is read and written.
 */
#define UNREP_TEAM_FILE_VERSION 1

#define UNREP_TYPE_TEAM_FILE (unrep_team_file_get_type ())

/**
 * UnrepTeamFile:
 *
 * What a lead has written about a team: who is expected to review, who reviews
 * what, with which codebook, in which rounds. Reference counted; to be changed by
 * one thread, before it is shared.
 */
typedef struct _UnrepTeamFile UnrepTeamFile;

GType          unrep_team_file_get_type          (void);
UnrepTeamFile *unrep_team_file_new               (void) G_GNUC_WARN_UNUSED_RESULT;
UnrepTeamFile *unrep_team_file_copy              (UnrepTeamFile  *self) G_GNUC_WARN_UNUSED_RESULT;
UnrepTeamFile *unrep_team_file_read              (GFile          *file,
                                                  GCancellable   *cancellable,
                                                  GError        **error) G_GNUC_WARN_UNUSED_RESULT;
UnrepTeamFile *unrep_team_file_find_above        (GFile          *report,
                                                  GCancellable   *cancellable,
                                                  GError        **error) G_GNUC_WARN_UNUSED_RESULT;
UnrepTeamFile *unrep_team_file_read_bytes        (GBytes         *bytes,
                                                  const char     *name,
                                                  GError        **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean       unrep_team_file_save              (UnrepTeamFile  *self,
                                                  GFile          *folder,
                                                  GError        **error);
UnrepTeamFile *unrep_team_file_merge             (UnrepTeamFile  *base,
                                                  UnrepTeamFile  *mine,
                                                  UnrepTeamFile  *theirs) G_GNUC_WARN_UNUSED_RESULT;
UnrepTeamFile *unrep_team_file_save_changes      (UnrepTeamFile  *base,
                                                  UnrepTeamFile  *mine,
                                                  GFile          *folder,
                                                  GError        **error) G_GNUC_WARN_UNUSED_RESULT;
GBytes        *unrep_team_file_to_bytes          (UnrepTeamFile  *self) G_GNUC_WARN_UNUSED_RESULT;
UnrepTeamFile *unrep_team_file_ref               (UnrepTeamFile  *self);
void           unrep_team_file_unref             (UnrepTeamFile  *self);
const char    *unrep_team_file_get_name          (UnrepTeamFile  *self);
void           unrep_team_file_set_name          (UnrepTeamFile  *self,
                                                  const char     *name);
const char    *unrep_team_file_get_codebook_id   (UnrepTeamFile  *self);
guint          unrep_team_file_get_codebook_version (UnrepTeamFile *self);
void           unrep_team_file_set_codebook      (UnrepTeamFile  *self,
                                                  const char     *id,
                                                  guint           version);
guint          unrep_team_file_get_n_reviewers   (UnrepTeamFile  *self);
UnrepReviewer *unrep_team_file_get_reviewer      (UnrepTeamFile  *self,
                                                  guint           index);
const char    *unrep_team_file_get_code          (UnrepTeamFile  *self,
                                                  guint           index);
gboolean       unrep_team_file_find_reviewer     (UnrepTeamFile  *self,
                                                  const char     *uid,
                                                  guint          *index);
void           unrep_team_file_set_reviewer      (UnrepTeamFile  *self,
                                                  UnrepReviewer  *reviewer,
                                                  const char     *code);
void           unrep_team_file_remove_reviewer   (UnrepTeamFile  *self,
                                                  const char     *uid);
gboolean       unrep_team_file_is_assigned       (UnrepTeamFile  *self,
                                                  const char     *report,
                                                  const char     *uid);
const char * const *unrep_team_file_get_assignment (UnrepTeamFile *self,
                                                  const char     *report);
void           unrep_team_file_set_assignment    (UnrepTeamFile  *self,
                                                  const char     *report,
                                                  const char * const *uids);
guint          unrep_team_file_get_n_rounds      (UnrepTeamFile  *self);
const char    *unrep_team_file_get_round         (UnrepTeamFile  *self,
                                                  guint           index);
const char    *unrep_team_file_get_round_name    (UnrepTeamFile  *self,
                                                  guint           index);
const char    *unrep_team_file_get_round_begun   (UnrepTeamFile  *self,
                                                  guint           index);
const char    *unrep_team_file_get_round_closed  (UnrepTeamFile  *self,
                                                  guint           index);
gboolean       unrep_team_file_find_round        (UnrepTeamFile  *self,
                                                  const char     *id,
                                                  guint          *index);
gboolean       unrep_team_file_find_current_round (UnrepTeamFile *self,
                                                  guint          *index);
void           unrep_team_file_add_round         (UnrepTeamFile  *self,
                                                  const char     *id,
                                                  const char     *name,
                                                  const char     *begun);
const char    *unrep_team_file_begin_round       (UnrepTeamFile  *self,
                                                  const char     *name);
void           unrep_team_file_set_round_name    (UnrepTeamFile  *self,
                                                  guint           index,
                                                  const char     *name);
void           unrep_team_file_set_round_closed  (UnrepTeamFile  *self,
                                                  guint           index,
                                                  const char     *closed);
void           unrep_team_file_remove_round      (UnrepTeamFile  *self,
                                                  guint           index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UnrepTeamFile, unrep_team_file_unref)

G_END_DECLS
