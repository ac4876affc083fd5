/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * UnrepMatcher:
 *
 * Finds where a pattern occurs in a text with the fewest errors: an error is a
 * unit that was replaced, left out or added. To be used from one thread at a time,
 * and for as many patterns and texts as one likes.
 */
typedef struct _UnrepMatcher UnrepMatcher;

/**
 * UnrepMatcherHit:
 * @end: how many units of the text had been read when the occurrence ended
 * @errors: how many errors it has
 */
typedef struct
{
  gsize end;
  gsize errors;
} UnrepMatcherHit;

UnrepMatcher    *unrep_matcher_new       (void) G_GNUC_WARN_UNUSED_RESULT;
void             unrep_matcher_free      (UnrepMatcher    *self);
void             unrep_matcher_set       (UnrepMatcher    *self,
                                          const gunichar2 *pattern,
                                          gsize            n_units,
                                          gboolean         backward);
UnrepMatcherHit  unrep_matcher_find_best (UnrepMatcher    *self,
                                          const gunichar2 *text,
                                          gsize            n_units);
UnrepMatcherHit  unrep_matcher_find_here (UnrepMatcher    *self,
                                          const gunichar2 *text,
                                          gsize            n_units,
                                          gsize            max_errors);
void             unrep_matcher_list_hits (UnrepMatcher    *self,
                                          const gunichar2 *text,
                                          gsize            n_units,
                                          gsize            max_errors,
                                          GArray          *hits);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UnrepMatcher, unrep_matcher_free)

G_END_DECLS
