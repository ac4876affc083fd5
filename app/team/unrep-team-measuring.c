/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "team/unrep-team-measuring.h"

#include "team/unrep-team-table-private.h"

/* How often a table of what is known so far is made, at the most, and which part of the
 * time may go into them: of a thousand reports one takes a while. */
#define TABLE_US (1000 * 1000)
#define TABLE_FACTOR 4

struct _UnrepTeamMeasuring
{
  UnrepTeam   *team;
  GFile       *folder;
  /* The thread's own, of UnrepTeamReport by GFile. */
  GHashTable  *reports;
  GHashTable  *texts;
  GAsyncQueue *tables;
  gint         n_done;
  gint         n_files;
  gboolean     is_behind;
};

/**
 * unrep_team_reports_copy:
 * @reports: (nullable) (element-type GFile UnrepTeamReport): what is known of reports
 *
 * Returns: (transfer full) (element-type GFile UnrepTeamReport): the same, to be changed
 */
GHashTable *
unrep_team_reports_copy (GHashTable *reports)
{
  GHashTable *copy = g_hash_table_new_full (g_file_hash, (GEqualFunc) g_file_equal, NULL,
                                            (GDestroyNotify) unrep_team_report_unref);
  GHashTableIter iter;
  gpointer file, report;

  if (reports == NULL)
    return copy;
  g_hash_table_iter_init (&iter, reports);
  while (g_hash_table_iter_next (&iter, &file, &report))
    g_hash_table_insert (copy, file, unrep_team_report_ref (report));
  return copy;
}

/**
 * unrep_team_measuring_new:
 * @team: a team's work
 * @folder: where it lies
 * @reports: (element-type GFile UnrepTeamReport): what is known of its reports
 * @texts: (element-type GFile utf8): SHA-256 of the texts that were known when @team
 *   was read
 *
 * Returns: (transfer full): a look that has not begun yet
 */
UnrepTeamMeasuring *
unrep_team_measuring_new (UnrepTeam  *team,
                          GFile      *folder,
                          GHashTable *reports,
                          GHashTable *texts)
{
  UnrepTeamMeasuring *self = g_atomic_rc_box_new0 (UnrepTeamMeasuring);

  self->team = unrep_team_ref (team);
  self->folder = g_object_ref (folder);
  self->reports = unrep_team_reports_copy (reports);
  self->texts = g_hash_table_ref (texts);
  self->tables = g_async_queue_new_full ((GDestroyNotify) unrep_team_table_unref);
  return self;
}

/**
 * unrep_team_measuring_ref:
 * @self: a look into reports
 *
 * Returns: (transfer full): @self
 */
UnrepTeamMeasuring *
unrep_team_measuring_ref (UnrepTeamMeasuring *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  UnrepTeamMeasuring *self = data;

  unrep_team_unref (self->team);
  g_object_unref (self->folder);
  g_hash_table_unref (self->reports);
  g_hash_table_unref (self->texts);
  g_async_queue_unref (self->tables);
}

/**
 * unrep_team_measuring_unref:
 * @self: (transfer full): a look into reports
 */
void
unrep_team_measuring_unref (UnrepTeamMeasuring *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/* Whether a report turned out to have another text than work on it is about, and that
 * work was not re-anchored with that in mind yet. */
static gboolean
find_behind (UnrepTeamMeasuring *self)
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

/* Returns when the next one may be made. */
static gint64
make_table (UnrepTeamMeasuring *self)
{
  gint64 begun = g_get_monotonic_time (), now;

  g_async_queue_push (self->tables, unrep_team_table_new (self->team, self->folder, self->reports));
  now = g_get_monotonic_time ();
  return now + MAX (TABLE_US, (now - begun) * TABLE_FACTOR);
}

/**
 * unrep_team_measuring_run:
 * @self: a look into reports
 * @cancellable: (nullable): to stop; what was seen until then counts
 *
 * Loads the reports that have changed. It blocks, and is meant for a thread; meanwhile
 * others may only ask for progress and tables.
 */
void
unrep_team_measuring_run (UnrepTeamMeasuring *self,
                          GCancellable       *cancellable)
{
  g_autoptr (GHashTable) files = unrep_team_table_list_reports (self->team);
  gint64 next = g_get_monotonic_time () + TABLE_US;
  gboolean any = FALSE;
  GHashTableIter iter;
  gpointer file;

  g_atomic_int_set (&self->n_files, (gint) g_hash_table_size (files));
  g_hash_table_iter_init (&iter, files);
  while (g_hash_table_iter_next (&iter, &file, NULL))
    {
      UnrepTeamReport *before = g_hash_table_lookup (self->reports, file);
      UnrepTeamReport *report = unrep_team_report_load (self->team, file, before, cancellable);

      if (report == NULL)
        break;
      any = any || report != before;
      g_hash_table_replace (self->reports, unrep_team_report_get_file (report), report);
      g_atomic_int_inc (&self->n_done);
      if (any && g_get_monotonic_time () > next)
        {
          next = make_table (self);
          any = FALSE;
        }
    }
  if (any)
    make_table (self);
  self->is_behind = !g_cancellable_is_cancelled (cancellable) && find_behind (self);
}

/**
 * unrep_team_measuring_get_progress:
 * @self: a look into reports, running or not
 * @n_files: (out): how many reports there are, 0 as long as that is not known
 *
 * Returns: how many of them were looked into
 */
guint
unrep_team_measuring_get_progress (UnrepTeamMeasuring *self,
                                   guint              *n_files)
{
  *n_files = (guint) g_atomic_int_get (&self->n_files);
  return (guint) g_atomic_int_get (&self->n_done);
}

/**
 * unrep_team_measuring_take_table:
 * @self: a look into reports, running or not
 *
 * Returns: (transfer full) (nullable): the newest table that nobody has taken, %NULL
 *   where there is nothing new
 */
UnrepTeamTable *
unrep_team_measuring_take_table (UnrepTeamMeasuring *self)
{
  UnrepTeamTable *newest = NULL, *table;

  while ((table = g_async_queue_try_pop (self->tables)) != NULL)
    {
      g_clear_pointer (&newest, unrep_team_table_unref);
      newest = table;
    }
  return newest;
}

/**
 * unrep_team_measuring_get_reports:
 * @self: a look into reports that was run
 *
 * Returns: (transfer none) (element-type GFile UnrepTeamReport): what is known of them
 */
GHashTable *
unrep_team_measuring_get_reports (UnrepTeamMeasuring *self)
{
  return self->reports;
}

/**
 * unrep_team_measuring_is_behind:
 * @self: a look into reports that was run
 *
 * Returns: whether a report has another text than was known when the team was read, so
 *   that it has to be read again
 */
gboolean
unrep_team_measuring_is_behind (UnrepTeamMeasuring *self)
{
  return self->is_behind;
}
