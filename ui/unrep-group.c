/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-group.h"

/**
 * unrep_group_describe:
 * @group: a group of rows that has no widget beside its title
 * @description: what is said below the title
 *
 * In libadwaita 1.2 title and description are in a box beside that widget, and GTK 4.8
 * asks such a box how wide it must be for one line: a description that would nearly fit
 * on one is not wrapped but cut at the window's edge. Stacked, it gets the width there is.
 */
void
unrep_group_describe (AdwPreferencesGroup *group,
                      const char          *description)
{
  GtkWidget *box = gtk_widget_get_first_child (GTK_WIDGET (group));
  GtkWidget *header = box != NULL ? gtk_widget_get_first_child (box) : NULL;

  adw_preferences_group_set_description (group, description);
  if (GTK_IS_BOX (header))
    gtk_orientable_set_orientation (GTK_ORIENTABLE (header), GTK_ORIENTATION_VERTICAL);
}
