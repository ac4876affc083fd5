/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-findings.h"

#include "annotation/unrep-annotation.h"

G_BEGIN_DECLS

/**
 * UnrepFindingEntry:
 * @range: of the extracted text
 * @line: on which it begins, from 1
 * @severity: how much it matters
 * @family: of findings like it; %UNREP_N_FAMILIES for what a person has marked
 * @index: which of the findings it is, %UNREP_NO_FINDING for what a person has marked
 * @check: (nullable): what found it, or would have once
 * @repair: (nullable): what should probably stand there instead
 * @state: what is said of it
 * @note: what is noted on it; "" for nothing
 * @first: whether none before it is of the same check
 *
 * A finding of the checks, or what a person has marked. Belongs to the findings and the
 * annotations that it was made from.
 */
typedef struct
{
  UnrepRange         range;
  guint              line;
  UnrepSeverity      severity;
  UnrepFamily        family;
  guint              index;
  const UnrepCheck  *check;
  const char        *repair;
  UnrepFindingState  state;
  const char        *note;
  gboolean           first;
} UnrepFindingEntry;

GArray     *unrep_finding_entries_list    (UnrepFindings           *findings,
                                           GPtrArray               *judged) G_GNUC_WARN_UNUSED_RESULT;
const char *unrep_finding_entry_get_title (const UnrepFindingEntry *entry);
const char *unrep_finding_entry_get_cause (const UnrepFindingEntry *entry);
const char *unrep_finding_group_to_string (UnrepFamily              family);

G_END_DECLS
