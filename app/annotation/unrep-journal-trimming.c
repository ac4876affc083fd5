/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-journal-private.h"

#include "unrep-journal-file.h"
#include "unrep-side-file-private.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

/* From this size on a journal is written anew if that makes it much shorter. */
#define REWRITE_BYTES (1024 * 1024)
#define REWRITE_FACTOR 4

/* Copies what was appended to the old file while the new one was written, and lets
 * the new one take its place. */
static gboolean
take_place (UnrepJournal *self,
            int           fd,
            const char   *temporary,
            gsize         from)
{
  struct stat status;

  if (!unrep_journal_copy (self->fd, fd, from, self->length - from) || fstat (fd, &status) != 0 ||
      g_rename (temporary, self->path) != 0)
    return FALSE;
  close (self->fd);
  self->fd = fd;
  self->length = status.st_size;
  self->is_new = TRUE;
  return TRUE;
}

/* Writes the journal anew with @records, which it had when it was @from long. */
static void
rewrite (UnrepJournal *self,
         GBytes       *records,
         gsize         from)
{
  g_autofree char *temporary = g_strconcat (self->path, ".tmp", NULL);
  int fd = open (temporary, O_RDWR | O_APPEND | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0600);
  gboolean done = FALSE;

  if (fd < 0)
    return;
  if (flock (fd, LOCK_EX | LOCK_NB) == 0 &&
      unrep_journal_write (fd, g_bytes_get_data (self->head, NULL), g_bytes_get_size (self->head)) &&
      unrep_journal_write (fd, g_bytes_get_data (records, NULL), g_bytes_get_size (records)) && fdatasync (fd) == 0)
    {
      g_mutex_lock (&self->mutex);
      done = take_place (self, fd, temporary, from);
      self->sync_is_due = TRUE;
      g_mutex_unlock (&self->mutex);
    }
  if (done)
    {
      unrep_journal_sync (self, NULL);
      return;
    }
  g_unlink (temporary);
  close (fd);
}

/**
 * unrep_journal_trim:
 * @self: a journal of which something was removed
 *
 * Shortens the file, which it may write anew. It blocks.
 */
void
unrep_journal_trim (UnrepJournal *self)
{
  g_autoptr (GBytes) records = NULL;
  gsize from, head_size = g_bytes_get_size (self->head);
  gboolean must_rewrite;

  g_mutex_lock (&self->mutex);
  from = self->length;
  if (self->fd >= 0 && self->is_locked && unrep_pending_is_empty (self->pending))
    {
      if (self->length > head_size && ftruncate (self->fd, head_size) == 0)
        self->length = head_size;
    }
  else if (self->fd >= 0 && self->is_locked && (self->has_dropped || from > REWRITE_BYTES) && !self->is_behind)
    records = unrep_pending_format (self->pending);
  must_rewrite = records != NULL && (self->has_dropped || g_bytes_get_size (records) * REWRITE_FACTOR < from);
  self->has_dropped = FALSE;
  g_mutex_unlock (&self->mutex);
  if (must_rewrite)
    rewrite (self, records, from);
}

/**
 * unrep_journal_confirm:
 * @self: a journal
 * @reading: what the side file holds, as it was read just now
 *
 * Takes out what @reading shows: the annotation with the same changes, or more.
 * This, and not the success of a save, is what ends the need for a record: another
 * machine may have overwritten what was saved. It blocks; to be called from one
 * thread at a time.
 */
void
unrep_journal_confirm (UnrepJournal  *self,
                       UnrepSideFile *reading)
{
  gboolean settled;

  g_mutex_lock (&self->mutex);
  settled = g_get_monotonic_time () >= self->settled_at;
  if (settled)
    unrep_pending_remove_all (self->pending, reading->annotations);
  g_mutex_unlock (&self->mutex);
  if (settled)
    unrep_journal_trim (self);
}

/**
 * unrep_journal_drop:
 * @self: a journal
 * @kept_elsewhere: (element-type UnrepAnnotation): versions that lost against
 *   others and are on the disk beside them
 *
 * Takes those versions out; no side file will ever show them. The file follows
 * with the next unrep_journal_confirm(), or when the journal is closed.
 */
void
unrep_journal_drop (UnrepJournal *self,
                    GPtrArray    *kept_elsewhere)
{
  g_mutex_lock (&self->mutex);
  unrep_pending_remove_all (self->pending, kept_elsewhere);
  self->has_dropped = self->has_dropped || kept_elsewhere->len > 0;
  g_mutex_unlock (&self->mutex);
}
