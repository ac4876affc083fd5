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

/* What a thread needs to look into the reports: nothing of it changes meanwhile. */
typedef struct
{
  UnrepTeam *team;
  GPtrArray *files;
  GPtrArray *before;
  GAsyncQueue *measured;
} Measuring;

static void
measuring_free (gpointer data)
{
  Measuring *measuring = data;

  unrep_team_unref (measuring->team);
  g_ptr_array_unref (measuring->files);
  g_ptr_array_unref (measuring->before);
  g_async_queue_unref (measuring->measured);
  g_free (measuring);
}

/* The same for the side files. */
typedef struct
{
  GFile *folder;
  UnrepTeamReader *reader;
  GHashTable *texts;
} Reading;

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
  Reading *reading = g_new (Reading, 1);

  reading->folder = g_object_ref (self->file);
  reading->reader = unrep_team_reader_ref (self->reader);
  g_hash_table_unref (self->texts);
  self->texts = new_texts (self->reports);
  reading->texts = g_hash_table_ref (self->texts);
  return reading;
}

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_object_unref (reading->folder);
  unrep_team_reader_unref (reading->reader);
  g_hash_table_unref (reading->texts);
  g_free (reading);
}

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
update_table (UnrepTeamFolder *self)
{
  g_clear_pointer (&self->table, unrep_team_table_unref);
  self->table = unrep_team_table_new (self->team, self->file, self->reports);
  g_signal_emit (self, signals[CHANGED], 0);
}

static gboolean
take_measured (UnrepTeamFolder *self)
{
  UnrepTeamReport *report;
  gboolean any = FALSE;

  while ((report = g_async_queue_try_pop (self->measured)) != NULL)
    {
      UnrepTeamReport *before = g_hash_table_lookup (self->reports, unrep_team_report_get_file (report));

      self->n_measured++;
      any = any || before != report;
      g_hash_table_replace (self->reports, unrep_team_report_get_file (report), report);
    }
  return any;
}

static gboolean
progress_cb (gpointer data)
{
  UnrepTeamFolder *self = data;
  guint n_files = self->n_to_measure, n_done;

  if (self->phase == UNREP_TEAM_MEASURING)
    {
      if (take_measured (self))
        update_table (self);
      n_done = self->n_measured;
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

/* Whether a report turned out to have another text than work on it is about, and that
 * work was not re-anchored with that in mind yet. */
static gboolean
is_behind (UnrepTeamFolder *self)
{
  for (guint i = 0; i < unrep_team_get_n_sheets (self->team); i++)
    {
      UnrepSheet *sheet = unrep_team_get_sheet (self->team, i);
      g_autoptr (GFile) file = unrep_team_new_report_file (sheet);
      UnrepTeamReport *report = file != NULL ? g_hash_table_lookup (self->reports, file) : NULL;
      const char *sha256 = report != NULL ? unrep_team_report_get_text_sha256 (report) : NULL;

      if (sha256 != NULL && !g_str_equal (sha256, unrep_sheet_get_text_sha256 (sheet)) &&
          g_strcmp0 (sha256, g_hash_table_lookup (self->texts, file)) != 0)
        return TRUE;
    }
  return FALSE;
}

static void
measured_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (UnrepTeamFolder) self = data;

  if (take_measured (self))
    update_table (self);
  self->again = self->again || (!g_cancellable_is_cancelled (self->cancellable) && is_behind (self));
  finish (self);
}

static void
measure_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  Measuring *measuring = task_data;

  for (guint i = 0; i < measuring->files->len; i++)
    {
      UnrepTeamReport *report = unrep_team_report_load (measuring->team, g_ptr_array_index (measuring->files, i),
                                                        g_ptr_array_index (measuring->before, i), cancellable);

      if (report == NULL)
        break;
      g_async_queue_push (measuring->measured, report);
    }
  g_task_return_boolean (task, TRUE);
}

static void
report_unref (gpointer report)
{
  if (report != NULL)
    unrep_team_report_unref (report);
}

static void
measure (UnrepTeamFolder *self)
{
  Measuring *measuring = g_new0 (Measuring, 1);
  g_autoptr (GHashTable) files = unrep_team_table_list_reports (self->team);
  g_autoptr (GTask) task = g_task_new (NULL, self->cancellable, measured_cb, g_object_ref (self));
  GHashTableIter iter;
  gpointer file;

  measuring->team = unrep_team_ref (self->team);
  measuring->files = g_ptr_array_new_with_free_func (g_object_unref);
  measuring->before = g_ptr_array_new_with_free_func (report_unref);
  measuring->measured = g_async_queue_ref (self->measured);
  g_hash_table_iter_init (&iter, files);
  while (g_hash_table_iter_next (&iter, &file, NULL))
    {
      UnrepTeamReport *before = g_hash_table_lookup (self->reports, file);

      g_ptr_array_add (measuring->files, g_object_ref (file));
      g_ptr_array_add (measuring->before, before != NULL ? unrep_team_report_ref (before) : NULL);
    }
  self->n_measured = 0;
  self->n_to_measure = measuring->files->len;
  set_phase (self, UNREP_TEAM_MEASURING);
  g_task_set_source_tag (task, measure);
  g_task_set_task_data (task, measuring, measuring_free);
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
is_same (UnrepTeamFolder *self,
         UnrepTeam       *team)
{
  return self->team != NULL && self->error == NULL && unrep_team_reader_get_n_read (self->reader) == 0 &&
         unrep_team_get_n_sheets (team) == unrep_team_get_n_sheets (self->team) &&
         unrep_team_get_n_problems (team) == unrep_team_get_n_problems (self->team) &&
         unrep_team_get_n_notes (team) == unrep_team_get_n_notes (self->team) &&
         (unrep_team_get_file (team) != NULL) == (unrep_team_get_file (self->team) != NULL) &&
         unrep_team_get_found_reports (team)->len == unrep_team_get_found_reports (self->team)->len &&
         is_about_same_texts (team, self->team);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr (UnrepTeamFolder) self = data;
  g_autoptr (GError) error = NULL;
  UnrepTeam *team = g_task_propagate_pointer (G_TASK (result), &error);

  if (team == NULL)
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
  if (is_same (self, team))
    unrep_team_unref (team);
  else
    {
      g_clear_error (&self->error);
      g_clear_pointer (&self->team, unrep_team_unref);
      self->team = team;
      update_table (self);
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
  GError *error = NULL;
  UnrepTeam *team = NULL;

  g_ptr_array_add (paths, reading->folder);
  if (unrep_team_check_folder (reading->folder, cancellable, &error))
    team = unrep_team_cache_read (reading->reader, paths, cancellable, &error);
  if (team != NULL)
    unrep_team_make_present (team, reading->texts, cancellable);
  if (team != NULL)
    g_task_return_pointer (task, team, (GDestroyNotify) unrep_team_unref);
  else
    g_task_return_error (task, error);
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
  g_clear_handle_id (&self->poll_source, g_source_remove);
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
  g_clear_handle_id (&self->poll_source, g_source_remove);
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
  g_async_queue_unref (self->measured);
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
  self->reports = g_hash_table_new_full (g_file_hash, (GEqualFunc) g_file_equal, NULL,
                                         (GDestroyNotify) unrep_team_report_unref);
  self->texts = new_texts (self->reports);
  self->measured = g_async_queue_new_full ((GDestroyNotify) unrep_team_report_unref);
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
