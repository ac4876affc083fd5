/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-file-output.h"

#include "unrep-file-private.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define BUFFER_BYTES (64 * 1024)

struct _UnrepFileOutput
{
  GFile         *file;
  char          *path;
  /* What takes the place of the file; for a share, of which there is no path, a
   * file of this computer that is copied there as a whole. */
  UnrepFileSave  save;
  GString       *buffer;
};

static gboolean
begin_remote (UnrepFileOutput  *self,
              GError          **error)
{
  g_autoptr (GError) local_error = NULL;

  self->save.display = unrep_file_dup_display (self->file);
  self->save.fd = g_file_open_tmp (NULL, &self->path, &local_error);

  return self->save.fd >= 0 ||
         unrep_file_fail_save (self->save.display, local_error->message, G_IO_ERROR_FAILED, error);
}

/**
 * unrep_file_output_new:
 * @file: a file in a folder of this computer or of a share
 * @error: return location of an error
 *
 * Begins to write a new content of @file, which is made where it is not there. What
 * unrep_file_save() refuses is refused here.
 *
 * Errors: %UNREP_ERROR_UNWRITABLE.
 *
 * Returns: (transfer full): something to write to, %NULL on error
 */
UnrepFileOutput *
unrep_file_output_new (GFile   *file,
                       GError **error)
{
  g_autoptr (UnrepFileOutput) self = g_new0 (UnrepFileOutput, 1);

  self->file = g_object_ref (file);
  self->save.fd = self->save.folder = -1;
  self->buffer = g_string_sized_new (BUFFER_BYTES);
  if (!g_file_is_native (file))
    return begin_remote (self, error) ? g_steal_pointer (&self) : NULL;

  if (!unrep_file_save_begin (&self->save, file, error))
    return NULL;
  {
    g_autofree char *folder = g_path_get_dirname (self->save.path);

    self->path = g_build_filename (folder, self->save.temporary, NULL);
  }
  return g_steal_pointer (&self);
}

/**
 * unrep_file_output_free:
 * @self: (transfer full): an output; what is not finished is gone
 */
void
unrep_file_output_free (UnrepFileOutput *self)
{
  if (self->path != NULL && !g_file_is_native (self->file))
    g_unlink (self->path);
  unrep_file_save_clear (&self->save);
  g_free (self->path);
  g_string_free (self->buffer, TRUE);
  g_object_unref (self->file);
  g_free (self);
}

/**
 * unrep_file_output_get_path:
 * @self: an output
 *
 * For libraries that want to write files by themselves.
 *
 * Returns: where the new content is gathered, a file that is there and empty at
 *   first; it must be written in place, not replaced
 */
const char *
unrep_file_output_get_path (UnrepFileOutput *self)
{
  return self->path;
}

static gboolean
flush (UnrepFileOutput  *self,
       GError          **error)
{
  gsize length = self->buffer->len;

  self->buffer->len = 0;
  return unrep_file_save_write (&self->save, self->buffer->str, length, error);
}

/**
 * unrep_file_output_write:
 * @self: an output
 * @data: the bytes that come next
 * @length: how many
 * @error: return location of an error
 *
 * Errors: %UNREP_ERROR_UNWRITABLE.
 *
 * Returns: whether they were taken; they may be written later
 */
gboolean
unrep_file_output_write (UnrepFileOutput  *self,
                         const char       *data,
                         gsize             length,
                         GError          **error)
{
  if (self->buffer->len + length > BUFFER_BYTES && !flush (self, error))
    return FALSE;
  if (length > BUFFER_BYTES)
    return unrep_file_save_write (&self->save, data, length, error);

  g_string_append_len (self->buffer, data, (gssize) length);
  return TRUE;
}

/**
 * unrep_file_output_take:
 * @self: an output
 * @text: (inout): the bytes that come next; empty afterwards
 * @error: return location of an error
 *
 * As unrep_file_output_write(), for those who put a text together piece by piece.
 *
 * Returns: whether they were taken
 */
gboolean
unrep_file_output_take (UnrepFileOutput  *self,
                        GString          *text,
                        GError          **error)
{
  gboolean taken = unrep_file_output_write (self, text->str, text->len, error);

  g_string_truncate (text, 0);
  return taken;
}

/**
 * unrep_file_output_fail:
 * @self: an output
 * @reason: why a library could not write it
 * @error: return location of an error
 *
 * Returns: %FALSE, with %UNREP_ERROR_UNWRITABLE
 */
gboolean
unrep_file_output_fail (UnrepFileOutput  *self,
                        const char       *reason,
                        GError          **error)
{
  return unrep_file_fail_save (self->save.display, reason, G_IO_ERROR_FAILED, error);
}

static gboolean
finish_remote (UnrepFileOutput  *self,
               GCancellable     *cancellable,
               GError          **error)
{
  g_autofree char *content = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) local_error = NULL;
  gsize length;

  if (!g_file_get_contents (self->path, &content, &length, &local_error))
    return unrep_file_output_fail (self, local_error->message, error);
  bytes = g_bytes_new_take (g_steal_pointer (&content), length);

  return unrep_file_save (self->file, bytes, cancellable, error);
}

/**
 * unrep_file_output_finish:
 * @self: an output that holds everything
 * @cancellable: (nullable): ends it with the old file in place
 * @error: return location of an error
 *
 * Writes what is left, waits until it is on the disk, and gives the file its name.
 *
 * Errors: %UNREP_ERROR_UNWRITABLE, %G_IO_ERROR_CANCELLED.
 *
 * Returns: whether the file has its new content
 */
gboolean
unrep_file_output_finish (UnrepFileOutput  *self,
                          GCancellable     *cancellable,
                          GError          **error)
{
  if (!flush (self, error))
    return FALSE;
  if (!g_file_is_native (self->file))
    return finish_remote (self, cancellable, error);

  return unrep_file_save_flush (&self->save, error) && unrep_file_save_end (&self->save, cancellable, error);
}
