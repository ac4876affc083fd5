/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define UNREP_TYPE_RECOVERY_BAR (unrep_recovery_bar_get_type ())

/**
 * UnrepRecoveryBar:
 *
 * Says above the report what the last program did not get saved, and offers to look
 * at it, to take it back and to keep it. Hidden where there is nothing to say.
 */
G_DECLARE_FINAL_TYPE (UnrepRecoveryBar, unrep_recovery_bar, UNREP, RECOVERY_BAR, GtkWidget)

void unrep_recovery_bar_set_desk (UnrepRecoveryBar *self,
                                  UnrepDesk        *desk);

G_END_DECLS
