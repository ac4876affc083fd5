/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/unrep-range.h"
#include "report/unrep-reading-text.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * UnrepBoxCache:
 *
 * Where words are displayed, remembered from frame to frame: asking for every letter
 * takes longer than all of the drawing.
 */
typedef struct _UnrepBoxCache UnrepBoxCache;

UnrepBoxCache *unrep_box_cache_new  (GtkTextView      *view,
                                     UnrepReadingText *reading) G_GNUC_WARN_UNUSED_RESULT;
void           unrep_box_cache_free (UnrepBoxCache    *self);
GArray        *unrep_box_cache_ref_boxes (UnrepBoxCache *self,
                                     UnrepRange        text) G_GNUC_WARN_UNUSED_RESULT;
void           unrep_box_cache_get_place (UnrepBoxCache *self,
                                     gsize             offset,
                                     GdkRectangle     *place);
void           unrep_box_cache_trim (UnrepBoxCache    *self,
                                     guint             n_drawn);

G_END_DECLS
