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
is_ready (gpointer page)
{
  return unrep_report_page_is_ready (page);
}

static gboolean
has_state (gpointer state)
{
  return unrep_review_get_state (review) == GPOINTER_TO_UINT (state);
}

static gboolean
is_offered (gpointer offered)
{
  return gtk_widget_get_visible (view->save_elsewhere) == GPOINTER_TO_INT (offered);
}

static gboolean
is_well (gpointer unused)
{
  return !gtk_widget_get_visible (view->problem_bar);
}

static gboolean
is_gone (gpointer pointer)
{
  return *(gpointer *) pointer == NULL;
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
  window = unrep_window_new (NULL, identity);
  unrep_window_open (window, file);
  gtk_window_present (GTK_WINDOW (window));
  page = unrep_window_get_page (window);
  g_assert_true (unrep_fixture_wait (is_ready, page));
  view = UNREP_REVIEW_VIEW (unrep_report_page_get_review (page));
  review = unrep_desk_get_review (unrep_report_page_get_desk (page));
}

static void
tear_down (gpointer     *unused,
           gconstpointer data)
{
  unrep_test_share_fault = (UnrepTestShareFault) { 0 };
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  gtk_window_close (GTK_WINDOW (window));
  g_assert_true (unrep_fixture_wait (is_gone, &window));
  g_assert_finalize_object (identity);
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
  g_assert_nonnull (strstr (gtk_label_get_text (view->problem), "could not be saved"));
  gtk_widget_activate_action (GTK_WIDGET (view), "review.position", "u", 2);
  g_assert_cmpuint (unrep_review_get_n_tagged (review), ==, 2);

  unrep_review_save_elsewhere (review, folder);
  g_assert_true (unrep_fixture_wait (has_state, GUINT_TO_POINTER (UNREP_REVIEW_SAVED)));
  g_assert_true (is_offered (GINT_TO_POINTER (FALSE)));
  g_assert_nonnull (strstr (gtk_label_get_text (view->problem), dir));
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

int
main (int    argc,
      char **argv)
{
  unrep_test_init (&argc, &argv);
  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, "gtk-cursor-blink", FALSE, NULL);

  /* The place that the second one chooses is remembered for the report of both. */
  g_test_add ("/saving/come-back", gpointer, NULL, set_up, test_come_back, tear_down);
  g_test_add ("/saving/offer", gpointer, NULL, set_up, test_offer, tear_down);
  return g_test_run ();
}
