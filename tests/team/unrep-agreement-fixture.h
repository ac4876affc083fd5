/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "team/unrep-agreement-table.h"

G_BEGIN_DECLS

UnrepAgreementTable *test_new_matrix (const char * const *raters) G_GNUC_WARN_UNUSED_RESULT;
UnrepRatings        *test_new_table  (const guint        *cells,
                                      guint               n_categories) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
