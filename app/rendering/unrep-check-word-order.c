/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-word-set.h"

#include <glib/gi18n.h>

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

/* All first words, and all second ones. */
static struct
{
  gsize ready;
  UnrepWordSet first;
  UnrepWordSet second;
} sets;

static void
prepare_sets (void)
{
  if (!g_once_init_enter (&sets.ready))
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      unrep_word_set_add (&sets.first, pairs[i].first);
      unrep_word_set_add (&sets.second, pairs[i].second);
    }
  g_once_init_leave (&sets.ready, 1);
}

static inline gboolean
may_be_pair (UnrepCheckWord first,
             UnrepCheckWord second)
{
  return unrep_word_set_may_have (&sets.first, first.hash) & unrep_word_set_may_have (&sets.second, second.hash);
}

static gboolean
follows (const UnrepCheckLine *line,
         UnrepCheckWord        one,
         UnrepCheckWord        other)
{
  return other.start == one.end + 1 && line->at[one.end] == ' ';
}

/* Whether the line has a pair in its own order. */
static gboolean
is_sound (const UnrepCheckLine *line)
{
  for (gsize i = 0; i + 1 < line->n_words; i++)
    {
      UnrepCheckWord one = line->words[i], other = line->words[i + 1];

      if (may_be_pair (one, other) && follows (line, one, other) && are_pair (line, one, other))
        return TRUE;
    }
  return FALSE;
}

static void
run (UnrepCheckRun        *self,
     const UnrepCheckLine *line)
{
  UnrepRange turned = { 0 };

  prepare_sets ();
  for (gsize i = 0; i + 1 < line->n_words; i++)
    {
      UnrepCheckWord one = line->words[i], other = line->words[i + 1];

      if (may_be_pair (other, one) && follows (line, one, other) && are_pair (line, other, one))
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
