/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-font-watch.h"

#include "unrep-page-style.h"
#include "unrep-settings.h"
#include "unrep-window.h"

#include "rendering/unrep-font-guard.h"

#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>

/* In microseconds. */
#define MOST_WAITING 300000

static GMutex mutex;
static GCond trial_over;
static guint n_trials; /* that are under way */

static void
refresh_widget (GtkWidget *widget)
{
  gtk_widget_queue_resize (widget);
  gtk_widget_queue_draw (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    refresh_widget (child);
}

/**
 * unrep_font_watch_refresh:
 * @sentences: (nullable): what unrep_font_guard_leave_out() has said
 *
 * Draws everything anew, from the fonts that are not left out, and says which are.
 */
void
unrep_font_watch_refresh (const char * const *sentences)
{
  PangoFontMap *fonts = pango_cairo_font_map_get_default ();
  GListModel *windows = gtk_window_get_toplevels ();
  GSettings *settings = unrep_settings_get_default ();

  if (sentences == NULL)
    return;
  if (PANGO_IS_FC_FONT_MAP (fonts))
    pango_fc_font_map_config_changed (PANGO_FC_FONT_MAP (fonts));
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      refresh_widget (window);
      for (gsize k = 0; UNREP_IS_WINDOW (window) && sentences[k] != NULL; k++)
        unrep_window_say (UNREP_WINDOW (window), sentences[k]);
    }
  /* A text view keeps how high its lines are, until it has another font. */
  if (settings != NULL)
    g_signal_emit_by_name (settings, "changed::report-font", "report-font");
  g_debug ("damaged fonts are left out");
}

static void
try_thread (GTask        *task,
            gpointer      source,
            gpointer      families,
            GCancellable *cancellable)
{
  char **left_out;

  unrep_font_guard_try_families (families);
  left_out = unrep_font_guard_leave_out ();
  g_mutex_lock (&mutex);
  n_trials--;
  g_cond_broadcast (&trial_over);
  g_mutex_unlock (&mutex);
  g_task_return_pointer (task, left_out, (GDestroyNotify) g_strfreev);
}

static void
tried_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      unused)
{
  g_auto (GStrv) sentences = g_task_propagate_pointer (G_TASK (result), NULL);

  unrep_font_watch_refresh ((const char * const *) sentences);
}

static void
try (const char *families)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, tried_cb, NULL);

  g_mutex_lock (&mutex);
  n_trials++;
  g_mutex_unlock (&mutex);
  g_task_set_source_tag (task, try);
  g_task_set_task_data (task, g_strdup (families), g_free);
  g_task_run_in_thread (task, try_thread);
}

static void
try_report_font (void)
{
  g_autofree char *families = unrep_page_style_dup_families ();

  try (families);
}

static void
try_interface_font (void)
{
  g_autofree char *name = NULL;
  g_autoptr (PangoFontDescription) font = NULL;
  const char *family;

  g_object_get (gtk_settings_get_default (), "gtk-font-name", &name, NULL);
  font = pango_font_description_from_string (name != NULL ? name : "");
  family = pango_font_description_get_family (font);
  try (family != NULL ? family : "sans");
}

/**
 * unrep_font_watch_begin:
 *
 * Begins to try the fonts that reports are drawn in, and those that are chosen later, in
 * threads; where GTK is ready, those of its windows too. One that is damaged is left out
 * as soon as that is known. To be called as early as can be, and again when GTK is ready.
 */
void
unrep_font_watch_begin (void)
{
  static gboolean report_begun, interface_begun;
  GSettings *settings = unrep_settings_get_default ();

  if (!report_begun)
    {
      report_begun = TRUE;
      try_report_font ();
      if (settings != NULL)
        g_signal_connect (settings, "changed::report-font", G_CALLBACK (try_report_font), NULL);
    }
  if (!interface_begun && gtk_is_initialized ())
    {
      interface_begun = TRUE;
      try_interface_font ();
    }
}

/**
 * unrep_font_watch_wait:
 *
 * Waits until the fonts are tried, so that nothing is drawn in a damaged one; not longer
 * than a person takes for nothing. To be called before a window is shown.
 */
void
unrep_font_watch_wait (void)
{
  gint64 start = g_get_monotonic_time (), end = start + MOST_WAITING;

  unrep_font_watch_begin ();
  g_mutex_lock (&mutex);
  while (n_trials > 0 && g_cond_wait_until (&trial_over, &mutex, end))
    ;
  g_mutex_unlock (&mutex);
  g_debug ("waited %" G_GINT64_FORMAT " us for fonts", g_get_monotonic_time () - start);
}
