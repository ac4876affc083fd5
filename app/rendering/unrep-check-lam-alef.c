/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-check-private.h"

#include <glib/gi18n.h>

/* اهلل is what is left of الله where its ligature was read from the left. */
static const gunichar god[] = { 0x627, 0x647, 0x644, 0x644, 0 };

static gboolean
is_here (const UnrepCheckLine *line,
         gsize                 at,
         const gunichar       *letters)
{
  for (; *letters != 0; letters++, at++)
    if (line->at[at] != *letters)
      return FALSE;
  return (line->kinds[at] & UNREP_CHAR_ARABIC) == 0;
}

/* Whether a word begins with the two alefs at @at: none does but those that had لا there. و, ف,
 * ب and ك are written with the word behind them. */
static gboolean
begins_word (const UnrepCheckLine *line,
             gsize                 at)
{
  gunichar before = at > 0 ? line->at[at - 1] : 0;

  if (line->at[at + 1] != 0x627 || (line->kinds[at + 3] & UNREP_CHAR_ARABIC) == 0)
    return FALSE;
  if (before == 0x648 || before == 0x641 || before == 0x628 || before == 0x643)
    at--;
  return (unrep_check_line_kind_before (line, at) & UNREP_CHAR_ARABIC) == 0;
}

static void
run (UnrepCheckRun        *self,
     const UnrepCheckLine *line)
{
  for (gsize i = 0; i + 2 < line->n; i++)
    {
      /* Every sixth letter is an alef; alef, anything and lam are rare. */
      if ((line->at[i] != 0x627) | (line->at[i + 2] != 0x644))
        continue;
      if ((line->kinds[i + 1] & UNREP_CHAR_HAMZA_ALEF) != 0)
        {
          g_autoptr (GString) repair = g_string_new ("ال");

          g_string_append_unichar (repair, line->at[i + 1]);
          unrep_check_report (self, line->start + i, line->start + i + 3, repair->str);
          i += 2;
        }
      else if (begins_word (line, i))
        unrep_check_report (self, line->start + i, line->start + i + 3, "الا");
      else if (is_here (line, i, god))
        unrep_check_report (self, line->start + i, line->start + i + 4, "الله");
    }
}

const UnrepCheck unrep_check_lam_alef = {
  .id = "lam-alef",
  .family = UNREP_FAMILY_ORDER,
  .severity = UNREP_SEVERITY_ERROR,
  .needs = UNREP_CHAR_ARABIC,
  .title = N_("Lam and alef stand in the reverse order"),
  .cause = N_("The two are drawn as one sign, and the text was taken out of a PDF from left to right."),
  .run_line = run,
};
