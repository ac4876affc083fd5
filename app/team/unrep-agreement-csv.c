/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "team/unrep-agreement-export.h"

#include "team/unrep-csv.h"

static const char * const columns[] = {
  "codebook", "version", "report", "line", "section", "title", "coefficient", "value", "low", "high",
  "undefined", "units", "reviewers", "pairs", "values", "possible", "different_units",
};

/* A negative coefficient is a number, and no formula to be guarded against. */
static void
append_value (GString  *out,
              double    value,
              gboolean  exists)
{
  g_autofree char *number = unrep_agreement_dup_number (value);

  if (!exists)
    unrep_csv_append (out, "");
  else
    g_string_append_printf (out, ",%s", number);
}

/* Three fields, empty where the row is of no section. */
static void
append_section (GString            *out,
                const UnrepSection *section)
{
  if (section != NULL)
    unrep_csv_append_number (out, section->line);
  else
    unrep_csv_append (out, "");
  unrep_csv_append (out, section != NULL ? section->label : "");
  unrep_csv_append (out, section != NULL ? section->title : "");
}

static void
append_table (GString             *out,
              UnrepAgreementTable *table,
              gboolean             spans)
{
  UnrepRatings *ratings = unrep_agreement_table_get_ratings (table);
  g_autoptr (GArray) coefficients = unrep_agreement_table_list_coefficients (table, spans, NULL);
  const char *codebook = unrep_agreement_table_get_codebook_id (table);
  const char *report = unrep_agreement_table_get_report (table);

  for (guint i = 0; i < coefficients->len; i++)
    {
      const UnrepCoefficient *coefficient = &g_array_index (coefficients, UnrepCoefficient, i);

      unrep_csv_append (out, codebook != NULL ? codebook : "");
      unrep_csv_append_number (out, unrep_agreement_table_get_codebook_version (table));
      unrep_csv_append (out, report != NULL ? report : "");
      append_section (out, unrep_agreement_table_get_section (table));
      unrep_csv_append (out, coefficient->name);
      append_value (out, coefficient->value, coefficient->undefined == NULL);
      append_value (out, coefficient->low, coefficient->n_draws > 0);
      append_value (out, coefficient->high, coefficient->n_draws > 0);
      unrep_csv_append (out, coefficient->undefined != NULL ? coefficient->undefined : "");
      unrep_csv_append_number (out, unrep_ratings_count_pairable (ratings));
      unrep_csv_append_number (out, unrep_ratings_count_active (ratings));
      unrep_csv_append_number (out, (gint64) unrep_ratings_count_pairs (ratings));
      unrep_csv_append_number (out, (gint64) unrep_ratings_count_values (ratings));
      unrep_csv_append_number (out, (gint64) unrep_agreement_table_get_n_possible (table));
      unrep_csv_append_number (out, unrep_agreement_table_get_n_different (table));
      unrep_csv_end_row (out);
    }
}

/**
 * unrep_agreement_export_csv:
 * @tables: (element-type UnrepAgreementTable): a table a codebook
 * @spans: whether to measure agreement about the evidence, too
 *
 * Writes a record for each coefficient over everything, with an empty `report`,
 * and one for each report or section where the tables have them. `low` and `high` are those
 * of the interval, empty where there is none.
 *
 * Returns: (transfer full): CSV by RFC 4180, UTF-8 without BOM
 */
GBytes *
unrep_agreement_export_csv (GPtrArray *tables,
                            gboolean   spans)
{
  GString *out = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    unrep_csv_append (out, columns[i]);
  unrep_csv_end_row (out);

  for (guint i = 0; i < tables->len; i++)
    {
      UnrepAgreementTable *table = g_ptr_array_index (tables, i);

      append_table (out, table, spans);
      for (guint j = 0; j < unrep_agreement_table_get_n_rows (table); j++)
        append_table (out, unrep_agreement_table_get_row (table, j), spans);
    }

  return g_string_free_to_bytes (out);
}
