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

      if (unrep_font_coverage_get_family (self->aids.fonts, place.character) == NULL)
        unrep_check_report (self, place.offset, place.offset + 1, NULL);
    }
}

const UnrepCheck unrep_check_missing_glyph = {
  .id = "missing-glyph",
  .family = UNREP_FAMILY_FONTS,
  .severity = UNREP_SEVERITY_ERROR,
  .title = N_("No font has this character"),
  .cause = N_("A box with its number is drawn, here and wherever else it stands. Install a font that has it, or correct the text."),
  .run_text = run,
};
