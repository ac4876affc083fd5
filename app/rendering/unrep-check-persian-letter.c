/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-check-private.h"

#include <glib/gi18n.h>

#define ALEF_WASLA 0x671

static gunichar
get_arabic (gunichar c)
{
  static const gunichar pairs[][2] = {
    { ALEF_WASLA, 0x627 }, { 0x6a9, 0x643 }, { 0x6be, 0x647 }, { 0x6c1, 0x647 }, { 0x6cc, 0x64a }, { 0x6d4, '.' }, { 0x6d5, 0x629 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    if (pairs[i][0] == c)
      return pairs[i][1];
  return c;
}

/* ٱ is Arabic where the word has its vowels, as the Qur’an has. */
static gboolean
is_vowelled (const UnrepCheckLine *line,
             gsize                 at)
{
  guint32 word = UNREP_CHAR_ANY_LETTER | UNREP_CHAR_MARK;

  while (at > 0 && (line->kinds[at - 1] & word) != 0)
    at--;
  for (; (line->kinds[at] & word) != 0; at++)
    if ((line->kinds[at] & UNREP_CHAR_MARK) != 0)
      return TRUE;
  return FALSE;
}

static void
run (UnrepCheckRun        *self,
     const UnrepCheckLine *line)
{
  if (unrep_check_is_persian (self))
    return;
  for (gsize sign = 0, i; unrep_check_line_next (line, UNREP_CHAR_PERSIAN, &sign, &i);)
    if (!(line->at[i] == ALEF_WASLA && is_vowelled (line, i)))
      {
        char repair[8] = { 0 };

        g_unichar_to_utf8 (get_arabic (line->at[i]), repair);
        unrep_check_report (self, line->start + i, line->start + i + 1, repair);
      }
}

const UnrepCheck unrep_check_persian_letter = {
  .id = "persian-letter",
  .family = UNREP_FAMILY_CHARACTERS,
  .severity = UNREP_SEVERITY_WARNING,
  .needs = UNREP_CHAR_PERSIAN,
  .title = N_("A letter is the Persian or Urdu one"),
  .cause = N_("It looks like the Arabic letter and is another one: a Persian keyboard, or OCR for another language. Searches that know only Arabic letters miss it."),
  .run_line = run,
};
