/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-correction-menu.h"

#include "unrep-popover.h"

#include "unrep-review-keys.h"

#include <glib/gi18n.h>

/* The menu's hints are those of the table of keys. */
static void
append (GMenu      *menu,
        const char *label,
        const char *action)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, action);
  guint n_keys;
  const UnrepKey *keys = unrep_keys_get_table (&n_keys);

  for (guint i = 0; i < n_keys; i++)
    if (g_str_equal (keys[i].action, action))
      g_menu_item_set_attribute (item, "accel", "s", keys[i].accelerator);
  g_menu_append_item (menu, item);
}

/**
 * unrep_correction_menu_new:
 * @with_caret: whether there is a caret to split at
 *
 * Returns: (transfer full): what a person can correct about the current unit
 */
GMenuModel *
unrep_correction_menu_new (gboolean with_caret)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  GMenu *section = g_menu_new ();

  append (section, _("Mark or Unmark as a _Recommendation"), "review.recommend");
  append (section, _("Change the _Label…"), "review.label");
  if (with_caret)
    append (section, _("_Split Here"), "review.split");
  append (section, _("_Join with the One Before"), "review.join");
  append (section, _("Take the C_orrections Back"), "review.reset-structure");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
  g_object_unref (section);
  return G_MENU_MODEL (g_steal_pointer (&menu));
}

/**
 * unrep_correction_menu_pop_up:
 * @parent: a widget whose layout leaves popovers alone
 * @at: @parent or something in it
 * @x: where, in coordinates of @at
 * @y: where, in coordinates of @at
 *
 * Shows the menu for the current unit.
 */
void
unrep_correction_menu_pop_up (GtkWidget *parent,
                              GtkWidget *at,
                              double     x,
                              double     y)
{
  g_autoptr (GMenuModel) menu = unrep_correction_menu_new (FALSE);
  GtkWidget *popover = gtk_popover_menu_new_from_model (menu);
  double parent_x = 0, parent_y = 0;

  gtk_widget_translate_coordinates (at, parent, x, y, &parent_x, &parent_y);
  gtk_widget_set_parent (popover, parent);
  gtk_popover_set_has_arrow (GTK_POPOVER (popover), FALSE);
  gtk_popover_set_pointing_to (GTK_POPOVER (popover), &(GdkRectangle){ (int) parent_x, (int) parent_y, 1, 1 });
  unrep_popover_drop_when_closed (popover);
  g_signal_connect_object (parent, "destroy", G_CALLBACK (gtk_widget_unparent), popover, G_CONNECT_SWAPPED);
  gtk_popover_popup (GTK_POPOVER (popover));
}
