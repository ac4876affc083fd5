/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-check-private.h"

#include <glib/gi18n.h>

static void
run (UnrepCheckRun        *self,
     const UnrepCheckLine *line)
{
  for (gsize i = 1; i < line->n; i++)
    if ((line->kinds[i] & UNREP_CHAR_MARK) != 0 && line->at[i - 1] == 0x640)
      {
        gsize start = i;

        while ((line->kinds[i + 1] & UNREP_CHAR_MARK) != 0)
          i++;
        if (start > 1 && (line->kinds[start - 2] & (UNREP_CHAR_ARABIC | UNREP_CHAR_TATWEEL | UNREP_CHAR_MARK)) != 0)
          unrep_check_report (self, line->start + start, line->start + i + 1, NULL);
      }
}

const UnrepCheck unrep_check_mark_on_tatweel = {
  .id = "mark-on-tatweel",
  .family = UNREP_FAMILY_CHARACTERS,
  .severity = UNREP_SEVERITY_WARNING,
  .needs = UNREP_CHAR_MARK | UNREP_CHAR_TATWEEL,
  .title = N_("A vowel mark stands on tatweel"),
  .cause = N_("It belongs to the letter before, which was stretched."),
  .run_line = run,
};
