/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-check.h"
#include "unrep-pairing.h"

G_BEGIN_DECLS

/**
 * UnrepMismatchKind:
 * @UNREP_MISMATCH_NUMBER: a number
 * @UNREP_MISMATCH_DATE: a date
 * @UNREP_MISMATCH_SYMBOL: a symbol of a document
 * @UNREP_MISMATCH_LIST: the number of parts of a list
 * @UNREP_MISMATCH_UNIT: a unit that one of them lacks
 *
 * In what two reports differ.
 */
typedef enum
{
  UNREP_MISMATCH_NUMBER,
  UNREP_MISMATCH_DATE,
  UNREP_MISMATCH_SYMBOL,
  UNREP_MISMATCH_LIST,
  UNREP_MISMATCH_UNIT,
  UNREP_N_MISMATCHES
} UnrepMismatchKind;

/**
 * UnrepMismatch:
 * @kind: in what they differ
 * @severity: how much that matters
 * @pair: the index of the pair of units
 * @range: where it stands in each text; where one lacks it, where it would be looked for.
 *   Never empty, except in a text without a unit
 * @reading: (nullable): what stands there; %NULL where one lacks it
 *
 * One difference between a report and the one in another language. Belongs to the
 * mismatches that it is one of.
 */
typedef struct
{
  UnrepMismatchKind kind;
  UnrepSeverity severity;
  guint pair;
  UnrepRange range[UNREP_N_SIDES];
  const char *reading[UNREP_N_SIDES];
} UnrepMismatch;

/**
 * UnrepMismatches:
 *
 * Everything in which two reports differ, in the order of the pairs. Immutable and
 * reference counted; may be made in a thread and handed to another.
 */
typedef struct _UnrepMismatches UnrepMismatches;

UnrepMismatches     *unrep_mismatches_new         (UnrepPairing      *pairing,
                                                   GCancellable      *cancellable,
                                                   GError           **error) G_GNUC_WARN_UNUSED_RESULT;
UnrepMismatches     *unrep_mismatches_new_for_outlines (UnrepOutline *first,
                                                   UnrepOutline      *second,
                                                   GCancellable      *cancellable,
                                                   GError           **error) G_GNUC_WARN_UNUSED_RESULT;
UnrepMismatches     *unrep_mismatches_ref         (UnrepMismatches   *self);
void                 unrep_mismatches_unref       (UnrepMismatches   *self);
UnrepPairing        *unrep_mismatches_get_pairing (UnrepMismatches   *self);
guint                unrep_mismatches_get_n       (UnrepMismatches   *self);
const UnrepMismatch *unrep_mismatches_get         (UnrepMismatches   *self,
                                                   guint              index);
guint                unrep_mismatches_find        (UnrepMismatches   *self,
                                                   const char        *id,
                                                   UnrepSide          side,
                                                   UnrepRange         range);
char                *unrep_mismatches_dup_message (UnrepMismatches   *self,
                                                   guint              index) G_GNUC_WARN_UNUSED_RESULT;
const UnrepCheck    *unrep_mismatch_get_check     (UnrepMismatchKind  kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UnrepMismatches, unrep_mismatches_unref)

G_END_DECLS
