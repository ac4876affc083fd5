/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cli/unrep-cli.h"
#include "report/unrep-pdf-helper.h"

G_BEGIN_DECLS

/**
 * UNREP_CLI_COMMANDS_MODULE:
 *
 * What `unrep-cli` loads as soon as it is started, and there unrep_cli_main().
 */
#define UNREP_CLI_COMMANDS_MODULE "unrep-cli-commands.so"

/**
 * UNREP_CLI_RENDERING_MODULE:
 *
 * What the commands load that draw, spell, or write what other programs read, and there
 * unrep_cli_rendering_run().
 */
#define UNREP_CLI_RENDERING_MODULE "unrep-cli-rendering.so"

/**
 * UNREP_CLI_EXPORTED:
 *
 * A function that is found in a module by its name.
 */
#define UNREP_CLI_EXPORTED __attribute__ ((visibility ("default")))

typedef UnrepCliStatus (*UnrepCliMain) (int                    argc,
                                        char                 **argv,
                                        const UnrepPdfHelper  *helper);

typedef UnrepCliStatus (*UnrepCliRun) (const UnrepCliCommand *command,
                                       const char * const    *arguments);

void          *unrep_cli_load          (const char             *module,
                                        const char             *symbol);
UnrepCliStatus unrep_cli_main          (int                     argc,
                                        char                  **argv,
                                        const UnrepPdfHelper   *helper) UNREP_CLI_EXPORTED;
UnrepCliStatus unrep_cli_rendering_run (const UnrepCliCommand  *command,
                                        const char * const     *arguments) UNREP_CLI_EXPORTED;
UnrepCliStatus unrep_cli_check_run     (const UnrepCliCommand  *self,
                                        const char * const     *arguments);
UnrepCliStatus unrep_cli_compare_run   (const UnrepCliCommand  *self,
                                        const char * const     *arguments);
UnrepCliStatus unrep_cli_export_run    (const UnrepCliCommand  *self,
                                        const char * const     *arguments);
UnrepCliStatus unrep_cli_inspect_run   (const UnrepCliCommand  *self,
                                        const char * const     *arguments);
UnrepCliStatus unrep_cli_proof_run     (const UnrepCliCommand  *self,
                                        const char * const     *arguments);
gboolean       unrep_cli_prepare_fonts (const char             *families);

G_END_DECLS
