/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "team/unrep-team-private.h"

#include "annotation/unrep-agreed-encoding.h"
#include "base/unrep-file.h"
#include "team/unrep-team-reader-private.h"
#include "team/unrep-team-scan.h"

#include <glib/gi18n.h>

/* Each thread holds one whole side file of up to 64 MB. */
#define MAX_THREADS 8

#define SIDE_FILE_SUFFIX ".unrep.json"
#define CODEBOOK_SUFFIX ".unrep-codebook.json"

typedef struct
{
  UnrepTeam        *team;
  UnrepTeamReader  *reader;
  GPtrArray        *sources;
  UnrepTeamKnown  **results;
  gboolean          remote;
  GCancellable     *cancellable;
} Reading;

static void
add_note (UnrepTeam *self,
          GFile     *file,
          char      *message)
{
  UnrepTeamNote *note = g_new0 (UnrepTeamNote, 1);

  note->file = g_object_ref (file);
  note->message = message;
  g_ptr_array_add (self->notes, note);
}

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
    return TRUE;

  g_hash_table_iter_init (&iter, self->report_names);
  while (g_hash_table_iter_next (&iter, &report_name, NULL))
    if (g_str_has_prefix (name, report_name))
      return TRUE;
  return FALSE;
}

/* Whether it is of a report that is wanted, if of an earlier text of it. */
static gboolean
is_wanted (UnrepTeam             *self,
           const UnrepTeamSource *source,
           UnrepSideFile         *side_file)
{
  return !source->filtered ||
         g_hash_table_contains (self->reports, unrep_side_file_get_text_sha256 (side_file)) ||
         g_hash_table_contains (self->report_names, unrep_side_file_get_report_name (side_file));
}

static void
read_side_file (UnrepTeam             *self,
                const UnrepTeamSource *source,
                UnrepTeamItem         *result,
                GCancellable          *cancellable)
{
  g_autoptr (UnrepSideFile) side_file = NULL;
  g_autoptr (UnrepSheet) sheet = unrep_sheet_read (source->file, &side_file, cancellable, &result->problem);

  if (sheet == NULL && !is_meant (self, source))
    g_clear_error (&result->problem);
  else if (sheet != NULL && is_wanted (self, source, side_file))
    {
      const char *role = unrep_side_file_get_role (side_file);

      if (g_str_equal (role, "annotation"))
        result->sheet = g_steal_pointer (&sheet);
      else if (g_str_equal (role, "adjudication"))
        result->decisions = g_steal_pointer (&sheet);
      else if (g_str_equal (role, "outline"))
        result->outline_of = g_strdup (unrep_side_file_get_text_sha256 (side_file));
    }
}

static gboolean
is_team_file (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);

  return g_str_equal (name, UNREP_TEAM_FILE_NAME);
}

/* A folder may hold any JSON. What claims to be a side file, by content or by
 * name, and cannot be read is named; the rest is none of our business. */
static void
read_source (UnrepTeam             *self,
             const UnrepTeamSource *source,
             UnrepTeamItem         *result,
             GCancellable          *cancellable)
{
  g_autoptr (GFileInputStream) stream = NULL;
  g_autoptr (GError) error = NULL;

  if (source->named)
    {
      read_side_file (self, source, result, cancellable);
      return;
    }
  if (is_team_file (source->file))
    {
      result->team_file = unrep_team_file_read (source->file, cancellable, &result->problem);
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

/* Work on reports that a person named is looked for anew each time. */
static gboolean
reuse (Reading               *reading,
       const UnrepTeamSource *source,
       UnrepTeamKnown        *known)
{
  UnrepTeamKnown *before = g_hash_table_lookup (reading->reader->known, source->file);

  if (source->named || source->filtered ||
      !unrep_team_stamp_take (&known->stamp, source->file, reading->remote, reading->cancellable) ||
      before == NULL || !unrep_team_stamp_equal (&before->stamp, &known->stamp))
    return FALSE;
  unrep_team_item_copy (&before->item, &known->item);
  return TRUE;
}

static void
read_source_cb (gpointer data,
                gpointer user_data)
{
  Reading *reading = user_data;
  guint index = GPOINTER_TO_UINT (data) - 1;
  const UnrepTeamSource *source = g_ptr_array_index (reading->sources, index);
  UnrepTeamKnown *known = unrep_team_known_new (source->file);

  if (g_cancellable_is_cancelled (reading->cancellable))
    {
      unrep_team_known_free (known);
      return;
    }
  if (!reuse (reading, source, known))
    {
      read_source (reading->team, source, &known->item, reading->cancellable);
      g_atomic_int_inc (&reading->reader->n_read);
      if (known->item.sheet != NULL)
        g_atomic_int_inc (&reading->reader->n_sheets_read);
    }
  /* What was given up half-way says nothing of the file. */
  if (g_cancellable_is_cancelled (reading->cancellable))
    g_clear_pointer (&known, unrep_team_known_free);
  reading->results[index] = known;
  g_atomic_int_inc (&reading->reader->n_done);
}

static void
collect_team_file (UnrepTeam     *self,
                   GFile         *file,
                   UnrepTeamItem *item)
{
  g_autofree char *display = NULL;

  if (self->file == NULL && self->file_error == NULL)
    {
      self->file = item->team_file != NULL ? unrep_team_file_ref (item->team_file) : NULL;
      self->file_error = item->problem != NULL ? g_error_copy (item->problem) : NULL;
      return;
    }
  display = unrep_file_dup_display (file);
  add_note (self, file, g_strdup_printf (_("“%s” is not used: there is a team file above it."), display));
}

static void
collect (UnrepTeam      *self,
         UnrepTeamKnown *known)
{
  UnrepTeamItem *item = &known->item;

  if (item->sheet != NULL)
    g_ptr_array_add (self->sheets, unrep_sheet_ref (item->sheet));
  if (item->decisions != NULL)
    g_ptr_array_add (self->decisions, unrep_sheet_ref (item->decisions));
  if (item->codebook != NULL)
    g_ptr_array_add (self->codebooks, unrep_codebook_ref (item->codebook));
  if (item->outline_of != NULL && !g_hash_table_contains (self->outlines, item->outline_of))
    g_hash_table_insert (self->outlines, g_strdup (item->outline_of), g_object_ref (known->file));
  if (item->team_file != NULL || (item->problem != NULL && is_team_file (known->file)))
    collect_team_file (self, known->file, item);
  else if (item->problem != NULL)
    g_ptr_array_add (self->problems, g_error_copy (item->problem));
}

/* What was read takes the place of what was known; a reading that was cancelled
 * forgets nothing. */
static void
remember (UnrepTeamReader *reader,
          UnrepTeamKnown  *known,
          GHashTable      *now)
{
  g_hash_table_insert (now, known->file, known);
  g_hash_table_remove (reader->known, known->file);
}

/* In threads, but with results in the order of the sources, so that the same
 * folder gives the same output. */
static void
read_sources (UnrepTeam       *self,
              UnrepTeamReader *reader,
              GPtrArray       *sources,
              gboolean         remote,
              GCancellable    *cancellable)
{
  g_autofree UnrepTeamKnown **results = g_new0 (UnrepTeamKnown *, MAX (sources->len, 1));
  g_autoptr (GHashTable) now = g_hash_table_new_full (g_file_hash, (GEqualFunc) g_file_equal, NULL,
                                                      (GDestroyNotify) unrep_team_known_free);
  Reading reading = {
    .team = self, .reader = reader, .sources = sources, .results = results, .remote = remote,
    .cancellable = cancellable,
  };
  GThreadPool *pool = g_thread_pool_new (read_source_cb, &reading, MIN (g_get_num_processors (), MAX_THREADS),
                                         FALSE, NULL);

  g_atomic_int_set (&reader->n_files, sources->len);
  for (guint i = 0; i < sources->len; i++)
    g_thread_pool_push (pool, GUINT_TO_POINTER (i + 1), NULL);
  g_thread_pool_free (pool, FALSE, TRUE);

  for (guint i = 0; i < sources->len; i++)
    if (results[i] != NULL)
      {
        collect (self, results[i]);
        remember (reader, results[i], now);
      }
  if (g_cancellable_is_cancelled (cancellable))
    {
      GHashTableIter iter;
      gpointer known;

      g_hash_table_iter_init (&iter, now);
      while (g_hash_table_iter_next (&iter, NULL, &known))
        {
          g_hash_table_iter_steal (&iter);
          g_hash_table_replace (reader->known, ((UnrepTeamKnown *) known)->file, known);
        }
      return;
    }
  g_hash_table_unref (reader->known);
  reader->known = g_steal_pointer (&now);
}

static gboolean
is_side_file_name (GFile *file)
{
  return has_suffix (file, ".json") || unrep_side_file_looks_like_one (file);
}

/* A report stands for the side files beside it; many of them may share a folder. */
static void
add_report (UnrepTeam     *self,
            GFile         *file,
            GHashTable    *folders,
            UnrepTeamScan *scan,
            GCancellable  *cancellable)
{
  GError *error = NULL;
  g_autoptr (UnrepReport) report = unrep_report_load_agreed (file, cancellable, &error);
  g_autoptr (GFile) folder = g_file_get_parent (file);

  if (report == NULL)
    {
      g_ptr_array_add (self->problems, error);
      return;
    }
  g_hash_table_insert (self->reports, g_strdup (unrep_report_get_text_sha256 (report)), g_object_ref (file));
  g_hash_table_add (self->report_names, g_strdup (unrep_report_get_name (report)));
  if (g_hash_table_add (folders, g_object_ref (folder)))
    unrep_team_scan (folder, TRUE, scan, cancellable);
}

static void
list_sources (UnrepTeam     *self,
              GPtrArray     *paths,
              UnrepTeamScan *scan,
              GCancellable  *cancellable)
{
  g_autoptr (GHashTable) folders = g_hash_table_new_full (g_file_hash, (GEqualFunc) g_file_equal, g_object_unref, NULL);

  for (guint i = 0; i < paths->len; i++)
    {
      GFile *path = g_ptr_array_index (paths, i);

      if (g_file_query_file_type (path, G_FILE_QUERY_INFO_NONE, cancellable) == G_FILE_TYPE_DIRECTORY)
        unrep_team_scan (path, FALSE, scan, cancellable);
      else if (is_side_file_name (path))
        g_ptr_array_add (scan->sources, unrep_team_source_new (path, TRUE, FALSE));
      else
        add_report (self, path, folders, scan, cancellable);
    }
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
           GPtrArray    *sheets,
           guint         first,
           guint         end,
           GCancellable *cancellable)
{
  g_autoptr (UnrepSideFile) merged = NULL;
  GFile *file = unrep_sheet_get_file (g_ptr_array_index (sheets, first));
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  UnrepSheet *sheet;
  guint n_conflicts = 0;

  for (guint i = first; i < end; i++)
    {
      GFile *copy = unrep_sheet_get_file (g_ptr_array_index (sheets, i));
      GError *error = NULL;
      g_autoptr (UnrepSideFile) other = unrep_side_file_read (copy, cancellable, &error);
      g_autoptr (UnrepSideFile) before = g_steal_pointer (&merged);
      g_autoptr (GPtrArray) conflicts = NULL;

      if (other == NULL)
        g_ptr_array_add (self->problems, error);
      else
        g_ptr_array_add (files, g_object_ref (copy));
      if (before == NULL)
        merged = g_steal_pointer (&other);
      else if (other == NULL)
        merged = g_steal_pointer (&before);
      else
        merged = unrep_side_file_merge (before, other, &conflicts);
      if (conflicts != NULL)
        n_conflicts = conflicts->len;
    }

  for (guint i = first + 1; i < end; i++)
    {
      GFile *copy = unrep_sheet_get_file (g_ptr_array_index (sheets, i));
      g_autofree char *copy_display = unrep_file_dup_display (copy), *display = unrep_file_dup_display (file);

      add_note (self, copy, g_strdup_printf (_("“%s” is a copy of “%s”: both were merged, and count once."),
                                             copy_display, display));
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
  if (merged == NULL)
    return NULL;
  sheet = unrep_sheet_new (merged, file);
  g_hash_table_insert (self->copies, sheet, g_steal_pointer (&files));
  return sheet;
}

static void
merge_copies (UnrepTeam     *self,
              GPtrArray    **list,
              GCancellable  *cancellable)
{
  g_autoptr (GPtrArray) old = *list;
  GPtrArray *sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) unrep_sheet_unref);

  for (guint first = 0, i = 1; i <= old->len; i++)
    if (i == old->len || !unrep_sheet_same_work (g_ptr_array_index (old, first), g_ptr_array_index (old, i)))
      {
        UnrepSheet *sheet = i - first > 1 ? merge_run (self, old, first, i, cancellable)
                                          : unrep_sheet_ref (g_ptr_array_index (old, first));

        if (sheet != NULL)
          g_ptr_array_add (sheets, sheet);
        first = i;
      }
  *list = sheets;
}

static int
compare_sheets (gconstpointer a,
                gconstpointer b)
{
  return unrep_sheet_compare (*(UnrepSheet * const *) a, *(UnrepSheet * const *) b);
}

static void
note_damaged_rounds (UnrepTeam *self)
{
  for (guint i = 0; i < self->sheets->len; i++)
    {
      UnrepSheet *sheet = g_ptr_array_index (self->sheets, i);
      g_autofree char *display = NULL;

      if (unrep_sheet_get_problem (sheet) == NULL)
        continue;
      display = unrep_file_dup_display (unrep_sheet_get_file (sheet));
      g_ptr_array_add (self->problems,
                       g_error_new (UNREP_ERROR, UNREP_ERROR_FORMAT,
                                    _("The rounds in “%s” cannot be understood (%s). Its positions count as they are "
                                      "now."), display, unrep_sheet_get_problem (sheet)));
    }
}

/**
 * unrep_team_gather:
 * @self: a team without anything
 * @reader: what is known from before
 * @paths: (element-type GFile): reports, side files and folders
 * @cancellable: (nullable): cancels the reading; what was read until then stays
 *
 * Reads everybody's work into @self, in the order of unrep_sheet_compare().
 */
void
unrep_team_gather (UnrepTeam       *self,
                   UnrepTeamReader *reader,
                   GPtrArray       *paths,
                   GCancellable    *cancellable)
{
  g_auto (UnrepTeamScan) scan = { NULL };
  gboolean remote = paths->len > 0 && unrep_team_is_remote (g_ptr_array_index (paths, 0));

  unrep_team_scan_init (&scan);
  list_sources (self, paths, &scan, cancellable);
  join_repeated (scan.sources);
  g_ptr_array_extend_and_steal (self->problems, g_steal_pointer (&scan.problems));
  g_ptr_array_extend_and_steal (self->found_reports, g_steal_pointer (&scan.reports));
  g_ptr_array_extend_and_steal (self->folders, g_steal_pointer (&scan.folders));
  read_sources (self, reader, scan.sources, remote, cancellable);
  g_ptr_array_sort (self->sheets, compare_sheets);
  g_ptr_array_sort (self->decisions, compare_sheets);
  merge_copies (self, &self->sheets, cancellable);
  merge_copies (self, &self->decisions, cancellable);
  unrep_team_reanchor (self, cancellable);
  g_ptr_array_sort (self->sheets, compare_sheets);
  g_ptr_array_sort (self->decisions, compare_sheets);
  note_damaged_rounds (self);
}
