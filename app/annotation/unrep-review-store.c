/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-review-store.h"

#include "base/unrep-file.h"
#include "base/unrep-json-reader.h"
#include "unrep-conflict-store.h"
#include "unrep-history.h"
#include "unrep-place.h"
#include "unrep-side-file-private.h"
#include "unrep-versions.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>

/* The role of the team's outline, as every JSON writer writes it. */
#define OUTLINE_WORD "\"outline\""

/**
 * unrep_found_free:
 * @self: (transfer full): what was found
 */
void
unrep_found_free (UnrepFound *self)
{
  g_clear_object (&self->file);
  g_clear_object (&self->elsewhere);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_pointer (&self->side_file, unrep_side_file_unref);
  g_clear_pointer (&self->saved, unrep_side_file_unref);
  g_clear_pointer (&self->unsaved, g_array_unref);
  g_clear_pointer (&self->shown, unrep_side_file_unref);
  g_clear_pointer (&self->journal, unrep_journal_close);
  g_clear_pointer (&self->former, g_ptr_array_unref);
  g_clear_pointer (&self->reanchored, g_array_unref);
  g_clear_pointer (&self->outline, unrep_side_file_unref);
  g_clear_object (&self->outline_file);
  g_clear_error (&self->problem);
  g_free (self);
}

static GFile *
new_state_file (const char *folder,
                const char *name)
{
  g_autofree char *path = unrep_dup_state_path (folder);

  g_mkdir_with_parents (path, 0700);
  return g_file_new_build_filename (path, name, NULL);
}

/**
 * unrep_store_new_draft:
 * @side_file: a side file
 *
 * Returns: (transfer full): where the work is kept while its file cannot be
 *   saved: one file for each text, reviewer and codebook
 */
GFile *
unrep_store_new_draft (UnrepSideFile *side_file)
{
  g_autofree char *work = unrep_side_file_dup_work (side_file);
  g_autofree char *name = g_strconcat (work, UNREP_SIDE_FILE_SUFFIX, NULL);

  return new_state_file ("drafts", name);
}

static gboolean
contains (GBytes     *bytes,
          const char *needle)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  return data != NULL && memmem (data, size, needle, strlen (needle)) != NULL;
}

/**
 * unrep_found_merge:
 * @self: what was found
 * @copy: a copy of the same work
 *
 * Adds what @copy holds; where both are in conflict, what was found first is shown.
 */
void
unrep_found_merge (UnrepFound    *self,
                   UnrepSideFile *copy)
{
  g_autoptr (UnrepSideFile) old = self->side_file;

  self->side_file = unrep_side_file_merge_as_shown (old, copy);
}

/* A copy of this work under whatever name: a sync program renames, and so do
 * people. Most files of a folder are somebody else's and are not parsed. */
static UnrepSideFile *
parse_copy (GBytes        *content,
            const char    *name,
            UnrepSideFile *wanted)
{
  g_autoptr (UnrepSideFile) copy = NULL;
  g_autoptr (GError) error = NULL;

  if (!contains (content, unrep_reviewer_get_uid (wanted->reviewer)) || !contains (content, wanted->text_sha256))
    return NULL;
  copy = unrep_side_file_read_bytes (content, name, &error);
  if (copy != NULL && unrep_side_file_is_for (copy, wanted, name, &error))
    return g_steal_pointer (&copy);
  g_debug ("%s", error->message);
  return NULL;
}

/**
 * unrep_store_is_outline:
 * @side_file: a side file
 * @text_sha256: SHA-256 of an extracted text
 *
 * Returns: whether @side_file is the outline that a team published for that text
 */
gboolean
unrep_store_is_outline (UnrepSideFile *side_file,
                        const char    *text_sha256)
{
  return g_str_equal (side_file->role, "outline") && g_str_equal (side_file->text_sha256, text_sha256);
}

/* Takes over @content if it is the outline of the team; of several files the one
 * with the right name, else the first by name. Copies of it are merged. */
static void
examine_outline (UnrepFound *found,
                 GFile      *file,
                 GBytes     *content,
                 const char *text_sha256,
                 gboolean    is_named_so)
{
  g_autofree char *name = unrep_file_dup_display (file);
  g_autoptr (UnrepSideFile) outline = NULL;
  g_autoptr (UnrepSideFile) old = NULL;

  if (!contains (content, text_sha256) || !contains (content, OUTLINE_WORD))
    return;
  outline = unrep_side_file_read_bytes (content, name, NULL);
  if (outline == NULL || !unrep_store_is_outline (outline, text_sha256))
    return;
  old = g_steal_pointer (&found->outline);
  if (old != NULL && unrep_side_file_is_for (outline, old, name, NULL))
    found->outline = unrep_side_file_merge_as_shown (is_named_so ? outline : old, is_named_so ? old : outline);
  else
    found->outline = old == NULL || is_named_so ? unrep_side_file_ref (outline) : unrep_side_file_ref (old);
  if (old == NULL || is_named_so)
    g_set_object (&found->outline_file, file);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

/**
 * unrep_store_list_names:
 * @folder: a folder
 * @cancellable: (nullable): ends it early
 * @error: return location of an error: %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (element-type utf8): the names in @folder that end in .json, sorted;
 *   none where it cannot be read
 */
GPtrArray *
unrep_store_list_names (GFile         *folder,
                        GCancellable  *cancellable,
                        GError       **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GFileEnumerator) enumerator = NULL;
  GFileInfo *info;

  enumerator = g_file_enumerate_children (folder, G_FILE_ATTRIBUTE_STANDARD_NAME, G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS,
                                          cancellable, &local_error);
  while (enumerator != NULL && g_file_enumerator_iterate (enumerator, &info, NULL, cancellable, &local_error) && info != NULL)
    {
      g_autofree char *folded = g_ascii_strdown (g_file_info_get_name (info), -1);

      if (g_str_has_suffix (folded, ".json"))
        g_ptr_array_add (names, g_strdup (g_file_info_get_name (info)));
    }
  if (g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  g_ptr_array_sort (names, compare_names);
  return g_steal_pointer (&names);
}

/* Whether something has this name, be it a link that leads nowhere. */
static gboolean
is_taken (GFile *file)
{
  g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_TYPE,
                                                  G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, NULL, NULL);

  return info != NULL;
}

/* Says what can be done about a file that is not sound. */
static void
advise (GError **error)
{
  g_autoptr (GError) plain = g_steal_pointer (error);

  *error = g_error_new (plain->domain, plain->code,
                        /* Translators: %s is a message that names the file and says what is wrong */
                        _("%s. The side file was left as it is. To tag this report, move it away, or put in its place what "
                          "“unrep-cli repair” saves of it."),
                        plain->message);
}

/**
 * unrep_store_read:
 * @bytes: what a file holds that is to be written
 * @wanted: an empty side file for the reviewer, the text and the codebook
 * @name: what messages call the file
 * @error: where to put why it must not be written
 *
 * Errors: as unrep_side_file_read_bytes(), and %UNREP_ERROR_FOREIGN; all of them
 * say what can be done.
 *
 * Returns: (transfer full): the work in it, %NULL if it is not ours to write
 */
UnrepSideFile *
unrep_store_read (GBytes         *bytes,
                  UnrepSideFile  *wanted,
                  const char     *name,
                  GError        **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (UnrepSideFile) side_file = unrep_side_file_read_bytes (bytes, name, &local_error);

  if (side_file != NULL)
    return unrep_side_file_is_for (side_file, wanted, name, error) ? g_steal_pointer (&side_file) : NULL;
  if (!g_error_matches (local_error, UNREP_ERROR, UNREP_ERROR_NEWER))
    advise (&local_error);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

/* The file that should hold the work, unless it is not ours to write. */
static void
examine_target (UnrepFound    *found,
                UnrepSideFile *wanted)
{
  g_autofree char *name = unrep_file_dup_display (found->file);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (UnrepSideFile) side_file = NULL;
  g_autoptr (GError) error = NULL;

  if (!is_taken (found->file))
    return;
  bytes = unrep_file_read (found->file, UNREP_JSON_MAX_BYTES, NULL, &error);
  if (bytes == NULL)
    {
      advise (&error);
      found->problem = g_steal_pointer (&error);
      return;
    }
  side_file = unrep_store_read (bytes, wanted, name, &found->problem);
  if (side_file == NULL)
    {
      if (!g_error_matches (found->problem, UNREP_ERROR, UNREP_ERROR_FOREIGN) ||
          !unrep_found_take_former (found, wanted, bytes, name, TRUE))
        return;
      /* It is to be written over, once everything in it has a place in this text. */
      g_clear_error (&found->problem);
      found->bytes = g_steal_pointer (&bytes);
      return;
    }
  found->bytes = g_steal_pointer (&bytes);
  unrep_found_merge (found, side_file);
  if (!unrep_versions_keep (side_file, UNREP_VERSION_OPENED, &error))
    g_debug ("%s", error->message);
}

static void
merge_draft (UnrepFound    *found,
             UnrepSideFile *wanted)
{
  g_autoptr (GFile) file = unrep_store_new_draft (wanted);
  g_autoptr (GBytes) content = unrep_file_read (file, UNREP_JSON_MAX_BYTES, NULL, NULL);
  g_autofree char *name = unrep_file_dup_display (file);
  g_autoptr (UnrepSideFile) draft = content != NULL ? parse_copy (content, name, wanted) : NULL;

  if (draft == NULL)
    return;
  unrep_found_merge (found, draft);
  found->has_draft = TRUE;
}

static void
take_leftovers_of_drafts (UnrepFound    *found,
                          UnrepSideFile *wanted,
                          GCancellable  *cancellable)
{
  g_autoptr (GFile) draft = unrep_store_new_draft (wanted);
  g_autoptr (GFile) folder = g_file_get_parent (draft);

  unrep_store_take_leftovers (found, folder, wanted, cancellable);
}

/* What the person has not chosen from yet, here or in another window. */
static void
merge_conflicts (UnrepFound *found)
{
  g_autoptr (GPtrArray) files = unrep_conflict_store_list (found->side_file);
  g_autoptr (UnrepSideFile) merged = unrep_conflict_store_merge (found->side_file, files);

  if (merged != NULL)
    {
      unrep_side_file_unref (found->side_file);
      found->side_file = g_steal_pointer (&merged);
    }
  found->has_draft = found->has_draft || !unrep_conflict_store_has (found->side_file);
}

/**
 * unrep_store_merge_unsaved:
 * @found: what was found so far
 * @work: a side file for the reviewer, the text and the codebook
 *
 * Adds what no side file holds: a draft, and versions that the person has to
 * choose from.
 */
void
unrep_store_merge_unsaved (UnrepFound    *found,
                           UnrepSideFile *work)
{
  merge_draft (found, work);
  merge_conflicts (found);
}

/* Looks into another file of the folder; tells whether it is a copy of the work. */
static gboolean
examine_file (UnrepFound    *found,
              GFile         *file,
              UnrepSideFile *wanted,
              const char    *outline_name,
              GBytes       **bytes)
{
  g_autoptr (GBytes) content = unrep_file_read (file, UNREP_JSON_MAX_BYTES, NULL, NULL);
  g_autofree char *name = unrep_file_dup_display (file), *base_name = g_file_get_basename (file);
  g_autoptr (UnrepSideFile) copy = NULL;

  if (content == NULL)
    return FALSE;
  examine_outline (found, file, content, wanted->text_sha256, g_str_equal (base_name, outline_name));
  copy = parse_copy (content, name, wanted);
  if (copy == NULL)
    {
      if (contains (content, unrep_reviewer_get_uid (wanted->reviewer)) && contains (content, wanted->report_name))
        unrep_found_take_former (found, wanted, content, name, FALSE);
      return FALSE;
    }
  unrep_found_merge (found, copy);
  *bytes = g_steal_pointer (&content);
  return TRUE;
}

/* Looks into the files @names of @folder, apart from the one called @target. */
static gboolean
examine_folder (UnrepFound     *found,
                GFile          *folder,
                GPtrArray      *names,
                UnrepSideFile  *wanted,
                const char     *outline_name,
                const char     *target,
                GCancellable   *cancellable,
                GError        **error)
{
  for (guint i = 0; i < names->len; i++)
    {
      g_autoptr (GFile) file = g_file_get_child (folder, g_ptr_array_index (names, i));
      g_autoptr (GBytes) bytes = NULL;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (g_strcmp0 (g_ptr_array_index (names, i), target) == 0 ||
          !examine_file (found, file, wanted, outline_name, &bytes))
        continue;
      if (target == NULL)
        found->has_draft = TRUE;
      else if (found->bytes == NULL && found->problem == NULL)
        {
          /* The only copy has another name: it stays the only one. */
          g_set_object (&found->file, file);
          found->bytes = g_steal_pointer (&bytes);
        }
    }
  return TRUE;
}

/* The folder that the person chose when the one of the report could not be written. */
static gboolean
examine_elsewhere (UnrepFound     *found,
                   UnrepSideFile  *wanted,
                   const char     *name,
                   const char     *outline_name,
                   GCancellable   *cancellable,
                   GError        **error)
{
  g_autoptr (GFile) folder = unrep_place_load (wanted->text_sha256);
  g_autoptr (GPtrArray) names = folder != NULL ? unrep_store_list_names (folder, cancellable, error) : NULL;

  if (folder == NULL)
    return TRUE;
  if (names == NULL || !examine_folder (found, folder, names, wanted, outline_name, NULL, cancellable, error))
    return FALSE;
  found->elsewhere = g_file_get_child (folder, name);
  unrep_store_take_leftovers (found, folder, wanted, cancellable);
  return TRUE;
}

/**
 * unrep_store_find_outline:
 * @report: the report
 * @cancellable: (nullable): to stop
 * @error: where to put what went wrong
 *
 * Looks for the outline that the team published, beside the report and by
 * content. It blocks. Without an outline of any text the report's is not hashed,
 * which in a large one takes as long as much of the rest.
 *
 * Errors: %G_IO_ERROR_CANCELLED only.
 *
 * Returns: (transfer full): what there is, nothing but an outline or not even
 *   that; %NULL on error
 */
UnrepFound *
unrep_store_find_outline (UnrepReport   *report,
                          GCancellable  *cancellable,
                          GError       **error)
{
  g_autoptr (GFile) folder = g_file_get_parent (unrep_report_get_file (report));
  g_autoptr (UnrepFound) found = g_new0 (UnrepFound, 1);
  g_autoptr (GPtrArray) names = unrep_store_list_names (folder, cancellable, error);
  g_autofree char *report_name = g_file_get_basename (unrep_report_get_file (report));
  g_autofree char *outline_name = unrep_side_file_dup_name (report_name, "outline", NULL);

  if (names == NULL)
    return NULL;
  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      g_autoptr (GFile) file = g_file_get_child (folder, name);
      g_autoptr (GBytes) content = unrep_file_read (file, UNREP_JSON_MAX_BYTES, cancellable, NULL);

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      if (content != NULL && contains (content, OUTLINE_WORD))
        examine_outline (found, file, content, unrep_report_get_text_sha256 (report), g_str_equal (name, outline_name));
    }
  return g_steal_pointer (&found);
}

/**
 * unrep_store_find:
 * @report: the report
 * @wanted: an empty side file for the reviewer, the text and the codebook
 * @name: (type filename): the name that the side file should have
 * @cancellable: (nullable): to stop
 * @error: where to put what went wrong
 *
 * Looks for the work and for the outline of the team beside the report by
 * content, in the folder that the person chose when that could not be written, for
 * a draft, and for versions that the person has to choose from. The side file as it
 * is now is kept as an older version. It blocks: to be called in a thread where that
 * matters.
 *
 * Errors: %G_IO_ERROR_CANCELLED only; what is wrong with a file is in the result.
 *
 * Returns: (transfer full): what there is, %NULL on error
 */
UnrepFound *
unrep_store_find (GFile          *report,
                  UnrepSideFile  *wanted,
                  const char     *name,
                  GCancellable   *cancellable,
                  GError        **error)
{
  g_autoptr (GFile) folder = g_file_get_parent (report);
  g_autoptr (UnrepFound) found = g_new0 (UnrepFound, 1);
  g_autoptr (GPtrArray) names = unrep_store_list_names (folder, cancellable, error);
  g_autofree char *report_name = g_file_get_basename (report);
  g_autofree char *outline_name = unrep_side_file_dup_name (report_name, "outline", NULL);

  if (names == NULL)
    return NULL;
  found->file = g_file_get_child (folder, name);
  found->side_file = unrep_side_file_ref (wanted);
  found->former = g_ptr_array_new_with_free_func ((GDestroyNotify) unrep_side_file_unref);
  found->reanchored = unrep_history_changes_new ();
  examine_target (found, wanted);
  if (!examine_folder (found, folder, names, wanted, outline_name, name, cancellable, error) ||
      !examine_elsewhere (found, wanted, name, outline_name, cancellable, error))
    return NULL;
  unrep_store_take_leftovers (found, folder, wanted, cancellable);
  found->saved = unrep_side_file_ref (found->side_file);
  take_leftovers_of_drafts (found, wanted, cancellable);
  unrep_store_merge_unsaved (found, wanted);
  return g_steal_pointer (&found);
}
