/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/unrep-cli.h"

#include "annotation/unrep-agreed-encoding.h"
#include "base/unrep-file.h"
#include "rendering/unrep-changes.h"
#include "report/unrep-ocr.h"
#include "report/unrep-reading-text.h"
#include "report/unrep-report.h"

#include <glib/gi18n.h>
#include <string.h>
#include <unistd.h>

/* A terminal obeys what a report may hold by accident or malice; a pipe does
 * not, and whoever reads it wants the text as it is. */
static UnrepCliStatus
print_for_terminal (const char *text,
                    gsize       n_bytes)
{
  g_autoptr (GString) out = g_string_sized_new (n_bytes);

  for (const char *p = text; p < text + n_bytes; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_iscntrl (c) && c != '\n' && c != '\t')
        g_string_append (out, "\357\277\275");
      else
        g_string_append_len (out, p, g_utf8_next_char (p) - p);
    }

  return unrep_cli_print (out->str, out->len);
}

static UnrepCliStatus
print_text (UnrepText *text)
{
  if (isatty (STDOUT_FILENO))
    return print_for_terminal (unrep_text_get_utf8 (text), unrep_text_get_n_bytes (text));
  return unrep_cli_print (unrep_text_get_utf8 (text), unrep_text_get_n_bytes (text));
}

/* What the text does not show, where it does not get in the way of it. */
static void
print_remarks (UnrepReport *report)
{
  g_autofree char *remarks = unrep_facts_dup_remarks (unrep_report_get_facts (report));
  g_autofree char *name = unrep_dup_printable (unrep_report_get_name (report));

  if (remarks != NULL)
    g_printerr ("%s: %s\n", name, remarks);
  if (unrep_facts_is_recognizable (unrep_report_get_facts (report)))
    {
      guint languages = unrep_ocr_suggest_languages (unrep_report_get_text (report), unrep_report_get_name (report),
                                                     g_get_language_names ()[0]);
      g_autofree char *command = unrep_ocr_dup_command (unrep_report_get_file (report), unrep_report_get_pages (report), languages);

      g_printerr ("%s: %s\n", name, command);
    }
}

static UnrepCliStatus
print_changes (UnrepReadingText *reading)
{
  UnrepRange all = { 0, G_MAXSIZE };
  g_autofree char *changes = unrep_changes_dup (reading, all, NULL);

  return unrep_cli_print (changes, strlen (changes));
}

static UnrepCliStatus
run_text (const UnrepCliCommand *self,
          const char * const    *arguments)
{
  g_auto (GStrv) operands = NULL;
  gboolean repaired = FALSE, changes = FALSE;
  const GOptionEntry options[] = {
    { "changes", 0, 0, G_OPTION_ARG_NONE, &changes, N_("Print what repairs change, one change a line"), NULL },
    { "repaired", 0, 0, G_OPTION_ARG_NONE, &repaired, N_("Print it as it is displayed when it is repaired"), NULL },
    { NULL }
  };
  g_autoptr (GFile) file = NULL;
  g_autoptr (UnrepReport) report = NULL;
  g_autoptr (UnrepOutline) outline = NULL;
  g_autoptr (UnrepReadingText) reading = NULL;
  g_autoptr (GError) error = NULL;
  UnrepCliStatus status;

  if (!unrep_cli_parse (self, options, arguments, 1, 1, &operands, &status))
    return status;

  file = unrep_cli_new_file (operands[0]);
  report = unrep_report_load_agreed (file, NULL, &error);
  if (report == NULL)
    return unrep_cli_report_error (error);
  print_remarks (report);

  if (!repaired && !changes)
    return print_text (unrep_report_get_text (report));

  outline = unrep_report_new_outline (report, NULL, &error);
  if (outline == NULL)
    return unrep_cli_report_error (error);
  reading = unrep_reading_text_new_repaired (unrep_report_get_text (report), outline, UNREP_REPAIR_ALL);
  return changes ? print_changes (reading) : print_text (unrep_reading_text_get_display (reading));
}

const UnrepCliCommand unrep_cli_text = {
  .name = "text",
  .parameters = "[--repaired|--changes] REPORT",
  .summary = N_("Print the extracted or the repaired text of a report"),
  .run = run_text,
};
