/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-config.h"

#include "cli/unrep-cli-module.h"
#include "report/unrep-pdf-process.h"

#include <glib/gi18n.h>
#include <string.h>

static const UnrepCliCommand * const commands[] = {
  &unrep_cli_outline,
  &unrep_cli_tag,
  &unrep_cli_untag,
  &unrep_cli_structure,
  &unrep_cli_tally,
  &unrep_cli_agree,
  &unrep_cli_export,
  &unrep_cli_import,
  &unrep_cli_verify,
  &unrep_cli_repair,
  &unrep_cli_anchor,
  &unrep_cli_check,
  &unrep_cli_compare,
  &unrep_cli_inspect,
  &unrep_cli_proof,
  &unrep_cli_text,
};

static UnrepCliStatus
print_help (void)
{
  g_autoptr (GString) out = g_string_new (NULL);

  g_string_append (out, _("Usage: unrep-cli COMMAND [OPTION…] …"));
  g_string_append_printf (out, "\n\n%s\n\n",
                          _("Reads UN reports and the side files of those who review them, without a window."));
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    g_string_append_printf (out, "  %-9s  %s\n", commands[i]->name, _(commands[i]->summary));
  g_string_append_printf (out, "\n%s\n", _("“unrep-cli COMMAND --help” tells about one command."));

  return unrep_cli_print (out->str, out->len);
}

static UnrepCliStatus
print_version (void)
{
  return unrep_cli_print ("unrep-cli " UNREP_VERSION "\n", strlen ("unrep-cli " UNREP_VERSION "\n"));
}

/**
 * unrep_cli_main:
 * @argc: how many arguments there are
 * @argv: (array length=argc): the arguments, the program's name first, in the encoding
 *   of file names
 * @helper: (nullable): what may have been started for them already
 *
 * Runs the command that the first argument behind the program's name speaks of. This is
 * what the program does once it has loaded it.
 *
 * Returns: the exit status
 */
UnrepCliStatus
unrep_cli_main (int                    argc,
                char                 **argv,
                const UnrepPdfHelper  *helper)
{
  const char * const *arguments = (const char * const *) argv + MIN (argc, 1);
  const char *name = arguments[0];

  if (helper != NULL)
    unrep_pdf_process_adopt (helper);
  if (name == NULL)
    {
      unrep_cli_complain (_("There is no command. “unrep-cli --help” lists them."));
      return UNREP_CLI_USAGE;
    }
  if (g_str_equal (name, "--help") || g_str_equal (name, "-h"))
    return print_help ();
  if (g_str_equal (name, "--version"))
    return print_version ();

  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (name, commands[i]->name))
      return commands[i]->run (commands[i], arguments + 1);

  unrep_cli_complain (_("There is no command “%s”. “unrep-cli --help” lists them."), name);
  return UNREP_CLI_USAGE;
}
