/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-check-private.h"

#include <glib/gi18n.h>

static void
run (UnrepCheckRun        *self,
     const UnrepCheckLine *line)
{
  for (gsize i = 0; i < line->n; i++)
    if ((line->kinds[i] & UNREP_CHAR_UNUSABLE) != 0)
      {
        gsize start = i;

        while ((line->kinds[i + 1] & UNREP_CHAR_UNUSABLE) != 0)
          i++;
        unrep_check_report (self, line->start + start, line->start + i + 1, NULL);
      }
}

const UnrepCheck unrep_check_unusable = {
  .id = "unusable-character",
  .family = UNREP_FAMILY_CHARACTERS,
  .severity = UNREP_SEVERITY_ERROR,
  .needs = UNREP_CHAR_UNUSABLE,
  .title = N_("A character that means nothing"),
  .cause = N_("It is a control, stands for what could not be converted, is private to one font, or is not known to Unicode 15. What should stand there is lost."),
  .run_line = run,
};
