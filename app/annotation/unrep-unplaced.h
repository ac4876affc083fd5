/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "annotation/unrep-anchoring.h"
#include "annotation/unrep-annotation.h"
#include "annotation/unrep-extras.h"

G_BEGIN_DECLS

/**
 * UnrepUnplaced:
 * @kind: what the annotation was: `unit`, `span`, …
 * @verdict: %UNREP_ANCHOR_DOUBTFUL or %UNREP_ANCHOR_LOST, or that of an annotation
 *   whose placing was undone
 * @place: where it may be in the text of the side file; empty for nowhere
 * @text_sha256: of the text that it was made for
 * @range: where it was there
 * @exact: the words it was on
 * @prefix: what stood before them
 * @suffix: what stood behind them
 * @target_extras: (nullable): members of its target that nobody here knows
 *
 * What is known about an annotation that has no place in the text as it is now.
 */
typedef struct
{
  char *kind;
  UnrepAnchorVerdict verdict;
  UnrepRange place;
  char *text_sha256;
  UnrepRange range;
  char *exact;
  char *prefix;
  char *suffix;
  UnrepExtras *target_extras;
} UnrepUnplaced;

UnrepUnplaced *unrep_unplaced_new_from    (UnrepAnnotation        *annotation) G_GNUC_WARN_UNUSED_RESULT;
UnrepUnplaced *unrep_unplaced_new_of      (UnrepAnnotation        *annotation,
                                           const char             *text_sha256) G_GNUC_WARN_UNUSED_RESULT;
void           unrep_unplaced_free        (UnrepUnplaced          *self);
char          *unrep_unplaced_dup_json    (const UnrepUnplaced    *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UnrepUnplaced, unrep_unplaced_free)

G_END_DECLS
