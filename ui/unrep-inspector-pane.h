/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-finding-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define UNREP_TYPE_INSPECTOR_PANE (unrep_inspector_pane_get_type ())

/**
 * UnrepInspectorPane:
 *
 * What becomes of the paragraph of the current finding: drawn as stored, as repaired and
 * from another font, side by side; its runs, and its characters, in tables. What a
 * person points at in one of them is marked in the others.
 */
G_DECLARE_FINAL_TYPE (UnrepInspectorPane, unrep_inspector_pane, UNREP, INSPECTOR_PANE, GtkWidget)

void unrep_inspector_pane_set_desk   (UnrepInspectorPane *self,
                                      UnrepFindingDesk   *desk);
void unrep_inspector_pane_set_family (UnrepInspectorPane *self,
                                      const char         *family);
void unrep_inspector_pane_show_next  (UnrepInspectorPane *self);
void unrep_inspector_pane_set_repaired (UnrepInspectorPane *self,
                                      gboolean            repaired);

G_END_DECLS
