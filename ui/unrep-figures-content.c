/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-figures-content.h"

#include "unrep-digits.h"

struct _UnrepFiguresRow
{
  GObject parent_instance;

  /* A text a column, and why it is so where that has to be said. */
  GPtrArray *texts;
  GPtrArray *explanations;
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
unrep_figures_row_finalize (GObject *object)
{
  UnrepFiguresRow *self = UNREP_FIGURES_ROW (object);

  g_ptr_array_unref (self->texts);
  g_ptr_array_unref (self->explanations);
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
  self->texts = g_ptr_array_new_with_free_func (g_free);
  self->explanations = g_ptr_array_new_with_free_func (g_free);
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
  g_return_val_if_fail (column < self->texts->len, NULL);

  return g_ptr_array_index (self->texts, column);
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
  g_return_val_if_fail (column < self->explanations->len, NULL);

  return g_ptr_array_index (self->explanations, column);
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
  UnrepFiguresRow *row = get_open_row (self);

  g_ptr_array_add (row->texts, unrep_digits_take (text));
  g_ptr_array_add (row->explanations, g_strdup (explanation));
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
  UnrepFiguresRow *row = get_open_row (self);

  g_ptr_array_add (row->texts, g_strdup (text));
  g_ptr_array_add (row->explanations, NULL);
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
