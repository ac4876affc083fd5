/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What takes its time says so, and can be cancelled. The server does not answer until the
 * test lets it. */
#include "unrep-report-page-private.h"
#include "unrep-test-share.h"
#include "unrep-ui-fixture.h"
#include "unrep-window.h"

static UnrepIdentity *identity;
static UnrepWindow *window;
static UnrepReportPage *page;

static gboolean
is_ready (gpointer unused)
{
  return unrep_report_page_is_ready (page);
}

static gboolean
is_gone (gpointer pointer)
{
  return *(gpointer *) pointer == NULL;
}

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
  window = unrep_window_new (NULL, identity);
  unrep_window_open (window, file);
  gtk_window_present (GTK_WINDOW (window));
  page = unrep_window_get_page (window);
}

static void
close_window (void)
{
  gpointer gone = window;

  g_object_add_weak_pointer (G_OBJECT (window), &gone);
  gtk_window_close (GTK_WINDOW (window));
  g_assert_true (unrep_fixture_wait (is_gone, &gone));
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
  g_assert_true (unrep_fixture_wait (is_gone, &gone));
  g_assert_null (unrep_window_get_page (window));
  unrep_test_share_stall (NULL);
  close_window ();
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
  g_assert_true (unrep_fixture_wait (is_ready, NULL));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (page->busy)));
  close_window ();
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
  g_assert_true (unrep_fixture_wait (is_ready, NULL));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (page->busy)));
  close_window ();
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
  g_assert_true (unrep_fixture_wait (is_ready, NULL));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (page->busy)));
  close_window ();
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
  close_window ();
  g_assert_true (unrep_fixture_wait (is_gone, &gone));
  unrep_test_share_stall (NULL);
}

int
main (int   argc,
      char *argv[])
{
  unrep_test_init (&argc, &argv);
  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, "gtk-cursor-blink", FALSE, NULL);
  identity = unrep_identity_new ();
  g_test_add_func ("/busy/reading", test_reading);
  g_test_add_func ("/busy/outline", test_outline);
  g_test_add_func ("/busy/review", test_review);
  g_test_add_func ("/busy/twice", test_twice);
  g_test_add_func ("/busy/closed", test_closed);
  return g_test_run ();
}
