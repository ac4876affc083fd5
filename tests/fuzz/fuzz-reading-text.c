/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/unrep-reading-text.h"
#include "unrep-fuzz.h"

/* Any text, with any repairs: every code point that is displayed is one of the text
 * or of an edit, and all of the text comes back from the whole display. */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autofree char *utf8 = g_utf8_make_valid ((const char *) data, (gssize) size);
  g_autoptr (UnrepText) text = unrep_text_new (utf8, -1);
  g_autoptr (UnrepOutline) outline = unrep_outline_new (text, NULL, NULL);
  UnrepRepairs repairs = size > 0 ? data[size / 2] & UNREP_REPAIR_ALL : UNREP_REPAIR_ALL;
  g_autoptr (UnrepReadingText) reading = unrep_reading_text_new_repaired (text, outline, repairs);
  gsize n = unrep_text_get_n_chars (unrep_reading_text_get_display (reading)), n_kept = 0, n_hidden = 0;

  for (guint i = 0; i < unrep_reading_text_get_n_edits (reading); i++)
    {
      UnrepEdit edit = unrep_reading_text_get_edit (reading, i);

      if (edit.display == NULL)
        continue;
      n_hidden += unrep_range_length (edit.range);
      n_kept -= *edit.display != '\0';
    }
  n_kept += n;
  if (n_kept + n_hidden != unrep_text_get_n_chars (text))
    g_error ("%zu code points are kept and %zu hidden, of %zu", n_kept, n_hidden, unrep_text_get_n_chars (text));

  for (gsize at = 0; at < n; at++)
    {
      gsize offset = unrep_reading_text_to_text (reading, at);

      if (!unrep_reading_text_is_displayed_only (reading, at) && unrep_reading_text_to_display (reading, offset) != at)
        g_error ("%zu is displayed at %zu, which stands for another", offset, at);
    }

  return 0;
}
