/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-check-private.h"

#include <glib/gi18n.h>

#define FATHATAN 0x64b

static gboolean
is_tanwin (gunichar c)
{
  return c >= FATHATAN && c <= 0x64d;
}

static void
run (UnrepCheckRun        *self,
     const UnrepCheckLine *line)
{
  for (gsize sign = 0, i, next = 1; unrep_check_line_next (line, UNREP_CHAR_MARK, &sign, &i);)
    {
      if (i < next || !is_tanwin (line->at[i]))
        continue;
      next = i + 1;
      while ((line->kinds[next] & (UNREP_CHAR_MARK | UNREP_CHAR_TATWEEL)) != 0)
        next++;
      if (line->at[i] == FATHATAN && (line->at[next] == 0x627 || line->at[next] == 0x649))
        next++;
      if ((line->kinds[next] & UNREP_CHAR_ARABIC) != 0)
        unrep_check_report (self, line->start + i, line->start + i + 1, NULL);
    }
}

const UnrepCheck unrep_check_tanwin = {
  .id = "tanwin",
  .family = UNREP_FAMILY_CHARACTERS,
  .severity = UNREP_SEVERITY_WARNING,
  .needs = UNREP_CHAR_MARK | UNREP_CHAR_ARABIC,
  .title = N_("Tanwin stands within a word"),
  .cause = N_("It ends words: two words run together, or the mark is another one."),
  .run_line = run,
};
