/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "team/unrep-team-folder-private.h"

#include "team/unrep-team-cache.h"
#include "team/unrep-team-scan.h"
#include "team/unrep-team-table-private.h"

/* How often a person is told how far it is. */
#define PROGRESS_MS 150

G_DEFINE_FINAL_TYPE (UnrepTeamFolder, unrep_team_folder, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_IS_BUSY,
  N_PROPS
};

enum
{
  CHANGED,
  PROGRESS,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

/* What a thread needs to read the side files: nothing of it changes meanwhile. */
typedef struct
{
  GFile           *folder;
  UnrepTeamReader *reader;
  GHashTable      *reports;
  GHashTable      *texts;
  /* What was there before; %NULL where it has to be shown anew anyway. */
  UnrepTeam       *before;
} Reading;

/* What it has read; without a team where nothing has to be shown anew. */
typedef struct
{
  UnrepTeam      *team;
  UnrepTeamTable *table;
  guint64         listed;
} Read;

static GHashTable *
new_texts (GHashTable *reports)
{
  GHashTable *texts = g_hash_table_new_full (g_file_hash, (GEqualFunc) g_file_equal, g_object_unref, g_free);
  GHashTableIter iter;
  gpointer file, report;

  g_hash_table_iter_init (&iter, reports);
  while (g_hash_table_iter_next (&iter, &file, &report))
    if (unrep_team_report_get_text_sha256 (report) != NULL)
      g_hash_table_insert (texts, g_object_ref (file), g_strdup (unrep_team_report_get_text_sha256 (report)));
  return texts;
}

static Reading *
reading_new (UnrepTeamFolder *self)
{
  Reading *reading = g_new0 (Reading, 1);

  reading->folder = g_object_ref (self->file);
  reading->reader = unrep_team_reader_ref (self->reader);
  reading->reports = unrep_team_reports_copy (self->reports);
  g_hash_table_unref (self->texts);
  self->texts = new_texts (self->reports);
  reading->texts = g_hash_table_ref (self->texts);
  if (self->team != NULL && self->error == NULL)
    reading->before = unrep_team_ref (self->team);
  return reading;
}

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_object_unref (reading->folder);
  unrep_team_reader_unref (reading->reader);
  g_hash_table_unref (reading->reports);
  g_hash_table_unref (reading->texts);
  g_clear_pointer (&reading->before, unrep_team_unref);
  g_free (reading);
}

static void
read_free (gpointer data)
{
  Read *read = data;

  g_clear_pointer (&read->team, unrep_team_unref);
  g_clear_pointer (&read->table, unrep_team_table_unref);
  g_free (read);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Read, read_free)

static void
set_phase (UnrepTeamFolder *self,
           UnrepTeamPhase   phase)
{
  gboolean was_busy = self->phase != UNREP_TEAM_IDLE;

  self->phase = phase;
  if (was_busy != (phase != UNREP_TEAM_IDLE))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_BUSY]);
}

static void
take_table (UnrepTeamFolder *self,
            UnrepTeamTable  *table)
{
  g_clear_pointer (&self->table, unrep_team_table_unref);
  self->table = table;
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
take_measured (UnrepTeamFolder *self)
{
  UnrepTeamTable *table = unrep_team_measuring_take_table (self->measuring);

  if (table != NULL)
    take_table (self, table);
}

static gboolean
progress_cb (gpointer data)
{
  UnrepTeamFolder *self = data;
  guint n_files, n_done;

  if (self->phase == UNREP_TEAM_MEASURING)
    {
      take_measured (self);
      n_done = unrep_team_measuring_get_progress (self->measuring, &n_files);
    }
  else
    n_done = unrep_team_reader_get_progress (self->reader, &n_files);
  g_signal_emit (self, signals[PROGRESS], 0, n_done, n_files);
  return G_SOURCE_CONTINUE;
}

static void
finish (UnrepTeamFolder *self)
{
  gboolean again = self->again, is_cancelled = g_cancellable_is_cancelled (self->cancellable);

  g_clear_handle_id (&self->progress_source, g_source_remove);
  g_clear_object (&self->cancellable);
  self->again = FALSE;
  set_phase (self, UNREP_TEAM_IDLE);
  if (again)
    unrep_team_folder_refresh (self);
  else if (!is_cancelled)
    unrep_team_folder_poll_later (self);
}

static void
measured_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (UnrepTeamFolder) self = data;
  g_autoptr (UnrepTeamMeasuring) measuring = g_steal_pointer (&self->measuring);
  g_autoptr (UnrepTeamTable) table = unrep_team_measuring_take_table (measuring);

  g_hash_table_unref (self->reports);
  self->reports = g_hash_table_ref (unrep_team_measuring_get_reports (measuring));
  if (table != NULL)
    take_table (self, g_steal_pointer (&table));
  self->again = self->again || unrep_team_measuring_is_behind (measuring);
  finish (self);
}

static void
measure_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  unrep_team_measuring_run (task_data, cancellable);
  g_task_return_boolean (task, TRUE);
}

static void
measure (UnrepTeamFolder *self)
{
  g_autoptr (GTask) task = g_task_new (NULL, self->cancellable, measured_cb, g_object_ref (self));

  self->measuring = unrep_team_measuring_new (self->team, self->file, self->reports, self->texts);
  set_phase (self, UNREP_TEAM_MEASURING);
  g_task_set_source_tag (task, measure);
  g_task_set_task_data (task, unrep_team_measuring_ref (self->measuring), (GDestroyNotify) unrep_team_measuring_unref);
  g_task_run_in_thread (task, measure_thread);
}

static gboolean
is_about_same_texts (UnrepTeam *team,
                     UnrepTeam *other)
{
  for (guint i = 0; i < unrep_team_get_n_sheets (team); i++)
    if (!g_str_equal (unrep_sheet_get_text_sha256 (unrep_team_get_sheet (team, i)),
                      unrep_sheet_get_text_sha256 (unrep_team_get_sheet (other, i))))
      return FALSE;
  return TRUE;
}

/* Whether nothing has to be shown anew: where no file was read, and none is gone. */
static gboolean
is_same (Reading   *reading,
         UnrepTeam *team)
{
  UnrepTeam *before = reading->before;

  return before != NULL && unrep_team_reader_get_n_read (reading->reader) == 0 &&
         unrep_team_get_n_sheets (team) == unrep_team_get_n_sheets (before) &&
         unrep_team_get_n_problems (team) == unrep_team_get_n_problems (before) &&
         unrep_team_get_n_notes (team) == unrep_team_get_n_notes (before) &&
         (unrep_team_get_file (team) != NULL) == (unrep_team_get_file (before) != NULL) &&
         unrep_team_get_found_reports (team)->len == unrep_team_get_found_reports (before)->len &&
         is_about_same_texts (team, before);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr (UnrepTeamFolder) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (Read) read = g_task_propagate_pointer (G_TASK (result), &error);

  if (read == NULL)
    {
      gboolean is_news = !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) &&
                         (self->error == NULL || g_strcmp0 (self->error->message, error->message) != 0);

      if (is_news)
        {
          g_clear_error (&self->error);
          self->error = g_steal_pointer (&error);
          g_signal_emit (self, signals[CHANGED], 0);
        }
      finish (self);
      return;
    }
  self->listed = read->listed;
  if (read->team != NULL)
    {
      g_clear_error (&self->error);
      g_clear_pointer (&self->team, unrep_team_unref);
      self->team = g_steal_pointer (&read->team);
      take_table (self, g_steal_pointer (&read->table));
      unrep_team_folder_monitor (self);
    }
  measure (self);
}

static void
read_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  Reading *reading = task_data;
  g_autoptr (GPtrArray) paths = g_ptr_array_new ();
  g_autoptr (UnrepTeam) team = NULL;
  GError *error = NULL;
  guint64 listed = 0;
  Read *read;

  /* Before it is read: what comes meanwhile is seen by the next look. */
  if (reading->before != NULL)
    listed = unrep_team_scan_sum (unrep_team_get_folders (reading->before), cancellable);
  g_ptr_array_add (paths, reading->folder);
  if (unrep_team_check_folder (reading->folder, cancellable, &error))
    team = unrep_team_cache_read (reading->reader, paths, cancellable, &error);
  if (team == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  unrep_team_make_present (team, reading->texts, cancellable);
  read = g_new0 (Read, 1);
  read->listed = reading->before != NULL ? listed : unrep_team_scan_sum (unrep_team_get_folders (team), cancellable);
  if (!is_same (reading, team))
    {
      read->table = unrep_team_table_new (team, reading->folder, reading->reports);
      read->team = g_steal_pointer (&team);
    }
  g_task_return_pointer (task, read, read_free);
}

/**
 * unrep_team_folder_refresh:
 * @self: a folder
 *
 * Reads what changed since the last time, or everything the first time. While it is
 * being read, it is read again afterwards.
 */
void
unrep_team_folder_refresh (UnrepTeamFolder *self)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (UNREP_IS_TEAM_FOLDER (self));

  if (self->phase != UNREP_TEAM_IDLE)
    {
      self->again = TRUE;
      return;
    }
  unrep_team_folder_rest (self);
  self->begun = g_get_monotonic_time ();
  self->cancellable = g_cancellable_new ();
  set_phase (self, UNREP_TEAM_READING);
  self->progress_source = g_timeout_add (PROGRESS_MS, progress_cb, self);
  task = g_task_new (NULL, self->cancellable, read_cb, g_object_ref (self));
  g_task_set_source_tag (task, unrep_team_folder_refresh);
  g_task_set_task_data (task, reading_new (self), reading_free);
  g_task_run_in_thread (task, read_thread);
}

/**
 * unrep_team_folder_cancel:
 * @self: a folder
 *
 * Ends a reading early. What was read so far stays, and is not read again. The folder
 * is not looked at any more until something in it changes or somebody asks.
 */
void
unrep_team_folder_cancel (UnrepTeamFolder *self)
{
  g_return_if_fail (UNREP_IS_TEAM_FOLDER (self));

  self->again = FALSE;
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
}

static void
unrep_team_folder_dispose (GObject *object)
{
  UnrepTeamFolder *self = UNREP_TEAM_FOLDER (object);

  unrep_team_folder_cancel (self);
  g_clear_handle_id (&self->progress_source, g_source_remove);
  unrep_team_folder_rest (self);
  g_clear_handle_id (&self->settle_source, g_source_remove);
  g_ptr_array_set_size (self->monitors, 0);
  G_OBJECT_CLASS (unrep_team_folder_parent_class)->dispose (object);
}

static void
unrep_team_folder_finalize (GObject *object)
{
  UnrepTeamFolder *self = UNREP_TEAM_FOLDER (object);

  g_object_unref (self->file);
  unrep_team_reader_unref (self->reader);
  g_clear_pointer (&self->table, unrep_team_table_unref);
  g_clear_pointer (&self->team, unrep_team_unref);
  g_hash_table_unref (self->reports);
  g_hash_table_unref (self->texts);
  g_clear_error (&self->error);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->measuring, unrep_team_measuring_unref);
  g_ptr_array_unref (self->monitors);
  G_OBJECT_CLASS (unrep_team_folder_parent_class)->finalize (object);
}

static void
unrep_team_folder_get_property (GObject    *object,
                                guint       property,
                                GValue     *value,
                                GParamSpec *pspec)
{
  switch (property)
    {
    case PROP_IS_BUSY:
      g_value_set_boolean (value, unrep_team_folder_is_busy (UNREP_TEAM_FOLDER (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
unrep_team_folder_class_init (UnrepTeamFolderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = unrep_team_folder_dispose;
  object_class->finalize = unrep_team_folder_finalize;
  object_class->get_property = unrep_team_folder_get_property;
  properties[PROP_IS_BUSY] = g_param_spec_boolean ("is-busy", NULL, NULL, FALSE,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[CHANGED] = g_signal_new ("changed", UNREP_TYPE_TEAM_FOLDER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  signals[PROGRESS] = g_signal_new ("progress", UNREP_TYPE_TEAM_FOLDER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
}

static void
unrep_team_folder_init (UnrepTeamFolder *self)
{
  self->reader = unrep_team_reader_new ();
  self->reports = unrep_team_reports_copy (NULL);
  self->texts = new_texts (self->reports);
  self->monitors = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * unrep_team_folder_new:
 * @folder: a folder, on a disk or on a share
 *
 * Returns: (transfer full): that folder, which nobody has looked into yet
 */
UnrepTeamFolder *
unrep_team_folder_new (GFile *folder)
{
  UnrepTeamFolder *self = g_object_new (UNREP_TYPE_TEAM_FOLDER, NULL);

  self->file = g_object_ref (folder);
  return self;
}

/**
 * unrep_team_folder_get_file:
 * @self: a folder
 *
 * Returns: (transfer none): where it is
 */
GFile *
unrep_team_folder_get_file (UnrepTeamFolder *self)
{
  return self->file;
}

/**
 * unrep_team_folder_is_busy:
 * @self: a folder
 *
 * Returns: whether it is being read
 */
gboolean
unrep_team_folder_is_busy (UnrepTeamFolder *self)
{
  return self->phase != UNREP_TEAM_IDLE;
}

/**
 * unrep_team_folder_get_team:
 * @self: a folder
 *
 * Returns: (transfer none) (nullable): everybody's work, %NULL before it was read
 */
UnrepTeam *
unrep_team_folder_get_team (UnrepTeamFolder *self)
{
  return self->team;
}

/**
 * unrep_team_folder_get_table:
 * @self: a folder
 *
 * Returns: (transfer none) (nullable): who has done what, %NULL before it was read
 */
UnrepTeamTable *
unrep_team_folder_get_table (UnrepTeamFolder *self)
{
  return self->table;
}

/**
 * unrep_team_folder_get_error:
 * @self: a folder
 *
 * Returns: (transfer none) (nullable): why it cannot be read now; what was read before
 *   is still there
 */
const GError *
unrep_team_folder_get_error (UnrepTeamFolder *self)
{
  return self->error;
}

/**
 * unrep_team_folder_get_n_read:
 * @self: a folder
 *
 * Returns: how many `*.json` files the last reading has read, because they were not
 *   known or may have changed
 */
guint
unrep_team_folder_get_n_read (UnrepTeamFolder *self)
{
  return unrep_team_reader_get_n_read (self->reader);
}
