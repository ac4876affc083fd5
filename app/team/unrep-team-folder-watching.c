/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When a team's folder is read again: as soon as the disk tells, and now and then. */
#include "team/unrep-team-folder-private.h"

/* Sync programs write several files in one go. */
#define SETTLE_MS 400
/* More folders than this are looked at now and then, like a share. */
#define MAX_MONITORS 512
/* Looking takes at most one part in so many of the time. */
#define REST_FACTOR 20

static gboolean
poll_cb (gpointer data)
{
  UnrepTeamFolder *self = data;

  self->poll_source = 0;
  unrep_team_folder_refresh (self);
  return G_SOURCE_REMOVE;
}

/**
 * unrep_team_folder_poll_later:
 * @self: a folder that was read
 *
 * Has it read again after a while: a large folder on a slow share rests longer than it is
 * looked at.
 */
void
unrep_team_folder_poll_later (UnrepTeamFolder *self)
{
  gint64 took_ms = (g_get_monotonic_time () - self->begun) / 1000;

  if (self->interval_ms == 0)
    return;
  g_clear_handle_id (&self->poll_source, g_source_remove);
  self->poll_source = g_timeout_add ((guint) CLAMP (took_ms * REST_FACTOR, self->interval_ms, G_MAXINT), poll_cb, self);
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
      g_clear_handle_id (&self->poll_source, g_source_remove);
      g_clear_handle_id (&self->settle_source, g_source_remove);
      g_ptr_array_set_size (self->monitors, 0);
    }
  else
    unrep_team_folder_refresh (self);
}
