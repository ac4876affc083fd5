/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-check-private.h"

#include <glib/gi18n.h>

static void
run (UnrepCheckRun        *self,
     const UnrepCheckLine *line)
{
  for (gsize sign = 0, i; unrep_check_line_next (line, UNREP_CHAR_TATWEEL, &sign, &i);)
    {
      gsize start = i + 1, end = start;

      while ((line->kinds[end] & UNREP_CHAR_MARK) != 0)
        end++;
      if (end > start && (unrep_check_line_kind_before (line, i) & (UNREP_CHAR_ARABIC | UNREP_CHAR_TATWEEL | UNREP_CHAR_MARK)) != 0)
        unrep_check_report (self, line->start + start, line->start + end, NULL);
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
