/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-start-side.h"

/* What the size was when somebody last looked, and whether the person has scrolled
 * away from the start since. */
typedef struct
{
  GtkWidget *scroller;
  double upper;
  double page;
  gboolean is_away;
} Side;

static double
get_start (GtkAdjustment *adjustment)
{
  return gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);
}

static void
place_cb (gpointer data)
{
  g_autoptr (GtkWidget) child = data;

  gtk_widget_queue_allocate (child);
}

/* A table tells its size while it is given one, and has placed its columns by then: it is
 * asked to do so again. */
static void
resized_cb (GtkAdjustment *adjustment,
            Side          *side)
{
  GtkWidget *child = gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (side->scroller));

  side->upper = gtk_adjustment_get_upper (adjustment);
  side->page = gtk_adjustment_get_page_size (adjustment);
  if (gtk_widget_get_direction (side->scroller) != GTK_TEXT_DIR_RTL || side->is_away ||
      gtk_adjustment_get_value (adjustment) == get_start (adjustment))
    return;
  gtk_adjustment_set_value (adjustment, get_start (adjustment));
  if (child != NULL)
    g_idle_add_once (place_cb, g_object_ref (child));
}

/* A table that changes its size scrolls by itself. */
static void
scrolled_cb (GtkAdjustment *adjustment,
             Side          *side)
{
  if (side->upper == gtk_adjustment_get_upper (adjustment) && side->page == gtk_adjustment_get_page_size (adjustment))
    side->is_away = gtk_adjustment_get_value (adjustment) < get_start (adjustment) - 1;
  else
    resized_cb (adjustment, side);
}

/**
 * unrep_start_side_keep:
 * @scroller: what a table that may be wider than the window stands in
 *
 * GTK's tables begin at the left, also where they run from right to left. This shows
 * the first columns instead, until the person scrolls elsewhere.
 */
void
unrep_start_side_keep (GtkScrolledWindow *scroller)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_hadjustment (scroller);
  Side *side = g_new0 (Side, 1);

  side->scroller = GTK_WIDGET (scroller);
  g_object_set_data_full (G_OBJECT (adjustment), "start-side", side, g_free);
  g_signal_connect (adjustment, "changed", G_CALLBACK (resized_cb), side);
  g_signal_connect (adjustment, "value-changed", G_CALLBACK (scrolled_cb), side);
}
