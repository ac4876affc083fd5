/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "annotation/unrep-review.h"
#include "annotation/unrep-side-file.h"

G_BEGIN_DECLS

UnrepSideFile *unrep_review_new_snapshot   (UnrepReview         *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean       unrep_review_restore        (UnrepReview         *self,
                                            UnrepSideFile       *version,
                                            GError             **error);
gboolean       unrep_review_is_damaged     (UnrepReview         *self);
void           unrep_review_replace_async  (UnrepReview         *self,
                                            UnrepSideFile       *version,
                                            GCancellable        *cancellable,
                                            GAsyncReadyCallback  callback,
                                            gpointer             user_data);
gboolean       unrep_review_replace_finish (UnrepReview         *self,
                                            GAsyncResult        *result,
                                            GError             **error);

G_END_DECLS
