/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-desk.h"
#include "unrep-reading-choice.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define UNREP_TYPE_RESTORE_WINDOW (unrep_restore_window_get_type ())

/**
 * UnrepRestoreWindow:
 *
 * Lists the older versions of a side file with what differs from now, and puts one
 * of them in its place.
 *
 * Signal `restored` (const char *message): it was done; @message says so.
 */
G_DECLARE_FINAL_TYPE (UnrepRestoreWindow, unrep_restore_window, UNREP, RESTORE_WINDOW, AdwWindow)

UnrepRestoreWindow *unrep_restore_window_new      (UnrepDesk          *desk,
                                                   UnrepReadingChoice *choice) G_GNUC_WARN_UNUSED_RESULT;
gboolean            unrep_restore_window_is_ready (UnrepRestoreWindow *self);
guint               unrep_restore_window_get_n_versions (UnrepRestoreWindow *self);
void                unrep_restore_window_restore  (UnrepRestoreWindow *self,
                                                   guint               index);

G_END_DECLS
