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
/* Characters that are no text at all. */
#define NO_TEXT 0.05

typedef struct
{
  guint n_words;
  guint n_little;
  guint n_lone;
  guint n_stutters;
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
        text = g_utf8_next_char (text);
    }
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
  if (counts.n_words < MIN_WORDS)
    return UNREP_PAGE_FINE;
  return counts.n_stutters > STUTTERS * counts.n_words || counts.n_lone > LONE_LETTERS * counts.n_words
           || counts.n_little < LITTLE_WORDS * counts.n_words
         ? UNREP_PAGE_BROKEN
         : UNREP_PAGE_FINE;
}
