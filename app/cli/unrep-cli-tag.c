/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/unrep-cli-work.h"

#include "base/unrep-file.h"

#include <glib/gi18n.h>
#include <string.h>

static UnrepCliStatus
report_unknown_position (const UnrepCliCommand *command,
                         UnrepCodebook         *codebook,
                         const char            *position)
{
  g_autoptr (GString) known = g_string_new (NULL);

  for (guint i = 0; i < unrep_codebook_get_n_positions (codebook); i++)
    g_string_append_printf (known, "%s%s", i > 0 ? ", " : "", unrep_codebook_get_position (codebook, i)->id);

  /* Translators: what was typed, a codebook's id, a list of ids of positions */
  return unrep_cli_wrong_use (command, _("“%s” is no position of the codebook “%s”, which has: %s."), position,
                              unrep_codebook_get_id (codebook), known->str);
}

static gboolean
change (UnrepReview    *review,
        guint           unit,
        const char     *position,
        const char     *note,
        GError        **error)
{
  return unrep_review_set_position (review, unit, position, error) &&
         (note == NULL || unrep_review_set_note (review, unit, note, error));
}

static UnrepCliStatus
print_change (UnrepReview *review,
              guint        index,
              const char  *position)
{
  const UnrepUnit *unit = unrep_outline_get_unit (unrep_review_get_outline (review), index);
  g_autofree char *display = unrep_file_dup_display (unrep_review_get_file (review));
  g_autofree char *line = NULL;

  if (position != NULL)
    /* Translators: a path and a line, a position, a file name */
    line = g_strdup_printf (_("%s@%u: %s in “%s”\n"), unit->path, unit->line, position, display);
  else
    /* Translators: a path and a line, a file name */
    line = g_strdup_printf (_("%s@%u: no position in “%s”\n"), unit->path, unit->line, display);

  return unrep_cli_print (line, strlen (line));
}

/* What was asked for is clear; what fails from here on is an input or an output. */
static UnrepCliStatus
change_report (const UnrepCliCommand *command,
               char                 **operands,
               UnrepCliWork          *work,
               const char            *note)
{
  const char *position = operands[2];
  g_autoptr (GFile) file = unrep_cli_new_file (operands[0]);
  g_autoptr (GError) error = NULL;
  UnrepCliStatus status;
  guint unit;

  if (!unrep_cli_work_load_codebook (work, &error))
    return unrep_cli_report_error (error);
  if (position != NULL && !unrep_codebook_find_position (work->codebook, position, NULL))
    return report_unknown_position (command, work->codebook, position);

  status = unrep_cli_work_open (work, file);
  if (status != UNREP_CLI_DONE)
    return status;
  unit = unrep_cli_find_unit (unrep_review_get_outline (work->review), file, operands[1]);
  if (unit == UNREP_NO_UNIT)
    return UNREP_CLI_USAGE;

  if (!unrep_cli_work_begin (work, &error) || !change (work->review, unit, position, note, &error) ||
      !unrep_cli_work_save (work, &error))
    return unrep_cli_work_report (error);
  return print_change (work->review, unit, position);
}

static UnrepCliStatus
run (const UnrepCliCommand *self,
     const char * const    *arguments)
{
  guint n_operands = self == &unrep_cli_tag ? 3 : 2;
  g_auto (UnrepCliWork) work = { NULL };
  g_autofree char *note = NULL;
  g_auto (GStrv) operands = NULL;
  const GOptionEntry entries[] = {
    { "reviewer", 0, 0, G_OPTION_ARG_FILENAME, &work.reviewer, N_("Who tags; a new id is remembered"), "ID" },
    { "codebook", 0, 0, G_OPTION_ARG_FILENAME, &work.codebook_path,
      N_("The codebook, where it is not the default one"), "FILE" },
    { "note", 0, 0, G_OPTION_ARG_FILENAME, &note, N_("A note; an empty one takes the note away"), "TEXT" },
    { "uid", 0, 0, G_OPTION_ARG_FILENAME, &work.uid,
      N_("The uid of the reviewer's side files, to go on with them on this computer"), "UUID" },
    { NULL }
  };
  UnrepCliStatus status;

  if (!unrep_cli_parse (self, entries, arguments, n_operands, n_operands, &operands, &status))
    return status;
  if (!unrep_cli_work_check (&work, self))
    return UNREP_CLI_USAGE;
  if (note != NULL && !g_utf8_validate (note, -1, NULL))
    return unrep_cli_wrong_use (self, _("The note is not UTF-8."));

  return change_report (self, operands, &work, note);
}

#define OPTIONS "[--reviewer=ID] [--codebook=FILE] [--note=TEXT] [--uid=UUID]"

const UnrepCliCommand unrep_cli_tag = {
  .name = "tag",
  .parameters = OPTIONS " REPORT PATH POSITION",
  .summary = N_("Set the position of a unit, in the reviewer's side file beside the report"),
  .run = run,
};

const UnrepCliCommand unrep_cli_untag = {
  .name = "untag",
  .parameters = OPTIONS " REPORT PATH",
  .summary = N_("Take the position of a unit away; its note stays"),
  .run = run,
};
