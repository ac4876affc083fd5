/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-folding.h"

G_BEGIN_DECLS

/**
 * UnrepQuery:
 *
 * What is searched for. Immutable and reference counted; may be shared between
 * threads.
 */
typedef struct _UnrepQuery UnrepQuery;

UnrepQuery        *unrep_query_new       (const char        *words,
                                          UnrepFoldingLevel  level) G_GNUC_WARN_UNUSED_RESULT;
UnrepQuery        *unrep_query_ref       (UnrepQuery        *self);
void               unrep_query_unref     (UnrepQuery        *self);
UnrepFoldingLevel  unrep_query_get_level (UnrepQuery        *self);
gboolean           unrep_query_is_empty  (UnrepQuery        *self);
gboolean           unrep_query_find      (UnrepQuery        *self,
                                          UnrepFolding      *folding,
                                          gsize             *unit,
                                          UnrepRange        *hit);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UnrepQuery, unrep_query_unref)

G_END_DECLS
