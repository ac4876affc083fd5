/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/unrep-error.h"

G_BEGIN_DECLS

/**
 * UNREP_CSV_MAX_BYTES:
 *
 * The largest CSV file that is read, in bytes (64 MB).
 */
#define UNREP_CSV_MAX_BYTES ((gsize) 64 * 1024 * 1024)

/**
 * UnrepCsvRowFunc:
 * @fields: (array length=n_fields): the fields of one record, UTF-8; valid during the call
 * @n_fields: how many; at least 1
 * @line: line on which the record begins, from 1
 * @user_data: what was given to unrep_csv_read()
 * @error: where to put what is wrong with the record, without file and line
 *
 * Returns: whether to go on
 */
typedef gboolean (*UnrepCsvRowFunc) (const char * const  *fields,
                                     guint                n_fields,
                                     guint                line,
                                     gpointer             user_data,
                                     GError             **error);

gboolean    unrep_csv_read             (GBytes           *bytes,
                                        const char       *name,
                                        UnrepCsvRowFunc   func,
                                        gpointer          user_data,
                                        GError          **error);
void        unrep_csv_append           (GString          *out,
                                        const char       *field);
void        unrep_csv_append_unguarded (GString          *out,
                                        const char       *field);
void        unrep_csv_append_number    (GString          *out,
                                        gint64            number);
void        unrep_csv_end_row          (GString          *out);
const char *unrep_csv_unguard          (const char       *field);

G_END_DECLS
