/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-check-private.h"

#include <glib/gi18n.h>

static void
run (UnrepCheckRun *self)
{
  unrep_check_report_edits (self, UNREP_EDIT_JOIN_LINES);
}

const UnrepCheck unrep_check_wrapped_line = {
  .id = "wrapped-line",
  .family = UNREP_FAMILY_GEOMETRY,
  .severity = UNREP_SEVERITY_NOTE,
  .title = N_("A paragraph is broken within a line"),
  .cause = N_("The lines are those of a page. The repaired text joins them."),
  .run_text = run,
};
