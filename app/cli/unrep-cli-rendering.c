/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/unrep-cli-module.h"

static const struct
{
  const char *name;
  UnrepCliRun run;
} commands[] = {
  { "check", unrep_cli_check_run },
  { "compare", unrep_cli_compare_run },
  { "export", unrep_cli_export_run },
  { "inspect", unrep_cli_inspect_run },
  { "proof", unrep_cli_proof_run },
};

/**
 * unrep_cli_rendering_run:
 * @command: one of these
 * @arguments: what stands behind its name
 *
 * Runs a command of %UNREP_CLI_RENDERING_MODULE.
 *
 * Returns: the exit status
 */
UnrepCliStatus
unrep_cli_rendering_run (const UnrepCliCommand *command,
                         const char * const    *arguments)
{
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (command->name, commands[i].name))
      return commands[i].run (command, arguments);
  g_return_val_if_reached (UNREP_CLI_USAGE);
}
