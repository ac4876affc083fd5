/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/unrep-cli-module.h"

#include "team/unrep-export.h"

#include <glib/gi18n.h>

static const UnrepExportFormat *
choose_format (const UnrepCliCommand *command,
               const char            *name)
{
  g_autofree const char **names = g_new0 (const char *, unrep_export_get_n_formats () + 1);
  guint choice;

  if (name == NULL)
    {
      unrep_cli_wrong_use (command, _("Something is missing."));
      return NULL;
    }
  for (guint i = 0; i < unrep_export_get_n_formats (); i++)
    names[i] = unrep_export_format_get_id (unrep_export_get_format (i));

  return unrep_cli_choose (command, "--format", name, names, &choice) ? unrep_export_get_format (choice) : NULL;
}

/**
 * unrep_cli_export_run:
 * @self: what was asked for
 * @arguments: what stands behind its name
 *
 * Writes everybody's work for other programs.
 *
 * Returns: the exit status
 */
UnrepCliStatus
unrep_cli_export_run (const UnrepCliCommand *self,
                      const char * const    *arguments)
{
  g_autofree char *format_name = NULL, *output = NULL;
  gboolean anonymous = FALSE, adjudicated = FALSE, bom = FALSE, no_guard = FALSE;
  g_auto (GStrv) operands = NULL;
  const GOptionEntry options[] = {
    { "format", 0, 0, G_OPTION_ARG_FILENAME, &format_name, N_("What to write; the man page tells what each is for"),
      "FORMAT" },
    { "output", 0, 0, G_OPTION_ARG_FILENAME, &output, N_("Where to write it"), "FILE" },
    { "anonymous", 0, 0, G_OPTION_ARG_NONE, &anonymous, N_("Write codes instead of the reviewers' names"), NULL },
    { "adjudicated", 0, 0, G_OPTION_ARG_NONE, &adjudicated,
      N_("Write what the leads have decided instead of what the reviewers said"), NULL },
    { "bom", 0, 0, G_OPTION_ARG_NONE, &bom, N_("Begin CSV with a byte order mark, for spreadsheet programs"), NULL },
    { "no-guard", 0, 0, G_OPTION_ARG_NONE, &no_guard,
      N_("Write texts as they are in CSV, even those that spreadsheet programs would run"), NULL },
    { NULL }
  };
  const UnrepExportFormat *format;
  UnrepExportFlags flags = UNREP_EXPORT_PLAIN;
  g_autoptr (UnrepTeam) team = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func ((GDestroyNotify) g_error_free);
  g_autoptr (GError) error = NULL;
  UnrepCliStatus status;

  if (!unrep_cli_parse (self, options, arguments, 1, G_MAXUINT, &operands, &status))
    return status;
  format = choose_format (self, format_name);
  if (format == NULL)
    return UNREP_CLI_USAGE;
  if (output == NULL)
    return unrep_cli_wrong_use (self, _("Something is missing."));

  flags |= anonymous ? UNREP_EXPORT_ANONYMOUS : 0;
  flags |= adjudicated ? UNREP_EXPORT_ADJUDICATED : 0;
  flags |= bom ? UNREP_EXPORT_BOM : 0;
  flags |= no_guard ? UNREP_EXPORT_UNGUARDED : 0;
  file = unrep_cli_new_file (output);
  status = unrep_cli_read_team (operands, UNREP_CLI_READ_REPORTS, &team);
  if (!unrep_export_save (team, format, flags, file, problems, NULL, &error))
    return unrep_cli_worse (status, unrep_cli_report_error (error));
  /* All is written; that is for people to know. */
  for (guint i = 0; i < problems->len; i++)
    unrep_cli_complain ("%s", ((GError *) g_ptr_array_index (problems, i))->message);

  return status;
}
