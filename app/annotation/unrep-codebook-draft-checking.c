/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-codebook-draft.h"

#include "unrep-annotation-private.h"
#include "unrep-codebook-private.h"

#include <glib/gi18n.h>

/* Returns: what is wrong with @value, untranslated, or %NULL. */
typedef const char * (* CheckValue) (const char *value);

static const char *
check_word (const char *value)
{
  return unrep_word_is_valid (value) ? NULL : N_("Write an id of 1 to 64 of the characters a–z, 0–9 and -.");
}

static const char *
check_key (const char *value)
{
  return unrep_text_is_visible (value, 1) && !g_str_equal (value, "0")
           ? NULL : N_("Choose a key: one visible character other than 0, which clears a position.");
}

static const char *
check_colour (const char *value)
{
  return unrep_colour_is_valid (value) ? NULL : N_("Write the colour as # and six hexadecimal digits.");
}

static const char *
check_symbol (const char *value)
{
  return unrep_text_is_visible (value, UNREP_CODEBOOK_MAX_SYMBOL_CHARS)
           ? NULL : N_("Choose a symbol: one to four visible characters.");
}

/* All but the first two are in a list. What has no check has a text for each language. */
static const struct
{
  UnrepDraftList list;
  CheckValue check;
  /* What is wrong where another member has the same value, %NULL where it may. */
  const char *taken;
  /* What is wrong where no language has a text, %NULL where none needs one. */
  const char *missing;
  gboolean one_line;
} fields[UNREP_DRAFT_N_FIELDS] = {
  [UNREP_DRAFT_ID] = { 0, check_word, NULL, NULL, TRUE },
  [UNREP_DRAFT_QUESTION] = { 0, NULL, NULL, N_("Write the question in at least one language."), FALSE },
  [UNREP_DRAFT_POSITION_ID] = { UNREP_DRAFT_POSITIONS, check_word, N_("Another position has this id."), NULL, TRUE },
  [UNREP_DRAFT_POSITION_KEY] = { UNREP_DRAFT_POSITIONS, check_key, N_("Another position has this key."), NULL, TRUE },
  [UNREP_DRAFT_POSITION_COLOUR] = { UNREP_DRAFT_POSITIONS, check_colour, NULL, NULL, TRUE },
  [UNREP_DRAFT_POSITION_SYMBOL]
    = { UNREP_DRAFT_POSITIONS, check_symbol, N_("Another position has this symbol."), NULL, TRUE },
  [UNREP_DRAFT_POSITION_NAME]
    = { UNREP_DRAFT_POSITIONS, NULL, NULL, N_("Write the position’s name in at least one language."), TRUE },
  [UNREP_DRAFT_POSITION_DESCRIPTION] = { UNREP_DRAFT_POSITIONS, NULL, NULL, NULL, FALSE },
  [UNREP_DRAFT_TAG_ID] = { UNREP_DRAFT_TAGS, check_word, N_("Another tag has this id."), NULL, TRUE },
  [UNREP_DRAFT_TAG_NAME]
    = { UNREP_DRAFT_TAGS, NULL, NULL, N_("Write the tag’s name in at least one language."), TRUE },
};

/**
 * unrep_draft_field_get_list:
 * @field: a field of a position or tag
 *
 * Returns: the list whose members have it
 */
UnrepDraftList
unrep_draft_field_get_list (UnrepDraftField field)
{
  return fields[field].list;
}

static gboolean
is_taken (UnrepCodebookDraft *self,
          UnrepDraftField     field,
          guint               index,
          const char         *value)
{
  for (guint i = 0; i < unrep_codebook_draft_get_n (self, fields[field].list); i++)
    if (i != index && g_str_equal (unrep_codebook_draft_get (self, field, i, NULL), value))
      return TRUE;
  return FALSE;
}

static char *
dup_problem_of_value (UnrepCodebookDraft *self,
                      UnrepDraftField     field,
                      guint               index)
{
  const char *value = unrep_codebook_draft_get (self, field, index, NULL);
  const char *problem = fields[field].check (value);

  if (problem == NULL && field == UNREP_DRAFT_ID && g_str_equal (value, UNREP_CODEBOOK_DEFAULT_ID))
    problem = N_("This is the id of the codebook that is built in. Write another.");
  if (problem == NULL && fields[field].taken != NULL && is_taken (self, field, index, value))
    problem = fields[field].taken;
  return problem != NULL ? g_strdup (_(problem)) : NULL;
}

static char *
dup_problem_of_texts (UnrepCodebookDraft *self,
                      UnrepDraftField     field,
                      guint               index)
{
  g_auto (GStrv) languages = unrep_codebook_draft_list_languages (self);
  gboolean has_any = FALSE;

  for (gsize i = 0; languages[i] != NULL; i++)
    {
      const char *text = unrep_codebook_draft_get (self, field, index, languages[i]);

      if (text[0] == '\0')
        continue;
      if (!unrep_language_is_valid (languages[i]))
        return g_strdup_printf (_("“%s” is no name of a language, such as ar or en"), languages[i]);
      if (!unrep_text_is_plain (text, fields[field].one_line))
        return g_strdup_printf (_("Write at most %d characters, without control characters."),
                                UNREP_CODEBOOK_MAX_TEXT_CHARS);
      has_any = TRUE;
    }
  return !has_any && fields[field].missing != NULL ? g_strdup (_(fields[field].missing)) : NULL;
}

/**
 * unrep_codebook_draft_dup_problem:
 * @self: a draft
 * @field: which field
 * @index: of which position or tag; ignored for the codebook's own
 *
 * Returns: (transfer full) (nullable): what is wrong with it and what to do, a
 *   sentence; %NULL where nothing is
 */
char *
unrep_codebook_draft_dup_problem (UnrepCodebookDraft *self,
                                  UnrepDraftField     field,
                                  guint               index)
{
  g_return_val_if_fail (field < UNREP_DRAFT_N_FIELDS, NULL);

  if (fields[field].check != NULL)
    return dup_problem_of_value (self, field, index);
  return dup_problem_of_texts (self, field, index);
}
