/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "team/unrep-team-private.h"

#include "base/unrep-file.h"
#include "team/unrep-team-scan.h"

#include <glib/gi18n.h>

/* Each thread holds one whole side file of up to 64 MB. */
#define MAX_THREADS 8

#define SIDE_FILE_SUFFIX ".unrep.json"
#define CODEBOOK_SUFFIX ".unrep-codebook.json"
#define TEAM_FILE_NAME "team.unrep.json"

/* What became of one source; exactly one member is set, or none. */
typedef struct
{
  UnrepSheet    *sheet;
  UnrepCodebook *codebook;
  GError        *problem;
} Result;

typedef struct
{
  UnrepTeam    *team;
  GPtrArray    *sources;
  Result       *results;
  GCancellable *cancellable;
} Reading;

static gboolean
has_suffix (GFile      *file,
            const char *suffix)
{
  g_autofree char *name = g_file_get_basename (file);

  return g_str_has_suffix (name, suffix);
}

/* Whether a file that could not be understood was meant to be a side file of
 * those that are wanted. */
static gboolean
is_meant (UnrepTeam             *self,
          const UnrepTeamSource *source)
{
  g_autofree char *name = g_file_get_basename (source->file);
  GHashTableIter iter;
  gpointer report_name;

  if (!source->filtered)
    return source->named || !g_str_equal (name, TEAM_FILE_NAME);

  g_hash_table_iter_init (&iter, self->report_names);
  while (g_hash_table_iter_next (&iter, &report_name, NULL))
    if (g_str_has_prefix (name, report_name))
      return TRUE;
  return FALSE;
}

/* Whether it is of a report that is wanted; says so where it is of the report,
 * but not of its text. */
static gboolean
is_wanted (UnrepTeam             *self,
           const UnrepTeamSource *source,
           UnrepSideFile         *side_file,
           GError               **error)
{
  const char *report_name = unrep_side_file_get_report_name (side_file);

  if (!source->filtered || g_hash_table_contains (self->reports, unrep_side_file_get_text_sha256 (side_file)))
    return TRUE;

  if (g_hash_table_contains (self->report_names, report_name))
    {
      g_autofree char *display = unrep_file_dup_display (source->file);
      g_autofree char *printable = unrep_dup_printable (report_name);

      g_set_error (error, UNREP_ERROR, UNREP_ERROR_FOREIGN,
                   _("“%s” belongs to another text of “%s”: the report has changed since. It is not counted."),
                   display, printable);
    }
  return FALSE;
}

static void
read_side_file (UnrepTeam             *self,
                const UnrepTeamSource *source,
                Result                *result,
                GCancellable          *cancellable)
{
  g_autoptr (UnrepSideFile) side_file = NULL;
  g_autoptr (UnrepSheet) sheet = unrep_sheet_read (source->file, &side_file, cancellable, &result->problem);

  if (sheet == NULL && !is_meant (self, source))
    g_clear_error (&result->problem);
  else if (sheet != NULL && is_wanted (self, source, side_file, &result->problem) &&
           g_str_equal (unrep_side_file_get_role (side_file), "annotation"))
    result->sheet = g_steal_pointer (&sheet);
}

/* A folder may hold any JSON. What claims to be a side file, by content or by
 * name, and cannot be read is named; the rest is none of our business. */
static void
read_source (UnrepTeam             *self,
             const UnrepTeamSource *source,
             Result                *result,
             GCancellable          *cancellable)
{
  g_autoptr (GFileInputStream) stream = NULL;
  g_autoptr (GError) error = NULL;

  if (source->named)
    {
      read_side_file (self, source, result, cancellable);
      return;
    }
  if (has_suffix (source->file, CODEBOOK_SUFFIX))
    {
      result->codebook = unrep_codebook_load (source->file, cancellable, &result->problem);
      return;
    }
  if (has_suffix (source->file, SIDE_FILE_SUFFIX) || unrep_side_file_looks_like_one (source->file))
    {
      read_side_file (self, source, result, cancellable);
      return;
    }

  stream = g_file_read (source->file, cancellable, &error);
  if (stream == NULL)
    {
      g_autofree char *display = unrep_file_dup_display (source->file);
      g_autofree char *reason = unrep_dup_printable (error->message);

      result->problem = g_error_new (UNREP_ERROR, UNREP_ERROR_UNREADABLE,
                                     _("“%s” could not be read: %s. Whether it is a side file is not known."),
                                     display, reason);
    }
}

static void
read_source_cb (gpointer data,
                gpointer user_data)
{
  Reading *reading = user_data;
  guint index = GPOINTER_TO_UINT (data) - 1;

  if (!g_cancellable_is_cancelled (reading->cancellable))
    read_source (reading->team, g_ptr_array_index (reading->sources, index), &reading->results[index],
                 reading->cancellable);
}

static void
collect (UnrepTeam *self,
         Result    *result)
{
  if (result->sheet != NULL)
    g_ptr_array_add (self->sheets, result->sheet);
  if (result->codebook != NULL)
    g_ptr_array_add (self->codebooks, result->codebook);
  if (result->problem != NULL)
    g_ptr_array_add (self->problems, result->problem);
}

/* In threads, but with results in the order of the sources, so that the same
 * folder gives the same output. */
static void
read_sources (UnrepTeam    *self,
              GPtrArray    *sources,
              GCancellable *cancellable)
{
  g_autofree Result *results = g_new0 (Result, MAX (sources->len, 1));
  Reading reading = { .team = self, .sources = sources, .results = results, .cancellable = cancellable };
  GThreadPool *pool = g_thread_pool_new (read_source_cb, &reading, MIN (g_get_num_processors (), MAX_THREADS),
                                         FALSE, NULL);

  for (guint i = 0; i < sources->len; i++)
    g_thread_pool_push (pool, GUINT_TO_POINTER (i + 1), NULL);
  g_thread_pool_free (pool, FALSE, TRUE);

  for (guint i = 0; i < sources->len; i++)
    collect (self, &results[i]);
}

static gboolean
is_side_file_name (GFile *file)
{
  return has_suffix (file, ".json") || unrep_side_file_looks_like_one (file);
}

/* A report stands for the side files beside it; many of them may share a folder. */
static void
add_report (UnrepTeam    *self,
            GFile        *file,
            GHashTable   *folders,
            GPtrArray    *sources,
            GCancellable *cancellable)
{
  GError *error = NULL;
  g_autoptr (UnrepReport) report = unrep_report_load (file, cancellable, &error);
  g_autoptr (GFile) folder = g_file_get_parent (file);

  if (report == NULL)
    {
      g_ptr_array_add (self->problems, error);
      return;
    }
  g_hash_table_insert (self->reports, g_strdup (unrep_report_get_text_sha256 (report)), g_object_ref (file));
  g_hash_table_add (self->report_names, g_strdup (unrep_report_get_name (report)));
  if (g_hash_table_add (folders, g_object_ref (folder)))
    unrep_team_scan (folder, TRUE, sources, self->problems, cancellable);
}

static GPtrArray *
list_sources (UnrepTeam    *self,
              GPtrArray    *paths,
              GCancellable *cancellable)
{
  GPtrArray *sources = g_ptr_array_new_with_free_func ((GDestroyNotify) unrep_team_source_free);
  g_autoptr (GHashTable) folders = g_hash_table_new_full (g_file_hash, (GEqualFunc) g_file_equal, g_object_unref, NULL);

  for (guint i = 0; i < paths->len; i++)
    {
      GFile *path = g_ptr_array_index (paths, i);

      if (g_file_query_file_type (path, G_FILE_QUERY_INFO_NONE, cancellable) == G_FILE_TYPE_DIRECTORY)
        unrep_team_scan (path, FALSE, sources, self->problems, cancellable);
      else if (is_side_file_name (path))
        g_ptr_array_add (sources, unrep_team_source_new (path, TRUE, FALSE));
      else
        add_report (self, path, folders, sources, cancellable);
    }

  return sources;
}

/* The same file may be named twice, or lie in a folder that is named, too. What
 * was asked for most widely holds. */
static void
join_repeated (GPtrArray *sources)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_file_hash, (GEqualFunc) g_file_equal);

  for (guint i = 0; i < sources->len;)
    {
      UnrepTeamSource *source = g_ptr_array_index (sources, i);
      UnrepTeamSource *first = g_hash_table_lookup (seen, source->file);

      if (first == NULL)
        {
          g_hash_table_insert (seen, source->file, source);
          i++;
          continue;
        }
      first->named = first->named || source->named;
      first->filtered = first->filtered && source->filtered;
      g_ptr_array_remove_index (sources, i);
    }
}

/* Copies of one person's work are few, and to merge them takes more than a sheet
 * keeps: they are read again. */
static UnrepSheet *
merge_run (UnrepTeam    *self,
           guint         first,
           guint         end,
           GCancellable *cancellable)
{
  g_autoptr (UnrepSideFile) merged = NULL;
  GFile *file = unrep_sheet_get_file (g_ptr_array_index (self->sheets, first));
  guint n_conflicts = 0;

  for (guint i = first; i < end; i++)
    {
      GFile *copy = unrep_sheet_get_file (g_ptr_array_index (self->sheets, i));
      GError *error = NULL;
      g_autoptr (UnrepSideFile) other = unrep_side_file_read (copy, cancellable, &error);
      g_autoptr (UnrepSideFile) before = g_steal_pointer (&merged);
      g_autoptr (GPtrArray) conflicts = NULL;

      if (other == NULL)
        g_ptr_array_add (self->problems, error);
      if (before == NULL)
        merged = g_steal_pointer (&other);
      else if (other == NULL)
        merged = g_steal_pointer (&before);
      else
        merged = unrep_side_file_merge (before, other, &conflicts);
      if (conflicts != NULL)
        n_conflicts = conflicts->len;
    }

  if (n_conflicts > 0)
    {
      g_autofree char *display = unrep_file_dup_display (file);

      g_ptr_array_add (self->problems,
                       g_error_new (UNREP_ERROR, UNREP_ERROR_CHANGED,
                                    ngettext ("“%s” and a copy of it contradict each other in %u annotation. It is "
                                              "counted once, as it was changed last; the reviewer has to choose.",
                                              "“%s” and a copy of it contradict each other in %u annotations. They are "
                                              "counted once, as they were changed last; the reviewer has to "
                                              "choose.",
                                              n_conflicts), display, n_conflicts));
    }
  return merged != NULL ? unrep_sheet_new (merged, file) : NULL;
}

static void
merge_copies (UnrepTeam    *self,
              GCancellable *cancellable)
{
  g_autoptr (GPtrArray) old = self->sheets;
  GPtrArray *sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) unrep_sheet_unref);

  for (guint first = 0, i = 1; i <= old->len; i++)
    if (i == old->len || !unrep_sheet_same_work (g_ptr_array_index (old, first), g_ptr_array_index (old, i)))
      {
        UnrepSheet *sheet = i - first > 1 ? merge_run (self, first, i, cancellable)
                                          : unrep_sheet_ref (g_ptr_array_index (old, first));

        if (sheet != NULL)
          g_ptr_array_add (sheets, sheet);
        first = i;
      }
  self->sheets = sheets;
}

static int
compare_sheets (gconstpointer a,
                gconstpointer b)
{
  return unrep_sheet_compare (*(UnrepSheet * const *) a, *(UnrepSheet * const *) b);
}

/**
 * unrep_team_gather:
 * @self: a team without anything
 * @paths: (element-type GFile): reports, side files and folders
 * @cancellable: (nullable): cancels the reading; what was read until then stays
 *
 * Reads everybody's work into @self, in the order of unrep_sheet_compare().
 */
void
unrep_team_gather (UnrepTeam    *self,
                   GPtrArray    *paths,
                   GCancellable *cancellable)
{
  g_autoptr (GPtrArray) sources = list_sources (self, paths, cancellable);

  join_repeated (sources);
  read_sources (self, sources, cancellable);
  g_ptr_array_sort (self->sheets, compare_sheets);
  merge_copies (self, cancellable);
}
