/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-conflict-store.h"

#include "base/unrep-file.h"
#include "unrep-annotation-private.h"
#include "unrep-side-file-private.h"

/* Versions that a merge could not decide upon are kept in the folder `conflicts` of
 * the user's state folder until a version outdoes them: each as a side file with
 * one annotation, so that it is read by what reads those. What is shown is kept as
 * well: another device may show the other version, and put that into the file. */

/* Enough of a SHA-256 to tell the texts and versions of one person apart. */
#define NAME_DIGITS 16

static char *
dup_prefix (UnrepSideFile *work)
{
  return g_strdup_printf ("%.*s.%s.", NAME_DIGITS, work->text_sha256, unrep_reviewer_get_uid (work->reviewer));
}

/* Where a version is kept; the same version has the same name. */
static GFile *
new_file (UnrepSideFile   *work,
          UnrepAnnotation *version)
{
  UnrepJsonWriter *writer = unrep_json_writer_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *folder = unrep_dup_state_path ("conflicts"), *prefix = dup_prefix (work), *hash = NULL, *name = NULL;

  unrep_annotation_write (version, writer);
  bytes = unrep_json_writer_free_to_bytes (writer);
  hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  hash[NAME_DIGITS] = '\0';
  name = g_strconcat (prefix, hash, UNREP_SIDE_FILE_SUFFIX, NULL);
  g_mkdir_with_parents (folder, 0700);
  return g_file_new_build_filename (folder, name, NULL);
}

static void
add_to_index (GHashTable      *index,
              UnrepSideFile   *work,
              UnrepAnnotation *version)
{
  g_hash_table_insert (index, new_file (work, version), g_object_ref (version));
}

/* GFile → UnrepAnnotation: what is to be kept, and where. */
static GHashTable *
index_conflicts (UnrepSideFile *work)
{
  GHashTable *index = g_hash_table_new_full (g_file_hash, (GEqualFunc) g_file_equal, g_object_unref, g_object_unref);
  g_autoptr (GPtrArray) conflicts = unrep_side_file_list_conflicts (work);

  for (guint i = 0; i < conflicts->len; i++)
    {
      add_to_index (index, work, g_ptr_array_index (conflicts, i));
      for (guint k = 0; k < work->annotations->len; k++)
        if (unrep_annotation_is_opposed (g_ptr_array_index (work->annotations, k), g_ptr_array_index (conflicts, i)))
          add_to_index (index, work, g_ptr_array_index (work->annotations, k));
    }
  return index;
}

/**
 * unrep_conflict_store_list:
 * @work: one reviewer's work on one text
 *
 * Returns: (transfer full) (element-type GFile): where versions of its annotations
 *   are kept; some may be of another codebook
 */
GPtrArray *
unrep_conflict_store_list (UnrepSideFile *work)
{
  GPtrArray *files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *path = unrep_dup_state_path ("conflicts"), *prefix = dup_prefix (work);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, prefix) && g_str_has_suffix (name, UNREP_SIDE_FILE_SUFFIX))
      g_ptr_array_add (files, g_file_new_build_filename (path, name, NULL));
  return files;
}

/**
 * unrep_conflict_store_merge:
 * @work: one reviewer's work on one text
 * @files: (element-type GFile): from unrep_conflict_store_list(); what cannot be
 *   read, or is of another codebook, is removed from it
 *
 * Adds what is kept in @files; where it is in conflict, @work stays shown. What
 * @work knows is not read.
 *
 * Returns: (transfer full) (nullable): @work with all of it, %NULL if there was
 *   nothing to read
 */
UnrepSideFile *
unrep_conflict_store_merge (UnrepSideFile *work,
                            GPtrArray     *files)
{
  g_autoptr (GHashTable) known = files->len > 0 ? index_conflicts (work) : NULL;
  UnrepSideFile *merged = NULL;

  for (guint i = files->len; i > 0; i--)
    {
      GFile *file = g_ptr_array_index (files, i - 1);
      g_autoptr (UnrepSideFile) kept = NULL, before = NULL;

      if (g_hash_table_contains (known, file))
        continue;
      kept = unrep_side_file_read (file, NULL, NULL);
      if (kept == NULL || !unrep_side_file_is_for (kept, work, "", NULL))
        {
          g_ptr_array_remove_index (files, i - 1);
          continue;
        }
      before = g_steal_pointer (&merged);
      merged = unrep_side_file_merge_as_shown (before != NULL ? before : work, kept);
    }
  return merged;
}

/**
 * unrep_conflict_store_has:
 * @work: one reviewer's work on one text
 *
 * Returns: whether every version in conflict is kept
 */
gboolean
unrep_conflict_store_has (UnrepSideFile *work)
{
  g_autoptr (GHashTable) conflicts = index_conflicts (work);
  GHashTableIter iter;
  gpointer file;

  g_hash_table_iter_init (&iter, conflicts);
  while (g_hash_table_iter_next (&iter, &file, NULL))
    if (!g_file_query_exists (file, NULL))
      return FALSE;
  return TRUE;
}

/**
 * unrep_conflict_store_keep:
 * @work: one reviewer's work on one text
 * @error: where to put what went wrong
 *
 * Keeps the versions in conflict, before a side file without one of them takes the
 * place of one that has it.
 *
 * Errors: %UNREP_ERROR_UNWRITABLE.
 *
 * Returns: whether all of them are kept
 */
gboolean
unrep_conflict_store_keep (UnrepSideFile  *work,
                           GError        **error)
{
  g_autoptr (GHashTable) conflicts = index_conflicts (work);
  GHashTableIter iter;
  gpointer file, conflict;

  g_hash_table_iter_init (&iter, conflicts);
  while (g_hash_table_iter_next (&iter, &file, &conflict))
    {
      g_autoptr (UnrepSideFile) kept = NULL;
      g_autoptr (GPtrArray) one = g_ptr_array_new ();
      g_autoptr (GBytes) bytes = NULL;

      if (g_file_query_exists (file, NULL))
        continue;
      kept = unrep_side_file_copy (work);
      g_ptr_array_add (one, conflict);
      unrep_side_file_set_annotations (kept, one);
      bytes = unrep_side_file_to_bytes (kept);
      if (!unrep_file_save (file, bytes, NULL, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * unrep_conflict_store_remove_decided:
 * @work: one reviewer's work on one text, as it was saved
 * @files: (element-type GFile): what unrep_conflict_store_merge() left of them
 *   when they were added to @work
 *
 * Removes what is in conflict with @work no more. What somebody else has kept
 * since then is not in @files, and stays.
 */
void
unrep_conflict_store_remove_decided (UnrepSideFile *work,
                                     GPtrArray     *files)
{
  g_autoptr (GHashTable) conflicts = files->len > 0 ? index_conflicts (work) : NULL;

  for (guint i = 0; i < files->len; i++)
    if (!g_hash_table_contains (conflicts, g_ptr_array_index (files, i)))
      g_file_delete (g_ptr_array_index (files, i), NULL, NULL);
}
