/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/unrep-report-head.h"
#include "team/unrep-team.h"

G_BEGIN_DECLS

/**
 * UnrepTallyBy:
 * @UNREP_TALLY_BY_NOTHING: totals alone
 * @UNREP_TALLY_BY_REPORT: a row a report text
 * @UNREP_TALLY_BY_SECTION: a row a section of a report; needs the reports
 * @UNREP_TALLY_BY_REVIEWER: a row a reviewer
 * @UNREP_TALLY_BY_TAG: a row a tag, and one for what has none; what has two tags counts
 *   in two rows, and once in the totals
 * @UNREP_TALLY_BY_SESSION: a row a session of a body, as the reports' heads print them;
 *   needs the reports
 * @UNREP_TALLY_BY_LANGUAGE: a row a language that reports are in; needs the reports
 *
 * What the rows of a tally stand for.
 */
typedef enum
{
  UNREP_TALLY_BY_NOTHING,
  UNREP_TALLY_BY_REPORT,
  UNREP_TALLY_BY_SECTION,
  UNREP_TALLY_BY_REVIEWER,
  UNREP_TALLY_BY_TAG,
  UNREP_TALLY_BY_SESSION,
  UNREP_TALLY_BY_LANGUAGE,
} UnrepTallyBy;

/**
 * UnrepTallyRow:
 * @report: (nullable): name of the report that the row is of
 * @text_sha256: (nullable): SHA-256 of its text
 * @head: (nullable): what the report says of itself, where it was read; of rows by
 *   unrep_tally_by_get_facts() these facts alone
 * @section_line: line of the section's heading, from 1; 0 for what stands above
 *   the first heading, and where the section is not known
 * @section_label: (nullable): label of the heading, %NULL where the section is not known
 * @section_title: (nullable): its first words
 * @reviewer: (nullable): the reviewer that the row is of
 * @tag: (nullable): the tag that the row is of, "" for what has none
 * @counts: (array): for each position of the tally, how many annotations have it
 * @n_tagged: the sum of @counts
 * @n_not_reviewed: how many recommendations have no position: one a reviewer who
 *   has work on that report (one a report of decisions); -1 where it was not asked for
 *   or cannot be known
 * @n_undecided: of decisions, how many units that reviewers tagged have none, or
 *   several by leads who differ; -1 of a tally of reviewers
 * @n_missing: how many recommendations wait for reviewers who have no work on that
 *   report and should: one a reviewer; -1 as of @n_not_reviewed, and of decisions
 * @n_different: how many of the annotations are of no unit of the outline: they are
 *   among @counts; -1 as of @n_not_reviewed
 *
 * One row of a tally, or its totals. Strings belong to the tally.
 */
typedef struct
{
  char          *report;
  char          *text_sha256;
  UnrepReportHead *head;
  guint          section_line;
  char          *section_label;
  char          *section_title;
  UnrepReviewer *reviewer;
  char          *tag;
  guint64       *counts;
  guint64        n_tagged;
  gint64         n_not_reviewed;
  gint64         n_undecided;
  gint64         n_missing;
  gint64         n_different;
} UnrepTallyRow;

/**
 * UnrepTallyFilter:
 * @report: (nullable): name of the only report that is counted
 * @reviewer: (nullable): uid of the only reviewer; of decisions without effect
 *
 * What is counted of a team's work.
 */
typedef struct
{
  const char *report;
  const char *reviewer;
} UnrepTallyFilter;

#define UNREP_TYPE_TALLY (unrep_tally_get_type ())

/**
 * UnrepTally:
 *
 * How many annotations have which position, over all reviewers that used one
 * codebook. Immutable and reference counted.
 */
typedef struct _UnrepTally UnrepTally;

GType                unrep_tally_get_type             (void);
guint                unrep_tally_by_get_facts         (UnrepTallyBy   by);
GPtrArray           *unrep_tally_list                 (UnrepTeam     *team,
                                                       UnrepTallyBy   by,
                                                       gboolean       not_reviewed,
                                                       GPtrArray     *problems,
                                                       GCancellable  *cancellable) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray           *unrep_tally_list_decided         (UnrepTeam     *team,
                                                       UnrepTeam     *decided,
                                                       UnrepTallyBy   by,
                                                       gboolean       not_reviewed,
                                                       GPtrArray     *problems,
                                                       GCancellable  *cancellable) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray           *unrep_tally_list_filtered        (UnrepTeam              *team,
                                                       UnrepTeam              *decided,
                                                       UnrepTallyBy            by,
                                                       const UnrepTallyFilter *filter,
                                                       GPtrArray              *problems,
                                                       GCancellable           *cancellable) G_GNUC_WARN_UNUSED_RESULT;
UnrepTally          *unrep_tally_ref                  (UnrepTally    *self);
void                 unrep_tally_unref                (UnrepTally    *self);
const char          *unrep_tally_get_codebook_id      (UnrepTally    *self);
guint                unrep_tally_get_codebook_version (UnrepTally    *self);
UnrepTallyBy         unrep_tally_get_by               (UnrepTally    *self);
guint                unrep_tally_get_n_reports        (UnrepTally    *self);
guint                unrep_tally_get_n_reviewers      (UnrepTally    *self);
guint                unrep_tally_get_n_positions      (UnrepTally    *self);
const char          *unrep_tally_get_position         (UnrepTally    *self,
                                                       guint          index);
guint                unrep_tally_get_n_rows           (UnrepTally    *self);
const UnrepTallyRow *unrep_tally_get_row              (UnrepTally    *self,
                                                       guint          index);
const UnrepTallyRow *unrep_tally_get_totals           (UnrepTally    *self);
char                *unrep_tally_dup_row_name         (UnrepTally          *self,
                                                       const UnrepTallyRow *row,
                                                       const char          *source) G_GNUC_WARN_UNUSED_RESULT;
gboolean             unrep_tally_has_fact             (UnrepTally    *self,
                                                       UnrepHeadFact  fact);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UnrepTally, unrep_tally_unref)

G_END_DECLS
