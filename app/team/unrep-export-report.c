/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "team/unrep-export-private.h"

#include <string.h>

static void
work_free (UnrepExportWork *work)
{
  g_clear_pointer (&work->side_file, unrep_side_file_unref);
  g_free (work->units);
  g_free (work->left_out);
  g_free (work);
}

static void
unit_clear (UnrepExportUnit *unit)
{
  g_free (unit->name);
}

/**
 * unrep_export_report_free:
 * @self: (transfer full): a report
 */
void
unrep_export_report_free (UnrepExportReport *self)
{
  g_clear_object (&self->report);
  g_clear_pointer (&self->outline, unrep_outline_unref);
  g_clear_pointer (&self->head, unrep_report_head_free);
  g_ptr_array_unref (self->works);
  g_array_unref (self->units);
  g_free (self);
}

/* Whoever exports notes and positions can do so without the report. */
static void
load_text (UnrepExport       *export,
           UnrepExportReport *self)
{
  g_autoptr (GError) error = NULL;

  self->report = unrep_team_load_report (export->team, self->sheet, export->cancellable, &error);
  if (self->report == NULL)
    g_hash_table_add (export->missing, g_strdup (unrep_sheet_get_report_name (self->sheet)));
  else
    self->outline = unrep_team_load_outline (export->team, self->report, export->cancellable, NULL);
  if (self->outline != NULL)
    self->head = unrep_report_head_new (self->outline);
}

static gboolean
add_work (UnrepExport        *export,
          UnrepExportReport  *self,
          UnrepSheet         *sheet,
          GError            **error)
{
  const char *uid = unrep_reviewer_get_uid (unrep_sheet_get_reviewer (sheet));
  UnrepExportWork *work = g_new0 (UnrepExportWork, 1);

  g_ptr_array_add (self->works, work);
  work->number = GPOINTER_TO_UINT (g_hash_table_lookup (export->number_of_uid, uid));
  work->side_file = unrep_team_read_side_file (export->team, sheet, export->cancellable, error);
  if (work->side_file == NULL)
    return FALSE;

  if (export->flags & UNREP_EXPORT_ANONYMOUS)
    {
      g_autoptr (UnrepSideFile) named = g_steal_pointer (&work->side_file);

      work->side_file = unrep_side_file_new_nameless (named, g_ptr_array_index (export->reviewers, work->number));
    }
  return TRUE;
}

static int
compare_works (gconstpointer a,
               gconstpointer b)
{
  guint p = (*(UnrepExportWork * const *) a)->number, q = (*(UnrepExportWork * const *) b)->number;

  return (p > q) - (p < q);
}

/**
 * unrep_export_report_new:
 * @export: what is exported
 * @first: index of the first sheet of a report and codebook
 * @end: index behind the last
 * @error: where to put what went wrong
 *
 * Reads all that was said about one report, and the report where it is found, and
 * aligns the annotations.
 *
 * Errors: those of unrep_team_read_side_file().
 *
 * Returns: (transfer full): the report, %NULL on error
 */
UnrepExportReport *
unrep_export_report_new (UnrepExport  *export,
                         guint         first,
                         guint         end,
                         GError      **error)
{
  g_autoptr (UnrepExportReport) self = g_new0 (UnrepExportReport, 1);

  self->works = g_ptr_array_new_with_free_func ((GDestroyNotify) work_free);
  self->units = g_array_new (FALSE, FALSE, sizeof (UnrepExportUnit));
  g_array_set_clear_func (self->units, (GDestroyNotify) unit_clear);
  self->sheet = unrep_team_get_sheet (export->team, first);
  self->codebook = unrep_team_get_codebook (export->team, unrep_sheet_get_codebook_id (self->sheet),
                                            unrep_sheet_get_codebook_version (self->sheet));
  load_text (export, self);
  for (guint i = first; i < end; i++)
    if (!add_work (export, self, unrep_team_get_sheet (export->team, i), error))
      return NULL;
  /* Where codes stand for names, the order must not tell who is who. */
  g_ptr_array_sort (self->works, compare_works);
  unrep_export_report_align (self);
  if (export->flags & UNREP_EXPORT_ADJUDICATED)
    unrep_export_report_decide (self);

  return g_steal_pointer (&self);
}

typedef struct
{
  UnrepExportWork *work;
  guint            annotation;
} First;

/**
 * unrep_export_report_decide:
 * @self: a report with the decisions of leads, aligned
 *
 * As tallies count them: where leads agree on a unit the first of them speaks for
 * all; where they differ nothing is decided.
 */
void
unrep_export_report_decide (UnrepExportReport *self)
{
  g_autofree First *first = g_new0 (First, MAX (self->units->len, 1));

  for (guint i = 0; i < self->works->len; i++)
    {
      UnrepExportWork *work = g_ptr_array_index (self->works, i);

      for (guint j = 0; j < unrep_side_file_get_n_annotations (work->side_file); j++)
        {
          UnrepAnnotation *annotation = unrep_side_file_get_annotation (work->side_file, j), *other;
          First *of_unit;

          if (work->left_out[j] || work->units[j] == UNREP_NO_UNIT ||
              unrep_annotation_get_position (annotation) == NULL ||
              !g_str_equal (unrep_annotation_get_kind (annotation), "unit"))
            continue;
          of_unit = &first[work->units[j]];
          if (of_unit->work == NULL)
            {
              *of_unit = (First) { work, j };
              continue;
            }
          other = unrep_side_file_get_annotation (of_unit->work->side_file, of_unit->annotation);
          work->left_out[j] = TRUE;
          if (!g_str_equal (unrep_annotation_get_position (other), unrep_annotation_get_position (annotation)))
            of_unit->work->left_out[of_unit->annotation] = TRUE;
        }
    }
}

/**
 * unrep_export_report_get_unit:
 * @self: a report
 * @index: place of a unit, or %UNREP_NO_UNIT
 *
 * Returns: (transfer none) (nullable): the unit
 */
const UnrepExportUnit *
unrep_export_report_get_unit (UnrepExportReport *self,
                              guint              index)
{
  return index < self->units->len ? &g_array_index (self->units, UnrepExportUnit, index) : NULL;
}

typedef struct
{
  guint first;
  guint end;
  UnrepSheet *sheet;
} Run;

static int
compare_runs (gconstpointer a,
              gconstpointer b)
{
  UnrepSheet *p = ((const Run *) a)->sheet, *q = ((const Run *) b)->sheet;
  int order;

  if (!unrep_sheet_same_codebook (p, q))
    return unrep_sheet_compare (p, q);
  order = strcmp (unrep_sheet_get_report_name (p), unrep_sheet_get_report_name (q));
  return order != 0 ? order : strcmp (unrep_sheet_get_text_sha256 (p), unrep_sheet_get_text_sha256 (q));
}

static gboolean
same_part (UnrepSheet *a,
           UnrepSheet *b)
{
  return unrep_sheet_same_codebook (a, b) && unrep_sheet_same_report (a, b);
}

/**
 * unrep_export_foreach_report:
 * @self: what is exported
 * @func: (scope call): gets one report after the other
 * @user_data: for @func
 * @error: where to put what went wrong
 *
 * Goes through all reports in the order of codebooks, then names; one of them is in
 * memory at a time.
 *
 * Errors: those of unrep_export_report_new() and @func; %G_IO_ERROR_CANCELLED.
 *
 * Returns: whether all were gone through
 */
gboolean
unrep_export_foreach_report (UnrepExport            *self,
                             UnrepExportReportFunc   func,
                             gpointer                user_data,
                             GError                **error)
{
  g_autoptr (GArray) runs = g_array_new (FALSE, FALSE, sizeof (Run));
  guint n_sheets = unrep_team_get_n_sheets (self->team);

  for (guint first = 0; first < n_sheets;)
    {
      Run run = { first, unrep_team_find_end (self->team, first, n_sheets, same_part),
                  unrep_team_get_sheet (self->team, first) };

      g_array_append_val (runs, run);
      first = run.end;
    }
  g_array_sort (runs, compare_runs);

  for (guint i = 0; i < runs->len; i++)
    {
      const Run *run = &g_array_index (runs, Run, i);
      g_autoptr (UnrepExportReport) report = unrep_export_report_new (self, run->first, run->end, error);

      if (report == NULL || g_cancellable_set_error_if_cancelled (self->cancellable, error) ||
          !func (self, report, user_data, error))
        return FALSE;
    }
  return TRUE;
}
