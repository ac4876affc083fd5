/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-unit-menu.h"

#include "unrep-popover.h"
#include "unrep-review-keys.h"

#include <glib/gi18n.h>

static void
append (GMenu      *menu,
        const char *label,
        const char *action)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, action);
  guint n_keys;
  const UnrepKey *keys = unrep_keys_get_table (&n_keys);

  /* The menu's hints are those of the table of keys. */
  for (guint i = 0; i < n_keys; i++)
    if (g_str_equal (keys[i].action, action))
      g_menu_item_set_attribute (item, "accel", "s", keys[i].accelerator);
  g_menu_append_item (menu, item);
}

/* A codebook's names are not ours: an underscore in them is no mnemonic. */
static char *
dup_plain (const char *symbol,
           const char *name)
{
  g_auto (GStrv) parts = g_strsplit (name, "_", -1);
  g_autofree char *plain = g_strjoinv ("__", parts);

  return g_strdup_printf ("%s  %s", symbol, plain);
}

static void
append_positions (GMenu         *menu,
                  UnrepCodebook *codebook)
{
  for (guint i = 0; i < unrep_codebook_get_n_positions (codebook); i++)
    {
      const UnrepPosition *position = unrep_codebook_get_position (codebook, i);
      guint keyval = gdk_unicode_to_keyval (g_utf8_get_char (position->key));
      g_autofree char *accelerator = gtk_accelerator_name (keyval, 0);
      g_autofree char *label
        = dup_plain (position->symbol, unrep_codebook_get_position_name (codebook, i, g_get_language_names ()[0]));
      g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target (item, "review.position", "u", i);
      g_menu_item_set_attribute (item, "accel", "s", accelerator);
      g_menu_append_item (menu, item);
    }
  append (menu, _("Clea_r the Position"), "review.clear");
}

static GMenuModel *
new_corrections (gboolean in_report)
{
  GMenu *menu = g_menu_new ();

  append (menu, _("Mark or Unmark as a _Recommendation"), "review.recommend");
  append (menu, _("Change the _Label…"), "review.label");
  if (in_report)
    append (menu, _("_Split Here"), "review.split");
  append (menu, _("_Join with the One Before"), "review.join");
  append (menu, _("Take the C_orrections Back"), "review.reset-structure");
  return G_MENU_MODEL (menu);
}

/**
 * unrep_unit_menu_new:
 * @codebook: whose positions can be taken
 * @in_report: whether there are words to select and a caret to split at
 *
 * Returns: (transfer full): what a person can say and correct about the current unit
 */
GMenuModel *
unrep_unit_menu_new (UnrepCodebook *codebook,
                     gboolean       in_report)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) text = g_menu_new (), positions = g_menu_new (), more = g_menu_new (), last = g_menu_new ();
  g_autoptr (GMenuModel) corrections = new_corrections (in_report);

  if (in_report)
    {
      append (text, _("_Copy"), "clipboard.copy");
      append (text, _("Select _All"), "selection.select-all");
      append (more, _("Take the Selected Words as _Evidence"), "review.evidence");
    }
  append_positions (positions, codebook);
  append (more, _("_Flag to Decide Later"), "review.flag");
  append (more, _("Write a _Note"), "review.note");
  if (unrep_codebook_get_n_tags (codebook) > 0)
    append (more, _("Choose _Tags"), "review.tags");
  g_menu_append_submenu (last, _("Correct the _Outline"), corrections);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (text));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (positions));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (more));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (last));
  return G_MENU_MODEL (menu);
}

/**
 * unrep_unit_menu_pop_up:
 * @menu: what unrep_unit_menu_new() made
 * @parent: a widget whose layout leaves popovers alone
 * @at: @parent or something in it
 * @x: where, in coordinates of @at
 * @y: where, in coordinates of @at
 *
 * Shows the menu for the current unit.
 *
 * Returns: (transfer none): what is shown, a child of @parent until it is closed
 */
GtkWidget *
unrep_unit_menu_pop_up (GMenuModel *menu,
                        GtkWidget  *parent,
                        GtkWidget  *at,
                        double      x,
                        double      y)
{
  GtkWidget *popover = gtk_popover_menu_new_from_model (menu);
  double parent_x = 0, parent_y = 0;

  gtk_widget_translate_coordinates (at, parent, x, y, &parent_x, &parent_y);
  gtk_accessible_update_property (GTK_ACCESSIBLE (popover), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Menu"), -1);
  gtk_widget_set_parent (popover, parent);
  gtk_popover_set_has_arrow (GTK_POPOVER (popover), FALSE);
  unrep_popover_point_to (GTK_POPOVER (popover), &(GdkRectangle){ (int) parent_x, (int) parent_y, 1, 1 });
  unrep_popover_drop_when_closed (popover);
  gtk_popover_popup (GTK_POPOVER (popover));
  return popover;
}
