/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-pdf-colours.h"

#include <lcms2_plugin.h>

/* No way from one profile to another: who asks for one is told that there is none, and
 * takes the colours that the document has beside its profile. */
static cmsPipeline *
link_nothing (cmsContext        context,
              cmsUInt32Number   n_profiles,
              cmsUInt32Number   intents[],
              cmsHPROFILE       profiles[],
              cmsBool           black_points[],
              cmsFloat64Number  adaptations[],
              cmsUInt32Number   flags)
{
  return NULL;
}

/**
 * unrep_pdf_colours_forgo:
 *
 * Leaves out the colour management of this process from now on. Poppler works out
 * how each profile of a page becomes the screen's colours before it looks for text, anew
 * on every page; where nothing is painted nobody asks for these colours.
 */
void
unrep_pdf_colours_forgo (void)
{
  static cmsPluginRenderingIntent plugins[INTENT_ABSOLUTE_COLORIMETRIC + 1];

  for (cmsUInt32Number i = 0; i < G_N_ELEMENTS (plugins); i++)
    plugins[i] = (cmsPluginRenderingIntent) {
      .base = { cmsPluginMagicNumber, LCMS_VERSION, cmsPluginRenderingIntentSig, i > 0 ? &plugins[i - 1].base : NULL },
      .Intent = i,
      .Link = link_nothing,
    };
  cmsPlugin (&plugins[G_N_ELEMENTS (plugins) - 1]);
}
