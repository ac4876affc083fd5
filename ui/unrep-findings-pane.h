/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-finding-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define UNREP_TYPE_FINDINGS_PANE (unrep_findings_pane_get_type ())

/**
 * UnrepFindingsPane:
 *
 * The findings of a report by family and check, with filters and a search, and how
 * many there are of what.
 */
G_DECLARE_FINAL_TYPE (UnrepFindingsPane, unrep_findings_pane, UNREP, FINDINGS_PANE, GtkWidget)

void unrep_findings_pane_set_desk (UnrepFindingsPane *self,
                                   UnrepFindingDesk  *desk);
void unrep_findings_pane_search   (UnrepFindingsPane *self);

G_END_DECLS
