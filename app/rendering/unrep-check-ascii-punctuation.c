/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-check-private.h"

#include <glib/gi18n.h>

/* What ends where the next letter is Arabic, or where a line of Arabic does: no comma
 * within a number, and none in a list of symbols. */
static gboolean
goes_on_in_arabic (UnrepCheckRun        *self,
                   const UnrepCheckLine *line,
                   gsize                 at)
{
  gsize next = at + 1;

  if (next < line->n && (line->kinds[next] & UNREP_CHAR_SPACE) == 0)
    return FALSE;
  while (next < line->n && (line->kinds[next] & (UNREP_CHAR_ANY_LETTER | UNREP_CHAR_ANY_DIGIT)) == 0)
    next++;
  return next < line->n ? (line->kinds[next] & UNREP_CHAR_ARABIC) != 0 : unrep_check_line_is_rtl (self, line);
}

static void
run (UnrepCheckRun        *self,
     const UnrepCheckLine *line)
{
  for (gsize sign = 0, i; unrep_check_line_next (line, UNREP_CHAR_ASCII_MARK, &sign, &i);)
    {
      guint32 before;
      gsize last = i - 1;
      gboolean wrong;

      if (i == 0)
        continue;
      while (last > 0 && (line->kinds[last] & (UNREP_CHAR_SPACE | UNREP_CHAR_MARK)) != 0)
        last--;
      before = line->kinds[last];
      if ((before & UNREP_CHAR_ARABIC) != 0)
        wrong = (line->kinds[i + 1] & (UNREP_CHAR_LATIN | UNREP_CHAR_LETTER)) == 0;
      else
        wrong = (before & UNREP_CHAR_ANY_LETTER) == 0 && goes_on_in_arabic (self, line, i);
      if (wrong)
        unrep_check_report (self, line->start + i, line->start + i + 1, line->at[i] == '?' ? "؟" : line->at[i] == ',' ? "،" : "؛");
    }
}

const UnrepCheck unrep_check_ascii_punctuation = {
  .id = "ascii-punctuation",
  .family = UNREP_FAMILY_PUNCTUATION,
  .severity = UNREP_SEVERITY_WARNING,
  .needs = UNREP_CHAR_ASCII_MARK | UNREP_CHAR_ARABIC,
  .title = N_("A Latin punctuation mark stands in Arabic text"),
  .cause = N_("It opens to the wrong side, and may be drawn on the wrong side of its word."),
  .run_line = run,
};
