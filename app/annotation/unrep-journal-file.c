/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-journal-file.h"

#include "base/unrep-file.h"
#include "unrep-annotation-private.h"
#include "unrep-side-file-private.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define FOLDER "journal"
#define SUFFIX ".journal"
#define PLACE_DIGITS 8
/* A journal that is larger is not ours: it is written anew long before. */
#define MAX_BYTES ((gsize) 1024 * 1024 * 1024)

static char *
dup_prefix (UnrepSideFile *work)
{
  g_autofree char *key = unrep_side_file_dup_work (work);

  return g_strconcat (key, ".", NULL);
}

/**
 * unrep_journal_dup_path:
 * @work: a side file of one reviewer, text and codebook
 * @folder: the URI of the folder that the report is in
 * @device: under which changes are counted
 *
 * Returns: (transfer full): where that journal is; its folder is made
 */
char *
unrep_journal_dup_path (UnrepSideFile *work,
                        const char    *folder,
                        const char    *device)
{
  g_autofree char *state = unrep_dup_state_path (FOLDER), *prefix = dup_prefix (work);
  g_autofree char *place = g_compute_checksum_for_string (G_CHECKSUM_SHA256, folder, -1);
  g_autofree char *name = g_strdup_printf ("%s%.*s.%s" SUFFIX, prefix, PLACE_DIGITS, place, device);

  g_mkdir_with_parents (state, 0700);
  return g_build_filename (state, name, NULL);
}

static int
compare_strings (gconstpointer a,
                 gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

/**
 * unrep_journal_list_paths:
 * @work: a side file of one reviewer, text and codebook
 *
 * Returns: (transfer full) (element-type filename): all journals of that work,
 *   sorted
 */
GPtrArray *
unrep_journal_list_paths (UnrepSideFile *work)
{
  g_autofree char *folder = unrep_dup_state_path (FOLDER), *prefix = dup_prefix (work);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, prefix) && g_str_has_suffix (name, SUFFIX))
      g_ptr_array_add (paths, g_build_filename (folder, name, NULL));
  g_ptr_array_sort (paths, compare_strings);
  return paths;
}

/* A program that ended meanwhile may have removed the file, or put a shorter one
 * in its place. */
static gboolean
is_still_there (int         fd,
                const char *path)
{
  struct stat opened, named;

  return fstat (fd, &opened) == 0 && lstat (path, &named) == 0 && opened.st_dev == named.st_dev &&
         opened.st_ino == named.st_ino;
}

/**
 * unrep_journal_open:
 * @path: a journal
 * @flags: for open()
 * @is_locked: (out): whether it is locked; where the file system has no locks, it is not
 *
 * Opens a journal that no living program has open. Its lock goes with the program,
 * however that ends.
 *
 * Returns: a file descriptor; -1 with `errno` set, %EWOULDBLOCK for a journal
 *   that is in use and %EPERM for one that is not the user's
 */
int
unrep_journal_open (const char *path,
                    int         flags,
                    gboolean   *is_locked)
{
  for (guint attempt = 0; attempt < 10; attempt++)
    {
      int fd = open (path, flags | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC, 0600), saved_errno;
      struct stat status;

      if (fd < 0)
        return -1;
      if (fstat (fd, &status) != 0 || !S_ISREG (status.st_mode) || status.st_uid != geteuid ())
        {
          close (fd);
          errno = EPERM;
          return -1;
        }
      *is_locked = flock (fd, LOCK_EX | LOCK_NB) == 0;
      if (!*is_locked && errno == EWOULDBLOCK)
        {
          saved_errno = errno;
          close (fd);
          errno = saved_errno;
          return -1;
        }
      if (is_still_there (fd, path))
        return fd;
      close (fd);
    }
  errno = EWOULDBLOCK;
  return -1;
}

/**
 * unrep_journal_read:
 * @fd: an open journal
 *
 * Returns: (transfer full) (nullable): all of it, %NULL with `errno` set
 */
GBytes *
unrep_journal_read (int fd)
{
  struct stat status;
  g_autofree char *data = NULL;
  gsize done = 0, size;

  if (fstat (fd, &status) != 0)
    return NULL;
  size = status.st_size;
  data = size <= MAX_BYTES ? g_try_malloc (MAX (size, 1)) : NULL;
  if (data == NULL)
    {
      errno = EFBIG;
      return NULL;
    }
  while (done < size)
    {
      gssize n_read = pread (fd, data + done, size - done, done);

      if (n_read < 0 && errno == EINTR)
        continue;
      if (n_read < 0)
        return NULL;
      if (n_read == 0)
        break;
      done += n_read;
    }
  return g_bytes_new_take (g_steal_pointer (&data), done);
}

/**
 * unrep_journal_write:
 * @fd: an open journal
 * @data: what to add
 * @length: how many bytes
 *
 * Returns: whether all of it was written; if not, `errno` is set
 */
gboolean
unrep_journal_write (int           fd,
                     gconstpointer data,
                     gsize         length)
{
  const char *p = data;

  while (length > 0)
    {
      gssize n_written = write (fd, p, length);

      if (n_written < 0 && errno == EINTR)
        continue;
      if (n_written == 0)
        errno = EIO;
      if (n_written <= 0)
        return FALSE;
      p += n_written;
      length -= n_written;
    }
  return TRUE;
}

/**
 * unrep_journal_copy:
 * @from: an open journal
 * @to: the journal that is to take its place
 * @offset: where in @from to begin
 * @length: how many bytes
 *
 * Returns: whether they were added to @to
 */
gboolean
unrep_journal_copy (int   from,
                    int   to,
                    gsize offset,
                    gsize length)
{
  g_autofree char *data = g_malloc (MAX (length, 1));

  return length == 0 ||
         (pread (from, data, length, offset) == (gssize) length && unrep_journal_write (to, data, length));
}

/**
 * unrep_journal_is_taken:
 * @why: `errno` of unrep_journal_open()
 *
 * Returns: whether only this name cannot be used, for it is another program's,
 *   another user's, or no file
 */
gboolean
unrep_journal_is_taken (int why)
{
  return why == EWOULDBLOCK || why == EPERM || why == EACCES || why == ELOOP || why == EISDIR;
}

/**
 * unrep_journal_sync_folder:
 * @path: a journal that was made, renamed or removed
 *
 * Returns: whether its name will survive a power cut; if not, `errno` is set
 */
gboolean
unrep_journal_sync_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  gboolean synced = fd >= 0 && fsync (fd) == 0;
  int saved_errno = errno;

  if (fd >= 0)
    close (fd);
  errno = saved_errno;
  return synced;
}

/**
 * unrep_journal_dup_device:
 * @device: the name of this computer in `edits`
 * @slot: 0 for the first program, 1 for a second at the same time, and so on
 *
 * Two programs that count changes under one name would each take the other's for
 * their own, and the one that made fewer would lose. So each has a name.
 *
 * Returns: (transfer full): 8 hexadecimal digits, always the same for the same slot
 */
char *
unrep_journal_dup_device (const char *device,
                          guint       slot)
{
  g_autofree char *seed = g_strdup_printf ("%s:%u", device, slot);
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, seed, -1);
  char *name = slot == 0 ? g_strdup (device) : g_strndup (sum, 8);

  if (g_str_equal (name, UNREP_MERGE_DEVICE) || g_str_equal (name, UNREP_ANCHOR_DEVICE))
    name[0] = '1';
  return name;
}

/**
 * unrep_journal_keep_damaged:
 * @path: a journal
 * @content: what was found in it
 *
 * Keeps a copy beside it, under a name that nothing has: what a program cannot read
 * may still tell somebody something.
 *
 * Returns: (transfer full) (nullable): where; %NULL if it could not be kept
 */
char *
unrep_journal_keep_damaged (const char *path,
                            GBytes     *content)
{
  g_autofree char *copy = g_strconcat (path, ".damaged", NULL);
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 2; g_file_test (copy, G_FILE_TEST_EXISTS); i++)
    unrep_take_string (&copy, g_strdup_printf ("%s.damaged-%u", path, i));
  file = g_file_new_for_path (copy);
  if (unrep_file_save (file, content, NULL, &error))
    return g_steal_pointer (&copy);
  g_debug ("%s", error->message);
  return NULL;
}

/**
 * unrep_journal_was_left_alone:
 * @fd: an open journal
 * @time: in microseconds
 *
 * A clock that was set back must not keep records for ever, so a change in the
 * future is one of long ago.
 *
 * Returns: whether nobody has written to it for @time
 */
gboolean
unrep_journal_was_left_alone (int    fd,
                              gint64 time)
{
  struct stat status;
  gint64 age;

  if (fstat (fd, &status) != 0)
    return FALSE;
  age = g_get_real_time () - ((gint64) status.st_mtim.tv_sec * G_USEC_PER_SEC + status.st_mtim.tv_nsec / 1000);
  return age > time || age < -time;
}
