/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "findings-fixture.h"
#include "unrep-fuzz.h"

/* Any text: findings that lie in it, and messages that can be made of them. */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autofree char *utf8 = g_utf8_make_valid ((const char *) data, (gssize) size);
  g_autoptr (UnrepFindings) findings = fixture_check (utf8, -1);

  for (guint i = 0; i < unrep_findings_get_n (findings); i++)
    {
      g_autofree char *message = unrep_findings_dup_message (findings, i);

      if (!g_utf8_validate (message, -1, NULL))
        g_error ("a message is not UTF-8");
    }
  return 0;
}
