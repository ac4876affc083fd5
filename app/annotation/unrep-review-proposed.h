/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-review.h"

G_BEGIN_DECLS

gboolean unrep_review_agrees           (UnrepReview  *self,
                                        GPtrArray    *corrections);
gboolean unrep_review_take_corrections (UnrepReview  *self,
                                        GPtrArray    *corrections,
                                        GError      **error);

G_END_DECLS
