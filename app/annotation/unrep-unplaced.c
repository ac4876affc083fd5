/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-unplaced.h"

#include "unrep-annotation-private.h"

#include <string.h>

/**
 * unrep_unplaced_free:
 * @self: (transfer full): what is known about an annotation
 */
void
unrep_unplaced_free (UnrepUnplaced *self)
{
  g_free (self->kind);
  g_free (self->text_sha256);
  g_free (self->exact);
  g_free (self->prefix);
  g_free (self->suffix);
  unrep_extras_free (self->target_extras);
  g_free (self);
}

static void
read_offset (UnrepJsonReader *reader,
             gsize           *offset)
{
  gint64 value = 0;

  if (unrep_json_reader_read_int (reader, 0, UNREP_MAX_INTEGER, &value))
    *offset = (gsize) value;
}

static void
read_verdict (UnrepUnplaced   *self,
              UnrepJsonReader *reader)
{
  const char *word = unrep_json_reader_read_string (reader);

  for (UnrepAnchorVerdict verdict = UNREP_ANCHOR_KEPT; word != NULL && verdict <= UNREP_ANCHOR_LOST; verdict++)
    if (g_str_equal (unrep_anchor_verdict_to_string (verdict), word))
      self->verdict = verdict;
}

static void
read_target (UnrepUnplaced   *self,
             UnrepJsonReader *reader)
{
  const char *name;

  if (!unrep_json_reader_begin_object (reader))
    return;
  while ((name = unrep_json_reader_next_member (reader)) != NULL)
    {
      if (g_str_equal (name, "start"))
        read_offset (reader, &self->range.start);
      else if (g_str_equal (name, "end"))
        read_offset (reader, &self->range.end);
      else if (g_str_equal (name, "exact"))
        unrep_take_string (&self->exact, unrep_json_reader_dup_string (reader));
      else if (g_str_equal (name, "prefix"))
        unrep_take_string (&self->prefix, unrep_json_reader_dup_string (reader));
      else if (g_str_equal (name, "suffix"))
        unrep_take_string (&self->suffix, unrep_json_reader_dup_string (reader));
      else
        unrep_extras_read (&self->target_extras, reader, name);
    }
}

static void
read_all (UnrepUnplaced   *self,
          UnrepJsonReader *reader)
{
  const char *name;

  if (!unrep_json_reader_begin_object (reader))
    return;
  while ((name = unrep_json_reader_next_member (reader)) != NULL)
    {
      if (g_str_equal (name, "kind"))
        unrep_take_string (&self->kind, unrep_json_reader_dup_string (reader));
      else if (g_str_equal (name, "verdict"))
        read_verdict (self, reader);
      else if (g_str_equal (name, "start"))
        read_offset (reader, &self->place.start);
      else if (g_str_equal (name, "end"))
        read_offset (reader, &self->place.end);
      else if (g_str_equal (name, "text"))
        unrep_take_string (&self->text_sha256, unrep_json_reader_dup_string (reader));
      else if (g_str_equal (name, "target"))
        read_target (self, reader);
      else
        unrep_json_reader_skip (reader);
    }
}

/**
 * unrep_unplaced_new_from:
 * @annotation: an annotation
 *
 * Returns: (transfer full) (nullable): what is known about its place, %NULL if it
 *   is of another kind than `unplaced`, or says nothing of use about it
 */
UnrepUnplaced *
unrep_unplaced_new_from (UnrepAnnotation *annotation)
{
  g_autoptr (UnrepUnplaced) self = NULL;
  g_autoptr (UnrepJsonReader) reader = NULL;
  g_autoptr (GBytes) bytes = NULL;
  const char *json;

  g_return_val_if_fail (UNREP_IS_ANNOTATION (annotation), NULL);

  json = unrep_annotation_is_unplaced (annotation) ? unrep_extras_get (annotation->extras, UNREP_KIND_UNPLACED) : NULL;
  if (json == NULL)
    return NULL;
  self = g_new0 (UnrepUnplaced, 1);
  self->verdict = UNREP_ANCHOR_LOST;
  bytes = g_bytes_new_static (json, strlen (json));
  reader = unrep_json_reader_new (bytes, UNREP_KIND_UNPLACED);
  read_all (self, reader);
  /* Somebody else may have written it: only what can be used is. */
  if (!unrep_json_reader_finish (reader, NULL) || self->kind == NULL || !unrep_word_is_valid (self->kind) ||
      g_str_equal (self->kind, UNREP_KIND_UNPLACED) || self->exact == NULL || self->prefix == NULL ||
      self->suffix == NULL || self->text_sha256 == NULL || self->range.start > self->range.end ||
      self->place.start > self->place.end)
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * unrep_unplaced_new_of:
 * @annotation: an annotation with a target
 * @text_sha256: SHA-256 of the extracted text that it is in
 *
 * Returns: (transfer full): what is to be known about it once it has no place
 */
UnrepUnplaced *
unrep_unplaced_new_of (UnrepAnnotation *annotation,
                       const char      *text_sha256)
{
  UnrepUnplaced *self = g_new0 (UnrepUnplaced, 1);

  self->kind = g_strdup (annotation->kind);
  self->verdict = UNREP_ANCHOR_LOST;
  self->text_sha256 = g_strdup (text_sha256);
  self->range = annotation->range;
  self->exact = g_strdup (annotation->exact);
  self->prefix = g_strdup (annotation->prefix);
  self->suffix = g_strdup (annotation->suffix);
  self->target_extras = unrep_extras_copy (annotation->target_extras);
  return self;
}

/* In one line, which looks the same at any depth. A line end in a string is
 * written as an escape, so that all there are stand between values. */
static char *
join_lines (const char *json,
            gsize       n_bytes)
{
  GString *line = g_string_sized_new (n_bytes);

  for (gsize i = 0; i < n_bytes; i++)
    {
      if (json[i] != '\n')
        {
          g_string_append_c (line, json[i]);
          continue;
        }
      while (i + 1 < n_bytes && json[i + 1] == ' ')
        i++;
      if (i + 1 < n_bytes)
        g_string_append_c (line, ' ');
    }
  return g_string_free (line, FALSE);
}

/**
 * unrep_unplaced_dup_json:
 * @self: what is known about an annotation
 *
 * Returns: (transfer full): it as the value of the member `unplaced`
 */
char *
unrep_unplaced_dup_json (const UnrepUnplaced *self)
{
  UnrepJsonWriter *writer = unrep_json_writer_new ();
  g_autoptr (GBytes) bytes = NULL;
  gsize n_bytes;
  const char *json;

  unrep_json_writer_begin_object (writer);
  unrep_json_writer_member_string (writer, "kind", self->kind);
  unrep_json_writer_member_string (writer, "verdict", unrep_anchor_verdict_to_string (self->verdict));
  if (unrep_range_length (self->place) > 0)
    {
      unrep_json_writer_member_int (writer, "start", (gint64) self->place.start);
      unrep_json_writer_member_int (writer, "end", (gint64) self->place.end);
    }
  unrep_json_writer_member_string (writer, "text", self->text_sha256);
  unrep_json_writer_member_object (writer, "target");
  unrep_json_writer_member_int (writer, "start", (gint64) self->range.start);
  unrep_json_writer_member_int (writer, "end", (gint64) self->range.end);
  unrep_json_writer_member_string (writer, "exact", self->exact);
  unrep_json_writer_member_string (writer, "prefix", self->prefix);
  unrep_json_writer_member_string (writer, "suffix", self->suffix);
  unrep_extras_write (self->target_extras, writer);
  unrep_json_writer_end_object (writer);
  unrep_json_writer_end_object (writer);
  bytes = unrep_json_writer_free_to_bytes (writer);
  json = g_bytes_get_data (bytes, &n_bytes);
  return join_lines (json, n_bytes);
}
