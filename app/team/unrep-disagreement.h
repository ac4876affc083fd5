/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "annotation/unrep-side-file.h"
#include "team/unrep-sheet.h"

G_BEGIN_DECLS

/**
 * UnrepDisagreementKind:
 * @UNREP_DISAGREEMENT_OPPOSITE: two positions are the two ends of the codebook's scale
 * @UNREP_DISAGREEMENT_OTHER: positions differ, and not so far
 * @UNREP_DISAGREEMENT_SILENT: somebody who reviewed the report has no position
 * @UNREP_DISAGREEMENT_UNITS: somebody tagged other units of the same words
 * @UNREP_DISAGREEMENT_EVIDENCE: two reviewers marked different words as evidence
 *
 * In what reviewers differ about one unit; several may apply, and none does where
 * all of them say the same.
 */
typedef enum
{
  UNREP_DISAGREEMENT_OPPOSITE = 1 << 0,
  UNREP_DISAGREEMENT_OTHER = 1 << 1,
  UNREP_DISAGREEMENT_SILENT = 1 << 2,
  UNREP_DISAGREEMENT_UNITS = 1 << 3,
  UNREP_DISAGREEMENT_EVIDENCE = 1 << 4,
} UnrepDisagreementKind;

#define UNREP_DISAGREEMENT_N_KINDS 5

/**
 * UnrepVoice:
 * @reviewer: who
 * @annotation: (nullable): what they say about the unit; %NULL for nothing
 * @spans: (element-type UnrepAnnotation): the words they marked in it, by start
 *
 * One reviewer's part in a unit. All of it belongs to the disagreement.
 */
typedef struct
{
  UnrepReviewer   *reviewer;
  UnrepAnnotation *annotation;
  GPtrArray       *spans;
} UnrepVoice;

#define UNREP_TYPE_DISAGREEMENT (unrep_disagreement_get_type ())

/**
 * UnrepDisagreement:
 *
 * What all reviewers of one report said about one unit, whether they differ or not.
 * Immutable; an object so that lists can show it.
 */
G_DECLARE_FINAL_TYPE (UnrepDisagreement, unrep_disagreement, UNREP, DISAGREEMENT, GObject)

GPtrArray        *unrep_disagreement_list         (GPtrArray         *side_files,
                                                   UnrepCodebook     *codebook) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray        *unrep_disagreement_list_sheets  (GPtrArray         *sheets,
                                                   UnrepCodebook     *codebook) G_GNUC_WARN_UNUSED_RESULT;
UnrepRange        unrep_disagreement_get_range    (UnrepDisagreement *self);
const char       *unrep_disagreement_get_unit     (UnrepDisagreement *self);
guint             unrep_disagreement_get_kinds    (UnrepDisagreement *self);
double            unrep_disagreement_get_weight   (UnrepDisagreement *self);
guint             unrep_disagreement_get_n_voices (UnrepDisagreement *self);
const UnrepVoice *unrep_disagreement_get_voice    (UnrepDisagreement *self,
                                                   guint              index);
const char       *unrep_voice_get_position        (const UnrepVoice  *voice);
const char       *unrep_disagreement_get_unanimous (UnrepDisagreement *self);
UnrepAnnotation  *unrep_disagreement_find_decision (UnrepDisagreement *self,
                                                   UnrepSideFile     *decisions);
gboolean          unrep_disagreement_has_changed  (UnrepDisagreement *self,
                                                   UnrepAnnotation   *decision);
int               unrep_disagreement_compare_weights (double          weight_a,
                                                   guint              kinds_a,
                                                   double             weight_b,
                                                   guint              kinds_b);
int               unrep_disagreement_compare      (UnrepDisagreement *a,
                                                   UnrepDisagreement *b);

G_END_DECLS
