/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "compare-fixture.h"
#include "unrep-fuzz.h"

/* Any text and its second half: differences that lie in both. */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autofree char *first = g_utf8_make_valid ((const char *) data, (gssize) size);
  g_autofree char *second = g_utf8_make_valid ((const char *) data + size / 2, (gssize) (size - size / 2));
  g_autoptr (UnrepMismatches) mismatches = compare_texts (first, second);

  if (mismatches == NULL)
    g_error ("nothing is compared");
  return 0;
}
