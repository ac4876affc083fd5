/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-check-private.h"

#include <glib/gi18n.h>

static void
run (UnrepCheckRun *self)
{
  unrep_check_report_edits (self, UNREP_EDIT_DIRECTION);
}

const UnrepCheck unrep_check_base_direction = {
  .id = "base-direction",
  .family = UNREP_FAMILY_ORDER,
  .severity = UNREP_SEVERITY_NOTE,
  .title = N_("A paragraph begins with a character of the other direction"),
  .cause = N_("Programs that go by the first letter lay such a paragraph out the wrong way round. Unrep goes by the whole paragraph."),
  .run_text = run,
};
