/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/unrep-cli-module.h"
#include "cli/unrep-cli-work.h"

#include "annotation/unrep-agreed-encoding.h"
#include "base/unrep-file.h"
#include "rendering/unrep-inspection-json.h"
#include "report/unrep-report.h"

#include <glib/gi18n.h>

/* Measures are printed in thousandths of the size of the font. Larger, the longest
 * line would be longer than Pango can count. */
#define EM 50.0
#define PRINTED_EM 1000

#define DEFAULT_FAMILY "Amiri"

/* What is asked for. */
typedef struct
{
  char *unit;
  char *font;
  gboolean repaired;
} Options;

static void
options_clear (Options *self)
{
  g_free (self->unit);
  g_free (self->font);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

/* What was written so far goes out, so that a long report takes no more memory than
 * a short one. */
static UnrepCliStatus
flush (UnrepJsonWriter *json,
       GString         *out)
{
  UnrepCliStatus status;

  unrep_json_writer_move_to (json, out);
  status = unrep_cli_print (out->str, out->len);
  g_string_truncate (out, 0);
  return status;
}

static UnrepCliStatus
print_paragraphs (UnrepReadingText *reading,
                  UnrepRange        range,
                  const char       *family,
                  gboolean          repaired)
{
  g_autoptr (GArray) paragraphs = unrep_inspection_list_paragraphs (reading, range);
  g_autoptr (UnrepJsonWriter) json = unrep_json_writer_new ();
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (GObject) context = G_OBJECT (unrep_inspection_new_context (family, EM));
  UnrepCliStatus status = UNREP_CLI_DONE;

  unrep_json_writer_begin_object (json);
  unrep_json_writer_member_boolean (json, "repaired", repaired);
  unrep_json_writer_member_string (json, "font", family);
  unrep_json_writer_member_array (json, "paragraphs");
  for (guint i = 0; i < paragraphs->len && status == UNREP_CLI_DONE; i++)
    {
      g_autoptr (UnrepInspection) inspection = unrep_inspection_new_paragraph (
        reading, g_array_index (paragraphs, guint, i), (gpointer) context, 0, UNREP_INSPECTION_PLAIN);

      unrep_inspection_write_json (inspection, json, PRINTED_EM / EM);
      status = flush (json, out);
    }
  if (status != UNREP_CLI_DONE)
    return status;
  unrep_json_writer_end_array (json);
  unrep_json_writer_end_object (json);
  return unrep_cli_print_bytes (unrep_json_writer_free_to_bytes (g_steal_pointer (&json)));
}

static UnrepCliStatus
inspect (const Options *options,
         GFile         *file)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (UnrepReport) report = unrep_report_load_agreed (file, NULL, &error);
  g_autoptr (UnrepOutline) outline = NULL;
  g_autoptr (UnrepReadingText) reading = NULL;
  UnrepText *text;
  UnrepRange range;

  if (report == NULL)
    return unrep_cli_report_error (error);
  text = unrep_report_get_text (report);
  range = (UnrepRange) { 0, unrep_text_get_n_chars (text) };
  outline = unrep_report_new_outline (report, NULL, &error);
  if (outline == NULL)
    return unrep_cli_report_error (error);
  if (options->unit != NULL)
    {
      guint unit = unrep_cli_find_unit (outline, file, options->unit);

      if (unit == UNREP_NO_UNIT)
        return UNREP_CLI_USAGE;
      range = unrep_outline_get_unit (outline, unit)->range;
    }
  reading = unrep_reading_text_new_repaired (text, outline, options->repaired ? UNREP_REPAIR_ALL : UNREP_REPAIR_NONE);
  return print_paragraphs (reading, range, options->font != NULL ? options->font : DEFAULT_FAMILY, options->repaired);
}

/**
 * unrep_cli_inspect_run:
 * @self: what was asked for
 * @arguments: what stands behind its name
 *
 * Prints how paragraphs are drawn.
 *
 * Returns: the exit status
 */
UnrepCliStatus
unrep_cli_inspect_run (const UnrepCliCommand *self,
                       const char * const    *arguments)
{
  g_auto (GStrv) operands = NULL;
  g_auto (Options) options = { 0 };
  const GOptionEntry entries[] = {
    { "unit", 0, 0, G_OPTION_ARG_FILENAME, &options.unit, N_("Only the paragraphs of this unit, named by its path"), "PATH" },
    { "font", 0, 0, G_OPTION_ARG_FILENAME, &options.font, N_("Draw it in this font family (default: Amiri)"), "FAMILY" },
    { "repaired", 0, 0, G_OPTION_ARG_NONE, &options.repaired, N_("Inspect it as it is displayed when it is repaired"), NULL },
    { NULL }
  };
  g_autoptr (GFile) file = NULL;
  UnrepCliStatus status;

  if (!unrep_cli_parse (self, entries, arguments, 1, 1, &operands, &status))
    return status;
  if (options.font != NULL && !g_utf8_validate (options.font, -1, NULL))
    return unrep_cli_wrong_use (self, _("“%s” is nothing that %s can be."), options.font, "--font");
  /* Where there is none, every character is printed as missing. */
  unrep_cli_prepare_fonts (NULL);
  file = unrep_cli_new_file (operands[0]);
  return inspect (&options, file);
}
