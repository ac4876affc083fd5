/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-repair-menu.h"

#include "unrep-digits.h"

#include <glib/gi18n.h>

static const struct
{
  UnrepEditKind kind;
  const char *action;
  const char *label;
} items[] = {
  { UNREP_EDIT_JOIN_LINES, "app.repair-lines", N_("_Join Lines") },
  { UNREP_EDIT_FOOTER, "app.repair-footers", N_("Set _Footers Apart") },
  { UNREP_EDIT_STRETCH, "app.repair-stretching", N_("Close S_tretching") },
  { UNREP_EDIT_GAP, "app.repair-gaps", N_("Close _Gaps") },
  { UNREP_EDIT_VISUAL_ORDER, "app.repair-order", N_("Put Back in _Reading Order") },
  { UNREP_EDIT_ENCODING, "app.repair-encoding", N_("Repair _Encoding") },
};

/**
 * unrep_repair_menu_fill:
 * @menu: a section of a menu, of which nothing is kept
 * @choice: (nullable): the choice of the report that is shown
 *
 * Makes one item for each kind of repair that the report needs.
 */
void
unrep_repair_menu_fill (GMenu              *menu,
                        UnrepReadingChoice *choice)
{
  g_menu_remove_all (menu);
  for (gsize i = 0; choice != NULL && i < G_N_ELEMENTS (items); i++)
    {
      guint count = unrep_reading_choice_get_count (choice, items[i].kind);
      g_autofree char *number = unrep_digits_dup_number (count);
      g_autofree char *label = NULL;

      if (count == 0)
        continue;
      /* Translators: a kind of repair, such as "Gap closed", and how often */
      label = g_strdup_printf (_("%s (%s)"), _(items[i].label), number);
      g_menu_append (menu, label, items[i].action);
    }
}
