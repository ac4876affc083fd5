/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check-outline.h"
#include "unrep-fuzz.h"

/* Any text: an outline that keeps its promises, and any path can be looked for. */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autofree char *utf8 = g_utf8_make_valid ((const char *) data, (gssize) size);
  g_autofree char *path = g_utf8_substring (utf8, 0, MIN (g_utf8_strlen (utf8, -1), 40));
  g_autoptr (UnrepText) text = unrep_text_new (utf8, -1);
  g_autoptr (UnrepOutline) outline = unrep_outline_new (text, NULL, NULL);
  g_autofree char *normal = unrep_path_normalize (path);
  g_autofree char *again = unrep_path_normalize (normal);

  check_outline (outline);
  if (!g_str_equal (normal, again))
    g_error ("a normal path is not normal: %s, %s", normal, again);
  unrep_outline_find_path (outline, path, NULL);

  return 0;
}
