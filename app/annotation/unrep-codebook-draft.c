/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-codebook-draft.h"

#include "unrep-annotation-private.h"
#include "unrep-codebook-private.h"

#include <glib/gi18n.h>
#include <string.h>

struct _UnrepCodebookDraft
{
  /* What it began as, and was saved as. */
  UnrepCodebook *original;
  /* Nobody else has it, so that it may change. */
  UnrepCodebook *book;
  gboolean is_copy;
};

/* Shapes that stay apart at the size of a letter, and colours that stay apart for
 * most eyes (after Okabe and Ito) with a contrast of 3 on light and on dark paper. */
static const char * const symbols[] = {
  "▲", "▼", "◆", "●", "○", "■", "★", "□", "◇", "△", "▽", "☆", "✚", "✖", "◐", "▣", NULL
};
static const char * const colours[] = {
  "#1f78c1", "#c64600", "#a257bd", "#2d8632", "#77767b", "#b5651d", "#c2557f", "#00838f", "#ae7b03", NULL
};

/* A draft is read from its original's bytes, which leaves out nothing. */
static UnrepCodebookDraft *
draft_new (UnrepCodebook *codebook,
           gboolean       is_copy)
{
  UnrepCodebookDraft *self = g_new0 (UnrepCodebookDraft, 1);
  g_autoptr (GBytes) bytes = unrep_codebook_to_bytes (codebook);
  g_autoptr (GError) error = NULL;

  self->original = unrep_codebook_ref (codebook);
  self->is_copy = is_copy;
  self->book = unrep_codebook_parse (bytes, codebook->id, &error);
  if (self->book == NULL)
    g_error ("what was written is not read: %s", error->message);
  return self;
}

/**
 * unrep_codebook_draft_new:
 * @codebook: a codebook
 *
 * Returns: (transfer full): a draft of its next version
 */
UnrepCodebookDraft *
unrep_codebook_draft_new (UnrepCodebook *codebook)
{
  g_return_val_if_fail (codebook != NULL, NULL);

  return draft_new (codebook, FALSE);
}

/**
 * unrep_codebook_draft_new_copy:
 * @codebook: a codebook
 * @id: the id of the copy, which can still be changed
 *
 * Returns: (transfer full): a draft of another codebook, version 1, that begins as @codebook
 */
UnrepCodebookDraft *
unrep_codebook_draft_new_copy (UnrepCodebook *codebook,
                               const char    *id)
{
  UnrepCodebookDraft *self;

  g_return_val_if_fail (codebook != NULL && id != NULL, NULL);

  self = draft_new (codebook, TRUE);
  self->book->version = 1;
  unrep_codebook_draft_set (self, UNREP_DRAFT_ID, 0, NULL, id);
  return self;
}

/**
 * unrep_codebook_draft_free:
 * @self: (transfer full): a draft
 */
void
unrep_codebook_draft_free (UnrepCodebookDraft *self)
{
  unrep_codebook_unref (self->original);
  unrep_codebook_unref (self->book);
  g_free (self);
}

static UnrepCodebookPosition *
get_position (UnrepCodebookDraft *self,
              guint               index)
{
  return g_ptr_array_index (self->book->positions, index);
}

static UnrepCodebookTag *
get_tag (UnrepCodebookDraft *self,
         guint               index)
{
  return g_ptr_array_index (self->book->tags, index);
}

static GPtrArray *
get_list (UnrepCodebookDraft *self,
          UnrepDraftList      list)
{
  return list == UNREP_DRAFT_POSITIONS ? self->book->positions : self->book->tags;
}

/**
 * unrep_codebook_draft_get_n:
 * @self: a draft
 * @list: a list in it
 *
 * Returns: how many members it has
 */
guint
unrep_codebook_draft_get_n (UnrepCodebookDraft *self,
                            UnrepDraftList      list)
{
  return get_list (self, list)->len;
}

/* Where each field is in its owner, and whether it is a table of texts by language. */
static const struct
{
  gsize offset;
  gboolean has_languages;
} places[UNREP_DRAFT_N_FIELDS] = {
  [UNREP_DRAFT_ID] = { G_STRUCT_OFFSET (UnrepCodebook, id), FALSE },
  [UNREP_DRAFT_QUESTION] = { G_STRUCT_OFFSET (UnrepCodebook, question), TRUE },
  [UNREP_DRAFT_POSITION_ID] = { G_STRUCT_OFFSET (UnrepCodebookPosition, id), FALSE },
  [UNREP_DRAFT_POSITION_KEY] = { G_STRUCT_OFFSET (UnrepCodebookPosition, key), FALSE },
  [UNREP_DRAFT_POSITION_COLOUR] = { G_STRUCT_OFFSET (UnrepCodebookPosition, colour), FALSE },
  [UNREP_DRAFT_POSITION_SYMBOL] = { G_STRUCT_OFFSET (UnrepCodebookPosition, symbol), FALSE },
  [UNREP_DRAFT_POSITION_NAME] = { G_STRUCT_OFFSET (UnrepCodebookPosition, names), TRUE },
  [UNREP_DRAFT_POSITION_DESCRIPTION] = { G_STRUCT_OFFSET (UnrepCodebookPosition, descriptions), TRUE },
  [UNREP_DRAFT_TAG_ID] = { G_STRUCT_OFFSET (UnrepCodebookTag, id), FALSE },
  [UNREP_DRAFT_TAG_NAME] = { G_STRUCT_OFFSET (UnrepCodebookTag, names), TRUE },
};

static gpointer
get_place (UnrepCodebookDraft *self,
           UnrepDraftField     field,
           guint               index)
{
  gpointer owner = field <= UNREP_DRAFT_QUESTION
                     ? (gpointer) self->book
                     : g_ptr_array_index (get_list (self, unrep_draft_field_get_list (field)), index);

  return G_STRUCT_MEMBER_P (owner, places[field].offset);
}

/* The value of @field, for one without languages. */
static char **
get_string (UnrepCodebookDraft *self,
            UnrepDraftField     field,
            guint               index)
{
  return get_place (self, field, index);
}

/* The values of @field by language, %NULL where it has one for all. */
static GHashTable *
get_texts (UnrepCodebookDraft *self,
           UnrepDraftField     field,
           guint               index)
{
  return places[field].has_languages ? *(GHashTable **) get_place (self, field, index) : NULL;
}

/**
 * unrep_codebook_draft_get:
 * @self: a draft
 * @field: which field
 * @index: of which position or tag; ignored for the codebook's own
 * @language: (nullable): of which language, for a field that has several texts
 *
 * Returns: (transfer none): what stands there, empty for nothing; good until it changes
 */
const char *
unrep_codebook_draft_get (UnrepCodebookDraft *self,
                          UnrepDraftField     field,
                          guint               index,
                          const char         *language)
{
  GHashTable *texts = get_texts (self, field, index);
  const char *text;

  if (texts == NULL)
    return *get_string (self, field, index);
  text = g_hash_table_lookup (texts, language);
  return text != NULL ? text : "";
}

/**
 * unrep_codebook_draft_set:
 * @self: a draft
 * @field: which field
 * @index: of which position or tag; ignored for the codebook's own
 * @language: (nullable): of which language, for a field that has several texts
 * @value: UTF-8, whatever the person wrote; a blank text takes the language away
 */
void
unrep_codebook_draft_set (UnrepCodebookDraft *self,
                          UnrepDraftField     field,
                          guint               index,
                          const char         *language,
                          const char         *value)
{
  GHashTable *texts = get_texts (self, field, index);
  g_autofree char *stripped = g_strstrip (g_strdup (value));

  if (texts == NULL)
    {
      char **string = get_string (self, field, index);

      g_free (*string);
      *string = field == UNREP_DRAFT_POSITION_COLOUR ? g_ascii_strdown (stripped, -1) : g_steal_pointer (&stripped);
    }
  else if (stripped[0] == '\0')
    g_hash_table_remove (texts, language);
  else
    g_hash_table_insert (texts, g_strdup (language), g_steal_pointer (&stripped));
}

/* Whether a member of @field's list other than @index has @value there. */
static gboolean
is_taken (UnrepCodebookDraft *self,
          UnrepDraftField     field,
          guint               index,
          const char         *value)
{
  guint n = unrep_codebook_draft_get_n (self, unrep_draft_field_get_list (field));

  for (guint i = 0; i < n; i++)
    if (i != index && g_str_equal (*get_string (self, field, i), value))
      return TRUE;
  return FALSE;
}

static void
take_free_id (UnrepCodebookDraft *self,
              UnrepDraftField     field,
              guint               index,
              const char         *stem)
{
  for (guint number = index + 1;; number++)
    {
      g_autofree char *id = g_strdup_printf ("%s-%u", stem, number);

      if (!is_taken (self, field, index, id))
        {
          unrep_codebook_draft_set (self, field, index, NULL, id);
          return;
        }
    }
}

/* The first of @choices that no other position has, else nothing. */
static void
take_free (UnrepCodebookDraft *self,
           UnrepDraftField     field,
           guint               index,
           const char * const *choices)
{
  for (gsize i = 0; choices[i] != NULL; i++)
    if (!is_taken (self, field, index, choices[i]))
      {
        unrep_codebook_draft_set (self, field, index, NULL, choices[i]);
        return;
      }
}

/**
 * unrep_codebook_draft_add:
 * @self: a draft
 * @list: a list in it
 *
 * Adds a member at its end; a position has an id, a key, a colour and a symbol
 * that no other has, as far as there are any, and needs a name.
 *
 * Returns: its index
 */
guint
unrep_codebook_draft_add (UnrepCodebookDraft *self,
                          UnrepDraftList      list)
{
  static const char * const keys[] = { "1", "2", "3", "4", "5", "6", "7", "8", "9", NULL };
  GPtrArray *members = get_list (self, list);
  guint index = members->len;

  if (list == UNREP_DRAFT_TAGS)
    {
      UnrepCodebookTag *tag = unrep_codebook_tag_new ();

      tag->id = g_strdup ("");
      g_ptr_array_add (members, tag);
      take_free_id (self, UNREP_DRAFT_TAG_ID, index, "tag");
    }
  else
    {
      UnrepCodebookPosition *position = unrep_codebook_position_new ();

      position->id = g_strdup ("");
      position->key = g_strdup ("");
      position->symbol = g_strdup ("");
      position->colour = g_strdup (colours[0]);
      g_ptr_array_add (members, position);
      take_free_id (self, UNREP_DRAFT_POSITION_ID, index, "position");
      take_free (self, UNREP_DRAFT_POSITION_KEY, index, keys);
      take_free (self, UNREP_DRAFT_POSITION_SYMBOL, index, symbols);
      take_free (self, UNREP_DRAFT_POSITION_COLOUR, index, colours);
    }
  return index;
}

/**
 * unrep_codebook_draft_remove:
 * @self: a draft
 * @list: a list in it
 * @index: index of a member
 *
 * Takes the member out. Annotations that have it are in side files and stay there.
 */
void
unrep_codebook_draft_remove (UnrepCodebookDraft *self,
                             UnrepDraftList      list,
                             guint               index)
{
  g_return_if_fail (index < unrep_codebook_draft_get_n (self, list));

  if (list == UNREP_DRAFT_POSITIONS)
    unrep_codebook_draft_set_rank (self, index, -1);
  g_ptr_array_remove_index (get_list (self, list), index);
}

/**
 * unrep_codebook_draft_move:
 * @self: a draft
 * @list: a list in it
 * @from: index of a member
 * @to: the index that it gets
 */
void
unrep_codebook_draft_move (UnrepCodebookDraft *self,
                           UnrepDraftList      list,
                           guint               from,
                           guint               to)
{
  GPtrArray *members = get_list (self, list);

  g_return_if_fail (from < members->len && to < members->len);

  g_ptr_array_insert (members, (int) to, g_ptr_array_steal_index (members, from));
}

/**
 * unrep_codebook_draft_is_new:
 * @self: a draft
 * @list: a list in it
 * @index: index of a member
 *
 * Returns: whether its id can be changed: no side file holds one of a copy, or one
 *   that the original does not have
 */
gboolean
unrep_codebook_draft_is_new (UnrepCodebookDraft *self,
                             UnrepDraftList      list,
                             guint               index)
{
  if (self->is_copy)
    return TRUE;
  if (list == UNREP_DRAFT_POSITIONS)
    return !unrep_codebook_find_position (self->original, get_position (self, index)->id, NULL);
  return !unrep_codebook_find_tag (self->original, get_tag (self, index)->id, NULL);
}

/**
 * unrep_codebook_draft_get_rank:
 * @self: a draft
 * @position: index of a position
 *
 * Returns: its place on the ordered scale, from 0; -1 where it is not on it
 */
int
unrep_codebook_draft_get_rank (UnrepCodebookDraft *self,
                               guint               position)
{
  return get_position (self, position)->rank;
}

/* Makes room at @from, or closes the gap behind it. */
static void
shift_ranks (UnrepCodebookDraft *self,
             int                 from,
             int                 by)
{
  for (guint i = 0; i < self->book->positions->len; i++)
    if (get_position (self, i)->rank >= from)
      get_position (self, i)->rank += by;
}

/**
 * unrep_codebook_draft_set_rank:
 * @self: a draft
 * @position: index of a position
 * @rank: the place that it gets on the ordered scale, from 0, at most at its end;
 *   -1 to take it off
 */
void
unrep_codebook_draft_set_rank (UnrepCodebookDraft *self,
                               guint               position,
                               int                 rank)
{
  UnrepCodebookPosition *moved = get_position (self, position);
  int before = moved->rank, n = 0;

  moved->rank = -1;
  if (before >= 0)
    shift_ranks (self, before + 1, -1);
  if (rank < 0)
    return;
  for (guint i = 0; i < self->book->positions->len; i++)
    n += get_position (self, i)->rank >= 0;
  rank = CLAMP (rank, 0, n);
  shift_ranks (self, rank, 1);
  moved->rank = rank;
}

static void
add_languages (GHashTable *languages,
               GHashTable *texts)
{
  GHashTableIter iter;
  gpointer language;

  g_hash_table_iter_init (&iter, texts);
  while (g_hash_table_iter_next (&iter, &language, NULL))
    g_hash_table_add (languages, language);
}

static int
compare_strings (gconstpointer a,
                 gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

/**
 * unrep_codebook_draft_list_languages:
 * @self: a draft
 *
 * Returns: (transfer full): the languages in which anything is written, by name
 */
char **
unrep_codebook_draft_list_languages (UnrepCodebookDraft *self)
{
  g_autoptr (GHashTable) languages = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree const char **names = NULL;
  guint n;

  add_languages (languages, self->book->question);
  for (guint i = 0; i < self->book->positions->len; i++)
    {
      add_languages (languages, get_position (self, i)->names);
      add_languages (languages, get_position (self, i)->descriptions);
    }
  for (guint i = 0; i < self->book->tags->len; i++)
    add_languages (languages, get_tag (self, i)->names);
  names = (const char **) g_hash_table_get_keys_as_array (languages, &n);
  qsort (names, n, sizeof *names, compare_strings);
  return g_strdupv ((char **) names);
}

/**
 * unrep_codebook_draft_list_symbols:
 *
 * Returns: (transfer none): shapes to choose from; any other visible ones will do
 */
const char * const *
unrep_codebook_draft_list_symbols (void)
{
  return symbols;
}

/**
 * unrep_codebook_draft_list_colours:
 *
 * Returns: (transfer none): colours to choose from, `#rrggbb`; any other will do
 */
const char * const *
unrep_codebook_draft_list_colours (void)
{
  return colours;
}

/**
 * unrep_codebook_draft_is_copy:
 * @self: a draft
 *
 * Returns: whether it becomes another codebook, whose id can still be changed
 */
gboolean
unrep_codebook_draft_is_copy (UnrepCodebookDraft *self)
{
  return self->is_copy;
}

/**
 * unrep_codebook_draft_is_changed:
 * @self: a draft
 *
 * Returns: whether it says anything else than what it began as
 */
gboolean
unrep_codebook_draft_is_changed (UnrepCodebookDraft *self)
{
  g_autoptr (GBytes) before = unrep_codebook_to_bytes (self->original);
  g_autoptr (GBytes) now = unrep_codebook_to_bytes (self->book);

  return !g_bytes_equal (before, now);
}

static gboolean
check_field (UnrepCodebookDraft  *self,
             UnrepDraftField      field,
             guint                index,
             GError             **error)
{
  g_autofree char *problem = unrep_codebook_draft_dup_problem (self, field, index);

  if (problem != NULL)
    g_set_error_literal (error, UNREP_ERROR, UNREP_ERROR_USAGE, problem);
  return problem == NULL;
}

static gboolean
check_all (UnrepCodebookDraft  *self,
           GError             **error)
{
  for (UnrepDraftField field = 0; field < UNREP_DRAFT_N_FIELDS; field++)
    {
      guint n = field <= UNREP_DRAFT_QUESTION ? 1 : get_list (self, unrep_draft_field_get_list (field))->len;

      for (guint i = 0; i < n; i++)
        if (!check_field (self, field, i, error))
          return FALSE;
    }
  if (self->book->positions->len == 0)
    g_set_error_literal (error, UNREP_ERROR, UNREP_ERROR_USAGE, _("A codebook needs at least one position."));
  else if (self->book->positions->len > UNREP_CODEBOOK_MAX_POSITIONS)
    g_set_error (error, UNREP_ERROR, UNREP_ERROR_USAGE, _("A codebook has at most %d positions."),
                 UNREP_CODEBOOK_MAX_POSITIONS);
  else if (self->book->tags->len > UNREP_ANNOTATION_MAX_TAGS)
    g_set_error (error, UNREP_ERROR, UNREP_ERROR_USAGE, _("A codebook has at most %d tags."),
                 UNREP_ANNOTATION_MAX_TAGS);
  else if (!self->is_copy && self->original->version >= UNREP_CODEBOOK_MAX_VERSION)
    g_set_error_literal (error, UNREP_ERROR, UNREP_ERROR_USAGE,
                         _("There can be no later version of this codebook; duplicate it."));
  else
    return TRUE;
  return FALSE;
}

/**
 * unrep_codebook_draft_finish:
 * @self: a draft
 * @error: where to put what is still wrong
 *
 * A draft that was changed becomes the next version, for positions of two versions
 * are never added up; a copy begins at 1.
 *
 * Errors: %UNREP_ERROR_USAGE saying what is to be done.
 *
 * Returns: (transfer full): the codebook, as its file will be read; the original
 *   where nothing was changed; %NULL on error
 */
UnrepCodebook *
unrep_codebook_draft_finish (UnrepCodebookDraft  *self,
                             GError             **error)
{
  g_autoptr (GBytes) bytes = NULL;

  if (!check_all (self, error))
    return NULL;
  if (!self->is_copy)
    {
      self->book->version = self->original->version;
      if (!unrep_codebook_draft_is_changed (self))
        return unrep_codebook_ref (self->original);
      self->book->version++;
    }
  bytes = unrep_codebook_to_bytes (self->book);
  return unrep_codebook_parse (bytes, self->book->id, error);
}
