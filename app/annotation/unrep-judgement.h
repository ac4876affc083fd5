/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "annotation/unrep-extras.h"

G_BEGIN_DECLS

/**
 * UnrepFindingState:
 * @UNREP_FINDING_OPEN: nobody has said anything; no side file has it
 * @UNREP_FINDING_WRONG: the check is mistaken
 * @UNREP_FINDING_ACCEPTED: it is so, and may stay so
 * @UNREP_FINDING_TO_FIX: it is so, and somebody has to mend the report
 * @UNREP_FINDING_SIGNED_OFF: no finding: the words are in order as they are
 *
 * What a translator says of a finding, or of words of the report.
 */
typedef enum
{
  UNREP_FINDING_OPEN,
  UNREP_FINDING_WRONG,
  UNREP_FINDING_ACCEPTED,
  UNREP_FINDING_TO_FIX,
  UNREP_FINDING_SIGNED_OFF,
  UNREP_N_FINDING_STATES
} UnrepFindingState;

/**
 * UnrepJudgement:
 *
 * The member `finding` of an annotation of kind `rendering`: which check found it, and
 * what a translator says of it. Immutable and reference counted.
 */
typedef struct _UnrepJudgement UnrepJudgement;

const char       *unrep_finding_state_to_string (UnrepFindingState  state);
const char       *unrep_finding_state_get_title (UnrepFindingState  state);
UnrepJudgement   *unrep_judgement_new        (const char        *check,
                                              UnrepFindingState  state) G_GNUC_WARN_UNUSED_RESULT;
UnrepJudgement   *unrep_judgement_new_changed (UnrepJudgement   *self,
                                              UnrepFindingState  state) G_GNUC_WARN_UNUSED_RESULT;
UnrepJudgement   *unrep_judgement_new_plain  (UnrepJudgement    *self) G_GNUC_WARN_UNUSED_RESULT;
UnrepJudgement   *unrep_judgement_ref        (UnrepJudgement    *self);
void              unrep_judgement_unref      (UnrepJudgement    *self);
const char       *unrep_judgement_get_check  (UnrepJudgement    *self);
UnrepFindingState unrep_judgement_get_state  (UnrepJudgement    *self);
UnrepJudgement   *unrep_judgement_read       (UnrepJsonReader   *reader,
                                              gboolean           whole);
void              unrep_judgement_write      (UnrepJudgement    *self,
                                              UnrepJsonWriter   *writer);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UnrepJudgement, unrep_judgement_unref)

G_END_DECLS
