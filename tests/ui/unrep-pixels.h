/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * UNREP_PIXELS_TOLERANCE:
 *
 * What rounding to 8 bits may change, of 255.
 */
#define UNREP_PIXELS_TOLERANCE 4

GskRenderNode *unrep_pixels_new_node (GtkWidget *window) G_GNUC_WARN_UNUSED_RESULT;
guchar    *unrep_pixels_render       (GtkWidget    *window,
                                      int          *n_pixels) G_GNUC_WARN_UNUSED_RESULT;
guchar    *unrep_pixels_dup_coverage (GtkWidget    *window,
                                      GtkTextView  *view,
                                      int          *n_pixels) G_GNUC_WARN_UNUSED_RESULT;
int        unrep_pixels_compare      (const guchar *a,
                                      const guchar *b,
                                      int           n);
GPtrArray *unrep_pixels_list_glyphs  (GtkWidget    *window) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
