/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-annotation-private.h"

#include "base/unrep-utf8.h"
#include "unrep-device.h"
#include "unrep-reviewer-private.h"

#include <glib/gi18n.h>
#include <string.h>

static const char * const member_names[UNREP_N_MEMBERS] = {
  "id", "kind", "unit", "target", "result", "finding", "position", "flag", "tags", "note", "settles", "edits", "created",
  "modified", "deleted",
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
  gsize length = 0;

  /* strspn() makes a table of its characters each time. */
  while (g_ascii_islower (text[length]) || g_ascii_isdigit (text[length]) || text[length] == '-')
    length++;
  return length >= 1 && length <= UNREP_WORD_MAX_CHARS && text[length] == '\0';
}

/**
 * unrep_time_is_valid:
 * @text: any string
 *
 * Returns: whether @text is a time of RFC 3339 in UTC and whole seconds, such as
 *   `2026-01-02T03:04:05Z`
 */
gboolean
unrep_time_is_valid (const char *text)
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

/* A string, borrowed from @reader until it reads the next. */
static const char *
read_checked (UnrepJsonReader  *reader,
              gboolean        (*check) (const char *),
              const char       *name,
              const char       *what)
{
  const char *text = unrep_json_reader_read_string (reader);

  if (text != NULL && !check (text))
    {
      /* Translators: a member's name, and what it must be */
      unrep_json_reader_fail (reader, UNREP_ERROR_FORMAT, _("“%s” must be %s"), name, _(what));
      return NULL;
    }
  return text;
}

static const char *
read_word (UnrepJsonReader *reader,
           const char      *name)
{
  return read_checked (reader, unrep_word_is_valid, name, N_("1 to 64 of the characters a–z, 0–9 and -"));
}

static const char *
read_time (UnrepJsonReader *reader,
           const char      *name)
{
  return read_checked (reader, unrep_time_is_valid, name, N_("a time in UTC, such as 2026-01-02T03:04:05Z"));
}

static gsize
count_chars (const char *text)
{
  return unrep_utf8_count (text, strlen (text));
}

static const char *
read_path (UnrepJsonReader *reader)
{
  const char *path = unrep_json_reader_read_string (reader);

  if (path != NULL && count_chars (path) > UNREP_PATH_MAX_CHARS)
    {
      unrep_json_reader_fail (reader, UNREP_ERROR_TOO_LARGE, _("“unit” has more than %d characters"), UNREP_PATH_MAX_CHARS);
      return NULL;
    }
  return path;
}

/* A word, or null for none. */
static const char *
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

/* NULL where there are none. */
static GStrv
read_tags (UnrepJsonReader *reader)
{
  g_autoptr (GStrvBuilder) builder = NULL;
  guint n = 0;

  if (!unrep_json_reader_begin_array (reader))
    return NULL;
  while (unrep_json_reader_next_element (reader))
    {
      const char *tag = read_word (reader, "tags");

      if (tag == NULL)
        return NULL;
      if (++n > UNREP_ANNOTATION_MAX_TAGS)
        {
          unrep_json_reader_fail (reader, UNREP_ERROR_TOO_LARGE, _("“tags” has more than %d members"),
                                  UNREP_ANNOTATION_MAX_TAGS);
          return NULL;
        }
      if (builder == NULL)
        builder = g_strv_builder_new ();
      g_strv_builder_add (builder, tag);
    }
  return builder != NULL ? g_strv_builder_end (builder) : NULL;
}

/* The members of a target; all must be there. */
typedef enum
{
  TARGET_START,
  TARGET_END,
  TARGET_EXACT,
  TARGET_PREFIX,
  TARGET_SUFFIX,
  N_TARGET_MEMBERS,
} TargetMember;

static const char * const target_names[N_TARGET_MEMBERS] = { "start", "end", "exact", "prefix", "suffix" };

static void
check_target (UnrepAnnotation *self,
              UnrepJsonReader *reader,
              gsize            n_chars,
              gsize            n_exact)
{
  if (self->range.start > self->range.end)
    unrep_json_reader_fail (reader, UNREP_ERROR_FORMAT, _("“target” ends before it starts"));
  else if (self->range.end > n_chars)
    unrep_json_reader_fail (reader, UNREP_ERROR_FORMAT, _("“target” ends behind the end of the text"));
  else if (n_exact != unrep_range_length (self->range))
    unrep_json_reader_fail (reader, UNREP_ERROR_FORMAT, _("“exact” is not as long as “start” and “end” say"));
}

static void
read_offset (UnrepJsonReader *reader,
             gsize           *offset)
{
  gint64 value;

  if (unrep_json_reader_read_int (reader, 0, UNREP_MAX_INTEGER, &value))
    *offset = value;
}

/* A text that is kept where @detail has texts; returns its code points. */
static gsize
read_text (UnrepJsonReader       *reader,
           UnrepAnnotationDetail  detail,
           char                 **target)
{
  const char *text;
  gsize n_chars = 0;

  if (detail != UNREP_ANNOTATION_WHOLE)
    {
      unrep_json_reader_count_string (reader, &n_chars);
      return n_chars;
    }
  text = unrep_json_reader_read_string (reader);
  if (text == NULL)
    return 0;
  unrep_take_string (target, g_strdup (text));
  return count_chars (text);
}

static void
read_unknown (UnrepJsonReader        *reader,
              UnrepAnnotationDetail   detail,
              UnrepExtras           **extras)
{
  if (detail == UNREP_ANNOTATION_WHOLE)
    unrep_extras_read (extras, reader, unrep_json_reader_get_member (reader));
  else
    unrep_json_reader_skip (reader);
}

static void
read_target (UnrepAnnotation       *self,
             UnrepJsonReader       *reader,
             gsize                  n_chars,
             UnrepAnnotationDetail  detail)
{
  guint seen = 0, next = 0;
  gsize n_exact = 0;
  int member;

  if (!unrep_json_reader_begin_object (reader))
    return;
  while ((member = unrep_json_reader_next_known (reader, target_names, N_TARGET_MEMBERS, &next)) >= 0)
    {
      seen |= 1u << member;
      if (member == TARGET_START)
        read_offset (reader, &self->range.start);
      else if (member == TARGET_END)
        read_offset (reader, &self->range.end);
      else if (member == TARGET_EXACT)
        n_exact = read_text (reader, detail, &self->exact);
      else if (member == TARGET_PREFIX)
        read_text (reader, detail, &self->prefix);
      else if (member == TARGET_SUFFIX)
        read_text (reader, detail, &self->suffix);
      else
        read_unknown (reader, detail, &self->target_extras);
    }

  if (unrep_json_reader_has_failed (reader))
    return;
  if ((~seen & ((1u << N_TARGET_MEMBERS) - 1)) != 0)
    unrep_json_reader_fail (reader, UNREP_ERROR_FORMAT,
                            _("“target” must have “start”, “end”, “exact”, “prefix” and “suffix”"));
  else
    check_target (self, reader, n_chars, n_exact);
}

/* A label of the outline, or a path; neither is ever shown without care. */
static const char *
read_plain (UnrepJsonReader *reader,
            const char      *name,
            gsize            max_chars)
{
  const char *text = unrep_json_reader_read_string (reader);

  if (text == NULL)
    return NULL;
  if (count_chars (text) > max_chars)
    {
      unrep_json_reader_fail (reader, UNREP_ERROR_TOO_LARGE, _("“%s” has more than %zu characters"), name, max_chars);
      return NULL;
    }
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_iscntrl (g_utf8_get_char (p)))
      {
        unrep_json_reader_fail (reader, UNREP_ERROR_FORMAT, _("“%s” has control characters"), name);
        return NULL;
      }
  return text;
}

static void
read_result_kind (UnrepAnnotation *self,
                  UnrepJsonReader *reader)
{
  const char *kind = unrep_json_reader_read_string (reader);

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
read_result (UnrepAnnotation       *self,
             UnrepJsonReader       *reader,
             UnrepAnnotationDetail  detail)
{
  static const char * const names[] = { "kind", "label", "parent", "recommendation" };
  guint seen = 0, next = 0;
  int member;

  if (!unrep_json_reader_begin_object (reader))
    return;
  while ((member = unrep_json_reader_next_known (reader, names, G_N_ELEMENTS (names), &next)) >= 0)
    {
      seen |= 1u << member;
      if (member == 0)
        read_result_kind (self, reader);
      else if (member == 1)
        unrep_take_string (&self->result_label, g_strdup (read_plain (reader, "label", UNREP_LABEL_MAX_CHARS)));
      else if (member == 2)
        unrep_take_string (&self->result_parent, g_strdup (read_plain (reader, "parent", UNREP_PATH_MAX_CHARS)));
      else if (member == 3)
        self->result_recommendation = read_recommendation (reader);
      else
        read_unknown (reader, detail, &self->result_extras);
    }
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if ((seen & (1u << i)) == 0)
      unrep_json_reader_fail_missing (reader, "result", names[i]);
  if (!unrep_json_reader_has_failed (reader) && strchr (self->result_label, '/') != NULL)
    unrep_json_reader_fail (reader, UNREP_ERROR_FORMAT, _("a “label” must not contain “/”"));
}

/* A time is checked, and kept where @detail has it. */
static void
read_when (UnrepJsonReader        *reader,
           UnrepAnnotationDetail   detail,
           const char             *name,
           char                  **target)
{
  const char *text = read_time (reader, name);

  if (detail == UNREP_ANNOTATION_WHOLE)
    unrep_take_string (target, g_strdup (text));
}

static void
read_member (UnrepAnnotation       *self,
             UnrepJsonReader       *reader,
             UnrepAnnotationMember  member,
             gsize                  n_chars,
             UnrepAnnotationDetail  detail)
{
  switch (member)
    {
    case UNREP_MEMBER_ID:
      unrep_take_string (&self->id,
                         g_strdup (read_checked (reader, unrep_uuid_is_valid, "id", N_("a UUID in lower case"))));
      break;
    case UNREP_MEMBER_KIND:
      unrep_take_string (&self->kind, g_strdup (read_word (reader, "kind")));
      break;
    case UNREP_MEMBER_UNIT:
      unrep_take_string (&self->unit, g_strdup (read_path (reader)));
      break;
    case UNREP_MEMBER_TARGET:
      read_target (self, reader, n_chars, detail);
      break;
    case UNREP_MEMBER_RESULT:
      read_result (self, reader, detail);
      break;
    case UNREP_MEMBER_FINDING:
      g_clear_pointer (&self->judgement, unrep_judgement_unref);
      self->judgement = unrep_judgement_read (reader, detail == UNREP_ANNOTATION_WHOLE);
      break;
    case UNREP_MEMBER_POSITION:
      unrep_take_string (&self->position, g_strdup (read_position (reader)));
      break;
    case UNREP_MEMBER_FLAG:
      unrep_json_reader_read_boolean (reader, &self->flag);
      break;
    case UNREP_MEMBER_TAGS:
      g_strfreev (self->tags);
      self->tags = read_tags (reader);
      break;
    case UNREP_MEMBER_NOTE:
      read_text (reader, detail, &self->note);
      break;
    case UNREP_MEMBER_SETTLES:
      g_clear_pointer (&self->settles, unrep_settles_unref);
      self->settles = unrep_settles_read (reader, detail == UNREP_ANNOTATION_WHOLE);
      break;
    case UNREP_MEMBER_EDITS:
      g_array_set_size (self->edits, 0);
      unrep_edits_read (reader, detail == UNREP_ANNOTATION_WHOLE ? self->edits : NULL);
      break;
    case UNREP_MEMBER_CREATED:
      read_when (reader, detail, "created", &self->created);
      break;
    case UNREP_MEMBER_MODIFIED:
      read_when (reader, detail, "modified", &self->modified);
      break;
    case UNREP_MEMBER_DELETED:
      unrep_json_reader_read_boolean (reader, &self->deleted);
      break;
    case UNREP_N_MEMBERS:
    default:
      g_assert_not_reached ();
    }
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
    needed = UNREP_UNIT_MEMBERS;
  else if (g_strcmp0 (self->kind, "span") == 0)
    needed = UNREP_FRAME_MEMBERS | UNREP_MEMBER_BIT (UNREP_MEMBER_UNIT) | UNREP_MEMBER_BIT (UNREP_MEMBER_TARGET);
  else if (g_strcmp0 (self->kind, "structure") == 0)
    needed = UNREP_STRUCTURE_MEMBERS;
  else if (g_strcmp0 (self->kind, "rendering") == 0)
    needed = UNREP_RENDERING_MEMBERS;

  for (UnrepAnnotationMember member = 0; member < UNREP_N_MEMBERS; member++)
    if ((needed & ~seen & UNREP_MEMBER_BIT (member)) != 0)
      {
        unrep_json_reader_fail (reader, UNREP_ERROR_FORMAT, _("an annotation has no “%s”"), member_names[member]);
        return FALSE;
      }
  return TRUE;
}

/* As it is when it is new. */
static void
reset (UnrepAnnotation *self)
{
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->kind, g_free);
  g_clear_pointer (&self->unit, g_free);
  self->range = (UnrepRange) { 0, 0 };
  g_clear_pointer (&self->exact, g_free);
  g_clear_pointer (&self->prefix, g_free);
  g_clear_pointer (&self->suffix, g_free);
  g_clear_pointer (&self->target_extras, unrep_extras_free);
  g_clear_pointer (&self->result_label, g_free);
  g_clear_pointer (&self->result_parent, g_free);
  g_clear_pointer (&self->result_extras, unrep_extras_free);
  g_clear_pointer (&self->judgement, unrep_judgement_unref);
  g_clear_pointer (&self->position, g_free);
  self->flag = FALSE;
  g_clear_pointer (&self->tags, g_strfreev);
  g_clear_pointer (&self->note, g_free);
  g_clear_pointer (&self->settles, unrep_settles_unref);
  g_array_set_size (self->edits, 0);
  g_clear_pointer (&self->created, g_free);
  g_clear_pointer (&self->modified, g_free);
  self->deleted = FALSE;
  g_clear_pointer (&self->extras, unrep_extras_free);
}

/**
 * unrep_annotation_read_into:
 * @self: an annotation that nobody else knows; what it was is forgotten
 * @reader: a reader that stands before an annotation
 * @n_chars: how many code points the text has; %G_MAXSIZE where it is not known yet
 * @detail: what to keep of it
 *
 * Reads one annotation of any kind, and checks all of it whatever is kept.
 *
 * Returns: whether it is sound; if not, @reader has failed
 */
gboolean
unrep_annotation_read_into (UnrepAnnotation       *self,
                            UnrepJsonReader       *reader,
                            gsize                  n_chars,
                            UnrepAnnotationDetail  detail)
{
  guint seen = 0, next = 0;
  int member;

  reset (self);
  if (!unrep_json_reader_begin_object (reader))
    return FALSE;
  while ((member = unrep_json_reader_next_known (reader, member_names, UNREP_N_MEMBERS, &next)) >= 0)
    {
      if (member == UNREP_N_MEMBERS)
        read_unknown (reader, detail, &self->extras);
      else
        read_member (self, reader, member, n_chars, detail);
      seen |= UNREP_MEMBER_BIT (member);
    }

  self->members = seen & UNREP_ALL_MEMBERS;
  return check_members (self, reader, seen);
}

/**
 * unrep_annotation_read:
 * @reader: a reader that stands before an annotation
 * @n_chars: how many code points the text has; %G_MAXSIZE where it is not known
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

  return unrep_annotation_read_into (self, reader, n_chars, UNREP_ANNOTATION_WHOLE) ? g_steal_pointer (&self) : NULL;
}
