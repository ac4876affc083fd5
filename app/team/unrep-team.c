/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "team/unrep-team.h"

#include "base/unrep-file.h"
#include "team/unrep-team-scan.h"

#include <glib/gi18n.h>
#include <string.h>

/* Each thread holds one whole side file; more of them would win little, because
 * what is read comes from one disk. */
#define N_THREADS 2

#define SIDE_FILE_SUFFIX ".unrep.json"
#define CODEBOOK_SUFFIX ".unrep-codebook.json"
#define TEAM_FILE_NAME "team.unrep.json"

struct _UnrepTeam
{
  GPtrArray     *sheets;
  GPtrArray     *problems;
  GPtrArray     *codebooks;
  /* Text SHA-256 to the report that a person named. */
  GHashTable    *reports;
};

/* What became of one source; exactly one member is set, or none. */
typedef struct
{
  UnrepSheet    *sheet;
  UnrepCodebook *codebook;
  GError        *problem;
} Result;

typedef struct
{
  GPtrArray    *sources;
  Result       *results;
  GCancellable *cancellable;
} Reading;

G_DEFINE_BOXED_TYPE (UnrepTeam, unrep_team, unrep_team_ref, unrep_team_unref)

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
is_meant (const UnrepTeamSource *source)
{
  g_autofree char *name = g_file_get_basename (source->file);

  if (source->report_name != NULL)
    return g_str_has_prefix (name, source->report_name);
  return !g_str_equal (name, TEAM_FILE_NAME);
}

static void
read_side_file (const UnrepTeamSource *source,
                Result                *result,
                GCancellable          *cancellable)
{
  g_autoptr (UnrepSideFile) side_file = unrep_side_file_read (source->file, cancellable, &result->problem);

  if (side_file == NULL)
    {
      if (!source->named && !is_meant (source))
        g_clear_error (&result->problem);
      return;
    }
  if (source->text_sha256 != NULL && !g_str_equal (source->text_sha256, unrep_side_file_get_text_sha256 (side_file)))
    {
      g_autofree char *display = NULL;

      if (!g_str_equal (source->report_name, unrep_side_file_get_report_name (side_file)))
        return;
      display = unrep_file_dup_display (source->file);
      result->problem = g_error_new (UNREP_ERROR, UNREP_ERROR_FOREIGN,
                                     _("“%s” belongs to another text of “%s”: the report has changed since. "
                                       "It is not counted."), display, source->report_name);
      return;
    }
  if (g_str_equal (unrep_side_file_get_role (side_file), "annotation"))
    result->sheet = unrep_sheet_new (side_file, source->file);
}

/* A folder may hold any JSON. What claims to be a side file, by content or by
 * name, and cannot be read is named; the rest is none of our business. */
static void
read_source (const UnrepTeamSource *source,
             Result                *result,
             GCancellable          *cancellable)
{
  g_autoptr (GFileInputStream) stream = NULL;
  g_autoptr (GError) error = NULL;

  if (source->named)
    {
      read_side_file (source, result, cancellable);
      return;
    }
  if (has_suffix (source->file, CODEBOOK_SUFFIX))
    {
      result->codebook = unrep_codebook_load (source->file, cancellable, &result->problem);
      return;
    }
  if (has_suffix (source->file, SIDE_FILE_SUFFIX) || unrep_side_file_looks_like_one (source->file))
    {
      read_side_file (source, result, cancellable);
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
    read_source (g_ptr_array_index (reading->sources, index), &reading->results[index], reading->cancellable);
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
  Reading reading = { .sources = sources, .results = results, .cancellable = cancellable };
  GThreadPool *pool = g_thread_pool_new (read_source_cb, &reading, N_THREADS, FALSE, NULL);

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

/* A report stands for the side files beside it. */
static void
add_report (UnrepTeam    *self,
            GFile        *file,
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
  unrep_team_scan (folder, FALSE, unrep_report_get_text_sha256 (report), unrep_report_get_name (report),
                   sources, self->problems, cancellable);
}

static GPtrArray *
list_sources (UnrepTeam    *self,
              GPtrArray    *paths,
              GCancellable *cancellable)
{
  GPtrArray *sources = g_ptr_array_new_with_free_func ((GDestroyNotify) unrep_team_source_free);

  for (guint i = 0; i < paths->len; i++)
    {
      GFile *path = g_ptr_array_index (paths, i);

      if (g_file_query_file_type (path, G_FILE_QUERY_INFO_NONE, cancellable) == G_FILE_TYPE_DIRECTORY)
        unrep_team_scan (path, TRUE, NULL, NULL, sources, self->problems, cancellable);
      else if (is_side_file_name (path))
        g_ptr_array_add (sources, unrep_team_source_new (path, TRUE, NULL, NULL));
      else
        add_report (self, path, sources, cancellable);
    }

  return sources;
}

/* The same file may be named twice, or lie in a folder that is named, too. */
static void
drop_repeated (GPtrArray *sources)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_file_hash, (GEqualFunc) g_file_equal);

  for (guint i = 0; i < sources->len;)
    {
      UnrepTeamSource *source = g_ptr_array_index (sources, i);

      if (g_hash_table_add (seen, source->file))
        i++;
      else
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
      n_conflicts += conflicts != NULL ? conflicts->len : 0;
    }

  if (n_conflicts > 0)
    {
      g_autofree char *display = unrep_file_dup_display (file);

      g_ptr_array_add (self->problems,
                       g_error_new (UNREP_ERROR, UNREP_ERROR_CHANGED,
                                    ngettext ("“%s” and a copy of it contradict each other in %u annotation. It is counted "
                                              "once, as the first of them has it; the reviewer has to choose.",
                                              "“%s” and a copy of it contradict each other in %u annotations. They are counted "
                                              "once, as the first of them has them; the reviewer has to choose.",
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

static void
clear (gpointer data)
{
  UnrepTeam *self = data;

  g_ptr_array_unref (self->sheets);
  g_ptr_array_unref (self->problems);
  g_ptr_array_unref (self->codebooks);
  g_hash_table_unref (self->reports);
}

/**
 * unrep_team_read:
 * @paths: (element-type GFile): reports (which stand for the side files beside
 *   them), side files, and folders, which are searched with all that is below them
 * @cancellable: (nullable): cancels the reading
 * @error: where to put what went wrong
 *
 * Reads everybody's work. Whatever `*.json` holds a side file is one, whatever
 * its name; copies of one reviewer's are merged and count once; side files of
 * another role are left out. A file or folder that cannot be used becomes a
 * problem, and the rest is read; so do copies that contradict each other, as
 * %UNREP_ERROR_CHANGED. It blocks, and is meant for a thread; two side files at a
 * time are in memory.
 *
 * Errors: %G_IO_ERROR_CANCELLED only.
 *
 * Returns: (transfer full): what was read, %NULL when cancelled
 */
UnrepTeam *
unrep_team_read (GPtrArray     *paths,
                 GCancellable  *cancellable,
                 GError       **error)
{
  g_autoptr (UnrepTeam) self = g_atomic_rc_box_new0 (UnrepTeam);
  g_autoptr (GPtrArray) sources = NULL;

  self->sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) unrep_sheet_unref);
  self->problems = g_ptr_array_new_with_free_func ((GDestroyNotify) g_error_free);
  self->codebooks = g_ptr_array_new_with_free_func ((GDestroyNotify) unrep_codebook_unref);
  self->reports = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  g_ptr_array_add (self->codebooks, unrep_codebook_new_default ());

  sources = list_sources (self, paths, cancellable);
  drop_repeated (sources);
  read_sources (self, sources, cancellable);
  g_ptr_array_sort (self->sheets, compare_sheets);
  merge_copies (self, cancellable);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * unrep_team_ref:
 * @self: a team's work
 *
 * Returns: (transfer full): @self
 */
UnrepTeam *
unrep_team_ref (UnrepTeam *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * unrep_team_unref:
 * @self: (transfer full): a team's work
 */
void
unrep_team_unref (UnrepTeam *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/**
 * unrep_team_get_n_sheets:
 * @self: a team's work
 *
 * Returns: how many sheets there are: one a reviewer, text and codebook
 */
guint
unrep_team_get_n_sheets (UnrepTeam *self)
{
  return self->sheets->len;
}

/**
 * unrep_team_get_sheet:
 * @self: a team's work
 * @index: from 0
 *
 * Returns: (transfer none): a sheet, in the order of unrep_sheet_compare()
 */
UnrepSheet *
unrep_team_get_sheet (UnrepTeam *self,
                      guint      index)
{
  g_return_val_if_fail (index < self->sheets->len, NULL);

  return g_ptr_array_index (self->sheets, index);
}

/**
 * unrep_team_count_reports:
 * @self: a team's work
 *
 * Returns: on how many texts somebody has worked, over all codebooks
 */
guint
unrep_team_count_reports (UnrepTeam *self)
{
  g_autoptr (GHashTable) texts = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->sheets->len; i++)
    g_hash_table_add (texts, (char *) unrep_sheet_get_text_sha256 (g_ptr_array_index (self->sheets, i)));

  return g_hash_table_size (texts);
}

/**
 * unrep_team_count_reviewers:
 * @self: a team's work
 *
 * Returns: how many people (by their uid) have work in it, over all codebooks
 */
guint
unrep_team_count_reviewers (UnrepTeam *self)
{
  g_autoptr (GHashTable) uids = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->sheets->len; i++)
    {
      UnrepReviewer *reviewer = unrep_sheet_get_reviewer (g_ptr_array_index (self->sheets, i));

      g_hash_table_add (uids, (char *) unrep_reviewer_get_uid (reviewer));
    }

  return g_hash_table_size (uids);
}

/**
 * unrep_team_get_n_problems:
 * @self: a team's work
 *
 * Returns: how many files and folders could not be used
 */
guint
unrep_team_get_n_problems (UnrepTeam *self)
{
  return self->problems->len;
}

/**
 * unrep_team_get_problem:
 * @self: a team's work
 * @index: from 0
 *
 * Returns: (transfer none): which file or folder could not be used, and why
 */
const GError *
unrep_team_get_problem (UnrepTeam *self,
                        guint      index)
{
  g_return_val_if_fail (index < self->problems->len, NULL);

  return g_ptr_array_index (self->problems, index);
}

/**
 * unrep_team_get_codebook:
 * @self: a team's work
 * @id: id of a codebook
 * @version: its version
 *
 * Returns: (transfer none) (nullable): the default codebook or one that was found
 *   in the folders, %NULL where neither is the one wanted
 */
UnrepCodebook *
unrep_team_get_codebook (UnrepTeam  *self,
                         const char *id,
                         guint       version)
{
  for (guint i = 0; i < self->codebooks->len; i++)
    {
      UnrepCodebook *codebook = g_ptr_array_index (self->codebooks, i);

      if (unrep_codebook_get_version (codebook) == version && g_str_equal (unrep_codebook_get_id (codebook), id))
        return codebook;
    }

  return NULL;
}

/**
 * unrep_team_load_report:
 * @self: a team's work
 * @sheet: one of its sheets
 * @cancellable: (nullable): cancels the loading
 * @error: where to put what went wrong
 *
 * Loads the report that @sheet is about: the one that was named, else the one
 * beside the side file.
 *
 * Errors: those of unrep_report_load(); %UNREP_ERROR_FOREIGN where the text is
 * another one than @sheet counts in.
 *
 * Returns: (transfer full): the report, %NULL on error
 */
UnrepReport *
unrep_team_load_report (UnrepTeam     *self,
                        UnrepSheet    *sheet,
                        GCancellable  *cancellable,
                        GError       **error)
{
  GFile *side_file = unrep_sheet_get_file (sheet);
  const char *name = unrep_sheet_get_report_name (sheet);
  GFile *named = g_hash_table_lookup (self->reports, unrep_sheet_get_text_sha256 (sheet));
  g_autofree char *display = unrep_file_dup_display (side_file);
  g_autoptr (GFile) folder = g_file_get_parent (side_file);
  g_autoptr (GFile) file = NULL;
  g_autoptr (UnrepReport) report = NULL;

  /* The name is somebody else's word and must not lead out of the folder. */
  if (named == NULL && (*name == '\0' || strchr (name, G_DIR_SEPARATOR) != NULL || g_str_equal (name, "..")))
    {
      g_autofree char *printable = unrep_dup_printable (name);

      g_set_error (error, UNREP_ERROR, UNREP_ERROR_FORMAT,
                   _("“%s” names no file as its report: “%s”."), display, printable);
      return NULL;
    }

  file = named != NULL ? g_object_ref (named) : g_file_get_child (folder, name);
  report = unrep_report_load (file, cancellable, error);
  if (report != NULL && !g_str_equal (unrep_report_get_text_sha256 (report), unrep_sheet_get_text_sha256 (sheet)))
    {
      g_autofree char *report_display = unrep_file_dup_display (file);

      g_set_error (error, UNREP_ERROR, UNREP_ERROR_FOREIGN,
                   _("“%s” has another text than the one that “%s” is about."), report_display, display);
      return NULL;
    }

  return g_steal_pointer (&report);
}
