/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-check-private.h"

#include <glib/gi18n.h>

static void
run (UnrepCheckRun        *self,
     const UnrepCheckLine *line)
{
  for (gsize sign = 0, i; unrep_check_line_next (line, UNREP_CHAR_DEPRECATED, &sign, &i);)
    unrep_check_report (self, line->start + i, line->start + i + 1, "");
}

const UnrepCheck unrep_check_deprecated_control = {
  .id = "deprecated-control",
  .family = UNREP_FAMILY_ORDER,
  .severity = UNREP_SEVERITY_WARNING,
  .needs = UNREP_CHAR_DEPRECATED,
  .title = N_("A control character is one that Unicode has withdrawn"),
  .cause = N_("Programs ignore it or do not agree on what it does."),
  .run_line = run,
};
