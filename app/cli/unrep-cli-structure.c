/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/unrep-cli-work.h"

#include "base/unrep-file.h"

#include <glib/gi18n.h>
#include <string.h>

typedef enum
{
  ACTION_RECOMMENDATION,
  ACTION_NO_RECOMMENDATION,
  ACTION_LABEL,
  ACTION_SPLIT,
  ACTION_JOIN,
  ACTION_RESET,
} Action;

static const char * const actions[] = {
  "recommendation", "no-recommendation", "label", "split", "join", "reset", NULL,
};

typedef struct
{
  UnrepCliWork work;
  char *label;
  char *parent;
} Options;

static void
options_clear (Options *self)
{
  unrep_cli_work_clear (&self->work);
  g_free (self->label);
  g_free (self->parent);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

/* START-END, in code points of the extracted text, as `outline` prints them. */
static gboolean
read_range (const char *text,
            UnrepRange *range)
{
  const char *hyphen = strchr (text, '-');
  g_autofree char *start = hyphen != NULL ? g_strndup (text, (gsize) (hyphen - text)) : NULL;
  guint64 from, to;

  if (hyphen == NULL || !g_ascii_string_to_unsigned (start, 10, 0, G_MAXSIZE / 4, &from, NULL) ||
      !g_ascii_string_to_unsigned (hyphen + 1, 10, 0, G_MAXSIZE / 4, &to, NULL))
    return FALSE;
  *range = (UnrepRange) { (gsize) from, (gsize) to };
  return TRUE;
}

static guint
find_unit (UnrepOutline *outline,
           GFile        *file,
           const char   *operand)
{
  g_autofree char *display = unrep_file_dup_display (file);
  UnrepRange range;
  guint unit;

  if (!read_range (operand, &range))
    return unrep_cli_find_unit (outline, file, operand);
  unit = unrep_outline_find_overlapping (outline, range);
  if (unit == UNREP_NO_UNIT)
    unrep_cli_complain (_("“%s” has no unit with the range %s. “unrep-cli outline” shows those it has."), display,
                        operand);
  return unit;
}

/* An offset, or words of the unit that stand there once. */
static gboolean
find_offset (UnrepOutline  *outline,
             guint          unit,
             const char    *at,
             gsize         *offset,
             GError       **error)
{
  UnrepText *text = unrep_outline_get_text (outline);
  UnrepRange range = unrep_outline_get_unit (outline, unit)->range;
  g_autofree char *words = unrep_text_dup_range (text, range);
  const char *found;
  guint64 number;

  if (g_ascii_string_to_unsigned (at, 10, 0, G_MAXSIZE / 4, &number, NULL))
    {
      *offset = (gsize) number;
      return TRUE;
    }
  found = *at != '\0' ? strstr (words, at) : NULL;
  if (found == NULL || strstr (found + 1, at) != NULL || !g_utf8_validate (at, -1, NULL))
    {
      g_set_error (error, UNREP_ERROR, UNREP_ERROR_USAGE,
                   found == NULL ? _("The unit does not have the words “%s”.")
                                 : _("The unit has the words “%s” more than once. Give more of them, or an offset."), at);
      return FALSE;
    }
  *offset = range.start + (gsize) g_utf8_strlen (words, found - words);
  return TRUE;
}

/* Returns the unit that there is now. */
static guint
correct (UnrepReview    *review,
         guint           unit,
         Action          action,
         const char     *argument,
         const Options  *options,
         GError        **error)
{
  gsize offset;

  switch (action)
    {
    case ACTION_RECOMMENDATION:
    case ACTION_NO_RECOMMENDATION:
      return unrep_review_mark_recommendation (review, unit, action == ACTION_RECOMMENDATION, error) ? unit
                                                                                                      : UNREP_NO_UNIT;
    case ACTION_LABEL:
      return unrep_review_set_label (review, unit, argument, options->parent, error) ? unit : UNREP_NO_UNIT;
    case ACTION_SPLIT:
      if (!find_offset (unrep_review_get_outline (review), unit, argument, &offset, error))
        return UNREP_NO_UNIT;
      return unrep_review_split (review, unit, offset, options->label, error);
    case ACTION_JOIN:
      return unrep_review_join_previous (review, unit, error);
    case ACTION_RESET:
    default:
      return unrep_review_reset_structure (review, unit, error);
    }
}

static UnrepCliStatus
print_unit (UnrepReview *review,
            guint        index)
{
  const UnrepUnit *unit = unrep_outline_get_unit (unrep_review_get_outline (review), index);
  g_autofree char *line = g_strdup_printf ("%s@%u\t%s\t%s\t%zu-%zu\n", unit->path, unit->line,
                                           unrep_unit_kind_to_string (unit->kind),
                                           unrep_recommendation_to_string (unit->recommendation), unit->range.start,
                                           unit->range.end);

  return unrep_cli_print (line, strlen (line));
}

static UnrepCliStatus
correct_report (char    **operands,
                Action    action,
                Options  *options)
{
  g_autoptr (GFile) file = unrep_cli_new_file (operands[0]);
  gboolean publishes = operands[2] == NULL;
  g_autoptr (GError) error = NULL;
  UnrepReview *review;
  UnrepCliStatus status;
  guint unit = UNREP_NO_UNIT;

  if (!unrep_cli_work_load_codebook (&options->work, &error))
    return unrep_cli_report_error (error);
  status = unrep_cli_work_open (&options->work, file);
  if (status != UNREP_CLI_DONE)
    return status;
  review = options->work.review;
  if (!publishes)
    {
      unit = find_unit (unrep_review_get_outline (review), file, operands[1]);
      if (unit == UNREP_NO_UNIT)
        return UNREP_CLI_USAGE;
    }
  if (!unrep_cli_work_begin (&options->work, &error))
    return unrep_cli_work_report (error);
  if (publishes)
    return unrep_review_publish_outline (review, &error) ? UNREP_CLI_DONE : unrep_cli_work_report (error);

  unit = correct (review, unit, action, operands[3], options, &error);
  if (unit == UNREP_NO_UNIT || !unrep_cli_work_save (&options->work, &error))
    return unrep_cli_work_report (error);
  return print_unit (review, unit);
}

static UnrepCliStatus
run (const UnrepCliCommand *self,
     const char * const    *arguments)
{
  g_auto (Options) options = { { NULL } };
  g_auto (GStrv) operands = NULL;
  const GOptionEntry entries[] = {
    { "reviewer", 0, 0, G_OPTION_ARG_FILENAME, &options.work.reviewer, N_("Who corrects; a new id is remembered"), "ID" },
    { "codebook", 0, 0, G_OPTION_ARG_FILENAME, &options.work.codebook_path,
      N_("The codebook, where it is not the default one"), "FILE" },
    { "uid", 0, 0, G_OPTION_ARG_FILENAME, &options.work.uid,
      N_("The uid of the reviewer's side files, to go on with them on this computer"), "UUID" },
    { "label", 0, 0, G_OPTION_ARG_FILENAME, &options.label,
      N_("With split: the label of the new unit, if it is not the next one"), "LABEL" },
    { "parent", 0, 0, G_OPTION_ARG_FILENAME, &options.parent,
      N_("With label: the path of the unit that it stands below"), "PATH" },
    { NULL }
  };
  UnrepCliStatus status;
  guint n, choice = 0;

  if (!unrep_cli_parse (self, entries, arguments, 2, 4, &operands, &status))
    return status;
  if (!unrep_cli_work_check (&options.work, self))
    return UNREP_CLI_USAGE;
  n = g_strv_length (operands);
  if (n == 2 && !g_str_equal (operands[1], "publish"))
    return unrep_cli_wrong_use (self, _("Something is missing."));
  if (n > 2 && !unrep_cli_choose (self, "ACTION", operands[2], actions, &choice))
    return UNREP_CLI_USAGE;
  if (n > 2 && n < (choice == ACTION_LABEL || choice == ACTION_SPLIT ? 4 : 3))
    return unrep_cli_wrong_use (self, _("Something is missing."));
  if (n == 4 && choice != ACTION_LABEL && choice != ACTION_SPLIT)
    return unrep_cli_wrong_use (self, _("“%s” is one argument too many."), operands[3]);

  return correct_report (operands, (Action) choice, &options);
}

const UnrepCliCommand unrep_cli_structure = {
  .name = "structure",
  .parameters = "[--reviewer=ID] [--codebook=FILE] [--uid=UUID] [--label=LABEL] [--parent=PATH] REPORT publish | "
                "REPORT RANGE-OR-PATH recommendation|no-recommendation|label LABEL|split OFFSET-OR-WORDS|join|reset",
  .summary = N_("Correct the outline of a report, in the reviewer's side file beside it"),
  .run = run,
};
