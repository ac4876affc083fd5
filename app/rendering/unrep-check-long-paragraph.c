/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-check-private.h"

#include "report/unrep-pieces.h"

#include <glib/gi18n.h>

static void
run (UnrepCheckRun        *self,
     const UnrepCheckLine *line)
{
  if (unrep_pieces_are_needed (line->utf8, line->n_bytes))
    unrep_check_report (self, line->start, line->start + line->n, NULL);
}

const UnrepCheck unrep_check_long_paragraph = {
  .id = "long-paragraph",
  .family = UNREP_FAMILY_GEOMETRY,
  .severity = UNREP_SEVERITY_WARNING,
  .title = N_("A paragraph is too long to be drawn at once"),
  .cause = N_("Line ends were probably lost when the text was taken from the page, or it changes its direction or its script hundreds of times. Because no program draws such a line in time, it is displayed in pieces of at most 4 KB."),
  .run_line = run,
};
