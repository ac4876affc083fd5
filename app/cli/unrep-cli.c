/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/unrep-cli.h"

#include "base/unrep-file.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <string.h>
#include <unistd.h>

/* GOption's own list may name one operand type only, and its own help ends the
 * process before a failed write can be noticed. */
static UnrepCliStatus
print_command_help (const UnrepCliCommand *command,
                    GOptionContext        *context)
{
  g_autofree char *options = g_option_context_get_help (context, TRUE, NULL);
  const char *list = strstr (options, "\n\n");
  g_autoptr (GString) out = g_string_new (NULL);

  g_string_append_printf (out, _("Usage: unrep-cli %s %s"), command->name, command->parameters);
  g_string_append_printf (out, "\n\n%s%s", _(command->summary), list != NULL ? list : "\n");

  return unrep_cli_print (out->str, out->len);
}

/**
 * unrep_cli_parse:
 * @command: the command that is run
 * @options: its options; those with text should be `G_OPTION_ARG_FILENAME`, which
 *   keeps the bytes whatever the locale's encoding
 * @arguments: the arguments behind its name
 * @n_min: the least operands it takes
 * @n_max: the most
 * @operands: (out) (transfer full): what is left when the options are gone
 * @status: (out): the exit status where there is nothing left to do
 *
 * Reads a command's arguments, prints its help where that is asked for, and says
 * what is wrong where something is.
 *
 * Returns: whether the command is to go on
 */
gboolean
unrep_cli_parse (const UnrepCliCommand  *command,
                 const GOptionEntry     *options,
                 const char * const     *arguments,
                 guint                   n_min,
                 guint                   n_max,
                 char                 ***operands,
                 UnrepCliStatus         *status)
{
  gboolean help = FALSE;
  g_auto (GStrv) rest = NULL;
  const GOptionEntry own[] = {
    { "help", 'h', 0, G_OPTION_ARG_NONE, &help, N_("Show this help"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &rest, NULL, NULL },
    { NULL }
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) strv = NULL;
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (list, g_strdup ("unrep-cli"));
  for (gsize i = 0; arguments[i] != NULL; i++)
    g_ptr_array_add (list, g_strdup (arguments[i]));
  g_ptr_array_add (list, NULL);
  strv = (char **) g_ptr_array_steal (list, NULL);

  g_option_context_set_help_enabled (context, FALSE);
  if (options != NULL)
    g_option_context_add_main_entries (context, options, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, own, GETTEXT_PACKAGE);

  if (!g_option_context_parse_strv (context, &strv, &error))
    *status = unrep_cli_wrong_use (command, "%s", error->message);
  else if (help)
    *status = print_command_help (command, context);
  else if ((rest != NULL ? g_strv_length (rest) : 0) < n_min)
    *status = unrep_cli_wrong_use (command, _("Something is missing."));
  else if (rest != NULL && g_strv_length (rest) > n_max)
    *status = unrep_cli_wrong_use (command, _("“%s” is one argument too many."), rest[n_max]);
  else
    {
      *operands = g_steal_pointer (&rest);
      return TRUE;
    }

  return FALSE;
}

/**
 * unrep_cli_choose:
 * @command: the command that is run
 * @option: name of the option, with its hyphens
 * @value: (nullable): what was given; %NULL means the first choice
 * @choices: the values it may have, %NULL-terminated
 * @choice: (out): the place of @value in @choices
 *
 * Reads an option that takes one of a few words, and says what is wrong where it
 * is none of them.
 *
 * Returns: whether @value is one of @choices
 */
gboolean
unrep_cli_choose (const UnrepCliCommand *command,
                  const char            *option,
                  const char            *value,
                  const char * const    *choices,
                  guint                 *choice)
{
  for (guint i = 0; choices[i] != NULL; i++)
    if (value == NULL || g_str_equal (value, choices[i]))
      {
        *choice = i;
        return TRUE;
      }

  unrep_cli_wrong_use (command, _("“%s” is nothing that %s can be."), value, option);
  return FALSE;
}

/**
 * unrep_cli_wrong_use:
 * @command: the command that was run
 * @format: what is wrong, in the manner of printf()
 * @...: what goes into it
 *
 * Says what is wrong with the arguments and how the command is used.
 *
 * Returns: %UNREP_CLI_USAGE
 */
UnrepCliStatus
unrep_cli_wrong_use (const UnrepCliCommand *command,
                     const char            *format,
                     ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  unrep_cli_complain ("%s: %s", command->name, message);
  unrep_cli_complain (_("Usage: unrep-cli %s %s"), command->name, command->parameters);

  return UNREP_CLI_USAGE;
}

/**
 * unrep_cli_new_file:
 * @argument: a path or a URI, as the shell hands it over
 *
 * GLib's own g_file_new_for_commandline_arg() takes `A:79.txt` for a URI; report
 * symbols make such names likely, so that a URI needs `://` here.
 *
 * Returns: (transfer full): the file it names
 */
GFile *
unrep_cli_new_file (const char *argument)
{
  g_autofree char *scheme = g_uri_parse_scheme (argument);

  if (scheme != NULL && g_str_has_prefix (argument + strlen (scheme), "://"))
    return g_file_new_for_uri (argument);
  return g_file_new_for_path (argument);
}

/* Writes all of it, past the buffers of stdio: what is printed is one piece
 * anyway, and so its success is known when the last byte is written. */
static gboolean
write_all (int         fd,
           const char *text,
           gsize       n_bytes)
{
  while (n_bytes > 0)
    {
      gssize written = write (fd, text, n_bytes);

      if (written < 0 && errno == EINTR)
        continue;
      if (written < 0)
        return FALSE;
      text += written;
      n_bytes -= written;
    }

  return TRUE;
}

/**
 * unrep_cli_complain:
 * @format: a whole sentence, in the manner of printf()
 * @...: what goes into it; of any encoding and content
 *
 * Writes one line to standard error, with nothing in it that a terminal would obey.
 */
void
unrep_cli_complain (const char *format,
                    ...)
{
  g_autoptr (GString) message = g_string_new (NULL);
  g_autofree char *printable = NULL;
  g_autofree char *line = NULL;
  va_list arguments;

  va_start (arguments, format);
  g_string_append_vprintf (message, format, arguments);
  va_end (arguments);

  /* Translations isolate names for the window; few terminals know what that is. */
  g_string_replace (message, "\u2068", "", 0);
  g_string_replace (message, "\u2069", "", 0);
  printable = unrep_dup_printable (message->str);
  line = g_strconcat ("unrep-cli: ", printable, "\n", NULL);
  /* Where even this cannot be written there is nobody left to tell. */
  (void) write_all (STDERR_FILENO, line, strlen (line));
}

/**
 * unrep_cli_report_error:
 * @error: why an input could not be read or an output could not be written
 *
 * Says so on standard error.
 *
 * Returns: the exit status that belongs to it
 */
UnrepCliStatus
unrep_cli_report_error (const GError *error)
{
  unrep_cli_complain ("%s", error->message);

  if (g_error_matches (error, UNREP_ERROR, UNREP_ERROR_USAGE) ||
      g_error_matches (error, UNREP_ERROR, UNREP_ERROR_NOT_FOUND) ||
      g_error_matches (error, UNREP_ERROR, UNREP_ERROR_AMBIGUOUS))
    return UNREP_CLI_USAGE;
  if (g_error_matches (error, UNREP_ERROR, UNREP_ERROR_UNWRITABLE) ||
      g_error_matches (error, UNREP_ERROR, UNREP_ERROR_CHANGED))
    return UNREP_CLI_UNWRITABLE;
  return UNREP_CLI_UNREADABLE;
}

/**
 * unrep_cli_append_number:
 * @out: what is to be printed
 * @value: a number
 *
 * Adds @value in decimal. printf() would take most of the time that a large report
 * needs.
 */
void
unrep_cli_append_number (GString *out,
                         gsize    value)
{
  char digits[24];
  char *p = digits + sizeof digits;

  do
    *--p = '0' + value % 10;
  while ((value /= 10) > 0);

  g_string_append_len (out, p, digits + sizeof digits - p);
}

/**
 * unrep_cli_print:
 * @text: UTF-8
 * @n_bytes: its length
 *
 * Writes to standard output, and says so where that fails (a full disk, a closed
 * pipe).
 *
 * Returns: %UNREP_CLI_DONE or %UNREP_CLI_UNWRITABLE
 */
UnrepCliStatus
unrep_cli_print (const char *text,
                 gsize       n_bytes)
{
  if (write_all (STDOUT_FILENO, text, n_bytes))
    return UNREP_CLI_DONE;

  unrep_cli_complain (_("Standard output could not be written: %s."), unrep_error_reason (errno));
  return UNREP_CLI_UNWRITABLE;
}

/**
 * unrep_cli_print_bytes:
 * @bytes: (transfer full): UTF-8
 *
 * As unrep_cli_print().
 *
 * Returns: %UNREP_CLI_DONE or %UNREP_CLI_UNWRITABLE
 */
UnrepCliStatus
unrep_cli_print_bytes (GBytes *bytes)
{
  g_autoptr (GBytes) owned = bytes;
  gsize n_bytes;
  const char *text = g_bytes_get_data (owned, &n_bytes);

  return unrep_cli_print (text, n_bytes);
}

/**
 * unrep_cli_read_team:
 * @arguments: reports, side files and folders, as the shell hands them over
 * @flags: how to read them
 * @team: (out) (transfer full): everybody's work
 *
 * Reads everybody's work, and names what cannot be read.
 *
 * Returns: %UNREP_CLI_DONE, or %UNREP_CLI_UNREADABLE where something is missing
 */
UnrepCliStatus
unrep_cli_read_team (char              **arguments,
                     UnrepCliReadFlags   flags,
                     UnrepTeam         **team)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_object_unref);
  UnrepCliStatus status = UNREP_CLI_DONE;

  for (gsize i = 0; arguments[i] != NULL; i++)
    g_ptr_array_add (paths, unrep_cli_new_file (arguments[i]));

  *team = flags & UNREP_CLI_READ_ANEW ? unrep_team_read (paths, NULL, NULL) : unrep_team_read_cached (paths, NULL, NULL);
  if (flags & UNREP_CLI_READ_REPORTS)
    unrep_team_make_present (*team, NULL, NULL);
  for (guint i = 0; i < unrep_team_get_n_problems (*team); i++)
    {
      const GError *problem = unrep_team_get_problem (*team, i);

      unrep_cli_complain ("%s", problem->message);
      /* Contradicting copies and work on an earlier text were read and counted; that
       * is for people to know. */
      if (!g_error_matches (problem, UNREP_ERROR, UNREP_ERROR_CHANGED) &&
          !g_error_matches (problem, UNREP_ERROR, UNREP_ERROR_OUTDATED))
        status = UNREP_CLI_UNREADABLE;
    }

  return status;
}
