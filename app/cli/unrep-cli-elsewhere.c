/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/unrep-cli-module.h"

#include <glib/gi18n.h>

/* These need fonts, dictionaries, tables or databases: libraries that are not loaded for
 * the others, which start in half the time without them. */
static UnrepCliStatus
run_elsewhere (const UnrepCliCommand *self,
               const char * const    *arguments)
{
  UnrepCliRun run = (UnrepCliRun) unrep_cli_load (UNREP_CLI_RENDERING_MODULE, "unrep_cli_rendering_run");

  return run != NULL ? run (self, arguments) : UNREP_CLI_UNREADABLE;
}

const UnrepCliCommand unrep_cli_check = {
  .name = "check",
  .parameters = "[--format=text|json] [--baseline=FILE] [--fonts=FAMILIES] [--words] [--reviewer=ID] [--tally] REPORT…",
  .summary = N_("Find where the Arabic of a report is wrong, or drawn wrongly"),
  .run = run_elsewhere,
};

const UnrepCliCommand unrep_cli_compare = {
  .name = "compare",
  .parameters = "[--format=text|json|tsv] REPORT ORIGINAL",
  .summary = N_("Compare a report with the one in another language"),
  .run = run_elsewhere,
};

const UnrepCliCommand unrep_cli_export = {
  .name = "export",
  .parameters = "--format=FORMAT --output=FILE [--anonymous] [--adjudicated] [--bom] [--no-guard] PATH…",
  .summary = N_("Write everybody's work as a table or an exchange file"),
  .run = run_elsewhere,
};

const UnrepCliCommand unrep_cli_inspect = {
  .name = "inspect",
  .parameters = "[--unit=PATH] [--font=FAMILY] [--repaired] REPORT",
  .summary = N_("Print how paragraphs are drawn: runs, levels, fonts and glyphs, as JSON"),
  .run = run_elsewhere,
};

const UnrepCliCommand unrep_cli_proof = {
  .name = "proof",
  .parameters = "--format=pdf|html|png --output=FILE [--unit=PATH] [--font=FAMILY] [--reviewer=ID] REPORT",
  .summary = N_("Write pages that show where the Arabic of a report is wrong"),
  .run = run_elsewhere,
};
