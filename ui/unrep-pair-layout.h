/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define UNREP_TYPE_PAIR_LAYOUT (unrep_pair_layout_get_type ())

/**
 * UnrepPairLayout:
 *
 * Lays out two children beside each other, the first at the start side; below each other
 * where there is not room enough to read both. Where one is hidden, the other has all.
 */
G_DECLARE_FINAL_TYPE (UnrepPairLayout, unrep_pair_layout, UNREP, PAIR_LAYOUT, GtkLayoutManager)

G_END_DECLS
