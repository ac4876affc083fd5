/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-digits.h"
#include "unrep-review-view.h"
#include "unrep-ui-fixture.h"
#include "unrep-window-private.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

static UnrepIdentity *identity;
static UnrepWindow *window;
static UnrepSearchBar *bar;

static UnrepReportPage *
open_report (void)
{
  g_autoptr (GFile) file = unrep_fixture_new_file ();

  unrep_window_open (window, file);
  gtk_window_present (GTK_WINDOW (window));
  g_assert_true (unrep_fixture_wait (unrep_fixture_is_ready, unrep_window_get_page (window)));
  return unrep_window_get_page (window);
}

static UnrepReportView *
get_report (UnrepReportPage *page)
{
  return unrep_review_view_get_report (UNREP_REVIEW_VIEW (unrep_report_page_get_review (page)));
}

static UnrepFinder *
get_finder (UnrepReportPage *page)
{
  return unrep_report_view_get_finder (get_report (page));
}

/* The first widget below @widget that has @type and, if not NULL, @class. */
static GtkWidget *
find_widget (GtkWidget  *widget,
             GType       type,
             const char *class)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type) && (class == NULL || gtk_widget_has_css_class (widget, class)))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_widget (child, type, class);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static const char *
get_status (void)
{
  return gtk_label_get_text (GTK_LABEL (find_widget (GTK_WIDGET (bar), GTK_TYPE_LABEL, "count")));
}

static gboolean
is_status (gpointer status)
{
  return g_str_equal (get_status (), status);
}

/* As the interface says it: @status is in English, at most a place and a remark on it. */
static char *
dup_translated (const char *status)
{
  const char *remark = strstr (status, " · ");
  g_autofree char *place = NULL;
  guint current, n;

  if (sscanf (status, "%u of %u", &current, &n) != 2)
    return g_strdup (*status != '\0' ? _(status) : "");
  place = unrep_digits_take (g_strdup_printf (_("%u of %u"), current, n));
  return remark != NULL ? g_strconcat (place, " · ", _(remark + strlen (" · ")), NULL) : g_steal_pointer (&place);
}

static void
wait_status (const char *status)
{
  g_autofree char *expected = dup_translated (status);

  if (!unrep_fixture_wait (is_status, expected))
    g_error ("%s, not %s", get_status (), expected);
}

static void
type (const char *words)
{
  gtk_editable_set_text (GTK_EDITABLE (find_widget (GTK_WIDGET (bar), GTK_TYPE_ENTRY, NULL)), words);
}

static void
set_up (gpointer     *unused,
        gconstpointer data)
{
  identity = unrep_identity_new ();
  window = unrep_window_new (NULL, identity);
  bar = UNREP_SEARCH_BAR (find_widget (GTK_WIDGET (window), UNREP_TYPE_SEARCH_BAR, NULL));
}

static void
tear_down (gpointer     *unused,
           gconstpointer data)
{
  unrep_fixture_close (&window);
  unrep_fixture_unref_last (identity);
}

static char *
dup_current (UnrepReportPage *page)
{
  UnrepRange hit = unrep_finder_get_hit (get_finder (page), unrep_finder_get_current (get_finder (page)));

  return unrep_text_dup_range (unrep_reading_text_get_display (unrep_report_view_get_reading (get_report (page))), hit);
}

static void
test_typing (gpointer     *unused,
             gconstpointer data)
{
  UnrepReportPage *page = open_report ();
  UnrepDesk *desk = unrep_report_page_get_desk (page);
  guint current = unrep_desk_get_current (desk);
  GtkWidget *entry = find_widget (GTK_WIDGET (bar), GTK_TYPE_ENTRY, NULL);
  g_autofree char *found = NULL;

  unrep_search_bar_open (bar);
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (window)), entry));
  type ("الاعضاء");
  wait_status ("1 of 2");
  found = dup_current (page);
  g_assert_cmpstr (found, ==, "الأعضاء");
  type ("الدول");
  wait_status ("1 of 3");
  /* Nothing is chosen by typing. */
  g_assert_cmpuint (unrep_desk_get_current (desk), ==, current);
  type ("غواصة");
  wait_status ("Not found");
  g_assert_true (gtk_widget_has_css_class (entry, "error"));
  type ("٣");
  wait_status ("1 of 1");
  g_assert_false (gtk_widget_has_css_class (entry, "error"));
  type (" \n");
  wait_status ("");
  g_assert_cmpuint (unrep_finder_get_n_hits (get_finder (page)), ==, 0);
}

static void
test_exact (gpointer     *unused,
            gconstpointer data)
{
  GtkCheckButton *exact = GTK_CHECK_BUTTON (find_widget (GTK_WIDGET (bar), GTK_TYPE_CHECK_BUTTON, NULL));

  open_report ();
  unrep_search_bar_open (bar);
  type ("الاعضاء");
  wait_status ("1 of 2");
  gtk_check_button_set_active (exact, TRUE);
  wait_status ("Not found");
  type ("الأعضاء");
  wait_status ("1 of 2");
  /* One letter is no more the other. */
  type ("unsea");
  wait_status ("Not found");
  gtk_check_button_set_active (exact, FALSE);
  wait_status ("1 of 1");
}

/* Next and previous follow the text, wrap, and say so; the unit goes with them. */
static void
test_next (gpointer     *unused,
           gconstpointer data)
{
  UnrepReportPage *page = open_report ();
  UnrepDesk *desk = unrep_report_page_get_desk (page);
  UnrepReportView *report = get_report (page);

  gtk_widget_grab_focus (GTK_WIDGET (report));
  unrep_search_bar_open (bar);
  type ("ينبغي للدول");
  wait_status ("1 of 4");
  unrep_search_bar_go (bar, TRUE);
  wait_status ("2 of 4");
  g_assert_cmpuint (unrep_desk_get_current (desk), ==, unrep_fixture_find (desk, "2/ب"));
  unrep_search_bar_go (bar, TRUE);
  unrep_search_bar_go (bar, TRUE);
  wait_status ("4 of 4");
  g_assert_cmpuint (unrep_desk_get_current (desk), ==, unrep_fixture_find (desk, "3/ب"));
  unrep_search_bar_go (bar, TRUE);
  wait_status ("1 of 4 · from the beginning");
  g_assert_cmpuint (unrep_desk_get_current (desk), ==, unrep_fixture_find (desk, "2/أ"));
  unrep_search_bar_go (bar, FALSE);
  wait_status ("4 of 4 · from the end");
  unrep_search_bar_go (bar, FALSE);
  wait_status ("3 of 4");
  unrep_search_bar_close (bar);
  g_assert_true (gtk_root_get_focus (GTK_ROOT (window)) == GTK_WIDGET (report));
  g_assert_cmpuint (unrep_desk_get_current (desk), ==, unrep_fixture_find (desk, "3/أ"));
  g_assert_cmpuint (unrep_finder_get_n_hits (get_finder (page)), ==, 0);
}

/* Words over a line end of the stored text, while it is repaired and back. */
static void
test_replaced (gpointer     *unused,
               gconstpointer data)
{
  UnrepReportPage *page = open_report ();
  UnrepReadingChoice *choice = unrep_review_view_get_choice (UNREP_REVIEW_VIEW (unrep_report_page_get_review (page)));

  unrep_search_bar_open (bar);
  type ("نيروبي.\n\nثانياً - التوصيات");
  wait_status ("1 of 1");
  unrep_report_view_replace (get_report (page), unrep_reading_choice_get_reading (choice),
                             unrep_reading_choice_get_outline (choice));
  unrep_fixture_settle ();
  wait_status ("1 of 1");
}

static gboolean
is_visible (gpointer widget)
{
  return gtk_widget_get_visible (widget);
}

static void
test_other_reports (gpointer     *unused,
                    gconstpointer data)
{
  UnrepReportPage *first = open_report (), *second = open_report ();
  GtkWidget *others = find_widget (GTK_WIDGET (bar), GTK_TYPE_MENU_BUTTON, NULL);
  GtkWidget *row;

  g_assert_true (first != second);
  unrep_search_bar_open (bar);
  g_assert_false (gtk_widget_get_visible (others));
  type ("ينبغي");
  wait_status ("1 of 5");
  g_assert_true (unrep_fixture_wait (is_visible, others));
  g_assert_cmpuint (unrep_finder_get_n_hits (get_finder (first)), ==, 5);

  row = find_widget (GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (others))), GTK_TYPE_BUTTON, NULL);
  g_signal_emit_by_name (row, "clicked");
  g_assert_true (unrep_window_get_page (window) == first);
  wait_status ("1 of 5");
  unrep_search_bar_go (bar, TRUE);
  wait_status ("2 of 5");
  unrep_search_bar_close (bar);
  g_assert_cmpuint (unrep_finder_get_n_hits (get_finder (first)), ==, 0);
  g_assert_cmpuint (unrep_finder_get_n_hits (get_finder (second)), ==, 0);
}

/* Selected words are what is searched for; another view has no search. */
static void
test_selected (gpointer     *unused,
               gconstpointer data)
{
  UnrepReportPage *page = open_report ();
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (get_report (page)));
  GtkWidget *searching = find_widget (GTK_WIDGET (bar), GTK_TYPE_SEARCH_BAR, NULL);
  GtkTextIter start, end;

  gtk_text_buffer_get_start_iter (buffer, &start);
  g_assert_true (gtk_text_iter_forward_search (&start, "الغواصين", 0, &start, &end, NULL));
  gtk_text_buffer_select_range (buffer, &start, &end);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.find", NULL);
  wait_status ("1 of 1");
  adw_view_stack_set_visible_child_name (unrep_report_page_get_views (page), "tallies");
  g_assert_false (gtk_search_bar_get_search_mode (GTK_SEARCH_BAR (searching)));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.find", NULL);
  g_assert_true (gtk_search_bar_get_search_mode (GTK_SEARCH_BAR (searching)));
  g_assert_cmpstr (adw_view_stack_get_visible_child_name (unrep_report_page_get_views (page)), ==, "review");
}

/* The tab that is searched is closed, and so is the window. */
static void
test_closed (gpointer     *unused,
             gconstpointer data)
{
  open_report ();
  open_report ();
  unrep_search_bar_open (bar);
  type ("ينبغي");
  wait_status ("1 of 5");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.close-tab", NULL);
  unrep_fixture_settle ();
  wait_status ("1 of 5");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.close-tab", NULL);
  unrep_fixture_settle ();
  g_assert_false (gtk_search_bar_get_search_mode (GTK_SEARCH_BAR (find_widget (GTK_WIDGET (bar), GTK_TYPE_SEARCH_BAR, NULL))));
  open_report ();
  unrep_search_bar_open (bar);
  wait_status ("1 of 5");
}

/* A screen reader meets nothing below what is presentation only. */
static void
test_accessible (gpointer     *unused,
                 gconstpointer data)
{
  GtkWidget *widgets[] = {
    find_widget (GTK_WIDGET (bar), GTK_TYPE_ENTRY, NULL),
    find_widget (GTK_WIDGET (bar), GTK_TYPE_CHECK_BUTTON, NULL),
    find_widget (GTK_WIDGET (bar), GTK_TYPE_LABEL, "count"),
    find_widget (GTK_WIDGET (bar), GTK_TYPE_BUTTON, "close"),
  };

  open_report ();
  for (gsize i = 0; i < G_N_ELEMENTS (widgets); i++)
    for (GtkWidget *widget = widgets[i]; widget != GTK_WIDGET (window); widget = gtk_widget_get_parent (widget))
      g_assert_cmpint (gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget)), !=, GTK_ACCESSIBLE_ROLE_PRESENTATION);
  g_assert_nonnull (gtk_widget_get_tooltip_text (widgets[3]));
}

static gboolean
is_searched (gpointer busy)
{
  return !unrep_busy_bar_is_busy (busy);
}

/* Where the report is in the window. */
static GdkRectangle
get_place (UnrepReportPage *page)
{
  GtkWidget *report = GTK_WIDGET (unrep_review_view_get_report (UNREP_REVIEW_VIEW (unrep_report_page_get_review (page))));
  GdkRectangle place = { .width = gtk_widget_get_width (report) };
  double x, y;

  g_assert_true (gtk_widget_translate_coordinates (report, GTK_WIDGET (window), 0, 0, &x, &y));
  place.x = (int) x;
  place.y = (int) y;
  g_assert_cmpint (place.width, >, 0);
  return place;
}

/* What takes its time can be cancelled without moving the text, and asked for again. */
static void
test_cancel (gpointer     *unused,
             gconstpointer data)
{
  UnrepReportPage *first = open_report (), *page = open_report ();
  UnrepBusyBar *busy = window->search_busy;
  GdkRectangle before, after;

  unrep_search_bar_open (bar);
  /* The field, too, has its place by then. */
  for (guint i = 0; i < 3; i++)
    gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  before = get_place (page);
  g_assert_false (unrep_busy_bar_is_busy (busy));
  type ("الدول");
  g_assert_true (unrep_busy_bar_is_busy (busy));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (busy)));
  g_signal_emit_by_name (busy, "clicked");
  g_assert_false (unrep_busy_bar_is_busy (busy));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (busy)));
  g_assert_false (unrep_finder_is_busy (get_finder (page)));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  g_assert_cmpint (gtk_widget_get_height (GTK_WIDGET (busy)), >, 0);
  after = get_place (page);
  g_assert_cmpint (after.x, ==, before.x);
  g_assert_cmpint (after.y, ==, before.y);
  g_assert_cmpint (after.width, ==, before.width);
  /* Not the others either, which waited. */
  g_assert_cmpuint (unrep_finder_get_n_hits (get_finder (page)), ==, 0);
  g_assert_cmpuint (unrep_finder_get_n_hits (get_finder (first)), ==, 0);

  g_signal_emit_by_name (busy, "clicked");
  wait_status ("1 of 3");
  g_assert_true (unrep_fixture_wait (is_searched, busy));
  g_assert_cmpuint (unrep_finder_get_n_hits (get_finder (first)), ==, 3);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (busy)));
  type ("ينبغي");
  g_assert_true (unrep_busy_bar_is_busy (busy));
  unrep_search_bar_close (bar);
  g_assert_false (unrep_busy_bar_is_busy (busy));
}

int
main (int   argc,
      char *argv[])
{
  unrep_fixture_init (&argc, &argv);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, "gtk-cursor-blink", FALSE, NULL);

#define ADD(path, function) g_test_add (path, gpointer, NULL, set_up, function, tear_down)
  ADD ("/search-bar/typing", test_typing);
  ADD ("/search-bar/exact", test_exact);
  ADD ("/search-bar/next", test_next);
  ADD ("/search-bar/replaced", test_replaced);
  ADD ("/search-bar/other-reports", test_other_reports);
  ADD ("/search-bar/selected", test_selected);
  ADD ("/search-bar/closed", test_closed);
  ADD ("/search-bar/accessible", test_accessible);
  ADD ("/search-bar/cancel", test_cancel);

  return g_test_run ();
}
