/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "team/unrep-team-report.h"

G_BEGIN_DECLS

/**
 * UnrepTeamStatus:
 * @UNREP_TEAM_NOT_ASSIGNED: nobody expects that this person reviews that report
 * @UNREP_TEAM_MISSING: there is no side file, and there should be one
 * @UNREP_TEAM_IN_PROGRESS: there is one
 * @UNREP_TEAM_FINISHED: the reviewer said that the work is finished
 *
 * How far one person's work on one report is.
 */
typedef enum
{
  UNREP_TEAM_NOT_ASSIGNED,
  UNREP_TEAM_MISSING,
  UNREP_TEAM_IN_PROGRESS,
  UNREP_TEAM_FINISHED,
} UnrepTeamStatus;

/**
 * UnrepTeamCell:
 * @status: how far it is
 * @n_tagged: how many units have a position
 * @n_to_review: how many there are to tag, 0 where that is not known
 * @n_changed: how many positions were changed since the last round was finished
 * @opened_as_lead: whether the reviewer has looked at everybody's work
 * @is_outdated: whether it is about another text than the report has now
 * @sheet: (nullable): the work
 *
 * One person's work on one report. What is not of one text and one codebook is
 * several sheets: then the one of the report's text is shown.
 */
typedef struct
{
  UnrepTeamStatus  status;
  guint            n_tagged;
  guint            n_to_review;
  guint            n_changed;
  gboolean         opened_as_lead;
  gboolean         is_outdated;
  UnrepSheet      *sheet;
} UnrepTeamCell;

/**
 * UnrepTeamIssueKind:
 * @UNREP_TEAM_UNREADABLE: a file or folder could not be used
 * @UNREP_TEAM_CONTRADICTORY: copies of one person's work contradict each other
 * @UNREP_TEAM_FOREIGN: two people have the same id
 * @UNREP_TEAM_DUPLICATE: a copy, merged and counted once
 * @UNREP_TEAM_OUTDATED: a side file is about another text
 * @UNREP_TEAM_UNASSIGNED: a side file of somebody of whom it is not expected
 * @UNREP_TEAM_NO_REPORT: a side file without its report, or with one that cannot be used
 *
 * What a lead has to know of a file.
 */
typedef enum
{
  UNREP_TEAM_UNREADABLE,
  UNREP_TEAM_CONTRADICTORY,
  UNREP_TEAM_FOREIGN,
  UNREP_TEAM_DUPLICATE,
  UNREP_TEAM_OUTDATED,
  UNREP_TEAM_UNASSIGNED,
  UNREP_TEAM_NO_REPORT,
} UnrepTeamIssueKind;

/**
 * UnrepTeamIssue:
 * @kind: what it is
 * @message: a sentence that names the file, what is wrong, and what is done about it
 */
typedef struct
{
  UnrepTeamIssueKind  kind;
  char               *message;
} UnrepTeamIssue;

#define UNREP_TYPE_TEAM_TABLE (unrep_team_table_get_type ())

/**
 * UnrepTeamTable:
 *
 * Reports × reviewers: who has done what. Immutable and reference counted.
 */
typedef struct _UnrepTeamTable UnrepTeamTable;

GType           unrep_team_table_get_type        (void);
UnrepTeamTable *unrep_team_table_new             (UnrepTeam      *team,
                                                  GFile          *folder,
                                                  GHashTable     *reports) G_GNUC_WARN_UNUSED_RESULT;
GHashTable     *unrep_team_table_list_reports    (UnrepTeam      *team) G_GNUC_WARN_UNUSED_RESULT;
UnrepTeamTable *unrep_team_table_ref             (UnrepTeamTable *self);
void            unrep_team_table_unref           (UnrepTeamTable *self);
guint           unrep_team_table_get_n_rows      (UnrepTeamTable *self);
GFile          *unrep_team_table_get_report_file (UnrepTeamTable *self,
                                                  guint           row);
const char     *unrep_team_table_get_report_name (UnrepTeamTable *self,
                                                  guint           row);
UnrepTeamReport *unrep_team_table_get_report     (UnrepTeamTable *self,
                                                  guint           row);
guint           unrep_team_table_get_n_columns   (UnrepTeamTable *self);
UnrepReviewer  *unrep_team_table_get_reviewer    (UnrepTeamTable *self,
                                                  guint           column);
gboolean        unrep_team_table_is_expected     (UnrepTeamTable *self,
                                                  guint           column);
UnrepTeamCell   unrep_team_table_get_cell        (UnrepTeamTable *self,
                                                  guint           row,
                                                  guint           column);
guint           unrep_team_table_count           (UnrepTeamTable *self,
                                                  UnrepTeamStatus status);
guint           unrep_team_table_get_n_issues    (UnrepTeamTable *self);
const UnrepTeamIssue *unrep_team_table_get_issue (UnrepTeamTable *self,
                                                  guint           index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UnrepTeamTable, unrep_team_table_unref)

G_END_DECLS
