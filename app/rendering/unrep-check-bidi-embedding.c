/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-check-private.h"

#include <glib/gi18n.h>

static void
run (UnrepCheckRun        *self,
     const UnrepCheckLine *line)
{
  for (gsize i = 0; i < line->n; i++)
    if (line->at[i] == 0x202a || line->at[i] == 0x202b)
      unrep_check_report (self, line->start + i, line->start + i + 1, line->at[i] == 0x202a ? "\u2066" : "\u2067");
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
