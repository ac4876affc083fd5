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
  for (gsize sign = 0, start, end = 0; unrep_check_line_next (line, hidden, &sign, &start);)
    {
      guint32 before = unrep_check_line_kind_before (line, start), after;

      if (start < end || is_joiner (line->at[start]))
        continue;
      for (end = start; (line->kinds[end] & hidden) != 0 && !is_joiner (line->at[end]); end++)
        ;
      after = line->kinds[end];
      /* A mark of direction between letters of two scripts has its use. */
      if (((after & (UNREP_CHAR_ARABIC | UNREP_CHAR_MARK)) != 0
           && (before & (UNREP_CHAR_ARABIC | UNREP_CHAR_MARK | UNREP_CHAR_TATWEEL)) != 0)
          || (after & before & UNREP_CHAR_LATIN) != 0)
        unrep_check_report (self, line->start + start, line->start + end, "");
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
