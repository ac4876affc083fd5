/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-unit-about.h"

#include "unrep-digits.h"
#include "unrep-reading-choice.h"

#include <glib/gi18n.h>

#define N_KINDS (UNREP_EDIT_VISUAL_ORDER + 1)

/**
 * unrep_unit_about_dup_repairs:
 * @reading: the reading text that is displayed
 * @outline: an outline of its text
 * @unit: a unit of @outline
 *
 * Returns: (transfer full) (nullable): what is repaired in @unit, one sentence;
 *   %NULL for nothing
 */
char *
unrep_unit_about_dup_repairs (UnrepReadingText *reading,
                              UnrepOutline     *outline,
                              guint             unit)
{
  UnrepRange range = unrep_outline_get_unit (outline, unit)->range;
  guint n_edits = unrep_reading_text_get_n_edits (reading);
  guint counts[N_KINDS] = { 0 };
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = unrep_reading_text_find_edit (reading, range.start); i < n_edits; i++)
    {
      UnrepEdit edit = unrep_reading_text_get_edit (reading, i);

      if (edit.range.start >= range.end)
        break;
      if (unrep_edit_kind_is_repair (edit.kind))
        counts[edit.kind]++;
    }
  for (guint kind = 0; kind < N_KINDS; kind++)
    {
      g_autofree char *number = unrep_digits_dup_number (counts[kind]);

      if (counts[kind] == 0)
        continue;
      if (list->len > 0)
        /* Translators: between the parts of a list in a sentence */
        g_string_append (list, _(", "));
      /* Translators: a kind of repair, such as "Gap closed", and how often */
      g_string_append_printf (list, _("%s (%s)"), unrep_edit_kind_get_name (kind), number);
    }
  /* Translators: %s is a list such as "Lines joined (2), Gap closed (3)". */
  return list->len > 0 ? g_strdup_printf (_("Repaired here: %s"), list->str) : NULL;
}
