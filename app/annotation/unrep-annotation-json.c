/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-annotation-private.h"

#include "unrep-device.h"
#include "unrep-reviewer-private.h"

#include <glib/gi18n.h>
#include <string.h>

static const char * const member_names[UNREP_N_MEMBERS] = {
  "id", "kind", "unit", "target", "result", "position", "flag", "tags", "note", "edits", "created", "modified", "deleted",
};

/**
 * unrep_word_is_valid:
 * @text: any string
 *
 * Returns: whether @text is `[a-z0-9-]{1,64}`, as kinds, positions, tags and
 *   codebook ids are
 */
gboolean
unrep_word_is_valid (const char *text)
{
  gsize length = strspn (text, "abcdefghijklmnopqrstuvwxyz0123456789-");

  return length >= 1 && length <= UNREP_WORD_MAX_CHARS && text[length] == '\0';
}

/**
 * unrep_take_string:
 * @target: address of a string, %NULL for none yet
 * @value: (transfer full) (nullable): what takes its place
 *
 * For members of an object: that a name came twice is known at its end only.
 */
void
unrep_take_string (char **target,
                   char  *value)
{
  g_free (*target);
  *target = value;
}

/* RFC 3339, UTC, whole seconds: `2026-01-02T03:04:05Z`. */
static gboolean
is_time (const char *text)
{
  static const char pattern[] = "0000-10-30T20:50:50Z";
  guint month, day, hour, minute, second;

  if (strlen (text) != sizeof pattern - 1)
    return FALSE;
  for (gsize i = 0; pattern[i] != '\0'; i++)
    if (g_ascii_isdigit (pattern[i]) ? !g_ascii_isdigit (text[i]) : text[i] != pattern[i])
      return FALSE;
  month = 10 * (text[5] - '0') + (text[6] - '0');
  day = 10 * (text[8] - '0') + (text[9] - '0');
  hour = 10 * (text[11] - '0') + (text[12] - '0');
  minute = 10 * (text[14] - '0') + (text[15] - '0');
  second = 10 * (text[17] - '0') + (text[18] - '0');
  /* 60 is a leap second. */
  return month >= 1 && month <= 12 && day >= 1 && day <= 31 && hour <= 23 && minute <= 59 && second <= 60;
}

static char *
read_checked (UnrepJsonReader  *reader,
              gboolean        (*check) (const char *),
              const char       *name,
              const char       *what)
{
  g_autofree char *text = unrep_json_reader_dup_string (reader);

  if (text != NULL && !check (text))
    {
      /* Translators: a member's name, and what it must be */
      unrep_json_reader_fail (reader, UNREP_ERROR_FORMAT, _("“%s” must be %s"), name, _(what));
      return NULL;
    }
  return g_steal_pointer (&text);
}

static char *
read_word (UnrepJsonReader *reader,
           const char      *name)
{
  return read_checked (reader, unrep_word_is_valid, name, N_("1 to 64 of the characters a–z, 0–9 and -"));
}

static char *
read_time (UnrepJsonReader *reader,
           const char      *name)
{
  return read_checked (reader, is_time, name, N_("a time in UTC, such as 2026-01-02T03:04:05Z"));
}

static char *
read_path (UnrepJsonReader *reader)
{
  g_autofree char *path = unrep_json_reader_dup_string (reader);

  if (path != NULL && g_utf8_strlen (path, -1) > UNREP_PATH_MAX_CHARS)
    {
      unrep_json_reader_fail (reader, UNREP_ERROR_TOO_LARGE, _("“unit” has more than %d characters"), UNREP_PATH_MAX_CHARS);
      return NULL;
    }
  return g_steal_pointer (&path);
}

/* A word, or null for none. */
static char *
read_position (UnrepJsonReader *reader)
{
  UnrepJsonToken token;

  if (unrep_json_reader_peek (reader, &token) && token == UNREP_JSON_NULL)
    {
      unrep_json_reader_skip (reader);
      return NULL;
    }
  return read_word (reader, "position");
}

static GStrv
read_tags (UnrepJsonReader *reader)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  guint n = 0;

  if (!unrep_json_reader_begin_array (reader))
    return NULL;
  while (unrep_json_reader_next_element (reader))
    {
      g_autofree char *tag = read_word (reader, "tags");

      if (tag == NULL)
        return NULL;
      if (++n > UNREP_ANNOTATION_MAX_TAGS)
        {
          unrep_json_reader_fail (reader, UNREP_ERROR_TOO_LARGE, _("“tags” has more than %d members"),
                                  UNREP_ANNOTATION_MAX_TAGS);
          return NULL;
        }
      g_strv_builder_add (builder, tag);
    }
  return g_strv_builder_end (builder);
}

static int
compare_devices (const UnrepDeviceCount *a,
                 const UnrepDeviceCount *b)
{
  return strcmp (a->device, b->device);
}

static void
read_edits (UnrepAnnotation *self,
            UnrepJsonReader *reader)
{
  const char *device;

  if (!unrep_json_reader_begin_object (reader))
    return;
  while ((device = unrep_json_reader_next_member (reader)) != NULL)
    {
      UnrepDeviceCount edit = { .count = 0 };

      if (!unrep_device_is_valid (device))
        {
          unrep_json_reader_fail (reader, UNREP_ERROR_FORMAT,
                                  _("the names in “edits” must be 8 hexadecimal digits in lower case"));
          return;
        }
      g_strlcpy (edit.device, device, sizeof edit.device);
      if (!unrep_json_reader_read_int (reader, 1, UNREP_MAX_INTEGER, &edit.count))
        return;
      if (self->edits->len == UNREP_ANNOTATION_MAX_DEVICES)
        {
          unrep_json_reader_fail (reader, UNREP_ERROR_TOO_LARGE, _("“edits” has more than %d members"),
                                  UNREP_ANNOTATION_MAX_DEVICES);
          return;
        }
      g_array_append_val (self->edits, edit);
    }
  g_array_sort (self->edits, (GCompareFunc) compare_devices);
}

static void
check_target (UnrepAnnotation *self,
              UnrepJsonReader *reader,
              gsize            n_chars)
{
  if (unrep_json_reader_has_failed (reader))
    return;
  if (self->exact == NULL || self->prefix == NULL || self->suffix == NULL || self->range.start == G_MAXSIZE ||
      self->range.end == G_MAXSIZE)
    unrep_json_reader_fail (reader, UNREP_ERROR_FORMAT,
                            _("“target” must have “start”, “end”, “exact”, “prefix” and “suffix”"));
  else if (self->range.start > self->range.end)
    unrep_json_reader_fail (reader, UNREP_ERROR_FORMAT, _("“target” ends before it starts"));
  else if (self->range.end > n_chars)
    unrep_json_reader_fail (reader, UNREP_ERROR_FORMAT, _("“target” ends behind the end of the text"));
  else if ((gsize) g_utf8_strlen (self->exact, -1) != unrep_range_length (self->range))
    unrep_json_reader_fail (reader, UNREP_ERROR_FORMAT, _("“exact” is not as long as “start” and “end” say"));
}

static void
read_target (UnrepAnnotation *self,
             UnrepJsonReader *reader,
             gsize            n_chars)
{
  const char *name;
  gint64 value;

  self->range = (UnrepRange) { G_MAXSIZE, G_MAXSIZE };
  if (!unrep_json_reader_begin_object (reader))
    return;
  while ((name = unrep_json_reader_next_member (reader)) != NULL)
    {
      if (g_str_equal (name, "start"))
        {
          if (unrep_json_reader_read_int (reader, 0, UNREP_MAX_INTEGER, &value))
            self->range.start = value;
        }
      else if (g_str_equal (name, "end"))
        {
          if (unrep_json_reader_read_int (reader, 0, UNREP_MAX_INTEGER, &value))
            self->range.end = value;
        }
      else if (g_str_equal (name, "exact"))
        unrep_take_string (&self->exact, unrep_json_reader_dup_string (reader));
      else if (g_str_equal (name, "prefix"))
        unrep_take_string (&self->prefix, unrep_json_reader_dup_string (reader));
      else if (g_str_equal (name, "suffix"))
        unrep_take_string (&self->suffix, unrep_json_reader_dup_string (reader));
      else
        unrep_extras_read (&self->target_extras, reader, name);
    }
  check_target (self, reader, n_chars);
}

/* A label of the outline, or a path; neither is ever shown without care. */
static char *
read_plain (UnrepJsonReader *reader,
            const char      *name,
            glong            max_chars)
{
  g_autofree char *text = unrep_json_reader_dup_string (reader);

  if (text == NULL)
    return NULL;
  if (g_utf8_strlen (text, -1) > max_chars)
    {
      unrep_json_reader_fail (reader, UNREP_ERROR_TOO_LARGE, _("“%s” has more than %ld characters"), name, max_chars);
      return NULL;
    }
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_iscntrl (g_utf8_get_char (p)))
      {
        unrep_json_reader_fail (reader, UNREP_ERROR_FORMAT, _("“%s” has control characters"), name);
        return NULL;
      }
  return g_steal_pointer (&text);
}

static void
read_result_kind (UnrepAnnotation *self,
                  UnrepJsonReader *reader)
{
  g_autofree char *kind = unrep_json_reader_dup_string (reader);

  if (kind == NULL)
    return;
  for (UnrepUnitKind k = UNREP_UNIT_TITLE; k <= UNREP_UNIT_ARTEFACT; k++)
    if (g_str_equal (unrep_unit_kind_to_string (k), kind))
      {
        self->result_kind = k;
        return;
      }
  unrep_json_reader_fail (reader, UNREP_ERROR_FORMAT, _("“%s” has a value that is not known"), "kind");
}

/* Null where nobody has decided it. */
static UnrepRecommendation
read_recommendation (UnrepJsonReader *reader)
{
  UnrepJsonToken token;
  gboolean value = FALSE;

  if (unrep_json_reader_peek (reader, &token) && token == UNREP_JSON_NULL)
    {
      unrep_json_reader_skip (reader);
      return UNREP_RECOMMENDATION_UNSURE;
    }
  unrep_json_reader_read_boolean (reader, &value);
  return value ? UNREP_RECOMMENDATION_YES : UNREP_RECOMMENDATION_NO;
}

static void
read_result (UnrepAnnotation *self,
             UnrepJsonReader *reader)
{
  static const char * const names[] = { "kind", "label", "parent", "recommendation" };
  const char *name;
  guint seen = 0;

  if (!unrep_json_reader_begin_object (reader))
    return;
  while ((name = unrep_json_reader_next_member (reader)) != NULL)
    {
      guint i = 0;

      while (i < G_N_ELEMENTS (names) && !g_str_equal (names[i], name))
        i++;
      seen |= 1u << i;
      if (i == 0)
        read_result_kind (self, reader);
      else if (i == 1)
        unrep_take_string (&self->result_label, read_plain (reader, "label", UNREP_LABEL_MAX_CHARS));
      else if (i == 2)
        unrep_take_string (&self->result_parent, read_plain (reader, "parent", UNREP_PATH_MAX_CHARS));
      else if (i == 3)
        self->result_recommendation = read_recommendation (reader);
      else
        unrep_extras_read (&self->result_extras, reader, name);
    }
  for (guint i = 0; i < G_N_ELEMENTS (names) && !unrep_json_reader_has_failed (reader); i++)
    if ((seen & (1u << i)) == 0)
      unrep_json_reader_fail (reader, UNREP_ERROR_FORMAT, _("“%s” has no “%s”"), "result", names[i]);
  if (!unrep_json_reader_has_failed (reader) && strchr (self->result_label, '/') != NULL)
    unrep_json_reader_fail (reader, UNREP_ERROR_FORMAT, _("a “label” must not contain “/”"));
}

static void
read_member (UnrepAnnotation       *self,
             UnrepJsonReader       *reader,
             UnrepAnnotationMember  member,
             gsize                  n_chars)
{
  switch (member)
    {
    case UNREP_MEMBER_ID:
      unrep_take_string (&self->id, read_checked (reader, unrep_uuid_is_valid, "id", N_("a UUID in lower case")));
      break;
    case UNREP_MEMBER_KIND:
      unrep_take_string (&self->kind, read_word (reader, "kind"));
      break;
    case UNREP_MEMBER_UNIT:
      unrep_take_string (&self->unit, read_path (reader));
      break;
    case UNREP_MEMBER_TARGET:
      read_target (self, reader, n_chars);
      break;
    case UNREP_MEMBER_RESULT:
      read_result (self, reader);
      break;
    case UNREP_MEMBER_POSITION:
      unrep_take_string (&self->position, read_position (reader));
      break;
    case UNREP_MEMBER_FLAG:
      unrep_json_reader_read_boolean (reader, &self->flag);
      break;
    case UNREP_MEMBER_TAGS:
      g_strfreev (self->tags);
      self->tags = read_tags (reader);
      break;
    case UNREP_MEMBER_NOTE:
      unrep_take_string (&self->note, unrep_json_reader_dup_string (reader));
      break;
    case UNREP_MEMBER_EDITS:
      read_edits (self, reader);
      break;
    case UNREP_MEMBER_CREATED:
      unrep_take_string (&self->created, read_time (reader, "created"));
      break;
    case UNREP_MEMBER_MODIFIED:
      unrep_take_string (&self->modified, read_time (reader, "modified"));
      break;
    case UNREP_MEMBER_DELETED:
      unrep_json_reader_read_boolean (reader, &self->deleted);
      break;
    case UNREP_N_MEMBERS:
    default:
      g_assert_not_reached ();
    }
}

static UnrepAnnotationMember
find_member (const char *name)
{
  for (UnrepAnnotationMember member = 0; member < UNREP_N_MEMBERS; member++)
    if (g_str_equal (member_names[member], name))
      return member;
  return UNREP_N_MEMBERS;
}

/* Which members must be there depends on the kind, which may come last. */
static gboolean
check_members (UnrepAnnotation *self,
               UnrepJsonReader *reader,
               guint            seen)
{
  guint needed = UNREP_FRAME_MEMBERS;

  if (unrep_json_reader_has_failed (reader))
    return FALSE;
  if (g_strcmp0 (self->kind, "unit") == 0)
    needed = UNREP_ALL_MEMBERS & ~UNREP_MEMBER_BIT (UNREP_MEMBER_RESULT);
  else if (g_strcmp0 (self->kind, "span") == 0)
    needed = UNREP_FRAME_MEMBERS | UNREP_MEMBER_BIT (UNREP_MEMBER_UNIT) | UNREP_MEMBER_BIT (UNREP_MEMBER_TARGET);
  else if (g_strcmp0 (self->kind, "structure") == 0)
    needed = UNREP_STRUCTURE_MEMBERS;

  for (UnrepAnnotationMember member = 0; member < UNREP_N_MEMBERS; member++)
    if ((needed & ~seen & UNREP_MEMBER_BIT (member)) != 0)
      {
        unrep_json_reader_fail (reader, UNREP_ERROR_FORMAT, _("an annotation has no “%s”"), member_names[member]);
        return FALSE;
      }
  return TRUE;
}

/**
 * unrep_annotation_read:
 * @reader: a reader that stands before an annotation
 * @n_chars: how many code points the text has; %G_MAXSIZE where it is not known yet
 *
 * Reads and checks one annotation of any kind.
 *
 * Returns: (transfer full): the annotation, %NULL when @reader has failed
 */
UnrepAnnotation *
unrep_annotation_read (UnrepJsonReader *reader,
                       gsize            n_chars)
{
  g_autoptr (UnrepAnnotation) self = g_object_new (UNREP_TYPE_ANNOTATION, NULL);
  const char *name;
  guint seen = 0;

  if (!unrep_json_reader_begin_object (reader))
    return NULL;
  while ((name = unrep_json_reader_next_member (reader)) != NULL)
    {
      UnrepAnnotationMember member = find_member (name);

      if (member == UNREP_N_MEMBERS)
        unrep_extras_read (&self->extras, reader, name);
      else
        read_member (self, reader, member, n_chars);
      seen |= UNREP_MEMBER_BIT (member);
    }
  if (!check_members (self, reader, seen))
    return NULL;

  self->members = seen & UNREP_ALL_MEMBERS;
  return g_steal_pointer (&self);
}

static gboolean
has (UnrepAnnotation       *self,
     UnrepAnnotationMember  member)
{
  return (self->members & UNREP_MEMBER_BIT (member)) != 0;
}

static void
write_target (UnrepAnnotation *self,
              UnrepJsonWriter *writer)
{
  unrep_json_writer_member_object (writer, "target");
  unrep_json_writer_member_int (writer, "start", self->range.start);
  unrep_json_writer_member_int (writer, "end", self->range.end);
  unrep_json_writer_member_string (writer, "exact", self->exact);
  unrep_json_writer_member_string (writer, "prefix", self->prefix);
  unrep_json_writer_member_string (writer, "suffix", self->suffix);
  unrep_extras_write (self->target_extras, writer);
  unrep_json_writer_end_object (writer);
}

static void
write_result (UnrepAnnotation *self,
              UnrepJsonWriter *writer)
{
  unrep_json_writer_member_object (writer, "result");
  unrep_json_writer_member_string (writer, "kind", unrep_unit_kind_to_string (self->result_kind));
  unrep_json_writer_member_string (writer, "label", self->result_label);
  unrep_json_writer_member_string (writer, "parent", self->result_parent);
  unrep_json_writer_name (writer, "recommendation");
  if (self->result_recommendation == UNREP_RECOMMENDATION_UNSURE)
    unrep_json_writer_null (writer);
  else
    unrep_json_writer_boolean (writer, self->result_recommendation == UNREP_RECOMMENDATION_YES);
  unrep_extras_write (self->result_extras, writer);
  unrep_json_writer_end_object (writer);
}

static void
write_tags (UnrepAnnotation *self,
            UnrepJsonWriter *writer)
{
  unrep_json_writer_member_array (writer, "tags");
  for (gsize i = 0; self->tags != NULL && self->tags[i] != NULL; i++)
    unrep_json_writer_string (writer, self->tags[i]);
  unrep_json_writer_end_array (writer);
}

static void
write_edits (UnrepAnnotation *self,
             UnrepJsonWriter *writer)
{
  unrep_json_writer_member_object (writer, "edits");
  for (guint i = 0; i < self->edits->len; i++)
    {
      const UnrepDeviceCount *edit = &g_array_index (self->edits, UnrepDeviceCount, i);

      unrep_json_writer_member_int (writer, edit->device, edit->count);
    }
  unrep_json_writer_end_object (writer);
}

/**
 * unrep_annotation_write:
 * @self: an annotation
 * @writer: a writer that expects a value
 *
 * Writes @self in the order of members that side files have, unknown ones last.
 */
void
unrep_annotation_write (UnrepAnnotation *self,
                        UnrepJsonWriter *writer)
{
  unrep_json_writer_begin_object (writer);
  unrep_json_writer_member_string (writer, "id", self->id);
  unrep_json_writer_member_string (writer, "kind", self->kind);
  if (has (self, UNREP_MEMBER_UNIT))
    unrep_json_writer_member_string (writer, "unit", self->unit);
  if (has (self, UNREP_MEMBER_TARGET))
    write_target (self, writer);
  if (has (self, UNREP_MEMBER_RESULT))
    write_result (self, writer);
  if (has (self, UNREP_MEMBER_POSITION))
    unrep_json_writer_member_string (writer, "position", self->position);
  if (has (self, UNREP_MEMBER_FLAG))
    {
      unrep_json_writer_member_boolean (writer, "flag", self->flag);
    }
  if (has (self, UNREP_MEMBER_TAGS))
    write_tags (self, writer);
  if (has (self, UNREP_MEMBER_NOTE))
    unrep_json_writer_member_string (writer, "note", self->note);
  write_edits (self, writer);
  unrep_json_writer_member_string (writer, "created", self->created);
  unrep_json_writer_member_string (writer, "modified", self->modified);
  unrep_json_writer_member_boolean (writer, "deleted", self->deleted);
  unrep_extras_write (self->extras, writer);
  unrep_json_writer_end_object (writer);
}
