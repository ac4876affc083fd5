/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page to begin with, and the preferences. */
#include "unrep-preferences.h"
#include "unrep-ui-fixture.h"
#include "unrep-window-private.h"

#include "annotation/unrep-codebook-private.h"

#include <string.h>

/* As narrow as a window may be, inside of the frame that it has on some displays. */
#define NARROW 360

static UnrepIdentity *identity;
static UnrepWindow *window;

static gboolean
is_idle (gpointer page)
{
  return !unrep_report_page_is_busy (page);
}

static void
set_up (gpointer     *unused,
        gconstpointer data)
{
  gtk_recent_manager_purge_items (gtk_recent_manager_get_default (), NULL);
  identity = unrep_identity_new ();
  window = unrep_window_new (NULL, identity);
  gtk_window_present (GTK_WINDOW (window));
  unrep_fixture_settle ();
}

static void
tear_down (gpointer     *unused,
           gconstpointer data)
{
  unrep_fixture_close (&window);
  unrep_fixture_unref_last (identity);
}

static UnrepReportPage *
open_report (GFile *file)
{
  UnrepReportPage *page;

  unrep_window_open (window, file);
  page = unrep_window_get_page (window);
  g_assert_true (unrep_fixture_wait (unrep_fixture_is_ready, page));
  return page;
}

/* The first label below @widget that says @text. */
static GtkWidget *
find (GtkWidget  *widget,
      const char *text)
{
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, text);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
says (GtkWidget  *widget,
      const char *text)
{
  return widget != NULL && find (widget, text) != NULL;
}

static GtkWidget *
get_welcome (void)
{
  GtkWidget *child = gtk_stack_get_visible_child (window->stack);

  return child == gtk_stack_get_child_by_name (window->stack, "welcome") ? child : NULL;
}

/* Tab and the arrows: what has the focus one after another, from the first button on,
 * must say these. */
static void
assert_keys_reach (const char *const *texts)
{
  for (gsize i = 0; texts[i] != NULL; i++)
    {
      GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (window));

      g_test_message ("%s: %s", texts[i], focus != NULL ? G_OBJECT_TYPE_NAME (focus) : "nothing");
      g_assert_true (says (focus, texts[i]));
      g_assert_true (gtk_widget_is_ancestor (focus, get_welcome ()));
      if (!gtk_widget_child_focus (gtk_widget_get_parent (focus), GTK_DIR_DOWN))
        gtk_widget_child_focus (GTK_WIDGET (window), GTK_DIR_TAB_FORWARD);
    }
}

static void
test_first (gpointer     *unused,
            gconstpointer data)
{
  const char *const buttons[] = { unrep_fixture_in ("Open a Report", "فتح تقرير"),
                                  unrep_fixture_in ("Open a Team Folder", "فتح مجلد فريق"),
                                  unrep_fixture_in ("Open the Example", "فتح المثال"),
                                  unrep_fixture_in ("The Same in English", "المثال نفسه بالإنكليزية"), NULL };

  g_assert_nonnull (get_welcome ());
  assert_keys_reach (buttons);
  /* Nothing is said of what was opened, because nothing was. */
  g_assert_false (gtk_widget_get_mapped (find (get_welcome (), unrep_fixture_in ("Recent", "ما فُتح مؤخراً"))));
}

/* Reports and folders that were opened come back by a key, the last one first. */
static void
test_recent (gpointer     *unused,
             gconstpointer data)
{
  const char *const all[] = { unrep_fixture_in ("Open a Report", "فتح تقرير"),
                              unrep_fixture_in ("Open a Team Folder", "فتح مجلد فريق"),
                              unrep_fixture_in ("Open the Example", "فتح المثال"),
                              unrep_fixture_in ("The Same in English", "المثال نفسه بالإنكليزية"), "team <b>&", "r.txt", NULL };
  g_autofree char *dir = unrep_test_dup_dir ("team <b>&");
  g_autoptr (GFile) file = unrep_fixture_new_file (), folder = g_file_new_for_path (dir);
  gint64 next;

  open_report (file);
  /* The list counts seconds. */
  for (next = g_get_real_time () / G_USEC_PER_SEC; g_get_real_time () / G_USEC_PER_SEC == next;)
    unrep_fixture_settle ();
  unrep_window_open (window, folder);
  g_assert_nonnull (unrep_window_get_team_page (window));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.close-tab", NULL);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.close-tab", NULL);
  unrep_fixture_settle ();

  g_assert_nonnull (get_welcome ());
  g_assert_true (gtk_widget_get_mapped (find (get_welcome (), unrep_fixture_in ("Recent", "ما فُتح مؤخراً"))));
  assert_keys_reach (all);
  gtk_widget_activate (gtk_widget_get_ancestor (find (get_welcome (), "team <b>&"), GTK_TYPE_LIST_BOX_ROW));
  g_assert_nonnull (unrep_window_get_team_page (window));
  g_assert_null (get_welcome ());
}

static void
assert_narrow (GtkWidget *widget)
{
  int minimum;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, NARROW);
}

/* However long the names are. */
static void
test_narrow (gpointer     *unused,
             gconstpointer data)
{
  g_autofree char *dir = unrep_test_dup_dir ("a-folder-with-a-name-of-one-word-that-is-wider-than-any-narrow-window-could-show");
  g_autofree char *path = unrep_test_write (dir, "تقرير-فريق-الخبراء-عن-المحطات-المأهولة-تحت-سطح-البحر-وأخطارها.txt",
                                            unrep_fixture_report, -1);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  open_report (file);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.close-tab", NULL);
  unrep_fixture_settle ();
  g_assert_true (says (get_welcome (), "تقرير-فريق"));
  assert_narrow (get_welcome ());
}

static GtkWidget *
show_preferences (void)
{
  gtk_widget_activate_action (GTK_WIDGET (window), "win.preferences", NULL);
  unrep_fixture_settle ();
  return unrep_fixture_find_window (UNREP_TYPE_PREFERENCES);
}

static void
close_preferences (GtkWidget *preferences)
{
  unrep_fixture_close (&preferences);
}

/* The row of the preferences that is about suggestions. */
static GtkWidget *
find_suggestions (GtkWidget *preferences)
{
  GtkWidget *label = find (preferences, unrep_fixture_in ("Suggestions", "الاقتراحات"));

  g_assert_nonnull (label);
  return gtk_widget_get_ancestor (label, ADW_TYPE_ACTION_ROW);
}

static const char without_lexicon[] =
  "{\"format\":\"unrep-codebook\",\"version\":3,\"id\":\"plain\",\"question\":{\"en\":\"Is it urgent?\"},\"positions\":["
  "{\"id\":\"urgent\",\"key\":\"1\",\"colour\":\"#11aa22\",\"symbol\":\"+\",\"name\":{\"en\":\"Urgent\"}}]}";

/* There is nothing to switch on where the codebook has no lexicon, and it says so. */
static void
test_preferences (gpointer     *unused,
                  gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new_static (without_lexicon, strlen (without_lexicon));
  g_autoptr (UnrepCodebook) codebook = unrep_codebook_parse (bytes, "plain.json", &error);
  g_autoptr (GFile) file = unrep_fixture_new_file ();
  UnrepReportPage *page = open_report (file);
  GtkWidget *preferences = show_preferences ();

  g_assert_no_error (error);
  assert_narrow (gtk_widget_get_first_child (preferences));
  g_assert_true (gtk_widget_is_sensitive (find_suggestions (preferences)));
  g_assert_false (says (preferences, unrep_fixture_in ("no lexicon", "ليس لدليل الترميز معجم")));
  close_preferences (preferences);

  unrep_report_page_open_review (page, codebook);
  g_assert_true (unrep_fixture_wait (is_idle, page));
  preferences = show_preferences ();
  g_assert_false (gtk_widget_is_sensitive (find_suggestions (preferences)));
  g_assert_true (says (find_suggestions (preferences), unrep_fixture_in ("no lexicon", "ليس لدليل الترميز معجم")));
  close_preferences (preferences);
}

int
main (int   argc,
      char *argv[])
{
  unrep_fixture_init (&argc, &argv);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, "gtk-cursor-blink", FALSE, NULL);
  g_test_add ("/welcome/first", gpointer, NULL, set_up, test_first, tear_down);
  g_test_add ("/welcome/recent", gpointer, NULL, set_up, test_recent, tear_down);
  g_test_add ("/welcome/narrow", gpointer, NULL, set_up, test_narrow, tear_down);
  g_test_add ("/welcome/preferences", gpointer, NULL, set_up, test_preferences, tear_down);
  return g_test_run ();
}
