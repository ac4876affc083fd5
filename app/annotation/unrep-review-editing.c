/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-review-private.h"

#include "unrep-annotation-private.h"
#include "unrep-review-spans.h"

#include <glib/gi18n.h>

/**
 * unrep_review_get_content:
 * @self: a review
 * @unit: index of a unit
 *
 * Returns: what is said about it, borrowed
 */
UnrepAnnotationContent
unrep_review_get_content (UnrepReview *self,
                          guint        unit)
{
  return unrep_annotation_get_content (unrep_annotation_set_get (self->set, unit));
}

/* The annotation of @unit, once it says @content, which may be borrowed from what
 * it says now. */
static UnrepAnnotation *
new_annotation (UnrepReview                  *self,
                guint                         unit,
                const UnrepAnnotationContent *content,
                const char                   *now)
{
  UnrepAnnotation *old = unrep_annotation_set_get (self->set, unit);
  const UnrepUnit *shown = unrep_outline_get_unit (self->outline, unit);

  if (old != NULL)
    return unrep_annotation_new_changed (old, content, self->device, now);
  return unrep_annotation_new_unit (shown->path, unrep_report_get_text (self->report), shown->range, content,
                                    self->device, now);
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
  if (unrep_review_is_writable (self))
    return TRUE;
  if (self->state == UNREP_REVIEW_READ_ONLY)
    g_propagate_error (error, g_error_copy (self->error));
  else
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_BUSY,
                         _("Nothing can be tagged until the other work is opened"));
  return FALSE;
}

/**
 * unrep_review_set_held:
 * @self: a review
 * @is_held: whether other work is about to take its place
 *
 * While it is held nothing can be changed, and what was changed before is still saved:
 * a key that is pressed while the work of somebody else is looked for belongs to neither.
 */
void
unrep_review_set_held (UnrepReview *self,
                       gboolean     is_held)
{
  g_return_if_fail (UNREP_IS_REVIEW (self));

  if (self->is_held == is_held)
    return;
  self->is_held = is_held;
  g_object_notify (G_OBJECT (self), "state");
  g_object_notify (G_OBJECT (self), "can-undo");
  g_object_notify (G_OBJECT (self), "can-redo");
}

/**
 * unrep_review_is_writable:
 * @self: a review
 *
 * Returns: whether it can be changed: the side file is ours to write, and no other
 *   work is about to take the place of this one
 */
gboolean
unrep_review_is_writable (UnrepReview *self)
{
  g_return_val_if_fail (UNREP_IS_REVIEW (self), FALSE);

  return self->state != UNREP_REVIEW_READ_ONLY && !self->is_held;
}

/**
 * unrep_review_change_units:
 * @self: a review
 * @units: (array length=n_units): indices of units of any kind, each once
 * @n_units: how many there are
 * @edit: changes what is said about one unit; strings are borrowed
 * @data: for @edit
 * @typing: whether this is typing in the note of one unit
 * @error: where to put what went wrong
 *
 * Changes what is said about units, in one step of undoing.
 *
 * Errors: in state %UNREP_REVIEW_READ_ONLY the reason for it; %G_IO_ERROR_BUSY while it
 * is held.
 *
 * Returns: whether every one of @units says what @edit made of it
 */
gboolean
unrep_review_change_units (UnrepReview     *self,
                           const guint     *units,
                           guint            n_units,
                           UnrepContentEdit edit,
                           gpointer         data,
                           gboolean         typing,
                           GError         **error)
{
  g_autofree char *now = unrep_time_dup_now ();
  g_autoptr (GArray) changes = unrep_history_changes_new ();

  if (!unrep_review_check_writable (self, error))
    return FALSE;
  for (guint i = 0; i < n_units; i++)
    {
      UnrepAnnotationContent old = unrep_review_get_content (self, units[i]), content = old;
      g_autoptr (UnrepAnnotation) changed = NULL;

      edit (&content, data);
      if (unrep_annotation_content_equal (&old, &content))
        continue;
      changed = new_annotation (self, units[i], &content, now);
      unrep_history_changes_add (changes, unrep_annotation_set_get (self->set, units[i]), changed);
    }
  if (changes->len == 0)
    return TRUE;
  unrep_history_push (self->history, changes, typing);
  unrep_review_take_step (self, changes);
  return TRUE;
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

  return unrep_review_is_writable (self) && unrep_history_can_undo (self->history);
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

  return unrep_review_is_writable (self) && unrep_history_can_redo (self->history);
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

/* The usual case is quick: one annotation that stays with its unit, or one of words. */
static gboolean
take_alone (UnrepReview              *self,
            const UnrepHistoryChange *change)
{
  UnrepRange range = unrep_annotation_get_range (change->after);
  guint unit = UNREP_NO_UNIT;

  if (unrep_annotation_is_span (change->after))
    {
      UnrepRange before = change->before != NULL ? unrep_annotation_get_range (change->before) : range;

      unrep_annotation_set_replace_span (self->set, change->after);
      unrep_review_emit_spans_changed (self, unrep_range_union (before, range));
      return TRUE;
    }
  if (unrep_annotation_is_rendering (change->after))
    {
      unrep_annotation_set_replace_rendering (self->set, change->after);
      unrep_review_emit_rendering_changed (self);
      return TRUE;
    }
  if (!unrep_annotation_is_unit (change->after))
    return FALSE;
  if (change->before == NULL)
    unit = unrep_outline_find_overlapping (self->outline, range);
  else if (unrep_range_compare (unrep_annotation_get_range (change->before), range) == 0)
    unit = unrep_annotation_set_find (self->set, change->before);
  if (unit == UNREP_NO_UNIT || unrep_annotation_set_get (self->set, unit) != change->before)
    return FALSE;
  unrep_annotation_set_replace (self->set, unit, change->after);
  unrep_review_emit_changed (self, unit);
  return TRUE;
}

static void
take_together (UnrepReview *self,
               GArray      *changes)
{
  g_autoptr (GPtrArray) list = unrep_review_list_changed (self, changes);
  gboolean has_spans = FALSE, has_rendering = FALSE;

  for (guint i = 0; i < changes->len; i++)
    {
      UnrepAnnotation *after = g_array_index (changes, UnrepHistoryChange, i).after;

      has_spans |= unrep_annotation_is_span (after);
      has_rendering |= unrep_annotation_is_rendering (after) || unrep_annotation_is_unplaced (after);
    }
  if (unrep_review_take_annotations (self, list))
    unrep_review_emit_outline_changed (self);
  if (has_spans)
    unrep_review_emit_spans_changed (self, UNREP_WHOLE_TEXT);
  if (has_rendering)
    unrep_review_emit_rendering_changed (self);
  unrep_review_emit_changed (self, UNREP_NO_UNIT);
}

/**
 * unrep_review_take_step:
 * @self: a review
 * @changes: (element-type UnrepHistoryChange): annotations that change together,
 *   of any kind
 *
 * Has the changes kept in the journal, makes them, tells whoever listens, and has
 * them saved.
 */
void
unrep_review_take_step (UnrepReview *self,
                        GArray      *changes)
{
  unrep_review_record (self, changes);
  self->generation++;
  if (changes->len != 1 || !take_alone (self, &g_array_index (changes, UnrepHistoryChange, 0)))
    take_together (self, changes);
  unrep_review_schedule_save (self);
}

/**
 * unrep_review_take_change:
 * @self: a review
 * @before: (nullable): the annotation as it was; %NULL for a new one
 * @after: as it is now
 * @typing: whether it is more of what was typed before, and one step with it
 *
 * Makes one change that can be undone.
 */
void
unrep_review_take_change (UnrepReview     *self,
                          UnrepAnnotation *before,
                          UnrepAnnotation *after,
                          gboolean         typing)
{
  g_autoptr (GArray) changes = unrep_history_changes_new ();

  unrep_history_changes_add (changes, before, after);
  unrep_history_push (self->history, changes, typing);
  unrep_review_take_step (self, changes);
}

/* Where in the text a change is seen: where the annotation is now, else where it was. */
static gboolean
find_place (UnrepAnnotation *current,
            UnrepAnnotation *next,
            UnrepRange      *range)
{
  UnrepAnnotation *placed = !unrep_annotation_is_unplaced (next) ? next : current;

  if (unrep_annotation_is_unplaced (placed))
    return FALSE;
  *range = unrep_annotation_get_range (placed);
  return TRUE;
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
  gboolean is_placed = FALSE;
  guint unit;

  for (guint i = 0; i < step->changes->len; i++)
    {
      const UnrepHistoryChange *change = &g_array_index (step->changes, UnrepHistoryChange, i);
      UnrepAnnotation *current = unrep_annotation_set_lookup (self->set, unrep_annotation_get_id (change->after));
      g_autoptr (UnrepAnnotation) next =
        unrep_annotation_new_version (current, forward ? change->after : change->before, self->device, now);

      unrep_history_changes_add (changes, current, next);
      is_placed = is_placed || find_place (current, next, &range);
    }
  unrep_review_take_step (self, changes);
  if (!is_placed)
    return UNREP_NO_UNIT;
  if (unrep_annotation_is_words (g_array_index (changes, UnrepHistoryChange, 0).after))
    return unrep_review_find_unit_of (self->outline, range);
  unit = unrep_outline_find_overlapping (self->outline, range);
  return unit != UNREP_NO_UNIT ? unit : unrep_outline_get_unit_at (self->outline, range.start);
}

/**
 * unrep_review_undo:
 * @self: a review
 *
 * Takes back the last change that is not taken back yet.
 *
 * Returns: the unit that changed, %UNREP_NO_UNIT if there was nothing to undo, or
 *   what changed has no place in the text
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
 * Returns: the unit that changed, %UNREP_NO_UNIT if there was nothing to redo, or
 *   what changed has no place in the text
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
