/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-desk.h"

#include "team/unrep-proposals.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define UNREP_TYPE_PROPOSAL_BAR (unrep_proposal_bar_get_type ())

/**
 * UnrepProposalBar:
 *
 * What reviewers would correct in the outline, one proposal after the other, for a lead
 * to accept or to pass over; the desk goes to the unit that it is about. Not visible
 * unless there are proposals for the report and the lead reviews it.
 *
 * Signal `changed`: another proposal is shown, or none.
 */
G_DECLARE_FINAL_TYPE (UnrepProposalBar, unrep_proposal_bar, UNREP, PROPOSAL_BAR, GtkWidget)

void     unrep_proposal_bar_set_desk      (UnrepProposalBar  *self,
                                           UnrepDesk         *desk);
void     unrep_proposal_bar_set_proposals (UnrepProposalBar  *self,
                                           UnrepProposals    *proposals);
gboolean unrep_proposal_bar_has_current   (UnrepProposalBar  *self);
gboolean unrep_proposal_bar_accept        (UnrepProposalBar  *self,
                                           GError           **error);
void     unrep_proposal_bar_pass          (UnrepProposalBar  *self);

G_END_DECLS
