/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-desk.h"
#include "unrep-reading-choice.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define UNREP_TYPE_OUTLINE_ROW (unrep_outline_row_get_type ())

/**
 * UnrepOutlineRow:
 *
 * One line of the outline pane: a heading, or a recommendation with its label,
 * its first words, and its position at the end side. It follows its unit while it
 * is bound to one.
 */
G_DECLARE_FINAL_TYPE (UnrepOutlineRow, unrep_outline_row, UNREP, OUTLINE_ROW, GtkWidget)

GtkWidget *unrep_outline_row_new  (void) G_GNUC_WARN_UNUSED_RESULT;
guint      unrep_outline_row_get_unit (UnrepOutlineRow *self);
void       unrep_outline_row_bind     (UnrepOutlineRow    *self,
                                       UnrepDesk          *desk,
                                       UnrepReadingChoice *choice,
                                       GtkTextDirection    direction,
                                       guint               unit);

G_END_DECLS
