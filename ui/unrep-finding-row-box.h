/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rendering/unrep-finding-list.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define UNREP_TYPE_FINDING_ROW_BOX (unrep_finding_row_box_get_type ())

/**
 * UnrepFindingRowBox:
 *
 * One row of the list of findings: a heading, a check, or the words of one place.
 */
G_DECLARE_FINAL_TYPE (UnrepFindingRowBox, unrep_finding_row_box, UNREP, FINDING_ROW_BOX, GtkWidget)

GtkWidget  *unrep_finding_row_box_new          (void) G_GNUC_WARN_UNUSED_RESULT;
void        unrep_finding_row_box_bind         (UnrepFindingRowBox *self,
                                                UnrepFindingRow    *row,
                                                UnrepText          *text);
const char *unrep_severity_get_icon            (UnrepSeverity       severity);
const char *unrep_severity_get_css_class       (UnrepSeverity       severity);

G_END_DECLS
