/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-salvage-private.h"

#include "unrep-annotation-private.h"

#include <glib/gi18n.h>
#include <string.h>

/* What is expected next. */
typedef enum
{
  /* Outside of a document: a `{`. */
  STATE_OUTSIDE,
  /* At the top level of one: a member. */
  STATE_TOP,
  /* In its annotations: one of them. */
  STATE_LIST,
  /* Behind damage: anything that is sound on its own. */
  STATE_LOST,
} State;

typedef struct
{
  UnrepSalvage *salvage;
  const char *data;
  gsize length;
  gsize at;
  State state;
  /* Where the damage began that is being passed over. */
  gsize lost_at;
  char *lost_why;
  State lost_from;
  UnrepSalvageWork *work;
  /* An unknown member that may be the annotations: its name, and where its value is. */
  char *hidden_name;
  gsize hidden_at;
} Scan;

static guint
get_line (Scan  *self,
          gsize  at)
{
  return unrep_salvage_text_get_line (&self->salvage->text, at);
}

static UnrepJsonReader *
new_reader (Scan  *self,
            gsize  at)
{
  return unrep_salvage_text_new_reader (self->data, self->length, at);
}

/* The strictly sound value that begins at @at, NULL where there is none. */
static char *
dup_value (Scan  *self,
           gsize  at)
{
  return unrep_salvage_text_dup_value (self->data, self->length, at);
}

static gsize
skip_space (Scan  *self,
            gsize  at)
{
  return unrep_salvage_text_skip_space (self->data, self->length, at);
}

static char *
take_name (Scan  *self,
           gsize *at)
{
  return unrep_salvage_text_take_name (self->data, self->length, at);
}

static UnrepSalvageWork *
add_work (Scan  *self,
          gsize  at)
{
  UnrepSalvageWork *work = g_new0 (UnrepSalvageWork, 1);

  work->file = unrep_side_file_alloc ();
  work->line = get_line (self, at);
  work->annotations = g_ptr_array_new_with_free_func (g_object_unref);
  work->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  work->members = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  work->pieces = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_ptr_array_add (self->salvage->works, work);
  return work;
}

/* Gives up what begins here; @why is taken, NULL where that is not known. */
static void
lose (Scan *self,
      char *why)
{
  self->lost_at = self->at;
  self->lost_why = why != NULL ? why : g_strdup (_("it is damaged"));
  self->lost_from = self->state;
  self->state = STATE_LOST;
}

/* What of a string's value can be read in @start to @end, between the quotes. */
static char *
dup_member_value (Scan       *self,
                  const char *quoted_name,
                  gsize      *start,
                  gsize       end)
{
  gsize length = strlen (quoted_name);

  for (gsize at = *start; at + length < end; at++)
    if (memcmp (self->data + at, quoted_name, length) == 0)
      {
        gsize value = skip_space (self, at + length);

        value = value < end && self->data[value] == ':' ? skip_space (self, value + 1) : end;
        if (value < end && self->data[value] == '"')
          {
            g_autoptr (UnrepJsonReader) reader = new_reader (self, value);
            char *text = unrep_json_reader_dup_string (reader);

            if (text != NULL)
              {
                *start = value;
                return text;
              }
          }
      }
  *start = end;
  return NULL;
}

/* Tells of lines that are lost, and of the annotations that can be made out in them. */
static void
tell_lost (Scan       *self,
           gsize       start,
           gsize       end,
           const char *why)
{
  UnrepSalvage *salvage = self->salvage;
  guint n_before = salvage->n_lost;
  gboolean is_new = unrep_salvage_tell (salvage, g_strdup_printf (
    /* Translators: file, first and last line, why */
    _("%s: lines %u to %u: lost: %s"), salvage->name, get_line (self, start),
    get_line (self, end > start ? end - 1 : start), why));
  for (gsize at = start; at < end;)
    {
      g_autofree char *unit = dup_member_value (self, "\"unit\"", &at, end);
      gsize position_at = at;
      g_autofree char *position = unit != NULL ? dup_member_value (self, "\"position\"", &position_at, end) : NULL;

      if (unit != NULL)
        salvage->n_lost += unrep_salvage_tell (salvage, g_strdup_printf (
          /* Translators: file, line, path of a unit, id of a position or “-” */
          _("%s: line %u: lost: the annotation of unit “%s”, position “%s”"),
          salvage->name, get_line (self, at), unit, position != NULL ? position : "-"));
    }
  if (is_new && salvage->n_lost == n_before)
    salvage->n_lost++;
}

static void
add_annotation (Scan            *self,
                UnrepAnnotation *annotation)
{
  UnrepSalvageWork *work = self->work;
  UnrepAnnotation *other = g_hash_table_lookup (work->by_id, unrep_annotation_get_id (annotation));

  if (other != NULL && unrep_annotation_compare_edits (other, annotation) == UNREP_EDITS_EQUAL &&
      unrep_annotation_says_same (other, annotation))
    return;
  /* A second one of that id is another copy, for merging to judge. */
  if (other != NULL)
    work = add_work (self, self->at);
  g_ptr_array_add (work->annotations, g_object_ref (annotation));
  g_hash_table_insert (work->by_id, (gpointer) unrep_annotation_get_id (annotation), annotation);
}

static void
note_mended (Scan            *self,
             gsize            at,
             UnrepAnnotation *annotation,
             const char      *what)
{
  UnrepSalvage *salvage = self->salvage;

  g_hash_table_add (salvage->mended, g_strdup (unrep_annotation_get_id (annotation)));
  unrep_salvage_tell (salvage, g_strdup_printf (
    /* Translators: file, line, path of a unit, what was mended */
    _("%s: line %u: mended: the annotation of unit “%s”: %s"), salvage->name, get_line (self, at),
    unrep_annotation_get_unit (annotation), what));
}

/* Why the annotation @json at @at is refused, with its true line: as many line
 * ends as stand before it are put in front. */
static char *
dup_reason (Scan       *self,
            gsize       at,
            const char *json)
{
  GString *text = g_string_new (NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (UnrepJsonReader) reader = NULL;
  g_autoptr (UnrepAnnotation) annotation = NULL;
  g_autoptr (GError) error = NULL;

  for (guint line = get_line (self, at); line > 1; line--)
    g_string_append_c (text, '\n');
  g_string_append (text, json);
  bytes = g_string_free_to_bytes (text);
  reader = unrep_json_reader_new (bytes, self->salvage->name);
  annotation = unrep_annotation_read (reader, G_MAXSIZE);
  return unrep_json_reader_finish (reader, &error) ? NULL : g_strdup (error->message);
}

/* Where the bracket at @at is closed, by brackets and quotes alone; 0 where it is
 * not, or too deep. */
static gsize
find_close (Scan  *self,
            gsize  at)
{
  guint depth = 0;
  gboolean in_string = FALSE;

  for (gsize i = at; i < self->length; i++)
    {
      char c = self->data[i];

      if (in_string && c == '\\')
        i++;
      else if (c == '"')
        in_string = !in_string;
      else if (in_string)
        continue;
      else if ((c == '{' || c == '[') && ++depth > UNREP_JSON_MAX_DEPTH)
        return 0;
      else if ((c == '}' || c == ']') && --depth == 0)
        return i + 1;
    }
  return 0;
}

static void
read_element (Scan *self)
{
  g_autofree char *json = dup_value (self, self->at);
  gboolean is_sound = json != NULL;
  gsize end = self->at + (is_sound ? strlen (json) : 0);
  g_autoptr (UnrepJsonReader) reader = is_sound ? new_reader (self, self->at) : NULL;
  g_autoptr (UnrepAnnotation) annotation = is_sound ? unrep_annotation_read (reader, G_MAXSIZE) : NULL;
  g_autofree char *what = NULL, *why = NULL;

  if (annotation != NULL && unrep_salvage_text_has_replaced (&self->salvage->text, self->at, end))
    note_mended (self, self->at, annotation, _("what was no text in it became U+FFFD"));
  if (annotation == NULL && !is_sound && (end = find_close (self, self->at)) > self->at)
    json = g_strndup (self->data + self->at, end - self->at);
  if (annotation == NULL && json != NULL)
    {
      annotation = unrep_salvage_mend (json, strlen (json), &what);
      if (annotation != NULL)
        note_mended (self, self->at, annotation, what);
    }

  if (annotation != NULL)
    add_annotation (self, annotation);
  else if (is_sound)
    {
      why = dup_reason (self, self->at, json);
      tell_lost (self, self->at, end, why != NULL ? why : _("it is damaged"));
    }
  else
    {
      lose (self, json != NULL ? dup_reason (self, self->at, json) : NULL);
      return;
    }
  self->at = end;
}

/* Whether what is called so belongs into an annotation: where one lost its bracket,
 * its members seem to be of the top level. */
static gboolean
is_inner_member (const char *name)
{
  static const char * const names[] = {
    "annotations", "id", "kind", "unit", "target", "start", "end", "exact", "prefix", "suffix", "result", "finding",
    "check", "state", "position", "flag", "tags", "note", "edits", "created", "modified", "deleted", NULL
  };

  return g_strv_contains (names, name);
}

/* Whether the member @name of the top level was there already; its first value stays. */
static gboolean
is_repeated (Scan       *self,
             const char *name,
             gsize       at,
             const char *value)
{
  const char *first = g_hash_table_lookup (self->work->members, name);

  if (first == NULL)
    return FALSE;
  if (!g_str_equal (first, value))
    self->salvage->n_lost += unrep_salvage_tell (self->salvage, g_strdup_printf (
      /* Translators: file, line, name of a member */
      _("%s: line %u: lost: “%s” stands here a second time with another value; the first stays"), self->salvage->name,
      get_line (self, at), name));
  return TRUE;
}

/* Reads what can be read of a damaged object of the head; returns where it ends, 0
 * where that is nothing. */
static gsize
read_pieces (Scan       *self,
             const char *name,
             gsize       at)
{
  gsize end = g_hash_table_contains (self->work->members, name)
                ? 0 : unrep_salvage_read_pieces (self->work, name, self->data, self->length, at);

  if (end > 0)
    unrep_salvage_tell (self->salvage, g_strdup_printf (
      /* Translators: file, line, name of a member */
      _("%s: line %u: “%s” is damaged; what is sound in it was taken"), self->salvage->name, get_line (self, at), name));
  return end;
}

/* Reads the member of the top level whose value is at @at; returns where it ends,
 * 0 where it is not sound. Without @unknown, only members that are known. */
static gsize
read_member (Scan       *self,
             const char *name,
             gsize       at,
             gboolean    unknown)
{
  g_autofree char *value = dup_value (self, at);
  gsize end = at + (value != NULL ? strlen (value) : 0);
  g_autoptr (UnrepSideFile) trial = NULL;
  g_autoptr (UnrepJsonReader) trial_reader = NULL, reader = NULL;
  guint part;

  if (is_inner_member (name))
    return 0;
  if (value == NULL || (value[0] == '{' && unrep_salvage_swallows (self->data, self->length, at)))
    return read_pieces (self, name, at);
  /* Name and bracket of the list were lost, and this is its first. */
  if (unrep_salvage_is_record (value) && (self->work->seen & UNREP_PART_ANNOTATIONS) == 0)
    return 0;
  if (g_str_equal (name, "format") || g_str_equal (name, "version") || is_repeated (self, name, at, value))
    return end;

  trial = unrep_side_file_alloc ();
  trial_reader = new_reader (self, at);
  part = unrep_side_file_read_part (trial, trial_reader, name);
  if (unrep_json_reader_has_failed (trial_reader))
    return read_pieces (self, name, at);
  if (part == 0 && !unknown && !unrep_salvage_is_top_member (name))
    return 0;
  reader = new_reader (self, at);
  if (part == 0)
    unrep_extras_read (&self->work->file->extras, reader, name);
  else
    unrep_side_file_read_part (self->work->file, reader, name);

  if (unrep_salvage_text_has_replaced (&self->salvage->text, at, end))
    unrep_salvage_tell (self->salvage, g_strdup_printf (
      /* Translators: file, line, name of a member */
      _("%s: line %u: mended: what was no text in “%s” became U+FFFD"), self->salvage->name, get_line (self, at), name));
  self->work->seen |= part;
  g_hash_table_insert (self->work->members, g_strdup (name), g_steal_pointer (&value));
  return end;
}

/* A list of annotations under a name that is not known is one if the document turns
 * out to have no other: its name was damaged. */
static void
note_hidden (Scan       *self,
             const char *name,
             gsize       at)
{
  g_autofree char *json = NULL;

  if (self->data[at] != '[' || self->hidden_name != NULL || unrep_salvage_is_top_member (name))
    return;
  json = dup_value (self, at);
  if (json == NULL || !unrep_salvage_is_record_list (json))
    return;
  self->hidden_name = g_strdup (name);
  self->hidden_at = at;
}

/* At the end of a document: goes back to such a list. */
static gboolean
open_hidden (Scan *self)
{
  g_autofree char *name = g_steal_pointer (&self->hidden_name);

  if (name == NULL || (self->work->seen & UNREP_PART_ANNOTATIONS) != 0)
    return FALSE;
  unrep_salvage_tell (self->salvage, g_strdup_printf (
    /* Translators: file, line, name of a member that must be a damaged “annotations” */
    _("%s: line %u: mended: “%s” holds the annotations"), self->salvage->name, get_line (self, self->hidden_at), name));
  unrep_extras_remove (self->work->file->extras, name);
  g_hash_table_remove (self->work->members, name);
  self->work->seen |= UNREP_PART_ANNOTATIONS;
  self->at = self->hidden_at + 1;
  self->state = STATE_LIST;
  return TRUE;
}

static void
read_top (Scan *self)
{
  gsize at = self->at, value_at;
  g_autofree char *name = take_name (self, &at);

  value_at = at;
  if (self->data[self->at] == '}')
    {
      if (open_hidden (self))
        return;
      self->at++;
      self->state = STATE_OUTSIDE;
    }
  else if (name != NULL && g_str_equal (name, "annotations") && at < self->length && self->data[at] == '[')
    {
      self->at = at + 1;
      self->work->seen |= UNREP_PART_ANNOTATIONS;
      self->state = STATE_LIST;
    }
  else if (name != NULL && (at = read_member (self, name, at, TRUE)) > 0)
    {
      note_hidden (self, name, value_at);
      self->at = at;
    }
  else
    lose (self, NULL);
}

/* A sound object whose name is lost: its members may tell which part of the head it is. */
static void
adopt_nameless (Scan       *self,
                gsize       at,
                const char *json)
{
  const char *part = unrep_salvage_adopt (self->work, json);

  if (part != NULL)
    unrep_salvage_tell (self->salvage, g_strdup_printf (
      /* Translators: file, line, name of a member */
      _("%s: line %u: mended: “%s” stands here without its name"), self->salvage->name, get_line (self, at), part));
}

/* Whether something begins at @at that is sound on its own and of which it is clear
 * where it belongs; sets the state that reads it. */
static gboolean
find_again (Scan  *self,
            gsize *at)
{
  gsize value = *at;
  g_autofree char *json = NULL, *name = NULL;

  if (self->data[*at] == '{')
    {
      gsize first = skip_space (self, *at + 1);

      name = first < self->length ? take_name (self, &first) : NULL;
      if (name != NULL && g_str_equal (name, "format"))
        {
          self->state = STATE_OUTSIDE;
          return TRUE;
        }
      json = name != NULL ? dup_value (self, *at) : NULL;
      self->state = STATE_LIST;
      if (json != NULL && unrep_salvage_is_record (json))
        return TRUE;
      if (json != NULL)
        adopt_nameless (self, *at, json);
      *at += json != NULL && !unrep_salvage_swallows (self->data, self->length, *at) ? strlen (json) : 1;
      return FALSE;
    }

  name = self->data[*at] == '"' ? take_name (self, &value) : NULL;
  if (name != NULL && value < self->length && !g_str_equal (name, "format") && !g_str_equal (name, "version") &&
      ((g_str_equal (name, "annotations") && self->data[value] == '[') || read_member (self, name, value, FALSE) > 0))
    {
      self->state = STATE_TOP;
      return TRUE;
    }
  (*at)++;
  return FALSE;
}

static gboolean
is_padding (Scan  *self,
            gsize  start,
            gsize  end)
{
  while (start < end && strchr (" \t\r\n", self->data[start]) != NULL)
    start++;
  return start == end;
}

static void
pass_damage (Scan *self)
{
  /* What was no annotation is none now either. */
  gsize at = self->lost_from == STATE_LIST && self->data[self->lost_at] == '{' ? self->lost_at + 1 : self->lost_at;

  while (at < self->length && !find_again (self, &at))
    self->state = STATE_LOST;
  if (is_padding (self, self->lost_at, at))
    unrep_salvage_tell (self->salvage, g_strdup_printf (_("%s: line %u: mended: NUL bytes were taken away"),
                                                        self->salvage->name, get_line (self, self->lost_at)));
  else
    tell_lost (self, self->lost_at, at, self->lost_why);
  g_clear_pointer (&self->lost_why, g_free);
  self->at = at;
}

/**
 * unrep_salvage_scan:
 * @self: a salvage whose text is known
 * @data: the text or one side of its conflicts, as long as the text
 *
 * Reads documents, headers and annotations as far as they are sound. What is not
 * is passed over up to the next that is sound on its own; each is told of.
 */
void
unrep_salvage_scan (UnrepSalvage *self,
                    const char   *data)
{
  Scan scan = { .salvage = self, .data = data, .length = self->text.length };

  scan.work = add_work (&scan, 0);
  while ((scan.at = skip_space (&scan, scan.at)) < scan.length || open_hidden (&scan))
    {
      char c = data[scan.at];

      if (scan.state == STATE_LOST)
        pass_damage (&scan);
      else if (c == ',' && scan.state != STATE_OUTSIDE)
        scan.at++;
      else if (scan.state == STATE_OUTSIDE && c == '{')
        {
          if (open_hidden (&scan))
            continue;
          if (scan.work->seen != 0 || scan.work->annotations->len > 0)
            scan.work = add_work (&scan, scan.at);
          scan.at++;
          scan.state = STATE_TOP;
        }
      else if (scan.state == STATE_TOP)
        read_top (&scan);
      else if (scan.state == STATE_LIST && c == '{')
        read_element (&scan);
      else if (scan.state == STATE_LIST && c == ']')
        {
          scan.at++;
          scan.state = STATE_TOP;
        }
      else
        lose (&scan, NULL);
    }
  if (scan.state == STATE_LOST)
    scan.state = scan.lost_from;
  if (scan.state != STATE_OUTSIDE)
    self->n_lost += unrep_salvage_tell (self, g_strdup_printf (
      _("%s: line %u: lost: the file breaks off here, with whatever stood behind"), self->name,
      get_line (&scan, scan.length)));
}
