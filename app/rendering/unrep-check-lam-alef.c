/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-check-private.h"

#include <glib/gi18n.h>

#define ALEF 0x627
#define HEH 0x647
#define LAM 0x644

/* اهلل is what is left of الله where its ligature was read from the left. */
static const gunichar god[] = { ALEF, HEH, LAM, LAM, 0 };

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

  if (line->at[at + 1] != ALEF || (line->kinds[at + 3] & UNREP_CHAR_ARABIC) == 0)
    return FALSE;
  if (before == 0x648 || before == 0x641 || before == 0x628 || before == 0x643)
    at--;
  return (unrep_check_line_kind_before (line, at) & UNREP_CHAR_ARABIC) == 0;
}

/* Most lines are done with here. Every sixth letter is an alef, but alef, one of five and lam are
 * rare: no letter of a line has a branch of its own. */
static gboolean
may_be_turned (const UnrepCheckLine *line)
{
  gboolean may = FALSE;

  for (gsize i = 0; i + 2 < line->n; i++)
    {
      gunichar middle = line->at[i + 1];

      may |= (line->at[i] == ALEF) & (line->at[i + 2] == LAM) & ((middle == HEH) | ((middle >= 0x622) & (middle <= ALEF)));
    }
  return may;
}

static void
run (UnrepCheckRun        *self,
     const UnrepCheckLine *line)
{
  if (!may_be_turned (line))
    return;
  for (gsize i = 0; i + 2 < line->n; i++)
    {
      if ((line->at[i] != ALEF) | (line->at[i + 2] != LAM))
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
