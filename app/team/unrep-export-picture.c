/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "team/unrep-export-private.h"

#include "team/unrep-agreement-table.h"
#include "team/unrep-chart.h"
#include "team/unrep-picture.h"

#include <glib/gi18n.h>

/* The charts of all codebooks, on their way. */
typedef struct
{
  UnrepExport *export;
  GPtrArray   *charts;
} Charting;

static UnrepTally *
get_tally (UnrepExport *self,
           guint        index)
{
  return g_ptr_array_index (self->tallies, index);
}

static void
add_positions (UnrepChart    *chart,
               UnrepTally    *tally,
               UnrepCodebook *codebook)
{
  for (guint i = 0; i < unrep_tally_get_n_positions (tally); i++)
    {
      const char *id = unrep_tally_get_position (tally, i);
      guint index;

      if (codebook != NULL && unrep_codebook_find_position (codebook, id, &index))
        unrep_chart_add_position (chart, unrep_codebook_get_position_name (codebook, index, NULL),
                                  unrep_codebook_get_position (codebook, index)->symbol,
                                  unrep_codebook_get_position (codebook, index)->colour);
      else
        unrep_chart_add_position (chart, id, NULL, NULL);
    }
}

static void
add_bars (UnrepChart *chart,
          UnrepTally *tally,
          const char *group)
{
  for (guint i = 0; i < unrep_tally_get_n_rows (tally); i++)
    {
      const UnrepTallyRow *row = unrep_tally_get_row (tally, i);
      gboolean has_title = row->section_title != NULL && *row->section_title != '\0';
      g_autofree char *label = has_title ? g_strdup_printf ("%s: %s", row->report, row->section_title)
                                         : g_strdup (row->report);

      unrep_chart_add_bar (chart, group, label, row->counts);
    }
}

static void
add_agreement (UnrepChart   *chart,
               UnrepTally   *tally,
               GPtrArray    *tables,
               GCancellable *cancellable)
{
  for (guint i = 0; i < tables->len; i++)
    {
      UnrepAgreementTable *table = g_ptr_array_index (tables, i);
      g_autoptr (GArray) coefficients = NULL;

      if (unrep_agreement_table_get_codebook_version (table) != unrep_tally_get_codebook_version (tally) ||
          !g_str_equal (unrep_agreement_table_get_codebook_id (table), unrep_tally_get_codebook_id (tally)))
        continue;
      coefficients = unrep_agreement_list_intervals (unrep_agreement_table_get_ratings (table), UNREP_AGREEMENT_DRAWS,
                                                     UNREP_AGREEMENT_SEED, cancellable);
      for (guint k = 0; coefficients != NULL && k < coefficients->len; k++)
        if (g_array_index (coefficients, UnrepCoefficient, k).undefined == NULL)
          unrep_chart_add_coefficient (chart, &g_array_index (coefficients, UnrepCoefficient, k));
    }
}

static guint
number_position (UnrepTally *tally,
                 const char *id)
{
  for (guint i = 0; i < unrep_tally_get_n_positions (tally); i++)
    if (g_str_equal (unrep_tally_get_position (tally, i), id))
      return i + 1;
  return 0;
}

static gboolean
add_units_cb (UnrepExport        *self,
              UnrepExportReport  *report,
              gpointer            user_data,
              GError            **error)
{
  Charting *charting = user_data;
  guint n = self->reviewers->len, which = 0;
  g_autofree guint *cells = g_new0 (guint, (gsize) MAX (report->units->len, 1) * MAX (n, 1));
  g_autofree gboolean *any = g_new0 (gboolean, MAX (report->units->len, 1));

  while (which < self->tallies->len &&
         (unrep_tally_get_codebook_version (get_tally (self, which)) !=
            unrep_sheet_get_codebook_version (report->sheet) ||
          !g_str_equal (unrep_tally_get_codebook_id (get_tally (self, which)),
                        unrep_sheet_get_codebook_id (report->sheet))))
    which++;
  if (which == self->tallies->len)
    return TRUE;

  for (guint i = 0; i < report->works->len; i++)
    {
      UnrepExportWork *work = g_ptr_array_index (report->works, i);

      for (guint j = 0; j < unrep_side_file_get_n_annotations (work->side_file); j++)
        {
          UnrepAnnotation *annotation = unrep_side_file_get_annotation (work->side_file, j);
          const char *position = unrep_annotation_get_position (annotation);

          if (work->left_out[j] || work->units[j] == UNREP_NO_UNIT || position == NULL ||
              !g_str_equal (unrep_annotation_get_kind (annotation), "unit"))
            continue;
          cells[(gsize) work->units[j] * n + work->number] = number_position (get_tally (self, which), position);
          any[work->units[j]] = TRUE;
        }
    }
  for (guint unit = 0; unit < report->units->len; unit++)
    if (any[unit])
      unrep_chart_add_unit (g_ptr_array_index (charting->charts, which), cells + (gsize) unit * n);
  return TRUE;
}

/**
 * unrep_export_list_pictures:
 * @self: what is exported
 * @error: where to put what went wrong
 *
 * Returns: (transfer full) (element-type UnrepChart): a chart a codebook
 */
GPtrArray *
unrep_export_list_pictures (UnrepExport  *self,
                            GError      **error)
{
  g_autoptr (GPtrArray) charts = g_ptr_array_new_with_free_func ((GDestroyNotify) unrep_chart_free);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func ((GDestroyNotify) g_error_free);
  g_autoptr (GPtrArray) sections = unrep_export_list_tallies (self, UNREP_TALLY_BY_SECTION, problems);
  g_autoptr (GPtrArray) tables = unrep_agreement_table_list (self->team, FALSE);
  Charting charting = { self, charts };

  for (guint i = 0; i < self->reviewers->len; i++)
    g_ptr_array_add (names, (char *) unrep_reviewer_get_name (g_ptr_array_index (self->reviewers, i)));
  for (guint i = 0; i < self->tallies->len; i++)
    {
      UnrepTally *tally = get_tally (self, i);
      const char *id = unrep_tally_get_codebook_id (tally);
      UnrepCodebook *codebook = unrep_team_get_codebook (self->team, id, unrep_tally_get_codebook_version (tally));
      UnrepChart *chart = unrep_chart_new (codebook != NULL ? unrep_codebook_get_question (codebook, NULL) : id);

      g_ptr_array_add (charts, chart);
      add_positions (chart, tally, codebook);
      /* Translators: heading above bars */
      add_bars (chart, tally, _("By report"));
      if (i < sections->len)
        /* Translators: heading above bars */
        add_bars (chart, g_ptr_array_index (sections, i), _("By section"));
      add_agreement (chart, tally, tables, self->cancellable);
      unrep_chart_set_reviewers (chart, names);
    }

  return unrep_export_foreach_report (self, add_units_cb, &charting, error) ? g_steal_pointer (&charts) : NULL;
}

static gboolean
write_picture (UnrepExport        *self,
               UnrepPictureFormat  format,
               UnrepFileOutput    *output,
               GError            **error)
{
  g_autoptr (GPtrArray) charts = unrep_export_list_pictures (self, error);
  g_autoptr (GString) picture = charts != NULL ? unrep_picture_new (charts, format, error) : NULL;

  return picture != NULL && unrep_file_output_take (output, picture, error);
}

/**
 * unrep_export_write_svg:
 * @self: what is exported
 * @output: where to
 * @error: where to put what went wrong
 *
 * Writes the charts as one picture, with a text for who cannot see it.
 *
 * Returns: whether it was written
 */
gboolean
unrep_export_write_svg (UnrepExport      *self,
                        UnrepFileOutput  *output,
                        GError          **error)
{
  return write_picture (self, UNREP_PICTURE_SVG, output, error);
}

/**
 * unrep_export_write_pdf:
 * @self: what is exported
 * @output: where to
 * @error: where to put what went wrong
 *
 * Writes the charts on pages of A4.
 *
 * Returns: whether it was written
 */
gboolean
unrep_export_write_pdf (UnrepExport      *self,
                        UnrepFileOutput  *output,
                        GError          **error)
{
  return write_picture (self, UNREP_PICTURE_PDF, output, error);
}

/**
 * unrep_export_write_png:
 * @self: what is exported
 * @output: where to
 * @error: where to put what went wrong
 *
 * Writes the charts as one picture made of pixels.
 *
 * Returns: whether it was written
 */
gboolean
unrep_export_write_png (UnrepExport      *self,
                        UnrepFileOutput  *output,
                        GError          **error)
{
  return write_picture (self, UNREP_PICTURE_PNG, output, error);
}
