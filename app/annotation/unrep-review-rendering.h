/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "annotation/unrep-review.h"

G_BEGIN_DECLS

/*
 * What a translator says of the findings of the rendering checks, and of words that no
 * check has found: annotations of kind `rendering`. They count for nothing in tallies
 * of positions.
 *
 * The review's signal `rendering-changed` says that any of them has come, gone or
 * changed.
 */
GPtrArray       *unrep_review_list_judged    (UnrepReview        *self) G_GNUC_WARN_UNUSED_RESULT;
UnrepAnnotation *unrep_review_find_judged    (UnrepReview        *self,
                                              UnrepRange          range,
                                              const char         *check);
gboolean         unrep_review_judge          (UnrepReview        *self,
                                              UnrepRange          range,
                                              const char         *check,
                                              UnrepFindingState   state,
                                              GError            **error);
gboolean         unrep_review_note_judged    (UnrepReview        *self,
                                              UnrepRange          range,
                                              const char         *check,
                                              const char         *note,
                                              GError            **error);
UnrepRange       unrep_review_find_paragraph (UnrepReview        *self,
                                              gsize               offset);
gboolean         unrep_review_is_signed_off  (UnrepReview        *self,
                                              UnrepRange          paragraph);

G_END_DECLS
