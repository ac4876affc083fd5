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
  for (gsize i = 0; i < line->n; i++)
    if (is_embedding (line->at[i]))
      {
        g_autoptr (GString) repair = g_string_new (NULL);
        gsize start = i;

        for (; is_embedding (line->at[i]); i++)
          g_string_append (repair, line->at[i] == 0x202a ? "\u2066" : "\u2067");
        unrep_check_report (self, line->start + start, line->start + i, repair->str);
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
