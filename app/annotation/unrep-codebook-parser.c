/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-codebook-private.h"

#include "base/unrep-file.h"
#include "base/unrep-json-reader.h"
#include "unrep-annotation-private.h"

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>
#include <string.h>

#define MAX_POSITIONS 32
#define MAX_TAGS UNREP_ANNOTATION_MAX_TAGS
#define MAX_TEXT_CHARS 2000
#define MAX_VERSION 1000000
#define MAX_TERMS 64
#define MAX_PHRASES 400
#define MAX_PHRASE_CHARS 200
#define MAX_RULES 64

/* What is being read, for messages. */
typedef struct
{
  const char *name;
  const char *where;
  GError **error;
} Parser;

static gboolean G_GNUC_PRINTF (2, 3)
fail (const Parser *parser,
      const char   *format,
      ...)
{
  g_autofree char *what = NULL;
  g_autofree char *file = unrep_dup_printable (parser->name);
  va_list args;

  va_start (args, format);
  what = g_strdup_vprintf (format, args);
  va_end (args);
  /* Translators: the file, the place in it (such as “positions, no. 2”), and what is wrong there. */
  g_set_error (parser->error, UNREP_ERROR, UNREP_ERROR_FORMAT, _("The codebook “%s” cannot be used: %s: %s"),
               file, parser->where, what);
  return FALSE;
}

static gboolean
colour_is_valid (const char *colour)
{
  return strlen (colour) == 7 && colour[0] == '#' && strspn (colour + 1, "0123456789abcdefABCDEF") == 6;
}

/* One to @max visible code points: what is drawn in a margin or on a key. */
static gboolean
is_visible (const char *text,
            glong       max)
{
  glong n = g_utf8_strlen (text, -1);

  if (n < 1 || n > max)
    return FALSE;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isgraph (g_utf8_get_char (p)))
      return FALSE;
  return TRUE;
}

static const char *
read_string (const Parser *parser,
             JsonObject   *object,
             const char   *member)
{
  JsonNode *node = json_object_get_member (object, member);

  if (node == NULL || json_node_get_value_type (node) != G_TYPE_STRING)
    {
      fail (parser, _("“%s” must be a string"), member);
      return NULL;
    }
  return json_node_get_string (node);
}

static const char *
read_id (const Parser *parser,
         JsonObject   *object)
{
  const char *id = read_string (parser, object, "id");

  if (id != NULL && !unrep_word_is_valid (id))
    {
      fail (parser, _("“id” must be 1 to %d of the characters a–z, 0–9 and -"), UNREP_WORD_MAX_CHARS);
      return NULL;
    }
  return id;
}

/* An object of language → text with at least one member. */
static GHashTable *
read_texts (const Parser *parser,
            JsonObject   *object,
            const char   *member)
{
  g_autoptr (GHashTable) texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  JsonNode *node = json_object_get_member (object, member);
  JsonObjectIter iter;
  const char *language;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node) || json_object_get_size (json_node_get_object (node)) == 0)
    {
      fail (parser, _("“%s” must be an object with a text for each language"), member);
      return NULL;
    }

  json_object_iter_init_ordered (&iter, json_node_get_object (node));
  while (json_object_iter_next_ordered (&iter, &language, &node))
    {
      if (json_node_get_value_type (node) != G_TYPE_STRING ||
          g_utf8_strlen (json_node_get_string (node), -1) > MAX_TEXT_CHARS)
        {
          fail (parser, _("each text of “%s” must be a string of at most %d characters"), member, MAX_TEXT_CHARS);
          return NULL;
        }
      g_hash_table_insert (texts, g_strdup (language), g_strdup (json_node_get_string (node)));
    }
  return g_steal_pointer (&texts);
}

static UnrepCodebookPosition *
read_position (const Parser *parser,
               JsonObject   *object)
{
  g_autoptr (UnrepCodebookPosition) position = g_new0 (UnrepCodebookPosition, 1);
  const char *id, *key, *symbol, *colour;

  if ((id = read_id (parser, object)) == NULL ||
      (key = read_string (parser, object, "key")) == NULL ||
      (symbol = read_string (parser, object, "symbol")) == NULL ||
      (colour = read_string (parser, object, "colour")) == NULL ||
      (position->names = read_texts (parser, object, "name")) == NULL ||
      (position->descriptions = read_texts (parser, object, "description")) == NULL)
    return NULL;

  if (!is_visible (key, 1))
    return fail (parser, _("“key” must be one visible character")), NULL;
  /* 0 clears in every codebook. */
  if (g_str_equal (key, "0"))
    return fail (parser, _("“key” cannot be 0, which clears a position")), NULL;
  if (!is_visible (symbol, 4))
    return fail (parser, _("“symbol” must be one to four visible characters")), NULL;
  if (!colour_is_valid (colour))
    return fail (parser, _("“colour” must be # and six hexadecimal digits")), NULL;

  position->id = g_strdup (id);
  position->key = g_strdup (key);
  position->symbol = g_strdup (symbol);
  position->colour = g_ascii_strdown (colour, -1);
  position->shown = (UnrepPosition) { position->id, position->key, position->symbol, position->colour };
  return g_steal_pointer (&position);
}

/* Ids, keys and symbols tell positions apart. */
static gboolean
check_unique (const Parser                *parser,
              UnrepCodebook               *self,
              const UnrepCodebookPosition *added)
{
  for (guint i = 0; i < self->positions->len; i++)
    {
      const UnrepCodebookPosition *other = g_ptr_array_index (self->positions, i);

      if (g_str_equal (other->id, added->id))
        return fail (parser, _("another position has the same “id”"));
      if (g_str_equal (other->key, added->key))
        return fail (parser, _("another position has the same “key”"));
      if (g_str_equal (other->symbol, added->symbol))
        return fail (parser, _("another position has the same “symbol”"));
    }
  return TRUE;
}

static gboolean
read_positions (Parser        *parser,
                JsonObject    *root,
                UnrepCodebook *self)
{
  JsonNode *node = json_object_get_member (root, "positions");
  JsonArray *array;
  guint n;

  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    return fail (parser, _("“positions” must be an array"));
  array = json_node_get_array (node);
  n = json_array_get_length (array);
  if (n < 1 || n > MAX_POSITIONS)
    return fail (parser, _("“positions” must have 1 to %d members"), MAX_POSITIONS);

  for (guint i = 0; i < n; i++)
    {
      /* Translators: a place in a codebook file; %u counts from 1. */
      g_autofree char *where = g_strdup_printf (_("positions, no. %u"), i + 1);
      Parser inner = { parser->name, where, parser->error };
      g_autoptr (UnrepCodebookPosition) position = NULL;

      node = json_array_get_element (array, i);
      if (!JSON_NODE_HOLDS_OBJECT (node))
        return fail (&inner, _("it must be an object"));
      position = read_position (&inner, json_node_get_object (node));
      if (position == NULL || !check_unique (&inner, self, position))
        return FALSE;
      g_ptr_array_add (self->positions, g_steal_pointer (&position));
    }
  return TRUE;
}

/* Tags are optional; ids tell them apart. */
static gboolean
read_tags (Parser        *parser,
           JsonObject    *root,
           UnrepCodebook *self)
{
  JsonNode *node = json_object_get_member (root, "tags");
  guint n;

  if (node == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_ARRAY (node))
    return fail (parser, _("“tags” must be an array"));
  n = json_array_get_length (json_node_get_array (node));
  if (n > MAX_TAGS)
    return fail (parser, _("“tags” must have at most %d members"), MAX_TAGS);

  for (guint i = 0; i < n; i++)
    {
      /* Translators: a place in a codebook file; %u counts from 1. */
      g_autofree char *where = g_strdup_printf (_("tags, no. %u"), i + 1);
      Parser inner = { parser->name, where, parser->error };
      g_autoptr (UnrepCodebookTag) tag = g_new0 (UnrepCodebookTag, 1);
      JsonNode *element = json_array_get_element (json_node_get_array (node), i);
      const char *id;

      if (!JSON_NODE_HOLDS_OBJECT (element))
        return fail (&inner, _("it must be an object"));
      if ((id = read_id (&inner, json_node_get_object (element))) == NULL
          || (tag->names = read_texts (&inner, json_node_get_object (element), "name")) == NULL)
        return FALSE;
      if (unrep_codebook_find_tag (self, id, NULL))
        return fail (&inner, _("another tag has the same “id”"));
      tag->id = g_strdup (id);
      g_ptr_array_add (self->tags, g_steal_pointer (&tag));
    }
  return TRUE;
}

/* The scale is optional; what it names must exist, once. */
static gboolean
read_scale (const Parser  *parser,
             JsonObject    *root,
             UnrepCodebook *self)
{
  JsonNode *node = json_object_get_member (root, "scale");
  JsonArray *array;

  for (guint i = 0; i < self->positions->len; i++)
    ((UnrepCodebookPosition *) g_ptr_array_index (self->positions, i))->rank = -1;
  if (node == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_ARRAY (node))
    return fail (parser, _("“scale” must be an array of position ids"));

  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      UnrepCodebookPosition *position;
      const char *id;
      guint index;

      node = json_array_get_element (array, i);
      id = json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : "";
      if (!unrep_codebook_find_position (self, id, &index))
        return fail (parser, _("“scale” must hold ids of positions only"));
      position = g_ptr_array_index (self->positions, index);
      if (position->rank >= 0)
        return fail (parser, _("“scale” names a position twice"));
      position->rank = (int) i;
    }
  return TRUE;
}

/* The member @name as an array of at most @max members. */
static JsonArray *
read_array (const Parser *parser,
            JsonObject   *object,
            const char   *name,
            guint         max)
{
  JsonNode *node = json_object_get_member (object, name);
  JsonArray *array = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  if (array == NULL || json_array_get_length (array) < 1 || json_array_get_length (array) > max)
    {
      fail (parser, _("“%s” must be an array of 1 to %u members"), name, max);
      return NULL;
    }
  return array;
}

static gboolean
read_term (const Parser  *parser,
           JsonObject    *object,
           UnrepCodebook *self)
{
  UnrepLexicon *lexicon = self->lexicon;
  const char *id = read_id (parser, object);
  JsonArray *phrases = id != NULL ? read_array (parser, object, "phrases", MAX_PHRASES) : NULL;
  guint term;

  if (phrases == NULL)
    return FALSE;
  if (unrep_lexicon_find_term (lexicon, id, NULL))
    return fail (parser, _("another term has the same “id”"));
  term = unrep_lexicon_add_term (lexicon, id);
  for (guint i = 0; i < json_array_get_length (phrases); i++)
    {
      JsonNode *node = json_array_get_element (phrases, i);
      const char *phrase = json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : "";

      if (g_utf8_strlen (phrase, -1) > MAX_PHRASE_CHARS || !unrep_lexicon_add_phrase (lexicon, term, phrase))
        return fail (parser, _("each of the “phrases” must be a string of at most %d characters that begins and ends with a word"),
                     MAX_PHRASE_CHARS);
    }
  return TRUE;
}

static gboolean
read_rule (const Parser  *parser,
           JsonObject    *object,
           UnrepCodebook *self)
{
  const char *position = read_string (parser, object, "position");
  JsonArray *names = position != NULL ? read_array (parser, object, "terms", MAX_TERMS) : NULL;
  g_autoptr (GArray) terms = g_array_new (FALSE, FALSE, sizeof (guint));
  guint index;

  if (names == NULL)
    return FALSE;
  if (!unrep_codebook_find_position (self, position, &index))
    return fail (parser, _("“position” must be the id of a position"));
  for (guint i = 0; i < json_array_get_length (names); i++)
    {
      JsonNode *node = json_array_get_element (names, i);
      guint term;

      if (json_node_get_value_type (node) != G_TYPE_STRING ||
          !unrep_lexicon_find_term (self->lexicon, json_node_get_string (node), &term))
        return fail (parser, _("“terms” must hold ids of terms only"));
      g_array_append_val (terms, term);
    }
  unrep_lexicon_add_rule (self->lexicon, index, terms);
  return TRUE;
}

typedef gboolean (* ReadMember) (const Parser  *parser,
                                 JsonObject    *object,
                                 UnrepCodebook *self);

/* Every member of the array @name is an object, and @read takes it. */
static gboolean
read_each (const Parser  *parser,
           JsonObject    *object,
           const char    *name,
           guint          max,
           ReadMember     read,
           UnrepCodebook *self)
{
  JsonArray *array = read_array (parser, object, name, max);

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      /* Translators: a place in a codebook file: the name of a list, and which member, counted from 1. */
      g_autofree char *where = g_strdup_printf (_("lexicon, %s, no. %u"), name, i + 1);
      Parser inner = { parser->name, where, parser->error };
      JsonNode *node = json_array_get_element (array, i);

      if (!JSON_NODE_HOLDS_OBJECT (node))
        return fail (&inner, _("it must be an object"));
      if (!read (&inner, json_node_get_object (node), self))
        return FALSE;
    }
  return array != NULL;
}

/* The lexicon is optional. */
static gboolean
read_lexicon (const Parser  *parser,
              JsonObject    *root,
              UnrepCodebook *self)
{
  JsonNode *node = json_object_get_member (root, "lexicon");

  if (node == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_OBJECT (node))
    return fail (parser, _("“%s” must be an object"), "lexicon");
  self->lexicon = unrep_lexicon_new ();
  return read_each (parser, json_node_get_object (node), "terms", MAX_TERMS, read_term, self) &&
         read_each (parser, json_node_get_object (node), "rules", MAX_RULES, read_rule, self);
}

static gboolean
read_root (Parser        *parser,
           JsonObject    *root,
           UnrepCodebook *self)
{
  const char *format, *id;
  JsonNode *version;

  if ((format = read_string (parser, root, "format")) == NULL)
    return FALSE;
  if (!g_str_equal (format, "unrep-codebook"))
    return fail (parser, _("“format” must be “unrep-codebook”"));
  version = json_object_get_member (root, "version");
  if (version == NULL || json_node_get_value_type (version) != G_TYPE_INT64 ||
      json_node_get_int (version) < 1 || json_node_get_int (version) > MAX_VERSION)
    return fail (parser, _("“version” must be a whole number from 1"));
  if ((id = read_id (parser, root)) == NULL ||
      (self->question = read_texts (parser, root, "question")) == NULL)
    return FALSE;

  self->id = g_strdup (id);
  self->version = json_node_get_int (version);
  return read_positions (parser, root, self) && read_tags (parser, root, self) && read_scale (parser, root, self) &&
         read_lexicon (parser, root, self);
}

/**
 * unrep_codebook_parse:
 * @bytes: content of a codebook file
 * @name: what messages call it
 * @error: where to put what went wrong
 *
 * Errors: what unrep_json_check() says, and %UNREP_ERROR_FORMAT naming the file,
 * the place in it and what is wrong.
 *
 * Returns: (transfer full): the codebook, %NULL on error
 */
UnrepCodebook *
unrep_codebook_parse (GBytes      *bytes,
                      const char  *name,
                      GError     **error)
{
  g_autoptr (UnrepCodebook) self = g_atomic_rc_box_new0 (UnrepCodebook);
  g_autoptr (JsonParser) json = json_parser_new_immutable ();
  Parser parser = { name, _("top level"), error };
  JsonNode *root;
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  self->positions = g_ptr_array_new_with_free_func ((GDestroyNotify) unrep_codebook_position_free);
  self->tags = g_ptr_array_new_with_free_func ((GDestroyNotify) unrep_codebook_tag_free);
  self->sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);

  /* json-glib is never given what was not checked: see unrep_json_check(). */
  if (!unrep_json_check (bytes, name, error) || !json_parser_load_from_data (json, data, size, error))
    return NULL;
  root = json_parser_get_root (json);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return fail (&parser, _("it must be an object")), NULL;
  if (!read_root (&parser, json_node_get_object (root), self))
    return NULL;
  return g_steal_pointer (&self);
}
