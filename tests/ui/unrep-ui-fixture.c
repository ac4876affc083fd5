/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-config.h"

#include "unrep-ui-fixture.h"

#include "unrep-report-page.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <locale.h>

/* How long an event may take on a busy machine, in microseconds. */
#define PATIENCE (20 * G_USEC_PER_SEC)

const char *const unrep_fixture_report
  = "تقرير عن اجتماع فريق الخبراء المعني بمحطات البحوث تحت سطح الماء\n"
    "\n"
    "أولاً - مقدمة\n"
    "\n"
    "1- عقد فريق الخبراء اجتماعه الثالث في نيروبي.\n"
    "\n"
    "ثانياً - التوصيات\n"
    "\n"
    "2- قدمت الدول الأعضاء التوصيات التالية:\n"
    "\n"
    "(أ) ينبغي للدول أن تشرع في إعداد صك عالمي جديد؛\n"
    "\n"
    "(ب) ينبغي للدول أن تطبق الصكوك القائمة قبل غيرها؛\n"
    "\n"
    "(ج) ينبغي للمحطات أن تتبادل المعلومات؛\n"
    "\n"
    "ثالثاً - المنع\n"
    "\n"
    "3- قدمت الدول الأعضاء التوصيات التالية:\n"
    "\n"
    "(أ) ينبغي للدول أن تدرب الغواصين؛\n"
    "\n"
    "(ب) ينبغي للدول أن تنشر النتائج.\n"
    "\n"
    "UNSEA هي الجهة التي تنشر هذا التقرير وتوزعه على الدول.\n";

/* What GTK 4.8 says on a busy machine of a scrollbar, when a text view scrolls while it is
 * drawn; it draws that with the next frame. All other warnings end the program. */
#define NO_SCROLLBAR_YET "Trying to snapshot GtkGizmo"

static GLogFunc log_before;

static void
log_cb (const char     *domain,
        GLogLevelFlags  level,
        const char     *message,
        gpointer        data)
{
  log_before (domain, level, message, NULL);
  if ((level & G_LOG_LEVEL_WARNING) != 0 && !g_str_has_prefix (message, NO_SCROLLBAR_YET))
    g_abort ();
}

/* Where warnings are fatal, as meson has it. */
static void
tolerate_busy_machines (void)
{
  GLogLevelFlags fatal = g_log_set_always_fatal (G_LOG_FATAL_MASK);

  g_log_set_always_fatal (fatal & ~G_LOG_LEVEL_WARNING);
  if ((fatal & G_LOG_LEVEL_WARNING) != 0)
    log_before = g_log_set_default_handler (log_cb, NULL);
}

/**
 * unrep_fixture_init_widgets:
 *
 * What unrep_fixture_init() does behind unrep_test_init(), for a test that has something
 * to do between them.
 */
void
unrep_fixture_init_widgets (void)
{
  const char *locale_dir = g_getenv ("UNREP_LOCALE_DIR");

  tolerate_busy_machines ();
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, locale_dir != NULL ? locale_dir : UNREP_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  adw_init ();
  if (g_str_equal (g_get_language_names ()[0], "ar"))
    gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
}

/**
 * unrep_fixture_init:
 * @argc: address of main's argc
 * @argv: address of main's argv
 *
 * As unrep_test_init(), for a program with widgets, in the language and the direction
 * that the window would have: %LANGUAGE, with the translations that were built.
 */
void
unrep_fixture_init (int    *argc,
                    char ***argv)
{
  unrep_test_init (argc, argv);
  unrep_fixture_init_widgets ();
}

/**
 * unrep_fixture_new_file:
 *
 * Returns: (transfer full): the invented report, alone in a new folder; no two end
 *   with as many empty lines, so that what one test leaves in the journal is not
 *   brought back in the next
 */
GFile *
unrep_fixture_new_file (void)
{
  static gsize n_reports;
  g_autofree char *dir = unrep_test_dup_dir ("report");
  g_autofree char *lines = g_strnfill (n_reports++, '\n');
  g_autofree char *text = g_strconcat (unrep_fixture_report, lines, NULL);

  return unrep_test_new_report (dir, "r.txt", text);
}

/**
 * unrep_fixture_new_desk:
 * @file: a report
 *
 * Returns: (transfer full): a desk with the report on it, for a reviewer "amal"
 */
UnrepDesk *
unrep_fixture_new_desk (GFile *file)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (UnrepReport) report = unrep_report_load (file, NULL, &error);
  g_autoptr (UnrepOutline) outline = NULL;
  g_autoptr (UnrepCodebook) codebook = unrep_codebook_new_default ();
  g_autoptr (UnrepReviewer) reviewer
    = unrep_reviewer_new ("amal", "5d9561e5-2ddd-437e-afaa-a82a968b8633", "Amal");
  g_autoptr (UnrepReview) review = NULL;

  g_assert_no_error (error);
  outline = unrep_report_new_outline (report, NULL, &error);
  g_assert_no_error (error);
  review = unrep_review_new (report, outline, codebook, reviewer);
  unrep_review_load (review, NULL, &error);
  g_assert_no_error (error);
  return unrep_desk_new (review);
}

/**
 * unrep_fixture_find:
 * @desk: a desk
 * @path: the path of a unit that is there
 *
 * Returns: its index in the outline
 */
guint
unrep_fixture_find (UnrepDesk  *desk,
                    const char *path)
{
  g_autoptr (GError) error = NULL;
  guint unit = unrep_outline_find_path (unrep_desk_get_outline (desk), path, &error);

  g_assert_no_error (error);
  return unit;
}

/**
 * unrep_fixture_in:
 * @english: what the interface should say
 * @arabic: what it should say where its language is Arabic
 *
 * Written out, so that a test does not believe whatever the catalogue says.
 *
 * Returns: (transfer none): one of the two
 */
const char *
unrep_fixture_in (const char *english,
                  const char *arabic)
{
  return g_str_has_prefix (g_get_language_names ()[0], "ar") ? arabic : english;
}

/**
 * unrep_fixture_settle:
 *
 * Lets the main loop do all that it can do now.
 */
void
unrep_fixture_settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static gboolean
wake_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

/**
 * unrep_fixture_wait:
 * @done: what is waited for
 * @data: for @done
 *
 * Runs the main loop until @done.
 *
 * Returns: %FALSE where it did not come to pass in 20 seconds
 */
gboolean
unrep_fixture_wait (gboolean (*done) (gpointer),
                    gpointer data)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;
  guint wake = g_timeout_add (20, wake_cb, NULL);

  while (!done (data) && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (wake);
  return done (data);
}

/**
 * unrep_fixture_open:
 * @identity: who reviews
 * @file: a report
 *
 * Opens it as a person does; unrep_fixture_is_ready() tells when its page is.
 *
 * Returns: (transfer none): a new window, which unrep_fixture_close() ends
 */
UnrepWindow *
unrep_fixture_open (UnrepIdentity *identity,
                    GFile         *file)
{
  UnrepWindow *window = unrep_window_new (NULL, identity);

  unrep_window_open (window, file);
  gtk_window_present (GTK_WINDOW (window));
  return window;
}

/**
 * unrep_fixture_is_gone:
 * @pointer: address of a weak pointer
 *
 * Returns: whether the object is no more
 */
gboolean
unrep_fixture_is_gone (gpointer pointer)
{
  return *(gpointer *) pointer == NULL;
}

/**
 * unrep_fixture_is_ready:
 * @page: an UnrepReportPage
 *
 * Returns: whether its report is open
 */
gboolean
unrep_fixture_is_ready (gpointer page)
{
  return unrep_report_page_is_ready (page);
}

/**
 * unrep_fixture_close:
 * @window_at: address of a GtkWindow, %NULL afterwards
 *
 * Closes it as a person does, and has it gone with all that it held.
 */
void
unrep_fixture_close (gpointer window_at)
{
  GtkWindow **window = window_at;

  g_object_add_weak_pointer (G_OBJECT (*window), window_at);
  gtk_window_close (*window);
  g_assert_true (unrep_fixture_wait (unrep_fixture_is_gone, window_at));
}

/**
 * unrep_fixture_unref_last:
 * @object: (transfer full): an object that nobody else should hold
 *
 * Sees to it that @object goes. A thread that has not ended yet may hold what it works
 * for a moment longer.
 */
void
unrep_fixture_unref_last (gpointer object)
{
  gpointer gone = object;

  g_object_add_weak_pointer (object, &gone);
  g_object_unref (object);
  g_assert_true (unrep_fixture_wait (unrep_fixture_is_gone, &gone));
}

/**
 * unrep_fixture_find_widget:
 * @widget: a widget
 * @type: a type
 *
 * Returns: (transfer none) (nullable): the first widget of @type in and below @widget
 */
GtkWidget *
unrep_fixture_find_widget (GtkWidget *widget,
                           GType      type)
{
  GtkWidget *found = g_type_is_a (G_OBJECT_TYPE (widget), type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = unrep_fixture_find_widget (child, type);
  return found;
}

/**
 * unrep_fixture_find_window:
 * @type: of a window
 *
 * Returns: (transfer none) (nullable): the window of this kind that is shown
 */
GtkWidget *
unrep_fixture_find_window (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (g_type_is_a (G_OBJECT_TYPE (window), type) && gtk_widget_get_mapped (window))
        return window;
    }
  return NULL;
}

static void
append_labels (GString   *all,
               GtkWidget *widget)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  if (GTK_IS_LABEL (widget))
    g_string_append_printf (all, "%s\n", gtk_label_get_text (GTK_LABEL (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    append_labels (all, child);
}

/**
 * unrep_fixture_dup_labels:
 * @widget: a widget
 *
 * Returns: (transfer full): all that is written in it and seen, one label a line
 */
char *
unrep_fixture_dup_labels (GtkWidget *widget)
{
  g_autoptr (GString) all = g_string_new (NULL);

  append_labels (all, widget);
  return g_string_free (g_steal_pointer (&all), FALSE);
}
