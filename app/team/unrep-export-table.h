/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "team/unrep-export-private.h"

G_BEGIN_DECLS

/**
 * UnrepCellType:
 * @UNREP_CELL_TEXT: UTF-8
 * @UNREP_CELL_NUMBER: an integer
 * @UNREP_CELL_BOOLEAN: yes or no
 * @UNREP_CELL_WORDS: ids, none of which has a space in it
 *
 * What stands in a column.
 */
typedef enum
{
  UNREP_CELL_TEXT,
  UNREP_CELL_NUMBER,
  UNREP_CELL_BOOLEAN,
  UNREP_CELL_WORDS,
} UnrepCellType;

/**
 * UnrepColumn:
 * @name: a word of small letters, digits and underscores
 * @type: what stands in it
 *
 * A column of a table.
 */
typedef struct
{
  const char    *name;
  UnrepCellType  type;
} UnrepColumn;

/**
 * UnrepTable:
 * @name: as that of a column
 * @columns: its columns
 * @n_columns: how many
 *
 * A table of the one layout that all tabular formats share.
 */
typedef struct
{
  const char        *name;
  const UnrepColumn *columns;
  guint              n_columns;
} UnrepTable;

/**
 * UnrepTableId:
 *
 * The tables, in the order in which they are best read.
 */
typedef enum
{
  UNREP_TABLE_TALLY,
  UNREP_TABLE_ANNOTATIONS,
  UNREP_TABLE_UNITS,
  UNREP_TABLE_REPORTS,
  UNREP_TABLE_REVIEWERS,
  UNREP_TABLE_WORK,
  UNREP_TABLE_ROUNDS,
  UNREP_TABLE_POSITIONS,
  UNREP_TABLE_TAGS,
  UNREP_N_TABLES,
} UnrepTableId;

#define UNREP_TABLE_MAX_COLUMNS 32

/**
 * UnrepCell:
 * @is_null: whether nothing is known, or nothing was said
 * @text: of a text
 * @number: of a number or a boolean
 * @words: of words
 *
 * What stands in a row below a column, as the column's type says.
 */
typedef struct
{
  gboolean            is_null;
  const char         *text;
  gint64              number;
  const char * const *words;
} UnrepCell;

/**
 * UnrepRowFunc:
 * @table: of which table
 * @cells: as many as the table has columns; valid during the call
 * @user_data: what was handed over
 * @error: where to put what went wrong
 *
 * Gets the rows; those of one table in their order, but tables may alternate.
 *
 * Returns: whether to go on
 */
typedef gboolean (*UnrepRowFunc) (UnrepTableId      table,
                                  const UnrepCell  *cells,
                                  gpointer          user_data,
                                  GError          **error);

const UnrepTable *unrep_table_get           (UnrepTableId    id);
void              unrep_table_append_words  (GString        *out,
                                             const UnrepCell *cell);
char             *unrep_annotation_dup_result (UnrepAnnotation *annotation) G_GNUC_WARN_UNUSED_RESULT;
gboolean          unrep_export_foreach_row  (UnrepExport    *self,
                                             guint           wanted,
                                             UnrepRowFunc    func,
                                             gpointer        user_data,
                                             GError        **error);

G_END_DECLS
