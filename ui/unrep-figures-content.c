/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-figures-content.h"

#include "unrep-digits.h"

#include <string.h>

/* What stands in one column of one row. */
typedef struct
{
  char  *text;
  char  *caption;
  char  *explanation;
  /* What rows are sorted by: words, or, without them, a number. */
  char  *key;
  double number;
} Cell;

struct _UnrepFiguresRow
{
  GObject parent_instance;

  /* Of Cell. */
  GPtrArray *cells;
  guint64 *parts;
  guint n_parts;
  gboolean is_total;
};

G_DEFINE_FINAL_TYPE (UnrepFiguresRow, unrep_figures_row, G_TYPE_OBJECT)

struct _UnrepFiguresContent
{
  /* Of UnrepFiguresColumn. */
  GPtrArray *columns;
  /* Of UnrepFiguresRow. */
  GPtrArray *rows;
};

static void
cell_free (gpointer data)
{
  Cell *cell = data;

  g_free (cell->text);
  g_free (cell->caption);
  g_free (cell->explanation);
  g_free (cell->key);
  g_free (cell);
}

static void
unrep_figures_row_finalize (GObject *object)
{
  UnrepFiguresRow *self = UNREP_FIGURES_ROW (object);

  g_ptr_array_unref (self->cells);
  g_free (self->parts);
  G_OBJECT_CLASS (unrep_figures_row_parent_class)->finalize (object);
}

static void
unrep_figures_row_class_init (UnrepFiguresRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = unrep_figures_row_finalize;
}

static void
unrep_figures_row_init (UnrepFiguresRow *self)
{
  self->cells = g_ptr_array_new_with_free_func (cell_free);
}

static const Cell *
get_cell (UnrepFiguresRow *self,
          guint            column)
{
  return g_ptr_array_index (self->cells, column);
}

/**
 * unrep_figures_row_get_text:
 * @self: a row
 * @column: from 0
 *
 * Returns: what stands there; nothing in the column of a bar
 */
const char *
unrep_figures_row_get_text (UnrepFiguresRow *self,
                            guint            column)
{
  g_return_val_if_fail (column < self->cells->len, NULL);

  return get_cell (self, column)->text;
}

/**
 * unrep_figures_row_get_caption:
 * @self: a row
 * @column: from 0
 *
 * Returns: (nullable): what stands below it, in small letters
 */
const char *
unrep_figures_row_get_caption (UnrepFiguresRow *self,
                               guint            column)
{
  g_return_val_if_fail (column < self->cells->len, NULL);

  return get_cell (self, column)->caption;
}

/**
 * unrep_figures_row_get_explanation:
 * @self: a row
 * @column: from 0
 *
 * Returns: (nullable): why that stands there
 */
const char *
unrep_figures_row_get_explanation (UnrepFiguresRow *self,
                                   guint            column)
{
  g_return_val_if_fail (column < self->cells->len, NULL);

  return get_cell (self, column)->explanation;
}

/**
 * unrep_figures_row_compare:
 * @a: a row
 * @b: another row of the same table
 * @column: from 0
 *
 * Names are compared as people count (9 before 10), in the order of the locale; what there
 * is no figure for comes before every figure.
 *
 * Returns: less than, equal to or greater than 0, as what stands in @a there comes before,
 *   with or behind what stands in @b
 */
int
unrep_figures_row_compare (UnrepFiguresRow *a,
                           UnrepFiguresRow *b,
                           guint            column)
{
  const Cell *p, *q;

  g_return_val_if_fail (column < a->cells->len && column < b->cells->len, 0);

  p = get_cell (a, column);
  q = get_cell (b, column);
  if (p->key != NULL && q->key != NULL)
    return strcmp (p->key, q->key);
  return (p->number > q->number) - (p->number < q->number);
}

/**
 * unrep_figures_row_get_parts:
 * @self: a row
 * @n_parts: (out): how many
 *
 * Returns: (nullable) (array length=n_parts): what its bar shows
 */
const guint64 *
unrep_figures_row_get_parts (UnrepFiguresRow *self,
                             guint           *n_parts)
{
  *n_parts = self->n_parts;
  return self->parts;
}

/**
 * unrep_figures_row_is_total:
 * @self: a row
 *
 * Returns: whether it sums up the others
 */
gboolean
unrep_figures_row_is_total (UnrepFiguresRow *self)
{
  return self->is_total;
}

static void
column_free (gpointer data)
{
  UnrepFiguresColumn *column = data;

  g_free (column->title);
  g_free (column->meaning);
  g_free (column);
}

/**
 * unrep_figures_content_new:
 *
 * Returns: (transfer full): a table without columns and rows
 */
UnrepFiguresContent *
unrep_figures_content_new (void)
{
  UnrepFiguresContent *self = g_new0 (UnrepFiguresContent, 1);

  self->columns = g_ptr_array_new_with_free_func (column_free);
  self->rows = g_ptr_array_new_with_free_func (g_object_unref);
  return self;
}

/**
 * unrep_figures_content_free:
 * @self: (transfer full): a table
 */
void
unrep_figures_content_free (UnrepFiguresContent *self)
{
  g_ptr_array_unref (self->columns);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

/**
 * unrep_figures_content_add_column:
 * @self: a table without rows
 * @title: what stands above it
 * @meaning: (nullable): what that means, where it is short or a symbol
 * @kind: what it holds
 */
void
unrep_figures_content_add_column (UnrepFiguresContent *self,
                                  const char          *title,
                                  const char          *meaning,
                                  UnrepFiguresKind     kind)
{
  UnrepFiguresColumn *column = g_new (UnrepFiguresColumn, 1);

  column->title = g_strdup (title);
  column->meaning = g_strdup (meaning != NULL ? meaning : title);
  column->kind = kind;
  g_ptr_array_add (self->columns, column);
}

/**
 * unrep_figures_content_begin_row:
 * @self: a table with all its columns
 * @is_total: whether it sums up the others
 *
 * Begins a row; a cell for each column follows.
 */
void
unrep_figures_content_begin_row (UnrepFiguresContent *self,
                                 gboolean             is_total)
{
  UnrepFiguresRow *row = g_object_new (UNREP_TYPE_FIGURES_ROW, NULL);

  row->is_total = is_total;
  g_ptr_array_add (self->rows, row);
}

static UnrepFiguresRow *
get_open_row (UnrepFiguresContent *self)
{
  return g_ptr_array_index (self->rows, self->rows->len - 1);
}

static Cell *
add_cell (UnrepFiguresContent *self,
          char                *text,
          const char          *explanation)
{
  Cell *cell = g_new0 (Cell, 1);

  cell->text = text;
  cell->explanation = g_strdup (explanation);
  cell->number = -G_MAXDOUBLE;
  g_ptr_array_add (get_open_row (self)->cells, cell);
  return cell;
}

/**
 * unrep_figures_content_add_figure:
 * @self: a table with a row
 * @text: (transfer full): a figure, in ASCII digits
 * @explanation: (nullable): why it is so, for instance why there is none
 */
void
unrep_figures_content_add_figure (UnrepFiguresContent *self,
                                  char                *text,
                                  const char          *explanation)
{
  char *end;
  double number = g_ascii_strtod (text, &end);

  gboolean is_number = end != text;
  Cell *cell = add_cell (self, unrep_digits_take (text), explanation);

  if (is_number)
    cell->number = number;
}

/**
 * unrep_figures_content_add_name:
 * @self: a table with a row
 * @text: a name, shown as it is
 * @caption: (nullable): what stands below it
 */
void
unrep_figures_content_add_name (UnrepFiguresContent *self,
                                const char          *text,
                                const char          *caption)
{
  Cell *cell = add_cell (self, g_strdup (text), NULL);

  cell->caption = g_strdup (caption);
  cell->key = g_utf8_collate_key_for_filename (text, -1);
}

/**
 * unrep_figures_content_add_words:
 * @self: a table with a row
 * @text: (nullable): by what it is sorted, %NULL where there is nothing
 * @shown: (nullable): how that is written, where it is not as it is
 * @explanation: (nullable): what else belongs to it
 */
void
unrep_figures_content_add_words (UnrepFiguresContent *self,
                                 const char          *text,
                                 const char          *shown,
                                 const char          *explanation)
{
  const char *words = shown != NULL ? shown : text;

  add_cell (self, g_strdup (words != NULL ? words : ""), explanation)->key =
    g_utf8_collate_key_for_filename (text != NULL ? text : "", -1);
}

/**
 * unrep_figures_content_add_text:
 * @self: a table with a row
 * @text: a name, shown as it is
 */
void
unrep_figures_content_add_text (UnrepFiguresContent *self,
                                const char          *text)
{
  unrep_figures_content_add_name (self, text, NULL);
}

/**
 * unrep_figures_content_add_number:
 * @self: a table with a row
 * @number: a count
 */
void
unrep_figures_content_add_number (UnrepFiguresContent *self,
                                  guint64              number)
{
  unrep_figures_content_add_figure (self, g_strdup_printf ("%" G_GUINT64_FORMAT, number), NULL);
}

/**
 * unrep_figures_content_add_bar:
 * @self: a table with a row
 * @parts: (array length=n_parts): what the bar shows, see unrep_stacked_bar_set()
 * @n_parts: how many parts
 */
void
unrep_figures_content_add_bar (UnrepFiguresContent *self,
                               const guint64       *parts,
                               guint                n_parts)
{
  UnrepFiguresRow *row = get_open_row (self);

  unrep_figures_content_add_text (self, "");
  row->parts = g_memdup2 (parts, n_parts * sizeof *parts);
  row->n_parts = n_parts;
}

/**
 * unrep_figures_content_get_n_columns:
 * @self: a table
 *
 * Returns: how many columns there are
 */
guint
unrep_figures_content_get_n_columns (UnrepFiguresContent *self)
{
  return self->columns->len;
}

/**
 * unrep_figures_content_get_column:
 * @self: a table
 * @index: from 0
 *
 * Returns: (transfer none): a column
 */
const UnrepFiguresColumn *
unrep_figures_content_get_column (UnrepFiguresContent *self,
                                  guint                index)
{
  g_return_val_if_fail (index < self->columns->len, NULL);

  return g_ptr_array_index (self->columns, index);
}

/**
 * unrep_figures_content_get_rows:
 * @self: a table
 *
 * Returns: (transfer none) (element-type UnrepFiguresRow): its rows
 */
GPtrArray *
unrep_figures_content_get_rows (UnrepFiguresContent *self)
{
  return self->rows;
}
