/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-check-private.h"

#include <glib/gi18n.h>

#define TEH_MARBUTA 0x629

static void
run (UnrepCheckRun        *self,
     const UnrepCheckLine *line)
{
  for (gsize i = 0; i + 1 < line->n; i++)
    {
      gsize next = i + 1;

      if (line->at[i] != TEH_MARBUTA)
        continue;
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
  .needs = UNREP_CHAR_ARABIC,
  .title = N_("The letter ة stands within a word"),
  .cause = N_("It only ends words: two words have run together, or the letter is another one."),
  .run_line = run,
};
