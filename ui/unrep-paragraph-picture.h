/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rendering/unrep-inspection.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * UNREP_PARAGRAPH_PICTURE_PADDING:
 *
 * Pixels around what is drawn.
 */
#define UNREP_PARAGRAPH_PICTURE_PADDING 10

#define UNREP_TYPE_PARAGRAPH_PICTURE (unrep_paragraph_picture_get_type ())

/**
 * UnrepParagraphPicture:
 *
 * A paragraph of a report drawn large, in its own base direction, with a finding marked
 * and one cluster framed. The arrow keys and the pointer go from cluster to cluster.
 *
 * Signals: `pointed` (guint cluster): a person is at another cluster; `laid-out`: there
 * is another inspection.
 */
G_DECLARE_FINAL_TYPE (UnrepParagraphPicture, unrep_paragraph_picture, UNREP, PARAGRAPH_PICTURE, GtkWidget)

GtkWidget       *unrep_paragraph_picture_new          (void) G_GNUC_WARN_UNUSED_RESULT;
void             unrep_paragraph_picture_show         (UnrepParagraphPicture *self,
                                                       UnrepReadingText      *reading,
                                                       UnrepRange             range);
void             unrep_paragraph_picture_set_family   (UnrepParagraphPicture *self,
                                                       const char            *family);
void             unrep_paragraph_picture_set_controls (UnrepParagraphPicture *self,
                                                       gboolean               shown);
void             unrep_paragraph_picture_point        (UnrepParagraphPicture *self,
                                                       guint                  cluster);
UnrepInspection *unrep_paragraph_picture_get_inspection (UnrepParagraphPicture *self);

G_END_DECLS
