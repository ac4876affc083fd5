/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define UNREP_TYPE_PROGRESS_BAR (unrep_progress_bar_get_type ())

/**
 * UnrepProgressBar:
 *
 * A thin bar, filled from the start side with the colours of the positions in
 * proportion to how often each was given.
 */
G_DECLARE_FINAL_TYPE (UnrepProgressBar, unrep_progress_bar, UNREP, PROGRESS_BAR, GtkWidget)

void unrep_progress_bar_set_desk (UnrepProgressBar *self,
                                  UnrepDesk        *desk);

G_END_DECLS
