/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * UnrepCliTable:
 *
 * A table for a terminal: the first column is aligned at its start, the others,
 * which hold numbers, at their end. What is added is made harmless first.
 */
typedef struct _UnrepCliTable UnrepCliTable;

UnrepCliTable *unrep_cli_table_new        (void) G_GNUC_WARN_UNUSED_RESULT;
void           unrep_cli_table_free       (UnrepCliTable *self);
void           unrep_cli_table_add        (UnrepCliTable *self,
                                           const char    *cell);
void           unrep_cli_table_add_number (UnrepCliTable *self,
                                           guint64        number);
void           unrep_cli_table_end_row    (UnrepCliTable *self);
void           unrep_cli_table_append_to  (UnrepCliTable *self,
                                           GString       *out);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UnrepCliTable, unrep_cli_table_free)

G_END_DECLS
