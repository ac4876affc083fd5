/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-list-focus.h"

static gboolean
holds (GtkWidget *child,
       GtkWidget *list)
{
  return child == list || gtk_widget_is_ancestor (list, child);
}

/* At the selected row, else where somebody was last. */
static gboolean
enter (GtkWidget *list)
{
  if (!gtk_widget_get_mapped (list))
    return FALSE;
  for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL; row = gtk_widget_get_next_sibling (row))
    if ((gtk_widget_get_state_flags (row) & GTK_STATE_FLAG_SELECTED) != 0 && gtk_widget_get_mapped (row)
        && gtk_widget_get_focusable (row))
      return gtk_widget_grab_focus (row);
  return gtk_widget_child_focus (list, GTK_DIR_TAB_FORWARD);
}

/**
 * unrep_list_focus:
 * @box: holds one thing above the other, one of which has @list
 * @list: a list
 * @direction: %GTK_DIR_TAB_FORWARD or %GTK_DIR_TAB_BACKWARD
 *
 * Moves the focus within or into @box, for `focus` of a widget: with GTK 4.8 Tab goes
 * through a list row by row, and a report has hundreds. Here a list is one place; its
 * rows are for the arrow keys.
 *
 * Returns: %FALSE where the focus has to leave @box
 */
gboolean
unrep_list_focus (GtkWidget        *box,
                  GtkWidget        *list,
                  GtkDirectionType  direction)
{
  GtkWidget *(*next) (GtkWidget *) = direction == GTK_DIR_TAB_FORWARD ? gtk_widget_get_next_sibling : gtk_widget_get_prev_sibling;
  GtkRoot *root;
  GtkWidget *child;

  g_return_val_if_fail (GTK_IS_WIDGET (box) && GTK_IS_WIDGET (list), FALSE);

  /* GTK 4.18 asks a page that it is about to take away. */
  root = gtk_widget_get_root (box);
  child = root != NULL ? gtk_root_get_focus (root) : NULL;
  while (child != NULL && gtk_widget_get_parent (child) != box)
    child = gtk_widget_get_parent (child);
  if (child != NULL && !holds (child, list) && gtk_widget_child_focus (child, direction))
    return TRUE;
  if (child != NULL)
    child = next (child);
  else
    child = direction == GTK_DIR_TAB_FORWARD ? gtk_widget_get_first_child (box) : gtk_widget_get_last_child (box);
  for (; child != NULL; child = next (child))
    if (holds (child, list) ? enter (list) : gtk_widget_child_focus (child, direction))
      return TRUE;
  return FALSE;
}
