/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-review-rendering.h"

#include "unrep-review-private.h"

#include <glib/gi18n.h>
#include <string.h>

/**
 * unrep_review_list_judged:
 * @self: a review
 *
 * Returns: (transfer full) (element-type UnrepAnnotation): what is said of findings
 *   and by way of signing off, by start
 */
GPtrArray *
unrep_review_list_judged (UnrepReview *self)
{
  g_return_val_if_fail (UNREP_IS_REVIEW (self), NULL);

  return unrep_annotation_set_list_rendering (self->set);
}

/* After the report has changed, or the check, the words need not be the same to a
 * letter. What a person has marked is that and nothing else. */
static gboolean
is_of (UnrepAnnotation *annotation,
       UnrepRange       range,
       const char      *check)
{
  UnrepRange own = unrep_annotation_get_range (annotation);

  if (g_strcmp0 (unrep_judgement_get_check (annotation->judgement), check) != 0)
    return FALSE;
  return unrep_range_compare (own, range) == 0 || (check != NULL && unrep_range_same_unit (own, range));
}

/**
 * unrep_review_find_judged:
 * @self: a review
 * @range: words of the text
 * @check: (nullable): the id of the check that found them, %NULL for what a person
 *   has seen
 *
 * Returns: (transfer none) (nullable): what is said about them; the same words before
 *   nearly the same ones, and the latest of several
 */
UnrepAnnotation *
unrep_review_find_judged (UnrepReview *self,
                          UnrepRange   range,
                          const char  *check)
{
  g_autoptr (GPtrArray) list = NULL;
  UnrepAnnotation *best = NULL;

  g_return_val_if_fail (UNREP_IS_REVIEW (self), NULL);

  list = unrep_annotation_set_list_rendering (self->set);
  for (guint i = 0; i < list->len; i++)
    {
      UnrepAnnotation *one = g_ptr_array_index (list, i);
      gsize overlap = unrep_range_overlap (one->range, range);

      if (!is_of (one, range, check))
        continue;
      if (best == NULL || overlap > unrep_range_overlap (best->range, range) ||
          (overlap == unrep_range_overlap (best->range, range) && strcmp (one->modified, best->modified) > 0))
        best = one;
    }
  return best;
}

static UnrepAnnotation *
new_judged (UnrepReview       *self,
            UnrepRange         range,
            const char        *check,
            UnrepFindingState  state)
{
  g_autoptr (UnrepJudgement) judgement = unrep_judgement_new (check, state);
  g_autofree char *now = unrep_time_dup_now ();

  return unrep_annotation_new_rendering (unrep_review_get_path_of (self->outline, range),
                                         unrep_report_get_text (self->report), range, judgement, self->device, now);
}

static gboolean
check_range (UnrepReview  *self,
             UnrepRange    range,
             GError      **error)
{
  if (range.start < range.end && range.end <= unrep_text_get_n_chars (unrep_report_get_text (self->report)))
    return TRUE;
  g_set_error_literal (error, UNREP_ERROR, UNREP_ERROR_USAGE, _("There is no such place in this report."));
  return FALSE;
}

/**
 * unrep_review_judge:
 * @self: a review
 * @range: words of the text, at least one code point
 * @check: (nullable): the id of the check that found them, %NULL for what a person
 *   has seen
 * @state: what is said; %UNREP_FINDING_OPEN takes it back, the note included
 * @error: where to put what went wrong
 *
 * Says what a finding is, in one step of undoing.
 *
 * Errors: %UNREP_ERROR_USAGE for an empty range and one outside of the text; in state
 * %UNREP_REVIEW_READ_ONLY the reason for it.
 *
 * Returns: whether @state is said now
 */
gboolean
unrep_review_judge (UnrepReview        *self,
                    UnrepRange          range,
                    const char         *check,
                    UnrepFindingState   state,
                    GError            **error)
{
  UnrepAnnotation *old;
  g_autofree char *now = unrep_time_dup_now ();
  g_autoptr (UnrepAnnotation) judged = NULL;

  g_return_val_if_fail (UNREP_IS_REVIEW (self), FALSE);
  g_return_val_if_fail (check == NULL || unrep_word_is_valid (check), FALSE);

  if (!unrep_review_check_writable (self, error) || !check_range (self, range, error))
    return FALSE;
  old = unrep_review_find_judged (self, range, check);
  if (old == NULL ? state == UNREP_FINDING_OPEN : unrep_judgement_get_state (old->judgement) == state)
    return TRUE;
  judged = old != NULL ? unrep_annotation_new_judged (old, state, unrep_annotation_get_note (old), self->device, now)
                       : new_judged (self, range, check, state);
  unrep_review_take_change (self, old, judged, FALSE);
  return TRUE;
}

/**
 * unrep_review_note_judged:
 * @self: a review
 * @range: words of the text, at least one code point
 * @check: (nullable): as for unrep_review_judge()
 * @note: UTF-8 of at most %UNREP_NOTE_MAX_BYTES; "" removes the note
 * @error: where to put what went wrong
 *
 * What nobody has said anything of yet is to be fixed once there is a note: a side file
 * has no note without a judgement. Consecutive calls for one finding are undone in one
 * step, as those of unrep_review_set_note() are.
 *
 * Errors: as unrep_review_judge() and unrep_review_set_note().
 *
 * Returns: whether it has that note now
 */
gboolean
unrep_review_note_judged (UnrepReview  *self,
                          UnrepRange    range,
                          const char   *check,
                          const char   *note,
                          GError      **error)
{
  UnrepAnnotation *old;
  g_autofree char *now = unrep_time_dup_now ();
  g_autoptr (UnrepAnnotation) judged = NULL;

  g_return_val_if_fail (UNREP_IS_REVIEW (self), FALSE);
  g_return_val_if_fail (note != NULL, FALSE);

  if (!unrep_review_check_writable (self, error) || !check_range (self, range, error) ||
      !unrep_review_check_note (note, error))
    return FALSE;
  old = unrep_review_find_judged (self, range, check);
  if (g_str_equal (old != NULL ? unrep_annotation_get_note (old) : "", note))
    return TRUE;
  if (old != NULL)
    judged = unrep_annotation_new_judged (old, unrep_judgement_get_state (old->judgement), note, self->device, now);
  else
    {
      judged = new_judged (self, range, check, UNREP_FINDING_TO_FIX);
      unrep_take_string (&judged->note, g_strdup (note));
    }
  unrep_review_take_change (self, old, judged, TRUE);
  return TRUE;
}

/**
 * unrep_review_find_paragraph:
 * @self: a review
 * @offset: an offset in the text
 *
 * Returns: the innermost unit there, without the space around it; its line where there
 *   is none
 */
UnrepRange
unrep_review_find_paragraph (UnrepReview *self,
                             gsize        offset)
{
  UnrepText *text;
  guint unit;

  g_return_val_if_fail (UNREP_IS_REVIEW (self), ((UnrepRange) { 0, 0 }));

  text = unrep_outline_get_text (self->outline);
  unit = unrep_outline_get_unit_at (self->outline, offset);
  return unit != UNREP_NO_UNIT ? unrep_outline_get_unit (self->outline, unit)->range
                               : unrep_text_get_line_range (text, unrep_text_get_line_at (text, offset));
}

/**
 * unrep_review_is_signed_off:
 * @self: a review
 * @paragraph: what unrep_review_find_paragraph() returned
 *
 * Returns: whether the paragraph is signed off
 */
gboolean
unrep_review_is_signed_off (UnrepReview *self,
                            UnrepRange   paragraph)
{
  UnrepAnnotation *annotation;

  g_return_val_if_fail (UNREP_IS_REVIEW (self), FALSE);

  annotation = unrep_review_find_judged (self, paragraph, NULL);
  return annotation != NULL && unrep_judgement_get_state (annotation->judgement) == UNREP_FINDING_SIGNED_OFF;
}
