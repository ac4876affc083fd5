/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-popover.h"

static void
unparent_cb (gpointer data)
{
  g_autoptr (GtkWidget) popover = data;

  if (gtk_widget_get_parent (popover) != NULL)
    gtk_widget_unparent (popover);
}

/* What was chosen is done through the parent, after this. */
static void
closed_cb (GtkWidget *popover)
{
  g_idle_add_once (unparent_cb, g_object_ref (popover));
}

/**
 * unrep_popover_drop_when_closed:
 * @popover: a popover that has a parent and is shown once
 *
 * Takes @popover from its parent as soon as it is closed and has done its work, or
 * when the parent ends before that.
 */
void
unrep_popover_drop_when_closed (GtkWidget *popover)
{
  g_signal_connect (popover, "closed", G_CALLBACK (closed_cb), NULL);
  g_signal_connect_object (gtk_widget_get_parent (popover), "destroy", G_CALLBACK (gtk_widget_unparent), popover,
                           G_CONNECT_SWAPPED);
}
