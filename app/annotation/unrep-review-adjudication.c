/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-review-decisions.h"

#include "unrep-review-private.h"
#include "unrep-side-file-private.h"

#define ADJUDICATION "adjudication"

/**
 * unrep_review_new_header:
 * @self: a review
 *
 * Returns: (transfer full): an empty side file of this work
 */
UnrepSideFile *
unrep_review_new_header (UnrepReview *self)
{
  UnrepSideFile *header = unrep_side_file_new (self->report, self->codebook, self->reviewer);

  unrep_take_string (&header->role, g_strdup (self->role));
  return header;
}

/**
 * unrep_review_dup_file_name:
 * @self: a review
 *
 * Returns: (transfer full) (type filename): the name that its side file should have
 */
char *
unrep_review_dup_file_name (UnrepReview *self)
{
  const char *prefix = unrep_review_is_adjudication (self) ? "adjudicated-" : "";
  g_autofree char *report_name = g_file_get_basename (unrep_report_get_file (self->report));
  g_autofree char *id = g_strconcat (prefix, unrep_reviewer_get_id (self->reviewer), NULL);

  return unrep_side_file_dup_name (report_name, id, self->codebook);
}

/**
 * unrep_review_new_adjudication:
 * @report: the report
 * @outline: its outline
 * @codebook: the positions that may be decided upon
 * @lead: who decides
 *
 * A review for decisions, without any; unrep_review_load() finds those that there
 * are.
 *
 * Returns: (transfer full): a new review
 */
UnrepReview *
unrep_review_new_adjudication (UnrepReport   *report,
                               UnrepOutline  *outline,
                               UnrepCodebook *codebook,
                               UnrepReviewer *lead)
{
  return unrep_review_new_with_role (report, outline, codebook, lead, ADJUDICATION);
}

/**
 * unrep_review_is_adjudication:
 * @self: a review
 *
 * Returns: whether it holds a lead's decisions, and is nobody's own review
 */
gboolean
unrep_review_is_adjudication (UnrepReview *self)
{
  g_return_val_if_fail (UNREP_IS_REVIEW (self), FALSE);

  return g_str_equal (self->role, ADJUDICATION);
}

/**
 * unrep_review_find_decision:
 * @self: a review for decisions
 * @range: of what may be decided
 *
 * Returns: (transfer none) (nullable): the decision or comment on that unit
 */
UnrepAnnotation *
unrep_review_find_decision (UnrepReview *self,
                            UnrepRange   range)
{
  UnrepAnnotation *found;

  g_return_val_if_fail (UNREP_IS_REVIEW (self), NULL);

  found = unrep_annotation_set_find_same_unit (self->set, range);
  return found != NULL && !unrep_annotation_is_deleted (found) ? found : NULL;
}

/* Adds what @content makes of the decision on a unit to @changes. Of two units that
 * share one old decision the first one keeps it. */
static void
change (UnrepReview                  *self,
        GArray                       *changes,
        GHashTable                   *used,
        UnrepAnnotation              *old,
        const UnrepDecision          *decision,
        const UnrepAnnotationContent *content,
        const char                   *now)
{
  g_autoptr (UnrepAnnotation) changed = NULL;
  UnrepAnnotationContent before = unrep_annotation_get_content (old);

  if (old != NULL && !g_hash_table_add (used, old))
    old = NULL;
  if (unrep_annotation_content_equal (&before, content))
    return;
  if (old != NULL)
    changed = unrep_annotation_new_changed (old, content, self->device, now);
  else
    changed = unrep_annotation_new_unit (decision->unit, unrep_report_get_text (self->report), decision->range, content,
                                         self->device, now);
  unrep_history_changes_add (changes, old, changed);
}

static gboolean
take (UnrepReview *self,
      GArray      *changes,
      gboolean     typing)
{
  if (changes->len == 0)
    return TRUE;
  unrep_history_push (self->history, changes, typing);
  unrep_review_take_step (self, changes);
  return TRUE;
}

/**
 * unrep_review_settle:
 * @self: a review for decisions
 * @decisions: (array length=n_decisions): one a unit
 * @n_decisions: how many there are
 * @error: where to put what went wrong
 *
 * Comments stay. All of it is undone in one step.
 *
 * Errors: %UNREP_ERROR_USAGE for a position that the codebook does not have; in
 * state %UNREP_REVIEW_READ_ONLY the reason for it.
 *
 * Returns: whether all of it is decided now
 */
gboolean
unrep_review_settle (UnrepReview         *self,
                     const UnrepDecision *decisions,
                     guint                n_decisions,
                     GError             **error)
{
  g_autofree char *now = unrep_time_dup_now ();
  g_autoptr (GArray) changes = unrep_history_changes_new ();
  g_autoptr (GHashTable) used = g_hash_table_new (NULL, NULL);

  g_return_val_if_fail (UNREP_IS_REVIEW (self), FALSE);

  if (!unrep_review_check_writable (self, error))
    return FALSE;
  for (guint i = 0; i < n_decisions; i++)
    {
      UnrepAnnotation *old = unrep_annotation_set_find_same_unit (self->set, decisions[i].range);
      UnrepAnnotationContent content = unrep_annotation_get_content (old);

      if (!unrep_review_check_position (self, decisions[i].position, error))
        return FALSE;
      content.position = decisions[i].position;
      content.settles = unrep_annotation_content_is_empty (&content) ? NULL : decisions[i].settles;
      change (self, changes, used, old, &decisions[i], &content, now);
    }
  return take (self, changes, FALSE);
}

/**
 * unrep_review_comment:
 * @self: a review for decisions
 * @decision: on what; its position does not matter
 * @comment: UTF-8 of at most %UNREP_NOTE_MAX_BYTES; "" removes the comment
 * @error: where to put what went wrong
 *
 * Says why something was decided, or what stands in the way. Consecutive calls for
 * one unit are undone in one step, up to unrep_review_end_note_burst().
 *
 * Errors: as unrep_review_set_note().
 *
 * Returns: whether that is the comment now
 */
gboolean
unrep_review_comment (UnrepReview         *self,
                      const UnrepDecision *decision,
                      const char          *comment,
                      GError             **error)
{
  g_autofree char *now = unrep_time_dup_now ();
  g_autoptr (GArray) changes = unrep_history_changes_new ();
  g_autoptr (GHashTable) used = g_hash_table_new (NULL, NULL);
  UnrepAnnotation *old;
  UnrepAnnotationContent content;

  g_return_val_if_fail (UNREP_IS_REVIEW (self), FALSE);

  if (!unrep_review_check_note (comment, error) || !unrep_review_check_writable (self, error))
    return FALSE;
  old = unrep_annotation_set_find_same_unit (self->set, decision->range);
  content = unrep_annotation_get_content (old);
  content.note = comment;
  change (self, changes, used, old, decision, &content, now);
  return take (self, changes, TRUE);
}
