/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-check-private.h"

#include <glib/gi18n.h>

static gboolean
is_embedding (gunichar c)
{
  return c == 0x202a || c == 0x202b;
}

static void
run (UnrepCheckRun        *self,
     const UnrepCheckLine *line)
{
  for (gsize sign = 0, start, end = 0; unrep_check_line_next (line, UNREP_CHAR_BIDI_CONTROL, &sign, &start);)
    {
      g_autoptr (GString) repair = NULL;

      if (start < end || !is_embedding (line->at[start]))
        continue;
      repair = g_string_new (NULL);
      for (end = start; is_embedding (line->at[end]); end++)
        g_string_append (repair, line->at[end] == 0x202a ? "\u2066" : "\u2067");
      unrep_check_report (self, line->start + start, line->start + end, repair->str);
    }
}

const UnrepCheck unrep_check_bidi_embedding = {
  .id = "bidi-embedding",
  .family = UNREP_FAMILY_ORDER,
  .severity = UNREP_SEVERITY_NOTE,
  .needs = UNREP_CHAR_BIDI_CONTROL,
  .title = N_("An embedding stands where an isolate is advised"),
  .cause = N_("An embedding (U+202A, U+202B) changes the order of what stands around it as well; an isolate (U+2066, U+2067) does not. PDF readers add embeddings."),
  .run_line = run,
};
