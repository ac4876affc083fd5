/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-finding-list.h"

G_BEGIN_DECLS

/* Behind the families: what people have marked, and what they have signed off. */
#define UNREP_GROUP_MARKED ((guint) UNREP_N_FAMILIES)
#define UNREP_GROUP_SIGNED_OFF ((guint) UNREP_N_FAMILIES + 1)
#define UNREP_N_GROUPS ((guint) UNREP_N_FAMILIES + 2)

/**
 * UnrepFindingPlace:
 * @group: the family, or one of those above
 * @check: (nullable): what found it
 * @id: (nullable): the id of that; belongs to the check or to @annotation
 * @severity: how much it matters
 * @index: which of the findings it is, or %UNREP_NO_FINDING
 * @range: where it is
 * @line: on which line it begins, from 1
 * @repair: (nullable): belongs to the findings
 * @state: what is said of it
 * @annotation: (nullable): where that is said
 *
 * A finding, or what only a side file knows.
 */
typedef struct
{
  guint              group;
  const UnrepCheck  *check;
  const char        *id;
  UnrepSeverity      severity;
  guint              index;
  UnrepRange         range;
  guint              line;
  const char        *repair;
  UnrepFindingState  state;
  UnrepAnnotation   *annotation;
} UnrepFindingPlace;

/**
 * UnrepFindingSearch:
 *
 * Words that are looked for in findings.
 */
typedef struct _UnrepFindingSearch UnrepFindingSearch;

GArray             *unrep_finding_places_new     (void) G_GNUC_WARN_UNUSED_RESULT;
GArray             *unrep_finding_places_list    (UnrepFindings            *findings,
                                                  GPtrArray                *judged) G_GNUC_WARN_UNUSED_RESULT;
UnrepFindingSearch *unrep_finding_search_new     (UnrepFindings            *findings,
                                                  const char               *words) G_GNUC_WARN_UNUSED_RESULT;
void                unrep_finding_search_free    (UnrepFindingSearch       *self);
gboolean            unrep_finding_search_matches (UnrepFindingSearch       *self,
                                                  const UnrepFindingPlace  *place);
UnrepFindingRow    *unrep_finding_row_new        (UnrepFindings            *findings,
                                                  const UnrepFindingPlace  *place,
                                                  UnrepFindingRowKind       kind,
                                                  guint                     count,
                                                  UnrepSeverity             severity) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UnrepFindingSearch, unrep_finding_search_free)

G_END_DECLS
