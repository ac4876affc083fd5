/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-head-language.h"

#include <string.h>

/* So many characters say it. */
#define SAMPLE_CHARS 20000
/* Of fewer letters or small words nothing is concluded. */
#define MIN_LETTERS 40
#define MIN_HITS 5

/* Small words that none of the other two languages has. */
static const struct
{
  const char *code;
  const char *words[10];
} latin[] = {
  { "en", { "the", "of", "and", "to", "in", "for", "with", "by", "that", NULL } },
  { "fr", { "les", "des", "et", "du", "une", "dans", "aux", "pour", "au", NULL } },
  { "es", { "los", "el", "y", "las", "una", "del", "con", "para", "por", NULL } },
};

/* Letters by script, and those that the language of the United Nations in that script
 * does not have. */
typedef struct
{
  guint arabic;
  guint not_arabic;
  guint cyrillic;
  guint not_russian;
  guint han;
  guint kana;
  guint latin;
} Letters;

static gboolean
is_one_of (const char *set,
           gunichar    c)
{
  return g_utf8_strchr (set, -1, c) != NULL;
}

static void
count_letter (Letters *letters,
              gunichar c)
{
  GUnicodeScript script = g_unichar_get_script (c);

  letters->arabic += script == G_UNICODE_SCRIPT_ARABIC;
  letters->not_arabic += is_one_of ("پچژگکیےٹڈ", c);
  letters->cyrillic += script == G_UNICODE_SCRIPT_CYRILLIC;
  letters->not_russian += is_one_of ("іїєґўјљњћђџІЇЄҐЎЈЉЊЋЂЏ", c);
  letters->han += script == G_UNICODE_SCRIPT_HAN;
  letters->kana += script == G_UNICODE_SCRIPT_HIRAGANA || script == G_UNICODE_SCRIPT_KATAKANA;
  letters->latin += script == G_UNICODE_SCRIPT_LATIN;
}

static gboolean
is_word (const char        *word,
         gsize              n_bytes,
         const char *const *words)
{
  for (; *words != NULL; words++)
    if (strlen (*words) == n_bytes && g_ascii_strncasecmp (*words, word, n_bytes) == 0)
      return TRUE;
  return FALSE;
}

/* One that has more than twice as many small words as any other. */
static const char *
guess_latin (const char *start,
             const char *end)
{
  guint hits[G_N_ELEMENTS (latin)] = { 0 }, best = 0, others = 0;

  while (start < end)
    {
      const char *word = start;

      while (start < end && (g_ascii_isalpha (*start) || (guchar) *start >= 0x80))
        start++;
      for (guint i = 0; start > word && i < G_N_ELEMENTS (latin); i++)
        hits[i] += is_word (word, (gsize) (start - word), latin[i].words);
      if (start < end)
        start++;
    }
  for (guint i = 1; i < G_N_ELEMENTS (latin); i++)
    if (hits[i] > hits[best])
      best = i;
  for (guint i = 0; i < G_N_ELEMENTS (latin); i++)
    if (i != best)
      others += hits[i];
  return hits[best] >= MIN_HITS && hits[best] > 2 * others ? latin[best].code : NULL;
}

/**
 * unrep_text_guess_language:
 * @text: a text
 *
 * Returns: (nullable): the language of the United Nations that the beginning of the text
 *   is in, `ar`, `en`, `es`, `fr`, `ru` or `zh`; %NULL where it is not sure
 */
const char *
unrep_text_guess_language (UnrepText *text)
{
  const char *start = unrep_text_get_utf8 (text), *end = start + unrep_text_get_n_bytes (text), *at = start;
  Letters letters = { 0 };
  guint total;

  for (guint n = 0; at < end && n < SAMPLE_CHARS; n++, at = g_utf8_next_char (at))
    count_letter (&letters, g_utf8_get_char (at));
  total = letters.arabic + letters.cyrillic + letters.han + letters.kana + letters.latin;
  if (total < MIN_LETTERS)
    return NULL;
  if (letters.arabic * 10 > total * 6)
    return letters.not_arabic * 50 < letters.arabic ? "ar" : NULL;
  if (letters.cyrillic * 10 > total * 6)
    return letters.not_russian * 50 < letters.cyrillic ? "ru" : NULL;
  if (letters.han * 10 > total * 6)
    return letters.kana * 50 < letters.han ? "zh" : NULL;
  return letters.latin * 10 > total * 6 ? guess_latin (start, at) : NULL;
}
