/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "annotation/unrep-codebook-private.h"

#include "unrep-fuzz.h"

/* Any bytes: a refusal has a message; what is accepted is written to bytes that
 * are read to the same bytes. */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GBytes) once = NULL, twice = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (UnrepCodebook) codebook = unrep_codebook_parse (bytes, "fuzz", &error);
  g_autoptr (UnrepCodebook) again = NULL;

  if (codebook == NULL)
    {
      if (!g_utf8_validate (error->message, -1, NULL))
        g_error ("the message is not UTF-8");
      return 0;
    }

  once = unrep_codebook_to_bytes (codebook);
  again = unrep_codebook_parse (once, "fuzz", &error);
  if (again == NULL)
    g_error ("what was written is not read: %s", error->message);
  twice = unrep_codebook_to_bytes (again);
  if (!g_bytes_equal (once, twice))
    g_error ("writing twice makes other bytes");
  return 0;
}
