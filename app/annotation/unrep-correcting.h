/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-review-private.h"

G_BEGIN_DECLS

/**
 * UnrepCorrecting:
 * @review: whose outline is corrected
 * @now: when, as in a side file
 * @changes: of UnrepHistoryChange: what is prepared
 * @hull: everything whose unit may become another one
 *
 * One correction of the outline by hand while it is prepared; an empty one is of zeros.
 */
typedef struct
{
  UnrepReview *review;
  char        *now;
  GArray      *changes;
  UnrepRange   hull;
} UnrepCorrecting;

void unrep_correcting_init   (UnrepCorrecting       *self,
                              UnrepReview           *review,
                              UnrepRange             hull);
void unrep_correcting_clear  (UnrepCorrecting       *self);
void unrep_correcting_bury   (UnrepCorrecting       *self,
                              UnrepAnnotation       *annotation);
void unrep_correcting_state  (UnrepCorrecting       *self,
                              const UnrepCorrection *result,
                              const char            *unit);
void unrep_correcting_commit (UnrepCorrecting       *self);

gboolean   unrep_correcting_has_path       (UnrepUnitKind  kind);
gboolean   unrep_correcting_is_entangled   (UnrepRange     range,
                                            UnrepRange     other);
UnrepRange unrep_correcting_find_entangled (UnrepReview   *self,
                                            UnrepRange     range);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (UnrepCorrecting, unrep_correcting_clear)

G_END_DECLS
