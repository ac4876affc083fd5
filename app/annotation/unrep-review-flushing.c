/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-review-private.h"

#include "base/unrep-file.h"

#include <glib/gi18n.h>

/* One who waits until everything is saved: the task, and how long it waits at most. */
typedef struct
{
  GTask *task;
  GSource *limit;
} Wait;

static void
wait_free (Wait *wait)
{
  if (wait->limit != NULL)
    g_source_destroy (wait->limit);
  g_clear_pointer (&wait->limit, g_source_unref);
  g_object_unref (wait->task);
  g_free (wait);
}

/* The share does not answer. What it lacks is in the journal, and whoever ends now
 * need not wait again. */
static gboolean
limit_cb (gpointer user_data)
{
  Wait *wait = user_data;
  UnrepReview *self = g_task_get_source_object (wait->task);
  g_autofree char *name = unrep_file_dup_display (self->file);

  self->waits = g_slist_remove (self->waits, wait);
  self->has_hung = TRUE;
  /* Translators: a file */
  g_task_return_new_error (wait->task, G_IO_ERROR, G_IO_ERROR_TIMED_OUT, _("“%s” could not be saved, because its folder "
                           "does not answer. The work is kept on this computer and is saved when the report is opened "
                           "again."), name);
  wait_free (wait);
  return G_SOURCE_REMOVE;
}

/**
 * unrep_review_flush_async:
 * @self: a review
 * @limit_ms: how long to wait at most, in milliseconds; 0 for as long as it takes
 * @callback: is told when everything is saved, or cannot be
 * @user_data: for @callback
 *
 * As unrep_review_flush(), without blocking: for a window, whose share may hang.
 * Behind the limit the work is in the journal, where the next unrep_review_load()
 * finds it; saving goes on as long as the program does.
 */
void
unrep_review_flush_async (UnrepReview         *self,
                          guint                limit_ms,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  Wait *wait;

  g_return_if_fail (UNREP_IS_REVIEW (self));

  wait = g_new0 (Wait, 1);
  g_main_context_push_thread_default (self->context);
  wait->task = g_task_new (self, NULL, callback, user_data);
  g_main_context_pop_thread_default (self->context);
  g_task_set_source_tag (wait->task, unrep_review_flush_async);
  self->waits = g_slist_prepend (self->waits, wait);
  if (limit_ms > 0)
    {
      wait->limit = g_timeout_source_new (limit_ms);
      g_source_set_callback (wait->limit, limit_cb, wait, NULL);
      g_source_attach (wait->limit, self->context);
    }
  unrep_review_save_now (self);
  unrep_review_end_waits (self);
}

/**
 * unrep_review_flush_finish:
 * @self: a review
 * @result: what the callback was given
 * @error: where to put what went wrong
 *
 * Errors: as unrep_review_flush(); %G_IO_ERROR_TIMED_OUT.
 *
 * Returns: whether everything is in the side file
 */
gboolean
unrep_review_flush_finish (UnrepReview   *self,
                           GAsyncResult  *result,
                           GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * unrep_review_end_waits:
 * @self: a review
 *
 * Answers who waits, where nothing is left to save or the last attempt failed.
 */
void
unrep_review_end_waits (UnrepReview *self)
{
  gboolean is_saved = self->generation == self->saved_generation;
  g_autoptr (UnrepReview) alive = NULL;
  GSList *waits;

  if (self->job != NULL || (!is_saved && self->state == UNREP_REVIEW_SAVING))
    return;
  waits = g_steal_pointer (&self->waits);
  /* Its tasks may be the last that hold it. */
  if (waits != NULL)
    alive = g_object_ref (self);
  for (GSList *l = waits; l != NULL; l = l->next)
    {
      Wait *wait = l->data;

      if (is_saved)
        g_task_return_boolean (wait->task, TRUE);
      else
        g_task_return_error (wait->task, g_error_copy (self->error));
      wait_free (wait);
    }
  g_slist_free (waits);
}
