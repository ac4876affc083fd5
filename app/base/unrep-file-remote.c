/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-file-private.h"

#include <glib/gi18n.h>

/* Etags are not looked at: a server's may change by themselves seconds after a
 * write, or be the same for two saves in one second. Content is compared. */

typedef struct
{
  GFile *file;
  GFile *temporary;
  const char *display;
  GCancellable *cancellable;
  gboolean exists;
  /* Of the old file; 0 where the share knows no modes. */
  guint32 mode;
} Upload;

static void
upload_clear (Upload *self)
{
  /* Not with the cancellable: what was begun is cleared away. */
  if (self->temporary != NULL)
    g_file_delete (self->temporary, NULL, NULL);
  g_clear_object (&self->temporary);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Upload, upload_clear)

static gboolean
fail (Upload        *self,
      const GError  *reason,
      GError       **error)
{
  if (g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, g_error_copy (reason));
      return FALSE;
    }
  return unrep_file_fail_save (self->display, reason->message,
                               reason->domain == G_IO_ERROR ? reason->code : G_IO_ERROR_FAILED, error);
}

static gboolean
refuse (Upload      *self,
        const char  *reason,
        GError     **error)
{
  return unrep_file_fail_save (self->display, reason, G_IO_ERROR_FAILED, error);
}

static gboolean
examine_target (Upload  *self,
                GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GFileInfo) info =
    g_file_query_info (self->file, G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_UNIX_MODE,
                       G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, self->cancellable, &local_error);

  if (info == NULL)
    return g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND) || fail (self, local_error, error);

  self->exists = TRUE;
  self->mode = g_file_info_get_attribute_uint32 (info, G_FILE_ATTRIBUTE_UNIX_MODE) & 07777;
  switch (g_file_info_get_file_type (info))
    {
    case G_FILE_TYPE_REGULAR:
    /* Some shares do not say. */
    case G_FILE_TYPE_UNKNOWN:
      return TRUE;
    case G_FILE_TYPE_DIRECTORY:
      return refuse (self, _("it is a folder"), error);
    case G_FILE_TYPE_SYMBOLIC_LINK:
      return refuse (self, _("it is a symbolic link. Save under another name, or replace the link by a file"), error);
    case G_FILE_TYPE_SPECIAL:
    case G_FILE_TYPE_SHORTCUT:
    case G_FILE_TYPE_MOUNTABLE:
    default:
      return refuse (self, _("it is a device"), error);
    }
}

static GOutputStream *
create_temporary (Upload  *self,
                  GError **error)
{
  g_autoptr (GFile) folder = g_file_get_parent (self->file);
  g_autoptr (GError) local_error = NULL;

  for (guint attempt = 0; folder != NULL && attempt < 100; attempt++)
    {
      char name[UNREP_FILE_TEMPORARY_SIZE];
      g_autoptr (GFile) temporary = NULL;
      GFileOutputStream *stream;

      unrep_file_name_temporary (name);
      temporary = g_file_get_child (folder, name);
      g_clear_error (&local_error);
      stream = g_file_create (temporary, self->mode != 0 ? G_FILE_CREATE_PRIVATE : G_FILE_CREATE_NONE,
                              self->cancellable, &local_error);
      if (stream != NULL)
        {
          self->temporary = g_steal_pointer (&temporary);
          return G_OUTPUT_STREAM (stream);
        }
      if (!g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_EXISTS))
        break;
    }

  if (local_error != NULL)
    fail (self, local_error, error);
  else
    refuse (self, _("it is a folder"), error);
  return NULL;
}

static gboolean
upload (Upload   *self,
        GBytes   *bytes,
        GError  **error)
{
  g_autoptr (GOutputStream) stream = create_temporary (self, error);
  g_autoptr (GError) local_error = NULL;
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  if (stream == NULL)
    return FALSE;
  return (g_output_stream_write_all (stream, data, length, NULL, self->cancellable, &local_error) &&
          g_output_stream_flush (stream, self->cancellable, &local_error) &&
          g_output_stream_close (stream, self->cancellable, &local_error)) ||
         fail (self, local_error, error);
}

/* Where the share has modes, the old one must be kept, as it is on a disk. */
static gboolean
keep_mode (Upload  *self,
           GError **error)
{
  g_autoptr (GError) local_error = NULL;

  return self->mode == 0 ||
         g_file_set_attribute_uint32 (self->temporary, G_FILE_ATTRIBUTE_UNIX_MODE, self->mode,
                                      G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, self->cancellable, &local_error) ||
         fail (self, local_error, error);
}

static gboolean
verify (Upload   *self,
        GFile    *file,
        GBytes   *bytes,
        GError  **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GBytes) stored = unrep_file_read (file, g_bytes_get_size (bytes), self->cancellable, &local_error);

  if (stored == NULL && !g_error_matches (local_error, UNREP_ERROR, UNREP_ERROR_TOO_LARGE))
    return fail (self, local_error, error);
  return (stored != NULL && g_bytes_equal (stored, bytes)) ||
         refuse (self, _("what was stored is not what was written"), error);
}

/* Never a copy instead: that would write over the old file bit by bit. */
static gboolean
move (Upload         *self,
      GFileCopyFlags  flags,
      GError        **error)
{
  if (!g_file_move (self->temporary, self->file, flags | G_FILE_COPY_NO_FALLBACK_FOR_MOVE, self->cancellable, NULL, NULL,
                    error))
    return FALSE;
  g_clear_object (&self->temporary);
  return TRUE;
}

/* Many shares do not replace a file in one step: they delete the old one first,
 * and then what was uploaded is all there is. */
static gboolean
take_place (Upload  *self,
            GError **error)
{
  g_autoptr (GError) local_error = NULL, query_error = NULL;
  g_autoptr (GFileInfo) old = NULL;

  if (move (self, self->exists ? G_FILE_COPY_OVERWRITE : G_FILE_COPY_NONE, &local_error))
    return TRUE;
  if (!self->exists)
    return fail (self, local_error, error);

  old = g_file_query_info (self->file, G_FILE_ATTRIBUTE_STANDARD_TYPE, G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, NULL,
                           &query_error);
  if (old != NULL)
    return fail (self, local_error, error);
  if (g_error_matches (query_error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND) && move (self, G_FILE_COPY_NONE, NULL))
    return TRUE;
  g_clear_object (&self->temporary);
  return fail (self, local_error, error);
}

/**
 * unrep_file_save_remote:
 * @file: a file without a local path
 * @display: what messages call it
 * @bytes: its new content
 * @cancellable: (nullable): ends the saving early
 * @error: return location of an error
 *
 * What unrep_file_save() does on a share: uploads under another name, reads back
 * and compares, moves over the old file, and reads back again, for a server may
 * answer before it has done what it was asked.
 *
 * Errors: as unrep_file_save(). After one of the last step it is not known what
 * @file holds.
 *
 * Returns: whether @file has the new content
 */
gboolean
unrep_file_save_remote (GFile         *file,
                        const char    *display,
                        GBytes        *bytes,
                        GCancellable  *cancellable,
                        GError       **error)
{
  g_auto (Upload) self = { .file = file, .display = display, .cancellable = cancellable };

  return examine_target (&self, error) &&
         upload (&self, bytes, error) &&
         keep_mode (&self, error) &&
         verify (&self, self.temporary, bytes, error) &&
         take_place (&self, error) &&
         verify (&self, file, bytes, error);
}
