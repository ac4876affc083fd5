/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-desk.h"
#include "unrep-identity.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define UNREP_TYPE_EVIDENCE_LIST (unrep_evidence_list_get_type ())

/**
 * UnrepEvidenceList:
 *
 * The evidence of the current unit: quote, position and note of each span. A click
 * goes there; the current one's note can be written.
 */
G_DECLARE_FINAL_TYPE (UnrepEvidenceList, unrep_evidence_list, UNREP, EVIDENCE_LIST, GtkWidget)

void unrep_evidence_list_set_identity (UnrepEvidenceList *self,
                                       UnrepIdentity     *identity);
void unrep_evidence_list_set_desk     (UnrepEvidenceList *self,
                                       UnrepDesk         *desk);
void unrep_evidence_list_commit_note  (UnrepEvidenceList *self);
void unrep_evidence_list_focus_note   (UnrepEvidenceList *self);

G_END_DECLS
