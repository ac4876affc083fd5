/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-identity.h"

#include "team/unrep-team-folder.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define UNREP_TYPE_ACCEPT_BUTTON (unrep_accept_button_get_type ())

/**
 * UnrepAcceptButton:
 *
 * Accepts in all reports of a team's folder what all reviewers say, in one step that
 * can be undone, and says how much that was.
 */
G_DECLARE_FINAL_TYPE (UnrepAcceptButton, unrep_accept_button, UNREP, ACCEPT_BUTTON, GtkWidget)

void unrep_accept_button_set_folder (UnrepAcceptButton *self,
                                     UnrepTeamFolder   *folder,
                                     UnrepIdentity     *identity);
void unrep_accept_button_undo       (UnrepAcceptButton *self);

G_END_DECLS
