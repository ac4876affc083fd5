/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define UNREP_TYPE_PANES (unrep_panes_get_type ())

/**
 * UnrepPanes:
 *
 * A page between two panes, one at the start and one at the end side. Where there
 * is no room beside the page a pane folds: it is hidden until it is asked for and
 * then lies over the page.
 *
 * AdwFlap does this for one pane; two of them in one another lose their
 * allocation when they fold (libadwaita 1.2.2).
 *
 * Properties: `start`, `page`, `end` (GtkWidget, construct-only), `start-visible`,
 * `end-visible` (boolean, read-write, notify).
 */
G_DECLARE_FINAL_TYPE (UnrepPanes, unrep_panes, UNREP, PANES, GtkWidget)

void unrep_panes_fold (UnrepPanes *self);

G_END_DECLS
