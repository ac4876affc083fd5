/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "annotation/unrep-review.h"

G_BEGIN_DECLS

/*
 * What a program that ended suddenly, or could not save, has left of a review in
 * the journal or in a draft. Loading adds it at once, as one step that can be undone,
 * and saves it: nothing is lost if nobody answers. The person is told what it is and
 * may take it back.
 */
guint     unrep_review_get_n_recovered       (UnrepReview  *self);
guint     unrep_review_get_recovered_unit    (UnrepReview  *self,
                                              guint         index);
char     *unrep_review_dup_recovered_change  (UnrepReview  *self,
                                              guint         index,
                                              const char   *language) G_GNUC_WARN_UNUSED_RESULT;
char     *unrep_review_dup_recovered_message (UnrepReview  *self) G_GNUC_WARN_UNUSED_RESULT;
char     *unrep_review_dup_damaged_message   (UnrepReview  *self) G_GNUC_WARN_UNUSED_RESULT;
void      unrep_review_keep_recovered        (UnrepReview  *self);
gboolean  unrep_review_take_back_recovered   (UnrepReview  *self,
                                              GError      **error);

G_END_DECLS
