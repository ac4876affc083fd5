/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "team/unrep-export-table.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gi18n.h>
#include <errno.h>
#include <string.h>
#include <xlsxwriter.h>

/* What the format can hold. */
#define MAX_ROWS 1048576
#define MAX_CELL_UNITS 32767

/* A low line that begins no escape. */
#define ESCAPED_LINE "_x005F_"

typedef struct
{
  UnrepFileOutput *output;
  lxw_workbook    *workbook;
  lxw_worksheet   *sheets[UNREP_N_TABLES];
  lxw_row_t        n_rows[UNREP_N_TABLES];
  /* Where texts go on that no cell can hold. */
  lxw_worksheet   *rest;
  lxw_row_t        n_rest;
  guint64          n_cells;
} Xlsx;

static gboolean
fail (Xlsx       *self,
      lxw_error   code,
      GError    **error)
{
  return unrep_file_output_fail (self->output, lxw_strerror (code), error);
}

/* Programs read `_x0041_` as the character it numbers, wherever it comes from. */
static gboolean
is_at_escape (const char *text)
{
  if (text[0] != '_' || text[1] != 'x')
    return FALSE;
  for (guint i = 2; i < 6; i++)
    if (!g_ascii_isxdigit (text[i]))
      return FALSE;
  return text[6] == '_';
}

/* A piece of a text that fits in a cell, without what XML cannot hold. */
static char *
dup_piece (const char **text)
{
  GString *piece = g_string_new (NULL);
  guint n_units = 0;

  for (; **text != '\0'; *text = g_utf8_next_char (*text))
    {
      gunichar c = g_utf8_get_char (*text);

      n_units += is_at_escape (*text) ? sizeof ESCAPED_LINE : c > 0xffff ? 2 : 1;
      if (n_units > MAX_CELL_UNITS)
        break;
      if (is_at_escape (*text))
        {
          g_string_append (piece, ESCAPED_LINE);
          continue;
        }
      if ((c < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0xfffe || c == 0xffff)
        c = 0xfffd;
      g_string_append_unichar (piece, c);
    }
  return g_string_free (piece, FALSE);
}

static lxw_error
write_rest (Xlsx             *self,
            const UnrepTable *table,
            lxw_row_t         row,
            const char       *column,
            const char       *text)
{
  for (guint part = 2; *text != '\0'; part++)
    {
      g_autofree char *piece = dup_piece (&text);
      lxw_error code;

      if (++self->n_rest >= MAX_ROWS)
        return LXW_ERROR_WORKSHEET_INDEX_OUT_OF_RANGE;
      worksheet_write_string (self->rest, self->n_rest, 0, table->name, NULL);
      worksheet_write_number (self->rest, self->n_rest, 1, row + 1, NULL);
      worksheet_write_string (self->rest, self->n_rest, 2, column, NULL);
      worksheet_write_number (self->rest, self->n_rest, 3, part, NULL);
      code = worksheet_write_string (self->rest, self->n_rest, 4, piece, NULL);
      if (code != LXW_NO_ERROR)
        return code;
      self->n_cells += 5;
    }
  return LXW_NO_ERROR;
}

static lxw_error
write_text (Xlsx         *self,
            UnrepTableId  id,
            lxw_col_t     column,
            const char   *text)
{
  const UnrepTable *table = unrep_table_get (id);
  lxw_row_t row = self->n_rows[id];
  const char *rest = text;
  g_autofree char *piece = dup_piece (&rest);
  lxw_error code = LXW_NO_ERROR;

  if (*piece != '\0')
    {
      code = worksheet_write_string (self->sheets[id], row, column, piece, NULL);
      self->n_cells++;
    }
  return code != LXW_NO_ERROR ? code : write_rest (self, table, row, table->columns[column].name, rest);
}

static lxw_error
write_cell (Xlsx            *self,
            UnrepTableId     id,
            lxw_col_t        column,
            const UnrepCell *cell)
{
  g_autoptr (GString) words = NULL;

  if (cell->is_null)
    return LXW_NO_ERROR;
  switch (unrep_table_get (id)->columns[column].type)
    {
    case UNREP_CELL_NUMBER:
      self->n_cells++;
      return worksheet_write_number (self->sheets[id], self->n_rows[id], column, (double) cell->number, NULL);
    case UNREP_CELL_BOOLEAN:
      self->n_cells++;
      return worksheet_write_boolean (self->sheets[id], self->n_rows[id], column, cell->number != 0, NULL);
    case UNREP_CELL_WORDS:
      words = g_string_new (NULL);
      unrep_table_append_words (words, cell);
      return write_text (self, id, column, words->str);
    case UNREP_CELL_TEXT:
    default:
      return write_text (self, id, column, cell->text);
    }
}

static gboolean
write_row_cb (UnrepTableId      id,
              const UnrepCell  *cells,
              gpointer          user_data,
              GError          **error)
{
  Xlsx *self = user_data;

  if (++self->n_rows[id] >= MAX_ROWS)
    return unrep_file_output_fail (self->output,
                                   _("a sheet holds 1,048,576 rows, and there are more. Take CSV or SQLite"), error);
  for (guint i = 0; i < unrep_table_get (id)->n_columns; i++)
    {
      lxw_error code = write_cell (self, id, (lxw_col_t) i, &cells[i]);

      if (code != LXW_NO_ERROR)
        return fail (self, code, error);
    }
  return TRUE;
}

static lxw_worksheet *
add_sheet (Xlsx       *self,
           lxw_format *heading,
           const char *name,
           gboolean    right_to_left)
{
  lxw_worksheet *sheet = workbook_add_worksheet (self->workbook, name);

  if (right_to_left)
    worksheet_right_to_left (sheet);
  worksheet_freeze_panes (sheet, 1, 0);
  worksheet_set_row (sheet, 0, LXW_DEF_ROW_HEIGHT, heading);
  return sheet;
}

static void
add_sheets (Xlsx *self)
{
  static const char * const rest_columns[] = { "table", "row", "column", "part", "text" };
  gboolean right_to_left = unrep_export_is_right_to_left ();
  lxw_format *heading = workbook_add_format (self->workbook);

  format_set_bold (heading);
  for (guint id = 0; id < UNREP_N_TABLES; id++)
    {
      const UnrepTable *table = unrep_table_get ((UnrepTableId) id);

      self->sheets[id] = add_sheet (self, heading, table->name, right_to_left);
      for (guint i = 0; i < table->n_columns; i++)
        worksheet_write_string (self->sheets[id], 0, (lxw_col_t) i, table->columns[i].name, heading);
      self->n_cells += table->n_columns;
    }
  self->rest = add_sheet (self, heading, "continued", right_to_left);
  for (guint i = 0; i < G_N_ELEMENTS (rest_columns); i++)
    worksheet_write_string (self->rest, 0, (lxw_col_t) i, rest_columns[i], heading);
  self->n_cells += G_N_ELEMENTS (rest_columns);
}

/* What a sheet that was read back has. */
typedef struct
{
  guint64 n_cells;
  guint   n_ends;
  char    last[3];
} Counted;

/* Cells begin with `<c `, and a sheet ends with `</worksheet>`; no text has a `<`. */
static void
count_bytes (Counted    *self,
             const char *data,
             gsize       length)
{
  for (gsize i = 0; i < length; i++)
    {
      self->n_cells += memcmp (self->last + 1, "<c", 2) == 0 && data[i] == ' ';
      self->n_ends += memcmp (self->last, "</w", 3) == 0;
      memmove (self->last, self->last + 1, 2);
      self->last[2] = data[i];
    }
}

static gboolean
count_archive (struct archive *archive,
               const char     *path,
               Counted        *counted)
{
  struct archive_entry *entry;
  g_autofree char *data = g_malloc (64 * 1024);
  la_ssize_t n_read;
  int code;

  if (archive_read_support_format_zip (archive) != ARCHIVE_OK ||
      archive_read_open_filename (archive, path, 64 * 1024) != ARCHIVE_OK)
    return FALSE;
  while ((code = archive_read_next_header (archive, &entry)) == ARCHIVE_OK)
    {
      gboolean is_sheet = g_str_has_prefix (archive_entry_pathname (entry), "xl/worksheets/sheet");

      while ((n_read = archive_read_data (archive, data, 64 * 1024)) > 0)
        if (is_sheet)
          count_bytes (counted, data, (gsize) n_read);
      if (n_read < 0)
        return FALSE;
    }
  return code == ARCHIVE_EOF;
}

/* The library takes no notice of a disk that is full, and says that all is well. */
static gboolean
verify (Xlsx    *self,
        GError **error)
{
  struct archive *archive = archive_read_new ();
  Counted counted = { 0 };
  gboolean sound = count_archive (archive, unrep_file_output_get_path (self->output), &counted) &&
                   counted.n_cells == self->n_cells && counted.n_ends == UNREP_N_TABLES + 1;

  archive_read_free (archive);
  return sound || unrep_file_output_fail (self->output, _("what was stored is not what was written"), error);
}

/**
 * unrep_export_write_xlsx:
 * @self: what is exported
 * @output: where to
 * @error: where to put what went wrong
 *
 * Writes a workbook with a sheet a table, from right to left where the interface is.
 * What no cell can hold (32,767 UTF-16 units) goes on in the sheet `continued`.
 *
 * Returns: whether it was written
 */
gboolean
unrep_export_write_xlsx (UnrepExport      *self,
                         UnrepFileOutput  *output,
                         GError          **error)
{
  /* Rows go to a file as they come: a sheet of a large team would fill the memory. */
  g_autofree char *folder = g_path_get_dirname (unrep_file_output_get_path (output));
  lxw_workbook_options options = { .constant_memory = LXW_TRUE, .tmpdir = folder };
  /* Always the same, so that the same work gives the same bytes. */
  lxw_doc_properties properties = { .title = (char *) "Unrep", .created = G_GINT64_CONSTANT (946684800) };
  Xlsx xlsx = { .output = output };
  gboolean written;
  lxw_error code;

  xlsx.workbook = workbook_new_opt (unrep_file_output_get_path (output), &options);
  if (xlsx.workbook == NULL)
    return fail (&xlsx, LXW_ERROR_CREATING_XLSX_FILE, error);
  workbook_set_properties (xlsx.workbook, &properties);
  add_sheets (&xlsx);

  written = unrep_export_foreach_row (self, (1u << UNREP_N_TABLES) - 1, write_row_cb, &xlsx, error);
  errno = 0;
  code = workbook_close (xlsx.workbook);
  /* The library's own words for it say nothing of a full disk. */
  if (written && code != LXW_NO_ERROR && errno != 0)
    return unrep_file_output_fail (output, g_strerror (errno), error);

  return written && (code == LXW_NO_ERROR || fail (&xlsx, code, error)) && verify (&xlsx, error);
}
