/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/unrep-cli-table.h"

#include "base/unrep-file.h"

#define GAP 2

struct _UnrepCliTable
{
  /* Rows of cells; the last one is open. */
  GPtrArray *rows;
  GArray    *widths;
};

static GPtrArray *
row_new (void)
{
  return g_ptr_array_new_with_free_func (g_free);
}

/**
 * unrep_cli_table_new:
 *
 * Returns: (transfer full): a table without rows
 */
UnrepCliTable *
unrep_cli_table_new (void)
{
  UnrepCliTable *self = g_new0 (UnrepCliTable, 1);

  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  self->widths = g_array_new (FALSE, TRUE, sizeof (guint));
  g_ptr_array_add (self->rows, row_new ());

  return self;
}

/**
 * unrep_cli_table_free:
 * @self: (transfer full): a table
 */
void
unrep_cli_table_free (UnrepCliTable *self)
{
  g_ptr_array_unref (self->rows);
  g_array_unref (self->widths);
  g_free (self);
}

/* How many columns of a terminal a text takes. */
static guint
get_width (const char *text)
{
  guint width = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_iszerowidth (c))
        width += g_unichar_iswide (c) ? 2 : 1;
    }

  return width;
}

/**
 * unrep_cli_table_add:
 * @self: a table
 * @cell: a text of any encoding and content
 *
 * Adds a cell to the open row.
 */
void
unrep_cli_table_add (UnrepCliTable *self,
                     const char    *cell)
{
  GPtrArray *row = g_ptr_array_index (self->rows, self->rows->len - 1);
  char *printable = unrep_dup_printable (cell);
  guint *width;

  if (self->widths->len <= row->len)
    g_array_set_size (self->widths, row->len + 1);
  width = &g_array_index (self->widths, guint, row->len);
  *width = MAX (*width, get_width (printable));
  g_ptr_array_add (row, printable);
}

/**
 * unrep_cli_table_add_number:
 * @self: a table
 * @number: a number
 *
 * Adds a cell to the open row, in ASCII digits whatever the locale.
 */
void
unrep_cli_table_add_number (UnrepCliTable *self,
                            guint64        number)
{
  g_autofree char *text = g_strdup_printf ("%" G_GUINT64_FORMAT, number);

  unrep_cli_table_add (self, text);
}

/**
 * unrep_cli_table_end_row:
 * @self: a table
 *
 * Ends the open row and begins another.
 */
void
unrep_cli_table_end_row (UnrepCliTable *self)
{
  g_ptr_array_add (self->rows, row_new ());
}

static void
append_spaces (GString *out,
               guint    n)
{
  for (guint i = 0; i < n; i++)
    g_string_append_c (out, ' ');
}

/**
 * unrep_cli_table_append_to:
 * @self: a table whose last row was ended
 * @out: where to write it, a line a row
 */
void
unrep_cli_table_append_to (UnrepCliTable *self,
                           GString       *out)
{
  for (guint i = 0; i + 1 < self->rows->len; i++)
    {
      GPtrArray *row = g_ptr_array_index (self->rows, i);

      for (guint j = 0; j < row->len; j++)
        {
          const char *cell = g_ptr_array_index (row, j);
          guint padding = g_array_index (self->widths, guint, j) - get_width (cell);

          if (j > 0)
            append_spaces (out, GAP + padding);
          g_string_append (out, cell);
          if (j == 0 && row->len > 1)
            append_spaces (out, padding);
        }
      g_string_append_c (out, '\n');
    }
}
