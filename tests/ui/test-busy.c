/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What takes its time says so, and can be cancelled. The server does not answer until the
 * test lets it. */
#include "unrep-report-page-private.h"
#include "unrep-test-share.h"
#include "unrep-ui-fixture.h"
#include "unrep-window.h"

#include "annotation/unrep-codebook-private.h"

#include <string.h>

static UnrepIdentity *identity;
static UnrepWindow *window;
static UnrepReportPage *page;

static gboolean
is_busy_shown (gpointer unused)
{
  return gtk_widget_get_visible (GTK_WIDGET (page->busy)) && unrep_busy_bar_is_busy (page->busy);
}

static gboolean
is_asked (gpointer unused)
{
  return gtk_widget_get_visible (GTK_WIDGET (page->busy)) && !unrep_busy_bar_is_busy (page->busy);
}

static gboolean
is_waiting_shown (gpointer unused)
{
  GtkWidget *shown = gtk_stack_get_visible_child (page->stack);

  return shown != page->work && GTK_IS_BOX (shown);
}

static void
open_report (const char *stalled)
{
  g_autofree char *dir = unrep_test_dup_dir ("share");
  g_autofree char *path = unrep_test_write (dir, "r.txt", unrep_fixture_report, -1);
  g_autoptr (GFile) file = unrep_test_share_new (path);

  unrep_test_share_stall (stalled);
  window = unrep_fixture_open (identity, file);
  page = unrep_window_get_page (window);
}

/* Cancelled while the report is read, its tab is closed, and nothing is left of it. */
static void
test_reading (void)
{
  gpointer gone;

  open_report ("read");
  g_assert_true (unrep_fixture_wait (is_waiting_shown, NULL));
  gone = page;
  g_object_add_weak_pointer (G_OBJECT (page), &gone);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), "win.close-tab", NULL));
  g_assert_true (unrep_fixture_wait (unrep_fixture_is_gone, &gone));
  g_assert_null (unrep_window_get_page (window));
  unrep_test_share_stall (NULL);
  unrep_fixture_close (&window);
}

/* Cancelled while side files are looked for, the text can be read; going on finds them. */
static void
test_review (void)
{
  open_report ("enumerate");
  g_assert_true (unrep_fixture_wait (is_busy_shown, NULL));
  g_assert_false (unrep_report_page_is_ready (page));
  g_signal_emit_by_name (page->busy, "clicked");
  g_assert_true (unrep_fixture_wait (is_asked, NULL));
  g_assert_false (unrep_report_page_is_ready (page));
  g_assert_null (unrep_report_page_get_error (page));
  g_assert_true (gtk_stack_get_visible_child (page->stack) == page->work);

  unrep_test_share_stall (NULL);
  g_signal_emit_by_name (page->busy, "clicked");
  g_assert_true (unrep_fixture_wait (unrep_fixture_is_ready, page));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (page->busy)));
  unrep_fixture_close (&window);
}

/* Who goes on at once need not wait for what was cancelled. */
static void
test_twice (void)
{
  open_report ("enumerate");
  g_assert_true (unrep_fixture_wait (is_busy_shown, NULL));
  for (guint i = 0; i < 3; i++)
    {
      g_signal_emit_by_name (page->busy, "clicked");
      g_assert_true (unrep_fixture_wait (is_asked, NULL));
      g_signal_emit_by_name (page->busy, "clicked");
      g_assert_true (unrep_fixture_wait (is_busy_shown, NULL));
    }
  unrep_test_share_stall (NULL);
  g_assert_true (unrep_fixture_wait (unrep_fixture_is_ready, page));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (page->busy)));
  unrep_fixture_close (&window);
}

static gboolean
is_outlining (gpointer unused)
{
  return page->outlining != NULL && page->outline == NULL;
}

/* The same while recommendations are looked for; what is waited for no more is not
 * spoken of. */
static void
test_outline (void)
{
  open_report (NULL);
  g_assert_true (unrep_fixture_wait (is_outlining, NULL));
  g_signal_emit_by_name (page->busy, "clicked");
  g_assert_true (unrep_fixture_wait (is_asked, NULL));
  g_assert_null (page->outline);
  g_signal_emit_by_name (page->busy, "clicked");
  g_assert_true (unrep_fixture_wait (unrep_fixture_is_ready, page));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (page->busy)));
  unrep_fixture_close (&window);
}

/* Closed in the middle of it. */
static void
test_closed (void)
{
  gpointer gone;

  open_report ("enumerate");
  g_assert_true (unrep_fixture_wait (is_busy_shown, NULL));
  gone = page;
  g_object_add_weak_pointer (G_OBJECT (page), &gone);
  unrep_fixture_close (&window);
  g_assert_true (unrep_fixture_wait (unrep_fixture_is_gone, &gone));
  unrep_test_share_stall (NULL);
}

static UnrepReview *
get_review (void)
{
  return unrep_desk_get_review (unrep_report_page_get_desk (page));
}

static const char *
get_position (void)
{
  return unrep_review_get_position (get_review (), unrep_fixture_find (unrep_report_page_get_desk (page), "2/ب"));
}

static gboolean
may_change (void)
{
  g_autoptr (GError) error = NULL;
  guint unit = unrep_fixture_find (unrep_report_page_get_desk (page), "2/ج");

  if (unrep_review_set_position (get_review (), unit, "mixed", &error))
    return TRUE;
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_BUSY);
  g_assert_false (unrep_review_can_undo (get_review ()));
  return FALSE;
}

static void
set_hangs (gboolean hangs)
{
  g_atomic_int_set (&unrep_test_share_fault.hangs, hangs);
}

static gboolean
is_idle (gpointer unused)
{
  return !unrep_report_page_is_busy (page);
}

static const char two_positions[] =
  "{\"format\":\"unrep-codebook\",\"version\":3,\"id\":\"two\",\"question\":{\"en\":\"Is it urgent?\"},\"positions\":["
  "{\"id\":\"urgent\",\"key\":\"1\",\"colour\":\"#11aa22\",\"symbol\":\"+\",\"name\":{\"en\":\"Urgent\"}},"
  "{\"id\":\"mixed\",\"key\":\"2\",\"colour\":\"#aa1122\",\"symbol\":\"-\",\"name\":{\"en\":\"Mixed\"}}]}";

static UnrepCodebook *
new_codebook (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (two_positions, strlen (two_positions));
  g_autoptr (GError) error = NULL;
  UnrepCodebook *codebook = unrep_codebook_parse (bytes, "two.json", &error);

  g_assert_no_error (error);
  return codebook;
}

/* The share stops answering, to those who cancel too, while another codebook is asked for:
 * the window lives, no key belongs to either, and who cancels goes on as before. */
static void
test_codebook (void)
{
  g_autoptr (UnrepCodebook) codebook = new_codebook ();
  UnrepDesk *before;

  open_report (NULL);
  g_assert_true (unrep_fixture_wait (unrep_fixture_is_ready, page));
  before = unrep_report_page_get_desk (page);
  set_hangs (TRUE);
  g_assert_true (unrep_review_set_position (get_review (), unrep_fixture_find (before, "2/ب"), "oppose", NULL));
  unrep_report_page_open_review (page, codebook);
  g_assert_false (may_change ());
  g_assert_true (unrep_fixture_wait (is_busy_shown, NULL));
  g_signal_emit_by_name (page->busy, "clicked");
  g_assert_true (is_idle (NULL));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (page->busy)));
  g_assert_true (unrep_report_page_get_desk (page) == before);
  g_assert_true (may_change ());

  unrep_report_page_open_review (page, codebook);
  set_hangs (FALSE);
  g_assert_true (unrep_fixture_wait (is_idle, NULL));
  g_assert_cmpstr (unrep_codebook_get_id (unrep_desk_get_codebook (unrep_report_page_get_desk (page))), ==, "two");
  g_assert_null (get_position ());
  g_assert_true (may_change ());

  /* What was said with the other one is there. */
  {
    g_autoptr (UnrepCodebook) usual = unrep_codebook_new_default ();

    unrep_report_page_open_review (page, usual);
  }
  g_assert_true (unrep_fixture_wait (is_idle, NULL));
  g_assert_cmpstr (get_position (), ==, "oppose");
  unrep_fixture_close (&window);
}

/* The same when somebody else begins to review, but that nothing of the one before can be
 * gone on with. */
static void
test_reviewer (void)
{
  g_autofree char *id = NULL;
  GtkTextView *note;

  open_report (NULL);
  g_assert_true (unrep_fixture_wait (unrep_fixture_is_ready, page));
  id = g_strdup (unrep_reviewer_get_id (unrep_identity_get_reviewer (identity)));
  unrep_desk_set_current (unrep_report_page_get_desk (page), unrep_fixture_find (unrep_report_page_get_desk (page), "2/ب"));
  gtk_widget_activate_action (GTK_WIDGET (page->review), "review.note", NULL);
  note = GTK_TEXT_VIEW (gtk_window_get_focus (GTK_WINDOW (window)));
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (note), "نصف جملة", -1);
  set_hangs (TRUE);
  g_assert_true (unrep_identity_answer (identity, "huda-2", "هدى", NULL));
  g_assert_false (may_change ());
  g_assert_false (gtk_widget_is_sensitive (GTK_WIDGET (note)));
  g_assert_true (unrep_fixture_wait (is_busy_shown, NULL));
  g_signal_emit_by_name (page->busy, "clicked");
  g_assert_true (is_asked (NULL));
  g_assert_false (may_change ());

  g_signal_emit_by_name (page->busy, "clicked");
  set_hangs (FALSE);
  g_assert_true (unrep_fixture_wait (unrep_fixture_is_ready, page) && unrep_fixture_wait (is_idle, NULL));
  g_assert_cmpstr (unrep_reviewer_get_id (unrep_review_get_reviewer (get_review ())), ==, "huda-2");
  g_assert_cmpuint (unrep_review_get_n_tagged (get_review ()), ==, 0);
  g_assert_true (may_change ());

  /* What was typed last is there. */
  g_assert_true (unrep_identity_answer (identity, id, id, NULL));
  g_assert_true (unrep_fixture_wait (is_idle, NULL));
  g_assert_cmpstr (unrep_review_get_note (get_review (), unrep_fixture_find (unrep_report_page_get_desk (page), "2/ب")), ==,
                   "نصف جملة");
  unrep_fixture_close (&window);
}

int
main (int   argc,
      char *argv[])
{
  unrep_fixture_init (&argc, &argv);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, "gtk-cursor-blink", FALSE, NULL);
  identity = unrep_identity_new ();
  g_test_add_func ("/busy/reading", test_reading);
  g_test_add_func ("/busy/outline", test_outline);
  g_test_add_func ("/busy/review", test_review);
  g_test_add_func ("/busy/twice", test_twice);
  g_test_add_func ("/busy/closed", test_closed);
  g_test_add_func ("/busy/codebook", test_codebook);
  g_test_add_func ("/busy/reviewer", test_reviewer);
  return g_test_run ();
}
