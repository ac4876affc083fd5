/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-codebook-private.h"

#include "base/unrep-json-reader.h"
#include "unrep-annotation-private.h"

#include <glib/gi18n.h>

#define MAX_TAGS UNREP_ANNOTATION_MAX_TAGS
#define MAX_TERMS 64
#define MAX_PHRASES 400
#define MAX_PHRASE_CHARS 200
#define MAX_RULES 64

/* A file is read three times, for members may stand in any order: rules of the
 * lexicon name terms, and both they and the scale name positions. */
typedef enum
{
  PASS_POSITIONS,
  PASS_TERMS,
  PASS_RULES,
  N_PASSES
} Pass;

static void G_GNUC_PRINTF (2, 3)
fail (UnrepJsonReader *reader,
      const char      *format,
      ...)
{
  g_autofree char *what = NULL;
  va_list args;

  va_start (args, format);
  what = g_strdup_vprintf (format, args);
  va_end (args);
  /* Translators: %s is what is wrong in a codebook; the file and the line come before it. */
  unrep_json_reader_fail (reader, UNREP_ERROR_FORMAT, _("the codebook cannot be used: %s"), what);
}

/* An object that ended without its member @name is where the error is. */
static gboolean
check_member (UnrepJsonReader *reader,
               const char      *name,
               gboolean         is_there)
{
  if (!is_there && !unrep_json_reader_has_failed (reader))
    fail (reader, _("“%s” is missing"), name);
  return is_there;
}

static void
read_string (UnrepJsonReader  *reader,
             char            **string)
{
  g_free (*string);
  *string = unrep_json_reader_dup_string (reader);
}

static void
read_id (UnrepJsonReader  *reader,
         char            **id)
{
  read_string (reader, id);
  if (*id != NULL && !unrep_word_is_valid (*id))
    fail (reader, _("“id” must be 1 to %d of the characters a–z, 0–9 and -"), UNREP_WORD_MAX_CHARS);
}

/* An object of language → text with at least one member. */
static void
read_texts (UnrepJsonReader *reader,
            const char      *name,
            gboolean         one_line,
            GHashTable      *texts)
{
  const char *member;

  if (!unrep_json_reader_begin_object (reader))
    return;
  while ((member = unrep_json_reader_next_member (reader)) != NULL)
    {
      g_autofree char *language = g_strdup (member);
      g_autofree char *text = NULL;

      if (!unrep_language_is_valid (language))
        fail (reader, _("“%s” is no name of a language, such as ar or en"), language);
      read_string (reader, &text);
      if (text != NULL && !unrep_text_is_plain (text, one_line))
        fail (reader, _("each text of “%s” must be a string of at most %d characters, with something visible and "
                        "without control characters"), name, UNREP_CODEBOOK_MAX_TEXT_CHARS);
      if (text != NULL)
        g_hash_table_insert (texts, g_steal_pointer (&language), g_steal_pointer (&text));
    }
  if (!unrep_json_reader_has_failed (reader) && g_hash_table_size (texts) == 0)
    fail (reader, _("“%s” must be an object with a text for each language"), name);
}

static void
read_colour (UnrepJsonReader       *reader,
             UnrepCodebookPosition *position)
{
  g_autofree char *colour = NULL;

  read_string (reader, &colour);
  if (colour == NULL)
    return;
  if (!unrep_colour_is_valid (colour))
    fail (reader, _("“colour” must be # and six hexadecimal digits"));
  g_free (position->colour);
  position->colour = g_ascii_strdown (colour, -1);
}

static void
read_key (UnrepJsonReader       *reader,
          UnrepCodebookPosition *position)
{
  read_string (reader, &position->key);
  if (position->key == NULL)
    return;
  if (!unrep_text_is_visible (position->key, 1))
    fail (reader, _("“key” must be one visible character"));
  /* 0 clears in every codebook. */
  else if (g_str_equal (position->key, "0"))
    fail (reader, _("“key” cannot be 0, which clears a position"));
}

static void
read_position_member (UnrepJsonReader       *reader,
                      const char            *member,
                      UnrepCodebookPosition *position)
{
  if (g_str_equal (member, "id"))
    read_id (reader, &position->id);
  else if (g_str_equal (member, "key"))
    read_key (reader, position);
  else if (g_str_equal (member, "colour"))
    read_colour (reader, position);
  else if (g_str_equal (member, "symbol"))
    {
      read_string (reader, &position->symbol);
      if (position->symbol != NULL && !unrep_text_is_visible (position->symbol, UNREP_CODEBOOK_MAX_SYMBOL_CHARS))
        fail (reader, _("“symbol” must be one to four visible characters"));
    }
  else if (g_str_equal (member, "name"))
    read_texts (reader, "name", TRUE, position->names);
  else if (g_str_equal (member, "description"))
    read_texts (reader, "description", FALSE, position->descriptions);
  else
    unrep_extras_read (&position->extras, reader, member);
}

/* Ids, keys and symbols tell positions apart. */
static void
check_unique (UnrepJsonReader             *reader,
              UnrepCodebook               *self,
              const UnrepCodebookPosition *added)
{
  for (guint i = 0; i < self->positions->len; i++)
    {
      const UnrepCodebookPosition *other = g_ptr_array_index (self->positions, i);

      if (g_str_equal (other->id, added->id))
        fail (reader, _("another position has the same “id”"));
      else if (g_str_equal (other->key, added->key))
        fail (reader, _("another position has the same “key”"));
      else if (g_str_equal (other->symbol, added->symbol))
        fail (reader, _("another position has the same “symbol”"));
    }
}

static void
read_position (UnrepJsonReader *reader,
               UnrepCodebook   *self)
{
  g_autoptr (UnrepCodebookPosition) position = unrep_codebook_position_new ();
  const char *member;

  if (!unrep_json_reader_begin_object (reader))
    return;
  while ((member = unrep_json_reader_next_member (reader)) != NULL)
    read_position_member (reader, member, position);
  if (!check_member (reader, "id", position->id != NULL) ||
      !check_member (reader, "key", position->key != NULL) ||
      !check_member (reader, "colour", position->colour != NULL) ||
      !check_member (reader, "symbol", position->symbol != NULL) ||
      !check_member (reader, "name", g_hash_table_size (position->names) > 0))
    return;
  check_unique (reader, self, position);
  unrep_codebook_position_show (position);
  g_ptr_array_add (self->positions, g_steal_pointer (&position));
}

/* Tags are optional; ids tell them apart. */
static void
read_tag (UnrepJsonReader *reader,
          UnrepCodebook   *self)
{
  g_autoptr (UnrepCodebookTag) tag = unrep_codebook_tag_new ();
  const char *member;

  if (!unrep_json_reader_begin_object (reader))
    return;
  while ((member = unrep_json_reader_next_member (reader)) != NULL)
    {
      if (g_str_equal (member, "id"))
        read_id (reader, &tag->id);
      else if (g_str_equal (member, "name"))
        read_texts (reader, "name", TRUE, tag->names);
      else
        unrep_extras_read (&tag->extras, reader, member);
    }
  if (!check_member (reader, "id", tag->id != NULL) ||
      !check_member (reader, "name", g_hash_table_size (tag->names) > 0))
    return;
  if (unrep_codebook_find_tag (self, tag->id, NULL))
    fail (reader, _("another tag has the same “id”"));
  g_ptr_array_add (self->tags, g_steal_pointer (&tag));
}

/* What the scale names must exist, once. */
static void
read_step (UnrepJsonReader *reader,
           UnrepCodebook   *self)
{
  const char *id = unrep_json_reader_read_string (reader);
  UnrepCodebookPosition *position;
  int rank = 0;
  guint index;

  if (id == NULL)
    return;
  if (!unrep_codebook_find_position (self, id, &index))
    {
      fail (reader, _("“scale” must hold ids of positions only"));
      return;
    }
  for (guint i = 0; i < self->positions->len; i++)
    rank += ((UnrepCodebookPosition *) g_ptr_array_index (self->positions, i))->rank >= 0;
  position = g_ptr_array_index (self->positions, index);
  if (position->rank >= 0)
    fail (reader, _("“scale” names a position twice"));
  position->rank = rank;
}

/* Counts the members of the array @name, which must be @min to @max. */
static gboolean
next_of (UnrepJsonReader *reader,
         const char      *name,
         guint            min,
         guint            max,
         guint           *n)
{
  gboolean more = unrep_json_reader_next_element (reader);

  if (unrep_json_reader_has_failed (reader) || (more ? ++*n <= max : *n >= min))
    return more && !unrep_json_reader_has_failed (reader);
  fail (reader, _("“%s” must be an array of %u to %u members"), name, min, max);
  return FALSE;
}

static void
read_phrase (UnrepJsonReader *reader,
             UnrepCodebook   *self,
             guint            term)
{
  const char *phrase = unrep_json_reader_read_string (reader);

  if (phrase != NULL &&
      (g_utf8_strlen (phrase, -1) > MAX_PHRASE_CHARS || !unrep_lexicon_add_phrase (self->lexicon, term, phrase)))
    fail (reader, _("each of the “phrases” must be a string of at most %d characters that begins and ends with a word"),
          MAX_PHRASE_CHARS);
}

/* Its phrases may come before its id, so they have the number it will get. */
static void
read_term (UnrepJsonReader *reader,
           UnrepCodebook   *self)
{
  g_autofree char *id = NULL;
  const char *member;
  guint term = unrep_lexicon_get_n_terms (self->lexicon), n = 0;

  if (!unrep_json_reader_begin_object (reader))
    return;
  while ((member = unrep_json_reader_next_member (reader)) != NULL)
    {
      if (g_str_equal (member, "id"))
        read_id (reader, &id);
      else if (!g_str_equal (member, "phrases"))
        unrep_json_reader_skip (reader);
      else if (unrep_json_reader_begin_array (reader))
        while (next_of (reader, "phrases", 1, MAX_PHRASES, &n))
          read_phrase (reader, self, term);
    }
  if (!check_member (reader, "id", id != NULL) || !check_member (reader, "phrases", n > 0))
    return;
  if (unrep_lexicon_find_term (self->lexicon, id, NULL))
    fail (reader, _("another term has the same “id”"));
  unrep_lexicon_add_term (self->lexicon, id);
}

static void
read_rule_term (UnrepJsonReader *reader,
                UnrepCodebook   *self,
                GArray          *terms)
{
  const char *id = unrep_json_reader_read_string (reader);
  guint term;

  if (id == NULL)
    return;
  if (unrep_lexicon_find_term (self->lexicon, id, &term))
    g_array_append_val (terms, term);
  else
    fail (reader, _("“terms” must hold ids of terms only"));
}

/* A rule for a position that was removed stays in the file and says nothing. */
static void
read_rule (UnrepJsonReader *reader,
           UnrepCodebook   *self)
{
  g_autoptr (GArray) terms = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree char *position = NULL;
  const char *member;
  guint index, n = 0;

  if (!unrep_json_reader_begin_object (reader))
    return;
  while ((member = unrep_json_reader_next_member (reader)) != NULL)
    {
      if (g_str_equal (member, "position"))
        read_string (reader, &position);
      else if (!g_str_equal (member, "terms"))
        unrep_json_reader_skip (reader);
      else if (unrep_json_reader_begin_array (reader))
        while (next_of (reader, "terms", 1, MAX_TERMS, &n))
          read_rule_term (reader, self, terms);
    }
  if (check_member (reader, "position", position != NULL) && check_member (reader, "terms", n > 0) &&
      unrep_codebook_find_position (self, position, &index))
    unrep_lexicon_add_rule (self->lexicon, index, terms);
}

typedef void (* ReadElement) (UnrepJsonReader *reader,
                              UnrepCodebook   *self);

/* The arrays of a codebook, when they are read, and by whom. */
static const struct
{
  const char *name;
  gboolean in_lexicon;
  Pass pass;
  guint min;
  guint max;
  ReadElement read;
} arrays[] = {
  { "positions", FALSE, PASS_POSITIONS, 1, UNREP_CODEBOOK_MAX_POSITIONS, read_position },
  { "tags", FALSE, PASS_POSITIONS, 0, MAX_TAGS, read_tag },
  { "scale", FALSE, PASS_TERMS, 0, UNREP_CODEBOOK_MAX_POSITIONS, read_step },
  { "terms", TRUE, PASS_TERMS, 1, MAX_TERMS, read_term },
  { "rules", TRUE, PASS_RULES, 1, MAX_RULES, read_rule },
};

/* Whether @member is an array that is known, which is read or left to its pass. */
static gboolean
read_array (UnrepJsonReader *reader,
            UnrepCodebook   *self,
            Pass             pass,
            gboolean         in_lexicon,
            const char      *member)
{
  for (gsize i = 0; i < G_N_ELEMENTS (arrays); i++)
    {
      guint n = 0;

      if (arrays[i].in_lexicon != in_lexicon || !g_str_equal (arrays[i].name, member))
        continue;
      if (arrays[i].pass != pass)
        unrep_json_reader_skip (reader);
      else if (unrep_json_reader_begin_array (reader))
        while (next_of (reader, arrays[i].name, arrays[i].min, arrays[i].max, &n))
          arrays[i].read (reader, self);
      return TRUE;
    }
  return FALSE;
}

/* The lexicon is optional, and nobody but its author changes it. */
static void
read_lexicon (UnrepJsonReader *reader,
              UnrepCodebook   *self,
              Pass             pass)
{
  gboolean has_terms = FALSE, has_rules = FALSE;
  const char *member;

  if (pass == PASS_POSITIONS)
    {
      /* A name that stands twice in an object is found at its end. */
      unrep_take_string (&self->lexicon_json, unrep_json_reader_dup_raw (reader));
      return;
    }
  if (self->lexicon == NULL)
    self->lexicon = unrep_lexicon_new ();
  if (!unrep_json_reader_begin_object (reader))
    return;
  while ((member = unrep_json_reader_next_member (reader)) != NULL)
    {
      has_terms |= g_str_equal (member, "terms");
      has_rules |= g_str_equal (member, "rules");
      if (!read_array (reader, self, pass, TRUE, member))
        unrep_json_reader_skip (reader);
    }
  if (check_member (reader, "terms", has_terms))
    check_member (reader, "rules", has_rules);
}

static void
read_head_member (UnrepJsonReader *reader,
                  UnrepCodebook   *self,
                  const char      *member,
                  char           **format)
{
  gint64 version;

  if (g_str_equal (member, "format"))
    {
      read_string (reader, format);
      if (*format != NULL && !g_str_equal (*format, "unrep-codebook"))
        fail (reader, _("“format” must be “unrep-codebook”"));
    }
  else if (g_str_equal (member, "version"))
    {
      if (unrep_json_reader_read_int (reader, 1, UNREP_CODEBOOK_MAX_VERSION, &version))
        self->version = (guint) version;
    }
  else if (g_str_equal (member, "id"))
    read_id (reader, &self->id);
  else if (g_str_equal (member, "question"))
    read_texts (reader, "question", FALSE, self->question);
  else
    unrep_extras_read (&self->extras, reader, member);
}

static void
check_head (UnrepJsonReader *reader,
            UnrepCodebook   *self,
            const char      *format)
{
  if (check_member (reader, "format", format != NULL) && check_member (reader, "version", self->version > 0) &&
      check_member (reader, "id", self->id != NULL) &&
      check_member (reader, "question", g_hash_table_size (self->question) > 0))
    check_member (reader, "positions", self->positions->len > 0);
}

static gboolean
read_pass (UnrepCodebook  *self,
           GBytes         *bytes,
           const char     *name,
           Pass            pass,
           GError        **error)
{
  g_autoptr (UnrepJsonReader) reader = unrep_json_reader_new (bytes, name);
  g_autofree char *format = NULL;
  const char *member;

  if (unrep_json_reader_begin_object (reader))
    {
      while ((member = unrep_json_reader_next_member (reader)) != NULL)
        {
          if (read_array (reader, self, pass, FALSE, member))
            continue;
          if (g_str_equal (member, "lexicon"))
            read_lexicon (reader, self, pass);
          else if (pass == PASS_POSITIONS)
            read_head_member (reader, self, member, &format);
          else
            unrep_json_reader_skip (reader);
        }
      if (pass == PASS_POSITIONS)
        check_head (reader, self, format);
    }
  return unrep_json_reader_finish (reader, error);
}

/**
 * unrep_codebook_parse:
 * @bytes: content of a codebook file
 * @name: what messages call it, printable
 * @error: where to put what went wrong
 *
 * Errors: %UNREP_ERROR_SYNTAX, %UNREP_ERROR_TOO_LARGE and %UNREP_ERROR_FORMAT naming
 * the file, the line and what is wrong there.
 *
 * Returns: (transfer full): the codebook, %NULL on error
 */
UnrepCodebook *
unrep_codebook_parse (GBytes      *bytes,
                      const char  *name,
                      GError     **error)
{
  g_autoptr (UnrepCodebook) self = unrep_codebook_new ();

  self->bytes = g_bytes_ref (bytes);
  self->sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  for (Pass pass = PASS_POSITIONS; pass < N_PASSES; pass++)
    if (!read_pass (self, bytes, name, pass, error))
      return NULL;
  return g_steal_pointer (&self);
}
