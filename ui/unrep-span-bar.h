/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define UNREP_TYPE_SPAN_BAR (unrep_span_bar_get_type ())

/**
 * UnrepSpanBar:
 *
 * Stands below the report while words wait for a position or a span is the current
 * one: the words, what they may be evidence for, and the keys for all of it.
 */
G_DECLARE_FINAL_TYPE (UnrepSpanBar, unrep_span_bar, UNREP, SPAN_BAR, GtkWidget)

void unrep_span_bar_set_desk (UnrepSpanBar *self,
                              UnrepDesk    *desk);

G_END_DECLS
