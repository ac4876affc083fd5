/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-check-private.h"

#include <glib/gi18n.h>

/* Persian and Indian scripts need the joiners. */
static gboolean
is_joiner (gunichar c)
{
  return c == 0x200c || c == 0x200d;
}

static void
run (UnrepCheckRun        *self,
     const UnrepCheckLine *line)
{
  guint32 hidden = UNREP_CHAR_BIDI_CONTROL | UNREP_CHAR_INVISIBLE;

  if ((line->has & hidden) == 0)
    return;
  for (gsize i = 1; i < line->n; i++)
    {
      gsize start = i;

      if ((line->kinds[i] & hidden) == 0 || is_joiner (line->at[i]))
        continue;
      while ((line->kinds[i] & hidden) != 0 && !is_joiner (line->at[i]))
        i++;
      /* A mark of direction between letters of two scripts has its use. */
      if ((line->kinds[i] & (UNREP_CHAR_ARABIC | UNREP_CHAR_MARK)) != 0 &&
          (line->kinds[start - 1] & (UNREP_CHAR_ARABIC | UNREP_CHAR_MARK | UNREP_CHAR_TATWEEL)) != 0)
        unrep_check_report (self, line->start + start, line->start + i, "");
      else if ((line->kinds[i] & UNREP_CHAR_LATIN) != 0 && (line->kinds[start - 1] & UNREP_CHAR_LATIN) != 0)
        unrep_check_report (self, line->start + start, line->start + i, "");
    }
}

const UnrepCheck unrep_check_control_in_word = {
  .id = "control-in-word",
  .family = UNREP_FAMILY_CHARACTERS,
  .severity = UNREP_SEVERITY_WARNING,
  .needs = 0,
  .title = N_("A character that is not seen stands within a word"),
  .cause = N_("Searches do not find the word, and its letters may not join."),
  .run_line = run,
};
