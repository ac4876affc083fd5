/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void           unrep_colours_make_legible (GdkRGBA       *colour,
                                           const GdkRGBA *paper,
                                           double         contrast);
double         unrep_colours_contrast     (const GdkRGBA *a,
                                           const GdkRGBA *b);
void           unrep_colours_for_paper    (const char    *codebook_colour,
                                           GdkRGBA       *colour);
PangoAttrList *unrep_colours_new_attrs    (const char    *codebook_colour) G_GNUC_WARN_UNUSED_RESULT;
void           unrep_colours_paint        (GtkLabel       *label,
                                           const char     *codebook_colour);

G_END_DECLS
