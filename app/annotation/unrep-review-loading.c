/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-review-private.h"

#include "unrep-review-store.h"
#include "unrep-side-file-private.h"

typedef struct
{
  UnrepReport *report;
  /* As found: no correction is of any use before its place is. */
  UnrepOutline *outline;
  UnrepSideFile *wanted;
  char *name;
  char *device;
  /* The one that the review has, if it was loaded before. */
  UnrepJournal *journal;
  /* What the review is when the search begins, and how to see whether it still is. */
  UnrepSideFile *mine;
  UnrepSideFile *header;
  guint64 generation;
} Search;

static Search *
search_new (UnrepReview *self)
{
  Search *search = g_new0 (Search, 1);

  search->report = g_object_ref (self->report);
  search->outline = unrep_outline_ref (self->found_outline);
  search->wanted = unrep_review_new_header (self);
  search->name = unrep_review_dup_file_name (self);
  search->device = g_strdup (self->device);
  search->journal = self->journal != NULL ? unrep_journal_ref (self->journal) : NULL;
  search->mine = unrep_review_new_snapshot (self);
  search->header = unrep_side_file_ref (self->header);
  search->generation = self->generation;
  return search;
}

static void
search_free (Search *search)
{
  g_object_unref (search->report);
  unrep_outline_unref (search->outline);
  unrep_side_file_unref (search->wanted);
  g_free (search->name);
  g_free (search->device);
  g_clear_pointer (&search->journal, unrep_journal_unref);
  unrep_side_file_unref (search->mine);
  unrep_side_file_unref (search->header);
  g_free (search);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Search, search_free)

static UnrepFound *
search_once (Search        *search,
             GCancellable  *cancellable,
             GError        **error)
{
  GFile *file = unrep_report_get_file (search->report);
  g_autoptr (UnrepFound) found = unrep_store_find (file, search->wanted, search->name, cancellable, error);

  if (found == NULL || !unrep_found_reanchor (found, search->report, search->outline, cancellable, error))
    return NULL;
  unrep_store_recover (found, search->wanted, file, search->journal, search->device);
  found->unsaved = unrep_found_list_unsaved (found);
  return g_steal_pointer (&found);
}

/* Another program may have saved and ended behind the reading of the files and
 * before that of its journal. Nobody is told that such work was not saved: what
 * the files seem to lack is missing only from files that are read when the journal
 * is ours. */
static UnrepFound *
search_twice (Search        *search,
              GCancellable  *cancellable,
              GError       **error)
{
  g_autoptr (UnrepFound) first = search_once (search, cancellable, error);
  UnrepFound *again;

  if (first == NULL || first->unsaved->len == 0)
    return g_steal_pointer (&first);
  if (search->journal == NULL && first->journal != NULL)
    search->journal = unrep_journal_ref (first->journal);
  again = search_once (search, cancellable, error);
  if (again != NULL)
    again->journal = g_steal_pointer (&first->journal);
  return again;
}

/* Of 10,000 annotations comparing and merging takes longer than a frame, so that it is
 * done here and not where the review takes them over. */
static UnrepFound *
search_run (Search        *search,
            GCancellable  *cancellable,
            GError       **error)
{
  UnrepFound *found = search_twice (search, cancellable, error);

  if (found != NULL)
    found->shown = unrep_side_file_merge_as_shown (search->mine, found->side_file);
  return found;
}

/* Every change counts up, and whatever else is taken over has another header. */
static gboolean
is_unchanged (UnrepReview *self,
              Search      *search)
{
  return self->generation == search->generation && self->header == search->header;
}

static void
take_found (UnrepReview *self,
            Search      *search,
            UnrepFound  *found)
{
  g_autoptr (GArray) unsaved = unrep_review_list_unsaved (self, found->unsaved);

  g_set_object (&self->file, found->file);
  g_set_object (&self->elsewhere, found->elsewhere);
  g_clear_pointer (&self->expected, g_bytes_unref);
  self->expected = g_steal_pointer (&found->bytes);

  g_set_object (&self->published_file, found->outline_file);
  unrep_review_take_published (self, found->outline);
  if (is_unchanged (self, search))
    unrep_review_adopt (self, found->shown, TRUE);
  else
    unrep_review_adopt (self, found->side_file, FALSE);

  if (found->problem != NULL)
    {
      unrep_review_set_state (self, UNREP_REVIEW_READ_ONLY, found->problem);
      return;
    }
  if (self->state == UNREP_REVIEW_READ_ONLY)
    unrep_review_set_state (self, UNREP_REVIEW_SAVED, NULL);
  if (self->journal == NULL && found->journal != NULL)
    unrep_review_take_journal (self, g_steal_pointer (&found->journal));
  unrep_review_take_reanchored (self, found->reanchored);
  unrep_review_take_recovered (self, unsaved);
  if (found->has_draft || unsaved->len > 0)
    self->generation++;
  unrep_review_schedule_save (self);
  if (self->journal != NULL)
    unrep_review_look_later (self);
}

/**
 * unrep_review_load:
 * @self: a review
 * @cancellable: (nullable): to stop
 * @error: where to put what went wrong
 *
 * Looks for this reviewer's work on this text beside the report, whatever the
 * files are called, merges the copies, a draft that an earlier save could not
 * store, and what the journal holds: see unrep_review_get_n_recovered(). A side file that cannot be used does not stop this: the state
 * becomes %UNREP_REVIEW_READ_ONLY and `problem` says why; when the file is out of
 * the way, calling this again makes the review writable. It blocks; a window
 * calls unrep_review_load_async().
 *
 * Errors: %G_IO_ERROR_CANCELLED only.
 *
 * Returns: whether it was not cancelled
 */
gboolean
unrep_review_load (UnrepReview   *self,
                   GCancellable  *cancellable,
                   GError       **error)
{
  g_autoptr (Search) search = NULL;
  g_autoptr (UnrepFound) found = NULL;

  g_return_val_if_fail (UNREP_IS_REVIEW (self), FALSE);

  search = search_new (self);
  found = search_run (search, cancellable, error);
  if (found == NULL)
    return FALSE;
  take_found (self, search, found);
  return TRUE;
}

static void
load_thread (GTask        *task,
             gpointer      source_object,
             gpointer      task_data,
             GCancellable *cancellable)
{
  Search *search = task_data;
  GError *error = NULL;
  UnrepFound *found = search_run (search, cancellable, &error);

  if (found != NULL)
    g_task_return_pointer (task, found, (GDestroyNotify) unrep_found_free);
  else
    g_task_return_error (task, error);
}

/**
 * unrep_review_load_async:
 * @self: a review
 * @cancellable: (nullable): to stop
 * @callback: what to call when it is done
 * @user_data: for @callback
 *
 * Does in a thread what unrep_review_load() does.
 */
void
unrep_review_load_async (UnrepReview         *self,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (UNREP_IS_REVIEW (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, unrep_review_load_async);
  g_task_set_task_data (task, search_new (self), (GDestroyNotify) search_free);
  g_task_run_in_thread (task, load_thread);
}

/**
 * unrep_review_load_finish:
 * @self: a review
 * @result: what the callback was given
 * @error: where to put what went wrong
 *
 * Takes over what was found. Until this is called @self is as it was.
 *
 * Errors: %G_IO_ERROR_CANCELLED only.
 *
 * Returns: whether it was not cancelled
 */
gboolean
unrep_review_load_finish (UnrepReview   *self,
                          GAsyncResult  *result,
                          GError       **error)
{
  g_autoptr (UnrepFound) found = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  found = g_task_propagate_pointer (G_TASK (result), error);
  if (found == NULL)
    return FALSE;
  take_found (self, g_task_get_task_data (G_TASK (result)), found);
  return TRUE;
}
