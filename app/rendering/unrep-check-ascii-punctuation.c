/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-check-private.h"

#include <glib/gi18n.h>

static void
run (UnrepCheckRun        *self,
     const UnrepCheckLine *line)
{
  for (gsize i = 1; i < line->n; i++)
    {
      guint32 before;
      gsize last = i - 1;

      if ((line->kinds[i] & UNREP_CHAR_ASCII_MARK) == 0)
        continue;
      while (last > 0 && (line->kinds[last] & (UNREP_CHAR_SPACE | UNREP_CHAR_MARK)) != 0)
        last--;
      before = line->kinds[last];
      if ((before & UNREP_CHAR_ARABIC) != 0 && (line->kinds[i + 1] & (UNREP_CHAR_LATIN | UNREP_CHAR_LETTER)) == 0)
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
