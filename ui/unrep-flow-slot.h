/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define UNREP_TYPE_FLOW_SLOT (unrep_flow_slot_get_type ())

/**
 * UnrepFlowSlot:
 *
 * Holds one widget in a GtkFlowBox and is no place for the focus itself: Tab goes to
 * what it holds, or past it.
 */
G_DECLARE_FINAL_TYPE (UnrepFlowSlot, unrep_flow_slot, UNREP, FLOW_SLOT, GtkFlowBoxChild)

GtkWidget *unrep_flow_slot_new (GtkWidget *child) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
