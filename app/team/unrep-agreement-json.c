/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "team/unrep-agreement-detail.h"
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
write_coefficients (UnrepJsonWriter     *writer,
                    UnrepAgreementTable *table,
                    gboolean             spans)
{
  g_autoptr (GArray) coefficients = unrep_agreement_table_list_coefficients (table, spans, NULL);

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
write_categories (UnrepJsonWriter     *writer,
                  UnrepAgreementTable *table,
                  gboolean             spans)
{
  g_autoptr (GArray) list = unrep_agreement_list_categories (unrep_agreement_table_get_ratings (table));

  if (list == NULL)
    return;
  unrep_json_writer_member_array (writer, "positions");
  for (guint i = 0; i < list->len; i++)
    {
      const UnrepCategoryAgreement *one = &g_array_index (list, UnrepCategoryAgreement, i);

      unrep_json_writer_begin_object (writer);
      unrep_json_writer_member_string (writer, "position", unrep_agreement_table_get_category (table, one->category));
      unrep_json_writer_member_int (writer, "values", (gint64) one->n_values);
      write_number (writer, one->specific.name, one->specific.value, one->specific.undefined == NULL);
      write_number (writer, one->fleiss.name, one->fleiss.value, one->fleiss.undefined == NULL);
      if (spans)
        {
          UnrepCoefficient alpha = unrep_agreement_table_get_spans_alpha (table, one->category);

          write_number (writer, alpha.name, alpha.value, alpha.undefined == NULL);
        }
      unrep_json_writer_end_object (writer);
    }
  unrep_json_writer_end_array (writer);
}

/* What is confused with what, a row a position in the order of `positions`. */
static void
write_coincidences (UnrepJsonWriter     *writer,
                    UnrepAgreementTable *table)
{
  UnrepRatings *ratings = unrep_agreement_table_get_ratings (table);
  guint n = unrep_ratings_get_n_categories (ratings);
  g_autofree double *coincidences = unrep_agreement_dup_coincidences (ratings);

  if (coincidences == NULL)
    return;
  unrep_json_writer_member_array (writer, "coincidences");
  for (guint row = 0; row < n; row++)
    {
      unrep_json_writer_begin_array (writer);
      for (guint column = 0; column < n; column++)
        {
          g_autofree char *number = unrep_agreement_dup_number (coincidences[(gsize) row * n + column]);

          unrep_json_writer_raw (writer, number);
        }
      unrep_json_writer_end_array (writer);
    }
  unrep_json_writer_end_array (writer);
}

static void
write_pairs (UnrepJsonWriter     *writer,
             UnrepAgreementTable *table)
{
  g_autoptr (GArray) pairs = unrep_agreement_list_pairs (unrep_agreement_table_get_ratings (table));

  if (pairs == NULL)
    return;
  unrep_json_writer_member_array (writer, "pairwise");
  for (guint i = 0; i < pairs->len; i++)
    {
      const UnrepReviewerPair *pair = &g_array_index (pairs, UnrepReviewerPair, i);

      unrep_json_writer_begin_object (writer);
      unrep_json_writer_member_string (writer, "first", unrep_agreement_table_get_reviewer (table, pair->first));
      unrep_json_writer_member_string (writer, "second", unrep_agreement_table_get_reviewer (table, pair->second));
      unrep_json_writer_member_int (writer, "units", pair->n_units);
      write_number (writer, pair->percent.name, pair->percent.value, pair->percent.undefined == NULL);
      write_number (writer, pair->cohen.name, pair->cohen.value, pair->cohen.undefined == NULL);
      unrep_json_writer_end_object (writer);
    }
  unrep_json_writer_end_array (writer);
}

static void
write_without (UnrepJsonWriter     *writer,
               UnrepAgreementTable *table)
{
  g_autoptr (GArray) list = unrep_agreement_list_without (unrep_agreement_table_get_ratings (table));

  if (list == NULL)
    return;
  unrep_json_writer_member_array (writer, "without_reviewer");
  for (guint i = 0; i < list->len; i++)
    {
      const UnrepWithoutReviewer *without = &g_array_index (list, UnrepWithoutReviewer, i);

      unrep_json_writer_begin_object (writer);
      unrep_json_writer_member_string (writer, "reviewer", unrep_agreement_table_get_reviewer (table, without->reviewer));
      write_number (writer, without->alpha.name, without->alpha.value, without->alpha.undefined == NULL);
      unrep_json_writer_end_object (writer);
    }
  unrep_json_writer_end_array (writer);
}

static void
write_members (UnrepJsonWriter     *writer,
               UnrepAgreementTable *table,
               gboolean             spans)
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
  write_coefficients (writer, table, spans);
  write_categories (writer, table, spans);
  write_coincidences (writer, table);
  write_pairs (writer, table);
  write_without (writer, table);
  write_different (writer, table);
}

/* Where there is no work there is no codebook either, and every coefficient says
 * why it has no value. */
static void
write_nothing (UnrepJsonWriter *writer,
               gboolean         spans)
{
  g_autoptr (GPtrArray) nobody = g_ptr_array_new ();
  g_autoptr (UnrepRatings) ratings = unrep_ratings_new (0, 0);
  g_autoptr (UnrepAgreementTable) table = unrep_agreement_table_new (nobody, nobody, ratings);

  write_members (writer, table, spans);
}

static void
write_section (UnrepJsonWriter     *writer,
               UnrepAgreementTable *row)
{
  const UnrepSection *section = unrep_agreement_table_get_section (row);

  if (section == NULL)
    return;
  unrep_json_writer_member_object (writer, "section");
  unrep_json_writer_member_int (writer, "line", section->line);
  unrep_json_writer_member_string (writer, "label", section->label);
  unrep_json_writer_member_string (writer, "title", section->title);
  unrep_json_writer_end_object (writer);
}

static void
write_codebook (UnrepJsonWriter     *writer,
                UnrepAgreementTable *table,
                gboolean             spans)
{
  unrep_json_writer_begin_object (writer);
  unrep_json_writer_member_object (writer, "codebook");
  unrep_json_writer_member_string (writer, "id", unrep_agreement_table_get_codebook_id (table));
  unrep_json_writer_member_int (writer, "version", unrep_agreement_table_get_codebook_version (table));
  unrep_json_writer_end_object (writer);
  write_members (writer, table, spans);

  unrep_json_writer_member_array (writer, "rows");
  for (guint i = 0; i < unrep_agreement_table_get_n_rows (table); i++)
    {
      UnrepAgreementTable *row = unrep_agreement_table_get_row (table, i);

      unrep_json_writer_begin_object (writer);
      unrep_json_writer_member_string (writer, "report", unrep_agreement_table_get_report (row));
      unrep_json_writer_member_string (writer, "text_sha256", unrep_agreement_table_get_text_sha256 (row));
      write_section (writer, row);
      write_members (writer, row, spans);
      unrep_json_writer_end_object (writer);
    }
  unrep_json_writer_end_array (writer);
  unrep_json_writer_end_object (writer);
}

/**
 * unrep_agreement_export_json:
 * @tables: (element-type UnrepAgreementTable): a table a codebook, or that of one matrix
 * @spans: whether to measure agreement about the evidence, too
 *
 * Writes an object with `units` (with two values or more), `reviewers`, `pairs`,
 * `values` and `possible` (whose share is the coverage), `too_few`, `seed` (of the
 * intervals), `coefficients`, agreement about each of the `positions`, their
 * `coincidences`, the matrix of reviewers (`pairwise`), α `without_reviewer`
 * and `different_units`; those four are left out where they would take long; and `codebooks`: for each codebook the same members with
 * `codebook` and `rows`, one a report or section. Codebooks are never mixed: where there are
 * several, only `codebooks` is there.
 *
 * Returns: (transfer full): JSON, UTF-8
 */
GBytes *
unrep_agreement_export_json (GPtrArray *tables,
                             gboolean   spans)
{
  g_autoptr (UnrepJsonWriter) writer = unrep_json_writer_new ();

  unrep_json_writer_begin_object (writer);
  if (tables->len == 0)
    write_nothing (writer, spans);
  else if (tables->len == 1)
    write_members (writer, g_ptr_array_index (tables, 0), spans);

  unrep_json_writer_member_array (writer, "codebooks");
  for (guint i = 0; i < tables->len; i++)
    {
      UnrepAgreementTable *table = g_ptr_array_index (tables, i);

      if (unrep_agreement_table_get_codebook_id (table) != NULL)
        write_codebook (writer, table, spans);
    }
  unrep_json_writer_end_array (writer);
  unrep_json_writer_end_object (writer);

  return unrep_json_writer_free_to_bytes (g_steal_pointer (&writer));
}
