/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/unrep-cli.h"
#include "cli/unrep-cli-table.h"

#include "base/unrep-file.h"
#include "team/unrep-agreement-detail.h"
#include "team/unrep-agreement-export.h"
#include "team/unrep-csv.h"

#include <glib/gi18n.h>
#include <math.h>
#include <inttypes.h>

typedef enum
{
  FORMAT_TEXT,
  FORMAT_CSV,
  FORMAT_JSON,
} Format;

static char *
dup_percent (double share)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  return g_strconcat (g_ascii_formatd (buffer, sizeof buffer, "%.1f", 100 * share), " %", NULL);
}

/* A share is a percentage to everybody, what is corrected for chance is not. */
static char *
dup_number (const UnrepCoefficient *coefficient,
            double                  value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  if (g_str_equal (coefficient->name, "percent-agreement"))
    return dup_percent (value);
  /* What is printed as zero has no sign. */
  return g_strdup (g_ascii_formatd (buffer, sizeof buffer, "%.3f", fabs (value) < 0.0005 ? 0 : value));
}

static char *
dup_value (const UnrepCoefficient *coefficient)
{
  g_autofree char *value = NULL, *low = NULL, *high = NULL;

  if (coefficient->undefined != NULL)
    /* Translators: why a coefficient of agreement has no value */
    return g_strdup_printf (_("undefined (%s)"), _(coefficient->undefined));
  value = dup_number (coefficient, coefficient->value);
  if (coefficient->n_draws == 0)
    return g_steal_pointer (&value);
  low = dup_number (coefficient, coefficient->low);
  high = dup_number (coefficient, coefficient->high);
  /* Translators: the value of a coefficient, and where its interval begins and ends: “0.743 [0.412, 1.000]” */
  return g_strdup_printf (_("%s [%s, %s]"), value, low, high);
}

/* What every figure rests on, to be quoted with it. */
static char *
dup_basis (UnrepAgreementTable *table)
{
  UnrepRatings *ratings = unrep_agreement_table_get_ratings (table);
  guint n_reviewers = unrep_ratings_count_active (ratings), n_units = unrep_ratings_count_pairable (ratings);
  guint64 n_pairs = unrep_ratings_count_pairs (ratings), n_values = unrep_ratings_count_values (ratings);
  guint64 n_possible = unrep_agreement_table_get_n_possible (table);
  g_autofree char *pairs_number = g_strdup_printf ("%" G_GUINT64_FORMAT, n_pairs);
  g_autofree char *reviewers = g_strdup_printf (ngettext ("%u reviewer", "%u reviewers", n_reviewers), n_reviewers);
  g_autofree char *units = g_strdup_printf (ngettext ("%u unit that two or more tagged",
                                                      "%u units that two or more tagged", n_units), n_units);
  g_autofree char *pairs = g_strdup_printf (ngettext ("%s pair of values",
                                                      "%s pairs of values", n_pairs), pairs_number);
  g_autofree char *coverage = dup_percent (n_possible > 0 ? (double) n_values / (double) n_possible : 0);

  /* Translators: "4 reviewers", "150 units that two or more tagged", "900 pairs of values", a percentage */
  return g_strdup_printf (_("%s; %s; %s; coverage %s"), reviewers, units, pairs, coverage);
}

/* What the intervals are, so that another can compute them anew. */
static void
append_intervals (GString *out,
                  GArray  *coefficients)
{
  guint n_draws = 0;

  for (guint i = 0; i < coefficients->len; i++)
    n_draws = MAX (n_draws, g_array_index (coefficients, UnrepCoefficient, i).n_draws);
  if (n_draws == 0)
    return;
  g_string_append_c (out, ' ');
  g_string_append_printf (out, ngettext ("In brackets the 95 %% interval over units (bootstrap, %u draw, seed %u).",
                                         "In brackets the 95 %% interval over units (bootstrap, %u draws, seed %u).",
                                         n_draws), n_draws, UNREP_AGREEMENT_SEED);
}

static void
append_skew (GString      *out,
             UnrepRatings *ratings)
{
  double share;
  g_autofree char *percent = NULL;

  if (!unrep_agreement_is_skewed (ratings, &share))
    return;
  percent = dup_percent (share);
  g_string_append_c (out, ' ');
  g_string_append_printf (out, _("Most values match, but %s of them are one position: chance alone would make most "
                                 "of them match too, so that what is corrected for chance is low. gwet-ac1 suffers "
                                 "least from this."), percent);
}

/* The sentence that can be quoted: never a figure without what it rests on. */
static void
append_sentence (GString             *out,
                 UnrepAgreementTable *table,
                 gboolean             spans)
{
  UnrepRatings *ratings = unrep_agreement_table_get_ratings (table);
  g_autoptr (GArray) coefficients = unrep_agreement_table_list_coefficients (table, spans, NULL);
  g_autofree char *basis = dup_basis (table);

  g_string_append (out, basis);
  for (guint i = 0; i < coefficients->len; i++)
    {
      const UnrepCoefficient *coefficient = &g_array_index (coefficients, UnrepCoefficient, i);
      g_autofree char *value = dup_value (coefficient);

      /* Where there is nothing to compare all of them say so, and once is enough. */
      if (i > 0 && coefficient->undefined != NULL &&
          coefficient->undefined == g_array_index (coefficients, UnrepCoefficient, i - 1).undefined)
        continue;
      /* Translators: appended to a sentence: the name of a coefficient of agreement and its value */
      g_string_append_printf (out, _("; %s: %s"), coefficient->name, value);
    }
  /* Translators: the end of a sentence */
  g_string_append (out, _("."));
  append_intervals (out, coefficients);
  append_skew (out, ratings);
  if (unrep_ratings_count_pairable (ratings) < UNREP_AGREEMENT_FEW_UNITS)
    {
      g_string_append_c (out, ' ');
      g_string_append_printf (out, _("Fewer than %d units are too few for these figures to say much."),
                              UNREP_AGREEMENT_FEW_UNITS);
    }
  g_string_append_c (out, '\n');
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
      UnrepCoefficient percent = unrep_agreement_percent (ratings), alpha = unrep_agreement_alpha_nominal (ratings);
      g_autofree char *percent_value = dup_value (&percent), *alpha_value = dup_value (&alpha);
      const char *report = unrep_agreement_table_get_report (row);
      const UnrepSection *section = unrep_agreement_table_get_section (row);
      g_autofree char *section_name = unrep_cli_dup_section (report, section != NULL ? section->line : 0,
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
      g_autofree char *specific = dup_value (&one->specific), *fleiss = dup_value (&one->fleiss);
      g_autofree char *unitizing = dup_value (&alpha);

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
      g_autofree char *alpha = dup_value (&without->alpha);

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
      g_autofree char *percent = dup_value (&pair->percent), *cohen = dup_value (&pair->cohen);

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
      read_status = unrep_cli_read_team (operands, &team);
      by_section = by_name != NULL && by == 1;
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
