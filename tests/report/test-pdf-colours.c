/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pdf/unrep-pdf-colours.h"
#include "unrep-test.h"

#include <lcms2.h>

static gboolean
has_way (cmsUInt32Number intent)
{
  cmsHPROFILE profile = cmsCreate_sRGBProfile ();
  cmsHTRANSFORM way = cmsCreateTransform (profile, TYPE_RGB_8, profile, TYPE_RGB_8, intent, 0);
  gboolean found = way != NULL;

  if (found)
    cmsDeleteTransform (way);
  cmsCloseProfile (profile);
  return found;
}

/* What takes poppler a third of its time is not done, whatever the page asks for, and
 * ends as poppler knows it: there is no such way. */
static void
test_forgo (void)
{
  for (cmsUInt32Number i = INTENT_PERCEPTUAL; i <= INTENT_ABSOLUTE_COLORIMETRIC; i++)
    g_assert_true (has_way (i));
  unrep_pdf_colours_forgo ();
  for (cmsUInt32Number i = INTENT_PERCEPTUAL; i <= INTENT_ABSOLUTE_COLORIMETRIC; i++)
    g_assert_false (has_way (i));
}

int
main (int    argc,
      char **argv)
{
  unrep_test_init (&argc, &argv);

  g_test_add_func ("/report/pdf-colours/forgo", test_forgo);

  return g_test_run ();
}
