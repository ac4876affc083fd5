/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define UNREP_TYPE_PAGE_SPLIT (unrep_page_split_get_type ())

/**
 * UnrepPageSplit:
 *
 * A text and, while it is visible, something beside it at the end side; where there is no
 * room beside it, below it.
 *
 * Properties: `text`, `beside` (GtkWidget, construct-only).
 */
G_DECLARE_FINAL_TYPE (UnrepPageSplit, unrep_page_split, UNREP, PAGE_SPLIT, GtkWidget)

G_END_DECLS
