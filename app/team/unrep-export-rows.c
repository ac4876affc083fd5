/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "team/unrep-export-table.h"

#include "annotation/unrep-round.h"
#include "report/unrep-correction.h"

#include <string.h>

#define SECTION_TITLE_CHARS 80

/* A row on its way: cells are added in the order of the columns. */
typedef struct
{
  UnrepExport   *export;
  guint          wanted;
  UnrepRowFunc   func;
  gpointer       user_data;
  UnrepTableId   table;
  UnrepCell      cells[UNREP_TABLE_MAX_COLUMNS];
  guint          n_cells;
  /* Texts that were made for this row. */
  GPtrArray     *owned;
} Rows;

static gboolean
begin_row (Rows         *self,
           UnrepTableId  table)
{
  self->table = table;
  self->n_cells = 0;
  g_ptr_array_set_size (self->owned, 0);
  return (self->wanted & (1u << table)) != 0;
}

static void
add (Rows          *self,
     UnrepCellType  type,
     UnrepCell      cell)
{
  g_return_if_fail (self->n_cells < unrep_table_get (self->table)->n_columns &&
                    unrep_table_get (self->table)->columns[self->n_cells].type == type);

  self->cells[self->n_cells++] = cell;
}

static void
add_text (Rows       *self,
          const char *text)
{
  add (self, UNREP_CELL_TEXT, (UnrepCell) { .is_null = text == NULL, .text = text });
}

static void
add_owned (Rows *self,
           char *text)
{
  if (text != NULL)
    g_ptr_array_add (self->owned, text);
  add_text (self, text);
}

static void
add_number (Rows   *self,
            gint64  number)
{
  add (self, UNREP_CELL_NUMBER, (UnrepCell) { .number = number });
}

static void
add_no_number (Rows *self)
{
  add (self, UNREP_CELL_NUMBER, (UnrepCell) { .is_null = TRUE });
}

static void
add_boolean (Rows     *self,
             gboolean  value)
{
  add (self, UNREP_CELL_BOOLEAN, (UnrepCell) { .number = value });
}

static gboolean
end_row (Rows    *self,
         GError **error)
{
  g_return_val_if_fail (self->n_cells == unrep_table_get (self->table)->n_columns, FALSE);

  return self->func (self->table, self->cells, self->user_data, error);
}

static void
add_report (Rows              *self,
            UnrepExportReport *report)
{
  add_text (self, unrep_sheet_get_codebook_id (report->sheet));
  add_number (self, unrep_sheet_get_codebook_version (report->sheet));
  add_text (self, unrep_sheet_get_report_name (report->sheet));
  add_text (self, unrep_sheet_get_text_sha256 (report->sheet));
}

static void
add_reviewer (Rows          *self,
              UnrepReviewer *reviewer)
{
  add_text (self, unrep_reviewer_get_id (reviewer));
  add_text (self, unrep_reviewer_get_name (reviewer));
  add_text (self, unrep_reviewer_get_uid (reviewer));
}

/* What the head of the report says. */
static void
add_head (Rows              *self,
          UnrepExportReport *report)
{
  for (guint i = 0; i < UNREP_N_HEAD_FACTS; i++)
    add_text (self, unrep_report_head_get (report->head, i));
}

/* A heading belongs to the section that it opens. */
static void
add_section (Rows         *self,
             UnrepOutline *outline,
             guint         index)
{
  const UnrepUnit *unit = outline != NULL && index != UNREP_NO_UNIT ? unrep_outline_get_unit (outline, index) : NULL;
  guint section = unit == NULL ? UNREP_NO_UNIT : unit->kind == UNREP_UNIT_HEADING ? index : unit->section;

  if (section != UNREP_NO_UNIT)
    add_owned (self, unrep_outline_dup_first_words (outline, section, SECTION_TITLE_CHARS));
  else
    add_text (self, NULL);
}

static void
add_line (Rows              *self,
          UnrepExportReport *report,
          gsize              start)
{
  UnrepText *text = report->report != NULL ? unrep_report_get_text (report->report) : NULL;

  if (text != NULL && start <= unrep_text_get_n_chars (text))
    add_number (self, unrep_text_get_line_at (text, start));
  else
    add_no_number (self);
}

static char *
dup_finding (UnrepJudgement *judgement)
{
  const char *check = unrep_judgement_get_check (judgement);
  GString *out = g_string_new ("{\"check\": ");

  if (check != NULL)
    unrep_json_append_quoted (out, check);
  else
    g_string_append (out, "null");
  g_string_append (out, ", \"state\": ");
  unrep_json_append_quoted (out, unrep_finding_state_to_string (unrep_judgement_get_state (judgement)));
  g_string_append_c (out, '}');
  return g_string_free (out, FALSE);
}

/**
 * unrep_annotation_dup_result:
 * @annotation: an annotation
 *
 * Returns: (transfer full) (nullable): what a correction of the outline or a
 *   translator's finding says, in JSON as side files say it; %NULL where @annotation
 *   is neither
 */
char *
unrep_annotation_dup_result (UnrepAnnotation *annotation)
{
  UnrepJudgement *judgement = unrep_annotation_get_judgement (annotation);
  UnrepCorrection correction;
  GString *out;

  if (judgement != NULL)
    return dup_finding (judgement);
  if (!unrep_annotation_get_correction (annotation, &correction))
    return NULL;

  out = g_string_new ("{\"kind\": ");
  unrep_json_append_quoted (out, unrep_unit_kind_to_string (correction.kind));
  g_string_append (out, ", \"label\": ");
  unrep_json_append_quoted (out, correction.label != NULL ? correction.label : "");
  g_string_append (out, ", \"parent\": ");
  unrep_json_append_quoted (out, correction.parent != NULL ? correction.parent : "");
  g_string_append_printf (out, ", \"recommendation\": %s}",
                          correction.recommendation == UNREP_RECOMMENDATION_YES ? "true"
                          : correction.recommendation == UNREP_RECOMMENDATION_NO ? "false" : "null");
  return g_string_free (out, FALSE);
}

static gboolean
add_annotation (Rows               *self,
                UnrepExportReport  *report,
                UnrepReviewer      *reviewer,
                UnrepAnnotation    *annotation,
                guint               place,
                GError            **error)
{
  const UnrepExportUnit *unit = unrep_export_report_get_unit (report, place);
  UnrepRange range = unrep_annotation_get_range (annotation);
  guint index = unit != NULL ? unit->index : UNREP_NO_UNIT;
  const char *note = unrep_annotation_get_note (annotation);

  if (report->outline != NULL && index == UNREP_NO_UNIT)
    index = unrep_outline_get_unit_at (report->outline, range.start);
  add_report (self, report);
  add_text (self, unit != NULL ? unit->name : NULL);
  add_text (self, unrep_annotation_get_unit (annotation));
  add_line (self, report, range.start);
  add_section (self, report->outline, index);
  add_reviewer (self, reviewer);
  add_text (self, unrep_annotation_get_kind (annotation));
  add_text (self, unrep_annotation_get_position (annotation));
  add_boolean (self, unrep_annotation_get_flag (annotation));
  add (self, UNREP_CELL_WORDS, (UnrepCell) { .words = unrep_annotation_get_tags (annotation) });
  add_text (self, note != NULL ? note : "");
  add_number (self, (gint64) range.start);
  add_number (self, (gint64) range.end);
  add_text (self, unrep_annotation_get_exact (annotation));
  add_text (self, unrep_annotation_get_prefix (annotation));
  add_text (self, unrep_annotation_get_suffix (annotation));
  add_owned (self, unrep_annotation_dup_result (annotation));
  add_text (self, unrep_annotation_get_created (annotation));
  add_text (self, unrep_annotation_get_modified (annotation));
  add_text (self, unrep_annotation_get_id (annotation));
  add_head (self, report);
  return end_row (self, error);
}

static gboolean
add_annotations (Rows               *self,
                 UnrepExportReport  *report,
                 GError            **error)
{
  for (guint i = 0; i < report->works->len; i++)
    {
      UnrepExportWork *work = g_ptr_array_index (report->works, i);
      UnrepReviewer *reviewer = unrep_side_file_get_reviewer (work->side_file);

      for (guint j = 0; j < unrep_side_file_get_n_annotations (work->side_file); j++)
        {
          UnrepAnnotation *annotation = unrep_side_file_get_annotation (work->side_file, j);

          if (!work->left_out[j] && begin_row (self, UNREP_TABLE_ANNOTATIONS) &&
              !add_annotation (self, report, reviewer, annotation, work->units[j], error))
            return FALSE;
        }
    }
  return TRUE;
}

/* What a reviewer had tagged when they finished @round. */
static gboolean
add_round (Rows               *self,
           UnrepExportReport  *report,
           UnrepReviewer      *reviewer,
           const UnrepRound   *round,
           GError            **error)
{
  g_autoptr (GList) ids = g_list_sort (g_hash_table_get_keys (round->positions), (GCompareFunc) strcmp);

  for (GList *id = ids; id != NULL; id = id->next)
    if (begin_row (self, UNREP_TABLE_ROUNDS))
      {
        add_report (self, report);
        add_reviewer (self, reviewer);
        add_text (self, round->id);
        add_text (self, round->finished);
        add_text (self, id->data);
        add_text (self, g_hash_table_lookup (round->positions, id->data));
        if (!end_row (self, error))
          return FALSE;
      }
  return TRUE;
}

/* How far each reviewer is. Rounds that cannot be read are named where tallies are. */
static gboolean
add_works (Rows               *self,
           UnrepExportReport  *report,
           GError            **error)
{
  for (guint i = 0; i < report->works->len; i++)
    {
      UnrepSideFile *side_file = ((UnrepExportWork *) g_ptr_array_index (report->works, i))->side_file;
      UnrepReviewer *reviewer = unrep_side_file_get_reviewer (side_file);
      g_autoptr (GPtrArray) rounds = unrep_side_file_list_rounds (side_file, NULL);

      if (begin_row (self, UNREP_TABLE_WORK))
        {
          add_report (self, report);
          add_reviewer (self, reviewer);
          add_boolean (self, unrep_side_file_is_finished (side_file));
          add_owned (self, unrep_side_file_dup_opened_as_lead (side_file));
          if (!end_row (self, error))
            return FALSE;
        }
      for (guint j = 0; rounds != NULL && j < rounds->len; j++)
        if (!add_round (self, report, reviewer, g_ptr_array_index (rounds, j), error))
          return FALSE;
    }
  return TRUE;
}

static gboolean
add_unit (Rows                   *self,
          UnrepExportReport      *report,
          const UnrepExportUnit  *unit,
          GError                **error)
{
  const UnrepUnit *known = unit->index != UNREP_NO_UNIT ? unrep_outline_get_unit (report->outline, unit->index) : NULL;
  UnrepText *text = report->report != NULL ? unrep_report_get_text (report->report) : NULL;

  if (!begin_row (self, UNREP_TABLE_UNITS))
    return TRUE;

  add_report (self, report);
  add_text (self, unit->name);
  add_text (self, known != NULL ? unrep_unit_kind_to_string (known->kind) : NULL);
  add_text (self, known != NULL ? unrep_recommendation_to_string (known->recommendation) : NULL);
  add_line (self, report, unit->range.start);
  add_section (self, report->outline, unit->index);
  add_number (self, (gint64) unit->range.start);
  add_number (self, (gint64) unit->range.end);
  if (text != NULL && unit->range.end <= unrep_text_get_n_chars (text))
    add_owned (self, unrep_text_dup_range (text, unit->range));
  else
    add_text (self, NULL);
  return end_row (self, error);
}

static gboolean
add_report_cb (UnrepExport        *export,
               UnrepExportReport  *report,
               gpointer            user_data,
               GError            **error)
{
  Rows *self = user_data;

  if (begin_row (self, UNREP_TABLE_REPORTS))
    {
      add_report (self, report);
      add_boolean (self, report->report != NULL);
      if (report->report != NULL)
        add_number (self, (gint64) unrep_text_get_n_chars (unrep_report_get_text (report->report)));
      else
        add_no_number (self);
      add_number (self, report->works->len);
      add_head (self, report);
      if (!end_row (self, error))
        return FALSE;
    }
  if (!add_works (self, report, error))
    return FALSE;
  for (guint i = 0; i < report->units->len; i++)
    if (!add_unit (self, report, unrep_export_report_get_unit (report, i), error))
      return FALSE;

  return add_annotations (self, report, error);
}

static gboolean
add_reviewers (Rows    *self,
               GError **error)
{
  for (guint i = 0; i < self->export->reviewers->len; i++)
    if (begin_row (self, UNREP_TABLE_REVIEWERS))
      {
        add_reviewer (self, g_ptr_array_index (self->export->reviewers, i));
        if (!end_row (self, error))
          return FALSE;
      }
  return TRUE;
}

static gboolean
add_position (Rows           *self,
              UnrepTally     *tally,
              UnrepCodebook  *codebook,
              guint           number,
              GError        **error)
{
  const char *id = unrep_tally_get_position (tally, number);
  const UnrepPosition *position;
  guint index;

  if (!begin_row (self, UNREP_TABLE_POSITIONS))
    return TRUE;

  add_text (self, unrep_tally_get_codebook_id (tally));
  add_number (self, unrep_tally_get_codebook_version (tally));
  add_number (self, number + 1);
  add_text (self, id);
  if (codebook == NULL || !unrep_codebook_find_position (codebook, id, &index))
    {
      add_no_number (self);
      for (guint i = 0; i < 7; i++)
        add_text (self, NULL);
      return end_row (self, error);
    }

  position = unrep_codebook_get_position (codebook, index);
  if (unrep_codebook_get_position_rank (codebook, index) >= 0)
    add_number (self, unrep_codebook_get_position_rank (codebook, index));
  else
    add_no_number (self);
  add_text (self, position->key);
  add_text (self, position->symbol);
  add_text (self, position->colour);
  add_text (self, unrep_codebook_get_position_name (codebook, index, "en"));
  add_text (self, unrep_codebook_get_position_name (codebook, index, "ar"));
  add_text (self, unrep_codebook_get_position_description (codebook, index, "en"));
  add_text (self, unrep_codebook_get_position_description (codebook, index, "ar"));
  return end_row (self, error);
}

static gboolean
add_tags (Rows           *self,
          UnrepCodebook  *codebook,
          GError        **error)
{
  for (guint i = 0; i < unrep_codebook_get_n_tags (codebook); i++)
    if (begin_row (self, UNREP_TABLE_TAGS))
      {
        add_text (self, unrep_codebook_get_id (codebook));
        add_number (self, unrep_codebook_get_version (codebook));
        add_text (self, unrep_codebook_get_tag (codebook, i));
        add_text (self, unrep_codebook_get_tag_name (codebook, i, "en"));
        add_text (self, unrep_codebook_get_tag_name (codebook, i, "ar"));
        if (!end_row (self, error))
          return FALSE;
      }
  return TRUE;
}

static gboolean
add_tally (Rows        *self,
           UnrepTally  *tally,
           GError     **error)
{
  UnrepCodebook *codebook = unrep_team_get_codebook (self->export->team, unrep_tally_get_codebook_id (tally),
                                                     unrep_tally_get_codebook_version (tally));

  for (guint i = 0; i < unrep_tally_get_n_rows (tally); i++)
    for (guint j = 0; j < unrep_tally_get_n_positions (tally); j++)
      if (begin_row (self, UNREP_TABLE_TALLY))
        {
          const UnrepTallyRow *row = unrep_tally_get_row (tally, i);

          add_text (self, unrep_tally_get_codebook_id (tally));
          add_number (self, unrep_tally_get_codebook_version (tally));
          add_text (self, row->report);
          add_text (self, row->text_sha256);
          add_text (self, unrep_tally_get_position (tally, j));
          add_number (self, (gint64) row->counts[j]);
          if (!end_row (self, error))
            return FALSE;
        }
  for (guint j = 0; j < unrep_tally_get_n_positions (tally); j++)
    if (!add_position (self, tally, codebook, j, error))
      return FALSE;

  return codebook == NULL || add_tags (self, codebook, error);
}

/**
 * unrep_export_foreach_row:
 * @self: what is exported
 * @wanted: a bit for each UnrepTableId that is wanted
 * @func: (scope call): gets the rows
 * @user_data: for @func
 * @error: where to put what went wrong
 *
 * Errors: those of unrep_export_foreach_report() and @func.
 *
 * Returns: whether all rows were handed over
 */
gboolean
unrep_export_foreach_row (UnrepExport   *self,
                          guint          wanted,
                          UnrepRowFunc   func,
                          gpointer       user_data,
                          GError       **error)
{
  g_autoptr (GPtrArray) owned = g_ptr_array_new_with_free_func (g_free);
  Rows rows = { .export = self, .wanted = wanted, .func = func, .user_data = user_data, .owned = owned };

  if (!add_reviewers (&rows, error))
    return FALSE;
  for (guint i = 0; i < self->tallies->len; i++)
    if (!add_tally (&rows, g_ptr_array_index (self->tallies, i), error))
      return FALSE;

  return unrep_export_foreach_report (self, add_report_cb, &rows, error);
}
