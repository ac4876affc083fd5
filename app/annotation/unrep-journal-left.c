/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-journal-left.h"

#include "unrep-annotation-private.h"
#include "unrep-journal-file.h"
#include "unrep-journal-record.h"
#include "unrep-side-file-private.h"

#include <fcntl.h>
#include <gio/gio.h>
#include <unistd.h>

/* The same text may lie in two folders. What was done in the other one is for
 * whoever opens it there, unless it is gone: moved, or mounted elsewhere. */
static gboolean
is_for_here (const char *folder,
             const char *here)
{
  g_autoptr (GFile) other = g_file_new_for_uri (folder);

  return g_str_equal (folder, here) || !g_file_query_exists (other, NULL);
}

/**
 * unrep_journal_read_left:
 * @path: a journal
 * @work: a side file of the reviewer, text and codebook that it should be of
 * @folder: the URI of the folder that the report is in
 * @pending: where to add what it holds
 *
 * Reads a journal that no living program has open.
 *
 * Returns: a file descriptor with which the lock goes; -1 where there is nothing
 *   to read, or where something is left that only a person could read
 */
int
unrep_journal_read_left (const char    *path,
                         UnrepSideFile *work,
                         const char    *folder,
                         UnrepPending  *pending)
{
  gboolean is_locked = FALSE;
  int fd = unrep_journal_open (path, O_RDONLY, &is_locked);
  g_autoptr (GBytes) content = fd >= 0 ? unrep_journal_read (fd) : NULL;
  g_autoptr (GPtrArray) annotations = g_ptr_array_new_with_free_func (g_object_unref);
  UnrepJournalCondition condition = UNREP_JOURNAL_FOREIGN;
  g_autofree char *place = NULL;
  gsize length;

  if (content != NULL)
    condition = unrep_journal_parse (content, work, &place, annotations, &length);
  if (place != NULL && is_for_here (place, folder))
    {
      unrep_pending_add_all (pending, annotations);
      if (condition != UNREP_JOURNAL_DAMAGED && is_locked)
        return fd;
    }
  if (fd >= 0)
    close (fd);
  return -1;
}

/**
 * unrep_journal_list_left:
 * @work: a side file
 * @folder: the URI of the folder that it is in
 *
 * Looks into the journals of @work that no living program has open, and leaves
 * them as they are.
 *
 * Returns: (transfer full) (element-type UnrepAnnotation): what is in them and not
 *   in @work
 */
GPtrArray *
unrep_journal_list_left (UnrepSideFile *work,
                         const char    *folder)
{
  g_autoptr (GPtrArray) paths = unrep_journal_list_paths (work);
  g_autoptr (UnrepPending) pending = unrep_pending_new ();

  for (guint i = 0; i < paths->len; i++)
    {
      int fd = unrep_journal_read_left (g_ptr_array_index (paths, i), work, folder, pending);

      if (fd >= 0)
        close (fd);
    }
  unrep_pending_remove_all (pending, work->annotations);
  return unrep_pending_list (pending);
}

/**
 * unrep_journal_remove_shown:
 * @left: (element-type UnrepAnnotation): what unrep_journal_list_left() gave
 * @reading: what the side file holds, as it was read after that
 *
 * Takes out what @reading shows: a program may have saved and ended between an
 * earlier reading and the look into its journal.
 */
void
unrep_journal_remove_shown (GPtrArray     *left,
                            UnrepSideFile *reading)
{
  g_autoptr (GHashTable) index = unrep_annotation_index (reading->annotations);

  for (guint i = left->len; i > 0; i--)
    {
      UnrepAnnotation *wanted = g_ptr_array_index (left, i - 1);
      UnrepAnnotation *shown = g_hash_table_lookup (index, unrep_annotation_get_id (wanted));

      if (shown != NULL && unrep_annotation_includes (shown, wanted))
        g_ptr_array_remove_index (left, i - 1);
    }
}
