/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/unrep-error.h"
#include "team/unrep-team.h"

G_BEGIN_DECLS

/**
 * UnrepCliStatus:
 * @UNREP_CLI_DONE: everything was done
 * @UNREP_CLI_UNSOUND: a file that was to be verified is not sound, or a report has a finding that is an error
 * @UNREP_CLI_USAGE: wrong use, an unknown or ambiguous path
 * @UNREP_CLI_UNREADABLE: an input could not be read; the rest was done
 * @UNREP_CLI_UNWRITABLE: an output could not be written
 *
 * The exit status; where several apply, the highest.
 */
typedef enum
{
  UNREP_CLI_DONE,
  UNREP_CLI_UNSOUND,
  UNREP_CLI_USAGE,
  UNREP_CLI_UNREADABLE,
  UNREP_CLI_UNWRITABLE,
} UnrepCliStatus;

/**
 * unrep_cli_worse:
 *
 * MAX() would evaluate, and hence do, what gives one of the two twice.
 *
 * Returns: the higher of two exit statuses
 */
static inline UnrepCliStatus
unrep_cli_worse (UnrepCliStatus a,
                 UnrepCliStatus b)
{
  return a > b ? a : b;
}

/**
 * UnrepCliReadFlags:
 * @UNREP_CLI_READ_ANEW: without looking at the cache or changing it; otherwise what did
 *   not change in a folder since an earlier run is taken from there
 * @UNREP_CLI_READ_REPORTS: look into every report whether it still has the text that the
 *   work on it is about, and re-anchor that work where it has not
 *
 * How the work of a team is read.
 */
typedef enum
{
  UNREP_CLI_READ_ANEW = 1 << 0,
  UNREP_CLI_READ_REPORTS = 1 << 1,
} UnrepCliReadFlags;

typedef struct _UnrepCliCommand UnrepCliCommand;

/**
 * UnrepCliCommand:
 * @name: the word behind `unrep-cli`
 * @parameters: options and operands as a usage line shows them, not translated
 * @summary: what it does, in one line, for translation
 * @run: does it; gets the arguments behind the command's name
 *
 * One command, a file each.
 */
struct _UnrepCliCommand
{
  const char     *name;
  const char     *parameters;
  const char     *summary;
  UnrepCliStatus (*run) (const UnrepCliCommand  *self,
                         const char * const     *arguments);
};

extern const UnrepCliCommand unrep_cli_agree;
extern const UnrepCliCommand unrep_cli_anchor;
extern const UnrepCliCommand unrep_cli_check;
extern const UnrepCliCommand unrep_cli_compare;
extern const UnrepCliCommand unrep_cli_export;
extern const UnrepCliCommand unrep_cli_import;
extern const UnrepCliCommand unrep_cli_inspect;
extern const UnrepCliCommand unrep_cli_outline;
extern const UnrepCliCommand unrep_cli_proof;
extern const UnrepCliCommand unrep_cli_repair;
extern const UnrepCliCommand unrep_cli_structure;
extern const UnrepCliCommand unrep_cli_tag;
extern const UnrepCliCommand unrep_cli_tally;
extern const UnrepCliCommand unrep_cli_text;
extern const UnrepCliCommand unrep_cli_untag;
extern const UnrepCliCommand unrep_cli_verify;

gboolean       unrep_cli_parse         (const UnrepCliCommand  *command,
                                        const GOptionEntry     *options,
                                        const char * const     *arguments,
                                        guint                   n_min,
                                        guint                   n_max,
                                        char                 ***operands,
                                        UnrepCliStatus         *status);
gboolean       unrep_cli_choose        (const UnrepCliCommand  *command,
                                        const char             *option,
                                        const char             *value,
                                        const char * const     *choices,
                                        guint                  *choice);
UnrepCliStatus unrep_cli_wrong_use     (const UnrepCliCommand  *command,
                                        const char             *format,
                                        ...) G_GNUC_PRINTF (2, 3);
void           unrep_cli_complain      (const char             *format,
                                        ...) G_GNUC_PRINTF (1, 2);
UnrepCliStatus unrep_cli_report_error  (const GError           *error);
GFile         *unrep_cli_new_file      (const char             *argument) G_GNUC_WARN_UNUSED_RESULT;
void           unrep_cli_append_number (GString                *out,
                                        gsize                   value);
UnrepCliStatus unrep_cli_print         (const char             *text,
                                        gsize                   n_bytes);
UnrepCliStatus unrep_cli_print_bytes   (GBytes                 *bytes);
UnrepCliStatus unrep_cli_read_team     (char                  **arguments,
                                        UnrepCliReadFlags       flags,
                                        UnrepTeam             **team);

G_END_DECLS
