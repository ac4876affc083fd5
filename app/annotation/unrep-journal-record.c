/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-journal-record.h"

#include "base/unrep-json-reader.h"
#include "base/unrep-json-writer.h"
#include "unrep-annotation-private.h"
#include "unrep-side-file-private.h"

#include <string.h>

/* A record is a line with the length and the checksum of what follows, and then
 * one JSON value as side files write it. Strings in it have no line breaks, so
 * nothing that somebody typed can look like such a line, and the next record is
 * found again behind damage. */
#define MARK '@'
#define FRAME_FORMAT "@%08" G_GSIZE_MODIFIER "x %.16s\n"
#define LENGTH_DIGITS 8
#define SUM_DIGITS 16
#define FRAME_BYTES (1 + LENGTH_DIGITS + 1 + SUM_DIGITS + 1)

static void
append_framed (GByteArray *out,
               GBytes     *json)
{
  g_autofree char *sum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, json);
  g_autofree char *frame = g_strdup_printf (FRAME_FORMAT, g_bytes_get_size (json), sum);

  g_byte_array_append (out, (const guint8 *) frame, FRAME_BYTES);
  g_byte_array_append (out, g_bytes_get_data (json, NULL), g_bytes_get_size (json));
}

/**
 * unrep_journal_new_head:
 * @work: a side file of one reviewer, text and codebook
 * @folder: the URI of the folder that the report is in
 *
 * Returns: (transfer full): the bytes that a journal of that work there begins with,
 *   the same for the same work
 */
GBytes *
unrep_journal_new_head (UnrepSideFile *work,
                        const char    *folder)
{
  UnrepJsonWriter *writer = unrep_json_writer_new ();
  g_autoptr (GByteArray) head = g_byte_array_new ();
  g_autoptr (GBytes) json = NULL;

  unrep_json_writer_begin_object (writer);
  unrep_json_writer_member_string (writer, "format", "unrep-journal");
  unrep_json_writer_member_int (writer, "version", 1);
  unrep_json_writer_member_string (writer, "reviewer", unrep_reviewer_get_uid (work->reviewer));
  unrep_json_writer_member_string (writer, "text", work->text_sha256);
  unrep_json_writer_member_string (writer, "codebook", work->codebook_id);
  unrep_json_writer_member_int (writer, "codebook_version", work->codebook_version);
  if (!g_str_equal (work->role, "annotation"))
    unrep_json_writer_member_string (writer, "role", work->role);
  unrep_json_writer_member_string (writer, "folder", folder);
  unrep_json_writer_end_object (writer);
  json = unrep_json_writer_free_to_bytes (writer);
  append_framed (head, json);
  return g_byte_array_free_to_bytes (g_steal_pointer (&head));
}

/**
 * unrep_journal_format_record:
 * @out: the end of a journal
 * @annotation: an annotation of any kind
 *
 * Adds @annotation to @out.
 */
void
unrep_journal_format_record (GByteArray      *out,
                             UnrepAnnotation *annotation)
{
  UnrepJsonWriter *writer = unrep_json_writer_new ();
  g_autoptr (GBytes) json = NULL;

  unrep_annotation_write (annotation, writer);
  json = unrep_json_writer_free_to_bytes (writer);
  append_framed (out, json);
}

static gboolean
read_hex (const char *digits,
          guint       n,
          guint64    *value)
{
  *value = 0;
  for (guint i = 0; i < n; i++)
    {
      if (!g_ascii_isxdigit (digits[i]) || g_ascii_isupper (digits[i]))
        return FALSE;
      *value = *value << 4 | g_ascii_xdigit_value (digits[i]);
    }
  return TRUE;
}

/* The JSON of the record at @offset, %NULL where there is no whole one. */
static GBytes *
new_record_at (GBytes *content,
               gsize   offset)
{
  gsize size;
  const char *data = g_bytes_get_data (content, &size);
  const char *frame = data + offset;
  g_autoptr (GBytes) json = NULL;
  g_autofree char *sum = NULL;
  guint64 length, unused;

  if (size - offset < FRAME_BYTES || frame[0] != MARK || frame[1 + LENGTH_DIGITS] != ' ' ||
      frame[FRAME_BYTES - 1] != '\n' || !read_hex (frame + 1, LENGTH_DIGITS, &length) ||
      !read_hex (frame + 2 + LENGTH_DIGITS, SUM_DIGITS, &unused) || length == 0 ||
      length > size - offset - FRAME_BYTES)
    return NULL;
  json = g_bytes_new_from_bytes (content, offset + FRAME_BYTES, length);
  sum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, json);
  return memcmp (sum, frame + 2 + LENGTH_DIGITS, SUM_DIGITS) == 0 ? g_steal_pointer (&json) : NULL;
}

static UnrepAnnotation *
read_annotation (GBytes *json)
{
  g_autoptr (UnrepJsonReader) reader = unrep_json_reader_new (json, "");
  g_autoptr (UnrepAnnotation) annotation = unrep_annotation_read (reader, G_MAXSIZE);

  return annotation != NULL && unrep_json_reader_finish (reader, NULL) ? g_steal_pointer (&annotation) : NULL;
}

/* Where the next record may begin; the size of @content where none does. */
static gsize
find_mark (GBytes *content,
           gsize   offset)
{
  gsize size;
  const char *data = g_bytes_get_data (content, &size);
  const char *found = memchr (data + offset, MARK, size - offset);

  return found != NULL ? (gsize) (found - data) : size;
}

/* Where the work of a head is, %NULL if it is not @work, or not a head at all. */
static char *
read_head (GBytes        *json,
           UnrepSideFile *work)
{
  g_autoptr (UnrepJsonReader) reader = unrep_json_reader_new (json, "");
  g_autofree char *folder = NULL;
  g_autoptr (GBytes) head = NULL;
  const char *name;

  if (!unrep_json_reader_begin_object (reader))
    return NULL;
  while ((name = unrep_json_reader_next_member (reader)) != NULL)
    if (g_str_equal (name, "folder"))
      unrep_take_string (&folder, unrep_json_reader_dup_string (reader));
    else
      unrep_json_reader_skip (reader);
  if (!unrep_json_reader_finish (reader, NULL) || folder == NULL)
    return NULL;
  /* The rest must be what it would be here, to the byte. */
  head = unrep_journal_new_head (work, folder);
  return g_bytes_get_size (head) == FRAME_BYTES + g_bytes_get_size (json) &&
         memcmp ((const char *) g_bytes_get_data (head, NULL) + FRAME_BYTES, g_bytes_get_data (json, NULL),
                 g_bytes_get_size (json)) == 0 ? g_steal_pointer (&folder) : NULL;
}

static gboolean
has_record (GBytes *content)
{
  gsize size = g_bytes_get_size (content);

  for (gsize offset = 0; offset < size; offset = find_mark (content, offset + 1))
    {
      g_autoptr (GBytes) json = new_record_at (content, offset);

      if (json != NULL)
        return TRUE;
    }
  return FALSE;
}

/* How it goes on behind the head. */
static UnrepJournalCondition
parse_records (GBytes    *content,
               GPtrArray *annotations,
               gsize     *whole_length)
{
  gsize size = g_bytes_get_size (content), offset = *whole_length;
  UnrepJournalCondition condition = UNREP_JOURNAL_WHOLE;

  while (offset < size)
    {
      g_autoptr (GBytes) json = new_record_at (content, offset);
      g_autoptr (UnrepAnnotation) annotation = json != NULL ? read_annotation (json) : NULL;

      if (annotation == NULL)
        {
          if (condition == UNREP_JOURNAL_WHOLE)
            condition = UNREP_JOURNAL_TORN;
          offset = find_mark (content, offset + 1);
          continue;
        }
      offset += FRAME_BYTES + g_bytes_get_size (json);
      g_ptr_array_add (annotations, g_steal_pointer (&annotation));
      if (condition == UNREP_JOURNAL_WHOLE)
        *whole_length = offset;
      else
        condition = UNREP_JOURNAL_DAMAGED;
    }
  return condition;
}

/**
 * unrep_journal_parse:
 * @content: a journal as it was found
 * @work: a side file of the reviewer, text and codebook that it should be of
 * @folder: (out): the URI of the folder of the report, %NULL if there is no head
 * @annotations: (element-type UnrepAnnotation): where to add what it holds, in
 *   the order in which it was written
 * @whole_length: (out): how many bytes, from the start, are sound records
 *
 * Reads every record whose checksum is right and nothing else: a program may have
 * been stopped, or the power cut, in the middle of a record, and disks fail. A
 * journal of which not even the head was finished is torn, and empty.
 *
 * Returns: the condition of the journal
 */
UnrepJournalCondition
unrep_journal_parse (GBytes         *content,
                     UnrepSideFile  *work,
                     char          **folder,
                     GPtrArray      *annotations,
                     gsize          *whole_length)
{
  g_autoptr (GBytes) head = new_record_at (content, 0);

  *whole_length = 0;
  *folder = head != NULL ? read_head (head, work) : NULL;
  if (*folder != NULL)
    {
      *whole_length = FRAME_BYTES + g_bytes_get_size (head);
      return parse_records (content, annotations, whole_length);
    }
  /* Without a head nobody knows whose the records are. */
  return has_record (content) ? UNREP_JOURNAL_FOREIGN : UNREP_JOURNAL_TORN;
}
