/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-query.h"
#include "unrep-reading-text.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * UnrepHit:
 * @display: the hull of what was found, in the displayed text
 * @stored: where it was found in the extracted text, if it can be read there only and
 *   other words are displayed within @display; else empty
 *
 * One place where a query was found.
 */
typedef struct
{
  UnrepRange display;
  UnrepRange stored;
} UnrepHit;

/**
 * UnrepSearch:
 *
 * Finds queries in a report as it is displayed. Keeps the folded texts, so that the
 * second query takes a fraction of the first. Reference counted; may be used by
 * several threads at a time.
 */
typedef struct _UnrepSearch UnrepSearch;

UnrepSearch *unrep_search_new         (UnrepReadingText  *reading) G_GNUC_WARN_UNUSED_RESULT;
UnrepSearch *unrep_search_ref         (UnrepSearch       *self);
void         unrep_search_unref       (UnrepSearch       *self);
GArray      *unrep_search_find        (UnrepSearch       *self,
                                       UnrepQuery        *query,
                                       GCancellable      *cancellable,
                                       GError           **error) G_GNUC_WARN_UNUSED_RESULT;
GArray      *unrep_search_list_places (UnrepSearch       *self,
                                       const UnrepHit    *hit) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UnrepSearch, unrep_search_unref)

G_END_DECLS
