/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/unrep-reading-text.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define UNREP_TYPE_GO_TO (unrep_go_to_get_type ())

/**
 * UnrepGoTo:
 *
 * Asks for a paragraph as people cite it, and lists what fits while they type.
 *
 * Signal `chosen` (uint): a unit of the outline has been chosen.
 */
G_DECLARE_FINAL_TYPE (UnrepGoTo, unrep_go_to, UNREP, GO_TO, GtkPopover)

GtkWidget *unrep_go_to_new (UnrepReadingText *reading,
                            UnrepOutline     *outline) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
