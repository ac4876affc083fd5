/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-application.h"
#include "unrep-memory.h"
#include "unrep-report-view.h"
#include "unrep-review-view.h"
#include "unrep-ui-fixture.h"
#include "unrep-window.h"

#include "base/unrep-file.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

static UnrepIdentity *identity;
static UnrepWindow *window;

static gboolean
is_settled (gpointer page)
{
  return unrep_report_page_is_ready (page) || unrep_report_page_get_error (page) != NULL;
}

static UnrepReportPage *
open_file (GFile *file)
{
  UnrepReportPage *page;

  unrep_window_open (window, file);
  gtk_window_present (GTK_WINDOW (window));
  page = unrep_window_get_page (window);
  g_assert_true (unrep_fixture_wait (is_settled, page));
  return page;
}

static guint
count_files (const char *dir)
{
  g_autoptr (GDir) listing = g_dir_open (dir, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (listing) != NULL)
    n++;
  return n;
}

static void
set_up (gpointer     *unused,
        gconstpointer data)
{
  g_autofree char *places = unrep_dup_state_path ("places.ini");

  /* Where the test before was in the same text. */
  unrep_memory_flush ();
  g_unlink (places);
  identity = unrep_identity_new ();
  window = unrep_window_new (NULL, identity);
}

static void
tear_down (gpointer     *unused,
           gconstpointer data)
{
  unrep_fixture_close (&window);
  unrep_fixture_unref_last (identity);
}

static gboolean
is_recent (GFile *file)
{
  g_autofree char *uri = g_file_get_uri (file);

  return gtk_recent_manager_has_item (gtk_recent_manager_get_default (), uri);
}

static void
test_open (gpointer     *unused,
           gconstpointer data)
{
  g_autoptr (GFile) file = unrep_fixture_new_file ();
  UnrepReportPage *page = open_file (file), *again;

  g_assert_null (unrep_report_page_get_error (page));
  g_assert_cmpstr (unrep_report_page_get_title (page), ==, "r.txt");
  g_assert_cmpuint (unrep_review_get_n_to_tag (unrep_desk_get_review (unrep_report_page_get_desk (page))), ==, 5);
  g_assert_true (is_recent (file));
  /* The same report is not opened twice. */
  again = open_file (file);
  g_assert_true (again == page);
}

/* What is wrong with a file, and a word that the message must have. */
typedef struct
{
  const char *content;
  gssize length;
  const char *word, *arabic;
} Bad;

static const Bad nul_bytes = { "abc\0def", 7, "NUL", "NUL" };
/* Too much of it is UTF-8 to be anything else. */
static const Bad not_utf8 = { "تقرير عن اجتماع فريق الخبراء\xd1\n", -1, "UTF-8", "UTF-8" };
static const Bad empty = { "", 0, "empty", "فارغ" };

static void
test_bad_file (gpointer     *unused,
               gconstpointer data)
{
  const Bad *bad = data;
  g_autofree char *dir = unrep_test_dup_dir ("bad");
  g_autofree char *path = unrep_test_write (dir, "bad.txt", bad->content, bad->length);
  g_autoptr (GFile) file = g_file_new_for_path (path), good = unrep_fixture_new_file ();
  UnrepReportPage *page = open_file (file);

  g_assert_nonnull (unrep_report_page_get_error (page));
  g_assert_nonnull (strstr (unrep_report_page_get_error (page), "bad.txt"));
  g_assert_nonnull (strstr (unrep_report_page_get_error (page), unrep_fixture_in (bad->word, bad->arabic)));
  g_assert_cmpuint (count_files (dir), ==, 1);
  g_assert_false (is_recent (file));
  /* The window lives on. */
  g_assert_null (unrep_report_page_get_error (open_file (good)));
}

static void
test_absent (gpointer     *unused,
             gconstpointer data)
{
  g_autofree char *dir = unrep_test_dup_dir ("folder");
  g_autofree char *absent = g_build_filename (dir, "absent\033[31m.txt", NULL);
  g_autoptr (GFile) nothing = g_file_new_for_path (absent);
  UnrepReportPage *page;

  page = open_file (nothing);
  g_assert_nonnull (unrep_report_page_get_error (page));
  g_assert_null (strchr (unrep_report_page_get_error (page), '\033'));
  g_assert_null (strchr (unrep_report_page_get_title (page), '\033'));
}

static UnrepDesk *
activate (UnrepReportPage *page,
          const char      *action,
          const char      *type,
          guint            value)
{
  if (type != NULL)
    gtk_widget_activate_action (unrep_report_page_get_review (page), action, type, value);
  else
    gtk_widget_activate_action (unrep_report_page_get_review (page), action, NULL);
  return unrep_report_page_get_desk (page);
}

/* The whole way: tag, save, open again. Tagging accepts the guess who reviews. */
static void
test_tag_and_reopen (gpointer     *unused,
                     gconstpointer data)
{
  g_autoptr (GFile) file = unrep_fixture_new_file ();
  UnrepReportPage *page = open_file (file);
  UnrepDesk *desk;

  desk = activate (page, "review.position", "u", 3);
  activate (page, "review.position", "u", 1);
  activate (page, "review.flag", NULL, 0);
  g_assert_true (unrep_identity_is_known (identity));
  g_assert_cmpuint (unrep_review_get_n_tagged (unrep_desk_get_review (desk)), ==, 2);
  g_assert_true (unrep_review_flush (unrep_desk_get_review (desk), NULL));

  g_object_add_weak_pointer (G_OBJECT (page), (gpointer *) &page);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.close-tab", NULL);
  g_assert_true (unrep_fixture_wait (unrep_fixture_is_gone, &page));
  g_assert_null (unrep_window_get_page (window));
  desk = unrep_report_page_get_desk (open_file (file));
  g_assert_cmpstr (unrep_review_get_position (unrep_desk_get_review (desk), unrep_fixture_find (desk, "2/أ")), ==,
                   "neutral");
  g_assert_cmpstr (unrep_review_get_position (unrep_desk_get_review (desk), unrep_fixture_find (desk, "2/ب")), ==,
                   "oppose");
  g_assert_true (unrep_review_get_flag (unrep_desk_get_review (desk), unrep_fixture_find (desk, "2/ج")));
  /* Work goes on at the first that is not reviewed. */
  g_assert_cmpuint (unrep_desk_get_current (desk), ==, unrep_fixture_find (desk, "2/ج"));
}

static gboolean
is_idle (gpointer page)
{
  return !unrep_report_page_is_busy (page);
}

/* Another answer to "who reviews?" is another person's work in another file. */
static void
test_answer (gpointer     *unused,
             gconstpointer data)
{
  g_autoptr (GFile) file = unrep_fixture_new_file ();
  g_autoptr (GError) error = NULL;
  UnrepReportPage *page = open_file (file);
  UnrepDesk *desk = activate (page, "review.position", "u", 0);

  g_assert_cmpuint (unrep_review_get_n_tagged (unrep_desk_get_review (desk)), ==, 1);
  g_assert_false (unrep_identity_answer (identity, "Not An Id", "x", &error));
  g_assert_error (error, UNREP_ERROR, UNREP_ERROR_USAGE);
  g_assert_true (unrep_identity_answer (identity, "huda-2", "هدى", NULL));
  g_assert_true (unrep_fixture_wait (is_idle, page));
  desk = unrep_report_page_get_desk (page);
  g_assert_cmpuint (unrep_review_get_n_tagged (unrep_desk_get_review (desk)), ==, 0);
  g_assert_cmpstr (unrep_reviewer_get_id (unrep_review_get_reviewer (unrep_desk_get_review (desk))), ==, "huda-2");
}

/* Somebody else's file: shown, said, and left as it is. */
static void
test_read_only (gpointer     *unused,
                gconstpointer data)
{
  g_autoptr (GFile) file = unrep_fixture_new_file (), folder = g_file_get_parent (file);
  g_autofree char *dir = g_file_get_path (folder);
  g_autofree char *name = g_strdup_printf ("r.txt.%s.unrep.json",
                                           unrep_reviewer_get_id (unrep_identity_get_reviewer (identity)));
  g_autofree char *path = unrep_test_write (dir, name, "{ \"format\": \"unrep-side-", -1);
  g_autofree char *after = NULL;
  UnrepReportPage *page = open_file (file);
  UnrepDesk *desk = activate (page, "review.position", "u", 0);

  g_assert_cmpint (unrep_review_get_state (unrep_desk_get_review (desk)), ==, UNREP_REVIEW_READ_ONLY);
  g_assert_cmpuint (unrep_review_get_n_tagged (unrep_desk_get_review (desk)), ==, 0);
  g_assert_true (unrep_review_flush (unrep_desk_get_review (desk), NULL));
  g_assert_true (g_file_get_contents (path, &after, NULL, NULL));
  g_assert_cmpstr (after, ==, "{ \"format\": \"unrep-side-");
}

static void
test_views (gpointer     *unused,
            gconstpointer data)
{
  g_autoptr (GFile) file = unrep_fixture_new_file ();
  UnrepReportPage *page = open_file (file);
  const char *views[] = { "tallies", "rendering", "review" };

  for (gsize i = 0; i < G_N_ELEMENTS (views); i++)
    {
      gtk_widget_activate_action (GTK_WIDGET (window), "win.view", "s", views[i]);
      gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
      g_assert_cmpstr (adw_view_stack_get_visible_child_name (unrep_report_page_get_views (page)), ==, views[i]);
    }
}

/* The title has no row in the outline until it is the current unit; that a row comes
 * above the selected one must not take the person back there. */
static void
test_unit_without_row (gpointer     *unused,
                       gconstpointer data)
{
  g_autoptr (GFile) file = unrep_fixture_new_file ();
  UnrepDesk *desk = unrep_report_page_get_desk (open_file (file));

  g_assert_cmpuint (unrep_desk_get_current (desk), ==, unrep_fixture_find (desk, "2/أ"));
  unrep_desk_set_current (desk, 0);
  unrep_fixture_settle ();
  g_assert_cmpuint (unrep_desk_get_current (desk), ==, 0);
  unrep_desk_go_next (desk);
  unrep_desk_go_next (desk);
  unrep_fixture_settle ();
  g_assert_cmpuint (unrep_desk_get_current (desk), ==, unrep_fixture_find (desk, "2/ب"));
}

static UnrepReportView *
get_report (UnrepReportPage *page)
{
  GtkWidget *widget;

  gtk_widget_grab_focus (GTK_WIDGET (page));
  widget = gtk_window_get_focus (GTK_WINDOW (window));
  g_assert_true (UNREP_IS_REPORT_VIEW (widget));
  return UNREP_REPORT_VIEW (widget);
}

static void
close_tab (void)
{
  gpointer page = unrep_window_get_page (window);

  /* It is saved in a thread, and closed after that. */
  g_object_add_weak_pointer (page, &page);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.close-tab", NULL);
  g_assert_true (unrep_fixture_wait (unrep_fixture_is_gone, &page));
  unrep_memory_flush ();
  unrep_fixture_settle ();
}

/* The repairs are displayed as well. */
static gboolean
is_set (gpointer view)
{
  return unrep_report_view_is_settled (view)
         && unrep_reading_text_get_n_edits (unrep_report_view_get_reading (view)) >= 800;
}

/* Place, zoom and view of a report that is opened again, and nothing of another. */
static void
test_place_is_remembered (gpointer     *unused,
                          gconstpointer data)
{
  g_autoptr (GFile) file = unrep_fixture_new_file ();
  g_autofree char *dir = unrep_test_dup_dir ("other");
  g_autoptr (GFile) other = unrep_test_new_report (dir, "r.txt", "1. One.\n\n2. Two.\n");
  UnrepReportPage *page = open_file (file);
  UnrepDesk *desk = unrep_report_page_get_desk (page);

  unrep_desk_set_current (desk, unrep_fixture_find (desk, "3/أ"));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.zoom-in", NULL);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.zoom-in", NULL);
  g_assert_cmpuint (unrep_report_view_get_zoom (get_report (page)), ==, 121);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.view", "s", "tallies");
  close_tab ();

  page = open_file (other);
  g_assert_cmpuint (unrep_report_view_get_zoom (get_report (page)), ==, 100);
  page = open_file (file);
  desk = unrep_report_page_get_desk (page);
  g_assert_cmpstr (adw_view_stack_get_visible_child_name (unrep_report_page_get_views (page)), ==, "tallies");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.view", "s", "review");
  g_assert_cmpuint (unrep_report_view_get_zoom (get_report (page)), ==, 121);
  g_assert_cmpuint (unrep_desk_get_current (desk), ==, unrep_fixture_find (desk, "3/أ"));
}

/* Where the page with number 250 may begin; a page is a few paragraphs high. */
static UnrepRange wanted;

/* It has been scrolled there. On the way, which is long where the machine is busy, it
 * may be anywhere. */
static gboolean
is_there (gpointer view)
{
  UnrepPlace place = { 0 };

  unrep_report_view_get_place (view, &place);
  return unrep_report_view_is_settled (view) && place.top >= wanted.start && place.top < wanted.end;
}

/* In a long report, which is set in steps, and set anew when its repairs are known. */
static void
test_place_in_long_report (gpointer     *unused,
                           gconstpointer data)
{
  g_autofree char *dir = unrep_test_dup_dir ("repaired");
  g_autoptr (GString) text = g_string_new ("تقرير عن المحطات\n\nأولاً - التوصيات\n\n");
  g_autoptr (GFile) file = NULL;
  UnrepReportPage *page;
  UnrepDesk *desk;

  for (guint i = 1; i <= 400; i++)
    g_string_append_printf (text, "%u- ينبغي للدول أن تشـــرع في إعداد صك عالمي جديد بشأن المحطات\n"
                                  "وأن تبلـــغ الأمانة بما تنتهي إليه في كل عام؛\n\n", i);
  file = unrep_test_new_report (dir, "r.txt", text->str);
  page = open_file (file);
  g_assert_true (unrep_fixture_wait (is_set, get_report (page)));
  desk = unrep_report_page_get_desk (page);
  wanted.start = unrep_outline_get_unit (unrep_desk_get_outline (desk), unrep_fixture_find (desk, "235"))->range.start;
  wanted.end = unrep_outline_get_unit (unrep_desk_get_outline (desk), unrep_fixture_find (desk, "250"))->range.end;
  unrep_desk_set_current (desk, unrep_fixture_find (desk, "250"));
  g_assert_true (unrep_fixture_wait (is_there, get_report (page)));
  close_tab ();

  page = open_file (file);
  g_assert_true (unrep_fixture_wait (is_set, get_report (page)));
  g_assert_true (unrep_fixture_wait (is_there, get_report (page)));
  desk = unrep_report_page_get_desk (page);
  g_assert_cmpuint (unrep_desk_get_current (desk), ==, unrep_fixture_find (desk, "250"));
}

/* Where nobody has been, work goes on where it would. */
static void
test_unread_is_not_remembered (gpointer     *unused,
                               gconstpointer data)
{
  g_autoptr (GFile) file = unrep_fixture_new_file ();
  UnrepDesk *desk;

  open_file (file);
  close_tab ();
  desk = unrep_report_page_get_desk (open_file (file));
  g_assert_cmpuint (unrep_desk_get_current (desk), ==, unrep_fixture_find (desk, "2/أ"));
}

/* Back and forward over jumps; a step to the next unit is none. */
static void
test_back_and_forward (gpointer     *unused,
                       gconstpointer data)
{
  g_autofree char *dir = unrep_test_dup_dir ("long");
  g_autoptr (GString) text = g_string_new ("Report\n\nI. Recommendations\n\n");
  g_autoptr (GFile) file = NULL;
  UnrepDesk *desk;
  guint start;

  for (guint i = 1; i <= 300; i++)
    g_string_append_printf (text, "%u. Stations should be mapped with care and the maps shared by everybody.\n\n", i);
  file = unrep_test_new_report (dir, "r.txt", text->str);
  desk = unrep_report_page_get_desk (open_file (file));
  unrep_desk_set_current (desk, unrep_fixture_find (desk, "20"));
  unrep_desk_set_current (desk, unrep_fixture_find (desk, "21"));
  start = unrep_desk_get_current (desk);
  unrep_desk_set_current (desk, unrep_fixture_find (desk, "250"));
  unrep_desk_set_current (desk, unrep_fixture_find (desk, "251"));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.back", NULL);
  g_assert_cmpuint (unrep_desk_get_current (desk), ==, start);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.forward", NULL);
  g_assert_cmpuint (unrep_desk_get_current (desk), ==, unrep_fixture_find (desk, "251"));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.forward", NULL);
  g_assert_cmpuint (unrep_desk_get_current (desk), ==, unrep_fixture_find (desk, "251"));
}

static void
text_read_cb (GObject      *clipboard,
              GAsyncResult *result,
              gpointer      text)
{
  *(char **) text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), result, NULL);
}

static gboolean
is_read (gpointer text)
{
  return *(char **) text != NULL;
}

/* What is copied is extracted text, all of the recommendation, and where it stands. */
static void
test_quote (gpointer     *unused,
            gconstpointer data)
{
  g_autofree char *dir = unrep_test_dup_dir ("quote");
  g_autoptr (GFile) file
    = unrep_test_new_report (dir, "r.txt",
                             "X/EG.1/2026/2\n\nتقرير عن المحطات\n\nأولاً - التوصيات\n\n"
                             "2- قدمت الدول الأعضاء التوصيات التالية:\n\n(أ) ينبغي للدول أن تشـــرع في وضع خرائط؛\n");
  g_autofree char *text = NULL, *expected = NULL;
  UnrepReportPage *page = open_file (file);
  UnrepDesk *desk = unrep_report_page_get_desk (page);

  unrep_desk_set_current (desk, unrep_fixture_find (desk, "2/أ"));
  gtk_widget_activate_action (unrep_report_page_get_review (page), "review.quote", NULL);
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (window)), NULL, text_read_cb, &text);
  g_assert_true (unrep_fixture_wait (is_read, &text));
  expected = g_strdup_printf (_("— %s, paragraph %s"), "X/EG.1/2026/2", "2(أ)");
  g_assert_true (g_str_has_prefix (text, "(أ) ينبغي للدول أن تشـــرع في وضع خرائط؛\n"));
  g_assert_cmpstr (strchr (text, '\n') + 1, ==, expected);
}

/* GTK makes a window as wide as its contents need, whatever was asked for. */
static void
test_narrow (gpointer     *unused,
             gconstpointer data)
{
  g_autoptr (GFile) file = unrep_fixture_new_file ();
  int minimum;

  open_file (file);
  gtk_widget_measure (adw_application_window_get_content (ADW_APPLICATION_WINDOW (window)),
                      GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);
}

/* What AdwApplication does. */
static void
load_style (void)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (provider, "/org/example/Unrep/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

static GtkDropTarget *
find_drop_target (void)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (window));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      /* The window keeps it alive. */
      if (GTK_IS_DROP_TARGET (controller))
        return GTK_DROP_TARGET (controller);
    }
  return NULL;
}

/* Two files dropped on the window are two tabs. */
static void
test_dropped_files (gpointer     *unused,
                    gconstpointer data)
{
  g_autoptr (GFile) first = unrep_fixture_new_file (), second = unrep_fixture_new_file ();
  GFile *files[] = { first, second };
  g_auto (GValue) value = G_VALUE_INIT;
  UnrepReportPage *pages[2];
  gboolean taken = FALSE;

  gtk_window_present (GTK_WINDOW (window));
  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_take_boxed (&value, gdk_file_list_new_from_array (files, G_N_ELEMENTS (files)));
  g_signal_emit_by_name (find_drop_target (), "drop", &value, 10.0, 10.0, &taken);
  g_assert_true (taken);
  pages[1] = unrep_window_get_page (window);
  g_assert_true (unrep_fixture_wait (is_settled, pages[1]));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.close-tab", NULL);
  pages[0] = unrep_window_get_page (window);
  g_assert_nonnull (pages[0]);
  g_assert_true (pages[0] != pages[1]);
  g_assert_true (unrep_fixture_wait (is_settled, pages[0]));
  g_assert_null (unrep_report_page_get_error (pages[0]));
}

int
main (int    argc,
      char **argv)
{
  unrep_fixture_init (&argc, &argv);
  load_style ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, "gtk-cursor-blink", FALSE, NULL);
  g_test_add ("/window/open", gpointer, NULL, set_up, test_open, tear_down);
  g_test_add ("/window/dropped-files", gpointer, NULL, set_up, test_dropped_files, tear_down);
  g_test_add ("/window/bad/nul", gpointer, &nul_bytes, set_up, test_bad_file, tear_down);
  g_test_add ("/window/bad/not-utf8", gpointer, &not_utf8, set_up, test_bad_file, tear_down);
  g_test_add ("/window/bad/empty", gpointer, &empty, set_up, test_bad_file, tear_down);
  g_test_add ("/window/bad/absent", gpointer, NULL, set_up, test_absent, tear_down);
  g_test_add ("/window/tag-and-reopen", gpointer, NULL, set_up, test_tag_and_reopen, tear_down);
  g_test_add ("/window/answer", gpointer, NULL, set_up, test_answer, tear_down);
  g_test_add ("/window/read-only", gpointer, NULL, set_up, test_read_only, tear_down);
  g_test_add ("/window/views", gpointer, NULL, set_up, test_views, tear_down);
  g_test_add ("/window/unit-without-row", gpointer, NULL, set_up, test_unit_without_row, tear_down);
  g_test_add ("/window/place-is-remembered", gpointer, NULL, set_up, test_place_is_remembered, tear_down);
  g_test_add ("/window/place-in-long-report", gpointer, NULL, set_up, test_place_in_long_report, tear_down);
  g_test_add ("/window/unread-is-not-remembered", gpointer, NULL, set_up, test_unread_is_not_remembered, tear_down);
  g_test_add ("/window/back-and-forward", gpointer, NULL, set_up, test_back_and_forward, tear_down);
  g_test_add ("/window/quote", gpointer, NULL, set_up, test_quote, tear_down);
  g_test_add ("/window/narrow", gpointer, NULL, set_up, test_narrow, tear_down);
  return g_test_run ();
}
