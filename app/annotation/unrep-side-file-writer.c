/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-side-file-private.h"

#include "unrep-annotation-private.h"

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
  unrep_json_writer_member_string (writer, "format", "unrep-side-file");
  unrep_json_writer_member_int (writer, "version", UNREP_SIDE_FILE_VERSION);
  unrep_json_writer_member_string (writer, "role", self->role);
  unrep_json_writer_member_string (writer, "offset_unit", "code-point");

  unrep_json_writer_member_object (writer, "reviewer");
  unrep_json_writer_member_string (writer, "id", unrep_reviewer_get_id (self->reviewer));
  unrep_json_writer_member_string (writer, "uid", unrep_reviewer_get_uid (self->reviewer));
  unrep_json_writer_member_string (writer, "name", unrep_reviewer_get_name (self->reviewer));
  end_object (writer, self->reviewer_extras);

  unrep_json_writer_member_string (writer, "status", self->status);

  unrep_json_writer_member_object (writer, "report");
  unrep_json_writer_member_string (writer, "name", self->report_name);
  unrep_json_writer_member_string (writer, "sha256", self->report_sha256);
  unrep_json_writer_member_int (writer, "bytes", self->report_bytes);
  end_object (writer, self->report_extras);

  unrep_json_writer_member_object (writer, "text");
  unrep_json_writer_member_string (writer, "sha256", self->text_sha256);
  unrep_json_writer_member_int (writer, "chars", self->text_chars);
  unrep_json_writer_member_string (writer, "reader", self->text_reader);
  unrep_json_writer_member_int (writer, "reader_version", self->text_reader_version);
  unrep_json_writer_member_string (writer, "encoding", self->text_encoding);
  end_object (writer, self->text_extras);

  unrep_json_writer_member_object (writer, "codebook");
  unrep_json_writer_member_string (writer, "id", self->codebook_id);
  unrep_json_writer_member_int (writer, "version", self->codebook_version);
  unrep_json_writer_member_string (writer, "sha256", self->codebook_sha256);
  end_object (writer, self->codebook_extras);
}

/**
 * unrep_side_file_write:
 * @self: a side file
 * @writer: where a value may stand
 *
 * Writes the whole side file as one object, as unrep_side_file_to_bytes() does.
 */
void
unrep_side_file_write (UnrepSideFile   *self,
                       UnrepJsonWriter *writer)
{
  unrep_json_writer_begin_object (writer);
  write_header (self, writer);
  unrep_json_writer_member_array (writer, "annotations");
  for (guint i = 0; i < self->annotations->len; i++)
    unrep_annotation_write (g_ptr_array_index (self->annotations, i), writer);
  unrep_json_writer_end_array (writer);
  unrep_extras_write (self->extras, writer);
  unrep_json_writer_end_object (writer);
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

  unrep_side_file_write (self, writer);
  return unrep_json_writer_free_to_bytes (writer);
}
