/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-check-private.h"

#include <glib/gi18n.h>

static void
run (UnrepCheckRun        *self,
     const UnrepCheckLine *line)
{
  for (gsize sign = 0, i; unrep_check_line_next (line, UNREP_CHAR_MARK, &sign, &i);)
    {
      guint32 before = unrep_check_line_kind_before (line, i);

      if ((before & (UNREP_CHAR_ANY_LETTER | UNREP_CHAR_MARK | UNREP_CHAR_TATWEEL)) != 0)
        continue;
      /* Marks are shown alone on these; Latin ones go on digits and signs as well. */
      if (i > 0 && (line->at[i - 1] == 0x25cc || line->at[i - 1] == 0xa0 || (before & UNREP_CHAR_INVISIBLE) != 0))
        continue;
      if (i > 0 && (before & UNREP_CHAR_SPACE) == 0 && !(line->at[i] >= 0x610 && line->at[i] <= 0x6ed))
        continue;
      unrep_check_report (self, line->start + i, line->start + i + 1, "");
    }
}

const UnrepCheck unrep_check_bare_mark = {
  .id = "bare-mark",
  .family = UNREP_FAMILY_CHARACTERS,
  .severity = UNREP_SEVERITY_ERROR,
  .needs = UNREP_CHAR_MARK,
  .title = N_("A vowel mark has no letter to stand on"),
  .cause = N_("The letter before it was lost, or the mark was torn off it. It is drawn on the space, or on a dotted circle."),
  .run_line = run,
};
