/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/unrep-cli-module.h"
#include "cli/unrep-cli-work.h"

#include "annotation/unrep-agreed-encoding.h"
#include "annotation/unrep-review-rendering.h"
#include "base/unrep-file.h"
#include "rendering/unrep-proof.h"
#include "report/unrep-report.h"

#include <glib/gi18n.h>

#define DEFAULT_FAMILY "Amiri"

static const struct
{
  const char *name;
  gboolean (*write) (const UnrepProof *, UnrepFileOutput *, GError **);
  gboolean of_unit;
  gboolean drawn;
} formats[] = {
  { "pdf", unrep_proof_write_pdf, FALSE, TRUE },
  { "html", unrep_proof_write_html, FALSE, FALSE },
  { "png", unrep_proof_write_png, TRUE, TRUE },
};

/* What is asked for. */
typedef struct
{
  char *format;
  char *output;
  char *font;
  char *unit;
  char *reviewer;
  guint choice;
} Options;

static void
options_clear (Options *self)
{
  g_free (self->format);
  g_free (self->output);
  g_free (self->font);
  g_free (self->unit);
  g_free (self->reviewer);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static char *
dup_name (GFile *file)
{
  g_autofree char *base = g_file_get_basename (file);
  g_autofree char *utf8 = g_filename_display_name (base);

  return unrep_dup_printable (utf8);
}

static gboolean
save (const Options     *options,
      const UnrepProof  *proof,
      GError           **error)
{
  g_autoptr (GFile) file = unrep_cli_new_file (options->output);
  g_autoptr (UnrepFileOutput) output = unrep_file_output_new (file, error);

  return output != NULL && formats[options->choice].write (proof, output, error) &&
         unrep_file_output_finish (output, NULL, error);
}

static UnrepCliStatus
prove (const Options *options,
       GFile         *file)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (UnrepReport) report = unrep_report_load_agreed (file, NULL, &error);
  g_autoptr (UnrepOutline) outline = report != NULL ? unrep_report_new_outline (report, NULL, &error) : NULL;
  g_autoptr (UnrepReadingText) stored = NULL, repaired = NULL;
  g_autoptr (UnrepFindings) findings = NULL;
  g_autoptr (UnrepReview) review = NULL;
  g_autoptr (GPtrArray) judged = NULL;
  g_autoptr (GArray) entries = NULL;
  g_autofree char *name = dup_name (file);
  UnrepRange range = { 0, 0 };
  UnrepText *text;

  if (outline == NULL)
    return unrep_cli_report_error (error);
  if (options->reviewer != NULL)
    {
      review = unrep_cli_load_review (report, outline, options->reviewer, &error);
      if (review == NULL)
        return unrep_cli_report_error (error);
      judged = unrep_review_list_judged (review);
      unrep_outline_unref (outline);
      outline = unrep_outline_ref (unrep_review_get_outline (review));
    }
  if (formats[options->choice].of_unit)
    {
      guint unit = unrep_cli_find_unit (outline, file, options->unit);

      if (unit == UNREP_NO_UNIT)
        return UNREP_CLI_USAGE;
      range = unrep_outline_get_unit (outline, unit)->range;
    }
  text = unrep_report_get_text (report);
  stored = unrep_reading_text_new_repaired (text, outline, UNREP_REPAIR_NONE);
  repaired = unrep_reading_text_new_repaired (text, outline, UNREP_REPAIR_ALL);
  findings = unrep_findings_new (text, outline, repaired, NULL, &error);
  if (findings != NULL)
    {
      const UnrepProof proof = {
        .name = name,
        .family = options->font != NULL ? options->font : DEFAULT_FAMILY,
        .reading = stored,
        .repaired = repaired,
        .range = range,
        .entries = entries = unrep_finding_entries_list (findings, judged),
        .judged = judged,
        .reviewer = review != NULL ? unrep_reviewer_get_name (unrep_review_get_reviewer (review)) : NULL,
      };

      save (options, &proof, &error);
    }
  return error != NULL ? unrep_cli_report_error (error) : UNREP_CLI_DONE;
}

/**
 * unrep_cli_proof_run:
 * @self: what was asked for
 * @arguments: what stands behind its name
 *
 * Writes pages that show where a report is wrong.
 *
 * Returns: the exit status
 */
UnrepCliStatus
unrep_cli_proof_run (const UnrepCliCommand *self,
                     const char * const    *arguments)
{
  const char *names[G_N_ELEMENTS (formats) + 1] = { NULL };
  g_auto (GStrv) operands = NULL;
  g_auto (Options) options = { 0 };
  const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_FILENAME, &options.format, N_("What to write; the man page tells what each is for"),
      "FORMAT" },
    { "output", 0, 0, G_OPTION_ARG_FILENAME, &options.output, N_("Where to write it"), "FILE" },
    { "unit", 0, 0, G_OPTION_ARG_FILENAME, &options.unit, N_("The unit that a PNG shows, named by its path"), "PATH" },
    { "reviewer", 0, 0, G_OPTION_ARG_FILENAME, &options.reviewer, N_("With what this reviewer says of the findings"), "ID" },
    { "font", 0, 0, G_OPTION_ARG_FILENAME, &options.font, N_("Draw it in this font family (default: Amiri)"), "FAMILY" },
    { NULL }
  };
  g_autoptr (GFile) file = NULL;
  UnrepCliStatus status;

  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    names[i] = formats[i].name;
  if (!unrep_cli_parse (self, entries, arguments, 1, 1, &operands, &status))
    return status;
  if (options.format == NULL || options.output == NULL)
    return unrep_cli_wrong_use (self, _("Something is missing."));
  if (!unrep_cli_choose (self, "--format", options.format, names, &options.choice))
    return UNREP_CLI_USAGE;
  if (formats[options.choice].of_unit != (options.unit != NULL))
    return unrep_cli_wrong_use (self, _("A PNG shows one paragraph, which --unit names; the other formats show them all."));
  if (options.font != NULL && !g_utf8_validate (options.font, -1, NULL))
    return unrep_cli_wrong_use (self, _("“%s” is nothing that %s can be."), options.font, "--font");
  if (formats[options.choice].drawn && !unrep_cli_prepare_fonts (options.font != NULL ? options.font : DEFAULT_FAMILY))
    return UNREP_CLI_UNWRITABLE;
  file = unrep_cli_new_file (operands[0]);
  return prove (&options, file);
}
