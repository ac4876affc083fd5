/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "annotation/unrep-review.h"

G_BEGIN_DECLS

/**
 * UnrepImportItem:
 * @unit: index of a unit of the outline
 * @line: line of the table
 * @position: (nullable): the id of the position that it gets, %NULL for none
 * @note: (nullable): the note that it gets, %NULL for none
 *
 * What a table says about a unit about which the reviewer has not said that yet.
 */
typedef struct
{
  guint       unit;
  guint       line;
  const char *position;
  char       *note;
} UnrepImportItem;

/**
 * UnrepImport:
 * @items: (element-type UnrepImportItem): what is to be set, one a unit, in the order
 *   of the table
 * @n_imported: how many rows set something
 * @n_same: how many rows said what was there already
 * @n_left_out: how many rows were of somebody else, another report or another kind
 * @misfits: (element-type utf8): for each row that did not fit, file, line and why
 *
 * What becomes of the rows of a table.
 */
typedef struct
{
  GArray    *items;
  guint      n_imported;
  guint      n_same;
  guint      n_left_out;
  GPtrArray *misfits;
} UnrepImport;

UnrepImport *unrep_import_new       (UnrepReview  *review,
                                     GBytes       *csv,
                                     const char   *name,
                                     GError      **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean     unrep_import_apply     (UnrepImport  *self,
                                     UnrepReview  *review,
                                     GError      **error);
void         unrep_import_free      (UnrepImport  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UnrepImport, unrep_import_free)

G_END_DECLS
