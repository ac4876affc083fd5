/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-finding-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define UNREP_TYPE_FINDING_BOX (unrep_finding_box_get_type ())

/**
 * UnrepFindingBox:
 *
 * All there is to know about the current finding: what is wrong and why, the words as
 * stored and as repaired, their characters, and what the translator says of them.
 */
G_DECLARE_FINAL_TYPE (UnrepFindingBox, unrep_finding_box, UNREP, FINDING_BOX, GtkWidget)

void unrep_finding_box_set_desk    (UnrepFindingBox  *self,
                                    UnrepFindingDesk *desk);
void unrep_finding_box_focus_note  (UnrepFindingBox  *self);
void unrep_finding_box_commit_note (UnrepFindingBox  *self);

G_END_DECLS
