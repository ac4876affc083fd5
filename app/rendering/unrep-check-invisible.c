/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-check-private.h"

#include <glib/gi18n.h>

static void
run (UnrepCheckRun        *self,
     const UnrepCheckLine *line)
{
  for (gsize i = 0; i < line->n; i++)
    if ((line->kinds[i] & UNREP_CHAR_INVISIBLE) != 0 && line->at[i] != 0x200c && line->at[i] != 0x200d && line->at[i] < 0xe0000)
      {
        gsize start = i;

        while ((line->kinds[i + 1] & UNREP_CHAR_INVISIBLE) != 0 && line->at[i + 1] == line->at[start])
          i++;
        unrep_check_report (self, line->start + start, line->start + i + 1, "");
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
