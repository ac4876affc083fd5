/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-check-private.h"

#include <string.h>

#include <glib/gi18n.h>

/* Shorter words are looked for elsewhere; longer ones are none. */
#define MIN_CHARS 3
#define MAX_CHARS 24
/* A word that is not in the dictionary and stands there so often is a name or a term. */
#define MIN_TERM 3
/* So many words are looked for with other dots, which takes a look at the dictionary for
 * each; a text with more of them is in another language, or none. */
#define MAX_SEARCHED 2000
/* Of two words that have grown together, each has so many letters. */
#define MIN_PART 3

/* Letters that differ in their dots, which OCR loses and invents. */
static const char * const dotted[] = { "جحخ", "بتثني", "فق", "دذ", "رز", "سش", "صض", "طظ", "عغ", NULL };
/* Others that are taken for each other: a word that differs in one of these is proposed
 * only where the text has it elsewhere. */
static const char * const similar[] = { "هة", "يى", "اأإآ", "وؤر", "كل", "مه", NULL };

/* A word as it is looked up, and what is known of it. */
typedef struct
{
  guint n;          /* how often it stands in the text */
  gboolean unknown;
  UnrepSeverity severity;
  char *repair;
} Word;

static void
word_free (gpointer data)
{
  Word *self = data;

  g_free (self->repair);
  g_free (self);
}

/* The next word at @at or behind it, in bytes: what the dictionary calls so, without marks
 * and tatweel. NULL behind the last one. */
static char *
dup_next_word (UnrepCheckRun *self,
               gsize         *at,
               gsize         *end)
{
  const char *utf8 = unrep_text_get_utf8 (self->text), *text_end = utf8 + unrep_text_get_n_bytes (self->text);
  g_autoptr (GString) word = g_string_sized_new (2 * MAX_CHARS + 1);

  for (const char *p = utf8 + *end; p < text_end;)
    {
      gboolean arabic = TRUE, repeats = TRUE;
      gunichar first = 0;
      guint n = 0;

      g_string_truncate (word, 0);
      *at = (gsize) (p - utf8);
      for (; p < text_end; p = g_utf8_next_char (p))
        {
          gunichar c = g_utf8_get_char (p);
          guint32 kind = unrep_char_get_kind (c);

          if ((kind & (UNREP_CHAR_ANY_LETTER | UNREP_CHAR_MARK | UNREP_CHAR_TATWEEL)) == 0)
            break;
          if ((kind & UNREP_CHAR_ANY_LETTER) == 0)
            continue;
          arabic &= (kind & UNREP_CHAR_ARABIC) != 0;
          first = n == 0 ? c : first;
          repeats &= c == first;
          if (++n <= MAX_CHARS)
            g_string_append_unichar (word, c);
        }
      *end = (gsize) (p - utf8);
      /* ننن is a label. */
      if (arabic && !repeats && n >= MIN_CHARS && n <= MAX_CHARS)
        return g_string_free (g_steal_pointer (&word), FALSE);
      if (p < text_end && *end == *at)
        {
          p = g_utf8_next_char (p);
          *end = (gsize) (p - utf8);
        }
    }
  return NULL;
}

static guint
count_in_text (GHashTable *words,
               const char *word)
{
  const Word *known = g_hash_table_lookup (words, word);

  return known != NULL ? known->n : 0;
}

/* Which words the dictionary and the text have that differ from another one in one letter
 * that OCR confuses. Those that the text has itself go before all others. */
typedef struct
{
  UnrepDictionary *dictionary;
  GHashTable *words;
  GString *best;
  guint n_best;     /* how often that stands in the text */
  guint rivals;     /* how many stand there as often */
  guint n_searched; /* for how many words it has been done */
} Search;

static void
search_try (Search     *self,
            const char *candidate,
            guint       n_least)
{
  guint n = count_in_text (self->words, candidate);

  if (n < n_least || (self->rivals > 0 && n < self->n_best) || !unrep_dictionary_knows (self->dictionary, candidate))
    return;
  self->rivals = self->rivals > 0 && n == self->n_best ? self->rivals + 1 : 1;
  self->n_best = n;
  g_string_assign (self->best, candidate);
}

/* Tries every word that has another letter of the same group in one place of @word, and
 * stands in the text at least @n_least times. */
static void
search_letters (Search             *self,
                const char         *word,
                const char * const *groups,
                guint               n_least)
{
  for (const char *p = word; *p != '\0'; p = g_utf8_next_char (p))
    for (guint i = 0; groups[i] != NULL; i++)
      {
        if (g_utf8_strchr (groups[i], -1, g_utf8_get_char (p)) == NULL)
          continue;
        for (const char *other = groups[i]; *other != '\0'; other = g_utf8_next_char (other))
          {
            g_autofree char *candidate = NULL;

            if (g_utf8_get_char (other) == g_utf8_get_char (p))
              continue;
            candidate = g_strdup_printf ("%.*s%.*s%s", (int) (p - word), word, (int) (g_utf8_next_char (other) - other), other,
                                         g_utf8_next_char (p));
            search_try (self, candidate, n_least);
          }
      }
}

/* Two words of the text that have grown together. */
static char *
dup_parted (Search     *self,
            const char *word)
{
  g_autofree char *found = NULL;
  glong n = g_utf8_strlen (word, -1);

  for (glong i = MIN_PART; i + MIN_PART <= n; i++)
    {
      const char *cut = g_utf8_offset_to_pointer (word, i);
      g_autofree char *first = g_strndup (word, (gsize) (cut - word));

      if (count_in_text (self->words, first) == 0 || count_in_text (self->words, cut) == 0
          || !unrep_dictionary_knows (self->dictionary, first) || !unrep_dictionary_knows (self->dictionary, cut))
        continue;
      if (found != NULL)
        return NULL;
      found = g_strconcat (first, " ", cut, NULL);
    }
  return g_steal_pointer (&found);
}

/* Decides what is to be said of @word, which the dictionary has not. */
static void
judge (Search     *self,
       const char *name,
       Word       *word)
{
  g_string_truncate (self->best, 0);
  self->rivals = self->n_best = 0;
  search_letters (self, name, dotted, self->n_searched++ < MAX_SEARCHED ? 0 : 1);
  search_letters (self, name, similar, 1);
  word->severity = UNREP_SEVERITY_NOTE;
  if (self->rivals == 1)
    {
      word->repair = g_strdup (self->best->str);
      if (self->n_best > 0)
        word->severity = UNREP_SEVERITY_WARNING;
    }
  else if (self->rivals == 0 && (word->repair = dup_parted (self, name)) != NULL)
    word->severity = UNREP_SEVERITY_WARNING;
  word->unknown = word->n < MIN_TERM || (word->repair != NULL && self->n_best > word->n);
}

static GHashTable *
count_words (UnrepCheckRun *self)
{
  g_autoptr (GHashTable) words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, word_free);
  gsize at = 0, end = 0;
  char *name;

  while ((name = dup_next_word (self, &at, &end)) != NULL)
    {
      Word *word = g_hash_table_lookup (words, name);

      if (word == NULL)
        g_hash_table_insert (words, name, word = g_new0 (Word, 1));
      else
        g_free (name);
      word->n++;
    }
  return g_steal_pointer (&words);
}

static void
judge_words (UnrepCheckRun *self,
             GHashTable    *words)
{
  g_autoptr (GString) best = g_string_new (NULL);
  Search search = { .dictionary = self->aids.dictionary, .words = words, .best = best };
  GHashTableIter iter;
  gpointer name, word;

  g_hash_table_iter_init (&iter, words);
  while (g_hash_table_iter_next (&iter, &name, &word))
    if (!unrep_dictionary_knows (self->aids.dictionary, name))
      judge (&search, name, word);
}

static void
run (UnrepCheckRun *self)
{
  g_autoptr (GHashTable) words = NULL;
  gsize at = 0, end = 0;

  if (self->aids.dictionary == NULL || unrep_check_is_persian (self))
    return;
  words = count_words (self);
  judge_words (self, words);
  for (;;)
    {
      g_autofree char *name = dup_next_word (self, &at, &end);
      const Word *word = name != NULL ? g_hash_table_lookup (words, name) : NULL;

      if (name == NULL)
        break;
      if (word->unknown)
        unrep_check_report_as (self, word->severity, unrep_text_get_offset (self->text, at),
                               unrep_text_get_offset (self->text, end), word->repair);
    }
}

const UnrepCheck unrep_check_unknown_word = {
  .id = "unknown-word",
  .family = UNREP_FAMILY_GLYPHS,
  .severity = UNREP_SEVERITY_WARNING,
  .title = N_("A word is not in the dictionary"),
  .cause = N_("OCR may have taken one of its letters for another, or it is two words or half of one; or it is a name."),
  .run_text = run,
};
