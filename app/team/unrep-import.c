/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "team/unrep-import.h"

#include "team/unrep-csv.h"

#include <glib/gi18n.h>
#include <string.h>

/* The columns that are looked for, and what teams call them; the first name wins. */
typedef enum
{
  COLUMN_PATH,
  COLUMN_POSITION,
  COLUMN_NOTE,
  COLUMN_LINE,
  COLUMN_REPORT,
  COLUMN_REVIEWER,
  COLUMN_KIND,
  N_COLUMNS,
} Column;

#define NO_COLUMN G_MAXUINT

static const char * const column_names[N_COLUMNS][5] = {
  [COLUMN_PATH] = { "path", "unit", "recommendation", "المسار", "التوصية" },
  [COLUMN_POSITION] = { "position", "code", "الموقف" },
  [COLUMN_NOTE] = { "note", "comment", "الملاحظة", "ملاحظة" },
  [COLUMN_LINE] = { "line" },
  [COLUMN_REPORT] = { "report" },
  [COLUMN_REVIEWER] = { "reviewer" },
  [COLUMN_KIND] = { "kind" },
};

/* A row, with what it has in the columns that are known; %NULL for no such column. */
typedef struct
{
  guint  line;
  char  *values[N_COLUMNS];
} Row;

typedef struct
{
  UnrepReview *review;
  const char  *name;
  UnrepImport *import;
  guint        columns[N_COLUMNS];
  gboolean     has_header;
  GPtrArray   *rows;
  /* From units to the places of their items, plus one. */
  GHashTable  *item_of_unit;
} Importing;

static void
row_free (gpointer data)
{
  Row *row = data;

  for (guint i = 0; i < N_COLUMNS; i++)
    g_free (row->values[i]);
  g_free (row);
}

/**
 * unrep_import_free:
 * @self: (transfer full): what became of the rows
 */
void
unrep_import_free (UnrepImport *self)
{
  g_array_unref (self->items);
  g_ptr_array_unref (self->misfits);
  g_free (self);
}

G_GNUC_PRINTF (3, 4)
static void
add_misfit (Importing  *self,
            guint       line,
            const char *format,
            ...)
{
  g_autofree char *reason = NULL;
  va_list arguments;

  va_start (arguments, format);
  reason = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  /* Translators: a file name, a line number, what is wrong there */
  g_ptr_array_add (self->import->misfits, g_strdup_printf (_("“%s”, line %u: %s"), self->name, line, reason));
}

static guint
find_column (const char * const *fields,
             guint               n_fields,
             Column              column)
{
  for (guint i = 0; i < G_N_ELEMENTS (column_names[column]) && column_names[column][i] != NULL; i++)
    for (guint k = 0; k < n_fields; k++)
      {
        g_autofree char *field = g_strstrip (g_strdup (fields[k]));

        if (g_ascii_strcasecmp (field, column_names[column][i]) == 0)
          return k;
      }
  return NO_COLUMN;
}

/* Without a header the columns are path, position and note. */
static gboolean
read_header (Importing           *self,
             const char * const  *fields,
             guint                n_fields,
             gboolean            *is_header,
             GError             **error)
{
  guint position;

  self->has_header = TRUE;
  *is_header = TRUE;
  for (guint i = 0; i < N_COLUMNS; i++)
    self->columns[i] = find_column (fields, n_fields, (Column) i);
  if (self->columns[COLUMN_PATH] != NO_COLUMN && self->columns[COLUMN_POSITION] != NO_COLUMN)
    return TRUE;

  if (n_fields >= 2 && unrep_codebook_match_position (unrep_review_get_codebook (self->review), fields[1], &position))
    {
      for (guint i = 0; i < N_COLUMNS; i++)
        self->columns[i] = i < MIN (n_fields, 3) ? i : NO_COLUMN;
      *is_header = FALSE;
      return TRUE;
    }
  g_set_error_literal (error, UNREP_ERROR, UNREP_ERROR_FORMAT,
                       _("there is no column “path” and “position”; name them so in the first line."));
  return FALSE;
}

/* So an empty line is written, and by spreadsheets one that was cleared. */
static gboolean
is_empty (const char * const *fields,
          guint               n_fields)
{
  for (guint i = 0; i < n_fields; i++)
    if (*fields[i] != '\0')
      return FALSE;
  return TRUE;
}

static gboolean
read_row_cb (const char * const  *fields,
             guint                n_fields,
             guint                line,
             gpointer             user_data,
             GError             **error)
{
  Importing *self = user_data;
  Row *row;

  if (is_empty (fields, n_fields))
    return TRUE;
  if (!self->has_header)
    {
      gboolean is_header;

      if (!read_header (self, fields, n_fields, &is_header, error))
        return FALSE;
      if (is_header)
        return TRUE;
    }

  row = g_new0 (Row, 1);
  row->line = line;
  for (guint i = 0; i < N_COLUMNS; i++)
    if (self->columns[i] < n_fields)
      row->values[i] = g_strdup (unrep_csv_unguard (fields[self->columns[i]]));
  g_ptr_array_add (self->rows, row);
  return TRUE;
}

static gboolean
is_wanted (Importing *self,
           const Row *row)
{
  const char * const wanted[N_COLUMNS] = {
    [COLUMN_REPORT] = unrep_report_get_name (unrep_review_get_report (self->review)),
    [COLUMN_REVIEWER] = unrep_reviewer_get_id (unrep_review_get_reviewer (self->review)),
    [COLUMN_KIND] = "unit",
  };

  for (guint i = COLUMN_REPORT; i < N_COLUMNS; i++)
    if (row->values[i] != NULL && *row->values[i] != '\0' && !g_str_equal (row->values[i], wanted[i]))
      return FALSE;
  return TRUE;
}

/* Of several units with a path the one on the line that the table names. */
static guint
find_on_line (UnrepOutline *outline,
              GArray       *units,
              const char   *line)
{
  guint64 number;

  if (line == NULL || !g_ascii_string_to_unsigned (line, 10, 1, G_MAXUINT, &number, NULL))
    return UNREP_NO_UNIT;
  for (guint i = 0; i < units->len; i++)
    if (unrep_outline_get_unit (outline, g_array_index (units, guint, i))->line == number)
      return g_array_index (units, guint, i);
  return UNREP_NO_UNIT;
}

/* %UNREP_NO_UNIT where not exactly one unit has the path. */
static guint
find_unit (Importing *self,
           const Row *row)
{
  const char *path = row->values[COLUMN_PATH] != NULL ? row->values[COLUMN_PATH] : "";
  UnrepOutline *outline = unrep_review_get_outline (self->review);
  g_autoptr (GArray) units = unrep_outline_list_path (outline, path);
  g_autoptr (GString) names = g_string_new (NULL);
  guint on_line = find_on_line (outline, units, row->values[COLUMN_LINE]);

  if (units->len == 1)
    return g_array_index (units, guint, 0);
  if (on_line != UNREP_NO_UNIT)
    return on_line;
  if (units->len == 0)
    {
      add_misfit (self, row->line, _("the report has no unit with the path “%s”."), path);
      return UNREP_NO_UNIT;
    }

  for (guint i = 0; i < units->len; i++)
    {
      const UnrepUnit *unit = unrep_outline_get_unit (outline, g_array_index (units, guint, i));

      g_string_append_printf (names, "%s%s@%u", i > 0 ? ", " : "", unit->path, unit->line);
    }
  /* Translators: a path, a list of such as 13/a@41 */
  add_misfit (self, row->line, _("several units have the path “%s”; write one of: %s."), path, names->str);
  return UNREP_NO_UNIT;
}

static void
item_clear (gpointer item)
{
  g_free (((UnrepImportItem *) item)->note);
}

/* %NULL where the table has not said anything new about the unit yet. */
static UnrepImportItem *
find_item (Importing *self,
           guint      unit)
{
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (self->item_of_unit, GUINT_TO_POINTER (unit)));

  return place > 0 ? &g_array_index (self->import->items, UnrepImportItem, place - 1) : NULL;
}

static UnrepImportItem *
ensure_item (Importing *self,
             const Row *row,
             guint      unit)
{
  UnrepImportItem *item = find_item (self, unit), made = { .unit = unit, .line = row->line };

  if (item != NULL)
    return item;
  g_array_append_val (self->import->items, made);
  g_hash_table_insert (self->item_of_unit, GUINT_TO_POINTER (unit), GUINT_TO_POINTER (self->import->items->len));
  return find_item (self, unit);
}

/* What is there already is somebody's decision: it stays, and the difference is told. */
static gboolean
import_position (Importing *self,
                 const Row *row,
                 guint      unit)
{
  const char *typed = row->values[COLUMN_POSITION] != NULL ? row->values[COLUMN_POSITION] : "";
  UnrepCodebook *codebook = unrep_review_get_codebook (self->review);
  const UnrepImportItem *item = find_item (self, unit);
  const char *present = unrep_review_get_position (self->review, unit), *id;
  guint position;

  if (present == NULL && item != NULL)
    present = item->position;
  if (*typed == '\0')
    return FALSE;
  if (!unrep_codebook_match_position (codebook, typed, &position))
    {
      add_misfit (self, row->line, _("“%s” is no position of the codebook."), typed);
      return FALSE;
    }

  id = unrep_codebook_get_position (codebook, position)->id;
  if (present == NULL)
    {
      ensure_item (self, row, unit)->position = id;
      return TRUE;
    }
  if (!g_str_equal (present, id))
    /* Translators: a path, the position that is there, the position in the table */
    add_misfit (self, row->line, _("“%s” already has the position “%s”, which was kept instead of “%s”."),
                row->values[COLUMN_PATH], present, id);
  return FALSE;
}

static gboolean
import_note (Importing *self,
             const Row *row,
             guint      unit)
{
  const char *note = row->values[COLUMN_NOTE], *present = unrep_review_get_note (self->review, unit);
  const UnrepImportItem *item = find_item (self, unit);

  if ((present == NULL || *present == '\0') && item != NULL)
    present = item->note;
  if (note == NULL || *note == '\0' || g_strcmp0 (note, present) == 0)
    return FALSE;
  if (present == NULL || *present == '\0')
    {
      ensure_item (self, row, unit)->note = g_strdup (note);
      return TRUE;
    }
  add_misfit (self, row->line, _("“%s” already has another note, which was kept."), row->values[COLUMN_PATH]);
  return FALSE;
}

static void
import_row (Importing *self,
            const Row *row)
{
  guint n_misfits = self->import->misfits->len, unit;
  gboolean is_new;

  if (!is_wanted (self, row))
    {
      self->import->n_left_out++;
      return;
    }
  unit = find_unit (self, row);
  if (unit == UNREP_NO_UNIT)
    return;
  is_new = import_position (self, row, unit);
  is_new = import_note (self, row, unit) || is_new;

  if (is_new)
    self->import->n_imported++;
  else if (n_misfits == self->import->misfits->len)
    self->import->n_same++;
}

/**
 * unrep_import_new:
 * @review: a reviewer's work on a report, loaded
 * @csv: a table of positions
 * @name: what to call it in messages, fit to be shown
 * @error: where to put what went wrong
 *
 * Finds out what becomes of the positions and notes that a table has by path; nothing is
 * set yet. The columns are told by the
 * header: `path` (or `unit`), `position`, and, where they are there, `note`, `line` (which
 * tells units with the same path apart), `report`, `reviewer` and `kind`, so that an export
 * can be read again; without a header they are path, position, note. What
 * unrep_csv_append() has put in front of a text is taken away. A position is an id, a key or a name in any language of the
 * codebook. What the reviewer has said already is never replaced; of two rows about one
 * unit the first one holds.
 *
 * Errors: those of unrep_csv_read().
 *
 * Returns: (transfer full): what becomes of the rows, %NULL on error
 */
UnrepImport *
unrep_import_new (UnrepReview  *review,
                  GBytes       *csv,
                  const char   *name,
                  GError      **error)
{
  g_autoptr (UnrepImport) import = g_new0 (UnrepImport, 1);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (row_free);
  g_autoptr (GHashTable) item_of_unit = g_hash_table_new (NULL, NULL);
  Importing importing = {
    .review = review, .name = name, .import = import, .rows = rows, .item_of_unit = item_of_unit,
  };

  import->items = g_array_new (FALSE, FALSE, sizeof (UnrepImportItem));
  g_array_set_clear_func (import->items, item_clear);
  import->misfits = g_ptr_array_new_with_free_func (g_free);
  if (!unrep_csv_read (csv, name, read_row_cb, &importing, error))
    return NULL;
  for (guint i = 0; i < rows->len; i++)
    import_row (&importing, g_ptr_array_index (rows, i));

  return g_steal_pointer (&import);
}

/**
 * unrep_import_apply:
 * @self: what becomes of the rows of a table
 * @review: the work that it was found out for, with the same outline
 * @error: where to put what went wrong
 *
 * Sets it, in one step of undoing.
 *
 * Errors: those of unrep_review_fill().
 *
 * Returns: whether all of it is set now
 */
gboolean
unrep_import_apply (UnrepImport  *self,
                    UnrepReview  *review,
                    GError      **error)
{
  g_autoptr (GArray) fillings = g_array_new (FALSE, FALSE, sizeof (UnrepFilling));

  for (guint i = 0; i < self->items->len; i++)
    {
      const UnrepImportItem *item = &g_array_index (self->items, UnrepImportItem, i);
      UnrepFilling filling = { item->unit, item->position, item->note };

      g_array_append_val (fillings, filling);
    }
  return unrep_review_fill (review, (const UnrepFilling *) fillings->data, fillings->len, error);
}
