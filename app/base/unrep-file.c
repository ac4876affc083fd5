/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-file.h"

#include "unrep-unichar.h"

#include <fcntl.h>
#include <gio/gunixinputstream.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#define MEBIBYTE ((gsize) 1024 * 1024)

static void
set_unreadable (GError     **error,
                const char  *display,
                const char  *reason)
{
  /* Translators: the first %s is a file, the second what the system says, such as “Permission denied” */
  g_set_error (error, UNREP_ERROR, UNREP_ERROR_UNREADABLE, _("“%s” cannot be read: %s"), display, reason);
}

static void
set_too_large (GError     **error,
               const char  *display,
               gsize        max_bytes)
{
  if (max_bytes >= MEBIBYTE && max_bytes % MEBIBYTE == 0)
    g_set_error (error, UNREP_ERROR, UNREP_ERROR_TOO_LARGE, _("“%s” is too large: the limit is %zu MB"), display,
                 max_bytes / MEBIBYTE);
  else
    g_set_error (error, UNREP_ERROR, UNREP_ERROR_TOO_LARGE, _("“%s” is too large: the limit is %zu bytes"), display,
                 max_bytes);
}

static void
set_not_regular (GError     **error,
                 const char  *display,
                 mode_t       mode)
{
  if (S_ISDIR (mode))
    g_set_error (error, UNREP_ERROR, UNREP_ERROR_UNREADABLE, _("“%s” cannot be read: it is a folder; choose a file in it"), display);
  else if (S_ISFIFO (mode))
    g_set_error (error, UNREP_ERROR, UNREP_ERROR_UNREADABLE, _("“%s” cannot be read: it is a named pipe"), display);
  else if (S_ISSOCK (mode))
    g_set_error (error, UNREP_ERROR, UNREP_ERROR_UNREADABLE, _("“%s” cannot be read: it is a socket"), display);
  else
    g_set_error (error, UNREP_ERROR, UNREP_ERROR_UNREADABLE, _("“%s” cannot be read: it is a device"), display);
}

static void
set_unopened (GError     **error,
              const char  *display,
              int          saved_errno)
{
  if (saved_errno == ENOENT || saved_errno == ENOTDIR)
    g_set_error (error, UNREP_ERROR, UNREP_ERROR_UNREADABLE,
                 _("“%s” cannot be read: there is no such file; check its name and its folder"), display);
  else if (saved_errno == EACCES)
    g_set_error (error, UNREP_ERROR, UNREP_ERROR_UNREADABLE,
                 _("“%s” cannot be read: you may not; ask the one it belongs to for permission, or for a copy"), display);
  else
    set_unreadable (error, display, unrep_error_reason (saved_errno));
}

/* Looks before it opens (opening a device can do something, and opening a named
 * pipe waits) and again after, for the name may mean another file by then. */
static GInputStream *
open_local (const char  *path,
            const char  *display,
            gsize       *size,
            GError     **error)
{
  struct stat status;
  int fd;

  if (stat (path, &status) != 0)
    {
      set_unopened (error, display, errno);
      return NULL;
    }
  if (!S_ISREG (status.st_mode))
    {
      set_not_regular (error, display, status.st_mode);
      return NULL;
    }

  fd = open (path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
  if (fd < 0 || fstat (fd, &status) != 0)
    {
      set_unopened (error, display, errno);
      if (fd >= 0)
        close (fd);
      return NULL;
    }
  if (!S_ISREG (status.st_mode))
    {
      set_not_regular (error, display, status.st_mode);
      close (fd);
      return NULL;
    }

  *size = status.st_size;
  return g_unix_input_stream_new (fd, TRUE);
}

static GInputStream *
open_remote (GFile         *file,
             const char    *display,
             gsize         *size,
             GCancellable  *cancellable,
             GError       **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GFileInfo) info = NULL;
  GFileInputStream *stream;

  info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE,
                            G_FILE_QUERY_INFO_NONE, cancellable, &local_error);
  if (info != NULL && g_file_info_get_file_type (info) == G_FILE_TYPE_DIRECTORY)
    {
      set_not_regular (error, display, S_IFDIR);
      return NULL;
    }

  stream = info != NULL ? g_file_read (file, cancellable, &local_error) : NULL;
  if (stream == NULL)
    {
      if (g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_propagate_error (error, g_steal_pointer (&local_error));
      else
        set_unreadable (error, display, local_error->message);
      return NULL;
    }

  *size = MAX (g_file_info_get_size (info), 0);
  return G_INPUT_STREAM (stream);
}

/* Reads to the end. @size is what the file system said, and only a first guess:
 * the file may grow, and in some file systems every file says 0. */
static GBytes *
read_all (GInputStream  *stream,
          const char    *display,
          gsize          size,
          gsize          max_bytes,
          GCancellable  *cancellable,
          GError       **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autofree char *buffer = NULL;
  gsize length = 0, capacity = 0;
  gssize n_read;

  do
    {
      if (length == capacity)
        {
          /* One byte more than the size, so that the end is seen without growing. */
          gsize wanted = MIN (MAX (capacity * 2, MAX (size, 4096)), max_bytes) + 1;
          char *larger = g_try_realloc (buffer, wanted);

          if (larger == NULL)
            {
              set_unreadable (error, display, unrep_error_reason (ENOMEM));
              return NULL;
            }
          buffer = larger;
          capacity = wanted;
        }

      n_read = g_input_stream_read (stream, buffer + length, MIN (capacity - length, 4 * MEBIBYTE), cancellable,
                                    &local_error);
      if (n_read < 0)
        {
          if (g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
            g_propagate_error (error, g_steal_pointer (&local_error));
          else
            set_unreadable (error, display, local_error->message);
          return NULL;
        }

      length += n_read;
      if (length > max_bytes)
        {
          set_too_large (error, display, max_bytes);
          return NULL;
        }
    }
  while (n_read > 0);

  return g_bytes_new_take (g_realloc (g_steal_pointer (&buffer), MAX (length, 1)), length);
}

/**
 * unrep_file_read:
 * @file: a file
 * @max_bytes: how many bytes it may have at most
 * @cancellable: (nullable): ends the reading early
 * @error: return location of an error
 *
 * Reads a whole file. It must be a regular one (or a symbolic link to one): a
 * folder, a pipe and a device are refused without being opened, so this never
 * waits for a writer. The limit also holds for a file that grows meanwhile.
 *
 * Errors: %UNREP_ERROR_UNREADABLE, %UNREP_ERROR_TOO_LARGE, %G_IO_ERROR_CANCELLED.
 *
 * Returns: (transfer full): the bytes, %NULL on error
 */
GBytes *
unrep_file_read (GFile         *file,
                 gsize          max_bytes,
                 GCancellable  *cancellable,
                 GError       **error)
{
  g_autofree char *display = NULL;
  g_autoptr (GInputStream) stream = NULL;
  gsize size = 0;

  g_return_val_if_fail (G_IS_FILE (file), NULL);
  g_return_val_if_fail (max_bytes < G_MAXSSIZE, NULL);

  display = unrep_file_dup_display (file);
  if (g_file_is_native (file))
    stream = open_local (g_file_peek_path (file), display, &size, error);
  else
    stream = open_remote (file, display, &size, cancellable, error);
  if (stream == NULL)
    return NULL;

  if (size > max_bytes)
    {
      set_too_large (error, display, max_bytes);
      return NULL;
    }

  return read_all (stream, display, size, max_bytes, cancellable, error);
}

/**
 * unrep_file_dup_display:
 *
 * Returns: (transfer full): the path of @file, or the URI of one that has none,
 *   as unrep_dup_printable() makes it fit for messages and terminals
 */
char *
unrep_file_dup_display (GFile *file)
{
  g_autofree char *uri = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  if (g_file_peek_path (file) != NULL)
    return unrep_dup_printable (g_file_peek_path (file));

  uri = g_file_get_uri (file);
  return unrep_dup_printable (uri);
}

/**
 * unrep_dup_printable:
 * @text: NUL-terminated bytes, of a file name or a text that is not trusted
 *
 * Makes @text fit for one line of a terminal or a message: control characters
 * (C0, DEL, C1), line and paragraph separators, bidi controls and U+FEFF become
 * visible escapes such as `\x1b` and `\u202e`, and so do bytes that are not
 * UTF-8. It is meant to be read, not to be turned back.
 *
 * Returns: (transfer full): valid UTF-8 of one line
 */
char *
unrep_dup_printable (const char *text)
{
  GString *out;
  const char *p = text;

  g_return_val_if_fail (text != NULL, NULL);

  out = g_string_new (NULL);
  while (*p != '\0')
    {
      gunichar c = g_utf8_get_char_validated (p, -1);

      if (c == (gunichar) -1 || c == (gunichar) -2)
        {
          g_string_append_printf (out, "\\x%02x", (guchar) *p++);
          continue;
        }

      if (c < 0x20 || c == 0x7f)
        g_string_append_printf (out, "\\x%02x", c);
      else if ((c >= 0x80 && c < 0xa0) || c == 0x2028 || c == 0x2029 || c == 0xfeff ||
               unrep_unichar_is_bidi_control (c))
        g_string_append_printf (out, "\\u%04x", c);
      else
        g_string_append_unichar (out, c);
      p = g_utf8_next_char (p);
    }

  return g_string_free (out, FALSE);
}

/* A folder that cannot be made is no error here: whoever writes into it gets a
 * better one, and whoever reads finds nothing, as on the first day. */
static char *
dup_user_path (const char *parent,
               const char *name)
{
  g_autofree char *folder = g_build_filename (parent, "unrep", NULL);

  g_mkdir_with_parents (folder, 0700);

  return name != NULL ? g_build_filename (folder, name, NULL) : g_steal_pointer (&folder);
}

/**
 * unrep_dup_config_path:
 * @name: (nullable): a file's name, %NULL for the folder itself
 *
 * Makes the folder, readable by the user only, when it is missing.
 *
 * Returns: (transfer full): where this program keeps @name of the user's configuration
 */
char *
unrep_dup_config_path (const char *name)
{
  return dup_user_path (g_get_user_config_dir (), name);
}

/**
 * unrep_dup_state_path:
 * @name: (nullable): a file's name, %NULL for the folder itself
 *
 * Makes the folder, readable by the user only, when it is missing.
 *
 * Returns: (transfer full): where this program keeps @name of what it remembers
 */
char *
unrep_dup_state_path (const char *name)
{
  return dup_user_path (g_get_user_state_dir (), name);
}

/**
 * unrep_dup_data_path:
 * @name: (nullable): a file's name, %NULL for the folder itself
 *
 * Makes the folder, readable by the user only, when it is missing.
 *
 * Returns: (transfer full): where this program keeps @name of the user's data
 */
char *
unrep_dup_data_path (const char *name)
{
  return dup_user_path (g_get_user_data_dir (), name);
}

/**
 * unrep_dup_cache_path:
 * @name: (nullable): a file's name, %NULL for the folder itself
 *
 * Makes the folder, readable by the user only, when it is missing.
 *
 * Returns: (transfer full): where this program keeps @name of what it can make anew
 */
char *
unrep_dup_cache_path (const char *name)
{
  return dup_user_path (g_get_user_cache_dir (), name);
}
