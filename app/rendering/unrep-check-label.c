/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-check-private.h"

#include "report/unrep-glyph.h"

#include <glib/gi18n.h>

/* Digits, letters and points of @printed as the outline compares them. */
static char *
dup_folded (const char *printed)
{
  g_autofree char *plain = g_utf8_normalize (printed, -1, G_NORMALIZE_NFKC);
  g_autoptr (GString) out = g_string_new (NULL);

  /* ¹ and ㈠ are what they look like. */
  for (printed = plain != NULL ? plain : ""; *printed != '\0'; printed = g_utf8_next_char (printed))
    {
      gunichar c = g_utf8_get_char (printed);

      if (!unrep_glyph_is_dropped (c) && (g_unichar_isalnum (c) || c == '.' || c == 0xb0))
        g_string_append_unichar (out, unrep_glyph_fold (c));
    }
  if (out->len > 0 && out->str[out->len - 1] == '.')
    g_string_truncate (out, out->len - 1);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static gboolean
is_damaged (const UnrepUnit *unit)
{
  g_autofree char *printed = dup_folded (unit->printed), *label = dup_folded (unit->label);

  return !g_str_equal (printed, label);
}

static void
run (UnrepCheckRun *self)
{
  for (guint i = 0; i < unrep_outline_get_n_units (self->outline); i++)
    {
      const UnrepUnit *unit = unrep_outline_get_unit (self->outline, i);
      g_autofree char *label = NULL;

      if (unrep_range_length (unit->printed_range) == 0 || *unit->label == '\0' || !is_damaged (unit))
        continue;
      label = unrep_unit_dup_display_label (unit);
      unrep_check_report_as (self, unit->certain ? UNREP_SEVERITY_ERROR : UNREP_SEVERITY_WARNING,
                             unit->printed_range.start, unit->printed_range.end, label);
    }
}

const UnrepCheck unrep_check_label = {
  .id = "damaged-label",
  .family = UNREP_FAMILY_GLYPHS,
  .severity = UNREP_SEVERITY_ERROR,
  .title = N_("A label is not what its place in the list says"),
  .cause = N_("OCR took its characters for others. The outline decides labels from the whole sequence."),
  .run_text = run,
};
