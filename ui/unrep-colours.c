/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-colours.h"

#include <adwaita.h>
#include <math.h>

/* What WCAG 2.1 asks of text (success criterion 1.4.3); high contrast asks
 * for its enhanced level (1.4.6). */
#define CONTRAST 4.5
#define HIGH_CONTRAST 7.0

static double
channel_luminance (double value)
{
  return value <= 0.04045 ? value / 12.92 : pow ((value + 0.055) / 1.055, 2.4);
}

/* Relative luminance, WCAG 2.1. */
static double
luminance (const GdkRGBA *colour)
{
  return 0.2126 * channel_luminance (colour->red) + 0.7152 * channel_luminance (colour->green)
         + 0.0722 * channel_luminance (colour->blue);
}

/**
 * unrep_colours_contrast:
 * @a: an opaque colour
 * @b: an opaque colour
 *
 * Contrast ratio as WCAG 2.1 defines it: (L1 + 0.05) / (L2 + 0.05).
 *
 * Returns: from 1 (the same) to 21 (black and white)
 */
double
unrep_colours_contrast (const GdkRGBA *a,
                        const GdkRGBA *b)
{
  double la = luminance (a), lb = luminance (b);

  return (MAX (la, lb) + 0.05) / (MIN (la, lb) + 0.05);
}

/**
 * unrep_colours_make_legible:
 * @colour: (inout): the colour to change
 * @paper: what it is drawn on, opaque
 * @contrast: the least contrast ratio
 *
 * Mixes @colour with white on dark paper, with black on light paper, no more than
 * the contrast needs, so that it stays the colour a codebook chose.
 */
void
unrep_colours_make_legible (GdkRGBA       *colour,
                            const GdkRGBA *paper,
                            double         contrast)
{
  float target = luminance (paper) < 0.18 ? 1.0f : 0.0f;
  GdkRGBA first = *colour;

  for (int step = 1; step <= 20 && unrep_colours_contrast (colour, paper) < contrast; step++)
    {
      float mix = step / 20.0f;

      colour->red = first.red + (target - first.red) * mix;
      colour->green = first.green + (target - first.green) * mix;
      colour->blue = first.blue + (target - first.blue) * mix;
    }
}

/**
 * unrep_colours_for_paper:
 * @codebook_colour: `#RRGGBB`; a codebook is untrusted, so anything else is grey
 * @colour: (out): the colour to draw with
 *
 * The colour of a position as it is legible in the present style: light, dark
 * or high contrast.
 */
void
unrep_colours_for_paper (const char *codebook_colour,
                         GdkRGBA    *colour)
{
  AdwStyleManager *style = adw_style_manager_get_default ();
  /* What makes legibility hardest: a row or button that is chosen, tinted with the accent. */
  const GdkRGBA light = { 0.82f, 0.88f, 0.96f, 1 }, dark = { 0.2f, 0.26f, 0.34f, 1 };

  if (codebook_colour == NULL || codebook_colour[0] != '#' || !gdk_rgba_parse (colour, codebook_colour))
    *colour = (GdkRGBA){ 0.4f, 0.4f, 0.4f, 1 };
  colour->alpha = 1;
  unrep_colours_make_legible (colour,
                              adw_style_manager_get_dark (style) ? &dark : &light,
                              adw_style_manager_get_high_contrast (style) ? HIGH_CONTRAST : CONTRAST);
}

/**
 * unrep_colours_new_attrs:
 * @codebook_colour: `#RRGGBB`
 *
 * Returns: (transfer full): attributes that draw a symbol in this colour
 */
PangoAttrList *
unrep_colours_new_attrs (const char *codebook_colour)
{
  PangoAttrList *attrs = pango_attr_list_new ();
  GdkRGBA colour;

  unrep_colours_for_paper (codebook_colour, &colour);
  pango_attr_list_insert (attrs, pango_attr_foreground_new ((guint16) (colour.red * 65535),
                                                            (guint16) (colour.green * 65535),
                                                            (guint16) (colour.blue * 65535)));
  /* Else it would be as translucent as the theme's letters are. */
  pango_attr_list_insert (attrs, pango_attr_foreground_alpha_new (G_MAXUINT16));
  return attrs;
}

/**
 * unrep_colours_paint:
 * @label: a label
 * @codebook_colour: `#RRGGBB`
 *
 * Draws @label in this colour. One that has it already is left alone: it would be
 * measured and shaped again.
 */
void
unrep_colours_paint (GtkLabel   *label,
                     const char *codebook_colour)
{
  g_autoptr (PangoAttrList) attrs = unrep_colours_new_attrs (codebook_colour);
  PangoAttrList *present = gtk_label_get_attributes (label);

  if (present == NULL || !pango_attr_list_equal (present, attrs))
    gtk_label_set_attributes (label, attrs);
}
