/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "annotation/unrep-review.h"

G_BEGIN_DECLS

/**
 * UNREP_WHOLE_TEXT:
 *
 * The range that holds every offset.
 */
#define UNREP_WHOLE_TEXT ((UnrepRange) { 0, G_MAXSIZE })

/*
 * Spans of a review: words that are evidence for what is said of the unit they lie
 * in. They may overlap, may have a position and a note of their own, and count for
 * nothing in tallies of units. They are named by their ids, because a change makes
 * another version of an annotation.
 *
 * The review's signal `spans-changed` (guint64 start, guint64 end) says that spans
 * which share text with that range have come, gone or changed.
 */
GPtrArray       *unrep_review_list_spans        (UnrepReview  *self,
                                                 UnrepRange    range) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray       *unrep_review_list_evidence     (UnrepReview  *self,
                                                 guint         unit) G_GNUC_WARN_UNUSED_RESULT;
UnrepAnnotation *unrep_review_get_span          (UnrepReview  *self,
                                                 const char   *id);
guint            unrep_review_get_span_unit     (UnrepReview  *self,
                                                 const char   *id);
gboolean         unrep_review_trim_span         (UnrepReview  *self,
                                                 UnrepRange   *range);
const char      *unrep_review_add_span          (UnrepReview  *self,
                                                 UnrepRange    range,
                                                 const char   *position,
                                                 GError      **error);
gboolean         unrep_review_set_span_range    (UnrepReview  *self,
                                                 const char   *id,
                                                 UnrepRange    range,
                                                 GError      **error);
gboolean         unrep_review_set_span_position (UnrepReview  *self,
                                                 const char   *id,
                                                 const char   *position,
                                                 GError      **error);
gboolean         unrep_review_set_span_note     (UnrepReview  *self,
                                                 const char   *id,
                                                 const char   *note,
                                                 GError      **error);
gboolean         unrep_review_remove_span       (UnrepReview  *self,
                                                 const char   *id,
                                                 GError      **error);

G_END_DECLS
