/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-font-watch.h"

#include "unrep-page-style.h"
#include "unrep-settings.h"
#include "unrep-window.h"

#include "rendering/unrep-font-guard.h"

#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>

/* Milliseconds until a window is drawn and has a small report in it. */
#define FIRST_PAINT 200

static void
refresh_widget (GtkWidget *widget)
{
  gtk_widget_queue_resize (widget);
  gtk_widget_queue_draw (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    refresh_widget (child);
}

static gboolean
repainted_cb (GtkWidget     *widget,
              GdkFrameClock *clock,
              gpointer       data)
{
  guint *n_frames = data;

  if (++*n_frames < 2)
    return G_SOURCE_CONTINUE;
  gtk_widget_set_opacity (widget, 1);
  return G_SOURCE_REMOVE;
}

/* GSK draws only what has changed, and what it could not draw has not: for one frame all of
 * it has, by what nobody sees. */
static void
repaint (GtkWidget *window)
{
  gtk_widget_set_opacity (window, 0.99);
  gtk_widget_add_tick_callback (window, repainted_cb, g_new0 (guint, 1), g_free);
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
      repaint (window);
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
  unrep_font_guard_try_families (families);
  g_task_return_pointer (task, unrep_font_guard_leave_out (), (GDestroyNotify) g_strfreev);
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

static void
begin_cb (gpointer unused)
{
  GSettings *settings = unrep_settings_get_default ();

  try_report_font ();
  try_interface_font ();
  if (settings != NULL)
    g_signal_connect (settings, "changed::report-font", G_CALLBACK (try_report_font), NULL);
}

/**
 * unrep_font_watch_begin:
 *
 * Has the fonts tried that windows and reports are drawn in, and those that are chosen
 * later, in threads, as soon as a first window is there: hardly any is damaged, and
 * everybody would wait. One that is damaged is left out when that is known. To be called
 * with every window; only the first call does something.
 */
void
unrep_font_watch_begin (void)
{
  static gboolean begun;

  if (!begun)
    g_timeout_add_once (FIRST_PAINT, begin_cb, NULL);
  begun = TRUE;
}
