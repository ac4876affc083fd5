/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "team/unrep-csv.h"
#include "team/unrep-export-table.h"

#include <glib/gi18n.h>

#define BOM "\357\273\277"

typedef struct
{
  UnrepFileOutput *output;
  GString         *row;
  GString         *words;
  /* With or without a guard against formulas. */
  void           (*append) (GString    *row,
                            const char *field);
} Csv;

static gboolean
begin (UnrepExport      *self,
       UnrepFileOutput  *output,
       GError          **error)
{
  return !(self->flags & UNREP_EXPORT_BOM) || unrep_file_output_write (output, BOM, sizeof BOM - 1, error);
}

static gboolean
write_row_cb (UnrepTableId      id,
              const UnrepCell  *cells,
              gpointer          user_data,
              GError          **error)
{
  Csv *self = user_data;
  const UnrepTable *table = unrep_table_get (id);

  for (guint i = 0; i < table->n_columns; i++)
    {
      const UnrepCell *cell = &cells[i];

      if (cell->is_null)
        unrep_csv_append (self->row, "");
      else if (table->columns[i].type == UNREP_CELL_TEXT)
        self->append (self->row, cell->text);
      else if (table->columns[i].type == UNREP_CELL_WORDS)
        {
          g_string_truncate (self->words, 0);
          unrep_table_append_words (self->words, cell);
          self->append (self->row, self->words->str);
        }
      else
        unrep_csv_append_number (self->row, cell->number);
    }
  unrep_csv_end_row (self->row);

  return unrep_file_output_take (self->output, self->row, error);
}

static Csv
csv_init (UnrepExport     *self,
          UnrepFileOutput *output,
          GString         *row,
          GString         *words)
{
  return (Csv) { output, row, words,
                 self->flags & UNREP_EXPORT_UNGUARDED ? unrep_csv_append_unguarded : unrep_csv_append };
}

/**
 * unrep_export_write_csv:
 * @self: what is exported
 * @output: where to
 * @error: where to put what went wrong
 *
 * Writes a record an annotation, of all kinds, by RFC 4180.
 *
 * Returns: whether it was written
 */
gboolean
unrep_export_write_csv (UnrepExport      *self,
                        UnrepFileOutput  *output,
                        GError          **error)
{
  const UnrepTable *table = unrep_table_get (UNREP_TABLE_ANNOTATIONS);
  g_autoptr (GString) row = g_string_new (NULL);
  g_autoptr (GString) words = g_string_new (NULL);
  Csv csv = csv_init (self, output, row, words);

  for (guint i = 0; i < table->n_columns; i++)
    unrep_csv_append (row, table->columns[i].name);
  unrep_csv_end_row (row);

  return begin (self, output, error) && unrep_file_output_take (output, row, error) &&
         unrep_export_foreach_row (self, 1u << UNREP_TABLE_ANNOTATIONS, write_row_cb, &csv, error);
}

/* Who has the same id as somebody else is told apart by the uid. */
static char *
dup_heading (UnrepExport *self,
             guint        number)
{
  UnrepReviewer *reviewer = g_ptr_array_index (self->reviewers, number);
  const char *id = unrep_reviewer_get_id (reviewer);

  for (guint i = 0; i < self->reviewers->len; i++)
    if (i != number && g_str_equal (id, unrep_reviewer_get_id (g_ptr_array_index (self->reviewers, i))))
      return g_strdup_printf ("%s %s", id, unrep_reviewer_get_uid (reviewer));
  return g_strdup (id);
}

static gboolean
write_wide_rows_cb (UnrepExport        *self,
                    UnrepExportReport  *report,
                    gpointer            user_data,
                    GError            **error)
{
  Csv *csv = user_data;
  guint n_units = report->units->len, n_reviewers = self->reviewers->len;
  /* For each unit, what each reviewer has chosen. */
  g_autofree const char **chosen = g_new0 (const char *, (gsize) MAX (n_units, 1) * MAX (report->works->len, 1));

  for (guint i = 0; i < report->works->len; i++)
    {
      UnrepExportWork *work = g_ptr_array_index (report->works, i);

      for (guint j = 0; j < unrep_side_file_get_n_annotations (work->side_file); j++)
        {
          UnrepAnnotation *annotation = unrep_side_file_get_annotation (work->side_file, j);

          if (!work->left_out[j] && work->units[j] != UNREP_NO_UNIT && unrep_annotation_get_position (annotation) != NULL &&
              g_str_equal (unrep_annotation_get_kind (annotation), "unit"))
            chosen[(gsize) work->units[j] * report->works->len + i] = unrep_annotation_get_position (annotation);
        }
    }

  for (guint unit = 0; unit < n_units; unit++)
    {
      const char **row = chosen + (gsize) unit * report->works->len;
      g_autofree char *name = g_strdup_printf ("%s#%s", unrep_sheet_get_report_name (report->sheet),
                                               unrep_export_report_get_unit (report, unit)->name);
      gboolean any = FALSE;

      csv->append (csv->row, name);
      for (guint number = 0, i = 0; number < n_reviewers; number++)
        {
          gboolean is_here = i < report->works->len &&
                             ((UnrepExportWork *) g_ptr_array_index (report->works, i))->number == number;
          const char *position = is_here ? row[i++] : NULL;

          any = any || position != NULL;
          unrep_csv_append (csv->row, position != NULL ? position : "");
        }
      unrep_csv_end_row (csv->row);
      if (!any)
        g_string_truncate (csv->row, 0);
      else if (!unrep_file_output_take (csv->output, csv->row, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_codebooks (UnrepExport  *self,
                 GError      **error)
{
  guint n = unrep_team_get_n_sheets (self->team);

  if (n == 0 || unrep_team_find_end (self->team, 0, n, unrep_sheet_same_codebook) == n)
    return TRUE;

  g_set_error_literal (error, UNREP_ERROR, UNREP_ERROR_USAGE,
                       _("There is work with several codebooks, and their positions cannot stand in one column. Name the "
                         "side files of one codebook."));
  return FALSE;
}

/**
 * unrep_export_write_wide_csv:
 * @self: what is exported
 * @output: where to
 * @error: where to put what went wrong
 *
 * Writes a record for each unit that somebody has tagged: its report and path, then
 * what each reviewer has chosen, empty where they have not. It is what programs that
 * compute agreement read, `unrep-cli agree --matrix` among them.
 *
 * Errors: %UNREP_ERROR_USAGE where there are several codebooks, whose positions may
 * not stand in one column.
 *
 * Returns: whether it was written
 */
gboolean
unrep_export_write_wide_csv (UnrepExport      *self,
                             UnrepFileOutput  *output,
                             GError          **error)
{
  g_autoptr (GString) row = g_string_new (NULL);
  Csv csv = csv_init (self, output, row, NULL);

  if (!check_codebooks (self, error))
    return FALSE;
  unrep_csv_append (row, "unit");
  for (guint i = 0; i < self->reviewers->len; i++)
    {
      g_autofree char *heading = dup_heading (self, i);

      unrep_csv_append (row, heading);
    }
  unrep_csv_end_row (row);

  return begin (self, output, error) && unrep_file_output_take (output, row, error) &&
         unrep_export_foreach_report (self, write_wide_rows_cb, &csv, error);
}
