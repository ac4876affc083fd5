/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-check-private.h"

#include <glib/gi18n.h>

static void
run (UnrepCheckRun        *self,
     const UnrepCheckLine *line)
{
  for (gsize i = 1; i + 1 < line->n; i++)
    if ((line->kinds[i] & UNREP_CHAR_MAKSURA) != 0 && (line->kinds[i + 1] & UNREP_CHAR_ARABIC) != 0 && line->at[i + 1] != 0x621
        && (line->kinds[i - 1] & UNREP_CHAR_ARABIC) != 0)
      unrep_check_report (self, line->start + i, line->start + i + 1, "ي");
}

const UnrepCheck unrep_check_maksura = {
  .id = "inner-maksura",
  .family = UNREP_FAMILY_GLYPHS,
  .severity = UNREP_SEVERITY_ERROR,
  .needs = UNREP_CHAR_MAKSURA,
  .title = N_("The letter ى stands within a word"),
  .cause = N_("It only ends words: the letter is ي, or two words run together."),
  .run_line = run,
};
