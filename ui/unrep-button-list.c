/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-button-list.h"

/**
 * unrep_button_list_clear:
 * @buttons: (element-type GtkWidget): buttons, borrowed from the boxes that they are in
 *
 * Takes them out of their boxes, for those of another codebook to come in.
 */
void
unrep_button_list_clear (GPtrArray *buttons)
{
  for (guint i = 0; i < buttons->len; i++)
    {
      GtkWidget *button = g_ptr_array_index (buttons, i);

      gtk_box_remove (GTK_BOX (gtk_widget_get_parent (button)), button);
    }
  g_ptr_array_set_size (buttons, 0);
}
