/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-desk.h"
#include "unrep-reading-choice.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define UNREP_TYPE_OUTLINE_PANE (unrep_outline_pane_get_type ())

/**
 * UnrepOutlinePane:
 *
 * The outline at the start side: filters, headings and recommendations, progress.
 */
G_DECLARE_FINAL_TYPE (UnrepOutlinePane, unrep_outline_pane, UNREP, OUTLINE_PANE, GtkWidget)

void unrep_outline_pane_set_desk (UnrepOutlinePane *self,
                                  UnrepDesk        *desk,
                                  UnrepReadingChoice *choice,
                                  GtkTextDirection  direction);

G_END_DECLS
