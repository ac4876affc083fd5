/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-check-private.h"

#include <glib/gi18n.h>

/* A text in which the article has lost its place has it so everywhere; a word or two
 * that begin with these letters (احلام, املاء) have it from their root. */
#define MIN_WORDS 3

#define MIN_LETTERS 5
#define ALEF 0x627
#define LAM 0x644

/* The letters that stand above a lam before them. */
static inline gboolean
is_stacked (gunichar c)
{
  return (c == 0x62c) | (c == 0x62d) | (c == 0x62e) | (c == 0x645);
}

/* Where the article of the word begins, behind و, ف, ب and ك. */
static inline gsize
skip_prefix (const UnrepCheckLine *line,
             UnrepCheckWord        word)
{
  gunichar c = line->at[word.start];
  gboolean is_prefix = (c == 0x648) | (c == 0x641) | (c == 0x628) | (c == 0x643);

  return word.start + (is_prefix & (word.end - word.start > MIN_LETTERS) & (line->at[word.start + 1] == ALEF));
}

/* How many letters the lam of an article stands behind that has lost its place; 0 where there
 * is none. */
static gsize
count_before (const UnrepCheckLine *line,
              gsize                 start,
              gsize                 end)
{
  if (line->at[start + 2] == LAM)
    return 1;
  return is_stacked (line->at[start + 2]) && line->at[start + 3] == LAM && end - start > MIN_LETTERS ? 2 : 0;
}

static void
run_line (UnrepCheckRun        *self,
          const UnrepCheckLine *line)
{
  for (gsize i = 0; i < line->n_words; i++)
    {
      UnrepCheckWord word = line->words[i];
      gsize at = skip_prefix (line, word), n_before = 0;
      gunichar second = line->at[at + 1];
      gboolean may = (line->at[at] == ALEF) & (word.end - at >= MIN_LETTERS);

      /* Half of all words in Arabic have an article: none of them is to be a branch. */
      self->n_articles += may & (second == LAM) & is_stacked (line->at[at + 2]);
      if (may & is_stacked (second))
        n_before = count_before (line, at, word.end);
      if (n_before > 0)
        {
          g_autoptr (GString) repair = g_string_new ("ال");

          /* What is drawn as one sign was read from its other end. */
          for (gsize letter = n_before; letter > 0; letter--)
            g_string_append_unichar (repair, line->at[at + letter]);
          unrep_check_report (self, line->start + at, line->start + at + n_before + 2, repair->str);
        }
    }
}

/* Takes back what was reported where the article mostly is in its place. */
static void
run_text (UnrepCheckRun *self)
{
  UnrepFinding *findings = (UnrepFinding *) (gpointer) self->findings->data;
  guint n = 0, kept = 0;

  for (guint i = 0; i < self->findings->len; i++)
    n += findings[i].check == self->check;
  if (n == 0 || (n >= MIN_WORDS && n > self->n_articles))
    return;
  for (guint i = 0; i < self->findings->len; i++)
    if (findings[i].check != self->check)
      findings[kept++] = findings[i];
  g_array_set_size (self->findings, kept);
}

const UnrepCheck unrep_check_article = {
  .id = "displaced-article",
  .family = UNREP_FAMILY_ORDER,
  .severity = UNREP_SEVERITY_ERROR,
  .needs = UNREP_CHAR_ARABIC,
  .title = N_("The lam of the article stands behind the letter that follows it"),
  .cause = N_("The two are drawn one above the other as one sign, and the text was taken out of a PDF from left to right."),
  .run_line = run_line,
  .run_text = run_text,
};
