/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-pdf-quality.h"

#include <string.h>

/* With fewer characters a page that has pictures on this part of it, per mille, is a
 * picture. */
#define FEW_CHARS 60
#define MUCH_PICTURE 200
/* Fewer words say nothing of a page. */
#define MIN_WORDS 40
/* Of a page's words: this part are little ones such as "in", "of" in any Arabic text (one
 * in six, mostly); letters that stand alone are rare, and three equal letters in a row
 * rarer, but for those that a font's filling stroke was taken for. */
#define LITTLE_WORDS 0.03
#define LONE_LETTERS 0.08
#define STUTTERS 0.015
/* Of long words in Latin or Cyrillic letters hardly one in fifty has no vowel in any
 * language, and fewer go on with a capital behind a small letter; of those whose letters
 * were exchanged for others many do. */
#define LONG_WORD 4
#define VOICELESS 0.1
#define INNER_CAPITALS 0.1
/* Where little words of the languages that we know are missing, less is enough. */
#define STRANGE 0.03
#define LITTLE_WESTERN 0.05
/* Characters that are no text at all. */
#define NO_TEXT 0.05

typedef struct
{
  guint n_words;
  guint n_little;
  guint n_lone;
  guint n_stutters;
  guint n_long;
  guint n_voiceless;
  guint n_inner;
  guint n_capitals; /* long words of capitals only, which may be abbreviations */
  guint n_mute;     /* and those without a vowel */
  guint n_western;
  guint n_little_western;
  guint n_chars;
  guint n_strange;
} Counts;

/* Words that no Arabic page of running text is without. */
static gboolean
is_little_word (const char *word,
                gsize       n)
{
  static const char *const words[] = { "في", "من", "على", "إلى", "أن", "التي", "عن", "هذا", "هذه", "أو", "ما", "مع", "لا", "كما",
                                       "بين", "الذي", "ذلك", "عام", "بشأن", "وفي", "ومن", "أي", "لم", "قد", "كل", "الى", "إن" };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (strlen (words[i]) == n && memcmp (words[i], word, n) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_arabic (gunichar c)
{
  return c >= 0x0620 && c <= 0x064a;
}

/* Counts the Arabic word between the two, without what stands around it. */
static void
count_word (Counts     *counts,
            const char *word,
            const char *end)
{
  guint n = 0, run = 1;
  gunichar before = 0;

  counts->n_words++;
  counts->n_little += is_little_word (word, (gsize) (end - word));
  for (const char *p = word; p < end; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      run = c == before && c != 0x0640 ? run + 1 : 1;
      counts->n_stutters += run == 3;
      before = c;
      n++;
    }
  /* The word "and" may be set apart. */
  counts->n_lone += n == 1 && before != 0x0648;
}

/* Whether the letter, without what is above or below it, is one that a word has at least
 * one of; y is. */
static gboolean
is_vowel (gunichar c)
{
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];

  g_unichar_fully_decompose (g_unichar_tolower (c), FALSE, parts, G_N_ELEMENTS (parts));
  return g_utf8_strchr ("aeiouyæœøıαεηιουωаеиоуыэюяєі", -1, parts[0]) != NULL;
}

/* Little words of English, French, Spanish and Russian. */
static gboolean
is_little_western (const char *word,
                   gsize       n)
{
  static const char words[] = " the of and to in that for is on with by de la le les des et en du un une que el los las y se por con para del "
                              "и в на с о не по что для их из об от к ";
  char around[12];

  if (n + 3 > sizeof around)
    return FALSE;
  around[0] = ' ';
  memcpy (around + 1, word, n);
  memcpy (around + 1 + n, " ", 2);
  return strstr (words, around) != NULL;
}

/* Where the word of Latin or Cyrillic letters ends that begins at @text, which is counted
 * if it is long; abbreviations in capitals are no words. */
static const char *
count_western (Counts     *counts,
               const char *text,
               const char *end)
{
  const char *start = text;
  guint n = 0, n_small = 0, n_vowels = 0, n_inner = 0;
  gboolean small = FALSE;

  for (; text < end; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);

      if (c < 'A' || c >= 0x0530 || !g_unichar_isalpha (c))
        break;
      n_inner += small && g_unichar_isupper (c);
      small = g_unichar_islower (c);
      n_small += small;
      n_vowels += is_vowel (c);
      n++;
    }
  /* The first has been counted. */
  counts->n_chars += n > 0 ? n - 1 : 0;
  counts->n_western += n > 0;
  counts->n_little_western += n > 0 && is_little_western (start, (gsize) (text - start));
  if (n >= LONG_WORD && n_small > 0)
    {
      counts->n_long++;
      counts->n_voiceless += n_vowels == 0;
      counts->n_inner += n_inner > 0;
    }
  else if (n >= LONG_WORD)
    {
      counts->n_capitals++;
      counts->n_mute += n_vowels == 0;
    }
  return text;
}

static void
count_line (Counts     *counts,
            const char *text,
            const char *end)
{
  while (text < end)
    {
      const char *start = text;
      gunichar c = g_utf8_get_char (text);

      counts->n_chars++;
      counts->n_strange += c == 0xfffd || g_unichar_type (c) == G_UNICODE_PRIVATE_USE;
      while (text < end && is_arabic (g_utf8_get_char (text)))
        text = g_utf8_next_char (text);
      /* A letter in brackets, or before one, is a label. */
      if (text > start && (text == end || strchr (")-.", *text) == NULL || text - start > 2))
        count_word (counts, start, text);
      if (text == start)
        text = count_western (counts, text, end);
      if (text == start)
        text = g_utf8_next_char (text);
    }
}

static gboolean
is_broken_western (const Counts *counts)
{
  if (counts->n_capitals > counts->n_long)
    return counts->n_mute > VOICELESS * counts->n_capitals;
  return counts->n_voiceless > VOICELESS * counts->n_long || counts->n_inner > INNER_CAPITALS * counts->n_long
         || (counts->n_voiceless + counts->n_inner > STRANGE * counts->n_long
             && counts->n_little_western < LITTLE_WESTERN * counts->n_western);
}

/**
 * unrep_pdf_quality_judge:
 * @layout: a document
 * @page: a page of it
 * @first: index of the page's first line
 * @last: index behind its last line
 *
 * Tells whether the text of a page can be what it shows. Fonts may come with a wrong
 * table of their letters, so that other letters are copied than are seen; scanned pages
 * have none at all.
 *
 * Returns: what there is to be said of the page
 */
UnrepPageState
unrep_pdf_quality_judge (const UnrepPdfLayout *layout,
                         const UnrepPdfPage   *page,
                         guint                 first,
                         guint                 last)
{
  Counts counts = { 0 };

  for (guint i = first; i < last; i++)
    {
      const UnrepPdfLine *line = unrep_pdf_layout_get_line (layout, i);

      count_line (&counts, layout->text->str + line->text, layout->text->str + line->text + line->n_bytes);
    }
  if (counts.n_chars < FEW_CHARS)
    return page->pictures >= MUCH_PICTURE ? UNREP_PAGE_PICTURE : UNREP_PAGE_FINE;
  if (counts.n_strange > NO_TEXT * counts.n_chars)
    return UNREP_PAGE_BROKEN;
  if (counts.n_long + counts.n_capitals >= MIN_WORDS && is_broken_western (&counts))
    return UNREP_PAGE_BROKEN;
  if (counts.n_words < MIN_WORDS)
    return UNREP_PAGE_FINE;
  return counts.n_stutters > STUTTERS * counts.n_words || counts.n_lone > LONE_LETTERS * counts.n_words
           || counts.n_little < LITTLE_WORDS * counts.n_words
         ? UNREP_PAGE_BROKEN
         : UNREP_PAGE_FINE;
}
