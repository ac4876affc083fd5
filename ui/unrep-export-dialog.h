/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "team/unrep-team.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define UNREP_TYPE_EXPORT_DIALOG (unrep_export_dialog_get_type ())

/**
 * UnrepExportDialog:
 *
 * Asks in which format a team's work is to be exported, and how, and where to, and
 * exports it. Where that fails it says why and stays.
 *
 * Signal `done` (string message): it is exported, and what to say about that.
 */
G_DECLARE_FINAL_TYPE (UnrepExportDialog, unrep_export_dialog, UNREP, EXPORT_DIALOG, AdwWindow)

GtkWidget *unrep_export_dialog_new     (GtkWindow         *parent,
                                        UnrepTeam         *team,
                                        const char        *title,
                                        GFile             *folder) G_GNUC_WARN_UNUSED_RESULT;
void       unrep_export_dialog_save_to (UnrepExportDialog *self,
                                        GFile             *file);

G_END_DECLS
