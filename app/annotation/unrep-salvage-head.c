/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-salvage-private.h"

#include "unrep-annotation-private.h"

#include <string.h>

/* A member of the head, and what would be a sound value of it. */
typedef struct
{
  const char *object;
  const char *name;
  const char *sound;
} Piece;

#define ZEROS "\"0000000000000000000000000000000000000000000000000000000000000000\""

static const Piece pieces[] = {
  { "reviewer", "id", "\"a\"" },
  { "reviewer", "uid", "\"00000000-0000-4000-8000-000000000000\"" },
  { "reviewer", "name", "\"a\"" },
  { "report", "name", "\"a\"" },
  { "report", "sha256", ZEROS },
  { "report", "bytes", "0" },
  { "text", "sha256", ZEROS },
  { "text", "chars", "0" },
  { "text", "reader", "\"a\"" },
  { "text", "reader_version", "0" },
  { "text", "encoding", "\"a\"" },
  { "codebook", "id", "\"a\"" },
  { "codebook", "version", "1" },
  { "codebook", "sha256", ZEROS },
};

/* How many of UnrepSideFilePart stand before the annotations. */
#define N_HEAD_PARTS 7

/* In the order of UnrepSideFilePart, and then what may be there too. */
static const char * const top_names[] = {
  "role", "offset_unit", "reviewer", "status", "report", "text", "codebook", "annotations", "rounds", "opened_as_lead",
  NULL
};

/**
 * unrep_salvage_is_top_member:
 * @name: the name of a member
 *
 * Returns: whether this version knows it at the top level of side files, `format`
 *   and `version` apart
 */
gboolean
unrep_salvage_is_top_member (const char *name)
{
  return g_strv_contains (top_names, name);
}

/**
 * unrep_salvage_is_record:
 * @json: a sound value
 *
 * Returns: whether it has what tells annotations from other objects
 */
gboolean
unrep_salvage_is_record (const char *json)
{
  g_autoptr (UnrepJsonReader) reader = unrep_salvage_text_new_reader (json, strlen (json), 0);
  guint n_found = 0;
  const char *name;

  if (json[0] != '{' || !unrep_json_reader_begin_object (reader))
    return FALSE;
  while ((name = unrep_json_reader_next_member (reader)) != NULL)
    n_found += g_str_equal (name, "id") || g_str_equal (name, "kind") || g_str_equal (name, "target");
  return n_found >= 2;
}

/**
 * unrep_salvage_is_record_list:
 * @json: a sound value
 *
 * Returns: whether it is an array that holds an annotation
 */
gboolean
unrep_salvage_is_record_list (const char *json)
{
  g_autoptr (UnrepJsonReader) reader = unrep_salvage_text_new_reader (json, strlen (json), 0);

  if (json[0] != '[' || !unrep_json_reader_begin_array (reader))
    return FALSE;
  while (unrep_json_reader_next_element (reader))
    {
      g_autofree char *element = unrep_json_reader_dup_raw (reader);

      if (element != NULL && unrep_salvage_is_record (element))
        return TRUE;
    }
  return FALSE;
}

/**
 * unrep_salvage_get_piece:
 * @work: a document
 * @object: the name of an object of its head
 * @name: the name of one of its members
 *
 * Returns: (nullable): its value as it stands in the text, where the object as a
 *   whole could not be read
 */
const char *
unrep_salvage_get_piece (UnrepSalvageWork *work,
                         const char       *object,
                         const char       *name)
{
  g_autofree char *key = g_strconcat (object, ".", name, NULL);

  return g_hash_table_lookup (work->pieces, key);
}

/**
 * unrep_salvage_set_piece:
 * @work: a document
 * @object: the name of an object of its head
 * @name: the name of one of its members
 * @json: (nullable): its value
 *
 * Keeps the value if it is one that this member may have, and none is known.
 *
 * Returns: whether it was kept
 */
gboolean
unrep_salvage_set_piece (UnrepSalvageWork *work,
                         const char       *object,
                         const char       *name,
                         const char       *json)
{
  g_autoptr (UnrepSideFile) trial = unrep_side_file_alloc ();
  g_autoptr (UnrepJsonReader) reader = NULL;
  g_autoptr (GString) text = g_string_new ("{");
  gboolean is_piece = FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (pieces); i++)
    if (g_str_equal (pieces[i].object, object))
      {
        gboolean is_this = g_str_equal (pieces[i].name, name);

        g_string_append_printf (text, "%s\"%s\":%s", text->len > 1 ? "," : "", pieces[i].name,
                                is_this && json != NULL ? json : pieces[i].sound);
        is_piece = is_piece || is_this;
      }
  g_string_append_c (text, '}');
  if (json == NULL || !is_piece || unrep_salvage_get_piece (work, object, name) != NULL)
    return FALSE;

  reader = unrep_salvage_text_new_reader (text->str, text->len, 0);
  if (unrep_side_file_read_part (trial, reader, object) == 0 || !unrep_json_reader_finish (reader, NULL))
    return FALSE;
  g_hash_table_insert (work->pieces, g_strconcat (object, ".", name, NULL), g_strdup (json));
  return TRUE;
}

/**
 * unrep_salvage_find_lost_piece:
 * @work: a document
 * @object: the name of an object of its head
 * @previous: (nullable): the member to begin behind
 *
 * Returns: (nullable): the name of the next member of @object that is not known
 */
const char *
unrep_salvage_find_lost_piece (UnrepSalvageWork *work,
                               const char       *object,
                               const char       *previous)
{
  gboolean is_behind = previous == NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (pieces); i++)
    if (g_str_equal (pieces[i].object, object))
      {
        if (is_behind && unrep_salvage_get_piece (work, object, pieces[i].name) == NULL)
          return pieces[i].name;
        is_behind = is_behind || g_str_equal (pieces[i].name, previous);
      }
  return NULL;
}

/**
 * unrep_salvage_join_pieces:
 * @work: a document
 * @object: the name of an object of its head
 *
 * Reads the object from its members, once all of them are known.
 *
 * Returns: whether the head has it now
 */
gboolean
unrep_salvage_join_pieces (UnrepSalvageWork *work,
                           const char       *object)
{
  g_autoptr (GString) text = g_string_new ("{");
  g_autoptr (UnrepJsonReader) reader = NULL;
  guint part;

  if (unrep_salvage_find_lost_piece (work, object, NULL) != NULL)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (pieces); i++)
    if (g_str_equal (pieces[i].object, object))
      g_string_append_printf (text, "%s\"%s\":%s", text->len > 1 ? "," : "", pieces[i].name,
                              unrep_salvage_get_piece (work, object, pieces[i].name));
  g_string_append_c (text, '}');
  reader = unrep_salvage_text_new_reader (text->str, text->len, 0);
  part = unrep_side_file_read_part (work->file, reader, object);
  if (unrep_json_reader_has_failed (reader))
    return FALSE;
  work->seen |= part;
  return TRUE;
}

/* Whether a value ends at @at: `23x5` is not 23. */
static gboolean
is_behind_value (const char *data,
                 gsize       length,
                 gsize       at)
{
  at = unrep_salvage_text_skip_space (data, length, at);
  return at < length && strchr (",}\"", data[at]) != NULL && data[at] != '\0';
}

/* Where the object at @at ends, or where something begins in it that can only
 * belong to the top level; 0 where it is no object. What is sound on the way is
 * kept as pieces of @object, unless that is NULL. */
static gsize
walk (UnrepSalvageWork *work,
      const char       *object,
      const char       *data,
      gsize             length,
      gsize             at,
      gboolean         *closed)
{
  *closed = FALSE;
  if (at >= length || data[at++] != '{')
    return 0;
  while (at < length && data[at] != '[' && data[at] != '{')
    {
      gsize start = at, value_at = at;
      g_autofree char *name = NULL, *value = NULL;

      if (data[at] == '}')
        {
          *closed = TRUE;
          return at + 1;
        }
      name = unrep_salvage_text_take_name (data, length, &value_at);
      if (name != NULL && unrep_salvage_is_top_member (name))
        return start;
      value = name != NULL && value_at < length ? unrep_salvage_text_dup_value (data, length, value_at) : NULL;
      if (value != NULL && unrep_salvage_is_record_list (value))
        return start;
      if (value != NULL && object != NULL && is_behind_value (data, length, value_at + strlen (value)))
        unrep_salvage_set_piece (work, object, name, value);
      at = value != NULL ? value_at + strlen (value) : at + 1;
    }
  return at;
}

/**
 * unrep_salvage_swallows:
 * @data: a text or one side of its conflicts
 * @length: its length in bytes
 * @at: where a sound object begins
 *
 * Returns: whether members of the top level stand in it: its own bracket was lost
 *   and it ends with another one
 */
gboolean
unrep_salvage_swallows (const char *data,
                        gsize       length,
                        gsize       at)
{
  gboolean closed;

  return walk (NULL, NULL, data, length, at, &closed) > 0 && !closed;
}

/**
 * unrep_salvage_read_pieces:
 * @work: a document
 * @object: the name of a damaged object of its head
 * @data: a text or one side of its conflicts
 * @length: its length in bytes
 * @at: where its value begins
 *
 * Keeps those of its members that are sound.
 *
 * Returns: where it ends, 0 where nothing could be kept
 */
gsize
unrep_salvage_read_pieces (UnrepSalvageWork *work,
                           const char       *object,
                           const char       *data,
                           gsize             length,
                           gsize             at)
{
  guint n_before = g_hash_table_size (work->pieces);
  gboolean closed;
  gsize end = walk (work, object, data, length, at, &closed);

  return g_hash_table_size (work->pieces) > n_before ? end : 0;
}

/* Whether bytes of @expected may have become @name: at least half of the characters
 * stand where they stood. */
static gboolean
is_damaged_name (const char *name,
                 const char *expected)
{
  gsize length = strlen (expected), n_same = 0;
  const char *p = name;

  if ((gsize) g_utf8_strlen (name, -1) != length)
    return FALSE;
  for (gsize i = 0; i < length; i++, p = g_utf8_next_char (p))
    n_same += *p == expected[i];
  return 2 * n_same >= length;
}

static gboolean
reads_as (const char *json,
          const char *part_name)
{
  g_autoptr (UnrepSideFile) trial = unrep_side_file_alloc ();
  g_autoptr (UnrepJsonReader) reader = unrep_salvage_text_new_reader (json, strlen (json), 0);

  return unrep_side_file_read_part (trial, reader, part_name) != 0 && !unrep_json_reader_has_failed (reader);
}

/**
 * unrep_salvage_find_renamed:
 * @work: a document
 * @part: (out): the name of a part of the head that was not found
 *
 * Looks for unknown members that are that part under its own name, damaged; the
 * members of an object tell what it is under any name.
 *
 * Returns: (nullable): the name under which it stands
 */
const char *
unrep_salvage_find_renamed (UnrepSalvageWork  *work,
                            const char       **part)
{
  for (guint i = 0; i < N_HEAD_PARTS; i++)
    {
      GHashTableIter iter;
      gpointer name, value;

      *part = top_names[i];
      g_hash_table_iter_init (&iter, work->members);
      while ((work->seen & (1u << i)) == 0 && g_hash_table_iter_next (&iter, &name, &value))
        if (!unrep_salvage_is_top_member (name) && reads_as (value, *part) &&
            (*(const char *) value == '{' || is_damaged_name (name, *part)))
          return name;
    }
  return NULL;
}

/**
 * unrep_salvage_adopt:
 * @work: a document
 * @json: a sound object
 *
 * Takes it for the part of the head that has its members, where that is not known.
 *
 * Returns: (nullable): the name of that part, %NULL where it is none
 */
const char *
unrep_salvage_adopt (UnrepSalvageWork *work,
                     const char       *json)
{
  for (guint i = 0; i < N_HEAD_PARTS; i++)
    if ((work->seen & (1u << i)) == 0 && reads_as (json, top_names[i]))
      {
        g_autoptr (UnrepJsonReader) reader = unrep_salvage_text_new_reader (json, strlen (json), 0);

        work->seen |= unrep_side_file_read_part (work->file, reader, top_names[i]);
        return top_names[i];
      }
  return NULL;
}
