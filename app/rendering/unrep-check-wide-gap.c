/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-check-private.h"

#include <glib/gi18n.h>

static void
run (UnrepCheckRun *self)
{
  unrep_check_report_edits (self, UNREP_EDIT_GAP);
}

const UnrepCheck unrep_check_wide_gap = {
  .id = "wide-gap",
  .family = UNREP_FAMILY_GEOMETRY,
  .severity = UNREP_SEVERITY_WARNING,
  .title = N_("A wide gap stands between words"),
  .cause = N_("Spaces of the page’s layout became characters, or a number that belongs here stands elsewhere. The repaired text closes the gap."),
  .run_text = run,
};
