/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "team/unrep-export-table.h"

/* What a report says of itself, told behind the side files. */
typedef struct
{
  UnrepSheet      *sheet;
  UnrepReportHead *head;
} Told;

static void
told_free (Told *told)
{
  unrep_sheet_unref (told->sheet);
  g_clear_pointer (&told->head, unrep_report_head_free);
  g_free (told);
}

typedef struct
{
  UnrepFileOutput *output;
  GString         *text;
  UnrepJsonWriter *writer;
  GPtrArray       *told;
} Json;

static gboolean
write_report_cb (UnrepExport        *self,
                 UnrepExportReport  *report,
                 gpointer            user_data,
                 GError            **error)
{
  Json *json = user_data;
  Told *told = g_new0 (Told, 1);

  told->sheet = unrep_sheet_ref (report->sheet);
  told->head = g_steal_pointer (&report->head);
  g_ptr_array_add (json->told, told);
  for (guint i = 0; i < report->works->len; i++)
    {
      UnrepExportWork *work = g_ptr_array_index (report->works, i);

      unrep_side_file_write (work->side_file, json->writer);
      unrep_json_writer_move_to (json->writer, json->text);
      if (!unrep_file_output_take (json->output, json->text, error))
        return FALSE;
    }
  return TRUE;
}

static void
write_told (UnrepJsonWriter *writer,
            const Told      *told)
{
  unrep_json_writer_begin_object (writer);
  unrep_json_writer_member_string (writer, "name", unrep_sheet_get_report_name (told->sheet));
  unrep_json_writer_member_string (writer, "text_sha256", unrep_sheet_get_text_sha256 (told->sheet));
  unrep_report_head_write (told->head, writer);
  unrep_json_writer_end_object (writer);
}

/**
 * unrep_export_write_json:
 * @self: what is exported
 * @output: where to
 * @error: where to put what went wrong
 *
 * Writes one object whose array `side_files` has everybody's side files, each whole
 * and after the merge of its copies, and whose array `reports` has what each report says
 * of itself.
 *
 * Returns: whether it was written
 */
gboolean
unrep_export_write_json (UnrepExport      *self,
                         UnrepFileOutput  *output,
                         GError          **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (UnrepJsonWriter) writer = unrep_json_writer_new ();
  g_autoptr (GPtrArray) told = g_ptr_array_new_with_free_func ((GDestroyNotify) told_free);
  Json json = { output, text, writer, told };

  unrep_json_writer_begin_object (writer);
  unrep_json_writer_member_string (writer, "format", "unrep-export");
  unrep_json_writer_member_int (writer, "version", 1);
  unrep_json_writer_member_array (writer, "side_files");
  if (!unrep_export_foreach_report (self, write_report_cb, &json, error))
    return FALSE;
  unrep_json_writer_end_array (writer);
  unrep_json_writer_member_array (writer, "reports");
  for (guint i = 0; i < told->len; i++)
    write_told (writer, g_ptr_array_index (told, i));
  unrep_json_writer_end_array (writer);
  unrep_json_writer_end_object (writer);
  unrep_json_writer_move_to (writer, text);
  g_string_append_c (text, '\n');

  return unrep_file_output_take (output, text, error);
}

static void
append_cell (GString         *out,
             UnrepCellType    type,
             const UnrepCell *cell)
{
  if (cell->is_null)
    {
      g_string_append (out, "null");
      return;
    }
  switch (type)
    {
    case UNREP_CELL_TEXT:
      unrep_json_append_quoted (out, cell->text);
      break;
    case UNREP_CELL_BOOLEAN:
      g_string_append (out, cell->number != 0 ? "true" : "false");
      break;
    case UNREP_CELL_WORDS:
      g_string_append_c (out, '[');
      for (guint i = 0; cell->words != NULL && cell->words[i] != NULL; i++)
        {
          if (i > 0)
            g_string_append_c (out, ',');
          unrep_json_append_quoted (out, cell->words[i]);
        }
      g_string_append_c (out, ']');
      break;
    case UNREP_CELL_NUMBER:
    default:
      g_string_append_printf (out, "%" G_GINT64_FORMAT, cell->number);
      break;
    }
}

static gboolean
write_line_cb (UnrepTableId      id,
               const UnrepCell  *cells,
               gpointer          user_data,
               GError          **error)
{
  Json *self = user_data;
  const UnrepTable *table = unrep_table_get (id);

  for (guint i = 0; i < table->n_columns; i++)
    {
      g_string_append_c (self->text, i == 0 ? '{' : ',');
      unrep_json_append_quoted (self->text, table->columns[i].name);
      g_string_append_c (self->text, ':');
      append_cell (self->text, table->columns[i].type, &cells[i]);
    }
  g_string_append (self->text, "}\n");

  return unrep_file_output_take (self->output, self->text, error);
}

/**
 * unrep_export_write_jsonl:
 * @self: what is exported
 * @output: where to
 * @error: where to put what went wrong
 *
 * Writes an object a line, one an annotation, all with the same members of the same
 * types, so that engines that read such files make one table of any number of them.
 *
 * Returns: whether it was written
 */
gboolean
unrep_export_write_jsonl (UnrepExport      *self,
                          UnrepFileOutput  *output,
                          GError          **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  Json json = { output, text, NULL, NULL };

  return unrep_export_foreach_row (self, 1u << UNREP_TABLE_ANNOTATIONS, write_line_cb, &json, error);
}
