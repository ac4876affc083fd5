/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "annotation/unrep-review.h"
#include "annotation/unrep-unplaced.h"

G_BEGIN_DECLS

/**
 * UnrepReanchoredCounts:
 * @kept: how many annotations are on the same words
 * @moved: how many are on words that were changed a little
 * @unplaced: how many wait for the person's decision, be it for long
 *
 * What became of what was said of an earlier text of the report.
 */
typedef struct
{
  guint kept;
  guint moved;
  guint unplaced;
} UnrepReanchoredCounts;

/*
 * What was said of an earlier text of the report. Loading finds it again, places
 * what can only be in one place as one step that can be undone, and keeps the rest
 * without a place until the person decides. The older side file is kept first.
 *
 * `unit-changed` with UNREP_NO_UNIT says that the list has changed, too.
 */
GPtrArray *unrep_review_list_unplaced          (UnrepReview  *self) G_GNUC_WARN_UNUSED_RESULT;
void       unrep_review_count_reanchored       (UnrepReview  *self,
                                                UnrepReanchoredCounts *counts);
char      *unrep_review_dup_reanchored_message (UnrepReview  *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean   unrep_review_place                  (UnrepReview  *self,
                                                const char   *id,
                                                UnrepRange    range,
                                                GError      **error);
gboolean   unrep_review_drop_unplaced          (UnrepReview  *self,
                                                const char   *id,
                                                GError      **error);

G_END_DECLS
