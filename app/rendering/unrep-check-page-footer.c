/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-check-private.h"

#include <glib/gi18n.h>

static void
run (UnrepCheckRun *self)
{
  unrep_check_report_edits (self, UNREP_EDIT_FOOTER);
}

const UnrepCheck unrep_check_page_footer = {
  .id = "page-footer",
  .family = UNREP_FAMILY_GEOMETRY,
  .severity = UNREP_SEVERITY_NOTE,
  .title = N_("A page footer, a page header or a footnote interrupts a paragraph"),
  .cause = N_("The text was taken page by page. The repaired text has it behind the paragraph."),
  .run_text = run,
};
