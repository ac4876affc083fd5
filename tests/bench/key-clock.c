/* SPDX-License-Identifier: GPL-3.0-or-later */

/* To be preloaded into a GTK program: writes to the file that KEY_CLOCK names, for each
 * key that the window gets, how many microseconds pass until the next frame has been
 * painted. So two programs are measured alike and neither knows of it.
 */
#include <gtk/gtk.h>
#include <stdio.h>

static FILE *log_file;
static GArray *pressed; /* microseconds, of keys whose frame is still to come */

static gboolean
key_pressed_cb (void)
{
  gint64 now = g_get_monotonic_time ();

  g_array_append_val (pressed, now);
  return GDK_EVENT_PROPAGATE;
}

static void
after_paint_cb (void)
{
  gint64 now = g_get_monotonic_time ();

  for (guint i = 0; i < pressed->len; i++)
    fprintf (log_file, "%" G_GINT64_FORMAT "\n", now - g_array_index (pressed, gint64, i));
  if (pressed->len > 0)
    fflush (log_file);
  g_array_set_size (pressed, 0);
}

static gboolean
watch_window (gpointer data)
{
  g_autoptr (GtkWidget) window = g_list_model_get_item (gtk_window_get_toplevels (), 0);
  GtkEventController *keys;

  if (window == NULL || !gtk_widget_get_realized (window))
    return G_SOURCE_CONTINUE;
  keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), NULL);
  gtk_widget_add_controller (window, keys);
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (after_paint_cb), NULL);
  return G_SOURCE_REMOVE;
}

__attribute__ ((constructor)) static void
start (void)
{
  const char *path = g_getenv ("KEY_CLOCK");

  /* Programs that this one starts need no clock. */
  if (path == NULL)
    return;
  log_file = fopen (path, "w");
  g_unsetenv ("KEY_CLOCK");
  g_unsetenv ("LD_PRELOAD");
  pressed = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (log_file != NULL)
    g_timeout_add (20, watch_window, NULL);
}
