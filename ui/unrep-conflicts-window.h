/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-choice-window.h"
#include "unrep-desk.h"
#include "unrep-reading-choice.h"

G_BEGIN_DECLS

#define UNREP_TYPE_CONFLICTS_WINDOW (unrep_conflicts_window_get_type ())

/**
 * UnrepConflictsWindow:
 *
 * Asks which of two versions is right, one unit after the other, until nothing is
 * left to decide. Keys: 1 and 2 choose, 3 keeps both notes.
 */
G_DECLARE_FINAL_TYPE (UnrepConflictsWindow, unrep_conflicts_window, UNREP, CONFLICTS_WINDOW, UnrepChoiceWindow)

UnrepConflictsWindow *unrep_conflicts_window_new    (UnrepDesk            *desk,
                                                     UnrepReadingChoice   *choice) G_GNUC_WARN_UNUSED_RESULT;
void                  unrep_conflicts_window_choose (UnrepConflictsWindow *self,
                                                     guint                 choice);

G_END_DECLS
