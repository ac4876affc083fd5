/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A report in an encoding that is not sure: it is asked for, once. */
#include "unrep-encoding-page.h"
#include "unrep-report-page-private.h"
#include "unrep-ui-fixture.h"
#include "unrep-window-private.h"

/* Too short to say in which encoding it is. */
#define ARABIC "\xE4\xD5 1. \xE4\xD5"
#define READ "نص 1. نص"

static UnrepWindow *window;
static UnrepReportPage *page;

static UnrepEncodingPage *
get_question (void)
{
  GtkWidget *shown = gtk_stack_get_visible_child (page->stack);

  return UNREP_IS_ENCODING_PAGE (shown) ? UNREP_ENCODING_PAGE (shown) : NULL;
}

static gboolean
is_asked (gpointer unused)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (window));

  return get_question () != NULL && GTK_IS_LIST_BOX_ROW (focus);
}

/* Whether the page of the other encoding has gone. */
static gboolean
is_alone (gpointer unused)
{
  return adw_tab_view_get_n_pages (window->tabs) == 1;
}

static void
open_report (const char    *path,
             UnrepIdentity *identity)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);

  window = unrep_fixture_open (identity, file);
  page = unrep_window_get_page (window);
}

static char *
dup_preview (void)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (unrep_fixture_find_widget (GTK_WIDGET (get_question ()), GTK_TYPE_TEXT_VIEW)));
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
}

static void
test_asked (void)
{
  g_autofree char *dir = unrep_test_dup_dir ("encoding");
  g_autofree char *path = unrep_test_write (dir, "r.txt", ARABIC, -1), *first = NULL, *second = NULL, *third = NULL;
  g_autoptr (UnrepIdentity) identity = unrep_identity_new ();
  GtkListBox *list;

  open_report (path, identity);
  g_assert_true (unrep_fixture_wait (is_asked, NULL));
  first = dup_preview ();
  g_assert_cmpstr (first, ==, READ);

  /* Whatever is chosen is seen at once. */
  list = GTK_LIST_BOX (unrep_fixture_find_widget (GTK_WIDGET (get_question ()), GTK_TYPE_LIST_BOX));
  gtk_list_box_select_row (list, gtk_list_box_get_row_at_index (list, 1));
  second = dup_preview ();
  g_assert_cmpstr (second, !=, READ);

  gtk_list_box_select_row (list, gtk_list_box_get_row_at_index (list, 0));
  gtk_widget_activate (GTK_WIDGET (gtk_list_box_get_row_at_index (list, 0)));
  g_assert_true (unrep_fixture_wait (unrep_fixture_is_ready, page));
  g_assert_cmpstr (unrep_text_get_utf8 (unrep_report_get_text (page->report)), ==, READ);
  g_assert_cmpstr (unrep_report_get_encoding (page->report), ==, "windows-1256");
  unrep_test_assert_content (path, ARABIC);
  unrep_fixture_close (&window);

  /* It is not asked again. */
  open_report (path, identity);
  g_assert_true (unrep_fixture_wait (unrep_fixture_is_ready, page));
  g_assert_cmpstr (unrep_text_get_utf8 (unrep_report_get_text (page->report)), ==, READ);

  /* Whoever has chosen wrongly chooses again: what was chosen is selected. */
  gtk_widget_activate_action (GTK_WIDGET (window), "win.encoding", NULL);
  page = unrep_window_get_page (window);
  g_assert_true (unrep_fixture_wait (is_asked, NULL));
  third = dup_preview ();
  g_assert_cmpstr (third, ==, READ);
  list = GTK_LIST_BOX (unrep_fixture_find_widget (GTK_WIDGET (get_question ()), GTK_TYPE_LIST_BOX));
  gtk_widget_activate (GTK_WIDGET (gtk_list_box_get_row_at_index (list, 1)));
  g_assert_true (unrep_fixture_wait (unrep_fixture_is_ready, page));
  g_assert_cmpstr (unrep_report_get_encoding (page->report), ==, "ISO-8859-6");
  g_assert_true (unrep_fixture_wait (is_alone, NULL));
  unrep_fixture_close (&window);

  open_report (path, identity);
  g_assert_true (unrep_fixture_wait (unrep_fixture_is_ready, page));
  g_assert_cmpstr (unrep_report_get_encoding (page->report), ==, "ISO-8859-6");
  unrep_fixture_close (&window);
}

int
main (int    argc,
      char **argv)
{
  unrep_fixture_init (&argc, &argv);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, "gtk-cursor-blink", FALSE, NULL);

  g_test_add_func ("/encoding-page/asked", test_asked);

  return g_test_run ();
}
