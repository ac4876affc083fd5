/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-check-private.h"

#include <glib/gi18n.h>

#define QUESTION_MARK 0x61f
#define SEMICOLON 0x61b

/* Words that make a question of a sentence wherever they stand in it. */
static const char * const askers[] = { "هل", "كيف", "لماذا", "ماذا", "أليس", NULL };
/* Words that do so where it begins with them, alone or behind a preposition. */
static const char * const openers[] = { "ما", "متى", "أين", "كم", "أي", "أية", "ألا", "أفلا", NULL };
static const char * const prepositions[] = { "في", "إلى", "على", "من", "عن", "منذ", "حتى", "بأي", "لأي", NULL };

/* Without و and ف, which are written with the word behind them. */
static const char *
skip_conjunction (const char *word)
{
  return g_str_has_prefix (word, "و") || g_str_has_prefix (word, "ف") ? g_utf8_next_char (word) : word;
}

static gboolean
is_one_of (const char * const *list,
           const char         *word)
{
  return g_strv_contains (list, word) || g_strv_contains (list, skip_conjunction (word));
}

/* من is both “who” and “of”, which only what is behind it tells apart: no verb has the
 * article. */
static gboolean
asks_who (const char *word,
          const char *next)
{
  return g_str_equal (skip_conjunction (word), "من") && (g_str_has_prefix (next, "ي") || g_str_has_prefix (next, "ه"));
}

/* Whether a sentence that ends with a question mark is a question. */
static gboolean
asks (const char *sentence)
{
  g_auto (GStrv) split = g_strsplit_set (sentence, " \t\r\n-()", -1);
  g_autoptr (GPtrArray) words = g_ptr_array_new ();

  for (guint i = 0; split[i] != NULL; i++)
    if (*split[i] != '\0')
      g_ptr_array_add (words, split[i]);
  for (guint i = 0; i < words->len; i++)
    if (is_one_of (askers, g_ptr_array_index (words, i)))
      return TRUE;
  if (words->len < 2)
    return FALSE;
  return is_one_of (openers, g_ptr_array_index (words, 0)) || asks_who (g_ptr_array_index (words, 0), g_ptr_array_index (words, 1))
         || (is_one_of (prepositions, g_ptr_array_index (words, 0)) && is_one_of (openers, g_ptr_array_index (words, 1)));
}

/* The last sentence of a unit, without its end. */
static char *
dup_last_sentence (UnrepText       *text,
                   const UnrepUnit *unit)
{
  gsize from = unrep_range_length (unit->printed_range) > 0 ? unit->printed_range.end : unit->range.start;
  g_autofree char *content = unrep_text_dup_range (text, (UnrepRange) { MIN (from, unit->range.end - 1), unit->range.end - 1 });
  const char *start = content;

  for (const char *p = content; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '.' || c == ':' || c == '!' || c == QUESTION_MARK || c == SEMICOLON)
        start = g_utf8_next_char (p);
    }
  return g_strdup (start);
}

static gboolean
is_question (UnrepCheckRun   *self,
             const UnrepUnit *unit)
{
  g_autofree char *sentence = dup_last_sentence (self->text, unit);

  return asks (sentence);
}

static gunichar
get_last_char (UnrepCheckRun   *self,
               const UnrepUnit *unit)
{
  const char *utf8 = unrep_text_get_utf8 (self->text);

  return unit->range.end > unit->range.start ? g_utf8_get_char (utf8 + unrep_text_get_byte (self->text, unit->range.end - 1)) : 0;
}

static gboolean
is_numbered (const UnrepUnit *unit)
{
  return unit->kind == UNREP_UNIT_PARAGRAPH || unit->kind == UNREP_UNIT_ITEM || unit->kind == UNREP_UNIT_SUBITEM;
}

/* Whether the paragraphs of a resolution are the items of one sentence: what is numbered
 * before or behind the unit at @index ends with ؛. */
static gboolean
is_operative (UnrepCheckRun *self,
              guint          index)
{
  guint n = unrep_outline_get_n_units (self->outline), next = index + 1, last = index;

  if (!is_numbered (unrep_outline_get_unit (self->outline, index)))
    return FALSE;
  while (next < n && !is_numbered (unrep_outline_get_unit (self->outline, next)))
    next++;
  if (next < n && get_last_char (self, unrep_outline_get_unit (self->outline, next)) == SEMICOLON)
    return TRUE;
  while (last > 0 && !is_numbered (unrep_outline_get_unit (self->outline, last - 1)))
    last--;
  return last > 0 && get_last_char (self, unrep_outline_get_unit (self->outline, last - 1)) == SEMICOLON;
}

static void
run (UnrepCheckRun *self)
{
  for (guint i = 0; i < unrep_outline_get_n_units (self->outline); i++)
    {
      const UnrepUnit *unit = unrep_outline_get_unit (self->outline, i);

      if (get_last_char (self, unit) == QUESTION_MARK
          && (unit->kind == UNREP_UNIT_ITEM || unit->kind == UNREP_UNIT_SUBITEM || is_operative (self, i))
          && !is_question (self, unit))
        unrep_check_report (self, unit->range.end - 1, unit->range.end, "؛");
    }
}

const UnrepCheck unrep_check_list_end = {
  .id = "list-end",
  .family = UNREP_FAMILY_PUNCTUATION,
  .severity = UNREP_SEVERITY_ERROR,
  .title = N_("An item of a list ends with a question mark"),
  .cause = N_("It is no question: OCR took the semicolon ؛ for ؟."),
  .run_text = run,
};
