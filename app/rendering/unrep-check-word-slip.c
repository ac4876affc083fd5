/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-check-private.h"

#include <glib/gi18n.h>

#define FIRST_LETTER 0x620
/* The longest slip has so many letters. */
#define MAX_LENGTH 6

/* Length and first letter of @wrong are there to be quick: marks are not counted. */
typedef struct
{
  gsize n;
  gunichar first;
  const char *wrong;
  const char *right;
} Slip;

/* Words that do not exist, or hardly in a report, and what OCR makes them of. */
static const Slip slips[] = {
  { 3, 0x64a, "يما", "بما" }, { 4, 0x623, "ألها", "أنها" }, { 4, 0x628, "بمدف", "بهدف" }, { 4, 0x634, "شأها", "شأنها" },
  { 5, 0x628, "بشأها", "بشأنها" },
  { 4, 0x645, "محال", "مجال" }, { 4, 0x62d, "حدول", "جدول" },
  { 3, 0x627, "الى", "إلى" }, { 2, 0x627, "او", "أو" }, { 3, 0x627, "اذا", "إذا" }, { 6, 0x627, "الفضلي", "الفضلى" },
};

static gboolean
is_word (const UnrepCheckLine *line,
         gsize                 start,
         gsize                 end,
         const char           *word)
{
  for (; start < end; start++)
    {
      if ((line->kinds[start] & UNREP_CHAR_MARK) != 0)
        continue;
      if (line->at[start] != g_utf8_get_char (word))
        return FALSE;
      word = g_utf8_next_char (word);
    }
  return *word == '\0';
}

static gsize
count_letters (const UnrepCheckLine *line,
               gsize                 start,
               gsize                 end)
{
  gsize n = 0;

  for (; start < end; start++)
    n += (line->kinds[start] & UNREP_CHAR_MARK) == 0;
  return n;
}

/* By length, the letters with which slips of so many letters begin, as bits; all of them
 * are among the first 64 of Arabic. */
static const guint64 *
get_first_letters (void)
{
  static gsize ready = 0;
  static guint64 letters[MAX_LENGTH + 1];

  if (g_once_init_enter (&ready))
    {
      for (gsize i = 0; i < G_N_ELEMENTS (slips); i++)
        letters[slips[i].n] |= G_GUINT64_CONSTANT (1) << (slips[i].first - FIRST_LETTER);
      g_once_init_leave (&ready, 1);
    }
  return letters;
}

static const char *
find_right (const UnrepCheckLine *line,
            gsize                 start,
            gsize                 end,
            gsize                 n)
{
  for (gsize i = 0; i < G_N_ELEMENTS (slips); i++)
    if (slips[i].n == n && slips[i].first == line->at[start] && is_word (line, start, end, slips[i].wrong))
      return slips[i].right;
  return NULL;
}

static void
run (UnrepCheckRun        *self,
     const UnrepCheckLine *line)
{
  const guint64 *letters = get_first_letters ();

  for (gsize i = 0; i < line->n_words; i++)
    {
      UnrepCheckWord word = line->words[i];
      const char *right = NULL;

      /* و is written with the word behind it. */
      for (gsize skip = 0; right == NULL && skip < 2 && (skip == 0 || line->at[word.start] == 0x648); skip++)
        {
          gsize start = word.start + skip, n = word.end - start;

          /* Few words have marks. */
          if ((line->has & UNREP_CHAR_MARK) != 0)
            n = count_letters (line, start, word.end);

          if (n <= MAX_LENGTH && (letters[n] >> ((line->at[start] - FIRST_LETTER) % 64) & 1) != 0)
            right = find_right (line, start, word.end, n);
          if (right != NULL)
            unrep_check_report (self, line->start + start, line->start + word.end, right);
        }
    }
}

const UnrepCheck unrep_check_word_slip = {
  .id = "word-slip",
  .family = UNREP_FAMILY_GLYPHS,
  .severity = UNREP_SEVERITY_WARNING,
  .needs = UNREP_CHAR_ARABIC,
  .title = N_("A word is one that OCR makes of another"),
  .cause = N_("One letter of it was taken for a similar one. The list is short: other such words are there as well."),
  .run_line = run,
};
