/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-undo-key.h"

#include "unrep-review-keys.h"

static gboolean
key_cb (GtkEventControllerKey *controller,
        guint                  keyval,
        guint                  keycode,
        GdkModifierType        modifiers,
        const char            *action)
{
  if (unrep_keys_get_character (keyval, keycode, modifiers) != 'z' ||
      (modifiers & (GDK_CONTROL_MASK | GDK_SHIFT_MASK | GDK_ALT_MASK)) != GDK_CONTROL_MASK)
    return GDK_EVENT_PROPAGATE;
  gtk_widget_activate_action (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller)), action, NULL);
  return GDK_EVENT_STOP;
}

/**
 * unrep_undo_key_add:
 * @widget: a widget
 * @action: (transfer none): its action that undoes, a string that is never freed
 *
 * Makes Ctrl+Z do that, by the letter or by its place, whatever the layout. A text
 * field inside undoes its own typing first.
 */
void
unrep_undo_key_add (GtkWidget  *widget,
                    const char *action)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), (gpointer) action);
  gtk_widget_add_controller (widget, keys);
}
