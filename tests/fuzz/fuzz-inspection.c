/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "inspection-fixture.h"
#include "unrep-fuzz.h"

#include "rendering/unrep-inspection-problems.h"

#include <string.h>

/* Any text, as stored or repaired, with or without boxes, on lines of any width: what
 * is true of every inspection. */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autofree char *utf8 = g_utf8_make_valid ((const char *) data, (gssize) size);
  g_autoptr (UnrepText) text = unrep_text_new (utf8, -1);
  g_autoptr (UnrepOutline) outline = unrep_outline_new (text, NULL, NULL);
  guint8 choice = size > 0 ? data[size / 2] : 0;
  g_autoptr (UnrepReadingText) reading
    = unrep_reading_text_new_repaired (text, outline, (choice & 1) != 0 ? UNREP_REPAIR_ALL : UNREP_REPAIR_NONE);
  g_autoptr (UnrepInspection) inspection
    = unrep_inspection_new (reading, (UnrepRange) { 0, unrep_text_get_n_chars (text) }, fixture_get_context (),
                            choice & 0xf0, choice >> 1 & 7);
  g_auto (GStrv) problems = unrep_inspection_dup_problems (inspection);

  fixture_check_inspection (inspection);
  return 0;
}
