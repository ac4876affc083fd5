/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/unrep-cli-module.h"

#include "rendering/unrep-font-coverage.h"

/**
 * unrep_cli_prepare_fonts:
 * @families: (nullable): the families that are to be drawn, with commas between them;
 *   %NULL only to know that there are fonts
 *
 * Leaves damaged fonts out, and says which they are; says where there is none at all.
 *
 * Returns: whether anything can be drawn
 */
gboolean
unrep_cli_prepare_fonts (const char *families)
{
  g_autofree char *none = NULL;
  g_auto (GStrv) left_out = NULL;

  if (families != NULL)
    {
      unrep_font_guard_try_families (families);
      left_out = unrep_font_guard_leave_out ();
    }
  for (gsize i = 0; left_out != NULL && left_out[i] != NULL; i++)
    unrep_cli_complain ("%s", left_out[i]);
  if (unrep_font_guard_has_fonts ())
    return TRUE;
  none = unrep_font_dup_problem ("", "");
  unrep_cli_complain ("%s", none);
  return FALSE;
}
