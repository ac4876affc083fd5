/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-identity.h"

#include "team/unrep-team-folder.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define UNREP_TYPE_DISAGREEMENTS_PANE (unrep_disagreements_pane_get_type ())

/**
 * UnrepDisagreementsPane:
 *
 * What the reviewers of a team differ about in all reports, the worst first. Enter
 * opens the recommendation in its text, to be settled. For leads only: who makes it
 * sees to that.
 */
G_DECLARE_FINAL_TYPE (UnrepDisagreementsPane, unrep_disagreements_pane, UNREP, DISAGREEMENTS_PANE, GtkWidget)

GtkWidget *unrep_disagreements_pane_new (UnrepTeamFolder *folder,
                                         UnrepIdentity   *identity) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
