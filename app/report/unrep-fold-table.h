/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-folding.h"

G_BEGIN_DECLS

/* The most code points that one becomes: 18 of U+FDFA, and each could be two. */
#define UNREP_FOLD_MAX 36

/* What a table has for a code point instead of what it becomes. */
#define UNREP_FOLD_NOTHING 0
#define UNREP_FOLD_ASK 1 /* unrep_fold_char() */

const guint16 *unrep_fold_table_get_low   (UnrepFoldingLevel level);
guint16        unrep_fold_table_get       (UnrepFoldingLevel level,
                                           gunichar          c);
guint          unrep_fold_char            (UnrepFoldingLevel level,
                                           gunichar          c,
                                           gunichar          folded[UNREP_FOLD_MAX]);
gboolean       unrep_fold_is_number_sign  (gunichar          c);

G_END_DECLS
