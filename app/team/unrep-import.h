/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "annotation/unrep-review.h"

G_BEGIN_DECLS

/**
 * UnrepImport:
 * @n_imported: how many positions and notes were set
 * @n_same: how many rows said what was there already
 * @n_left_out: how many rows were of somebody else, another report or another kind
 * @misfits: (element-type utf8): for each row that did not fit, file, line and why
 *
 * What became of the rows of a table.
 */
typedef struct
{
  guint      n_imported;
  guint      n_same;
  guint      n_left_out;
  GPtrArray *misfits;
} UnrepImport;

UnrepImport *unrep_import_positions (UnrepReview  *review,
                                     GBytes       *csv,
                                     const char   *name,
                                     GError      **error) G_GNUC_WARN_UNUSED_RESULT;
void         unrep_import_free      (UnrepImport  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UnrepImport, unrep_import_free)

G_END_DECLS
