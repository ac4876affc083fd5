/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/unrep-search.h"

G_BEGIN_DECLS

/**
 * UNREP_NO_HIT:
 *
 * In the place of the index of a hit: there is none.
 */
#define UNREP_NO_HIT G_MAXUINT

#define UNREP_TYPE_FINDER (unrep_finder_get_type ())

/**
 * UnrepFinder:
 *
 * The search in one report: finds in a thread, knows the hits and which of them is
 * the current one. While another query is on its way, the hits are those of the one
 * before.
 *
 * Signals: `changed`: other hits, or another current hit.
 */
G_DECLARE_FINAL_TYPE (UnrepFinder, unrep_finder, UNREP, FINDER, GObject)

UnrepFinder *unrep_finder_new          (void) G_GNUC_WARN_UNUSED_RESULT;
void         unrep_finder_set_reading  (UnrepFinder      *self,
                                        UnrepReadingText *reading);
void         unrep_finder_search       (UnrepFinder      *self,
                                        const char       *words,
                                        gboolean          exact,
                                        gsize             origin);
void         unrep_finder_stop         (UnrepFinder      *self);
gboolean     unrep_finder_step         (UnrepFinder      *self,
                                        gboolean          forward);
gboolean     unrep_finder_is_busy      (UnrepFinder      *self);
gboolean     unrep_finder_is_empty     (UnrepFinder      *self);
guint        unrep_finder_get_n_hits   (UnrepFinder      *self);
guint        unrep_finder_get_current  (UnrepFinder      *self);
UnrepRange   unrep_finder_get_hit      (UnrepFinder      *self,
                                        guint             index);
guint        unrep_finder_find_hit     (UnrepFinder      *self,
                                        gsize             display_offset);
GArray      *unrep_finder_list_places  (UnrepFinder      *self,
                                        guint             index) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
