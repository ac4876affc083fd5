/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/unrep-cli-work.h"

#include "annotation/unrep-agreed-encoding.h"
#include "base/unrep-file.h"
#include "base/unrep-json-writer.h"
#include "report/unrep-report-head.h"
#include "report/unrep-report.h"

#include <glib/gi18n.h>
#include <string.h>

/* As many characters of a unit as fit a line of a terminal beside its label. */
#define FIRST_WORDS_CHARS 60

static UnrepCliStatus
print_json (UnrepOutline *outline)
{
  g_autoptr (UnrepJsonWriter) writer = unrep_json_writer_new ();
  g_autoptr (UnrepReportHead) head = unrep_report_head_new (outline);
  g_autoptr (GBytes) bytes = NULL;
  const char *text;
  gsize n_bytes;

  unrep_json_writer_begin_object (writer);
  unrep_json_writer_member_object (writer, "report");
  unrep_report_head_write (head, writer);
  unrep_json_writer_end_object (writer);
  unrep_json_writer_member_array (writer, "units");
  for (guint i = 0; i < unrep_outline_get_n_units (outline); i++)
    {
      const UnrepUnit *unit = unrep_outline_get_unit (outline, i);

      unrep_json_writer_begin_object (writer);
      unrep_json_writer_member_string (writer, "kind", unrep_unit_kind_to_string (unit->kind));
      unrep_json_writer_member_string (writer, "label", unit->label);
      unrep_json_writer_member_string (writer, "path", unit->path);
      unrep_json_writer_member_int (writer, "line", unit->line);
      unrep_json_writer_member_int (writer, "end_line", unit->end_line);
      unrep_json_writer_member_int (writer, "start", unit->range.start);
      unrep_json_writer_member_int (writer, "end", unit->range.end);
      unrep_json_writer_member_string (writer, "printed", unit->printed);
      unrep_json_writer_member_boolean (writer, "certain", unit->certain);
      unrep_json_writer_member_string (writer, "recommendation", unrep_recommendation_to_string (unit->recommendation));
      unrep_json_writer_end_object (writer);
    }
  unrep_json_writer_end_array (writer);
  unrep_json_writer_end_object (writer);

  bytes = unrep_json_writer_free_to_bytes (g_steal_pointer (&writer));
  text = g_bytes_get_data (bytes, &n_bytes);
  return unrep_cli_print (text, n_bytes);
}

static void
append_cell (GString    *out,
             const char *text)
{
  g_string_append_c (out, '\t');
  /* A label as printed may hold a tab. */
  for (; *text != '\0'; text++)
    g_string_append_c (out, (guchar) *text < 0x20 || *text == 0x7f ? ' ' : *text);
}

static void
append_number_cell (GString *out,
                    gsize    value)
{
  g_string_append_c (out, '\t');
  unrep_cli_append_number (out, value);
}

static UnrepCliStatus
print_tsv (UnrepOutline *outline)
{
  guint n_units = unrep_outline_get_n_units (outline);
  g_autoptr (GString) out = g_string_sized_new (128 + (gsize) n_units * 64);

  g_string_append (out, "kind\tlabel\tpath\tline\tend_line\tstart\tend\tprinted\tcertain\trecommendation\n");
  for (guint i = 0; i < n_units; i++)
    {
      const UnrepUnit *unit = unrep_outline_get_unit (outline, i);

      g_string_append (out, unrep_unit_kind_to_string (unit->kind));
      append_cell (out, unit->label);
      append_cell (out, unit->path);
      append_number_cell (out, unit->line);
      append_number_cell (out, unit->end_line);
      append_number_cell (out, unit->range.start);
      append_number_cell (out, unit->range.end);
      append_cell (out, unit->printed);
      append_cell (out, unit->certain ? "true" : "false");
      append_cell (out, unrep_recommendation_to_string (unit->recommendation));
      g_string_append_c (out, '\n');
    }

  return unrep_cli_print (out->str, out->len);
}

static char
get_mark (UnrepRecommendation recommendation)
{
  switch (recommendation)
    {
    case UNREP_RECOMMENDATION_YES:
      return '*';
    case UNREP_RECOMMENDATION_UNSURE:
      return '?';
    case UNREP_RECOMMENDATION_NO:
    default:
      return ' ';
    }
}

/* Logical text without any marks of direction: a terminal that reorders takes the
 * direction of a line from its first letter, one that does not shows what is stored. */
static UnrepCliStatus
print_text (UnrepOutline *outline)
{
  guint n_units = unrep_outline_get_n_units (outline);
  g_autoptr (GString) out = g_string_sized_new (128 + (gsize) n_units * 128);
  guint n_recommendations = 0, n_unsure = 0;

  for (guint i = 0; i < n_units; i++)
    {
      const UnrepUnit *unit = unrep_outline_get_unit (outline, i);
      g_autofree char *label = unrep_unit_dup_display_label (unit);
      g_autofree char *words = unrep_outline_dup_first_words (outline, i, FIRST_WORDS_CHARS);
      g_autofree char *line = g_strjoin (*label != '\0' && *words != '\0' ? " " : "", label, words, NULL);
      g_autofree char *printable = unrep_dup_printable (line);

      g_string_append_c (out, get_mark (unit->recommendation));
      for (guint j = 0; j < MAX (unit->level, 1); j++)
        g_string_append (out, j == 0 ? " " : "  ");
      g_string_append (out, printable);
      g_string_append_c (out, '\n');

      n_recommendations += unit->recommendation == UNREP_RECOMMENDATION_YES;
      n_unsure += unit->recommendation == UNREP_RECOMMENDATION_UNSURE;
    }

  g_string_append_c (out, '\n');
  g_string_append_printf (out, ngettext ("* %u recommendation", "* %u recommendations", n_recommendations),
                          n_recommendations);
  g_string_append_c (out, '\n');
  if (n_unsure > 0)
    {
      g_string_append_printf (out, ngettext ("? %u unit that may be one", "? %u units that may be recommendations",
                                             n_unsure), n_unsure);
      g_string_append_c (out, '\n');
    }

  return unrep_cli_print (out->str, out->len);
}

/* The outline that a reviewer sees, or without one that everybody starts from. */
static UnrepOutline *
new_outline (UnrepReport  *report,
             const char   *reviewer_id,
             GError      **error)
{
  g_autoptr (UnrepOutline) found = unrep_report_new_outline (report, NULL, error);
  g_autoptr (UnrepReview) review = NULL;

  if (found == NULL)
    return NULL;
  if (reviewer_id == NULL)
    return unrep_review_new_team_outline (report, found, NULL, error);
  review = unrep_cli_load_review (report, found, reviewer_id, error);
  if (review == NULL)
    return NULL;
  return unrep_outline_ref (unrep_review_get_outline (review));
}

static UnrepCliStatus
run_outline (const UnrepCliCommand *self,
             const char * const    *arguments)
{
  static const char * const formats[] = { "text", "json", "tsv", NULL };
  static UnrepCliStatus (* const printers[]) (UnrepOutline *) = { print_text, print_json, print_tsv };
  g_autofree char *format = NULL, *reviewer = NULL;
  g_auto (GStrv) operands = NULL;
  const GOptionEntry options[] = {
    { "format", 0, 0, G_OPTION_ARG_FILENAME, &format, N_("How to print it: text (default), json or tsv"), "FORMAT" },
    { "reviewer", 0, 0, G_OPTION_ARG_FILENAME, &reviewer, N_("With the corrections of this reviewer"), "ID" },
    { NULL }
  };
  g_autoptr (GFile) file = NULL;
  g_autoptr (UnrepReport) report = NULL;
  g_autoptr (UnrepOutline) outline = NULL;
  g_autoptr (GError) error = NULL;
  UnrepCliStatus status;
  guint choice;

  if (!unrep_cli_parse (self, options, arguments, 1, 1, &operands, &status))
    return status;
  if (!unrep_cli_choose (self, "--format", format, formats, &choice))
    return UNREP_CLI_USAGE;

  file = unrep_cli_new_file (operands[0]);
  report = unrep_report_load_agreed (file, NULL, &error);
  if (report == NULL)
    return unrep_cli_report_error (error);
  outline = new_outline (report, reviewer, &error);
  if (outline == NULL)
    return unrep_cli_report_error (error);

  return printers[choice] (outline);
}

const UnrepCliCommand unrep_cli_outline = {
  .name = "outline",
  .parameters = "[--format=text|json|tsv] [--reviewer=ID] REPORT",
  .summary = N_("Print the outline of a report"),
  .run = run_outline,
};
