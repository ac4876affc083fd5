/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When a team's folder is read again: as soon as the disk tells, and now and then. */
#include "team/unrep-team-folder-private.h"

#include "team/unrep-team-scan.h"

/* Sync programs write several files in one go. */
#define SETTLE_MS 400
/* More folders than this are looked at now and then, like a share. */
#define MAX_MONITORS 512
/* Looking takes at most one part in so many of the time. */
#define REST_FACTOR 20

static void
sum_thread (GTask        *task,
            gpointer      source,
            gpointer      task_data,
            GCancellable *cancellable)
{
  guint64 *sum = g_new (guint64, 1);

  *sum = unrep_team_scan_sum (task_data, cancellable);
  g_task_return_pointer (task, sum, g_free);
}

static void
poll_after (UnrepTeamFolder *self,
            gint64           ms);

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (UnrepTeamFolder) self = data;
  g_autofree guint64 *sum = g_task_propagate_pointer (G_TASK (result), NULL);

  /* Somebody else has begun to read, or nobody wants to know any more. */
  if (sum == NULL)
    return;
  g_clear_object (&self->listing);
  if (*sum != self->listed)
    unrep_team_folder_refresh (self);
  else
    poll_after (self, (g_get_monotonic_time () - self->looked) / 1000 * REST_FACTOR);
}

/* Only what the folders list, which takes a small part of the time. */
static void
list (UnrepTeamFolder *self)
{
  g_autoptr (GTask) task = NULL;

  self->listing = g_cancellable_new ();
  self->looked = g_get_monotonic_time ();
  task = g_task_new (NULL, self->listing, listed_cb, g_object_ref (self));
  g_task_set_source_tag (task, list);
  g_task_set_task_data (task, g_ptr_array_ref (unrep_team_get_folders (self->team)), (GDestroyNotify) g_ptr_array_unref);
  g_task_run_in_thread (task, sum_thread);
}

static gboolean
poll_cb (gpointer data)
{
  UnrepTeamFolder *self = data;

  self->poll_source = 0;
  if (self->team == NULL || self->error != NULL || g_get_monotonic_time () >= self->due)
    unrep_team_folder_refresh (self);
  else
    list (self);
  return G_SOURCE_REMOVE;
}

static void
poll_after (UnrepTeamFolder *self,
            gint64           ms)
{
  g_clear_handle_id (&self->poll_source, g_source_remove);
  self->poll_source = g_timeout_add ((guint) CLAMP (ms, self->interval_ms, G_MAXINT), poll_cb, self);
}

/**
 * unrep_team_folder_rest:
 * @self: a folder
 *
 * Does not look at it any more until it is asked to.
 */
void
unrep_team_folder_rest (UnrepTeamFolder *self)
{
  g_clear_handle_id (&self->poll_source, g_source_remove);
  if (self->listing != NULL)
    g_cancellable_cancel (self->listing);
  g_clear_object (&self->listing);
}

/**
 * unrep_team_folder_poll_later:
 * @self: a folder that was read
 *
 * Has it looked at again after a while: soon, what its folders list, and where that is
 * another thing, all that is in them. All is read again even if it is not, after a rest
 * that is longer than the reading took.
 */
void
unrep_team_folder_poll_later (UnrepTeamFolder *self)
{
  gint64 now = g_get_monotonic_time ();

  if (self->interval_ms == 0)
    return;
  self->due = now + (now - self->begun) * REST_FACTOR;
  poll_after (self, self->interval_ms);
}

static gboolean
settle_cb (gpointer data)
{
  UnrepTeamFolder *self = data;

  self->settle_source = 0;
  unrep_team_folder_refresh (self);
  return G_SOURCE_REMOVE;
}

static void
monitored_cb (UnrepTeamFolder *self)
{
  if (self->settle_source == 0)
    self->settle_source = g_timeout_add (SETTLE_MS, settle_cb, self);
}

/**
 * unrep_team_folder_monitor:
 * @self: a folder that was read
 *
 * Has it read again as soon as the disk tells of a change. Those folders below it that
 * cannot be monitored are looked at now and then, as all are.
 */
void
unrep_team_folder_monitor (UnrepTeamFolder *self)
{
  GPtrArray *folders = unrep_team_get_folders (self->team);

  g_ptr_array_set_size (self->monitors, 0);
  for (guint i = 0; self->interval_ms > 0 && i < MIN (folders->len, MAX_MONITORS); i++)
    {
      GFileMonitor *monitor = g_file_monitor_directory (g_ptr_array_index (folders, i), G_FILE_MONITOR_WATCH_MOVES, NULL,
                                                        NULL);

      if (monitor == NULL)
        continue;
      g_signal_connect_object (monitor, "changed", G_CALLBACK (monitored_cb), self, G_CONNECT_SWAPPED);
      g_ptr_array_add (self->monitors, monitor);
    }
}

/**
 * unrep_team_folder_watch:
 * @self: a folder
 * @interval_ms: how often to look, in milliseconds, at the most; 0 not to watch any more
 *
 * Refreshes from now on whenever something changes.
 */
void
unrep_team_folder_watch (UnrepTeamFolder *self,
                         guint            interval_ms)
{
  g_return_if_fail (UNREP_IS_TEAM_FOLDER (self));

  self->interval_ms = interval_ms;
  if (interval_ms == 0)
    {
      unrep_team_folder_rest (self);
      g_clear_handle_id (&self->settle_source, g_source_remove);
      g_ptr_array_set_size (self->monitors, 0);
    }
  else
    unrep_team_folder_refresh (self);
}
