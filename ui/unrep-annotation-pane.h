/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-desk.h"
#include "unrep-identity.h"
#include "unrep-settling-box.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define UNREP_TYPE_ANNOTATION_PANE (unrep_annotation_pane_get_type ())

/**
 * UnrepAnnotationPane:
 *
 * The current recommendation at the end side: where it stands, its position, its
 * note, and whether all is saved. While nobody has said who reviews, it asks.
 */
G_DECLARE_FINAL_TYPE (UnrepAnnotationPane, unrep_annotation_pane, UNREP, ANNOTATION_PANE, GtkWidget)

void unrep_annotation_pane_set_identity (UnrepAnnotationPane *self,
                                         UnrepIdentity       *identity);
void unrep_annotation_pane_set_desk     (UnrepAnnotationPane *self,
                                         UnrepDesk           *desk);
void unrep_annotation_pane_set_settling (UnrepAnnotationPane *self,
                                         UnrepSettling       *settling,
                                         guint                kinds);
UnrepSettlingBox *unrep_annotation_pane_get_settling_box (UnrepAnnotationPane *self);
void unrep_annotation_pane_set_about    (UnrepAnnotationPane *self,
                                         const char          *about);
void unrep_annotation_pane_say          (UnrepAnnotationPane *self,
                                         const char          *message);
void unrep_annotation_pane_focus_note   (UnrepAnnotationPane *self);
void unrep_annotation_pane_focus_tags   (UnrepAnnotationPane *self);
void unrep_annotation_pane_commit_note  (UnrepAnnotationPane *self);

G_END_DECLS
