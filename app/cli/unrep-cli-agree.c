/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/unrep-cli.h"
#include "cli/unrep-cli-table.h"

#include "base/unrep-file.h"
#include "team/unrep-agreement-detail.h"
#include "team/unrep-agreement-export.h"
#include "team/unrep-agreement-words.h"
#include "team/unrep-csv.h"

#include <glib/gi18n.h>
#include <inttypes.h>

typedef enum
{
  FORMAT_TEXT,
  FORMAT_CSV,
  FORMAT_JSON,
} Format;

static void
append_sentence (GString             *out,
                 UnrepAgreementTable *table,
                 gboolean             spans)
{
  g_autoptr (GArray) coefficients = unrep_agreement_table_list_coefficients (table, spans, NULL);
  g_autofree char *sentence = unrep_agreement_table_dup_sentence (table, coefficients);

  g_string_append_printf (out, "%s\n", sentence);
}

static void
append_rows (GString             *out,
             UnrepAgreementTable *self,
             gboolean             by_section)
{
  g_autoptr (UnrepCliTable) table = unrep_cli_table_new ();

  if (unrep_agreement_table_get_n_rows (self) == 0)
    return;

  unrep_cli_table_add (table, "");
  unrep_cli_table_add (table, _("units"));
  unrep_cli_table_add (table, _("reviewers"));
  unrep_cli_table_add (table, _("pairs"));
  unrep_cli_table_add (table, "percent-agreement");
  unrep_cli_table_add (table, "krippendorff-alpha-nominal");
  unrep_cli_table_end_row (table);
  for (guint i = 0; i < unrep_agreement_table_get_n_rows (self); i++)
    {
      UnrepAgreementTable *row = unrep_agreement_table_get_row (self, i);
      UnrepRatings *ratings = unrep_agreement_table_get_ratings (row);
      UnrepCoefficient percent = unrep_agreement_measure (ratings, UNREP_MEASURE_PERCENT), alpha = unrep_agreement_measure (ratings, UNREP_MEASURE_ALPHA_NOMINAL);
      g_autofree char *percent_value = unrep_agreement_dup_value (&percent);
      g_autofree char *alpha_value = unrep_agreement_dup_value (&alpha);
      const char *report = unrep_agreement_table_get_report (row);
      const UnrepSection *section = unrep_agreement_table_get_section (row);
      g_autofree char *section_name = unrep_section_dup_name (report, section != NULL ? section->line : 0,
                                                             section != NULL ? section->title : NULL);

      unrep_cli_table_add (table, by_section ? section_name : report);
      unrep_cli_table_add_number (table, unrep_ratings_count_pairable (ratings));
      unrep_cli_table_add_number (table, unrep_ratings_count_active (ratings));
      unrep_cli_table_add_number (table, unrep_ratings_count_pairs (ratings));
      unrep_cli_table_add (table, percent_value);
      unrep_cli_table_add (table, alpha_value);
      unrep_cli_table_end_row (table);
    }
  g_string_append_c (out, '\n');
  unrep_cli_table_append_to (table, out);
}

static void
append_positions (GString             *out,
                  UnrepAgreementTable *self,
                  gboolean             spans)
{
  UnrepRatings *ratings = unrep_agreement_table_get_ratings (self);
  g_autoptr (UnrepCliTable) table = unrep_cli_table_new ();
  g_autoptr (GArray) list = unrep_agreement_list_categories (ratings);

  if (list == NULL || unrep_ratings_count_pairable (ratings) == 0)
    return;

  /* Translators: heading of a column with the ids of positions */
  unrep_cli_table_add (table, _("position"));
  /* Translators: heading of a column: how many values are this position */
  unrep_cli_table_add (table, _("values"));
  unrep_cli_table_add (table, "specific-agreement");
  unrep_cli_table_add (table, "fleiss-kappa");
  if (spans)
    unrep_cli_table_add (table, "krippendorff-alpha-unitizing");
  unrep_cli_table_end_row (table);
  for (guint i = 0; i < list->len; i++)
    {
      const UnrepCategoryAgreement *one = &g_array_index (list, UnrepCategoryAgreement, i);
      UnrepCoefficient alpha = unrep_agreement_table_get_spans_alpha (self, one->category);
      g_autofree char *specific = unrep_agreement_dup_value (&one->specific), *fleiss = unrep_agreement_dup_value (&one->fleiss);
      g_autofree char *unitizing = unrep_agreement_dup_value (&alpha);

      if (one->n_values == 0)
        continue;
      unrep_cli_table_add (table, unrep_agreement_table_get_category (self, one->category));
      unrep_cli_table_add_number (table, one->n_values);
      unrep_cli_table_add (table, specific);
      unrep_cli_table_add (table, fleiss);
      if (spans)
        unrep_cli_table_add (table, unitizing);
      unrep_cli_table_end_row (table);
    }
  g_string_append_c (out, '\n');
  unrep_cli_table_append_to (table, out);
}

/* What becomes of agreement without each of them: nothing to be asked of two. */
static void
append_without (GString             *out,
                UnrepAgreementTable *self)
{
  g_autoptr (UnrepCliTable) table = unrep_cli_table_new ();
  g_autoptr (GArray) list = unrep_agreement_list_without (unrep_agreement_table_get_ratings (self));

  if (list == NULL || list->len == 0)
    return;

  /* Translators: heading of a column with the ids of reviewers, each left out in turn */
  unrep_cli_table_add (table, _("without"));
  unrep_cli_table_add (table, "krippendorff-alpha-nominal");
  unrep_cli_table_end_row (table);
  for (guint i = 0; i < list->len; i++)
    {
      const UnrepWithoutReviewer *without = &g_array_index (list, UnrepWithoutReviewer, i);
      g_autofree char *alpha = unrep_agreement_dup_value (&without->alpha);

      unrep_cli_table_add (table, unrep_agreement_table_get_reviewer (self, without->reviewer));
      unrep_cli_table_add (table, alpha);
      unrep_cli_table_end_row (table);
    }
  g_string_append_c (out, '\n');
  unrep_cli_table_append_to (table, out);
}

static void
append_pairs (GString             *out,
              UnrepAgreementTable *self)
{
  g_autoptr (UnrepCliTable) table = unrep_cli_table_new ();
  g_autoptr (GArray) pairs = unrep_agreement_list_pairs (unrep_agreement_table_get_ratings (self));

  /* The only pair is the whole, and its figures have been said. */
  if (pairs == NULL || pairs->len < 2)
    return;

  unrep_cli_table_add (table, "");
  unrep_cli_table_add (table, "");
  unrep_cli_table_add (table, _("units"));
  unrep_cli_table_add (table, "percent-agreement");
  unrep_cli_table_add (table, "cohen-kappa");
  unrep_cli_table_end_row (table);
  for (guint i = 0; i < pairs->len; i++)
    {
      const UnrepReviewerPair *pair = &g_array_index (pairs, UnrepReviewerPair, i);
      g_autofree char *percent = unrep_agreement_dup_value (&pair->percent), *cohen = unrep_agreement_dup_value (&pair->cohen);

      unrep_cli_table_add (table, unrep_agreement_table_get_reviewer (self, pair->first));
      unrep_cli_table_add (table, unrep_agreement_table_get_reviewer (self, pair->second));
      unrep_cli_table_add_number (table, pair->n_units);
      unrep_cli_table_add (table, percent);
      unrep_cli_table_add (table, cohen);
      unrep_cli_table_end_row (table);
    }
  g_string_append_c (out, '\n');
  unrep_cli_table_append_to (table, out);
}

static void
append_different (GString             *out,
                  UnrepAgreementTable *table)
{
  guint n = unrep_agreement_table_get_n_different (table);

  if (n == 0)
    return;

  g_string_append_printf (out, "\n%s\n", _("Different units of the same words, not compared and no disagreement:"));
  for (guint i = 0; i < n; i++)
    {
      const UnrepDifferentUnit *unit = unrep_agreement_table_get_different (table, i);
      g_autoptr (GString) line = g_string_new (NULL);
      g_autofree char *printable = NULL;

      g_string_append_printf (line, "%s %s (%" G_GSIZE_FORMAT "–%" G_GSIZE_FORMAT "):", unit->report, unit->unit,
                              unit->range.start, unit->range.end);
      for (guint j = 0; j < unit->n_reviewers; j++)
        g_string_append_printf (line, " %s", unrep_agreement_table_get_reviewer (table, unit->reviewers[j]));
      printable = unrep_dup_printable (line->str);
      g_string_append_printf (out, "  %s\n", printable);
    }
}

static UnrepCliStatus
print_text (GPtrArray *tables,
            gboolean   spans,
            gboolean   by_section)
{
  g_autoptr (GString) out = g_string_new (NULL);

  if (tables->len == 0)
    g_string_append_printf (out, "%s\n", _("There is nothing to compare: no side file was found."));
  for (guint i = 0; i < tables->len; i++)
    {
      UnrepAgreementTable *table = g_ptr_array_index (tables, i);
      const char *codebook = unrep_agreement_table_get_codebook_id (table);

      if (i > 0)
        g_string_append_c (out, '\n');
      if (codebook != NULL)
        {
          g_autofree char *printable = unrep_dup_printable (codebook);

          g_string_append_printf (out, _("Codebook %s, version %u"), printable,
                                  unrep_agreement_table_get_codebook_version (table));
          g_string_append_c (out, '\n');
        }
      append_sentence (out, table, spans);
      append_rows (out, table, by_section);
      append_positions (out, table, spans);
      append_pairs (out, table);
      append_without (out, table);
      append_different (out, table);
    }

  return unrep_cli_print (out->str, out->len);
}

static UnrepCliStatus
print_tables (GPtrArray *tables,
              Format     format,
              gboolean   spans,
              gboolean   by_section)
{
  switch (format)
    {
    case FORMAT_CSV:
      return unrep_cli_print_bytes (unrep_agreement_export_csv (tables, spans));
    case FORMAT_JSON:
      return unrep_cli_print_bytes (unrep_agreement_export_json (tables, spans));
    case FORMAT_TEXT:
    default:
      return print_text (tables, spans, by_section);
    }
}

static UnrepCliStatus
read_matrix (const char  *argument,
             GPtrArray  **tables)
{
  g_autoptr (GFile) file = unrep_cli_new_file (argument);
  g_autofree char *display = unrep_file_dup_display (file);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = unrep_file_read (file, UNREP_CSV_MAX_BYTES, NULL, &error);
  UnrepAgreementTable *table = NULL;

  if (bytes != NULL)
    table = unrep_agreement_table_new_for_matrix (bytes, display, &error);
  if (table == NULL)
    return unrep_cli_report_error (error);

  *tables = g_ptr_array_new_with_free_func ((GDestroyNotify) unrep_agreement_table_unref);
  g_ptr_array_add (*tables, table);
  return UNREP_CLI_DONE;
}

static UnrepCliStatus
run_agree (const UnrepCliCommand *self,
           const char * const    *arguments)
{
  static const char * const formats[] = { "text", "csv", "json", NULL };
  static const char * const bys[] = { "report", "section", NULL };
  g_autofree char *format_name = NULL, *by_name = NULL;
  gboolean matrix = FALSE, spans = FALSE, by_section = FALSE;
  g_auto (GStrv) operands = NULL;
  const GOptionEntry options[] = {
    { "format", 0, 0, G_OPTION_ARG_FILENAME, &format_name,
      N_("How to print it: text (default), csv or json"), "FORMAT" },
    { "by", 0, 0, G_OPTION_ARG_FILENAME, &by_name, N_("A row for each report or section, too"), "WHAT" },
    { "spans", 0, 0, G_OPTION_ARG_NONE, &spans, N_("Agreement about the evidence, too"), NULL },
    { "matrix", 0, 0, G_OPTION_ARG_NONE, &matrix,
      N_("Read one CSV file: a header, a row for each unit, its name first, then a column for each reviewer"), NULL },
    { NULL }
  };
  g_autoptr (UnrepTeam) team = NULL;
  g_autoptr (GPtrArray) tables = NULL;
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func ((GDestroyNotify) g_error_free);
  UnrepCliStatus status, read_status;
  guint format, by;

  if (!unrep_cli_parse (self, options, arguments, 1, G_MAXUINT, &operands, &status))
    return status;
  if (!unrep_cli_choose (self, "--format", format_name, formats, &format) ||
      !unrep_cli_choose (self, "--by", by_name, bys, &by))
    return UNREP_CLI_USAGE;
  if (matrix && by_name != NULL)
    return unrep_cli_wrong_use (self, _("--by and --matrix exclude each other."));
  if (matrix && spans)
    return unrep_cli_wrong_use (self, _("--spans and --matrix exclude each other."));
  if (matrix && operands[1] != NULL)
    return unrep_cli_wrong_use (self, _("“%s” is one argument too many."), operands[1]);

  if (matrix)
    {
      read_status = read_matrix (operands[0], &tables);
      if (tables == NULL)
        return read_status;
    }
  else
    {
      by_section = by_name != NULL && by == 1;
      read_status = unrep_cli_read_team (operands, by_section ? UNREP_CLI_READ_REPORTS : 0, &team);
      tables = by_section ? unrep_agreement_table_list_sections (team, problems, NULL)
                          : unrep_agreement_table_list (team, by_name != NULL);
      for (guint i = 0; i < problems->len; i++)
        read_status = unrep_cli_worse (read_status, unrep_cli_report_error (g_ptr_array_index (problems, i)));
    }

  status = print_tables (tables, (Format) format, spans, by_section);
  return unrep_cli_worse (status, read_status);
}

const UnrepCliCommand unrep_cli_agree = {
  .name = "agree",
  .parameters = "[--format=text|csv|json] [--by=report|section] [--spans] [--matrix] PATH…",
  .summary = N_("Tell how far reviewers agree"),
  .run = run_agree,
};
