/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-check-private.h"

#include <glib/gi18n.h>

static void
run (UnrepCheckRun        *self,
     const UnrepCheckLine *line)
{
  if (unrep_check_is_persian (self))
    return;
  for (gsize i = 0; i < line->n; i++)
    if ((line->kinds[i] & UNREP_CHAR_EXTENDED_DIGIT) != 0)
      {
        g_autoptr (GString) repair = g_string_new (NULL);
        gsize start = i;

        for (; (line->kinds[i] & UNREP_CHAR_EXTENDED_DIGIT) != 0; i++)
          g_string_append_unichar (repair, line->at[i] - 0x6f0 + 0x660);
        unrep_check_report (self, line->start + start, line->start + i, repair->str);
      }
}

const UnrepCheck unrep_check_extended_digit = {
  .id = "extended-digit",
  .family = UNREP_FAMILY_GLYPHS,
  .severity = UNREP_SEVERITY_ERROR,
  .needs = UNREP_CHAR_EXTENDED_DIGIT,
  .title = N_("A digit is the Persian one"),
  .cause = N_("OCR took an Arabic digit for a Persian one that looks alike: searches and sums miss it."),
  .run_line = run,
};
