/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-check-private.h"

#include <glib/gi18n.h>

/* So many letters that stand apart are one finding: their words are not known any more. */
#define MIN_SPACED 4

/* Letters that no word is, and that never label an item: ة ى ئ ؤ ء. */
static gboolean
is_only_ending (gunichar c)
{
  return c == 0x629 || c == 0x649 || c == 0x626 || c == 0x624 || c == 0x621;
}

static gboolean
is_space (const UnrepCheckLine *line,
          gsize                 at)
{
  return at == line->n || (line->kinds[at] & UNREP_CHAR_SPACE) != 0;
}

/* ة ى behind a word and a space, whatever follows; or ا before a space and ل, which the
 * article was: neither is a label. */
static gboolean
is_part (const UnrepCheckLine *line,
         UnrepCheckWord        word)
{
  gunichar c = line->at[word.start], before;

  if (word.start == 0)
    return FALSE;
  before = line->at[word.start - 1];
  if (c == 0x627 && (before == '(' || before == '/' || before == '"' || is_space (line, word.start - 1)))
    return is_space (line, word.end) && word.end + 2 < line->n && line->at[word.end + 1] == 0x644
           && (line->kinds[word.end + 2] & UNREP_CHAR_ARABIC) != 0;
  return is_only_ending (c) && word.start > 1 && is_space (line, word.start - 1)
         && (line->kinds[word.start - 2] & (UNREP_CHAR_ARABIC | UNREP_CHAR_MARK)) != 0;
}

/* ت ث خ … before a word: hardly a label in a sentence, an era or a unit. */
static gboolean
begins_word (const UnrepCheckLine *line,
             gsize                 at)
{
  static const gunichar letters[] = { 0x62a, 0x62b, 0x62e, 0x630, 0x631, 0x632, 0x634, 0x636, 0x637,
                                      0x638, 0x63a, 0x641, 0x643, 0x644, 0x646, 0x64a };
  gboolean hardly = FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (letters); i++)
    hardly |= letters[i] == line->at[at];
  /* Three letters of the word are there only where the line goes on so long. */
  return hardly && at + 4 < line->n && (line->kinds[at + 1] & UNREP_CHAR_SPACE) != 0
         && (line->kinds[at + 2] & line->kinds[at + 3] & line->kinds[at + 4] & UNREP_CHAR_ARABIC) != 0;
}

/* A letter that a sentence names: the label of a paragraph, in UN Arabic with the
 * kind of thing before it (الفقرة ب), or an era behind a year. */
static gboolean
is_named (const UnrepCheckLine *line,
          gsize                 at)
{
  gsize end = at, start;

  /* (ط ط ط) is a label. */
  if (line->at[at + 1] != 0 && line->at[at + 2] == line->at[at])
    return TRUE;
  if (at >= 2 && line->at[at - 2] == line->at[at])
    return TRUE;
  while (end > 0 && (line->kinds[end - 1] & UNREP_CHAR_SPACE) != 0)
    end--;
  if (end == 0 || (line->kinds[end - 1] & (UNREP_CHAR_ANY_LETTER | UNREP_CHAR_MARK)) == 0)
    return !begins_word (line, at);
  /* حرف, and with the article and prefixes. */
  if (end >= 3 && line->at[end - 3] == 0x62d && line->at[end - 2] == 0x631 && line->at[end - 1] == 0x641)
    return TRUE;
  for (start = end; start > 0 && (line->kinds[start - 1] & (UNREP_CHAR_ANY_LETTER | UNREP_CHAR_MARK)) != 0; start--)
    ;
  return end - start >= 4 && (line->at[start] == 0x627 || line->at[start + 1] == 0x627) && !is_only_ending (line->at[at])
         && (line->at[end - 1] == 0x629 || line->at[end - 1] == 0x642 || line->at[end - 1] == 0x639 || line->at[end - 1] == 0x62f
             || line->at[end - 1] == 0x621);
}

/* و before a number or a Latin word, which many documents part, and بـ or لـ before what no Arabic word is. */
static gboolean
is_prefix (const UnrepCheckLine *line,
           UnrepCheckWord        word)
{
  gsize next = word.end;

  while ((line->kinds[next] & UNREP_CHAR_SPACE) != 0)
    next++;
  if (line->at[word.end - 1] == 0x640 && (line->at[word.start] == 0x628 || line->at[word.start] == 0x644))
    return next < line->n && (line->kinds[next] & UNREP_CHAR_ARABIC) == 0;
  return line->at[word.start] == 0x648 && (line->kinds[next] & (UNREP_CHAR_ANY_DIGIT | UNREP_CHAR_LATIN)) != 0;
}

/* و is written with the word behind it, and nothing else is wrong. */
static char *
dup_joined (const UnrepCheckLine *line,
            gsize                 at,
            gsize                *end)
{
  g_autoptr (GString) out = g_string_new ("و");
  gsize next = at + 1;

  while ((line->kinds[next] & UNREP_CHAR_SPACE) != 0)
    next++;
  *end = at + 1;
  /* Before و and أو the و is one too many, or another letter. */
  if (line->at[next] == 0x648 || (line->at[next] == 0x623 && line->at[next + 1] == 0x648))
    return NULL;
  if ((line->kinds[next] & UNREP_CHAR_ARABIC) == 0)
    return NULL;
  for (; (line->kinds[next] & (UNREP_CHAR_ARABIC | UNREP_CHAR_MARK | UNREP_CHAR_TATWEEL)) != 0; next++)
    g_string_append_unichar (out, line->at[next]);
  *end = next;
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* Whether the word is one letter, with marks and stretched or without; هـ is an
 * abbreviation, and a label. */
static gboolean
is_one_letter (const UnrepCheckLine *line,
               UnrepCheckWord        word)
{
  gboolean stretched = line->at[word.end - 1] == 0x640;

  while (word.end > word.start + 1 && (line->kinds[word.end - 1] & (UNREP_CHAR_MARK | UNREP_CHAR_TATWEEL)) != 0)
    word.end--;
  return word.end == word.start + 1 && (line->kinds[word.start] & UNREP_CHAR_ARABIC) != 0
         && !(stretched && line->at[word.start] == 0x647);
}

/* How many words from the one at @first on are one letter each, with a space between them;
 * 0 where all are the same letter, as in a label. */
static gsize
count_spaced (const UnrepCheckLine *line,
              gsize                 first)
{
  const UnrepCheckWord *words = line->words + first;
  gboolean differ = FALSE;
  gsize n = 1;

  for (; first + n < line->n_words && is_one_letter (line, words[n]); n++)
    {
      if (words[n].start != words[n - 1].end + 1 || !is_space (line, words[n - 1].end))
        break;
      differ |= line->at[words[n].start] != line->at[words[0].start];
    }
  return differ ? n : 0;
}

static void
run (UnrepCheckRun        *self,
     const UnrepCheckLine *line)
{
  gsize done = 0;

  for (gsize i = 0; i < line->n_words; i++)
    {
      UnrepCheckWord word = line->words[i];
      g_autofree char *repair = NULL;
      gsize n_spaced;

      if (!is_one_letter (line, word) || word.start < done)
        continue;
      n_spaced = count_spaced (line, i);
      if (n_spaced >= MIN_SPACED)
        {
          done = line->words[i + n_spaced - 1].end;
          unrep_check_report (self, line->start + word.start, line->start + done, NULL);
          continue;
        }
      if (is_part (line, word))
        {
          unrep_check_report (self, line->start + word.start, line->start + word.end, NULL);
          continue;
        }
      if (!is_space (line, word.end) || is_prefix (line, word) || !(word.start == 0 || is_space (line, word.start - 1)))
        continue;
      if (line->at[word.start] == 0x648)
        repair = dup_joined (line, word.start, &word.end);
      else if (word.start > 0 && is_named (line, word.start))
        continue;
      unrep_check_report (self, line->start + word.start, line->start + word.end, repair);
      done = word.end;
    }
}

const UnrepCheck unrep_check_torn_word = {
  .id = "torn-word",
  .family = UNREP_FAMILY_GEOMETRY,
  .severity = UNREP_SEVERITY_WARNING,
  .needs = UNREP_CHAR_ARABIC,
  .title = N_("A letter stands alone"),
  .cause = N_("It was torn off its word: the spaces of a PDF are guessed from gaps, and OCR sees gaps where there are none."),
  .run_line = run,
};
