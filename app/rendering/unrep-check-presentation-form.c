/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-check-private.h"

#include <glib/gi18n.h>

static void
run (UnrepCheckRun        *self,
     const UnrepCheckLine *line)
{
  for (gsize i = 0; i < line->n; i++)
    if ((line->kinds[i] & UNREP_CHAR_PRESENTATION) != 0)
      {
        g_autoptr (GString) stored = g_string_new (NULL);
        g_autofree char *repair = NULL;
        gsize start = i;

        for (; (line->kinds[i] & UNREP_CHAR_PRESENTATION) != 0; i++)
          g_string_append_unichar (stored, line->at[i]);
        repair = g_utf8_normalize (stored->str, -1, G_NORMALIZE_NFKC);
        unrep_check_report (self, line->start + start, line->start + i, repair);
      }
}

const UnrepCheck unrep_check_presentation_form = {
  .id = "presentation-form",
  .family = UNREP_FAMILY_CHARACTERS,
  .severity = UNREP_SEVERITY_WARNING,
  .needs = UNREP_CHAR_PRESENTATION,
  .title = N_("Letters are stored as they are drawn"),
  .cause = N_("These are presentation forms, which some PDFs have. They do not join with others, and searches that know only letters miss them."),
  .run_line = run,
};
