/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-review-private.h"

#include "unrep-annotation-private.h"
#include "unrep-side-file-private.h"

#include <glib/gi18n.h>
#include <string.h>

/**
 * unrep_conflict_free:
 * @self: (transfer full): a conflict
 */
void
unrep_conflict_free (UnrepConflict *self)
{
  g_object_unref (self->shown);
  g_object_unref (self->other);
  g_free (self);
}

/**
 * unrep_conflict_has_two_notes:
 * @self: a conflict
 *
 * Returns: whether both versions have a note, and not the same one, so that
 *   %UNREP_CHOICE_BOTH_NOTES makes sense
 */
gboolean
unrep_conflict_has_two_notes (UnrepConflict *self)
{
  const char *shown = unrep_annotation_get_content (self->shown).note;
  const char *other = unrep_annotation_get_content (self->other).note;

  return shown[0] != '\0' && other[0] != '\0' && !g_str_equal (shown, other);
}

/* What stands against @other in the review: another version of it, or another
 * annotation of the same unit. %NULL where nothing does any more. */
static UnrepAnnotation *
find_shown (UnrepReview     *self,
            UnrepAnnotation *other)
{
  UnrepAnnotation *shown = unrep_annotation_set_lookup (self->set, unrep_annotation_get_id (other));
  guint unit;

  if (shown != NULL || !unrep_annotation_is_unit (other))
    return shown;
  unit = unrep_outline_find_overlapping (self->outline, unrep_annotation_get_range (other));
  shown = unit != UNREP_NO_UNIT ? unrep_annotation_set_get (self->set, unit) : NULL;
  return shown != NULL && unrep_range_same_unit (unrep_annotation_get_range (shown), unrep_annotation_get_range (other))
           ? shown : NULL;
}

static gboolean
is_decided (UnrepReview     *self,
            UnrepAnnotation *other)
{
  UnrepAnnotation *shown = unrep_annotation_set_lookup (self->set, unrep_annotation_get_id (other));

  return shown != NULL && (unrep_annotation_compare_edits (shown, other) == UNREP_EDITS_FIRST_DOMINATES ||
                           unrep_annotation_says_same (shown, other));
}

/**
 * unrep_review_drop_decided:
 * @self: a review that changed
 *
 * Forgets the versions that have been outdone, or that say what the review says.
 *
 * Returns: whether there were any
 */
gboolean
unrep_review_drop_decided (UnrepReview *self)
{
  guint n = self->others->len;

  for (guint i = n; i > 0; i--)
    if (is_decided (self, g_ptr_array_index (self->others, i - 1)))
      g_ptr_array_remove_index (self->others, i - 1);
  return self->others->len < n;
}

/**
 * unrep_review_take_others:
 * @self: a review that took the annotations of @merged
 * @merged: what came of a merge
 *
 * Takes the conflicts of @merged instead of those it had.
 */
void
unrep_review_take_others (UnrepReview   *self,
                          UnrepSideFile *merged)
{
  g_ptr_array_unref (self->others);
  self->others = unrep_side_file_list_conflicts (merged);
}

static gint64
get_own_count (UnrepReview     *self,
               UnrepAnnotation *annotation)
{
  for (guint i = 0; i < annotation->edits->len; i++)
    {
      const UnrepDeviceCount *count = &g_array_index (annotation->edits, UnrepDeviceCount, i);

      if (g_str_equal (count->device, self->device))
        return count->count;
    }
  return 0;
}

static UnrepConflict *
new_conflict (UnrepReview     *self,
              UnrepAnnotation *shown,
              UnrepAnnotation *other)
{
  UnrepConflict *conflict = g_new0 (UnrepConflict, 1);
  gint64 shown_count = get_own_count (self, shown), other_count = get_own_count (self, other);

  conflict->unit = unrep_outline_find_overlapping (self->outline, unrep_annotation_get_range (shown));
  conflict->shown = g_object_ref (shown);
  conflict->other = g_object_ref (other);
  conflict->shown_is_own = shown_count > other_count;
  conflict->other_is_own = other_count > shown_count;
  return conflict;
}

/**
 * unrep_review_get_n_conflicts:
 * @self: a review
 *
 * Returns: how many conflicts unrep_review_list_conflicts() has
 */
guint
unrep_review_get_n_conflicts (UnrepReview *self)
{
  guint n = 0;

  g_return_val_if_fail (UNREP_IS_REVIEW (self), 0);

  for (guint i = 0; i < self->others->len; i++)
    n += find_shown (self, g_ptr_array_index (self->others, i)) != NULL;
  return n;
}

/**
 * unrep_review_list_conflicts:
 * @self: a review
 *
 * Returns: (transfer full) (element-type UnrepConflict): what the person has to
 *   choose from, in the order of the text
 */
GPtrArray *
unrep_review_list_conflicts (UnrepReview *self)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) unrep_conflict_free);

  g_return_val_if_fail (UNREP_IS_REVIEW (self), list);

  for (guint i = 0; i < self->others->len; i++)
    {
      UnrepAnnotation *other = g_ptr_array_index (self->others, i), *shown = find_shown (self, other);

      if (shown != NULL)
        g_ptr_array_add (list, new_conflict (self, shown, other));
    }
  return list;
}

/**
 * unrep_review_is_in_conflict:
 * @self: a review
 * @unit: index of a unit
 *
 * Returns: whether another version of what is said of @unit is kept
 */
gboolean
unrep_review_is_in_conflict (UnrepReview *self,
                             guint        unit)
{
  UnrepAnnotation *annotation;

  g_return_val_if_fail (UNREP_IS_REVIEW (self), FALSE);

  annotation = unrep_annotation_set_get (self->set, unit);
  for (guint i = 0; i < self->others->len && annotation != NULL; i++)
    if (find_shown (self, g_ptr_array_index (self->others, i)) == annotation)
      return TRUE;
  return FALSE;
}

/* What is chosen, without the counts. */
static UnrepAnnotation *
new_choice (UnrepConflict *conflict,
            UnrepChoice    choice,
            const char    *device,
            const char    *now)
{
  UnrepAnnotationContent content = unrep_annotation_get_content (conflict->shown);
  g_autofree char *note = NULL;

  if (choice != UNREP_CHOICE_BOTH_NOTES)
    return g_object_ref (choice == UNREP_CHOICE_SHOWN ? conflict->shown : conflict->other);
  note = g_strconcat (content.note, "\n\n", unrep_annotation_get_note (conflict->other), NULL);
  content.note = note;
  return unrep_annotation_new_changed (conflict->shown, &content, device, now);
}

/* One annotation instead of the two of one unit. */
static void
add_changes_of_unit (UnrepReview     *self,
                     GArray          *changes,
                     UnrepConflict   *conflict,
                     UnrepChoice      choice,
                     UnrepAnnotation *chosen,
                     const char      *now)
{
  g_autoptr (UnrepAnnotation) loser = NULL;
  g_autoptr (UnrepAnnotation) winner = NULL;

  if (choice == UNREP_CHOICE_OTHER)
    {
      winner = unrep_annotation_new_outdoing (chosen, chosen, self->device, now);
      if (!unrep_annotation_is_deleted (conflict->shown))
        {
          loser = unrep_annotation_new_deleted (conflict->shown, self->device, now);
          unrep_history_changes_add (changes, conflict->shown, loser);
        }
      unrep_history_changes_add (changes, NULL, winner);
      return;
    }
  if (choice == UNREP_CHOICE_BOTH_NOTES)
    unrep_history_changes_add (changes, conflict->shown, chosen);
  loser = unrep_annotation_new_deleted (conflict->other, self->device, now);
  unrep_history_changes_add (changes, NULL, loser);
}

/**
 * unrep_review_decide:
 * @self: a review
 * @conflict: one of unrep_review_list_conflicts()
 * @choice: what the person chooses
 * @error: where to put what went wrong
 *
 * Ends a conflict, in one step that can be undone. It counts as a change that was
 * made knowing both versions: wherever copies are merged, it wins over both. Undoing
 * it brings back what was shown; it does not ask again.
 *
 * Errors: %UNREP_ERROR_CHANGED if @conflict is not what the review has any more,
 * %UNREP_ERROR_TOO_LARGE for two long notes; in state %UNREP_REVIEW_READ_ONLY the
 * reason for it.
 *
 * Returns: whether it is decided
 */
gboolean
unrep_review_decide (UnrepReview    *self,
                     UnrepConflict  *conflict,
                     UnrepChoice     choice,
                     GError        **error)
{
  g_autofree char *now = unrep_time_dup_now ();
  g_autoptr (UnrepAnnotation) chosen = NULL;
  g_autoptr (GArray) changes = NULL;

  g_return_val_if_fail (UNREP_IS_REVIEW (self), FALSE);

  if (!unrep_review_check_writable (self, error))
    return FALSE;
  if (!g_ptr_array_find (self->others, conflict->other, NULL) || find_shown (self, conflict->other) != conflict->shown)
    {
      g_set_error_literal (error, UNREP_ERROR, UNREP_ERROR_CHANGED,
                           _("One of the versions has changed meanwhile. Look at both again."));
      return FALSE;
    }
  chosen = new_choice (conflict, choice, self->device, now);
  if (strlen (unrep_annotation_get_note (chosen)) > UNREP_NOTE_MAX_BYTES)
    {
      g_set_error (error, UNREP_ERROR, UNREP_ERROR_TOO_LARGE, _("A note may have at most %zu bytes."),
                   UNREP_NOTE_MAX_BYTES);
      return FALSE;
    }

  changes = unrep_history_changes_new ();
  if (g_str_equal (unrep_annotation_get_id (conflict->shown), unrep_annotation_get_id (conflict->other)))
    {
      g_autoptr (UnrepAnnotation) both = unrep_annotation_new_joined (conflict->shown, conflict->other);
      g_autoptr (UnrepAnnotation) winner = unrep_annotation_new_outdoing (chosen, both, self->device, now);

      unrep_history_changes_add (changes, conflict->shown, winner);
    }
  else
    add_changes_of_unit (self, changes, conflict, choice, chosen, now);
  unrep_review_keep_loser (self, conflict, choice);
  unrep_history_push (self->history, changes, FALSE);
  unrep_review_take_step (self, changes);
  return TRUE;
}
