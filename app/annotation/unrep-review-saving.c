/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-review-private.h"

/* Long enough to take a few keys in one go, short enough to lose nothing. */
#define SAVE_DELAY_MS 120

/* How long to wait after each failure, in seconds; the last one from then on. */
static const guint retry_delays[] = { 1, 2, 5, 10, 20, 30 };

static gboolean
is_dirty (UnrepReview *self)
{
  return self->generation != self->saved_generation;
}

static void
clear_timeout (UnrepReview *self)
{
  if (self->timeout != NULL)
    g_source_destroy (self->timeout);
  g_clear_pointer (&self->timeout, g_source_unref);
}

static gboolean
timeout_cb (gpointer user_data)
{
  UnrepReview *self = user_data;

  clear_timeout (self);
  unrep_review_save_now (self);
  return G_SOURCE_REMOVE;
}

static void
set_timeout (UnrepReview *self,
             guint        delay_ms)
{
  clear_timeout (self);
  self->timeout = g_timeout_source_new (delay_ms);
  /* Not in the background: a busy window must not put off saving. */
  g_source_set_priority (self->timeout, G_PRIORITY_DEFAULT);
  g_source_set_callback (self->timeout, timeout_cb, self, NULL);
  g_source_attach (self->timeout, self->context);
}

/**
 * unrep_review_schedule_save:
 * @self: a review that was changed
 *
 * Has everything saved soon by the main loop of @self. While a save runs, the
 * next one follows it. After a failure this does not wait for the next attempt.
 */
void
unrep_review_schedule_save (UnrepReview *self)
{
  if (self->state == UNREP_REVIEW_READ_ONLY || !is_dirty (self))
    return;
  if (self->state != UNREP_REVIEW_FAILED)
    unrep_review_set_state (self, UNREP_REVIEW_SAVING, NULL);
  if (self->job != NULL || (self->timeout != NULL && self->state != UNREP_REVIEW_FAILED))
    return;
  set_timeout (self, SAVE_DELAY_MS);
}

static void
take_failure (UnrepReview  *self,
              UnrepSaveJob *job)
{
  guint retry = MIN (self->n_failures, G_N_ELEMENTS (retry_delays) - 1);

  self->drafted_generation = unrep_save_job_is_drafted (job) ? self->job_generation : 0;
  if (unrep_save_job_is_refused (job))
    {
      unrep_review_set_state (self, UNREP_REVIEW_READ_ONLY, unrep_save_job_get_error (job));
      return;
    }
  self->n_failures++;
  unrep_review_set_state (self, UNREP_REVIEW_FAILED, unrep_save_job_get_error (job));
  set_timeout (self, retry_delays[retry] * 1000);
}

static void
take_success (UnrepReview  *self,
              UnrepSaveJob *job)
{
  UnrepSideFile *merged = unrep_save_job_get_merged (job);

  self->n_failures = 0;
  self->has_hung = FALSE;
  self->saved_generation = self->job_generation;
  g_clear_pointer (&self->expected, g_bytes_unref);
  self->expected = g_bytes_ref (unrep_save_job_get_written (job));
  unrep_review_set_diversion (self, unrep_save_job_get_diversion (job));
  if (merged != NULL)
    unrep_review_adopt (self, merged, self->saved_generation == self->generation);
  unrep_review_note_saved (self, self->others);
  unrep_review_set_state (self, is_dirty (self) ? UNREP_REVIEW_SAVING : UNREP_REVIEW_SAVED, NULL);
  if (is_dirty (self))
    set_timeout (self, SAVE_DELAY_MS);
}

/* Takes what came of the job, once: flush may be faster than the main loop. */
static void
finish_job (UnrepReview  *self,
            UnrepSaveJob *job)
{
  if (self->job != job)
    return;
  self->job = NULL;
  if (unrep_save_job_get_error (job) != NULL)
    take_failure (self, job);
  else
    take_success (self, job);
  unrep_save_job_unref (job);
  unrep_review_end_waits (self);
}

static void
saved_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  finish_job (UNREP_REVIEW (object), g_task_get_task_data (G_TASK (result)));
}

static void
save_thread (GTask        *task,
             gpointer      source_object,
             gpointer      task_data,
             GCancellable *cancellable)
{
  unrep_save_job_run (task_data);
  g_task_return_boolean (task, TRUE);
}

static void
begin_job (UnrepReview *self)
{
  g_autoptr (UnrepSideFile) snapshot = unrep_review_new_snapshot (self);

  self->job = unrep_save_job_new (self->file, self->elsewhere, snapshot, self->expected, self->keepsakes,
                                  self->journal);
  g_ptr_array_unref (self->keepsakes);
  self->keepsakes = g_ptr_array_new_with_free_func ((GDestroyNotify) unrep_keepsake_free);
  self->job_generation = self->generation;
}

/**
 * unrep_review_save_now:
 * @self: a review
 *
 * Begins to save what is not saved yet, if that is not done already. The snapshot is
 * made here, of annotations that never change; bytes, merging and writing are a
 * thread's.
 */
void
unrep_review_save_now (UnrepReview *self)
{
  g_autoptr (GTask) task = NULL;

  if (self->job != NULL || !is_dirty (self) || self->state == UNREP_REVIEW_READ_ONLY)
    return;
  clear_timeout (self);
  begin_job (self);

  g_main_context_push_thread_default (self->context);
  task = g_task_new (self, NULL, saved_cb, NULL);
  g_main_context_pop_thread_default (self->context);
  g_task_set_source_tag (task, unrep_review_save_now);
  g_task_set_task_data (task, unrep_save_job_ref (self->job), (GDestroyNotify) unrep_save_job_unref);
  g_task_run_in_thread (task, save_thread);
}

/**
 * unrep_review_save_again:
 * @self: a review
 *
 * To be called when something may have changed: the window got the focus again, a
 * share was connected. If the side file could not be written, that is tried at
 * once; otherwise it is looked whether somebody else has changed it.
 */
void
unrep_review_save_again (UnrepReview *self)
{
  g_return_if_fail (UNREP_IS_REVIEW (self));

  if (self->job != NULL)
    return;
  if (self->state != UNREP_REVIEW_FAILED && self->diversion == NULL)
    {
      unrep_review_look (self);
      return;
    }
  if (!is_dirty (self))
    {
      self->generation++;
      unrep_review_set_state (self, UNREP_REVIEW_SAVING, NULL);
    }
  set_timeout (self, 0);
}

/**
 * unrep_review_save_elsewhere:
 * @self: a review
 * @folder: a folder that the person chose
 *
 * Saves there from now on whenever the side file cannot be saved beside the
 * report, which is still tried first, and remembers @folder for this text.
 * Loading looks there too: when the folder of the report can be written again,
 * both copies become one. The first save is made at once; `problem` tells what
 * came of it.
 */
void
unrep_review_save_elsewhere (UnrepReview *self,
                             GFile       *folder)
{
  g_autoptr (GFile) beside = NULL;
  g_autofree char *name = NULL;

  g_return_if_fail (UNREP_IS_REVIEW (self));

  beside = g_file_get_parent (unrep_report_get_file (self->report));
  name = unrep_review_dup_file_name (self);
  g_clear_object (&self->elsewhere);
  if (!g_file_equal (folder, beside))
    self->elsewhere = g_file_get_child (folder, name);
  unrep_review_save_again (self);
}

/**
 * unrep_review_flush:
 * @self: a review
 * @error: where to put what went wrong
 *
 * Saves what is not saved yet and waits for it: for the end of a program and for
 * the command line. It blocks. A save that fails leaves a draft, which the next
 * unrep_review_load() of this work finds.
 *
 * Errors: %UNREP_ERROR_UNWRITABLE; the code of what is wrong with the file where
 * it is not ours to write.
 *
 * Returns: whether everything is in the side file
 */
gboolean
unrep_review_flush (UnrepReview  *self,
                    GError      **error)
{
  g_return_val_if_fail (UNREP_IS_REVIEW (self), FALSE);

  if (self->job != NULL)
    {
      unrep_save_job_wait (self->job);
      finish_job (self, self->job);
    }
  if (is_dirty (self) && self->state != UNREP_REVIEW_READ_ONLY)
    {
      clear_timeout (self);
      begin_job (self);
      unrep_save_job_run (self->job);
      finish_job (self, self->job);
    }
  if (!is_dirty (self))
    return TRUE;
  g_propagate_error (error, g_error_copy (self->error));
  return FALSE;
}

/**
 * unrep_review_keep_version:
 * @self: a review that is about to change
 * @side_file: what is worth keeping; not changed by anybody any more
 * @reason: why
 *
 * Has the next save keep an older version, in its thread.
 */
void
unrep_review_keep_version (UnrepReview        *self,
                           UnrepSideFile      *side_file,
                           UnrepVersionReason  reason)
{
  g_ptr_array_add (self->keepsakes, unrep_keepsake_new (side_file, reason));
}

/**
 * unrep_review_stop_saving:
 * @self: a review that is disposed of
 *
 * Saves what is neither saved yet nor in a draft, as far as that can be done, and
 * stops trying: whoever was told that the work is in a draft finds it there. Who was
 * told that the share hangs does not wait for it again.
 */
void
unrep_review_stop_saving (UnrepReview *self)
{
  g_autoptr (GError) error = NULL;

  if (!self->has_hung && self->generation != self->drafted_generation && !unrep_review_flush (self, &error))
    g_debug ("%s", error->message);
  clear_timeout (self);
}
