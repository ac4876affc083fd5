/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the window does when a side file cannot be saved. */
#include "unrep-review-view-private.h"
#include "unrep-test-share.h"
#include "unrep-ui-fixture.h"
#include "unrep-window.h"

static UnrepIdentity *identity;
static UnrepWindow *window;
static UnrepReviewView *view;
static UnrepReview *review;

static gboolean
has_state (gpointer state)
{
  return unrep_review_get_state (review) == GPOINTER_TO_UINT (state);
}

static gboolean
is_offered (gpointer offered)
{
  return gtk_widget_get_visible (unrep_fixture_find_widget (GTK_WIDGET (view->problem_bar), GTK_TYPE_BUTTON)) == GPOINTER_TO_INT (offered);
}

static gboolean
is_well (gpointer unused)
{
  return !gtk_widget_get_visible (GTK_WIDGET (view->problem_bar));
}

/* A report on a share that may only be read. */
static void
set_up (gpointer     *unused,
        gconstpointer data)
{
  g_autoptr (GFile) local = unrep_fixture_new_file ();
  g_autoptr (GFile) file = unrep_test_share_new (g_file_peek_path (local));
  UnrepReportPage *page;

  unrep_test_share_fault = (UnrepTestShareFault) {
    .at = 1, .lasts = TRUE, .only = "create", .code = G_IO_ERROR_PERMISSION_DENIED
  };
  identity = unrep_identity_new ();
  window = unrep_fixture_open (identity, file);
  page = unrep_window_get_page (window);
  g_assert_true (unrep_fixture_wait (unrep_fixture_is_ready, page));
  view = UNREP_REVIEW_VIEW (unrep_report_page_get_review (page));
  review = unrep_desk_get_review (unrep_report_page_get_desk (page));
}

static void
tear_down (gpointer     *unused,
           gconstpointer data)
{
  unrep_test_share_fault = (UnrepTestShareFault) { 0 };
  unrep_fixture_close (&window);
  unrep_fixture_unref_last (identity);
}

/* Nobody is kept from working, and another place is offered. */
static void
test_offer (gpointer     *unused,
            gconstpointer data)
{
  g_autofree char *dir = unrep_test_dup_dir ("chosen");
  g_autoptr (GFile) folder = g_file_new_for_path (dir);

  g_assert_true (is_well (NULL));
  gtk_widget_activate_action (GTK_WIDGET (view), "review.position", "u", 1);
  g_assert_true (unrep_fixture_wait (is_offered, GINT_TO_POINTER (TRUE)));
  g_assert_false (is_well (NULL));
  g_assert_nonnull (strstr (gtk_label_get_text (GTK_LABEL (unrep_fixture_find_widget (GTK_WIDGET (view->problem_bar), GTK_TYPE_LABEL))), "r.txt."));
  gtk_widget_activate_action (GTK_WIDGET (view), "review.position", "u", 2);
  g_assert_cmpuint (unrep_review_get_n_tagged (review), ==, 2);

  unrep_review_save_elsewhere (review, folder);
  g_assert_true (unrep_fixture_wait (has_state, GUINT_TO_POINTER (UNREP_REVIEW_SAVED)));
  g_assert_true (is_offered (GINT_TO_POINTER (FALSE)));
  g_assert_nonnull (strstr (gtk_label_get_text (GTK_LABEL (unrep_fixture_find_widget (GTK_WIDGET (view->problem_bar), GTK_TYPE_LABEL))), dir));
  g_assert_cmpuint (unrep_test_count_files (dir), ==, 1);
}

/* Whoever comes back to the window need not wait for the next attempt. */
static void
test_come_back (gpointer     *unused,
                gconstpointer data)
{
  GtkWindow *other = GTK_WINDOW (gtk_window_new ());

  gtk_widget_activate_action (GTK_WIDGET (view), "review.position", "u", 1);
  for (guint i = 0; i < 6; i++)
    unrep_review_flush (review, NULL);
  g_assert_true (unrep_fixture_wait (is_offered, GINT_TO_POINTER (TRUE)));

  /* After so many failures the next attempt is half a minute away. */
  gtk_window_present (other);
  unrep_fixture_settle ();
  unrep_test_share_fault = (UnrepTestShareFault) { 0 };
  gtk_window_destroy (other);
  gtk_window_present (GTK_WINDOW (window));
  g_assert_true (unrep_fixture_wait (is_well, NULL));
  g_assert_true (is_offered (GINT_TO_POINTER (FALSE)));
}

static void
set_hangs (gboolean hangs)
{
  g_atomic_int_set (&unrep_test_share_fault.hangs, hangs);
}

static gboolean
is_visible (gpointer widget)
{
  return gtk_widget_get_visible (widget);
}

static gboolean
count_cb (gpointer data)
{
  ++*(guint *) data;
  return G_SOURCE_CONTINUE;
}

static gboolean
has_turned (gpointer n_turns)
{
  return *(guint *) n_turns >= 3;
}

/* While the share hangs, publishing an outline and closing the window leave the main
 * loop free; the window is hidden at once, and goes when all is saved. */
static void
test_hung (gpointer     *unused,
           gconstpointer data)
{
  g_autoptr (UnrepReview) kept = g_object_ref (review);
  g_autoptr (GFile) folder = g_file_get_parent (unrep_report_get_file (unrep_review_get_report (review)));
  g_autoptr (GFile) outline = g_file_get_child (folder, "r.txt.outline.unrep.json");
  guint n_turns = 0, timer = g_timeout_add (10, count_cb, &n_turns);

  unrep_test_share_fault = (UnrepTestShareFault) { 0 };
  set_hangs (TRUE);
  g_assert_true (unrep_review_set_position (review, unrep_fixture_find (unrep_report_page_get_desk (unrep_window_get_page (window)), "2/ب"),
                                            "oppose", NULL));
  gtk_widget_activate_action (GTK_WIDGET (view), "review.publish-outline", NULL);
  g_assert_true (unrep_fixture_wait (has_turned, &n_turns));

  n_turns = 0;
  g_object_add_weak_pointer (G_OBJECT (view), (gpointer *) &view);
  gtk_window_close (GTK_WINDOW (window));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (window)));
  g_assert_true (unrep_fixture_wait (has_turned, &n_turns));
  g_assert_cmpint (unrep_review_get_state (kept), ==, UNREP_REVIEW_SAVING);

  set_hangs (FALSE);
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  g_assert_true (unrep_fixture_wait (unrep_fixture_is_gone, &window));
  g_assert_cmpint (unrep_review_get_state (kept), ==, UNREP_REVIEW_SAVED);
  /* Publishing holds the view to say in it what came of it. */
  g_assert_true (unrep_fixture_wait (unrep_fixture_is_gone, &view));
  g_assert_true (g_file_query_exists (outline, NULL));
  g_source_remove (timer);
  window = unrep_window_new (NULL, identity);
  gtk_window_present (GTK_WINDOW (window));
}

/* What cannot be saved brings the window back once, saying so. */
static void
test_close_fails (gpointer     *unused,
                  gconstpointer data)
{
  g_assert_true (unrep_review_set_position (review, unrep_fixture_find (unrep_report_page_get_desk (unrep_window_get_page (window)), "2/ب"),
                                            "oppose", NULL));
  gtk_window_close (GTK_WINDOW (window));
  g_assert_true (unrep_fixture_wait (is_visible, window));
  g_assert_cmpint (unrep_review_get_state (review), ==, UNREP_REVIEW_FAILED);
}

int
main (int    argc,
      char **argv)
{
  unrep_fixture_init (&argc, &argv);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, "gtk-cursor-blink", FALSE, NULL);

  /* The place that the second one chooses is remembered for the report of both. */
  g_test_add ("/saving/come-back", gpointer, NULL, set_up, test_come_back, tear_down);
  g_test_add ("/saving/offer", gpointer, NULL, set_up, test_offer, tear_down);
  g_test_add ("/saving/hung", gpointer, NULL, set_up, test_hung, tear_down);
  g_test_add ("/saving/close-fails", gpointer, NULL, set_up, test_close_fails, tear_down);
  return g_test_run ();
}
