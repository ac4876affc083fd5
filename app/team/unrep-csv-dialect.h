/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/unrep-error.h"

G_BEGIN_DECLS

/**
 * UnrepCsvDialect:
 * @separator: what stands between fields: a comma, semicolon, tab or vertical bar
 * @carriage_returns: whether lines end with CR, and no LF stands outside quotation marks
 * @start: where the first record begins, in bytes
 * @line: on which line, from 1
 *
 * How a spreadsheet program has written a table.
 */
typedef struct
{
  char     separator;
  gboolean carriage_returns;
  gsize    start;
  guint    line;
} UnrepCsvDialect;

GBytes     *unrep_csv_decode           (GBytes                *bytes,
                                        const char            *name,
                                        GError               **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean    unrep_csv_dialect_find     (UnrepCsvDialect       *self,
                                        const char            *text,
                                        gsize                  n_bytes,
                                        const char            *name,
                                        GError               **error);
const char *unrep_csv_dialect_get_name (const UnrepCsvDialect *self);

G_END_DECLS
