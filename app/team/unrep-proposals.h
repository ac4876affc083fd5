/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "team/unrep-team.h"

G_BEGIN_DECLS

/**
 * UnrepProposalChange:
 * @UNREP_PROPOSAL_BOUNDS: the unit begins or ends elsewhere: it was split or joined
 * @UNREP_PROPOSAL_PATH: its label or what it stands below
 * @UNREP_PROPOSAL_RECOMMENDATION: whether reviewers tag it
 * @UNREP_PROPOSAL_KIND: what it is
 *
 * In what a proposed correction differs from the outline that the team agreed on.
 */
typedef enum
{
  UNREP_PROPOSAL_BOUNDS         = 1 << 0,
  UNREP_PROPOSAL_PATH           = 1 << 1,
  UNREP_PROPOSAL_RECOMMENDATION = 1 << 2,
  UNREP_PROPOSAL_KIND           = 1 << 3,
} UnrepProposalChange;

/**
 * UnrepProposal:
 * @annotation: the correction, as the first of @reviewers states it
 * @correction: what it says; strings belong to @annotation
 * @changes: in what it differs
 * @reviewers: (element-type UnrepReviewer): who proposes it, one or more
 * @group: equal for corrections that one of them made together, as of the parts of a unit
 *   that was split: one without the other would leave rests
 *
 * A correction of the outline that reviewers made in their own side files.
 */
typedef struct
{
  UnrepAnnotation     *annotation;
  UnrepCorrection      correction;
  UnrepProposalChange  changes;
  GPtrArray           *reviewers;
  guint                group;
} UnrepProposal;

#define UNREP_TYPE_PROPOSALS (unrep_proposals_get_type ())

/**
 * UnrepProposals:
 *
 * The outline that the team agreed on for one report, and what reviewers would correct
 * in it. Immutable and reference counted; may be shared between threads.
 */
typedef struct _UnrepProposals UnrepProposals;

GType                unrep_proposals_get_type          (void);
gboolean             unrep_proposals_is_published      (UnrepTeam       *team,
                                                        const char      *text_sha256);
UnrepProposals      *unrep_proposals_read              (UnrepTeam       *team,
                                                        GFile           *report,
                                                        GCancellable    *cancellable,
                                                        GError         **error) G_GNUC_WARN_UNUSED_RESULT;
UnrepProposals      *unrep_proposals_ref               (UnrepProposals  *self);
void                 unrep_proposals_unref             (UnrepProposals  *self);
const char          *unrep_proposals_get_text_sha256   (UnrepProposals  *self);
UnrepReviewer       *unrep_proposals_get_publisher     (UnrepProposals  *self);
const char          *unrep_proposals_get_published     (UnrepProposals  *self);
guint                unrep_proposals_get_n             (UnrepProposals  *self);
const UnrepProposal *unrep_proposals_get               (UnrepProposals  *self,
                                                        guint            index);
GPtrArray           *unrep_proposals_list_group        (UnrepProposals  *self,
                                                        guint            index) G_GNUC_WARN_UNUSED_RESULT;
guint                unrep_proposals_count_reviewers   (UnrepProposals  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UnrepProposals, unrep_proposals_unref)

G_END_DECLS
