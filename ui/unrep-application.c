/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-application.h"

#include "unrep-digits.h"
#include "unrep-memory.h"
#include "unrep-mnemonics.h"
#include "unrep-names.h"
#include "unrep-settings.h"
#include "unrep-window.h"

#include "base/unrep-errand.h"

#include <glib/gi18n.h>
#include <string.h>
#include <unicode/uloc.h>

/* Not while somebody waits for the window; in milliseconds. */
#define SWEEP_DELAY 2000

struct _UnrepApplication
{
  AdwApplication parent_instance;

  UnrepIdentity *identity;
};

G_DEFINE_FINAL_TYPE (UnrepApplication, unrep_application, ADW_TYPE_APPLICATION)

static UnrepWindow *
ensure_window (UnrepApplication *self)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (UNREP_IS_WINDOW (window))
    return UNREP_WINDOW (window);
  if (self->identity == NULL)
    self->identity = unrep_identity_new ();
  return unrep_window_new (GTK_APPLICATION (self), self->identity);
}

static void
unrep_application_activate (GApplication *application)
{
  gtk_window_present (GTK_WINDOW (ensure_window (UNREP_APPLICATION (application))));
}

static void
unrep_application_open (GApplication *application,
                        GFile       **files,
                        int           n_files,
                        const char   *hint)
{
  UnrepWindow *window = ensure_window (UNREP_APPLICATION (application));

  for (int i = 0; i < n_files; i++)
    unrep_window_open (window, files[i]);
  gtk_window_present (GTK_WINDOW (window));
}

/* Closes the windows one by one: each saves, and may ask to stay. */
static void
quit_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       application)
{
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (application));

  for (GList *l = windows; l != NULL; l = l->next)
    gtk_window_close (l->data);
}

static void
digits_changed_cb (GSettings *settings)
{
  g_autofree char *digits = g_settings_get_string (settings, "digits");

  if (g_str_equal (digits, "ascii"))
    unrep_digits_set_preference (UNREP_DIGITS_ASCII);
  else if (g_str_equal (digits, "arabic-indic"))
    unrep_digits_set_preference (UNREP_DIGITS_ARABIC_INDIC);
  else
    unrep_digits_set_preference (UNREP_DIGITS_LOCALE);
}

static void
add_settings (UnrepApplication *self)
{
  const char *names[] = { "displayed-text", "repair-lines", "repair-footers", "repair-stretching", "repair-gaps",
                          "repair-order", "repair-encoding", "suggestions", "page-picture" };
  GSettings *settings = unrep_settings_get_default ();

  if (settings == NULL)
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GAction) action = g_settings_create_action (settings, names[i]);

      g_action_map_add_action (G_ACTION_MAP (self), action);
    }
  g_signal_connect (settings, "changed::digits", G_CALLBACK (digits_changed_cb), NULL);
  digits_changed_cb (settings);
}

/* GTK 4.8 takes the direction from its own translation, GTK 4.18 from the locale's
 * character type: there an Arabic interface in an English locale, as LANGUAGE=ar
 * makes it, would not be mirrored. The texts say best which way they run: a
 * catalogue translates "" by its header, which names the language. */
static void
set_direction (void)
{
  const char *field = strstr (gettext (""), "\nLanguage: ");
  g_autofree char *language = NULL;
  gboolean rtl;

  if (field != NULL)
    {
      field += strlen ("\nLanguage: ");
      language = g_strndup (field, strcspn (field, "\n"));
    }
  rtl = language != NULL && uloc_isRightToLeft (language);
  gtk_widget_set_default_direction (rtl ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR);
  g_debug ("interface in %s, from %s", language != NULL ? language : "English", rtl ? "right to left" : "left to right");
}

static gpointer
sweep_thread (gpointer unused)
{
  unrep_errand_sweep ();
  return NULL;
}

/* What a program that was killed has left behind. */
static void
sweep_cb (gpointer unused)
{
  g_thread_unref (g_thread_new ("unrep-sweep", sweep_thread, NULL));
}

static void
unrep_application_startup (GApplication *application)
{
  const GActionEntry entries[] = { { "quit", quit_cb } };

  G_APPLICATION_CLASS (unrep_application_parent_class)->startup (application);
  unrep_mnemonics_watch_windows ();
  unrep_names_watch_windows ();
  set_direction ();
  g_action_map_add_action_entries (G_ACTION_MAP (application), entries, G_N_ELEMENTS (entries), application);
  add_settings (UNREP_APPLICATION (application));
  g_timeout_add_once (SWEEP_DELAY, sweep_cb, NULL);
}

static void
unrep_application_shutdown (GApplication *application)
{
  unrep_memory_flush ();
  G_APPLICATION_CLASS (unrep_application_parent_class)->shutdown (application);
}

static void
unrep_application_dispose (GObject *object)
{
  g_clear_object (&UNREP_APPLICATION (object)->identity);
  G_OBJECT_CLASS (unrep_application_parent_class)->dispose (object);
}

static void
unrep_application_class_init (UnrepApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = unrep_application_dispose;
  application_class->startup = unrep_application_startup;
  application_class->shutdown = unrep_application_shutdown;
  application_class->activate = unrep_application_activate;
  application_class->open = unrep_application_open;
}

static void
unrep_application_init (UnrepApplication *self)
{
}

/**
 * unrep_application_new:
 * @id: application id; resources are looked up below `/org/example/Unrep` whatever it is
 *
 * Returns: (transfer full): the application
 */
UnrepApplication *
unrep_application_new (const char *id)
{
  return g_object_new (UNREP_TYPE_APPLICATION,
                       "application-id", id,
                       "flags", G_APPLICATION_HANDLES_OPEN,
                       "resource-base-path", "/org/example/Unrep",
                       NULL);
}
