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

/**
 * unrep_popover_point_to:
 * @popover: a popover that has a parent
 * @place: what it is about, in coordinates of its parent
 *
 * Points to what of @place can be seen, for that may be scrolled away, and where an anchor
 * is on no monitor GTK 4.8 has none to lay the popover out on.
 */
void
unrep_popover_point_to (GtkPopover         *popover,
                        const GdkRectangle *place)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (popover));
  int width = MAX (1, gtk_widget_get_width (parent)), height = MAX (1, gtk_widget_get_height (parent));
  GdkRectangle shown = { CLAMP (place->x, 0, width - 1), CLAMP (place->y, 0, height - 1), 1, 1 };

  shown.width = CLAMP (place->x + place->width - shown.x, 1, width - shown.x);
  shown.height = CLAMP (place->y + place->height - shown.y, 1, height - shown.y);
  gtk_popover_set_pointing_to (popover, &shown);
}
