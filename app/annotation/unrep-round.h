/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "annotation/unrep-review.h"
#include "annotation/unrep-side-file.h"

G_BEGIN_DECLS

/**
 * UnrepRound:
 * @id: id of the round, a word such as `1`
 * @finished: when the reviewer finished it, a time in UTC as side files write it
 * @positions: (element-type utf8 utf8): from ids of annotations to their positions then
 *
 * What one reviewer had tagged when they finished a round.
 */
typedef struct
{
  char *id;
  char *finished;
  GHashTable *positions;
} UnrepRound;

/**
 * UNREP_MAX_ROUNDS:
 *
 * So many rounds of one side file are understood.
 */
#define UNREP_MAX_ROUNDS 1000

void        unrep_round_free                      (UnrepRound     *self);
GPtrArray  *unrep_side_file_list_rounds           (UnrepSideFile  *self,
                                                   GError        **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean    unrep_side_file_is_finished           (UnrepSideFile  *self);
char       *unrep_side_file_dup_opened_as_lead    (UnrepSideFile  *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean    unrep_side_file_record_opened_as_lead (GFile          *file,
                                                   const char     *uid,
                                                   char          **draft,
                                                   GError        **error);
gboolean    unrep_side_file_begin_as_lead         (UnrepReport    *report,
                                                   UnrepCodebook  *codebook,
                                                   UnrepReviewer  *lead,
                                                   char          **draft,
                                                   GError        **error);
gboolean    unrep_review_finish_round             (UnrepReview    *self,
                                                   const char     *id,
                                                   GError        **error);
gboolean    unrep_review_has_round                (UnrepReview    *self,
                                                   const char     *id);
gboolean    unrep_review_is_finished              (UnrepReview    *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UnrepRound, unrep_round_free)

G_END_DECLS
