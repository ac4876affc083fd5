/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-report.h"

#include "unrep-reader.h"

#include "base/unrep-file.h"

struct _UnrepReport
{
  GObject parent_instance;

  GFile *file;
  char *name;
  gsize n_bytes;
  const UnrepReader *reader;
  guint reader_version;
  const char *encoding;
  UnrepText *text;
  UnrepFacts *facts; /* NULL where the file says nothing of its lines */
  UnrepPages *pages; /* NULL where the file has no pages */

  /* Of a file that is more than its text; NULL where the text is the file. */
  char *sha256;
  /* Hashing 100 MB takes most of a second, and nothing needs it before the first
   * paint: set when it is first asked for. */
  char *text_sha256;
};

G_DEFINE_FINAL_TYPE (UnrepReport, unrep_report, G_TYPE_OBJECT)

static void
unrep_report_finalize (GObject *object)
{
  UnrepReport *self = UNREP_REPORT (object);

  g_clear_object (&self->file);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->text, unrep_text_unref);
  g_clear_pointer (&self->facts, unrep_facts_unref);
  g_clear_pointer (&self->pages, unrep_pages_unref);
  g_clear_pointer (&self->sha256, g_free);
  g_clear_pointer (&self->text_sha256, g_free);

  G_OBJECT_CLASS (unrep_report_parent_class)->finalize (object);
}

static void
unrep_report_class_init (UnrepReportClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = unrep_report_finalize;
}

static void
unrep_report_init (UnrepReport *self)
{
}

static UnrepReport *
load (GFile         *file,
      const char    *encoding,
      gboolean       named,
      GCancellable  *cancellable,
      GError       **error)
{
  g_autofree char *display = NULL;
  g_autofree char *basename = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_auto (UnrepExtract) extract = { .encoding = encoding, .named = named };
  const UnrepReader *reader;
  gsize n_bytes;
  UnrepReport *self;

  display = unrep_file_dup_display (file);
  bytes = unrep_file_read (file, UNREP_REPORT_MAX_BYTES, cancellable, error);
  if (bytes == NULL)
    return NULL;
  n_bytes = g_bytes_get_size (bytes);
  reader = unrep_reader_find (bytes);
  if (reader != &unrep_reader_text)
    extract.sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  if (!reader->read (g_steal_pointer (&bytes), display, &extract, cancellable, error)
      || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  basename = g_file_get_basename (file);

  self = g_object_new (UNREP_TYPE_REPORT, NULL);
  self->file = g_object_ref (file);
  self->name = g_filename_display_name (basename);
  self->n_bytes = n_bytes;
  self->reader = reader;
  self->reader_version = extract.version != 0 ? extract.version : reader->version;
  self->encoding = extract.encoding;
  self->text = g_steal_pointer (&extract.text);
  self->facts = g_steal_pointer (&extract.facts);
  self->pages = g_steal_pointer (&extract.pages);
  self->sha256 = g_steal_pointer (&extract.sha256);
  return self;
}

/**
 * unrep_report_load:
 * @file: a file in one of the formats that are read
 * @cancellable: (nullable): ends the reading early
 * @error: return location of an error
 *
 * As unrep_report_load_encoded(), in the encoding that the file is in.
 *
 * Returns: (transfer full): the report, %NULL on error
 */
UnrepReport *
unrep_report_load (GFile         *file,
                   GCancellable  *cancellable,
                   GError       **error)
{
  return unrep_report_load_encoded (file, NULL, cancellable, error);
}

/**
 * unrep_report_load_encoded:
 * @file: a file in one of the formats that are read
 * @encoding: (nullable): the encoding that a person has chosen for it, where it is plain
 *   text
 * @cancellable: (nullable): ends the reading early
 * @error: return location of an error
 *
 * Reads @file and does nothing else to it. Slow for a large file: the window calls
 * unrep_report_load_async().
 *
 * Errors: %UNREP_ERROR_UNREADABLE, %UNREP_ERROR_TOO_LARGE (above
 * %UNREP_REPORT_MAX_BYTES), %UNREP_ERROR_EMPTY, %UNREP_ERROR_NOT_TEXT,
 * %UNREP_ERROR_ENCODING, %UNREP_ERROR_UNSURE (a person has to choose the encoding),
 * %UNREP_ERROR_FORMAT (a damaged file), %G_IO_ERROR_CANCELLED.
 *
 * Returns: (transfer full): the report, %NULL on error
 */
UnrepReport *
unrep_report_load_encoded (GFile         *file,
                           const char    *encoding,
                           GCancellable  *cancellable,
                           GError       **error)
{
  g_return_val_if_fail (G_IS_FILE (file), NULL);

  return load (file, encoding, FALSE, cancellable, error);
}

/**
 * unrep_report_load_named:
 * @file: a file in one of the formats that are read
 * @encoding: the encoding that others have read it in, where it is plain text
 * @cancellable: (nullable): ends the reading early
 * @error: return location of an error
 *
 * As unrep_report_load_encoded(), but nothing is remembered as chosen on this computer.
 *
 * Returns: (transfer full): the report, %NULL on error
 */
UnrepReport *
unrep_report_load_named (GFile         *file,
                         const char    *encoding,
                         GCancellable  *cancellable,
                         GError       **error)
{
  g_return_val_if_fail (G_IS_FILE (file) && encoding != NULL, NULL);

  return load (file, encoding, TRUE, cancellable, error);
}

static void
load_thread_cb (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  GError *error = NULL;
  UnrepReport *report = unrep_report_load (task_data, cancellable, &error);

  if (report != NULL)
    g_task_return_pointer (task, report, g_object_unref);
  else
    g_task_return_error (task, error);
}

/**
 * unrep_report_load_async:
 * @file: as for unrep_report_load()
 * @cancellable: (nullable): ends the reading early
 * @callback: called in the main context of the caller
 * @user_data: for @callback
 *
 * Loads a report in a thread.
 */
void
unrep_report_load_async (GFile               *file,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (G_IS_FILE (file));

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, unrep_report_load_async);
  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  g_task_run_in_thread (task, load_thread_cb);
}

/**
 * unrep_report_load_finish:
 * @result: what the callback was given
 * @error: return location of an error, as of unrep_report_load()
 *
 * Returns: (transfer full): the report, %NULL on error
 */
UnrepReport *
unrep_report_load_finish (GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * unrep_report_new_outline:
 * @self: a report
 * @cancellable: (nullable): a #GCancellable
 * @error: return location for an error: %G_IO_ERROR_CANCELLED
 *
 * Finds the units of the report, with all that its file says of them. Slow for a large
 * one; may be called in any thread.
 *
 * Returns: (transfer full): a new outline, %NULL when cancelled
 */
UnrepOutline *
unrep_report_new_outline (UnrepReport   *self,
                          GCancellable  *cancellable,
                          GError       **error)
{
  g_return_val_if_fail (UNREP_IS_REPORT (self), NULL);

  return unrep_outline_new_with_facts (self->text, self->facts, cancellable, error);
}

/**
 * unrep_report_get_file:
 *
 * Returns: (transfer none): the file the report was read from
 */
GFile *
unrep_report_get_file (UnrepReport *self)
{
  g_return_val_if_fail (UNREP_IS_REPORT (self), NULL);

  return self->file;
}

/**
 * unrep_report_get_name:
 *
 * Returns: (transfer none): the file's name without its folder, in UTF-8 (bytes
 *   that are not are replaced); not fit for a terminal, see unrep_dup_printable()
 */
const char *
unrep_report_get_name (UnrepReport *self)
{
  g_return_val_if_fail (UNREP_IS_REPORT (self), NULL);

  return self->name;
}

/**
 * unrep_report_get_sha256:
 *
 * As slow as unrep_report_get_text_sha256() when it is first asked for.
 *
 * Returns: (transfer none): the SHA-256 of the file's bytes as 64 lower-case
 *   hexadecimal digits
 */
const char *
unrep_report_get_sha256 (UnrepReport *self)
{
  g_return_val_if_fail (UNREP_IS_REPORT (self), NULL);

  return self->sha256 != NULL ? self->sha256 : unrep_report_get_text_sha256 (self);
}

/**
 * unrep_report_get_n_bytes:
 *
 * Returns: the size of the file in bytes, a byte order mark included
 */
goffset
unrep_report_get_n_bytes (UnrepReport *self)
{
  g_return_val_if_fail (UNREP_IS_REPORT (self), 0);

  return self->n_bytes;
}

/**
 * unrep_report_get_text:
 *
 * Returns: (transfer none): the extracted text. Of plain text it is the file's without
 *   a byte order mark, and nothing else is left out or changed
 */
UnrepText *
unrep_report_get_text (UnrepReport *self)
{
  g_return_val_if_fail (UNREP_IS_REPORT (self), NULL);

  return self->text;
}

/**
 * unrep_report_get_facts:
 *
 * Returns: (transfer none) (nullable): what the file says of the lines of the text;
 *   %NULL for plain text, which says nothing
 */
UnrepFacts *
unrep_report_get_facts (UnrepReport *self)
{
  g_return_val_if_fail (UNREP_IS_REPORT (self), NULL);

  return self->facts;
}

/**
 * unrep_report_get_pages:
 *
 * Returns: (transfer none) (nullable): the pages of the file and where the text stands on
 *   them; %NULL for formats without pages
 */
UnrepPages *
unrep_report_get_pages (UnrepReport *self)
{
  g_return_val_if_fail (UNREP_IS_REPORT (self), NULL);

  return self->pages;
}

/**
 * unrep_report_get_text_sha256:
 *
 * Computed when it is first asked for, at about 135 MB a second; may be called in
 * any thread, and for a large report should not be in the main one.
 *
 * Returns: (transfer none): the SHA-256 of the extracted text's UTF-8 as 64
 *   lower-case hexadecimal digits
 */
const char *
unrep_report_get_text_sha256 (UnrepReport *self)
{
  g_return_val_if_fail (UNREP_IS_REPORT (self), NULL);

  if (g_once_init_enter (&self->text_sha256))
    g_once_init_leave (&self->text_sha256, unrep_text_dup_sha256 (self->text));
  return self->text_sha256;
}

/**
 * unrep_report_get_reader:
 *
 * Returns: (transfer none): the id of the reader that extracted the text
 */
const char *
unrep_report_get_reader (UnrepReport *self)
{
  g_return_val_if_fail (UNREP_IS_REPORT (self), NULL);

  return self->reader->id;
}

/**
 * unrep_report_get_reader_version:
 *
 * Returns: the version of that reader: where it differs, so may the text
 */
guint
unrep_report_get_reader_version (UnrepReport *self)
{
  g_return_val_if_fail (UNREP_IS_REPORT (self), 0);

  return self->reader_version;
}

/**
 * unrep_report_get_encoding:
 *
 * Returns: (transfer none): the encoding that the file was read in
 */
const char *
unrep_report_get_encoding (UnrepReport *self)
{
  g_return_val_if_fail (UNREP_IS_REPORT (self), NULL);

  return self->encoding;
}
