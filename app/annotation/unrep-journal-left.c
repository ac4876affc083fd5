/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-journal-left.h"

#include "unrep-journal-file.h"
#include "unrep-journal-record.h"
#include "unrep-side-file-private.h"

#include <fcntl.h>
#include <unistd.h>

/**
 * unrep_journal_read_left:
 * @path: a journal
 * @head: what it should begin with
 * @pending: where to add what it holds
 *
 * Reads a journal that no living program has open.
 *
 * Returns: a file descriptor with which the lock goes; -1 where there is nothing
 *   to read, or where something is left that only a person could read
 */
int
unrep_journal_read_left (const char   *path,
                         GBytes       *head,
                         UnrepPending *pending)
{
  gboolean is_locked = FALSE;
  int fd = unrep_journal_open (path, O_RDONLY, &is_locked);
  g_autoptr (GBytes) content = fd >= 0 ? unrep_journal_read (fd) : NULL;
  g_autoptr (GPtrArray) annotations = g_ptr_array_new_with_free_func (g_object_unref);
  UnrepJournalCondition condition = UNREP_JOURNAL_FOREIGN;
  gsize length;

  if (content != NULL)
    condition = unrep_journal_parse (content, head, annotations, &length);
  unrep_pending_add_all (pending, annotations);
  if (condition != UNREP_JOURNAL_FOREIGN && condition != UNREP_JOURNAL_DAMAGED && is_locked)
    return fd;
  if (fd >= 0)
    close (fd);
  return -1;
}

/**
 * unrep_journal_list_left:
 * @work: a side file
 *
 * Looks into the journals of @work that no living program has open, and leaves
 * them as they are.
 *
 * Returns: (transfer full) (element-type UnrepAnnotation): what is in them and not
 *   in @work
 */
GPtrArray *
unrep_journal_list_left (UnrepSideFile *work)
{
  g_autoptr (GBytes) head = unrep_journal_new_head (work);
  g_autoptr (GPtrArray) paths = unrep_journal_list_paths (work);
  g_autoptr (UnrepPending) pending = unrep_pending_new ();

  for (guint i = 0; i < paths->len; i++)
    {
      int fd = unrep_journal_read_left (g_ptr_array_index (paths, i), head, pending);

      if (fd >= 0)
        close (fd);
    }
  unrep_pending_remove_all (pending, work->annotations);
  return unrep_pending_list (pending);
}
