/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-side-file-private.h"

#include "unrep-annotation-private.h"

static void
write_string (UnrepJsonWriter *writer,
              const char      *name,
              const char      *value)
{
  unrep_json_writer_name (writer, name);
  unrep_json_writer_string (writer, value);
}

static void
write_int (UnrepJsonWriter *writer,
           const char      *name,
           gint64           value)
{
  unrep_json_writer_name (writer, name);
  unrep_json_writer_int (writer, value);
}

static void
begin_object (UnrepJsonWriter *writer,
              const char      *name)
{
  unrep_json_writer_name (writer, name);
  unrep_json_writer_begin_object (writer);
}

static void
end_object (UnrepJsonWriter *writer,
            UnrepExtras     *extras)
{
  unrep_extras_write (extras, writer);
  unrep_json_writer_end_object (writer);
}

static void
write_header (UnrepSideFile   *self,
              UnrepJsonWriter *writer)
{
  write_string (writer, "format", "unrep-side-file");
  write_int (writer, "version", UNREP_SIDE_FILE_VERSION);
  write_string (writer, "role", self->role);
  write_string (writer, "offset_unit", "code-point");

  begin_object (writer, "reviewer");
  write_string (writer, "id", unrep_reviewer_get_id (self->reviewer));
  write_string (writer, "uid", unrep_reviewer_get_uid (self->reviewer));
  write_string (writer, "name", unrep_reviewer_get_name (self->reviewer));
  end_object (writer, self->reviewer_extras);

  write_string (writer, "status", self->status);

  begin_object (writer, "report");
  write_string (writer, "name", self->report_name);
  write_string (writer, "sha256", self->report_sha256);
  write_int (writer, "bytes", self->report_bytes);
  end_object (writer, self->report_extras);

  begin_object (writer, "text");
  write_string (writer, "sha256", self->text_sha256);
  write_int (writer, "chars", self->text_chars);
  write_string (writer, "reader", self->text_reader);
  write_int (writer, "reader_version", self->text_reader_version);
  write_string (writer, "encoding", self->text_encoding);
  end_object (writer, self->text_extras);

  begin_object (writer, "codebook");
  write_string (writer, "id", self->codebook_id);
  write_int (writer, "version", self->codebook_version);
  write_string (writer, "sha256", self->codebook_sha256);
  end_object (writer, self->codebook_extras);
}

/**
 * unrep_side_file_to_bytes:
 * @self: a side file
 *
 * The same content gives the same bytes: UTF-8, LF, an indent of two spaces, one
 * member a line, a fixed order of members with unknown ones last, annotations by
 * start and then id, a final newline.
 *
 * Returns: (transfer full): the content of the file
 */
GBytes *
unrep_side_file_to_bytes (UnrepSideFile *self)
{
  UnrepJsonWriter *writer = unrep_json_writer_new ();

  unrep_json_writer_begin_object (writer);
  write_header (self, writer);
  unrep_json_writer_name (writer, "annotations");
  unrep_json_writer_begin_array (writer);
  for (guint i = 0; i < self->annotations->len; i++)
    unrep_annotation_write (g_ptr_array_index (self->annotations, i), writer);
  unrep_json_writer_end_array (writer);
  unrep_extras_write (self->extras, writer);
  unrep_json_writer_end_object (writer);
  return unrep_json_writer_free_to_bytes (writer);
}
