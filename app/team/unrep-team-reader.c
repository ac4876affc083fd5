/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "team/unrep-team-reader-private.h"

#include "base/unrep-file.h"
#include "base/unrep-json-reader.h"
#include "team/unrep-team-private.h"

#define STAMP_ATTRIBUTES \
  G_FILE_ATTRIBUTE_UNIX_DEVICE "," G_FILE_ATTRIBUTE_UNIX_INODE "," G_FILE_ATTRIBUTE_STANDARD_SIZE "," \
  G_FILE_ATTRIBUTE_TIME_MODIFIED "," G_FILE_ATTRIBUTE_TIME_MODIFIED_NSEC "," \
  G_FILE_ATTRIBUTE_TIME_CHANGED "," G_FILE_ATTRIBUTE_TIME_CHANGED_NSEC

/* Two writes within the grain of a file system's clock look alike. */
#define SETTLING_NS (2 * G_GINT64_CONSTANT (1000000000))

/**
 * unrep_team_item_clear:
 * @self: what became of a file
 */
void
unrep_team_item_clear (UnrepTeamItem *self)
{
  g_clear_pointer (&self->sheet, unrep_sheet_unref);
  g_clear_pointer (&self->decisions, unrep_sheet_unref);
  g_clear_pointer (&self->codebook, unrep_codebook_unref);
  g_clear_pointer (&self->team_file, unrep_team_file_unref);
  g_clear_pointer (&self->outline_of, g_free);
  g_clear_error (&self->problem);
}

/**
 * unrep_team_item_copy:
 * @self: what became of a file
 * @copy: (out): the same again
 */
void
unrep_team_item_copy (UnrepTeamItem *self,
                      UnrepTeamItem *copy)
{
  copy->sheet = self->sheet != NULL ? unrep_sheet_ref (self->sheet) : NULL;
  copy->decisions = self->decisions != NULL ? unrep_sheet_ref (self->decisions) : NULL;
  copy->codebook = self->codebook != NULL ? unrep_codebook_ref (self->codebook) : NULL;
  copy->team_file = self->team_file != NULL ? unrep_team_file_ref (self->team_file) : NULL;
  copy->outline_of = g_strdup (self->outline_of);
  copy->problem = self->problem != NULL ? g_error_copy (self->problem) : NULL;
}

/**
 * unrep_team_known_new:
 * @file: a file
 *
 * Returns: (transfer full): that file, without stamp and item
 */
UnrepTeamKnown *
unrep_team_known_new (GFile *file)
{
  UnrepTeamKnown *self = g_new0 (UnrepTeamKnown, 1);

  self->file = g_object_ref (file);
  return self;
}

/**
 * unrep_team_known_free:
 * @self: (transfer full): a file that was read
 */
void
unrep_team_known_free (UnrepTeamKnown *self)
{
  g_object_unref (self->file);
  g_free (self->stamp.sha256);
  unrep_team_item_clear (&self->item);
  g_free (self);
}

/**
 * unrep_team_is_remote:
 * @file: any file or folder
 *
 * It blocks.
 *
 * Returns: whether it lies on a share, as far as can be told
 */
gboolean
unrep_team_is_remote (GFile *file)
{
  g_autoptr (GFileInfo) info = NULL;

  if (!g_file_is_native (file))
    return TRUE;
  info = g_file_query_filesystem_info (file, G_FILE_ATTRIBUTE_FILESYSTEM_REMOTE, NULL, NULL);
  return info != NULL && g_file_info_get_attribute_boolean (info, G_FILE_ATTRIBUTE_FILESYSTEM_REMOTE);
}

static gint64
get_time (GFileInfo  *info,
          const char *seconds,
          const char *nanoseconds)
{
  return (gint64) g_file_info_get_attribute_uint64 (info, seconds) * 1000000000 +
         (gint64) g_file_info_get_attribute_uint32 (info, nanoseconds);
}

static gboolean
take_content (UnrepTeamStamp *self,
              GFile          *file,
              GCancellable   *cancellable)
{
  g_autoptr (GBytes) bytes = unrep_file_read (file, UNREP_JSON_MAX_BYTES, cancellable, NULL);

  if (bytes == NULL)
    return FALSE;
  self->sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  self->is_settled = TRUE;
  return TRUE;
}

/**
 * unrep_team_stamp_take:
 * @self: (out): the stamp
 * @file: a file
 * @remote: whether it lies on a share
 * @cancellable: (nullable): to stop
 *
 * Takes down what tells whether @file changes from now on. It blocks, and reads the
 * whole of a file on a share.
 *
 * Returns: whether that could be found out
 */
gboolean
unrep_team_stamp_take (UnrepTeamStamp *self,
                       GFile          *file,
                       gboolean        remote,
                       GCancellable   *cancellable)
{
  g_autoptr (GFileInfo) info = NULL;

  if (remote)
    return take_content (self, file, cancellable);
  info = g_file_query_info (file, STAMP_ATTRIBUTES, G_FILE_QUERY_INFO_NONE, cancellable, NULL);
  if (info == NULL)
    return FALSE;
  self->device = g_file_info_get_attribute_uint32 (info, G_FILE_ATTRIBUTE_UNIX_DEVICE);
  self->inode = g_file_info_get_attribute_uint64 (info, G_FILE_ATTRIBUTE_UNIX_INODE);
  self->size = g_file_info_get_size (info);
  self->modified_ns = get_time (info, G_FILE_ATTRIBUTE_TIME_MODIFIED, G_FILE_ATTRIBUTE_TIME_MODIFIED_NSEC);
  self->changed_ns = get_time (info, G_FILE_ATTRIBUTE_TIME_CHANGED, G_FILE_ATTRIBUTE_TIME_CHANGED_NSEC);
  self->is_settled = MAX (self->modified_ns, self->changed_ns) + SETTLING_NS < g_get_real_time () * 1000;
  return TRUE;
}

/**
 * unrep_team_stamp_equal:
 * @self: what was taken down when the file was read
 * @other: what it is now
 *
 * Returns: whether the file is certainly the same
 */
gboolean
unrep_team_stamp_equal (UnrepTeamStamp *self,
                        UnrepTeamStamp *other)
{
  return self->is_settled && self->device == other->device && self->inode == other->inode &&
         self->size == other->size && self->modified_ns == other->modified_ns &&
         self->changed_ns == other->changed_ns && g_strcmp0 (self->sha256, other->sha256) == 0;
}

/**
 * unrep_team_reader_new:
 *
 * Returns: (transfer full): a reader that knows nothing yet
 */
UnrepTeamReader *
unrep_team_reader_new (void)
{
  UnrepTeamReader *self = g_atomic_rc_box_new0 (UnrepTeamReader);

  self->known = g_hash_table_new_full (g_file_hash, (GEqualFunc) g_file_equal, NULL,
                                       (GDestroyNotify) unrep_team_known_free);
  return self;
}

/**
 * unrep_team_reader_ref:
 * @self: a reader
 *
 * Returns: (transfer full): @self
 */
UnrepTeamReader *
unrep_team_reader_ref (UnrepTeamReader *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  g_hash_table_unref (((UnrepTeamReader *) data)->known);
}

/**
 * unrep_team_reader_unref:
 * @self: (transfer full): a reader
 */
void
unrep_team_reader_unref (UnrepTeamReader *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/**
 * unrep_team_reader_read:
 * @self: a reader
 * @paths: (element-type GFile): as for unrep_team_read()
 * @cancellable: (nullable): cancels the reading
 * @error: where to put what went wrong
 *
 * As unrep_team_read(), without reading what did not change since the last time.
 *
 * Errors: %G_IO_ERROR_CANCELLED only; what was read until then is not read again.
 *
 * Returns: (transfer full): what is there now, %NULL when cancelled
 */
UnrepTeam *
unrep_team_reader_read (UnrepTeamReader  *self,
                        GPtrArray        *paths,
                        GCancellable     *cancellable,
                        GError          **error)
{
  g_autoptr (UnrepTeam) team = unrep_team_alloc ();

  g_atomic_int_set (&self->n_done, 0);
  g_atomic_int_set (&self->n_files, 0);
  g_atomic_int_set (&self->n_read, 0);
  g_atomic_int_set (&self->n_sheets_read, 0);
  unrep_team_gather (team, self, paths, cancellable);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  return g_steal_pointer (&team);
}

/**
 * unrep_team_reader_get_progress:
 * @self: a reader that reads, perhaps in another thread
 * @n_files: (out): how many files there are, 0 where they are still looked for
 *
 * Returns: how many of them are done
 */
guint
unrep_team_reader_get_progress (UnrepTeamReader *self,
                                guint           *n_files)
{
  *n_files = (guint) g_atomic_int_get (&self->n_files);
  return (guint) g_atomic_int_get (&self->n_done);
}

/**
 * unrep_team_reader_get_n_read:
 * @self: a reader
 *
 * Returns: how many files the last reading has read, because they were not known or
 *   may have changed
 */
guint
unrep_team_reader_get_n_read (UnrepTeamReader *self)
{
  return (guint) g_atomic_int_get (&self->n_read);
}
