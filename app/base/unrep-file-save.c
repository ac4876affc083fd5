/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-file-private.h"

#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/xattr.h>
#include <unistd.h>

/**
 * unrep_file_save_clear:
 * @self: a save, finished or not
 *
 * Gives up what it holds; what did not take its place is gone.
 */
void
unrep_file_save_clear (UnrepFileSave *self)
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

/* What a person can do about it; NULL where the reason says all. */
static const char *
get_advice (int code)
{
  switch (code)
    {
    case G_IO_ERROR_NO_SPACE:
      return _("Make room on that disk.");
    case G_IO_ERROR_PERMISSION_DENIED:
    case G_IO_ERROR_READ_ONLY:
      return _("Ask for the right to write into this folder.");
    case G_IO_ERROR_NOT_FOUND:
    case G_IO_ERROR_NOT_DIRECTORY:
      return _("The folder is gone: bring it back, or connect the share again.");
    case G_IO_ERROR_NOT_MOUNTED:
    case G_IO_ERROR_TIMED_OUT:
    case G_IO_ERROR_HOST_NOT_FOUND:
    case G_IO_ERROR_HOST_UNREACHABLE:
    case G_IO_ERROR_NETWORK_UNREACHABLE:
    case G_IO_ERROR_CONNECTION_REFUSED:
    case G_IO_ERROR_CONNECTION_CLOSED:
    case G_IO_ERROR_NOT_CONNECTED:
      return _("Connect the share again.");
    case G_IO_ERROR_FILENAME_TOO_LONG:
      return _("Give the report a shorter name.");
    default:
      return NULL;
    }
}

/**
 * unrep_file_fail_save:
 * @display: what messages call the file
 * @reason: why it could not be saved
 * @code: a GIOErrorEnum, which says what can be done about it
 * @error: return location of an error
 *
 * Returns: %FALSE
 */
gboolean
unrep_file_fail_save (const char  *display,
                      const char  *reason,
                      int          code,
                      GError     **error)
{
  const char *advice = get_advice (code);

  if (advice != NULL)
    /* Translators: the first %s is a file, the second the reason, such as “No space left on device”, the third
     * a sentence that says what to do */
    g_set_error (error, UNREP_ERROR, UNREP_ERROR_UNWRITABLE, _("“%s” could not be saved: %s. %s"), display, reason,
                 advice);
  else
    /* Translators: the first %s is a file, the second the reason, such as “Input/output error” */
    g_set_error (error, UNREP_ERROR, UNREP_ERROR_UNWRITABLE, _("“%s” could not be saved: %s"), display, reason);
  return FALSE;
}

static gboolean
fail (UnrepFileSave  *self,
      const char     *reason,
      GError        **error)
{
  return unrep_file_fail_save (self->display, reason, G_IO_ERROR_FAILED, error);
}

static gboolean
fail_errno (UnrepFileSave  *self,
            GError        **error)
{
  int code = errno == EDQUOT ? G_IO_ERROR_NO_SPACE : (int) g_io_error_from_errno (errno);

  return unrep_file_fail_save (self->display, unrep_error_reason (errno), code, error);
}

static gboolean
open_folder (UnrepFileSave  *self,
             GError        **error)
{
  g_autofree char *parent = g_path_get_dirname (self->path);

  self->name = g_path_get_basename (self->path);
  self->folder = open (parent, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  return self->folder >= 0 || fail_errno (self, error);
}

/* A new file in place of a link or of one of several hard links would leave the
 * other names with the old content; writing through them could not be undone. */
static gboolean
examine_target (UnrepFileSave  *self,
                GError        **error)
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
create_temporary (UnrepFileSave  *self,
                  GError        **error)
{
  /* A new file gets what the umask and the folder's default rights give it, so
   * the kernel may as well give it now. One that takes an old file's place
   * is private until it has that one's mode. */
  mode_t mode = self->exists ? 0600 : 0666;

  for (guint attempt = 0; attempt < 100; attempt++)
    {
      char name[sizeof self->temporary];

      unrep_file_name_temporary (name);
      self->fd = openat (self->folder, name, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode);
      if (self->fd >= 0)
        {
          memcpy (self->temporary, name, sizeof name);
          /* Says that it is being written; where that cannot be said, its age does. */
          flock (self->fd, LOCK_EX | LOCK_NB);
          return TRUE;
        }
      if (errno != EEXIST)
        break;
    }

  return fail_errno (self, error);
}

/**
 * unrep_file_save_write:
 * @self: a save
 * @data: the bytes that come next
 * @length: how many
 * @error: return location of an error
 *
 * Returns: whether they are written
 */
gboolean
unrep_file_save_write (UnrepFileSave  *self,
                       const char     *data,
                       gsize           length,
                       GError        **error)
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

/* Access lists, and what people and programs keep beside the content. Labels of
 * security modules are the system's to give. */
static gboolean
is_attribute_kept (const char *name)
{
  return g_str_has_prefix (name, "user.") || g_str_has_prefix (name, "system.");
}

static void
copy_attribute (UnrepFileSave *self,
                const char    *name)
{
  gssize size = lgetxattr (self->path, name, NULL, 0);
  g_autofree char *value = size >= 0 ? g_malloc (size + 1) : NULL;

  if (size >= 0)
    size = lgetxattr (self->path, name, value, size);
  if (size < 0 || fsetxattr (self->fd, name, value, size, 0) != 0)
    g_debug ("“%s” loses its attribute %s: %s", self->display, name, g_strerror (errno));
}

static void
copy_attributes (UnrepFileSave *self)
{
  gssize size = llistxattr (self->path, NULL, 0);
  g_autofree char *names = size > 0 ? g_malloc (size) : NULL;

  if (size > 0)
    size = llistxattr (self->path, names, size);
  for (gssize i = 0; i < size; i += strlen (names + i) + 1)
    if (is_attribute_kept (names + i))
      copy_attribute (self, names + i);
}

/* The mode must be kept; the owner and the group are where the system lets us.
 * The mode comes last: a change of owner may clear bits of it. */
static gboolean
copy_rights (UnrepFileSave  *self,
             GError        **error)
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
  copy_attributes (self);

  /* Where modes are made up by the mount, they agree already and cannot be set. */
  if (fstat (self->fd, &new) == 0 && new.st_mode == self->old.st_mode)
    return TRUE;

  return fchmod (self->fd, self->old.st_mode & 07777) == 0 || fail_errno (self, error);
}

/* Reads the temporary file back. A network share or a dying disk may have taken
 * other bytes than it was given, and said nothing. */
static gboolean
verify (UnrepFileSave  *self,
        const char     *data,
        gsize           length,
        GError        **error)
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
store (UnrepFileSave  *self,
       GError        **error)
{
  int fd = self->fd;

  self->fd = -1;

  return close (fd) == 0 || fail_errno (self, error);
}

static gboolean
fail_exists (const char  *display,
             GError     **error)
{
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS, _("“%s” is there already."), display);
  return FALSE;
}

/* Some shares cannot rename so, but they know hard links. */
static int
rename_new (UnrepFileSave *self)
{
  int done = renameat2 (self->folder, self->temporary, self->folder, self->name, RENAME_NOREPLACE);

  if (done == 0 || (errno != EINVAL && errno != ENOSYS))
    return done;
  done = linkat (self->folder, self->temporary, self->folder, self->name, 0);
  return done == 0 ? unlinkat (self->folder, self->temporary, 0) : done;
}

static gboolean
take_place (UnrepFileSave  *self,
            GError        **error)
{
  int done = self->is_new ? rename_new (self) : renameat (self->folder, self->temporary, self->folder, self->name);

  if (done != 0 && self->is_new && errno == EEXIST)
    return fail_exists (self->display, error);
  if (done != 0)
    return fail_errno (self, error);
  self->temporary[0] = '\0';

  /* The file is whole under either name now; only a power cut decides which. Some
   * file systems cannot do this, and there is nothing left to take back. */
  if (fsync (self->folder) != 0)
    g_debug ("The folder of “%s” was not flushed: %s", self->display, g_strerror (errno));

  return TRUE;
}

/**
 * unrep_file_save_begin:
 * @self: a save with `fd` and `folder` -1 and the rest empty
 * @file: a file in a folder of this computer, to be replaced or made
 * @error: return location of an error
 *
 * Returns: whether there is a temporary file to write to
 */
gboolean
unrep_file_save_begin (UnrepFileSave  *self,
                       GFile          *file,
                       GError        **error)
{
  self->display = unrep_file_dup_display (file);
  self->path = g_file_peek_path (file);

  return open_folder (self, error) && examine_target (self, error) && create_temporary (self, error);
}

/**
 * unrep_file_save_flush:
 * @self: a save
 * @error: return location of an error
 *
 * Returns: whether all that was written has reached the disk, with the old file's rights
 */
gboolean
unrep_file_save_flush (UnrepFileSave  *self,
                       GError        **error)
{
  return copy_rights (self, error) && (fsync (self->fd) == 0 || fail_errno (self, error));
}

/**
 * unrep_file_save_end:
 * @self: a save that is flushed
 * @cancellable: (nullable): ends it with the old file in place
 * @error: return location of an error
 *
 * Returns: whether the file has its new content
 */
gboolean
unrep_file_save_end (UnrepFileSave  *self,
                     GCancellable   *cancellable,
                     GError        **error)
{
  return store (self, error) && !g_cancellable_set_error_if_cancelled (cancellable, error) && take_place (self, error);
}

static gboolean
save (GFile         *file,
      GBytes        *bytes,
      gboolean       is_new,
      GCancellable  *cancellable,
      GError       **error)
{
  g_auto (UnrepFileSave) self = { .folder = -1, .fd = -1, .is_new = is_new };
  g_autofree char *display = unrep_file_dup_display (file);
  const char *data;
  gsize length;

  /* Shares may have a path too, through FUSE, which cannot say all that GIO says. */
  if (is_new && g_file_query_exists (file, cancellable))
    return fail_exists (display, error);
  if (!g_file_is_native (file))
    return unrep_file_save_remote (file, display, bytes, cancellable, error);

  data = g_bytes_get_data (bytes, &length);
  return unrep_file_save_begin (&self, file, error) &&
         unrep_file_save_write (&self, data, length, error) &&
         unrep_file_save_flush (&self, error) &&
         verify (&self, data, length, error) &&
         unrep_file_save_end (&self, cancellable, error);
}

/**
 * unrep_file_save:
 * @file: a file in a folder of this computer or of a share
 * @bytes: its new content
 * @cancellable: (nullable): ends the saving early, with the old file in place
 * @error: return location of an error
 *
 * Replaces @file as a whole, or makes it. Whatever happens, a reader finds
 * either the old content or the new one: a temporary file beside it is written,
 * flushed, read back and compared before it takes the name. When it fails, the
 * temporary file is gone and the old file was never touched.
 *
 * The old mode is kept; the owner, the group, access lists and the user's extended
 * attributes are where the system allows it, the time of creation is not. Symbolic
 * links, files with several hard links and what is not a regular file are refused:
 * see unrep_file_resolve_link().
 *
 * In a folder without a local path (a share that is reached through GIO) the steps
 * are the same as far as the share has them: it may keep no mode and no
 * attributes, and few shares replace a file in one step. Where one deletes the old
 * file first and the connection breaks right then, the new content is there under
 * the temporary name: unrep_file_list_leftovers() finds it.
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
  g_return_val_if_fail (G_IS_FILE (file), FALSE);
  g_return_val_if_fail (bytes != NULL, FALSE);

  return save (file, bytes, FALSE, cancellable, error);
}

/**
 * unrep_file_save_new:
 * @file: a file that is not there, in a folder of this computer or of a share
 * @bytes: its content
 * @cancellable: (nullable): ends the saving early, without a file
 * @error: return location of an error
 *
 * As unrep_file_save(), but replaces nothing, whoever makes a file of this name meanwhile
 * (in a folder without a local path: up to the moment before it takes the name).
 *
 * Errors: %G_IO_ERROR_EXISTS, %UNREP_ERROR_UNWRITABLE, %G_IO_ERROR_CANCELLED.
 *
 * Returns: whether @file is there with its content
 */
gboolean
unrep_file_save_new (GFile         *file,
                     GBytes        *bytes,
                     GCancellable  *cancellable,
                     GError       **error)
{
  g_return_val_if_fail (G_IS_FILE (file), FALSE);
  g_return_val_if_fail (bytes != NULL, FALSE);

  return save (file, bytes, TRUE, cancellable, error);
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

  if (!g_file_is_native (file) || !g_file_test (g_file_peek_path (file), G_FILE_TEST_IS_SYMLINK))
    return g_object_ref (file);

  resolved = realpath (g_file_peek_path (file), NULL);
  if (resolved == NULL)
    {
      display = unrep_file_dup_display (file);
      g_set_error (error, UNREP_ERROR, UNREP_ERROR_UNREADABLE, _("“%s” is a symbolic link that leads nowhere: %s"),
                   display, unrep_error_reason (errno));
      return NULL;
    }

  target = g_file_new_for_path (resolved);
  free (resolved);

  return target;
}
