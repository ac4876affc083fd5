/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-check-private.h"

#include <glib/gi18n.h>

static void
run (UnrepCheckRun        *self,
     const UnrepCheckLine *line)
{
  for (gsize sign = 0, i; unrep_check_line_next (line, UNREP_CHAR_ARABIC_MARK, &sign, &i);)
    {
      guint32 before = unrep_check_line_kind_before (line, i), after = line->kinds[i + 1];

      if (i == 0 || (after & (UNREP_CHAR_ANY_LETTER | UNREP_CHAR_ANY_DIGIT)) == 0)
        continue;
      /* A number may have a comma in it. */
      if ((before & UNREP_CHAR_ANY_DIGIT) != 0 && (after & UNREP_CHAR_ANY_DIGIT) != 0)
        continue;
      if ((before & (UNREP_CHAR_ANY_LETTER | UNREP_CHAR_MARK | UNREP_CHAR_ANY_DIGIT)) != 0 || line->at[i - 1] == ')')
        {
          char repair[8] = { 0 };

          repair[g_unichar_to_utf8 (line->at[i], repair)] = ' ';
          unrep_check_report (self, line->start + i, line->start + i + 1, repair);
        }
    }
}

const UnrepCheck unrep_check_no_space = {
  .id = "no-space-after-mark",
  .family = UNREP_FAMILY_PUNCTUATION,
  .severity = UNREP_SEVERITY_WARNING,
  .needs = UNREP_CHAR_ARABIC_MARK,
  .title = N_("No space follows a punctuation mark"),
  .cause = N_("The space was lost, or the mark belongs to the word behind it and was taken out of a PDF in the wrong order."),
  .run_line = run,
};
