/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-check-private.h"

#include <glib/gi18n.h>

static void
run (UnrepCheckRun *self)
{
  unrep_check_report_edits (self, UNREP_EDIT_STRETCH);
}

const UnrepCheck unrep_check_tatweel = {
  .id = "tatweel",
  .family = UNREP_FAMILY_GEOMETRY,
  .severity = UNREP_SEVERITY_WARNING,
  .title = N_("Tatweel stretches a word"),
  .cause = N_("The page was justified by stretching letters, and the text kept that. The repaired text hides it."),
  .run_text = run,
};
