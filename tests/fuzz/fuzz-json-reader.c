/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/unrep-json-reader.h"

#include "unrep-fuzz.h"
#include "unrep-test-json.h"

/* Any bytes: skipping and reading agree on whether they are JSON, an error has a
 * message, and what was read can be written and read again to the same bytes. */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GBytes) once = NULL;
  g_autoptr (GBytes) twice = NULL;
  g_autoptr (GError) error = NULL;
  gboolean accepted = unrep_json_check (bytes, "fuzz", &error);

  once = unrep_test_rewrite_json (bytes, NULL);
  if (accepted != (once != NULL))
    g_error ("skipping and reading differ");
  if (!accepted)
    {
      if (!g_utf8_validate (error->message, -1, NULL))
        g_error ("the message is not UTF-8");
      return 0;
    }

  twice = unrep_test_rewrite_json (once, &error);
  if (twice == NULL)
    g_error ("what was written is not read: %s", error->message);
  if (!g_bytes_equal (once, twice))
    g_error ("writing twice makes other bytes");

  return 0;
}
