/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-check.h"
#include "unrep-dictionary.h"
#include "unrep-font-coverage.h"
#include "unrep-mismatch.h"

#include "report/unrep-reading-text.h"

G_BEGIN_DECLS

/**
 * UnrepFinding:
 * @check: what found it: its id, family, title and cause
 * @severity: how much it matters
 * @range: of the extracted text; never empty
 * @line: the line on which it begins, from 1
 * @column: where on that line, in code points, from 1
 * @repair: (nullable): what should probably stand there instead
 * @about: (nullable): the name of what is wrong, where that is nothing in the text
 *
 * One place in a report that is wrong, or is drawn wrongly. Belongs to the findings
 * that it is one of.
 */
typedef struct
{
  const UnrepCheck *check;
  UnrepSeverity     severity;
  UnrepRange        range;
  guint             line;
  gsize             column;
  const char       *repair;
  const char       *about;
} UnrepFinding;

/**
 * UnrepCheckAids:
 * @fonts: (nullable): which fonts the text is to be drawn from
 * @dictionary: (nullable): which words there are
 * @mismatches: (nullable): what differs from the report in another language
 *
 * What some checks need beside the text. Those that have not what they need find nothing.
 */
typedef struct
{
  UnrepFontCoverage *fonts;
  UnrepDictionary   *dictionary;
  UnrepMismatches   *mismatches;
} UnrepCheckAids;

#define UNREP_TYPE_FINDINGS (unrep_findings_get_type ())

/**
 * UnrepFindings:
 *
 * Everything that the checks found in one text, in the order of the text; those of
 * one check do not overlap. Immutable and reference counted; may be made in a
 * thread and handed to another.
 */
typedef struct _UnrepFindings UnrepFindings;

GType               unrep_findings_get_type     (void);
UnrepFindings      *unrep_findings_new          (UnrepText                *text,
                                                 UnrepOutline             *outline,
                                                 UnrepReadingText         *reading,
                                                 GCancellable             *cancellable,
                                                 GError                  **error) G_GNUC_WARN_UNUSED_RESULT;
UnrepFindings      *unrep_findings_new_aided    (UnrepText                *text,
                                                 UnrepOutline             *outline,
                                                 UnrepReadingText         *reading,
                                                 const UnrepCheckAids     *aids,
                                                 GCancellable             *cancellable,
                                                 GError                  **error) G_GNUC_WARN_UNUSED_RESULT;
UnrepFindings      *unrep_findings_ref          (UnrepFindings            *self);
void                unrep_findings_unref        (UnrepFindings            *self);
UnrepText          *unrep_findings_get_text     (UnrepFindings            *self);
guint               unrep_findings_get_n        (UnrepFindings            *self);
const UnrepFinding *unrep_findings_get          (UnrepFindings            *self,
                                                 guint                     index);
guint               unrep_findings_find         (UnrepFindings            *self,
                                                 gsize                     offset);
guint               unrep_findings_count        (UnrepFindings            *self,
                                                 UnrepFamily               family,
                                                 UnrepSeverity             severity);
guint               unrep_findings_count_check  (UnrepFindings            *self,
                                                 const char               *id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UnrepFindings, unrep_findings_unref)

G_END_DECLS
