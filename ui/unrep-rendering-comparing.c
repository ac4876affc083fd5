/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The room and the button for the original, which the report is compared with. */
#include "unrep-rendering-view-private.h"

/* Two texts need the room; what was put away for them is there again without them. */
static void
comparing_changed_cb (UnrepRenderingView *self)
{
  gboolean open = unrep_comparing_is_open (self->comparing);

  gtk_toggle_button_set_active (self->show_original, open);
  gtk_toggle_button_set_active (self->show_inspector, !open);
  g_object_set (self->panes, "end-visible", !open, NULL);
}

/* The button follows what is shown, and says what is wanted. */
static void
original_toggled_cb (UnrepRenderingView *self)
{
  if (gtk_toggle_button_get_active (self->show_original) == unrep_comparing_is_open (self->comparing))
    return;
  unrep_comparing_toggle (self->comparing);
  gtk_toggle_button_set_active (self->show_original, unrep_comparing_is_open (self->comparing));
}

/**
 * unrep_rendering_view_init_comparing:
 * @self: a view that has a desk
 *
 * Nothing is compared yet.
 */
void
unrep_rendering_view_init_comparing (UnrepRenderingView *self)
{
  self->comparing = unrep_comparing_new (self->texts, self->report, self->desk);
  g_signal_connect_object (self->comparing, "notify::open", G_CALLBACK (comparing_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->show_original, "toggled", G_CALLBACK (original_toggled_cb), self, G_CONNECT_SWAPPED);
}
