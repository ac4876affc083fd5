/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-desk.h"

#include "team/unrep-settling.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define UNREP_TYPE_SETTLING_BOX (unrep_settling_box_get_type ())

/**
 * UnrepSettlingBox:
 *
 * What all reviewers say about the current unit, side by side, and what leads have
 * decided; it follows the desk, and moves it from one disagreement to the next. Not
 * visible unless somebody settles.
 */
G_DECLARE_FINAL_TYPE (UnrepSettlingBox, unrep_settling_box, UNREP, SETTLING_BOX, GtkWidget)

void           unrep_settling_box_set_settling (UnrepSettlingBox  *self,
                                                UnrepDesk         *desk,
                                                UnrepSettling     *settling,
                                                guint              kinds);
UnrepSettling *unrep_settling_box_get_settling (UnrepSettlingBox  *self);
void           unrep_settling_box_go_to        (UnrepSettlingBox  *self,
                                                UnrepRange         range);
gboolean       unrep_settling_box_go_on        (UnrepSettlingBox  *self,
                                                gboolean           forward,
                                                gboolean           undecided);
gboolean       unrep_settling_box_decide       (UnrepSettlingBox  *self,
                                                const char        *position,
                                                GError           **error);
gboolean       unrep_settling_box_has_current  (UnrepSettlingBox  *self);

G_END_DECLS
