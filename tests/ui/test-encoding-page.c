/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A report in an encoding that is not sure: it is asked for, once. */
#include "unrep-encoding-page.h"
#include "unrep-report-page-private.h"
#include "unrep-ui-fixture.h"
#include "unrep-window-private.h"

#include "annotation/unrep-review-unplaced.h"

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

/* Chooses what has @name, by activating its row. */
static void
choose (const char *name)
{
  GtkListBox *list;
  GtkListBoxRow *row;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.encoding", NULL);
  page = unrep_window_get_page (window);
  g_assert_true (unrep_fixture_wait (is_asked, NULL));
  list = GTK_LIST_BOX (unrep_fixture_find_widget (GTK_WIDGET (get_question ()), GTK_TYPE_LIST_BOX));
  for (int i = 0; (row = gtk_list_box_get_row_at_index (list, i)) != NULL; i++)
    if (g_str_equal (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), name))
      {
        gtk_list_box_select_row (list, row);
        gtk_widget_activate (GTK_WIDGET (row));
        break;
      }
  g_assert_nonnull (row);
  g_assert_true (unrep_fixture_wait (unrep_fixture_is_ready, page));
  g_assert_cmpstr (unrep_report_get_encoding (page->report), ==, name);
  g_assert_true (unrep_fixture_wait (is_alone, NULL));
}

static UnrepReview *
get_review (void)
{
  return unrep_desk_get_review (unrep_report_page_get_desk (page));
}

static const char *
get_position (const char *path)
{
  return unrep_review_get_position (get_review (), unrep_fixture_find (unrep_report_page_get_desk (page), path));
}

static guint
count_unplaced (void)
{
  UnrepReanchoredCounts counts;

  unrep_review_count_reanchored (get_review (), &counts);
  return counts.unplaced;
}

/* What was tagged in the wrong encoding is on the same words in the right one; where the
 * wrong one has no such units, it waits, and comes back. */
static void
test_tagged (void)
{
  static const char * const paths[] = { "2/أ", "2/ب", "3/ب" };
  g_autofree char *dir = unrep_test_dup_dir ("encoding-tagged");
  g_autoptr (UnrepIdentity) identity = unrep_identity_new ();
  g_autoptr (GError) error = NULL;
  gsize length;
  g_autofree char *bytes = g_convert (unrep_fixture_report, -1, "WINDOWS-1256", "UTF-8", NULL, &length, &error);
  g_autofree char *path = NULL;

  g_assert_no_error (error);
  path = unrep_test_write (dir, "r.txt", bytes, (gssize) length);
  g_assert_true (unrep_identity_accept (identity, NULL));
  open_report (path, identity);
  g_assert_true (unrep_fixture_wait (unrep_fixture_is_ready, page));
  g_assert_cmpstr (unrep_report_get_encoding (page->report), ==, "windows-1256");
  for (gsize i = 0; i < G_N_ELEMENTS (paths); i++)
    g_assert_true (unrep_review_set_position (get_review (), unrep_fixture_find (unrep_report_page_get_desk (page), paths[i]),
                                              i == 1 ? "oppose" : "support", &error));
  choose ("KOI8-R");
  g_assert_cmpuint (unrep_review_get_n_tagged (get_review ()) + count_unplaced (), ==, G_N_ELEMENTS (paths));
  choose ("IBM850");
  g_assert_cmpuint (unrep_review_get_n_tagged (get_review ()) + count_unplaced (), ==, G_N_ELEMENTS (paths));
  choose ("windows-1256");
  g_assert_cmpuint (count_unplaced (), ==, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (paths); i++)
    g_assert_cmpstr (get_position (paths[i]), ==, i == 1 ? "oppose" : "support");
  unrep_fixture_close (&window);
}

/* Of a file that begins with pages of English, what is shown is where encodings differ. */
static void
test_late (void)
{
  g_autofree char *dir = unrep_test_dup_dir ("encoding-late"), *path = NULL, *shown = NULL;
  g_autoptr (UnrepIdentity) identity = unrep_identity_new ();
  g_autoptr (GString) text = g_string_new (NULL);

  while (text->len < 200 * 1000)
    g_string_append (text, "The experts met again.\r\n");
  g_string_append (text, ARABIC);
  path = unrep_test_write (dir, "late.txt", text->str, -1);
  open_report (path, identity);
  g_assert_true (unrep_fixture_wait (is_asked, NULL));
  shown = dup_preview ();
  g_assert_cmpstr (shown, ==, "…\n" READ);
  unrep_fixture_close (&window);
}

int
main (int    argc,
      char **argv)
{
  unrep_fixture_init (&argc, &argv);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, "gtk-cursor-blink", FALSE, NULL);

  g_test_add_func ("/encoding-page/asked", test_asked);
  g_test_add_func ("/encoding-page/tagged", test_tagged);
  g_test_add_func ("/encoding-page/late", test_late);

  return g_test_run ();
}
