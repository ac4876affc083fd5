/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "team/unrep-export-table.h"

#include <sqlite3.h>

typedef struct
{
  UnrepFileOutput *output;
  sqlite3         *database;
  sqlite3_stmt    *inserts[UNREP_N_TABLES];
  GString         *words;
} Sqlite;

static gboolean
fail (Sqlite  *self,
      GError **error)
{
  return unrep_file_output_fail (self->output, sqlite3_errmsg (self->database), error);
}

static gboolean
run (Sqlite      *self,
     const char  *sql,
     GError     **error)
{
  return sqlite3_exec (self->database, sql, NULL, NULL, NULL) == SQLITE_OK || fail (self, error);
}

/* Names of tables and columns are our own; values are bound, never written. */
static gboolean
create_table (Sqlite        *self,
              UnrepTableId   id,
              GError       **error)
{
  const UnrepTable *table = unrep_table_get (id);
  g_autoptr (GString) create = g_string_new (NULL);
  g_autoptr (GString) insert = g_string_new (NULL);

  g_string_append_printf (create, "CREATE TABLE %s (", table->name);
  g_string_append_printf (insert, "INSERT INTO %s VALUES (", table->name);
  for (guint i = 0; i < table->n_columns; i++)
    {
      UnrepCellType type = table->columns[i].type;
      gboolean is_text = type == UNREP_CELL_TEXT || type == UNREP_CELL_WORDS;

      g_string_append_printf (create, "%s\"%s\" %s", i > 0 ? ", " : "", table->columns[i].name,
                              is_text ? "TEXT" : "INTEGER");
      g_string_append (insert, i > 0 ? ",?" : "?");
    }
  g_string_append (create, ")");
  g_string_append (insert, ")");

  return run (self, create->str, error) &&
         (sqlite3_prepare_v2 (self->database, insert->str, -1, &self->inserts[id], NULL) == SQLITE_OK ||
          fail (self, error));
}

static int
bind (Sqlite          *self,
      sqlite3_stmt    *insert,
      int              place,
      UnrepCellType    type,
      const UnrepCell *cell)
{
  if (cell->is_null)
    return sqlite3_bind_null (insert, place);
  if (type == UNREP_CELL_TEXT)
    return sqlite3_bind_text (insert, place, cell->text, -1, SQLITE_TRANSIENT);
  if (type != UNREP_CELL_WORDS)
    return sqlite3_bind_int64 (insert, place, cell->number);

  g_string_truncate (self->words, 0);
  unrep_table_append_words (self->words, cell);
  return sqlite3_bind_text (insert, place, self->words->str, -1, SQLITE_TRANSIENT);
}

static gboolean
insert_row_cb (UnrepTableId      id,
               const UnrepCell  *cells,
               gpointer          user_data,
               GError          **error)
{
  Sqlite *self = user_data;
  sqlite3_stmt *insert = self->inserts[id];
  const UnrepTable *table = unrep_table_get (id);

  for (guint i = 0; i < table->n_columns; i++)
    if (bind (self, insert, (int) i + 1, table->columns[i].type, &cells[i]) != SQLITE_OK)
      return fail (self, error);
  if (sqlite3_step (insert) != SQLITE_DONE)
    return fail (self, error);

  return sqlite3_reset (insert) == SQLITE_OK || fail (self, error);
}

static gboolean
fill (Sqlite       *self,
      UnrepExport  *export,
      GError      **error)
{
  /* Nobody else has the file yet, and a broken one is thrown away as a whole. */
  if (!run (self, "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; BEGIN", error))
    return FALSE;
  for (guint id = 0; id < UNREP_N_TABLES; id++)
    if (!create_table (self, (UnrepTableId) id, error))
      return FALSE;

  return unrep_export_foreach_row (export, (1u << UNREP_N_TABLES) - 1, insert_row_cb, self, error) &&
         run (self, "CREATE INDEX annotations_unit ON annotations (report, unit); COMMIT", error);
}

/**
 * unrep_export_write_sqlite:
 * @self: what is exported
 * @output: where to
 * @error: where to put what went wrong
 *
 * Writes a database with all tables.
 *
 * Returns: whether it was written
 */
gboolean
unrep_export_write_sqlite (UnrepExport      *self,
                           UnrepFileOutput  *output,
                           GError          **error)
{
  g_autoptr (GString) words = g_string_new (NULL);
  Sqlite sqlite = { .output = output, .words = words };
  gboolean written;

  /* The temporary file is locked already, which some file systems would hold against us. */
  if (sqlite3_open_v2 (unrep_file_output_get_path (output), &sqlite.database,
                       SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, "unix-none") == SQLITE_OK)
    written = fill (&sqlite, self, error);
  else
    written = fail (&sqlite, error);

  for (guint id = 0; id < UNREP_N_TABLES; id++)
    sqlite3_finalize (sqlite.inserts[id]);
  if (sqlite3_close (sqlite.database) != SQLITE_OK && written)
    return unrep_file_output_fail (output, "SQLite", error);
  return written;
}
