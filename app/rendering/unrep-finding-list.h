/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-findings.h"

#include "annotation/unrep-annotation.h"

G_BEGIN_DECLS

/**
 * UNREP_NO_FINDING:
 *
 * The index that no finding and no row has.
 */
#define UNREP_NO_FINDING G_MAXUINT

/**
 * UnrepFindingRowKind:
 * @UNREP_FINDING_ROW_GROUP: the heading of a family, or of what people have marked
 * @UNREP_FINDING_ROW_CHECK: what is wrong, and how often; its findings follow
 * @UNREP_FINDING_ROW_PLACE: one place in the report
 *
 * What a row of a list of findings says.
 */
typedef enum
{
  UNREP_FINDING_ROW_GROUP,
  UNREP_FINDING_ROW_CHECK,
  UNREP_FINDING_ROW_PLACE,
} UnrepFindingRowKind;

/**
 * UnrepFindingInfo:
 * @kind: what the row says
 * @title: (nullable): of a group or a check, in the interface language
 * @count: how many places follow below a group or a check
 * @check: (nullable): of a check, or what found the place; %NULL where a person did
 * @id: (nullable): the id of @check, also where this version does not have it
 * @severity: of a place; the worst of a group's or a check's
 * @index: of a place: which of the findings it is, %UNREP_NO_FINDING for what only the
 *   side file knows
 * @range: of a place, in the extracted text
 * @line: of a place, from 1
 * @repair: (nullable): what should probably stand there instead
 * @state: what is said of it
 * @annotation: (nullable): where that is said
 *
 * What there is to know about a row; belongs to the row.
 */
typedef struct
{
  UnrepFindingRowKind  kind;
  const char          *title;
  guint                count;
  const UnrepCheck    *check;
  const char          *id;
  UnrepSeverity        severity;
  guint                index;
  UnrepRange           range;
  guint                line;
  const char          *repair;
  UnrepFindingState    state;
  UnrepAnnotation     *annotation;
} UnrepFindingInfo;

#define UNREP_TYPE_FINDING_ROW (unrep_finding_row_get_type ())

/**
 * UnrepFindingRow:
 *
 * A row of a list of findings as it stood at one moment.
 */
G_DECLARE_FINAL_TYPE (UnrepFindingRow, unrep_finding_row, UNREP, FINDING_ROW, GObject)

/**
 * UnrepFindingFilter:
 * @family: what family they must be of; %UNREP_N_FAMILIES for any
 * @severity: what they must be; %UNREP_N_SEVERITIES for any
 * @state: what must be said of them; %UNREP_N_FINDING_STATES for anything. What is
 *   signed off is shown only when it is asked for
 * @words: (nullable): what must stand there, or in the title or the note, with
 *   everything folded that loose searches fold
 *
 * Which findings a list shows.
 */
typedef struct
{
  UnrepFamily        family;
  UnrepSeverity      severity;
  UnrepFindingState  state;
  const char        *words;
} UnrepFindingFilter;

#define UNREP_TYPE_FINDING_LIST (unrep_finding_list_get_type ())

/**
 * UnrepFindingList:
 *
 * The findings of a report and what a translator says of them, grouped by family and
 * check, as a #GListModel of #UnrepFindingRow. Behind them stands what the translator
 * has marked and no check has found. To be used from one thread.
 */
G_DECLARE_FINAL_TYPE (UnrepFindingList, unrep_finding_list, UNREP, FINDING_LIST, GObject)

UnrepFindingList       *unrep_finding_list_new          (void) G_GNUC_WARN_UNUSED_RESULT;
void                    unrep_finding_list_set_findings (UnrepFindingList         *self,
                                                         UnrepFindings            *findings,
                                                         GPtrArray                *judged);
void                    unrep_finding_list_set_judged   (UnrepFindingList         *self,
                                                         GPtrArray                *judged);
UnrepFindings          *unrep_finding_list_get_findings (UnrepFindingList         *self);
void                    unrep_finding_list_set_filter   (UnrepFindingList         *self,
                                                         const UnrepFindingFilter *filter);
guint                   unrep_finding_list_count        (UnrepFindingList         *self,
                                                         UnrepFamily               family,
                                                         UnrepSeverity             severity,
                                                         UnrepFindingState         state);
gboolean                unrep_finding_list_get_place    (UnrepFindingList         *self,
                                                         guint                     position,
                                                         UnrepRange               *range,
                                                         UnrepSeverity            *severity);
guint                   unrep_finding_list_get_n_shown  (UnrepFindingList         *self);
guint                   unrep_finding_list_step         (UnrepFindingList         *self,
                                                         guint                     position,
                                                         gboolean                  forward);
guint                   unrep_finding_list_find         (UnrepFindingList         *self,
                                                         UnrepRange                range,
                                                         const char               *id);
guint                   unrep_finding_list_find_at      (UnrepFindingList         *self,
                                                         gsize                     offset);
const UnrepFindingInfo *unrep_finding_row_get_info      (UnrepFindingRow          *self);
char                   *unrep_finding_row_dup_quote     (UnrepFindingRow          *self) G_GNUC_WARN_UNUSED_RESULT;
char                   *unrep_finding_row_dup_repair    (UnrepFindingRow          *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
