/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "team/unrep-agreement-export.h"
#include "team/unrep-agreement-table-private.h"

#include "base/unrep-json-writer.h"

/**
 * unrep_agreement_dup_number:
 * @value: a finite number
 *
 * Returns: (transfer full): @value with nine significant digits, in ASCII and with
 *   a point whatever the locale; a JSON number
 */
char *
unrep_agreement_dup_number (double value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  return g_strdup (g_ascii_formatd (buffer, sizeof buffer, "%.9g", value));
}

static void
write_number (UnrepJsonWriter *writer,
              const char      *name,
              double           value,
              gboolean         exists)
{
  g_autofree char *number = unrep_agreement_dup_number (value);

  unrep_json_writer_name (writer, name);
  unrep_json_writer_raw (writer, exists ? number : "null");
}

static void
write_coefficients (UnrepJsonWriter *writer,
                    UnrepRatings    *ratings)
{
  g_autoptr (GArray) coefficients = unrep_agreement_list_intervals (ratings, UNREP_AGREEMENT_DRAWS,
                                                                    UNREP_AGREEMENT_SEED, NULL);

  unrep_json_writer_member_array (writer, "coefficients");
  for (guint i = 0; i < coefficients->len; i++)
    {
      const UnrepCoefficient *coefficient = &g_array_index (coefficients, UnrepCoefficient, i);

      unrep_json_writer_begin_object (writer);
      unrep_json_writer_member_string (writer, "name", coefficient->name);
      write_number (writer, "value", coefficient->value, coefficient->undefined == NULL);
      write_number (writer, "low", coefficient->low, coefficient->n_draws > 0);
      write_number (writer, "high", coefficient->high, coefficient->n_draws > 0);
      unrep_json_writer_member_int (writer, "draws", coefficient->n_draws);
      unrep_json_writer_member_string (writer, "undefined", coefficient->undefined);
      unrep_json_writer_end_object (writer);
    }
  unrep_json_writer_end_array (writer);
}

static void
write_different (UnrepJsonWriter     *writer,
                 UnrepAgreementTable *table)
{
  unrep_json_writer_member_array (writer, "different_units");
  for (guint i = 0; i < unrep_agreement_table_get_n_different (table); i++)
    {
      const UnrepDifferentUnit *unit = unrep_agreement_table_get_different (table, i);

      unrep_json_writer_begin_object (writer);
      unrep_json_writer_member_string (writer, "report", unit->report);
      unrep_json_writer_member_string (writer, "unit", unit->unit);
      unrep_json_writer_member_int (writer, "start", unit->range.start);
      unrep_json_writer_member_int (writer, "end", unit->range.end);
      unrep_json_writer_member_array (writer, "reviewers");
      for (guint j = 0; j < unit->n_reviewers; j++)
        unrep_json_writer_string (writer, unrep_agreement_table_get_reviewer (table, unit->reviewers[j]));
      unrep_json_writer_end_array (writer);
      unrep_json_writer_end_object (writer);
    }
  unrep_json_writer_end_array (writer);
}

static void
write_members (UnrepJsonWriter     *writer,
               UnrepAgreementTable *table)
{
  UnrepRatings *ratings = unrep_agreement_table_get_ratings (table);

  unrep_json_writer_member_int (writer, "units", unrep_ratings_count_pairable (ratings));
  unrep_json_writer_member_int (writer, "reviewers", unrep_ratings_count_active (ratings));
  unrep_json_writer_member_int (writer, "pairs", unrep_ratings_count_pairs (ratings));
  unrep_json_writer_member_int (writer, "values", unrep_ratings_count_values (ratings));
  unrep_json_writer_member_int (writer, "possible", unrep_agreement_table_get_n_possible (table));
  unrep_json_writer_member_boolean (writer, "too_few",
                                    unrep_ratings_count_pairable (ratings) < UNREP_AGREEMENT_FEW_UNITS);
  unrep_json_writer_member_int (writer, "seed", UNREP_AGREEMENT_SEED);
  write_coefficients (writer, ratings);
  write_different (writer, table);
}

/* Where there is no work there is no codebook either, and every coefficient says
 * why it has no value. */
static void
write_nothing (UnrepJsonWriter *writer)
{
  g_autoptr (GPtrArray) reviewers = g_ptr_array_new ();
  g_autoptr (UnrepRatings) ratings = unrep_ratings_new (0, 0);
  g_autoptr (UnrepAgreementTable) table = unrep_agreement_table_new (reviewers, ratings);

  write_members (writer, table);
}

static void
write_codebook (UnrepJsonWriter     *writer,
                UnrepAgreementTable *table)
{
  unrep_json_writer_begin_object (writer);
  unrep_json_writer_member_object (writer, "codebook");
  unrep_json_writer_member_string (writer, "id", unrep_agreement_table_get_codebook_id (table));
  unrep_json_writer_member_int (writer, "version", unrep_agreement_table_get_codebook_version (table));
  unrep_json_writer_end_object (writer);
  write_members (writer, table);

  unrep_json_writer_member_array (writer, "rows");
  for (guint i = 0; i < unrep_agreement_table_get_n_rows (table); i++)
    {
      UnrepAgreementTable *row = unrep_agreement_table_get_row (table, i);

      unrep_json_writer_begin_object (writer);
      unrep_json_writer_member_string (writer, "report", unrep_agreement_table_get_report (row));
      unrep_json_writer_member_string (writer, "text_sha256", unrep_agreement_table_get_text_sha256 (row));
      write_members (writer, row);
      unrep_json_writer_end_object (writer);
    }
  unrep_json_writer_end_array (writer);
  unrep_json_writer_end_object (writer);
}

/**
 * unrep_agreement_export_json:
 * @tables: (element-type UnrepAgreementTable): a table a codebook, or that of one matrix
 *
 * Writes an object with `units` (with two values or more), `reviewers`, `pairs`,
 * `values` and `possible` (whose share is the coverage), `too_few`, `seed` (of the
 * intervals), `coefficients`
 * and `different_units`; and `codebooks`: for each codebook the same members with
 * `codebook` and `rows`, one a report. Codebooks are never mixed: where there are
 * several, only `codebooks` is there.
 *
 * Returns: (transfer full): JSON, UTF-8
 */
GBytes *
unrep_agreement_export_json (GPtrArray *tables)
{
  g_autoptr (UnrepJsonWriter) writer = unrep_json_writer_new ();

  unrep_json_writer_begin_object (writer);
  if (tables->len == 0)
    write_nothing (writer);
  else if (tables->len == 1)
    write_members (writer, g_ptr_array_index (tables, 0));

  unrep_json_writer_member_array (writer, "codebooks");
  for (guint i = 0; i < tables->len; i++)
    {
      UnrepAgreementTable *table = g_ptr_array_index (tables, i);

      if (unrep_agreement_table_get_codebook_id (table) != NULL)
        write_codebook (writer, table);
    }
  unrep_json_writer_end_array (writer);
  unrep_json_writer_end_object (writer);

  return unrep_json_writer_free_to_bytes (g_steal_pointer (&writer));
}
