/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/unrep-outline.h"
#include "team/unrep-tally-private.h"

G_BEGIN_DECLS

/* A tally on its way: the position of each id, the row of each key. */
typedef struct
{
  UnrepTally   *tally;
  UnrepTeam    *team;
  /* Whose reviewers they are, and whether leads' decisions are counted. */
  UnrepTeam    *reviewers;
  gboolean      is_decided;
  gboolean      not_reviewed;
  UnrepTallyFilter filter;
  GPtrArray    *problems;
  GCancellable *cancellable;
  GHashTable   *position_index;
  GHashTable   *row_of_reviewer;
  GHashTable   *row_of_tag;
  GHashTable   *row_of_facts;
  /* Who has work with this codebook or is expected to: UnrepReviewer by uid. */
  GHashTable   *expected;
  /* Reports (GFile) that have been told of as unusable. */
  GHashTable   *unusable;
  /* The rows that what is being counted belongs to, the totals first. */
  GPtrArray    *rows;
} UnrepTallyCounting;

/* What is being counted: somebody's unit, tagged or not, in a report that has a name
 * and a text. */
typedef struct
{
  const char         *report;
  const char         *text_sha256;
  UnrepReviewer      *reviewer;
  UnrepOutline       *outline;
  const UnrepReportHead *head;
  guint               unit;
  const char * const *tags;
  GHashTable         *row_of_section;
} UnrepTallyPlace;

gboolean       unrep_tally_counting_wants_report        (UnrepTallyCounting    *self,
                                                         const char            *report);
gboolean       unrep_tally_counting_wants_reviewer      (UnrepTallyCounting    *self,
                                                         const char            *uid);
UnrepTallyRow *unrep_tally_counting_new_row             (UnrepTallyCounting    *self) G_GNUC_WARN_UNUSED_RESULT;
UnrepTallyRow *unrep_tally_counting_add_report_row      (UnrepTallyCounting    *self,
                                                         const UnrepTallyPlace *place);
UnrepTallyRow *unrep_tally_counting_ensure_reviewer_row (UnrepTallyCounting    *self,
                                                         UnrepReviewer         *reviewer);
void           unrep_tally_counting_find_rows           (UnrepTallyCounting    *self,
                                                         const UnrepTallyPlace *place);
void           unrep_tally_counting_count_not_tagged    (UnrepTallyCounting    *self,
                                                         const UnrepTallyPlace *place,
                                                         gboolean               is_missing,
                                                         guint                  n);
void           unrep_tally_counting_count_missing       (UnrepTallyCounting    *self,
                                                         const UnrepTallyPlace *place,
                                                         GHashTable            *here);
void           unrep_tally_counting_count_unbegun       (UnrepTallyCounting    *self,
                                                         guint                  first,
                                                         guint                  end);

G_END_DECLS
