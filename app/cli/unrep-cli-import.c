/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/unrep-cli-work.h"

#include "base/unrep-file.h"
#include "team/unrep-csv.h"
#include "team/unrep-import.h"

#include <glib/gi18n.h>
#include <string.h>

static UnrepCliStatus
print_import (const UnrepImport *import)
{
  g_autoptr (GString) out = g_string_new (NULL);

  g_string_append_printf (out, ngettext ("%u row imported", "%u rows imported", import->n_imported), import->n_imported);
  g_string_append_c (out, '\n');
  g_string_append_printf (out, ngettext ("%u row was there already", "%u rows were there already", import->n_same),
                          import->n_same);
  g_string_append_c (out, '\n');
  if (import->n_left_out > 0)
    {
      g_string_append_printf (out, ngettext ("%u row of another reviewer, report or kind left out",
                                             "%u rows of another reviewer, report or kind left out",
                                             import->n_left_out), import->n_left_out);
      g_string_append_c (out, '\n');
    }
  g_string_append_printf (out, ngettext ("%u row did not fit", "%u rows did not fit", import->misfits->len),
                          import->misfits->len);
  g_string_append_c (out, '\n');

  return unrep_cli_print (out->str, out->len);
}

static UnrepCliStatus
import_table (UnrepCliWork *work,
              GFile        *table,
              GFile        *report)
{
  g_autofree char *name = unrep_file_dup_display (table);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) csv = unrep_file_read (table, UNREP_CSV_MAX_BYTES, NULL, &error);
  g_autoptr (UnrepImport) import = NULL;
  UnrepCliStatus status;

  if (csv == NULL || !unrep_cli_work_load_codebook (work, &error))
    return unrep_cli_report_error (error);
  status = unrep_cli_work_open (work, report);
  if (status != UNREP_CLI_DONE)
    return status;
  if (!unrep_cli_work_begin (work, &error))
    return unrep_cli_work_report (error);

  import = unrep_import_new (work->review, csv, name, &error);
  if (import == NULL || !unrep_import_apply (import, work->review, &error))
    return unrep_cli_report_error (error);
  if (import->n_imported > 0 && !unrep_cli_work_save (work, &error))
    return unrep_cli_work_report (error);
  for (guint i = 0; i < import->misfits->len; i++)
    unrep_cli_complain ("%s", (const char *) g_ptr_array_index (import->misfits, i));

  status = print_import (import);
  return unrep_cli_worse (status, import->misfits->len > 0 ? UNREP_CLI_USAGE : UNREP_CLI_DONE);
}

static UnrepCliStatus
run_import (const UnrepCliCommand *self,
            const char * const    *arguments)
{
  g_auto (UnrepCliWork) work = { NULL };
  g_auto (GStrv) operands = NULL;
  const GOptionEntry options[] = {
    { "reviewer", 0, 0, G_OPTION_ARG_FILENAME, &work.reviewer, N_("Whose positions they are; a new id is remembered"),
      "ID" },
    { "codebook", 0, 0, G_OPTION_ARG_FILENAME, &work.codebook_path,
      N_("The codebook, where it is not the default one"), "FILE" },
    { "uid", 0, 0, G_OPTION_ARG_FILENAME, &work.uid,
      N_("The uid of the reviewer's side files, to go on with them on this computer"), "UUID" },
    { NULL }
  };
  g_autoptr (GFile) table = NULL, report = NULL;
  UnrepCliStatus status;

  if (!unrep_cli_parse (self, options, arguments, 2, 2, &operands, &status))
    return status;
  if (work.reviewer == NULL)
    return unrep_cli_wrong_use (self, _("Something is missing."));
  if (!unrep_cli_work_check (&work, self))
    return UNREP_CLI_USAGE;

  table = unrep_cli_new_file (operands[0]);
  report = unrep_cli_new_file (operands[1]);
  return import_table (&work, table, report);
}

const UnrepCliCommand unrep_cli_import = {
  .name = "import",
  .parameters = "--reviewer=ID [--codebook=FILE] [--uid=UUID] CSV REPORT",
  .summary = N_("Set the positions that a table has, by path, where there are none"),
  .run = run_import,
};
