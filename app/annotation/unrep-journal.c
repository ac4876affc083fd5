/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-journal-private.h"

#include "base/unrep-file.h"
#include "unrep-annotation-private.h"
#include "unrep-journal-file.h"
#include "unrep-journal-left.h"
#include "unrep-journal-record.h"
#include "unrep-side-file-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <unistd.h>

/* A few keys are flushed to the disk together; a second is what is promised. */
#define SYNC_DELAY_US 100000
/* On a share without locks another machine may have read the file before our save
 * and replace it after: a reading counts this long, more than a save takes, after it. */
#define SETTLING_US (5 * G_TIME_SPAN_SECOND)
/* How many windows of one person on one text have a journal on one computer. */
#define MAX_SLOTS 64

static void
fail (UnrepJournal  *self,
      int            why,
      GError       **error)
{
  g_autofree char *display = unrep_dup_printable (self->path);

  /* Translators: the first %s is a file, the second the reason, such as “No space left on device” */
  g_set_error (error, UNREP_ERROR, UNREP_ERROR_UNWRITABLE, _("The journal “%s” cannot be written: %s"), display,
               g_strerror (why));
}

/* Adds to the file; what could only be written in part is cut off again. */
static gboolean
write_bytes (UnrepJournal *self,
             gconstpointer data,
             gsize         length)
{
  int saved_errno;

  if (unrep_journal_write (self->fd, data, length))
    {
      self->length += length;
      return TRUE;
    }
  saved_errno = errno;
  if (self->is_locked && ftruncate (self->fd, self->length) != 0)
    g_debug ("%s: %s", self->path, g_strerror (errno));
  errno = saved_errno;
  return FALSE;
}

static gboolean
write_head (UnrepJournal *self)
{
  return self->length > 0 ||
         write_bytes (self, g_bytes_get_data (self->head, NULL), g_bytes_get_size (self->head));
}

/* Goes on with the journal that was opened; %FALSE if it is none of this work. */
static gboolean
take_over (UnrepJournal *self)
{
  g_autoptr (GBytes) content = unrep_journal_read (self->fd);
  g_autoptr (GPtrArray) annotations = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *folder = NULL;
  UnrepJournalCondition condition;

  if (content == NULL)
    return FALSE;
  condition = unrep_journal_parse (content, self->work, &folder, annotations, &self->length);
  if (condition == UNREP_JOURNAL_FOREIGN || (folder != NULL && !g_str_equal (folder, self->folder)))
    return FALSE;
  if (!unrep_journal_was_left_alone (self->fd, SETTLING_US))
    self->settled_at = g_get_monotonic_time () + SETTLING_US;
  if (condition == UNREP_JOURNAL_DAMAGED)
    {
      unrep_take_string (&self->damaged, unrep_journal_keep_damaged (self->path, content));
      if (self->damaged == NULL)
        return FALSE;
    }
  if (condition != UNREP_JOURNAL_WHOLE && self->is_locked && ftruncate (self->fd, self->length) != 0)
    return FALSE;
  unrep_pending_add_all (self->pending, annotations);
  /* Sound records behind the damage were cut off with it. */
  self->is_behind = self->is_behind || condition == UNREP_JOURNAL_DAMAGED;
  self->is_new = g_bytes_get_size (content) == 0;
  return TRUE;
}

/* Opens the first journal that no living program has. */
static gboolean
open_own (UnrepJournal  *self,
          GError       **error)
{
  g_autofree char *device = g_strdup (self->device);
  int why = EWOULDBLOCK;

  for (guint slot = 0; slot < MAX_SLOTS && self->fd < 0; slot++)
    {
      g_free (self->device);
      self->device = unrep_journal_dup_device (device, slot);
      g_free (self->path);
      self->path = unrep_journal_dup_path (self->work, self->folder, self->device);
      self->fd = unrep_journal_open (self->path, O_RDWR | O_APPEND | O_CREAT, &self->is_locked);
      if (self->fd < 0)
        {
          why = errno;
          if (!unrep_journal_is_taken (why))
            break;
        }
      else if (!take_over (self))
        {
          close (self->fd);
          self->fd = -1;
        }
    }
  if (self->fd >= 0)
    return TRUE;
  unrep_take_string (&self->device, g_steal_pointer (&device));
  fail (self, why, error);
  return FALSE;
}

static gboolean
write_pending (UnrepJournal *self)
{
  g_autoptr (GBytes) records = unrep_pending_format (self->pending);

  return write_head (self) && write_bytes (self, g_bytes_get_data (records, NULL), g_bytes_get_size (records));
}

/* Takes into this journal what other programs left when they ended. Only then,
 * and only when it is on the disk here, are theirs removed. */
static void
absorb_others (UnrepJournal *self)
{
  g_autoptr (GPtrArray) paths = unrep_journal_list_paths (self->work);
  g_autoptr (GArray) fds = g_array_new (FALSE, FALSE, sizeof (int));
  gboolean stored;

  for (guint i = 0; i < paths->len; i++)
    {
      gboolean is_own = self->fd >= 0 && g_str_equal (g_ptr_array_index (paths, i), self->path);
      int fd = is_own ? -1 : unrep_journal_read_left (paths->pdata[i], self->work, self->folder, self->pending);

      if (fd >= 0)
        self->is_behind = TRUE;
      g_array_append_val (fds, fd);
    }
  stored = self->fd >= 0 && (!self->is_behind || (write_pending (self) && fdatasync (self->fd) == 0 &&
                                                  unrep_journal_sync_folder (self->path)));
  self->is_behind = self->is_behind && !stored;
  for (guint i = 0; i < paths->len; i++)
    {
      int fd = g_array_index (fds, int, i);

      if (fd >= 0 && stored)
        g_unlink (g_ptr_array_index (paths, i));
      if (fd >= 0)
        close (fd);
    }
}

/**
 * unrep_journal_new:
 * @work: an empty side file of the reviewer, the text and the codebook
 * @folder: the URI of the folder that the report is in
 * @device: the name of this computer in `edits`
 *
 * Goes on with what programs that are gone have left of this work; a journal that
 * another living program has open is left alone. It blocks. Where no journal can
 * be written, unrep_journal_append() says so and tries again.
 *
 * Returns: (transfer full): a journal
 */
UnrepJournal *
unrep_journal_new (UnrepSideFile *work,
                   const char    *folder,
                   const char    *device)
{
  UnrepJournal *self = g_atomic_rc_box_new0 (UnrepJournal);
  g_autoptr (GError) error = NULL;

  self->work = unrep_side_file_ref (work);
  self->folder = g_strdup (folder);
  self->head = unrep_journal_new_head (work, folder);
  self->device = g_strdup (device);
  self->pending = unrep_pending_new ();
  self->fd = -1;
  g_mutex_init (&self->flushing);
  g_mutex_init (&self->mutex);
  if (!open_own (self, &error))
    g_debug ("%s", error->message);
  absorb_others (self);
  return self;
}

static void
journal_clear (UnrepJournal *self)
{
  if (self->fd >= 0)
    close (self->fd);
  unrep_side_file_unref (self->work);
  g_bytes_unref (self->head);
  g_free (self->folder);
  g_free (self->device);
  g_free (self->path);
  g_free (self->damaged);
  unrep_pending_free (self->pending);
  g_mutex_clear (&self->mutex);
  g_mutex_clear (&self->flushing);
}

/**
 * unrep_journal_ref:
 * @self: a journal
 *
 * Returns: (transfer full): @self; the count is atomic
 */
UnrepJournal *
unrep_journal_ref (UnrepJournal *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * unrep_journal_unref:
 * @self: (transfer full): a journal
 */
void
unrep_journal_unref (UnrepJournal *self)
{
  g_atomic_rc_box_release_full (self, (GDestroyNotify) journal_clear);
}

/**
 * unrep_journal_get_device:
 * @self: a journal
 *
 * Returns: under which name in `edits` this program counts its changes: the
 *   computer's, or another one while a second program has the same work open
 */
const char *
unrep_journal_get_device (UnrepJournal *self)
{
  return self->device;
}

/**
 * unrep_journal_get_damaged:
 * @self: a journal
 *
 * Returns: (nullable): where a copy is of what an earlier program had left and what
 *   could not all be read; %NULL where all of it could
 */
const char *
unrep_journal_get_damaged (UnrepJournal *self)
{
  return self->damaged;
}

/**
 * unrep_journal_is_empty:
 * @self: a journal
 *
 * Returns: whether the side file was seen to hold every change
 */
gboolean
unrep_journal_is_empty (UnrepJournal *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  return unrep_pending_is_empty (self->pending);
}

/**
 * unrep_journal_list:
 * @self: a journal
 *
 * Returns: (transfer full) (element-type UnrepAnnotation): what is in it and was
 *   not seen in the side file, in no order. One annotation may be there in several
 *   versions, if several programs changed it.
 */
GPtrArray *
unrep_journal_list (UnrepJournal *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  return unrep_pending_list (self->pending);
}

static void
sync_cb (gpointer data,
         gpointer user_data)
{
  g_autoptr (UnrepJournal) self = data;
  g_autoptr (GError) error = NULL;
  gboolean is_due;

  g_mutex_lock (&self->mutex);
  is_due = self->sync_is_due;
  g_mutex_unlock (&self->mutex);
  /* Somebody else has flushed it meanwhile. */
  if (!is_due)
    return;
  g_usleep (SYNC_DELAY_US);
  if (!unrep_journal_sync (self, &error))
    g_debug ("%s", error->message);
}

/* One thread for all journals: they are on one disk. It does not depend on a main
 * loop, which may be busy for longer than a second. */
static void
sync_soon (UnrepJournal *self)
{
  static GThreadPool *pool;

  if (g_once_init_enter (&pool))
    g_once_init_leave (&pool, g_thread_pool_new (sync_cb, NULL, 1, FALSE, NULL));
  g_thread_pool_push (pool, unrep_journal_ref (self), NULL);
}

static gboolean
write_records (UnrepJournal *self,
               GPtrArray    *annotations)
{
  g_autoptr (GByteArray) out = NULL;

  if (self->is_behind)
    return write_pending (self);
  out = g_byte_array_new ();
  for (guint i = 0; i < annotations->len; i++)
    unrep_journal_format_record (out, g_ptr_array_index (annotations, i));
  return write_head (self) && write_bytes (self, out->data, out->len);
}

/**
 * unrep_journal_append:
 * @self: a journal
 * @annotations: (element-type UnrepAnnotation): annotations as they are after a
 *   change; none, to try again what could not be written before
 * @error: where to put what went wrong
 *
 * When this returns, the system has them, and a program that is killed loses
 * nothing; within a second the disk has them too. The cost depends on @annotations
 * alone. What could not be written is written with what comes next.
 *
 * Errors: %UNREP_ERROR_UNWRITABLE.
 *
 * Returns: whether everything is in the journal
 */
gboolean
unrep_journal_append (UnrepJournal  *self,
                      GPtrArray     *annotations,
                      GError       **error)
{
  gboolean written = FALSE, sync = FALSE;

  g_mutex_lock (&self->mutex);
  unrep_pending_add_all (self->pending, annotations);
  if (self->fd >= 0 || open_own (self, error))
    {
      written = write_records (self, annotations);
      if (!written)
        fail (self, errno, error);
    }
  self->is_behind = !written;
  sync = written && annotations->len > 0 && !self->sync_is_due;
  self->sync_is_due = self->sync_is_due || sync;
  g_mutex_unlock (&self->mutex);
  if (sync)
    sync_soon (self);
  return written;
}

/**
 * unrep_journal_sync:
 * @self: a journal
 * @error: where to put what went wrong
 *
 * Has everything flushed to the disk now, or waits for who does so already; this
 * happens by itself within a second. It blocks, but not who appends meanwhile.
 *
 * Errors: %UNREP_ERROR_UNWRITABLE.
 *
 * Returns: whether it is on the disk
 */
gboolean
unrep_journal_sync (UnrepJournal  *self,
                    GError       **error)
{
  gboolean is_new, synced = TRUE;
  int fd, why = 0;

  g_mutex_lock (&self->flushing);
  g_mutex_lock (&self->mutex);
  fd = self->fd >= 0 && self->sync_is_due ? fcntl (self->fd, F_DUPFD_CLOEXEC, 0) : -1;
  is_new = self->is_new;
  self->sync_is_due = FALSE;
  g_mutex_unlock (&self->mutex);
  if (fd >= 0)
    {
      synced = fdatasync (fd) == 0 && (!is_new || unrep_journal_sync_folder (self->path));
      why = errno;
      close (fd);
    }

  g_mutex_lock (&self->mutex);
  if (synced && fd >= 0)
    self->is_new = FALSE;
  else if (!synced)
    {
      self->is_behind = TRUE;
      fail (self, why, error);
    }
  g_mutex_unlock (&self->mutex);
  g_mutex_unlock (&self->flushing);
  return synced;
}

/**
 * unrep_journal_note_saved:
 * @self: a journal
 *
 * To be called when the side file was written: only readings from some seconds
 * later on tell whether that has lasted.
 */
void
unrep_journal_note_saved (UnrepJournal *self)
{
  g_mutex_lock (&self->mutex);
  self->settled_at = g_get_monotonic_time () + SETTLING_US;
  g_mutex_unlock (&self->mutex);
}

/**
 * unrep_journal_close:
 * @self: (transfer full): a journal
 *
 * Gives the journal up for the next program, unless nothing in it is needed any more.
 */
void
unrep_journal_close (UnrepJournal *self)
{
  g_autoptr (GError) error = NULL;

  if (self->has_dropped)
    unrep_journal_trim (self);
  if (!unrep_journal_sync (self, &error))
    g_debug ("%s", error->message);
  g_mutex_lock (&self->mutex);
  if (self->fd >= 0)
    {
      if (self->is_locked && unrep_pending_is_empty (self->pending))
        g_unlink (self->path);
      /* A flush that is under way has the file open too. */
      flock (self->fd, LOCK_UN);
      close (self->fd);
      self->fd = -1;
    }
  g_mutex_unlock (&self->mutex);
  unrep_journal_unref (self);
}
