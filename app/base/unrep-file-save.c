/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-file.h"

#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* g_file_replace() truncates the old file in place where it cannot do better,
 * and g_file_set_contents_full() loses the mode and replaces links. So the steps
 * are our own, each of them checked, and none of them touches the old file.
 */
typedef struct
{
  char *display;
  char *name;
  int folder;
  int fd;
  char temporary[32];
  gboolean exists;
  struct stat old;
} Save;

static void
save_clear (Save *self)
{
  if (self->fd >= 0)
    close (self->fd);
  if (self->temporary[0] != '\0')
    unlinkat (self->folder, self->temporary, 0);
  if (self->folder >= 0)
    close (self->folder);
  g_free (self->name);
  g_free (self->display);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Save, save_clear)

static gboolean
fail (Save        *self,
      const char  *reason,
      GError     **error)
{
  /* Translators: the first %s is a file, the second the reason, such as “No space left on device” */
  g_set_error (error, UNREP_ERROR, UNREP_ERROR_UNWRITABLE, _("“%s” could not be saved: %s"), self->display, reason);
  return FALSE;
}

static gboolean
fail_errno (Save    *self,
            GError **error)
{
  return fail (self, g_strerror (errno), error);
}

static gboolean
open_folder (Save        *self,
             const char  *path,
             GError     **error)
{
  g_autofree char *parent = g_path_get_dirname (path);

  self->name = g_path_get_basename (path);
  self->folder = open (parent, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  return self->folder >= 0 || fail_errno (self, error);
}

/* A new file in place of a link or of one of several hard links would leave the
 * other names with the old content; writing through them could not be undone. */
static gboolean
examine_target (Save    *self,
                GError **error)
{
  if (fstatat (self->folder, self->name, &self->old, AT_SYMLINK_NOFOLLOW) != 0)
    return errno == ENOENT || fail_errno (self, error);

  self->exists = TRUE;
  if (S_ISLNK (self->old.st_mode))
    return fail (self, _("it is a symbolic link. Save under another name, or replace the link by a file"), error);
  if (S_ISDIR (self->old.st_mode))
    return fail (self, _("it is a folder"), error);
  if (S_ISFIFO (self->old.st_mode))
    return fail (self, _("it is a named pipe"), error);
  if (S_ISSOCK (self->old.st_mode))
    return fail (self, _("it is a socket"), error);
  if (!S_ISREG (self->old.st_mode))
    return fail (self, _("it is a device"), error);
  if (self->old.st_nlink > 1)
    return fail (self, _("it has several names (hard links). Save under another name, or replace it by a copy"), error);

  return TRUE;
}

static gboolean
create_temporary (Save    *self,
                  GError **error)
{
  /* A new file gets what the umask and the folder's default rights give it, so
   * the kernel may as well give it now. One that takes an old file's place
   * is private until it has that one's mode. */
  mode_t mode = self->exists ? 0600 : 0666;

  for (guint attempt = 0; attempt < 100; attempt++)
    {
      char name[sizeof self->temporary];

      /* Short, for the target's name may be as long as a name can be; hidden, and
       * not ending in .json, for whatever does is looked at as a side file. */
      g_snprintf (name, sizeof name, ".unrep-%08x.tmp", g_random_int ());
      self->fd = openat (self->folder, name, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode);
      if (self->fd >= 0)
        {
          memcpy (self->temporary, name, sizeof name);
          return TRUE;
        }
      if (errno != EEXIST)
        break;
    }

  return fail_errno (self, error);
}

static gboolean
write_all (Save        *self,
           const char  *data,
           gsize        length,
           GError     **error)
{
  while (length > 0)
    {
      gssize n_written = write (self->fd, data, length);

      if (n_written < 0 && errno == EINTR)
        continue;
      if (n_written == 0)
        errno = EIO;
      if (n_written <= 0)
        return fail_errno (self, error);
      data += n_written;
      length -= n_written;
    }

  return TRUE;
}

/* The mode must be kept; the owner and the group are where the system lets us.
 * The mode comes last: a change of owner may clear bits of it. */
static gboolean
copy_rights (Save    *self,
             GError **error)
{
  struct stat new;

  if (!self->exists)
    return TRUE;
  if (fstat (self->fd, &new) != 0)
    return fail_errno (self, error);

  if ((new.st_uid != self->old.st_uid || new.st_gid != self->old.st_gid) &&
      fchown (self->fd, self->old.st_uid, self->old.st_gid) != 0 &&
      fchown (self->fd, (uid_t) -1, self->old.st_gid) != 0)
    g_debug ("“%s” gets another owner and group: %s", self->display, g_strerror (errno));

  /* Where modes are made up by the mount, they agree already and cannot be set. */
  if (fstat (self->fd, &new) == 0 && new.st_mode == self->old.st_mode)
    return TRUE;

  return fchmod (self->fd, self->old.st_mode & 07777) == 0 || fail_errno (self, error);
}

/* Reads the temporary file back. A network share or a dying disk may have taken
 * other bytes than it was given, and said nothing. */
static gboolean
verify (Save        *self,
        const char  *data,
        gsize        length,
        GError     **error)
{
  g_autofree char *buffer = g_malloc (64 * 1024);
  gsize done = 0;

  /* Only advice, so that what is read is what was stored; it may be ignored. */
  posix_fadvise (self->fd, 0, 0, POSIX_FADV_DONTNEED);

  while (TRUE)
    {
      gssize n_read = pread (self->fd, buffer, 64 * 1024, done);

      if (n_read < 0 && errno == EINTR)
        continue;
      if (n_read < 0)
        return fail_errno (self, error);
      if (n_read == 0)
        break;
      if ((gsize) n_read > length - done || memcmp (buffer, data + done, n_read) != 0)
        return fail (self, _("what was stored is not what was written"), error);
      done += n_read;
    }

  return done == length || fail (self, _("what was stored is not what was written"), error);
}

static gboolean
store (Save    *self,
       GError **error)
{
  int fd = self->fd;

  self->fd = -1;

  return close (fd) == 0 || fail_errno (self, error);
}

static gboolean
take_place (Save    *self,
            GError **error)
{
  if (renameat (self->folder, self->temporary, self->folder, self->name) != 0)
    return fail_errno (self, error);
  self->temporary[0] = '\0';

  /* The file is whole under either name now; only a power cut decides which. Some
   * file systems cannot do this, and there is nothing left to take back. */
  if (fsync (self->folder) != 0)
    g_debug ("The folder of “%s” was not flushed: %s", self->display, g_strerror (errno));

  return TRUE;
}

/**
 * unrep_file_save:
 * @file: a file in a folder of this computer
 * @bytes: its new content
 * @cancellable: (nullable): ends the saving early, with the old file in place
 * @error: return location of an error
 *
 * Replaces @file as a whole, or makes it. Whatever happens, a reader finds
 * either the old content or the new one: a temporary file beside it is written,
 * flushed, read back and compared before it takes the name. When it fails, the
 * temporary file is gone and the old file was never touched.
 *
 * The old mode is kept, the owner and group where the system allows it; access
 * lists and extended attributes are not. Symbolic links, files with several hard
 * links and what is not a regular file are refused: see unrep_file_resolve_link().
 *
 * Errors: %UNREP_ERROR_UNWRITABLE, %G_IO_ERROR_CANCELLED.
 *
 * Returns: whether @file has the new content
 */
gboolean
unrep_file_save (GFile         *file,
                 GBytes        *bytes,
                 GCancellable  *cancellable,
                 GError       **error)
{
  g_auto (Save) save = { .folder = -1, .fd = -1 };
  const char *path, *data;
  gsize length;

  g_return_val_if_fail (G_IS_FILE (file), FALSE);
  g_return_val_if_fail (bytes != NULL, FALSE);

  save.display = unrep_file_dup_display (file);
  path = g_file_peek_path (file);
  if (path == NULL)
    return fail (&save, _("it is not in a folder of this computer. Save it in one, then copy it there"), error);

  data = g_bytes_get_data (bytes, &length);

  return open_folder (&save, path, error) &&
         examine_target (&save, error) &&
         create_temporary (&save, error) &&
         write_all (&save, data, length, error) &&
         copy_rights (&save, error) &&
         (fsync (save.fd) == 0 || fail_errno (&save, error)) &&
         verify (&save, data, length, error) &&
         store (&save, error) &&
         !g_cancellable_set_error_if_cancelled (cancellable, error) &&
         take_place (&save, error);
}

/**
 * unrep_file_resolve_link:
 * @file: a file of any kind
 * @error: return location of an error
 *
 * unrep_file_save() refuses symbolic links: a link that somebody planted must
 * not decide which file is replaced. A caller who has read the file and knows
 * that it is the one to replace saves to what this returns instead.
 *
 * Errors: %UNREP_ERROR_UNREADABLE for a link that leads nowhere or in a circle.
 *
 * Returns: (transfer full): the file that @file leads to, with no link in its
 *   path; @file itself when it is no link; %NULL on error
 */
GFile *
unrep_file_resolve_link (GFile   *file,
                         GError **error)
{
  g_autofree char *display = NULL;
  char *resolved;
  GFile *target;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  if (g_file_peek_path (file) == NULL || !g_file_test (g_file_peek_path (file), G_FILE_TEST_IS_SYMLINK))
    return g_object_ref (file);

  resolved = realpath (g_file_peek_path (file), NULL);
  if (resolved == NULL)
    {
      display = unrep_file_dup_display (file);
      g_set_error (error, UNREP_ERROR, UNREP_ERROR_UNREADABLE, _("“%s” is a symbolic link that leads nowhere: %s"),
                   display, g_strerror (errno));
      return NULL;
    }

  target = g_file_new_for_path (resolved);
  free (resolved);

  return target;
}
