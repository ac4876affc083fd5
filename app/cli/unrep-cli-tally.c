/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/unrep-cli.h"
#include "cli/unrep-cli-table.h"

#include "base/unrep-file.h"
#include "team/unrep-tally-export.h"
#include "team/unrep-team-decisions.h"

#include <glib/gi18n.h>

typedef enum
{
  FORMAT_TEXT,
  FORMAT_CSV,
  FORMAT_WIDE_CSV,
  FORMAT_JSON,
} Format;

/* What reports say of themselves, as people tell them apart. */
static const UnrepHeadFact shown_facts[] = {
  UNREP_HEAD_SYMBOL, UNREP_HEAD_SESSION, UNREP_HEAD_DATE, UNREP_HEAD_OWN_LANGUAGE,
};

/* What a row is of, for people. */
static void
add_row_name (UnrepCliTable       *table,
              UnrepTally          *tally,
              const UnrepTallyRow *row)
{
  g_autofree char *name = unrep_tally_dup_row_name (tally, row, row->report);

  unrep_cli_table_add (table, name);
  for (guint i = 0; i < G_N_ELEMENTS (shown_facts); i++)
    if (unrep_tally_has_fact (tally, shown_facts[i]))
      {
        const char *fact = unrep_report_head_get (row->head, shown_facts[i]);

        unrep_cli_table_add (table, fact != NULL ? fact : "–");
      }
}

/* The first cell of a row that is of no report. */
static void
add_words (UnrepCliTable *table,
           UnrepTally    *tally,
           const char    *words,
           gboolean       is_head)
{
  unrep_cli_table_add (table, words);
  for (guint i = 0; i < G_N_ELEMENTS (shown_facts); i++)
    if (unrep_tally_has_fact (tally, shown_facts[i]))
      unrep_cli_table_add (table, is_head ? unrep_head_fact_get_name (shown_facts[i]) : "");
}

static void
add_known (UnrepCliTable *table,
           gint64         number)
{
  if (number >= 0)
    unrep_cli_table_add_number (table, (guint64) number);
  else
    /* Translators: in a table of counts, a number that is not known */
    unrep_cli_table_add (table, _("unknown"));
}

static void
add_row (UnrepCliTable       *table,
         UnrepTally          *tally,
         const UnrepTallyRow *row,
         gboolean             not_reviewed)
{
  for (guint i = 0; i < unrep_tally_get_n_positions (tally); i++)
    unrep_cli_table_add_number (table, row->counts[i]);
  unrep_cli_table_add_number (table, row->n_tagged);
  if (not_reviewed)
    {
      add_known (table, row->n_not_reviewed);
      add_known (table, row->n_missing);
      add_known (table, row->n_different);
    }
  if (row->n_undecided >= 0)
    unrep_cli_table_add_number (table, (guint64) row->n_undecided);
  unrep_cli_table_end_row (table);
}

static void
append_tally (GString    *out,
              UnrepTally *tally,
              gboolean    not_reviewed)
{
  g_autoptr (UnrepCliTable) table = unrep_cli_table_new ();
  guint n_reports = unrep_tally_get_n_reports (tally), n_reviewers = unrep_tally_get_n_reviewers (tally);
  g_autofree char *reports = g_strdup_printf (ngettext ("%u report", "%u reports", n_reports), n_reports);
  g_autofree char *reviewers = g_strdup_printf (ngettext ("%u reviewer", "%u reviewers", n_reviewers), n_reviewers);
  g_autofree char *codebook = unrep_dup_printable (unrep_tally_get_codebook_id (tally));

  /* Translators: a codebook's id and version, "3 reports", "4 reviewers" */
  g_string_append_printf (out, _("Codebook %s, version %u: %s, %s"), codebook,
                          unrep_tally_get_codebook_version (tally), reports, reviewers);
  g_string_append (out, "\n\n");

  add_words (table, tally, "", TRUE);
  for (guint i = 0; i < unrep_tally_get_n_positions (tally); i++)
    unrep_cli_table_add (table, unrep_tally_get_position (tally, i));
  unrep_cli_table_add (table, unrep_tally_get_totals (tally)->n_undecided >= 0 ? _("decided") : _("tagged"));
  if (not_reviewed)
    {
      unrep_cli_table_add (table, _("not reviewed"));
      unrep_cli_table_add (table, _("reviewer missing"));
      unrep_cli_table_add (table, _("different units"));
    }
  if (unrep_tally_get_totals (tally)->n_undecided >= 0)
    unrep_cli_table_add (table, _("undecided"));
  unrep_cli_table_end_row (table);

  for (guint i = 0; i < unrep_tally_get_n_rows (tally); i++)
    {
      add_row_name (table, tally, unrep_tally_get_row (tally, i));
      add_row (table, tally, unrep_tally_get_row (tally, i), not_reviewed);
    }
  /* Translators: the last row of a table of counts */
  add_words (table, tally, _("total"), FALSE);
  add_row (table, tally, unrep_tally_get_totals (tally), not_reviewed);
  unrep_cli_table_append_to (table, out);
}

static UnrepCliStatus
print_text (GPtrArray *tallies,
            gboolean   not_reviewed)
{
  g_autoptr (GString) out = g_string_new (NULL);

  if (tallies->len == 0)
    g_string_append_printf (out, "%s\n", _("There is nothing to count: no side file was found."));
  for (guint i = 0; i < tallies->len; i++)
    {
      if (i > 0)
        g_string_append_c (out, '\n');
      append_tally (out, g_ptr_array_index (tallies, i), not_reviewed);
    }

  return unrep_cli_print (out->str, out->len);
}

static UnrepCliStatus
print_tallies (GPtrArray *tallies,
               UnrepTeam *team,
               Format     format,
               gboolean   not_reviewed)
{
  switch (format)
    {
    case FORMAT_CSV:
      return unrep_cli_print_bytes (unrep_tally_export_csv (tallies));
    case FORMAT_WIDE_CSV:
      return unrep_cli_print_bytes (unrep_tally_export_wide_csv (tallies));
    case FORMAT_JSON:
      return unrep_cli_print_bytes (unrep_tally_export_json (tallies, team));
    case FORMAT_TEXT:
    default:
      return print_text (tallies, not_reviewed);
    }
}

/* What leads have decided instead of what reviewers chose. */
static GPtrArray *
list_decided (UnrepTeam    *team,
              UnrepTallyBy  by,
              gboolean      not_reviewed,
              GPtrArray    *problems)
{
  g_autoptr (UnrepTeam) decided = unrep_team_new_decided (team);

  for (guint i = 0; i < unrep_team_get_n_notes (decided); i++)
    unrep_cli_complain ("%s", unrep_team_get_note (decided, i)->message);
  return unrep_tally_list_decided (team, decided, by, not_reviewed, problems, NULL);
}

static UnrepCliStatus
run_tally (const UnrepCliCommand *self,
           const char * const    *arguments)
{
  static const char * const formats[] = { "text", "csv", "wide-csv", "json", NULL };
  /* In the order of UnrepTallyBy behind its first value, which is the default. */
  static const char * const bys[] = { "report", "section", "reviewer", "tag", "session", "language", NULL };
  g_autofree char *format_name = NULL, *by_name = NULL;
  gboolean not_reviewed = FALSE, adjudicated = FALSE, no_cache = FALSE;
  g_auto (GStrv) operands = NULL;
  const GOptionEntry options[] = {
    { "format", 0, 0, G_OPTION_ARG_FILENAME, &format_name,
      N_("How to print it: text (default), csv, wide-csv or json"), "FORMAT" },
    { "by", 0, 0, G_OPTION_ARG_FILENAME, &by_name,
      N_("A row for each report, section, reviewer, tag, session or language"), "WHAT" },
    { "not-reviewed", 0, 0, G_OPTION_ARG_NONE, &not_reviewed,
      N_("Count the recommendations without a position, too (reads the reports)"), NULL },
    { "adjudicated", 0, 0, G_OPTION_ARG_NONE, &adjudicated, N_("Count what the leads have decided"), NULL },
    { "no-cache", 0, 0, G_OPTION_ARG_NONE, &no_cache, N_("Read every side file, whatever is known of it"), NULL },
    { NULL }
  };
  g_autoptr (UnrepTeam) team = NULL;
  g_autoptr (GPtrArray) tallies = NULL;
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func ((GDestroyNotify) g_error_free);
  UnrepCliStatus status, read_status;
  UnrepCliReadFlags flags = 0;
  UnrepTallyBy rows;
  guint format, by = 0;

  if (!unrep_cli_parse (self, options, arguments, 1, G_MAXUINT, &operands, &status))
    return status;
  if (!unrep_cli_choose (self, "--format", format_name, formats, &format) ||
      !unrep_cli_choose (self, "--by", by_name, bys, &by))
    return UNREP_CLI_USAGE;
  rows = by_name != NULL ? (UnrepTallyBy) (by + 1) : UNREP_TALLY_BY_NOTHING;
  if (adjudicated && rows == UNREP_TALLY_BY_REVIEWER)
    {
      unrep_cli_complain (_("Decisions are of no reviewer: --adjudicated goes with --by=report or --by=section."));
      return UNREP_CLI_USAGE;
    }

  flags |= no_cache ? UNREP_CLI_READ_ANEW : 0;
  flags |= not_reviewed || rows == UNREP_TALLY_BY_SECTION || unrep_tally_by_get_facts (rows) != 0 ? UNREP_CLI_READ_REPORTS : 0;
  read_status = unrep_cli_read_team (operands, flags, &team);
  tallies = adjudicated ? list_decided (team, rows, not_reviewed, problems)
                        : unrep_tally_list (team, rows, not_reviewed, problems, NULL);
  for (guint i = 0; i < problems->len; i++)
    read_status = unrep_cli_worse (read_status, unrep_cli_report_error (g_ptr_array_index (problems, i)));

  status = print_tallies (tallies, team, (Format) format, not_reviewed);
  return unrep_cli_worse (status, read_status);
}

const UnrepCliCommand unrep_cli_tally = {
  .name = "tally",
  .parameters = "[--format=text|csv|wide-csv|json] [--by=report|section|reviewer|tag|session|language] "
                "[--adjudicated] [--not-reviewed] [--no-cache] PATH…",
  .summary = N_("Count positions over reports, side files or folders"),
  .run = run_tally,
};
