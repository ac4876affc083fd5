/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/unrep-cli.h"

#include "base/unrep-file.h"
#include "rendering/unrep-baseline.h"
#include "rendering/unrep-finding-message.h"
#include "report/unrep-report.h"

#include <glib/gi18n.h>

/* So much is printed at once, in bytes. */
#define PRINTED_AT_ONCE (64 * 1024)

/* What is asked for, and what has been found in the reports so far. */
typedef struct
{
  UnrepBaseline *baseline;
  UnrepCheckAids aids;
  UnrepJsonWriter *json;
  GString *text;
  UnrepCliStatus status;
} Work;

static void
work_clear (Work *self)
{
  g_clear_pointer (&self->baseline, unrep_baseline_free);
  g_clear_pointer (&self->aids.fonts, unrep_font_coverage_free);
  g_clear_pointer (&self->aids.dictionary, unrep_dictionary_free);
  g_clear_pointer (&self->json, unrep_json_writer_free);
  if (self->text != NULL)
    g_string_free (self->text, TRUE);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Work, work_clear)

/* What is ready to be printed goes out, unless that has failed already. */
static void
flush (Work *self)
{
  if (self->status < UNREP_CLI_UNWRITABLE)
    self->status = unrep_cli_worse (self->status, unrep_cli_print (self->text->str, self->text->len));
  g_string_truncate (self->text, 0);
}

static void
append_line (Work                 *self,
             const char           *file,
             UnrepFindings        *findings,
             UnrepFindingMessages *messages,
             guint                 index)
{
  const UnrepFinding *finding = unrep_findings_get (findings, index);

  g_string_append (self->text, file);
  g_string_append_c (self->text, ':');
  unrep_cli_append_number (self->text, finding->line);
  g_string_append_c (self->text, ':');
  unrep_cli_append_number (self->text, finding->column);
  g_string_append (self->text, ": ");
  g_string_append (self->text, unrep_severity_to_string (finding->severity));
  g_string_append_c (self->text, ' ');
  g_string_append (self->text, finding->check->id);
  g_string_append_c (self->text, ' ');
  unrep_finding_messages_append (messages, index, self->text);
  g_string_append_c (self->text, '\n');
  if (self->text->len >= PRINTED_AT_ONCE)
    flush (self);
}

static UnrepFindings *
new_findings (Work    *self,
              GFile   *file,
              GError **error)
{
  g_autoptr (UnrepReport) report = unrep_report_load (file, NULL, error);
  g_autoptr (UnrepOutline) outline = NULL;
  g_autoptr (UnrepReadingText) reading = NULL;
  UnrepText *text;

  if (report == NULL)
    return NULL;
  text = unrep_report_get_text (report);
  outline = unrep_report_new_outline (report, NULL, error);
  if (outline == NULL)
    return NULL;
  reading = unrep_reading_text_new_repaired (text, outline, UNREP_REPAIR_ALL);
  return unrep_findings_new_aided (text, outline, reading, &self->aids, NULL, error);
}

static void
check_report (Work       *self,
              const char *argument)
{
  g_autoptr (GFile) file = unrep_cli_new_file (argument);
  g_autofree char *utf8 = g_filename_display_name (argument);
  g_autofree char *name = unrep_dup_printable (utf8);
  g_autoptr (GError) error = NULL;
  g_autoptr (UnrepFindings) findings = new_findings (self, file, &error);
  g_autoptr (UnrepFindingMessages) messages = NULL;

  if (findings == NULL)
    {
      self->status = unrep_cli_worse (self->status, unrep_cli_report_error (error));
      return;
    }
  messages = unrep_finding_messages_new (findings, TRUE);
  for (guint i = 0; i < unrep_findings_get_n (findings); i++)
    {
      if (self->baseline != NULL && unrep_baseline_accepts (self->baseline, findings, i))
        continue;
      if (unrep_findings_get (findings, i)->severity == UNREP_SEVERITY_ERROR)
        self->status = unrep_cli_worse (self->status, UNREP_CLI_UNSOUND);
      if (self->json != NULL)
        unrep_findings_write_json (findings, i, utf8, self->json);
      else
        append_line (self, name, findings, messages, i);
    }
}

static void
finish (Work *self)
{
  if (self->json == NULL)
    {
      flush (self);
      return;
    }
  unrep_json_writer_end_array (self->json);
  unrep_json_writer_end_object (self->json);
  self->status = unrep_cli_worse (self->status,
                                  unrep_cli_print_bytes (unrep_json_writer_free_to_bytes (g_steal_pointer (&self->json))));
}

static gboolean
read_baseline (Work       *self,
               const char *argument)
{
  g_autoptr (GFile) file = unrep_cli_new_file (argument);
  g_autoptr (GError) error = NULL;

  self->baseline = unrep_baseline_read (file, NULL, &error);
  if (self->baseline == NULL)
    self->status = unrep_cli_report_error (error);
  return self->baseline != NULL;
}

static gboolean
read_dictionary (Work *self)
{
  g_autoptr (GError) error = NULL;

  self->aids.dictionary = unrep_dictionary_new ("ar", &error);
  if (self->aids.dictionary == NULL)
    self->status = unrep_cli_report_error (error);
  return self->aids.dictionary != NULL;
}

static UnrepCliStatus
run_check (const UnrepCliCommand *self,
           const char * const    *arguments)
{
  static const char * const formats[] = { "text", "json", NULL };
  g_autofree char *format = NULL, *baseline = NULL, *fonts = NULL;
  gboolean words = FALSE;
  g_auto (GStrv) operands = NULL;
  const GOptionEntry options[] = {
    { "format", 0, 0, G_OPTION_ARG_FILENAME, &format, N_("How to print it: text (default) or json"), "FORMAT" },
    { "baseline", 0, 0, G_OPTION_ARG_FILENAME, &baseline, N_("Leave out the findings in this file, as printed by --format=json"), "FILE" },
    { "fonts", 0, 0, G_OPTION_ARG_STRING, &fonts, N_("Also find what these families do not draw, with commas between them"), "FAMILIES" },
    { "words", 0, 0, G_OPTION_ARG_NONE, &words, N_("Also find words that the Arabic dictionary has not"), NULL },
    { NULL }
  };
  g_auto (Work) work = { 0 };
  UnrepCliStatus status;
  guint choice;

  if (!unrep_cli_parse (self, options, arguments, 1, G_MAXUINT, &operands, &status))
    return status;
  if (!unrep_cli_choose (self, "--format", format, formats, &choice))
    return UNREP_CLI_USAGE;
  if (baseline != NULL && !read_baseline (&work, baseline))
    return work.status;
  if (words && !read_dictionary (&work))
    return work.status;
  if (fonts != NULL)
    work.aids.fonts = unrep_font_coverage_new_installed (fonts);

  if (choice == 1)
    {
      work.json = unrep_json_writer_new ();
      unrep_json_writer_begin_object (work.json);
      unrep_json_writer_member_array (work.json, "findings");
    }
  else
    work.text = g_string_new (NULL);
  for (guint i = 0; operands[i] != NULL; i++)
    check_report (&work, operands[i]);
  finish (&work);
  return work.status;
}

const UnrepCliCommand unrep_cli_check = {
  .name = "check",
  .parameters = "[--format=text|json] [--baseline=FILE] [--fonts=FAMILIES] [--words] REPORT…",
  .summary = N_("Find where the Arabic of a report is wrong, or drawn wrongly"),
  .run = run_check,
};
