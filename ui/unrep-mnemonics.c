/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Underlined letters that are not Latin. GTK 4 takes a label's underlined letter for the
 * symbol of a key, which is the same for Latin-1 only: Alt and an Arabic or Cyrillic letter
 * do nothing, whatever the layout. And whoever has two layouts expects the key, not the
 * layout that happens to be active. */
#include "unrep-mnemonics.h"

#include "unrep-review-keys.h"

/* A label that waits for a letter is that letter's, by GTK's reckoning or by the right one. */
static gboolean
is_for (GtkLabel *label,
        guint     keyval)
{
  guint wanted = gtk_label_get_mnemonic_keyval (label);
  gunichar letter = gdk_keyval_to_unicode (keyval);

  return letter != 0 && wanted != GDK_KEY_VoidSymbol
         && (g_unichar_tolower (wanted) == g_unichar_tolower (letter)
             || gdk_keyval_to_lower (wanted) == gdk_keyval_to_lower (keyval));
}

/* Lists the labels below @widget that the key is for. */
static void
find (GtkWidget *widget,
      guint      keyval,
      GPtrArray *found)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_is_sensitive (widget) && is_for (GTK_LABEL (widget), keyval))
    g_ptr_array_add (found, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_mapped (child) && !GTK_IS_NATIVE (child))
      find (child, keyval, found);
}

/* Of several that share a letter, each key press goes to the next. */
static gboolean
activate (GtkWidget *widget,
          guint      keyval)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  guint next = 0;

  find (widget, keyval, found);
  if (found->len == 0)
    return FALSE;
  for (guint i = 0; focus != NULL && i < found->len; i++)
    if (gtk_widget_is_ancestor (found->pdata[i], focus)
        || gtk_label_get_mnemonic_widget (GTK_LABEL (found->pdata[i])) == focus)
      next = (i + 1) % found->len;
  g_debug ("mnemonic of “%s”", gtk_label_get_text (GTK_LABEL (found->pdata[next])));
  return gtk_widget_mnemonic_activate (found->pdata[next], found->len > 1);
}

/**
 * unrep_mnemonics_activate:
 * @widget: a window or a popover
 * @keyval: what the active layout gives
 * @keycode: the hardware keycode
 *
 * Does what the letter of a label below @widget stands for, where GTK would not: the
 * letter that the key gives, or else those that it gives in the other layouts or on a US
 * keyboard.
 *
 * Returns: whether there is such a label
 */
gboolean
unrep_mnemonics_activate (GtkWidget *widget,
                          guint      keyval,
                          guint      keycode)
{
  guint latin = gdk_unicode_to_keyval (unrep_keys_get_character (keyval, keycode, 0));
  g_autofree guint *keyvals = NULL;
  gboolean done;
  int n = 0;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), FALSE);

  done = activate (widget, keyval);
  gdk_display_map_keycode (gtk_widget_get_display (widget), keycode, NULL, &keyvals, &n);
  for (int i = 0; i < n && !done; i++)
    done = activate (widget, keyvals[i]);
  return done || activate (widget, latin);
}

/* A letter alone in a menu, Alt and a letter elsewhere. */
static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        modifiers,
                GtkWidget             *widget)
{
  GdkModifierType wanted = GTK_IS_POPOVER_MENU (widget) ? 0 : GDK_ALT_MASK;

  if (gdk_keyval_to_unicode (keyval) <= ' ' || (modifiers & gtk_accelerator_get_default_mod_mask ()) != wanted)
    return GDK_EVENT_PROPAGATE;
  return unrep_mnemonics_activate (widget, keyval, keycode);
}

static void
watch (GtkWidget *widget)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), widget);
  gtk_widget_add_controller (widget, keys);
}

/* The keys of a menu do not pass the window that it is part of. */
static void
focus_changed_cb (GtkWindow *window)
{
  static const char *const watched = "unrep-mnemonics";
  GtkWidget *focus = gtk_window_get_focus (window), *menu;

  menu = focus != NULL ? gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER_MENU) : NULL;
  if (menu == NULL || g_object_get_data (G_OBJECT (menu), watched) != NULL)
    return;
  g_object_set_data (G_OBJECT (menu), watched, menu);
  watch (menu);
}

static void
windows_changed_cb (GListModel *windows,
                    guint       position,
                    guint       n_removed,
                    guint       n_added)
{
  for (guint i = 0; i < n_added; i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, position + i);

      watch (window);
      g_signal_connect (window, "notify::focus-widget", G_CALLBACK (focus_changed_cb), NULL);
    }
}

/**
 * unrep_mnemonics_watch_windows:
 *
 * Makes every letter work in every window of the program. To be called once.
 */
void
unrep_mnemonics_watch_windows (void)
{
  g_signal_connect (gtk_window_get_toplevels (), "items-changed", G_CALLBACK (windows_changed_cb), NULL);
}
