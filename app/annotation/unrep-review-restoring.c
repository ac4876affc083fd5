/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-review-private.h"

#include "base/unrep-file.h"
#include "unrep-annotation-private.h"
#include "unrep-side-file-private.h"

#include <glib/gi18n.h>

typedef struct
{
  GFile *file;
  UnrepSideFile *version;
} Replacement;

static void
replacement_free (Replacement *self)
{
  g_object_unref (self->file);
  unrep_side_file_unref (self->version);
  g_free (self);
}

/**
 * unrep_review_keep_loser:
 * @self: a review in which @conflict is about to be decided
 * @conflict: a conflict
 * @choice: what the person chose
 *
 * Has the next save keep an older version of the side file that holds what was
 * not chosen.
 */
void
unrep_review_keep_loser (UnrepReview   *self,
                         UnrepConflict *conflict,
                         UnrepChoice    choice)
{
  g_autoptr (UnrepSideFile) snapshot = unrep_review_new_snapshot (self);
  g_autoptr (GPtrArray) annotations = g_ptr_array_new ();

  if (choice == UNREP_CHOICE_OTHER)
    {
      unrep_review_keep_version (self, snapshot, UNREP_VERSION_BEFORE_CHOICE);
      return;
    }
  for (guint i = 0; i < snapshot->annotations->len; i++)
    if (snapshot->annotations->pdata[i] != conflict->shown)
      g_ptr_array_add (annotations, snapshot->annotations->pdata[i]);
  g_ptr_array_add (annotations, conflict->other);
  unrep_side_file_set_annotations (snapshot, annotations);
  unrep_review_keep_version (self, snapshot, UNREP_VERSION_BEFORE_CHOICE);
}

/* What becomes of one annotation when @then, which may be missing, takes the place of @now. */
static void
add_change (UnrepReview     *self,
            GArray          *changes,
            UnrepAnnotation *then,
            UnrepAnnotation *now,
            const char      *time)
{
  gboolean lived = then != NULL && !then->deleted, lives = now != NULL && !now->deleted;
  g_autoptr (UnrepAnnotation) after = NULL;

  if ((!lived && !lives) || (lived && lives && unrep_annotation_says_same (then, now)))
    return;
  if (lived)
    after = unrep_annotation_new_outdoing (then, now != NULL ? now : then, self->device, time);
  else
    after = unrep_annotation_new_deleted (now, self->device, time);
  unrep_history_changes_add (changes, now, after);
}

static GArray *
list_changes (UnrepReview   *self,
              UnrepSideFile *version)
{
  GArray *changes = unrep_history_changes_new ();
  g_autoptr (GPtrArray) annotations = unrep_annotation_set_list (self->set);
  g_autoptr (GHashTable) then = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *time = unrep_time_dup_now ();

  for (guint i = 0; i < version->annotations->len; i++)
    {
      UnrepAnnotation *annotation = g_ptr_array_index (version->annotations, i);

      g_hash_table_insert (then, annotation->id, annotation);
      if (unrep_annotation_set_lookup (self->set, annotation->id) == NULL)
        add_change (self, changes, annotation, NULL, time);
    }
  for (guint i = 0; i < annotations->len; i++)
    {
      UnrepAnnotation *now = g_ptr_array_index (annotations, i);

      add_change (self, changes, g_hash_table_lookup (then, now->id), now, time);
    }
  return changes;
}

/**
 * unrep_review_restore:
 * @self: a review
 * @version: what the side file held once: of this reviewer, text and codebook
 * @error: where to put what went wrong
 *
 * Says everything again as @version says it, in one step that can be undone.
 * Annotations that @version does not have become tombstones. It is a change like
 * any other: it counts, and other devices take it over. What there was before is
 * kept as an older version.
 *
 * Errors: in state %UNREP_REVIEW_READ_ONLY the reason for it.
 *
 * Returns: whether everything is as @version says
 */
gboolean
unrep_review_restore (UnrepReview    *self,
                      UnrepSideFile  *version,
                      GError        **error)
{
  g_autoptr (GArray) changes = NULL;
  g_autoptr (UnrepSideFile) snapshot = NULL;

  g_return_val_if_fail (UNREP_IS_REVIEW (self), FALSE);

  if (!unrep_review_check_writable (self, error))
    return FALSE;
  changes = list_changes (self, version);
  if (changes->len == 0)
    return TRUE;
  snapshot = unrep_review_new_snapshot (self);
  unrep_review_keep_version (self, snapshot, UNREP_VERSION_BEFORE_RESTORING);
  unrep_history_push (self->history, changes, FALSE);
  unrep_review_take_step (self, changes);
  return TRUE;
}

/**
 * unrep_review_is_damaged:
 * @self: a review
 *
 * Returns: whether nothing can be tagged because the side file is not sound, so
 *   that unrep_review_replace_async() is the way out; not if it is somebody
 *   else's, another text's, or newer than this program
 */
gboolean
unrep_review_is_damaged (UnrepReview *self)
{
  g_return_val_if_fail (UNREP_IS_REVIEW (self), FALSE);

  return self->state == UNREP_REVIEW_READ_ONLY &&
         !g_error_matches (self->error, UNREP_ERROR, UNREP_ERROR_FOREIGN) &&
         !g_error_matches (self->error, UNREP_ERROR, UNREP_ERROR_NEWER);
}

static gboolean
replace (Replacement   *self,
         GCancellable  *cancellable,
         GError       **error)
{
  g_autofree char *name = unrep_file_dup_display (self->file);
  g_autoptr (GError) local_error = NULL;
  g_autoptr (UnrepSideFile) side_file = unrep_side_file_read (self->file, cancellable, &local_error);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GFile) copy = NULL;

  if (side_file != NULL || g_error_matches (local_error, UNREP_ERROR, UNREP_ERROR_NEWER))
    {
      g_set_error (error, UNREP_ERROR, UNREP_ERROR_CHANGED, _("“%s” has changed meanwhile and was left as it is. Open "
                   "the report again."), name);
      return FALSE;
    }
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  copy = unrep_versions_keep_damaged (self->file, error);
  if (copy == NULL)
    return FALSE;
  bytes = unrep_side_file_to_bytes (self->version);
  return unrep_file_save (self->file, bytes, NULL, error);
}

static void
replace_thread (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  GError *error = NULL;

  if (replace (task_data, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
reloaded_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (unrep_review_load_finish (UNREP_REVIEW (object), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
replaced_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    unrep_review_load_async (UNREP_REVIEW (object), NULL, reloaded_cb, g_steal_pointer (&task));
  else
    g_task_return_error (task, error);
}

/**
 * unrep_review_replace_async:
 * @self: a review for which unrep_review_is_damaged() holds
 * @version: an older version of the side file
 * @cancellable: (nullable): to stop before anything is written; then it is as it was
 * @callback: what to call when it is done
 * @user_data: for @callback
 *
 * Puts @version in the place of the side file that is not sound, which is first
 * copied as it is to the folder `damaged` in the user's state folder, and loads it.
 */
void
unrep_review_replace_async (UnrepReview         *self,
                            UnrepSideFile       *version,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_autoptr (GTask) task = NULL, work = NULL;
  Replacement *replacement = g_new0 (Replacement, 1);

  g_return_if_fail (UNREP_IS_REVIEW (self));

  replacement->file = g_object_ref (self->file);
  replacement->version = unrep_side_file_ref (version);
  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, unrep_review_replace_async);
  work = g_task_new (self, cancellable, replaced_cb, g_steal_pointer (&task));
  g_task_set_source_tag (work, replace_thread);
  /* What was written was written, whoever has cancelled since. */
  g_task_set_check_cancellable (work, FALSE);
  g_task_set_task_data (work, replacement, (GDestroyNotify) replacement_free);
  g_task_run_in_thread (work, replace_thread);
}

/**
 * unrep_review_replace_finish:
 * @self: a review
 * @result: what the callback was given
 * @error: where to put what went wrong
 *
 * Errors: %UNREP_ERROR_CHANGED if the side file is sound, newer or somebody
 * else's by now, %UNREP_ERROR_UNWRITABLE, %G_IO_ERROR_CANCELLED; then it is as it was.
 *
 * Returns: whether @self can be worked with
 */
gboolean
unrep_review_replace_finish (UnrepReview   *self,
                             GAsyncResult  *result,
                             GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
