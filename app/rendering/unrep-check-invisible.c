/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-check-private.h"

#include <glib/gi18n.h>

static void
run (UnrepCheckRun        *self,
     const UnrepCheckLine *line)
{
  for (gsize sign = 0, start, end = 0; unrep_check_line_next (line, UNREP_CHAR_INVISIBLE, &sign, &start);)
    {
      gunichar c = line->at[start];

      if (start < end || c == 0x200c || c == 0x200d || c >= 0xe0000)
        continue;
      for (end = start + 1; line->at[end] == c; end++)
        ;
      unrep_check_report (self, line->start + start, line->start + end, "");
    }
}

const UnrepCheck unrep_check_invisible = {
  .id = "invisible",
  .family = UNREP_FAMILY_CHARACTERS,
  .severity = UNREP_SEVERITY_NOTE,
  .needs = UNREP_CHAR_INVISIBLE,
  .title = N_("A character that is not seen"),
  .cause = N_("It takes no space: a place where a line may break, a byte order mark, a hyphen that is not drawn. What is copied or searched has it."),
  .run_line = run,
};
