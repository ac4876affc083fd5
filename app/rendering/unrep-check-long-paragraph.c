/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-check-private.h"

#include <glib/gi18n.h>

/* What the reading text cuts in pieces, in bytes. */
#define MAX_PARAGRAPH (8 * 1024)

static void
run (UnrepCheckRun        *self,
     const UnrepCheckLine *line)
{
  if (line->n_bytes > MAX_PARAGRAPH)
    unrep_check_report (self, line->start, line->start + line->n, NULL);
}

const UnrepCheck unrep_check_long_paragraph = {
  .id = "long-paragraph",
  .family = UNREP_FAMILY_GEOMETRY,
  .severity = UNREP_SEVERITY_WARNING,
  .title = N_("A paragraph is too long to be one"),
  .cause = N_("Line ends were probably lost when the text was taken from the page. Because no program draws so long a line in time, it is displayed in pieces of at most 4 KB."),
  .run_line = run,
};
