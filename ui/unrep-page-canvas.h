/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/unrep-pages.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define UNREP_TYPE_PAGE_CANVAS (unrep_page_canvas_get_type ())

/**
 * UnrepPageCanvas:
 *
 * The picture of a page, as wide as there is room, with an outline around some of its
 * lines. White paper until there is a picture.
 */
G_DECLARE_FINAL_TYPE (UnrepPageCanvas, unrep_page_canvas, UNREP, PAGE_CANVAS, GtkWidget)

GtkWidget *unrep_page_canvas_new          (void);
void       unrep_page_canvas_set_page     (UnrepPageCanvas     *self,
                                           const UnrepPage     *page);
void       unrep_page_canvas_set_picture  (UnrepPageCanvas     *self,
                                           GdkTexture          *picture);
void       unrep_page_canvas_set_marked   (UnrepPageCanvas     *self,
                                           const UnrepPageLine *lines,
                                           guint                n,
                                           guint                page);
gboolean   unrep_page_canvas_get_marked   (UnrepPageCanvas     *self,
                                           graphene_rect_t     *box);

G_END_DECLS
