/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-check-private.h"

#include <glib/gi18n.h>

/* Each font is told once, where it is first missed. */
static void
run (UnrepCheckRun *self)
{
  g_autoptr (GArray) places = NULL;
  g_autoptr (GHashTable) told = NULL;

  if (self->aids.fonts == NULL)
    return;
  places = unrep_check_list_characters (self);
  told = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < places->len; i++)
    {
      UnrepCharacterPlace place = g_array_index (places, UnrepCharacterPlace, i);
      const UnrepDamagedFont *font = unrep_font_coverage_get_damaged (self->aids.fonts, place.character);

      if (font != NULL && g_hash_table_add (told, (gpointer) font))
        unrep_check_report_about (self, place.offset, place.offset + 1, unrep_damaged_font_get_family (font));
    }
}

const UnrepCheck unrep_check_damaged_font = {
  .id = "damaged-font",
  .family = UNREP_FAMILY_FONTS,
  .severity = UNREP_SEVERITY_ERROR,
  .title = N_("A font is damaged"),
  .cause = N_("It says that it has this character, here and wherever else it stands, and cannot be drawn. Another font stands for it. Install it anew, or remove it."),
  .run_text = run,
};
