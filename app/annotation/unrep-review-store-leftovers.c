/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-review-store.h"

#include "base/unrep-file.h"
#include "base/unrep-json-reader.h"
#include "unrep-side-file-private.h"

#include <string.h>

/* Nothing that could be read, and begun by this person: every side file has the
 * reviewer at its beginning. An empty one is of nobody. */
static gboolean
is_rubbish (GBytes        *content,
            UnrepSideFile *wanted)
{
  const char *uid = unrep_reviewer_get_uid (wanted->reviewer);
  gsize size;
  const char *data = g_bytes_get_data (content, &size);

  return size == 0 || memmem (data, size, uid, strlen (uid)) != NULL;
}

/* The work that was found, whatever the report was called when it was saved. */
static GBytes *
new_content (UnrepFound    *found,
             UnrepSideFile *wanted)
{
  g_autoptr (UnrepSideFile) copy = unrep_side_file_copy (found->side_file);

  unrep_side_file_take_context (copy, wanted);
  return unrep_side_file_to_bytes (copy);
}

/* Adds @leftover to what was found; tells whether all of it was there already. */
static gboolean
add (UnrepFound    *found,
     UnrepSideFile *leftover,
     UnrepSideFile *wanted)
{
  g_autoptr (GBytes) before = new_content (found, wanted), after = NULL;
  guint n_others = found->side_file->others->len;

  unrep_found_merge (found, leftover);
  after = new_content (found, wanted);
  return g_bytes_equal (before, after) && found->side_file->others->len == n_others;
}

/**
 * unrep_store_take_leftovers:
 * @found: what was found beside the report and elsewhere
 * @folder: a folder that side files are saved in
 * @wanted: an empty side file for the reviewer, the text and the codebook
 * @cancellable: (nullable): to stop
 *
 * Looks into what killed saves have left in @folder. A whole save of this work is
 * added to @found, and deleted when all of it is in the side file: on some shares
 * it may be the only copy. Half a save of this person is deleted at once. What is
 * somebody else's, or of another text, is left alone.
 */
void
unrep_store_take_leftovers (UnrepFound    *found,
                            GFile         *folder,
                            UnrepSideFile *wanted,
                            GCancellable  *cancellable)
{
  g_autoptr (GPtrArray) files = unrep_file_list_leftovers (folder, cancellable);

  for (guint i = 0; i < files->len; i++)
    {
      GFile *file = g_ptr_array_index (files, i);
      g_autoptr (GBytes) content = unrep_file_read (file, UNREP_JSON_MAX_BYTES, cancellable, NULL);
      g_autoptr (UnrepSideFile) leftover = content != NULL ? unrep_side_file_read_bytes (content, "", NULL) : NULL;
      gboolean is_ours = leftover != NULL && unrep_side_file_is_for (leftover, wanted, "", NULL);

      if (is_ours && !add (found, leftover, wanted))
        found->has_draft = TRUE;
      else if (is_ours || (leftover == NULL && content != NULL && is_rubbish (content, wanted)))
        g_file_delete (file, NULL, NULL);
    }
}
