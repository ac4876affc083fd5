/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-salvage-private.h"

#include "base/unrep-utf8.h"
#include "unrep-annotation-private.h"
#include "unrep-device.h"

#include <glib/gi18n.h>
#include <string.h>

/* A member of an object, both as they stand in the text. */
typedef struct
{
  char *name;
  char *value;
} Member;

static void
member_free (Member *member)
{
  g_free (member->name);
  g_free (member->value);
  g_free (member);
}

/* The value that begins at *@p, behind which it moves; NULL where it is not sound. */
static char *
take_value (const char **p,
            const char  *end)
{
  g_autoptr (GBytes) rest = NULL;
  g_autoptr (UnrepJsonReader) reader = NULL;
  char *value;

  *p += strspn (*p, " \t\r\n");
  rest = g_bytes_new_static (*p, end - *p);
  reader = unrep_json_reader_new (rest, "");
  value = unrep_json_reader_dup_raw (reader);
  if (value != NULL)
    *p += strlen (value);
  return value;
}

/* The members of an object whose values are sound, though names may come twice.
 * @json is NUL-terminated. NULL where it is no such object. */
static GPtrArray *
split (const char *json,
       gsize       length)
{
  g_autoptr (GPtrArray) members = g_ptr_array_new_with_free_func ((GDestroyNotify) member_free);
  const char *p = json, *end = json + length;

  if (*p++ != '{')
    return NULL;
  for (;;)
    {
      g_autofree char *name = NULL;
      char *value;

      p += strspn (p, " \t\r\n");
      if (members->len > 0 || *p == '}')
        {
          if (*p == '}')
            return g_steal_pointer (&members);
          if (*p++ != ',')
            return NULL;
          p += strspn (p, " \t\r\n");
        }
      name = *p == '"' ? take_value (&p, end) : NULL;
      p += strspn (p, " \t\r\n");
      if (name == NULL || *p++ != ':')
        return NULL;
      value = take_value (&p, end);
      if (value == NULL)
        return NULL;

      g_ptr_array_add (members, g_new (Member, 1));
      *(Member *) g_ptr_array_index (members, members->len - 1) = (Member) { g_steal_pointer (&name), value };
    }
}

static char *
join (GPtrArray *members)
{
  GString *json = g_string_new ("{");

  for (guint i = 0; i < members->len; i++)
    {
      const Member *member = g_ptr_array_index (members, i);

      g_string_append_printf (json, "%s%s:%s", i > 0 ? "," : "", member->name, member->value);
    }
  g_string_append_c (json, '}');
  return g_string_free (json, FALSE);
}

static Member *
find (GPtrArray  *members,
      const char *quoted_name)
{
  for (guint i = 0; i < members->len; i++)
    {
      Member *member = g_ptr_array_index (members, i);

      if (g_str_equal (member->name, quoted_name))
        return member;
    }
  return NULL;
}

static void
add_what (GString    *what,
          const char *sentence)
{
  if (what->len > 0)
    g_string_append (what, "; ");
  g_string_append (what, sentence);
}

/* A member that says the same twice says it once. */
static void
drop_repeated (GPtrArray *members,
               GString   *what)
{
  for (guint i = 1; i < members->len;)
    {
      Member *member = g_ptr_array_index (members, i);
      const Member *first = find (members, member->name);

      if (first == NULL || first == member || !g_str_equal (first->value, member->value))
        {
          i++;
          continue;
        }
      add_what (what, _("a member that stood twice with the same value stands once"));
      g_ptr_array_remove_index (members, i);
    }
}

static gboolean
read_count (const char *json,
            gint64      min,
            gint64     *count)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (json, strlen (json));
  g_autoptr (UnrepJsonReader) reader = unrep_json_reader_new (bytes, "");

  return unrep_json_reader_read_int (reader, min, UNREP_MAX_INTEGER, count);
}

/* Counts of changes that cannot be are left out: they tell merging what is newer,
 * and no count says nothing. */
static void
mend_edits (Member  *edits,
            GString *what)
{
  g_autoptr (GPtrArray) counts = edits != NULL ? split (edits->value, strlen (edits->value)) : NULL;
  guint n;

  if (counts == NULL)
    return;
  drop_repeated (counts, what);
  n = counts->len;
  for (guint i = 0; i < counts->len;)
    {
      const Member *count = g_ptr_array_index (counts, i);
      g_autofree char *device = g_strndup (count->name + 1, strlen (count->name) - 2);
      gint64 value;

      if (unrep_device_is_valid (device) && read_count (count->value, 1, &value))
        i++;
      else
        g_ptr_array_remove_index (counts, i);
    }
  if (counts->len == n)
    return;
  add_what (what, _("a count of changes that cannot be was left out"));
  g_free (edits->value);
  edits->value = join (counts);
}

static gsize
count_chars (const char *json)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (json, strlen (json));
  g_autoptr (UnrepJsonReader) reader = unrep_json_reader_new (bytes, "");
  const char *text = unrep_json_reader_read_string (reader);

  return text != NULL ? unrep_utf8_count (text, strlen (text)) : 0;
}

/* Start and end changed places: the quote is as long as they say. */
static void
mend_target (Member  *target,
             GString *what)
{
  g_autoptr (GPtrArray) members = target != NULL ? split (target->value, strlen (target->value)) : NULL;
  Member *start, *end, *exact;
  gint64 start_value, end_value;
  char *value;

  if (members == NULL)
    return;
  drop_repeated (members, what);
  start = find (members, "\"start\"");
  end = find (members, "\"end\"");
  exact = find (members, "\"exact\"");
  if (start != NULL && end != NULL && exact != NULL && read_count (start->value, 0, &start_value) &&
      read_count (end->value, 0, &end_value) && start_value > end_value &&
      count_chars (exact->value) == (gsize) (start_value - end_value))
    {
      value = start->value;
      start->value = end->value;
      end->value = value;
      add_what (what, _("start and end changed places"));
    }
  g_free (target->value);
  target->value = join (members);
}

static gboolean
is_sound_time (const Member *member)
{
  g_autofree char *text = NULL;

  if (member == NULL || strlen (member->value) < 2)
    return FALSE;
  text = g_strndup (member->value + 1, strlen (member->value) - 2);
  return unrep_time_is_valid (text);
}

/* When it was made and when it was changed are seldom far from each other; of the
 * two, one that is no time becomes the other. */
static void
mend_times (GPtrArray *members,
            GString   *what)
{
  Member *created = find (members, "\"created\""), *modified = find (members, "\"modified\"");
  Member *good = is_sound_time (modified) ? modified : is_sound_time (created) ? created : NULL;
  Member *bad = good == modified ? created : modified;

  if (good == NULL || bad == NULL || is_sound_time (bad))
    return;
  g_free (bad->value);
  bad->value = g_strdup (good->value);
  add_what (what, good == modified ? _("the time it was made is not known, and that of the last change stands there")
                                   : _("the time of the last change is not known, and that it was made stands there"));
}

/**
 * unrep_salvage_mend:
 * @json: an annotation that is not sound, NUL-terminated
 * @length: its length in bytes
 * @what: (out) (transfer full): what was mended
 *
 * Mends what leaves no doubt: members that stand twice with the same value, counts
 * of changes that cannot be, start and end in each other's place, one of the two
 * times.
 *
 * Returns: (transfer full) (nullable): the annotation, %NULL where that is not enough
 */
UnrepAnnotation *
unrep_salvage_mend (const char  *json,
                    gsize        length,
                    char       **what)
{
  g_autoptr (GPtrArray) members = split (json, length);
  g_autoptr (GString) mended = g_string_new (NULL);
  g_autofree char *text = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (UnrepJsonReader) reader = NULL;
  g_autoptr (UnrepAnnotation) annotation = NULL;

  if (members == NULL)
    return NULL;
  drop_repeated (members, mended);
  mend_edits (find (members, "\"edits\""), mended);
  mend_target (find (members, "\"target\""), mended);
  mend_times (members, mended);

  text = join (members);
  bytes = g_bytes_new_static (text, strlen (text));
  reader = unrep_json_reader_new (bytes, "");
  annotation = unrep_annotation_read (reader, G_MAXSIZE);
  if (annotation == NULL || !unrep_json_reader_finish (reader, NULL))
    return NULL;
  *what = g_string_free (g_steal_pointer (&mended), FALSE);
  return g_steal_pointer (&annotation);
}
