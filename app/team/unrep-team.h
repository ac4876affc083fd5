/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "annotation/unrep-codebook.h"
#include "report/unrep-outline.h"
#include "team/unrep-sheet.h"
#include "team/unrep-team-file.h"

G_BEGIN_DECLS

#define UNREP_TYPE_TEAM (unrep_team_get_type ())

/**
 * UnrepTeam:
 *
 * The work of everybody whose side files were found, and what could not be read.
 * Immutable and reference counted; may be read in a thread and handed to another.
 */
typedef struct _UnrepTeam UnrepTeam;

/**
 * UnrepTeamNote:
 * @file: the file that it is about
 * @message: a sentence about it
 *
 * Something that does not keep a file from being counted, but has to be known.
 */
typedef struct
{
  GFile *file;
  char  *message;
} UnrepTeamNote;

GType          unrep_team_get_type       (void);
UnrepTeam     *unrep_team_read           (GPtrArray     *paths,
                                          GCancellable  *cancellable,
                                          GError       **error) G_GNUC_WARN_UNUSED_RESULT;
UnrepTeam     *unrep_team_read_cached    (GPtrArray     *paths,
                                          GCancellable  *cancellable,
                                          GError       **error) G_GNUC_WARN_UNUSED_RESULT;
void           unrep_team_make_present   (UnrepTeam     *self,
                                          GHashTable    *texts,
                                          GCancellable  *cancellable);
UnrepTeam     *unrep_team_ref            (UnrepTeam     *self);
void           unrep_team_unref          (UnrepTeam     *self);
guint          unrep_team_get_n_sheets   (UnrepTeam     *self);
UnrepSheet    *unrep_team_get_sheet      (UnrepTeam     *self,
                                          guint          index);
guint          unrep_team_find_end       (UnrepTeam     *self,
                                          guint          first,
                                          guint          end,
                                          gboolean     (*same) (UnrepSheet *, UnrepSheet *));
guint          unrep_team_count_reports  (UnrepTeam     *self);
guint          unrep_team_count_reviewers (UnrepTeam    *self);
guint          unrep_team_get_n_problems (UnrepTeam     *self);
const GError  *unrep_team_get_problem    (UnrepTeam     *self,
                                          guint          index);
guint          unrep_team_get_n_notes    (UnrepTeam     *self);
const UnrepTeamNote *unrep_team_get_note (UnrepTeam     *self,
                                          guint          index);
UnrepTeamFile *unrep_team_get_file       (UnrepTeam     *self);
const GError  *unrep_team_get_file_error (UnrepTeam     *self);
GPtrArray     *unrep_team_get_found_reports (UnrepTeam  *self);
GPtrArray     *unrep_team_get_folders    (UnrepTeam     *self);
UnrepCodebook *unrep_team_get_codebook   (UnrepTeam     *self,
                                          const char    *id,
                                          guint          version);
UnrepCodebook *unrep_team_get_default_codebook (UnrepTeam *self);
UnrepSideFile *unrep_team_read_side_file (UnrepTeam     *self,
                                          UnrepSheet    *sheet,
                                          GCancellable  *cancellable,
                                          GError       **error) G_GNUC_WARN_UNUSED_RESULT;
GFile         *unrep_team_dup_report_file (UnrepTeam   *self,
                                          UnrepSheet    *sheet,
                                          GError       **error) G_GNUC_WARN_UNUSED_RESULT;
UnrepReport   *unrep_team_load_report    (UnrepTeam     *self,
                                          UnrepSheet    *sheet,
                                          GCancellable  *cancellable,
                                          GError       **error) G_GNUC_WARN_UNUSED_RESULT;
UnrepOutline  *unrep_team_load_outline   (UnrepTeam     *self,
                                          UnrepReport   *report,
                                          GCancellable  *cancellable,
                                          GError       **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UnrepTeam, unrep_team_unref)

G_END_DECLS
