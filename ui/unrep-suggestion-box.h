/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define UNREP_TYPE_SUGGESTION_BOX (unrep_suggestion_box_get_type ())

/**
 * UnrepSuggestionBox:
 *
 * What is suggested for the current recommendation, the words that led to it, and a
 * button to accept it. Where it has a position already the box only says whether that
 * is the same. Not visible unless somebody wants suggestions.
 */
G_DECLARE_FINAL_TYPE (UnrepSuggestionBox, unrep_suggestion_box, UNREP, SUGGESTION_BOX, GtkWidget)

void unrep_suggestion_box_set_desk (UnrepSuggestionBox *self,
                                    UnrepDesk          *desk);

G_END_DECLS
