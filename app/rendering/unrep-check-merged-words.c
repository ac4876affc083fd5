/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-check-private.h"

#include <glib/gi18n.h>

static void
run (UnrepCheckRun        *self,
     const UnrepCheckLine *line)
{
  for (gsize sign = 0, i; unrep_check_line_next (line, UNREP_CHAR_TEH_MARBUTA, &sign, &i);)
    {
      gsize next = i + 1;

      while ((line->kinds[next] & UNREP_CHAR_MARK) != 0)
        next++;
      /* اً behind it is how some write its tanwin. */
      if ((line->kinds[next] & UNREP_CHAR_ARABIC) == 0 || (line->at[next] == 0x627 && (line->kinds[next + 1] & UNREP_CHAR_ARABIC) == 0)
          || unrep_check_is_persian (self))
        continue;
      unrep_check_report (self, line->start + i, line->start + i + 1, "ة ");
    }
}

const UnrepCheck unrep_check_merged_words = {
  .id = "merged-words",
  .family = UNREP_FAMILY_GEOMETRY,
  .severity = UNREP_SEVERITY_WARNING,
  .needs = UNREP_CHAR_TEH_MARBUTA,
  .title = N_("The letter ة stands within a word"),
  .cause = N_("It only ends words: two words have run together, or the letter is another one."),
  .run_line = run,
};
