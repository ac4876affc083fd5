/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-check-private.h"

#include <glib/gi18n.h>

static void
run (UnrepCheckRun *self)
{
  g_autoptr (GArray) places = NULL;

  if (self->aids.fonts == NULL)
    return;
  places = unrep_check_list_characters (self);
  for (guint i = 0; i < places->len; i++)
    {
      UnrepCharacterPlace place = g_array_index (places, UnrepCharacterPlace, i);

      /* Where a font is damaged, that is told, and others stand for all of it. */
      if (unrep_font_coverage_get_damaged (self->aids.fonts, place.character) == NULL
          && unrep_font_coverage_is_fallback (self->aids.fonts, unrep_font_coverage_get_family (self->aids.fonts, place.character)))
        unrep_check_report (self, place.offset, place.offset + 1, NULL);
    }
}

const UnrepCheck unrep_check_fallback_font = {
  .id = "fallback-font",
  .family = UNREP_FAMILY_FONTS,
  .severity = UNREP_SEVERITY_NOTE,
  .title = N_("The chosen font has not this character"),
  .cause = N_("It is drawn from another one, here and wherever else it stands, and may look out of place."),
  .run_text = run,
};
