/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/unrep-cli.h"

#include "annotation/unrep-review.h"
#include "base/unrep-file.h"

#include <glib/gi18n.h>
#include <string.h>

#define FIRST_WORDS_CHARS 60

/* What the options of both commands say. */
typedef struct
{
  char *reviewer;
  char *uid;
  char *codebook;
  char *note;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->reviewer);
  g_free (options->uid);
  g_free (options->codebook);
  g_free (options->note);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
check_options (const UnrepCliCommand *command,
               Options               *options)
{
  if (options->reviewer != NULL)
    {
      g_autofree char *lower = g_ascii_strdown (options->reviewer, -1);

      if (!unrep_reviewer_id_is_valid (lower))
        {
          unrep_cli_wrong_use (command,
                               _("“%s” cannot be a reviewer's id. Use 1 to 24 of the characters a–z, 0–9 and -."),
                               options->reviewer);
          return FALSE;
        }
      g_free (options->reviewer);
      options->reviewer = g_steal_pointer (&lower);
    }
  if (options->uid != NULL && !g_uuid_string_is_valid (options->uid))
    {
      unrep_cli_wrong_use (command, _("“%s” is no UUID. Take the “uid” that the side file has."), options->uid);
      return FALSE;
    }
  if (options->note != NULL && !g_utf8_validate (options->note, -1, NULL))
    {
      unrep_cli_wrong_use (command, _("The note is not UTF-8."));
      return FALSE;
    }

  return TRUE;
}

/* Who tags, and whether that has to be remembered before the first change. */
static UnrepReviewer *
new_reviewer (const Options *options,
              gboolean      *is_new,
              gboolean      *make_default,
              GError       **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (UnrepReviewer) known = options->reviewer != NULL ? unrep_reviewer_load (options->reviewer, &local_error)
                                                              : unrep_reviewer_load_default (&local_error);

  *is_new = FALSE;
  *make_default = FALSE;
  if (known == NULL && !g_error_matches (local_error, UNREP_ERROR, UNREP_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  if (known == NULL)
    {
      *is_new = TRUE;
      *make_default = options->reviewer == NULL;
      known = options->reviewer != NULL ? unrep_reviewer_new (options->reviewer, options->uid, NULL)
                                        : unrep_reviewer_guess ();
    }
  if (options->uid == NULL || g_ascii_strcasecmp (options->uid, unrep_reviewer_get_uid (known)) == 0)
    return g_steal_pointer (&known);

  *is_new = TRUE;
  return unrep_reviewer_new (unrep_reviewer_get_id (known), options->uid, unrep_reviewer_get_name (known));
}

/* The one unit with this path; says which there are where there are several. */
static guint
find_unit (UnrepOutline *outline,
           GFile        *file,
           const char   *path)
{
  g_autofree char *display = unrep_file_dup_display (file);
  g_autoptr (GArray) units = NULL;

  if (!g_utf8_validate (path, -1, NULL))
    {
      unrep_cli_complain (_("The path “%s” is not UTF-8."), path);
      return UNREP_NO_UNIT;
    }
  units = unrep_outline_list_path (outline, path);
  if (units->len == 1)
    return g_array_index (units, guint, 0);
  if (units->len == 0)
    {
      unrep_cli_complain (_("“%s” has no unit with the path “%s”. “unrep-cli outline” shows those it has."),
                          display, path);
      return UNREP_NO_UNIT;
    }

  unrep_cli_complain (_("“%s” has several units with the path “%s”. Name one of these:"), display, path);
  for (guint i = 0; i < units->len; i++)
    {
      guint index = g_array_index (units, guint, i);
      const UnrepUnit *unit = unrep_outline_get_unit (outline, index);
      g_autofree char *words = unrep_outline_dup_first_words (outline, index, FIRST_WORDS_CHARS);

      unrep_cli_complain ("%s@%u  %s", unit->path, unit->line, words);
    }
  return UNREP_NO_UNIT;
}

static UnrepCodebook *
load_codebook (const Options  *options,
               GError        **error)
{
  g_autoptr (GFile) file = NULL;

  if (options->codebook == NULL)
    return unrep_codebook_new_default ();

  file = unrep_cli_new_file (options->codebook);
  return unrep_codebook_load (file, NULL, error);
}

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

/* The review of a report, loaded and fit to be changed. */
static UnrepReview *
open_review (UnrepReport    *report,
             UnrepOutline   *outline,
             UnrepCodebook  *codebook,
             const Options  *options,
             GError        **error)
{
  gboolean is_new, make_default;
  g_autoptr (UnrepReviewer) reviewer = new_reviewer (options, &is_new, &make_default, error);
  g_autoptr (UnrepReview) review = NULL;

  if (reviewer == NULL)
    return NULL;

  review = unrep_review_new (report, outline, codebook, reviewer);
  if (!unrep_review_load (review, NULL, error))
    return NULL;
  if (unrep_review_get_state (review) == UNREP_REVIEW_READ_ONLY)
    {
      g_set_error_literal (error, UNREP_ERROR, UNREP_ERROR_UNWRITABLE, unrep_review_get_problem (review));
      return NULL;
    }
  /* Only now: somebody else's id is not to be remembered as one's own. */
  if (is_new && !unrep_reviewer_store (reviewer, make_default, error))
    return NULL;

  return g_steal_pointer (&review);
}

static gboolean
change (UnrepReview    *review,
        guint           unit,
        const char     *position,
        const char     *note,
        GError        **error)
{
  return unrep_review_set_position (review, unit, position, error) &&
         (note == NULL || unrep_review_set_note (review, unit, note, error)) &&
         unrep_review_flush (review, error);
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
               const Options         *options)
{
  const char *position = operands[2];
  g_autoptr (GFile) file = unrep_cli_new_file (operands[0]);
  g_autoptr (UnrepReport) report = NULL;
  g_autoptr (UnrepOutline) outline = NULL;
  g_autoptr (UnrepReview) review = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (UnrepCodebook) codebook = load_codebook (options, &error);
  guint unit;

  if (codebook == NULL)
    return unrep_cli_report_error (error);
  if (position != NULL && !unrep_codebook_find_position (codebook, position, NULL))
    return report_unknown_position (command, codebook, position);

  report = unrep_report_load (file, NULL, &error);
  if (report != NULL)
    outline = unrep_outline_new (unrep_report_get_text (report), NULL, &error);
  if (outline == NULL)
    return unrep_cli_report_error (error);
  unit = find_unit (outline, file, operands[1]);
  if (unit == UNREP_NO_UNIT)
    return UNREP_CLI_USAGE;

  review = open_review (report, outline, codebook, options, &error);
  if (review == NULL || !change (review, unit, position, options->note, &error))
    {
      unrep_cli_complain ("%s", error->message);
      return g_error_matches (error, UNREP_ERROR, UNREP_ERROR_USAGE) ? UNREP_CLI_USAGE : UNREP_CLI_UNWRITABLE;
    }
  return print_change (review, unit, position);
}

static UnrepCliStatus
run (const UnrepCliCommand *self,
     const char * const    *arguments)
{
  guint n_operands = self == &unrep_cli_tag ? 3 : 2;
  g_auto (Options) options = { 0 };
  g_auto (GStrv) operands = NULL;
  const GOptionEntry entries[] = {
    { "reviewer", 0, 0, G_OPTION_ARG_FILENAME, &options.reviewer, N_("Who tags; a new id is remembered"), "ID" },
    { "codebook", 0, 0, G_OPTION_ARG_FILENAME, &options.codebook,
      N_("The codebook, where it is not the default one"), "FILE" },
    { "note", 0, 0, G_OPTION_ARG_FILENAME, &options.note, N_("A note; an empty one takes the note away"), "TEXT" },
    { "uid", 0, 0, G_OPTION_ARG_FILENAME, &options.uid,
      N_("The uid of the reviewer's side files, to go on with them on this computer"), "UUID" },
    { NULL }
  };
  UnrepCliStatus status;

  if (!unrep_cli_parse (self, entries, arguments, n_operands, n_operands, &operands, &status))
    return status;
  if (!check_options (self, &options))
    return UNREP_CLI_USAGE;

  return change_report (self, operands, &options);
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
