/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "annotation/unrep-salvage.h"

#include "unrep-fuzz.h"

/* Any bytes: what is saved is sound, and saved again without a loss; a sound file
 * is saved as it is. */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (UnrepSideFile) sound = unrep_side_file_read_bytes (bytes, "fuzz", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (UnrepSalvage) salvage = unrep_salvage_new (bytes, "fuzz", NULL, &error);
  g_autoptr (UnrepSalvage) again = NULL;
  g_autoptr (GBytes) saved = NULL, saved_again = NULL, expected = NULL;

  if (salvage == NULL)
    {
      if (sound != NULL)
        g_error ("a sound file was not saved: %s", error->message);
      return 0;
    }

  saved = unrep_side_file_to_bytes (unrep_salvage_get_file (salvage));
  again = unrep_salvage_new (saved, "fuzz", NULL, &error);
  if (again == NULL || unrep_salvage_get_messages (again)[0] != NULL)
    g_error ("what was saved is not sound");
  saved_again = unrep_side_file_to_bytes (unrep_salvage_get_file (again));
  if (!g_bytes_equal (saved, saved_again))
    g_error ("saving twice makes other bytes");

  if (sound != NULL)
    {
      expected = unrep_side_file_to_bytes (sound);
      if (!g_bytes_equal (saved, expected) || unrep_salvage_get_messages (salvage)[0] != NULL)
        g_error ("a sound file was changed");
    }

  return 0;
}
