/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "annotation/unrep-side-file.h"

#include "unrep-fuzz.h"

/* Any bytes: a refusal has a message; what is accepted is written to bytes that
 * are read to the same bytes, and merging it with itself changes nothing. */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GBytes) once = NULL, twice = NULL, merged_bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (UnrepSideFile) file = unrep_side_file_read_bytes (bytes, "fuzz", &error);
  g_autoptr (UnrepSideFile) again = NULL, merged = NULL, settled = NULL;

  if (file == NULL)
    {
      if (!g_utf8_validate (error->message, -1, NULL))
        g_error ("the message is not UTF-8");
      return 0;
    }

  once = unrep_side_file_to_bytes (file);
  again = unrep_side_file_read_bytes (once, "fuzz", &error);
  if (again == NULL)
    g_error ("what was written is not read: %s", error->message);
  twice = unrep_side_file_to_bytes (again);
  if (!g_bytes_equal (once, twice))
    g_error ("writing twice makes other bytes");

  /* The first merge may settle what the file says twice about one unit. */
  settled = unrep_side_file_merge (file, again, NULL);
  merged = unrep_side_file_merge (settled, settled, NULL);
  g_clear_pointer (&once, g_bytes_unref);
  once = unrep_side_file_to_bytes (settled);
  merged_bytes = unrep_side_file_to_bytes (merged);
  if (!g_bytes_equal (once, merged_bytes))
    g_error ("merging with itself makes other bytes");

  return 0;
}
