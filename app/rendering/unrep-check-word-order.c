/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-check-private.h"

#include <glib/gi18n.h>

/* All second words begin with the article, and have so many letters. */
#define MIN_SECOND 5
#define MAX_SECOND 7

/* Two words that follow each other in this order in every report, and never in the other. */
static const struct
{
  const char *first;
  const char *second;
} pairs[] = {
  { "حقوق", "الإنسان" },   { "الأمم", "المتحدة" }, { "الجمعية", "العامة" }, { "الأمين", "العام" },
  { "مجلس", "الأمن" },     { "الدولة", "الطرف" },  { "الدول", "الأطراف" },  { "المجتمع", "المدني" },
  { "كانون", "الأول" },    { "كانون", "الثاني" },  { "تشرين", "الأول" },    { "تشرين", "الثاني" },
};

static gboolean
is_word (const UnrepCheckLine *line,
         UnrepCheckWord        word,
         const char           *letters)
{
  for (gsize i = word.start; i < word.end; i++, letters = g_utf8_next_char (letters))
    if (line->at[i] != g_utf8_get_char (letters))
      return FALSE;
  return *letters == '\0';
}

static gboolean
are_pair (const UnrepCheckLine *line,
          UnrepCheckWord        first,
          UnrepCheckWord        second)
{
  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    if (is_word (line, first, pairs[i].first) && is_word (line, second, pairs[i].second))
      return TRUE;
  return FALSE;
}

/* Whether the two words follow each other in a line, and @second may be one of a pair. */
static inline gboolean
may_be_pair (const UnrepCheckLine *line,
             UnrepCheckWord        one,
             UnrepCheckWord        other,
             UnrepCheckWord        second)
{
  return (other.start == one.end + 1) & (second.end - second.start >= MIN_SECOND) & (second.end - second.start <= MAX_SECOND)
         && line->at[second.start] == 0x627 && line->at[second.start + 1] == 0x644 && line->at[one.end] == ' ';
}

/* Whether the line has a pair in its own order. */
static gboolean
is_sound (const UnrepCheckLine *line)
{
  for (gsize i = 0; i + 1 < line->n_words; i++)
    if (may_be_pair (line, line->words[i], line->words[i + 1], line->words[i + 1])
        && are_pair (line, line->words[i], line->words[i + 1]))
      return TRUE;
  return FALSE;
}

static void
run (UnrepCheckRun        *self,
     const UnrepCheckLine *line)
{
  UnrepRange turned = { 0 };

  for (gsize i = 0; i + 1 < line->n_words; i++)
    {
      UnrepCheckWord one = line->words[i], other = line->words[i + 1];

      if (!may_be_pair (line, one, other, one) || !are_pair (line, other, one))
        continue;
      turned = (UnrepRange) { unrep_range_length (turned) > 0 ? turned.start : one.start, other.end };
    }
  if (unrep_range_length (turned) > 0 && !is_sound (line))
    unrep_check_report (self, line->start + turned.start, line->start + turned.end, NULL);
}

const UnrepCheck unrep_check_word_order = {
  .id = "word-order",
  .family = UNREP_FAMILY_ORDER,
  .severity = UNREP_SEVERITY_ERROR,
  .needs = UNREP_CHAR_ARABIC,
  .title = N_("Words that belong together stand the wrong way round"),
  .cause = N_("The words of the line were taken out of a PDF from left to right: each is right, and their order is reversed. Compare the line with the page."),
  .run_line = run,
};
