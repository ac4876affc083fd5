/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-codebook-private.h"

#include "base/unrep-file.h"
#include "unrep-codebooks-resource.h"

#define DEFAULT_RESOURCE "/org/example/Unrep/codebooks/" UNREP_CODEBOOK_DEFAULT_ID ".json"

#define MAX_BYTES (1024 * 1024)

G_DEFINE_BOXED_TYPE (UnrepCodebook, unrep_codebook, unrep_codebook_ref, unrep_codebook_unref)

static GHashTable *
new_texts (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

/**
 * unrep_codebook_position_new:
 *
 * Returns: (transfer full): a position without anything, on no scale
 */
UnrepCodebookPosition *
unrep_codebook_position_new (void)
{
  UnrepCodebookPosition *position = g_new0 (UnrepCodebookPosition, 1);

  position->names = new_texts ();
  position->descriptions = new_texts ();
  position->rank = -1;
  return position;
}

/**
 * unrep_codebook_position_show:
 * @position: a position
 *
 * Lets others see what it has now.
 */
void
unrep_codebook_position_show (UnrepCodebookPosition *position)
{
  position->shown = (UnrepPosition) { position->id, position->key, position->symbol, position->colour };
}

/**
 * unrep_codebook_position_free:
 * @position: (transfer full): a position
 */
void
unrep_codebook_position_free (UnrepCodebookPosition *position)
{
  g_free (position->id);
  g_free (position->key);
  g_free (position->symbol);
  g_free (position->colour);
  g_clear_pointer (&position->names, g_hash_table_unref);
  g_clear_pointer (&position->descriptions, g_hash_table_unref);
  unrep_extras_free (position->extras);
  g_free (position);
}

/**
 * unrep_codebook_tag_new:
 *
 * Returns: (transfer full): a tag without anything
 */
UnrepCodebookTag *
unrep_codebook_tag_new (void)
{
  UnrepCodebookTag *tag = g_new0 (UnrepCodebookTag, 1);

  tag->names = new_texts ();
  return tag;
}

/**
 * unrep_codebook_tag_free:
 * @tag: (transfer full): a tag
 */
void
unrep_codebook_tag_free (UnrepCodebookTag *tag)
{
  g_free (tag->id);
  g_clear_pointer (&tag->names, g_hash_table_unref);
  unrep_extras_free (tag->extras);
  g_free (tag);
}

/**
 * unrep_codebook_new:
 *
 * Returns: (transfer full): a codebook without anything, to be filled
 */
UnrepCodebook *
unrep_codebook_new (void)
{
  UnrepCodebook *self = g_atomic_rc_box_new0 (UnrepCodebook);

  self->question = new_texts ();
  self->positions = g_ptr_array_new_with_free_func ((GDestroyNotify) unrep_codebook_position_free);
  self->tags = g_ptr_array_new_with_free_func ((GDestroyNotify) unrep_codebook_tag_free);
  return self;
}

static void
codebook_clear (UnrepCodebook *self)
{
  g_free (self->id);
  g_free (self->sha256);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_pointer (&self->question, g_hash_table_unref);
  g_clear_pointer (&self->positions, g_ptr_array_unref);
  g_clear_pointer (&self->tags, g_ptr_array_unref);
  g_clear_pointer (&self->lexicon, unrep_lexicon_free);
  g_free (self->lexicon_json);
  unrep_extras_free (self->extras);
}

/**
 * unrep_codebook_ref:
 * @self: a codebook
 *
 * Returns: (transfer full): @self; the count is atomic
 */
UnrepCodebook *
unrep_codebook_ref (UnrepCodebook *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * unrep_codebook_unref:
 * @self: (transfer full): a codebook
 */
void
unrep_codebook_unref (UnrepCodebook *self)
{
  g_atomic_rc_box_release_full (self, (GDestroyNotify) codebook_clear);
}

/**
 * unrep_codebook_new_default:
 *
 * The codebook that is compiled in: does a recommendation support or oppose a
 * new convention?
 *
 * Returns: (transfer full): the default codebook
 */
UnrepCodebook *
unrep_codebook_new_default (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_resource_lookup_data (unrep_codebooks_get_resource (), DEFAULT_RESOURCE,
                                                     G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  UnrepCodebook *self = bytes != NULL ? unrep_codebook_parse (bytes, UNREP_CODEBOOK_DEFAULT_ID ".json", &error) : NULL;

  /* It is part of the program and a test reads it: broken, nothing can work. */
  if (self == NULL)
    g_error ("%s", error->message);
  return self;
}

/**
 * unrep_codebook_new_missing:
 * @id: its id
 * @version: its version
 * @sha256: of its file
 *
 * Stands in for a codebook whose file is not here: work that was done with it can
 * be seen and is kept, and nobody can say what its positions are.
 *
 * Returns: (transfer full): a codebook without positions, called by its id
 */
UnrepCodebook *
unrep_codebook_new_missing (const char *id,
                            guint       version,
                            const char *sha256)
{
  UnrepCodebook *self = unrep_codebook_new ();

  self->id = g_strdup (id);
  self->version = version;
  self->sha256 = g_strdup (sha256);
  return self;
}

/**
 * unrep_codebook_is_missing:
 * @self: a codebook
 *
 * Returns: whether it only stands in for one whose file is not here
 */
gboolean
unrep_codebook_is_missing (UnrepCodebook *self)
{
  return self->positions->len == 0;
}

/**
 * unrep_codebook_load:
 * @file: a codebook file, JSON of at most 1 MB
 * @cancellable: (nullable): to stop
 * @error: where to put what went wrong
 *
 * Reads and checks a codebook that a team wrote. It blocks.
 *
 * Errors: what unrep_file_read() and the JSON reader say, and %UNREP_ERROR_FORMAT
 * naming the file, the line and what is wrong there.
 *
 * Returns: (transfer full): the codebook, %NULL on error
 */
UnrepCodebook *
unrep_codebook_load (GFile         *file,
                     GCancellable  *cancellable,
                     GError       **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  bytes = unrep_file_read (file, MAX_BYTES, cancellable, error);
  if (bytes == NULL)
    return NULL;
  name = unrep_file_dup_display (file);
  return unrep_codebook_parse (bytes, name, error);
}

/**
 * unrep_codebook_get_id:
 * @self: a codebook
 *
 * Returns: `[a-z0-9-]`, what side files and file names hold
 */
const char *
unrep_codebook_get_id (UnrepCodebook *self)
{
  return self->id;
}

/**
 * unrep_codebook_get_version:
 * @self: a codebook
 *
 * Returns: its version, from 1; the same id and version is the same codebook
 */
guint
unrep_codebook_get_version (UnrepCodebook *self)
{
  return self->version;
}

/**
 * unrep_codebook_get_sha256:
 * @self: a codebook
 *
 * Returns: SHA-256 of its file's bytes, 64 lower-case hexadecimal digits
 */
const char *
unrep_codebook_get_sha256 (UnrepCodebook *self)
{
  return self->sha256;
}

/**
 * unrep_codebook_is_default:
 * @self: a codebook
 *
 * Returns: whether it has the id of the default codebook, which names of side
 *   files leave out
 */
gboolean
unrep_codebook_is_default (UnrepCodebook *self)
{
  return g_str_equal (self->id, UNREP_CODEBOOK_DEFAULT_ID);
}

static const char *
find_variant (GHashTable         *texts,
              const char * const *languages)
{
  for (gsize i = 0; languages[i] != NULL; i++)
    {
      const char *text = g_hash_table_lookup (texts, languages[i]);

      if (text != NULL)
        return text;
    }
  return NULL;
}

/* @language or one that contains it, else English, else @fallback. */
static const char *
get_text (GHashTable *texts,
          const char *language,
          const char *fallback)
{
  g_auto (GStrv) variants = language != NULL ? g_get_locale_variants (language) : NULL;
  const char *text = find_variant (texts, language != NULL ? (const char * const *) variants : g_get_language_names ());

  if (text == NULL)
    text = g_hash_table_lookup (texts, "en");
  return text != NULL ? text : fallback;
}

/**
 * unrep_codebook_get_question:
 * @self: a codebook
 * @language: (nullable): such as `ar`, `pt_BR`; %NULL for the interface's
 *
 * Returns: the question in that language, else in English, else the codebook's id
 */
const char *
unrep_codebook_get_question (UnrepCodebook *self,
                             const char    *language)
{
  return get_text (self->question, language, self->id);
}

/**
 * unrep_codebook_get_n_positions:
 * @self: a codebook
 *
 * Returns: how many positions it has, 1 to 32; 0 where it is missing
 */
guint
unrep_codebook_get_n_positions (UnrepCodebook *self)
{
  return self->positions->len;
}

/**
 * unrep_codebook_get_position:
 * @self: a codebook
 * @index: less than unrep_codebook_get_n_positions()
 *
 * Returns: (transfer none): the position at @index in the codebook's order
 */
const UnrepPosition *
unrep_codebook_get_position (UnrepCodebook *self,
                             guint          index)
{
  g_return_val_if_fail (index < self->positions->len, NULL);

  return &((const UnrepCodebookPosition *) g_ptr_array_index (self->positions, index))->shown;
}

/**
 * unrep_codebook_find_position:
 * @self: a codebook
 * @id: (nullable): a position's id
 * @index: (out) (optional): where to put its index
 *
 * Returns: whether the codebook has a position @id
 */
gboolean
unrep_codebook_find_position (UnrepCodebook *self,
                              const char    *id,
                              guint         *index)
{
  for (guint i = 0; id != NULL && i < self->positions->len; i++)
    if (g_str_equal (((const UnrepCodebookPosition *) g_ptr_array_index (self->positions, i))->id, id))
      {
        if (index != NULL)
          *index = i;
        return TRUE;
      }
  return FALSE;
}

/**
 * unrep_codebook_get_position_rank:
 * @self: a codebook
 * @index: less than unrep_codebook_get_n_positions()
 *
 * Returns: the place of the position on the codebook's ordered scale, from 0, or
 *   -1 where it is not on the scale or there is none
 */
int
unrep_codebook_get_position_rank (UnrepCodebook *self,
                                  guint          index)
{
  g_return_val_if_fail (index < self->positions->len, -1);

  return ((const UnrepCodebookPosition *) g_ptr_array_index (self->positions, index))->rank;
}

/**
 * unrep_codebook_get_position_name:
 * @self: a codebook
 * @index: less than unrep_codebook_get_n_positions()
 * @language: (nullable): such as `ar`; %NULL for the interface's
 *
 * Returns: what the position is called there, else in English, else its id
 */
const char *
unrep_codebook_get_position_name (UnrepCodebook *self,
                                  guint          index,
                                  const char    *language)
{
  const UnrepCodebookPosition *position;

  g_return_val_if_fail (index < self->positions->len, NULL);

  position = g_ptr_array_index (self->positions, index);
  return get_text (position->names, language, position->id);
}

/**
 * unrep_codebook_get_position_description:
 * @self: a codebook
 * @index: less than unrep_codebook_get_n_positions()
 * @language: (nullable): such as `ar`; %NULL for the interface's
 *
 * Returns: when to take the position, in that language, else in English, else its name
 */
const char *
unrep_codebook_get_position_description (UnrepCodebook *self,
                                         guint          index,
                                         const char    *language)
{
  const UnrepCodebookPosition *position;

  g_return_val_if_fail (index < self->positions->len, NULL);

  position = g_ptr_array_index (self->positions, index);
  return get_text (position->descriptions, language, unrep_codebook_get_position_name (self, index, language));
}

/**
 * unrep_codebook_get_n_tags:
 * @self: a codebook
 *
 * Returns: how many tags it has, which may be none
 */
guint
unrep_codebook_get_n_tags (UnrepCodebook *self)
{
  return self->tags->len;
}

/**
 * unrep_codebook_get_tag:
 * @self: a codebook
 * @index: less than unrep_codebook_get_n_tags()
 *
 * Returns: the id of the tag at @index in the codebook's order
 */
const char *
unrep_codebook_get_tag (UnrepCodebook *self,
                        guint          index)
{
  g_return_val_if_fail (index < self->tags->len, NULL);

  return ((const UnrepCodebookTag *) g_ptr_array_index (self->tags, index))->id;
}

/**
 * unrep_codebook_find_tag:
 * @self: a codebook
 * @id: a tag's id
 * @index: (out) (optional): where to put its index
 *
 * Returns: whether the codebook has a tag @id
 */
gboolean
unrep_codebook_find_tag (UnrepCodebook *self,
                         const char    *id,
                         guint         *index)
{
  for (guint i = 0; i < self->tags->len; i++)
    if (g_str_equal (unrep_codebook_get_tag (self, i), id))
      {
        if (index != NULL)
          *index = i;
        return TRUE;
      }
  return FALSE;
}

/**
 * unrep_codebook_get_tag_name:
 * @self: a codebook
 * @index: less than unrep_codebook_get_n_tags()
 * @language: (nullable): such as `ar`; %NULL for the interface's
 *
 * Returns: what the tag is called there, else in English, else its id
 */
const char *
unrep_codebook_get_tag_name (UnrepCodebook *self,
                             guint          index,
                             const char    *language)
{
  const UnrepCodebookTag *tag;

  g_return_val_if_fail (index < self->tags->len, NULL);

  tag = g_ptr_array_index (self->tags, index);
  return get_text (tag->names, language, tag->id);
}

/**
 * unrep_codebook_get_lexicon:
 * @self: a codebook
 *
 * Returns: (transfer none) (nullable): the words that its authors found telling,
 *   %NULL where they named none
 */
UnrepLexicon *
unrep_codebook_get_lexicon (UnrepCodebook *self)
{
  return self->lexicon;
}
