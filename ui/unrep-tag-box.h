/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define UNREP_TYPE_TAG_BOX (unrep_tag_box_get_type ())

/**
 * UnrepTagBox:
 *
 * The tags of the current unit: those of the codebook to choose from, and any other
 * that it has, to take away. Folded up it names those that the unit has.
 */
G_DECLARE_FINAL_TYPE (UnrepTagBox, unrep_tag_box, UNREP, TAG_BOX, GtkWidget)

void unrep_tag_box_set_desk (UnrepTagBox *self,
                             UnrepDesk   *desk);
void unrep_tag_box_open     (UnrepTagBox *self);

G_END_DECLS
