/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-review-private.h"

#include "base/unrep-file.h"
#include "unrep-annotation-private.h"

#include <glib/gi18n.h>
#include <string.h>

static UnrepAnnotationContent
get_content (UnrepReview *self,
             guint        unit)
{
  return unrep_annotation_get_content (unrep_annotation_set_get (self->set, unit));
}

/* Makes the unit say @content, which may be borrowed from what it says now. */
static UnrepAnnotation *
apply (UnrepReview                  *self,
       guint                         unit,
       const UnrepAnnotationContent *content)
{
  UnrepAnnotation *old = unrep_annotation_set_get (self->set, unit);
  const UnrepUnit *shown = unrep_outline_get_unit (self->outline, unit);
  g_autofree char *now = unrep_time_dup_now ();
  g_autoptr (UnrepAnnotation) changed = NULL;

  if (old != NULL)
    changed = unrep_annotation_new_changed (old, content, self->device, now);
  else
    changed = unrep_annotation_new_unit (shown->path, unrep_report_get_text (self->report), shown->range, content,
                                         self->device, now);
  unrep_annotation_set_replace (self->set, unit, changed);
  self->generation++;
  /* The set keeps it alive. */
  return changed;
}

/**
 * unrep_review_check_writable:
 * @self: a review
 * @error: where to put why it cannot be changed
 *
 * Returns: whether it can be changed
 */
gboolean
unrep_review_check_writable (UnrepReview  *self,
                             GError      **error)
{
  if (self->state != UNREP_REVIEW_READ_ONLY)
    return TRUE;
  g_propagate_error (error, g_error_copy (self->error));
  return FALSE;
}

static gboolean
change (UnrepReview                  *self,
        guint                         unit,
        const UnrepAnnotationContent *content,
        gboolean                      typing,
        GError                      **error)
{
  UnrepAnnotationContent old_content = get_content (self, unit);
  g_autoptr (UnrepAnnotation) old = NULL;
  g_autoptr (GArray) changes = NULL;

  if (!unrep_review_check_writable (self, error))
    return FALSE;
  if (unrep_annotation_content_equal (&old_content, content))
    return TRUE;

  g_set_object (&old, unrep_annotation_set_get (self->set, unit));
  changes = unrep_history_changes_new ();
  unrep_history_changes_add (changes, old, apply (self, unit, content));
  unrep_history_push (self->history, changes, typing);
  unrep_review_emit_changed (self, unit);
  unrep_review_schedule_save (self);
  return TRUE;
}

/**
 * unrep_review_get_position:
 * @self: a review
 * @unit: index of a unit
 *
 * Returns: (nullable): the id of the unit's position, which may be one that the
 *   codebook does not have; %NULL if it is not tagged
 */
const char *
unrep_review_get_position (UnrepReview *self,
                           guint        unit)
{
  g_return_val_if_fail (UNREP_IS_REVIEW (self), NULL);

  return get_content (self, unit).position;
}

/**
 * unrep_review_get_note:
 * @self: a review
 * @unit: index of a unit
 *
 * Returns: the unit's note, "" for none
 */
const char *
unrep_review_get_note (UnrepReview *self,
                       guint        unit)
{
  g_return_val_if_fail (UNREP_IS_REVIEW (self), NULL);

  return get_content (self, unit).note;
}

/**
 * unrep_review_get_flag:
 * @self: a review
 * @unit: index of a unit
 *
 * Returns: whether the unit is flagged
 */
gboolean
unrep_review_get_flag (UnrepReview *self,
                       guint        unit)
{
  g_return_val_if_fail (UNREP_IS_REVIEW (self), FALSE);

  return get_content (self, unit).flag;
}

/**
 * unrep_review_set_position:
 * @self: a review
 * @unit: index of a unit of any kind
 * @position: (nullable): the id of a position of the codebook, %NULL for none;
 *   the note, the flag and the tags stay
 * @error: where to put what went wrong
 *
 * Errors: %UNREP_ERROR_USAGE for an id that the codebook does not have; in state
 * %UNREP_REVIEW_READ_ONLY the reason for it.
 *
 * Returns: whether the unit has that position now
 */
gboolean
unrep_review_set_position (UnrepReview  *self,
                           guint         unit,
                           const char   *position,
                           GError      **error)
{
  UnrepAnnotationContent content;

  g_return_val_if_fail (UNREP_IS_REVIEW (self), FALSE);
  g_return_val_if_fail (unit < unrep_outline_get_n_units (self->outline), FALSE);

  if (position != NULL && !unrep_codebook_find_position (self->codebook, position, NULL))
    {
      g_autofree char *printable = unrep_dup_printable (position);

      g_set_error (error, UNREP_ERROR, UNREP_ERROR_USAGE, _("“%s” is no position of the codebook “%s”."), printable,
                   unrep_codebook_get_id (self->codebook));
      return FALSE;
    }
  content = get_content (self, unit);
  content.position = position;
  return change (self, unit, &content, FALSE, error);
}

/**
 * unrep_review_set_note:
 * @self: a review
 * @unit: index of a unit of any kind
 * @note: UTF-8 of at most %UNREP_NOTE_MAX_BYTES; "" removes the note
 * @error: where to put what went wrong
 *
 * Consecutive calls for one unit are undone in one step, up to
 * unrep_review_end_note_burst() or any other change.
 *
 * Errors: %UNREP_ERROR_TOO_LARGE, %UNREP_ERROR_USAGE for what is not UTF-8; in
 * state %UNREP_REVIEW_READ_ONLY the reason for it.
 *
 * Returns: whether the unit has that note now
 */
gboolean
unrep_review_set_note (UnrepReview  *self,
                       guint         unit,
                       const char   *note,
                       GError      **error)
{
  UnrepAnnotationContent content;

  g_return_val_if_fail (UNREP_IS_REVIEW (self), FALSE);
  g_return_val_if_fail (unit < unrep_outline_get_n_units (self->outline), FALSE);
  g_return_val_if_fail (note != NULL, FALSE);

  if (strlen (note) > UNREP_NOTE_MAX_BYTES)
    {
      g_set_error (error, UNREP_ERROR, UNREP_ERROR_TOO_LARGE, _("A note may have at most %zu bytes."),
                   UNREP_NOTE_MAX_BYTES);
      return FALSE;
    }
  if (!g_utf8_validate (note, -1, NULL))
    {
      g_set_error_literal (error, UNREP_ERROR, UNREP_ERROR_USAGE, _("A note must be text in UTF-8."));
      return FALSE;
    }
  content = get_content (self, unit);
  content.note = note;
  return change (self, unit, &content, TRUE, error);
}

/**
 * unrep_review_end_note_burst:
 * @self: a review
 *
 * The next unrep_review_set_note() begins a step of undoing of its own: for a
 * window to call when the note loses the focus or a while has passed.
 */
void
unrep_review_end_note_burst (UnrepReview *self)
{
  g_return_if_fail (UNREP_IS_REVIEW (self));

  unrep_history_end_burst (self->history);
}

/**
 * unrep_review_set_flag:
 * @self: a review
 * @unit: index of a unit of any kind
 * @flag: whether the reviewer wants to come back to it
 * @error: where to put what went wrong
 *
 * Errors: in state %UNREP_REVIEW_READ_ONLY the reason for it.
 *
 * Returns: whether the unit's flag is @flag now
 */
gboolean
unrep_review_set_flag (UnrepReview  *self,
                       guint         unit,
                       gboolean      flag,
                       GError      **error)
{
  UnrepAnnotationContent content;

  g_return_val_if_fail (UNREP_IS_REVIEW (self), FALSE);
  g_return_val_if_fail (unit < unrep_outline_get_n_units (self->outline), FALSE);

  content = get_content (self, unit);
  content.flag = flag != FALSE;
  return change (self, unit, &content, FALSE, error);
}

/**
 * unrep_review_can_undo:
 * @self: a review
 *
 * Returns: whether unrep_review_undo() has something to undo
 */
gboolean
unrep_review_can_undo (UnrepReview *self)
{
  g_return_val_if_fail (UNREP_IS_REVIEW (self), FALSE);

  return self->state != UNREP_REVIEW_READ_ONLY && unrep_history_can_undo (self->history);
}

/**
 * unrep_review_can_redo:
 * @self: a review
 *
 * Returns: whether unrep_review_redo() has something to redo
 */
gboolean
unrep_review_can_redo (UnrepReview *self)
{
  g_return_val_if_fail (UNREP_IS_REVIEW (self), FALSE);

  return self->state != UNREP_REVIEW_READ_ONLY && unrep_history_can_redo (self->history);
}

/**
 * unrep_review_list_changed:
 * @self: a review
 * @changes: (element-type UnrepHistoryChange): annotations that change together
 *
 * Returns: (transfer full) (element-type UnrepAnnotation): all annotations of
 *   @self, in no order, those of @changes as they are afterwards
 */
GPtrArray *
unrep_review_list_changed (UnrepReview *self,
                           GArray      *changes)
{
  GPtrArray *list = unrep_annotation_set_list (self->set);
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  guint n = list->len;

  for (guint i = 0; i < changes->len; i++)
    {
      UnrepAnnotation *after = g_array_index (changes, UnrepHistoryChange, i).after;

      g_hash_table_add (ids, (gpointer) unrep_annotation_get_id (after));
      g_ptr_array_add (list, g_object_ref (after));
    }
  for (guint i = n; i > 0; i--)
    if (g_hash_table_contains (ids, unrep_annotation_get_id (g_ptr_array_index (list, i - 1))))
      g_ptr_array_remove_index_fast (list, i - 1);
  return list;
}

/**
 * unrep_review_take_step:
 * @self: a review
 * @changes: (element-type UnrepHistoryChange): annotations that change together,
 *   of any kind
 *
 * Makes the changes, tells whoever listens, and has them saved.
 */
void
unrep_review_take_step (UnrepReview *self,
                        GArray      *changes)
{
  const UnrepHistoryChange *first = &g_array_index (changes, UnrepHistoryChange, 0);
  guint unit = UNREP_NO_UNIT;

  self->generation++;
  /* The usual case is quick: one annotation that stays where it is. */
  if (changes->len == 1 && first->before != NULL && unrep_annotation_is_unit (first->after) &&
      unrep_range_compare (unrep_annotation_get_range (first->before), unrep_annotation_get_range (first->after)) == 0)
    unit = unrep_annotation_set_find (self->set, first->before);
  if (unit != UNREP_NO_UNIT)
    unrep_annotation_set_replace (self->set, unit, first->after);
  else
    {
      g_autoptr (GPtrArray) list = unrep_review_list_changed (self, changes);

      if (unrep_review_take_annotations (self, list))
        unrep_review_emit_outline_changed (self);
    }
  unrep_review_emit_changed (self, unit);
  unrep_review_schedule_save (self);
}

/* Undoing is a change like any other: it counts, and other devices take it over. */
static guint
go_to (UnrepReview            *self,
       const UnrepHistoryStep *step,
       gboolean                forward)
{
  g_autofree char *now = unrep_time_dup_now ();
  g_autoptr (GArray) changes = unrep_history_changes_new ();
  UnrepRange range = { 0, 0 };
  guint unit;

  for (guint i = 0; i < step->changes->len; i++)
    {
      const UnrepHistoryChange *change = &g_array_index (step->changes, UnrepHistoryChange, i);
      UnrepAnnotation *current = unrep_annotation_set_lookup (self->set, unrep_annotation_get_id (change->after));
      g_autoptr (UnrepAnnotation) next =
        unrep_annotation_new_version (current, forward ? change->after : change->before, self->device, now);

      unrep_history_changes_add (changes, current, next);
      if (i == 0)
        range = unrep_annotation_get_range (next);
    }
  unrep_review_take_step (self, changes);
  unit = unrep_outline_find_overlapping (self->outline, range);
  return unit != UNREP_NO_UNIT ? unit : unrep_outline_get_unit_at (self->outline, range.start);
}

/**
 * unrep_review_undo:
 * @self: a review
 *
 * Takes back the last change that is not taken back yet.
 *
 * Returns: the unit that changed, %UNREP_NO_UNIT if there was nothing to undo
 */
guint
unrep_review_undo (UnrepReview *self)
{
  const UnrepHistoryStep *step;

  g_return_val_if_fail (UNREP_IS_REVIEW (self), UNREP_NO_UNIT);

  if (!unrep_review_can_undo (self))
    return UNREP_NO_UNIT;
  step = unrep_history_undo (self->history);
  return go_to (self, step, FALSE);
}

/**
 * unrep_review_redo:
 * @self: a review
 *
 * Makes the change again that was taken back last.
 *
 * Returns: the unit that changed, %UNREP_NO_UNIT if there was nothing to redo
 */
guint
unrep_review_redo (UnrepReview *self)
{
  const UnrepHistoryStep *step;

  g_return_val_if_fail (UNREP_IS_REVIEW (self), UNREP_NO_UNIT);

  if (!unrep_review_can_redo (self))
    return UNREP_NO_UNIT;
  step = unrep_history_redo (self->history);
  return go_to (self, step, TRUE);
}
