/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the window says of work that was not saved. */
#include "unrep-review-view-private.h"
#include "unrep-ui-fixture.h"
#include "unrep-window.h"

#include "annotation/unrep-review-recovery.h"
#include "base/unrep-file.h"

#include <string.h>

static UnrepIdentity *identity;
static GFile *file;
static UnrepWindow *window;
static UnrepReviewView *view;
static UnrepReview *review;

static gboolean
is_shown (gpointer shown)
{
  return gtk_widget_get_visible (GTK_WIDGET (view->recovery_bar)) == GPOINTER_TO_INT (shown);
}

/* What was tagged and saved, and then lost from the folder, is in the journal. */
static void
leave_journal (void)
{
  g_autoptr (UnrepDesk) desk = unrep_fixture_new_desk (file);
  g_autoptr (UnrepReview) lost = unrep_review_new (unrep_review_get_report (unrep_desk_get_review (desk)),
                                                   unrep_desk_get_outline (desk), unrep_desk_get_codebook (desk),
                                                   unrep_identity_get_reviewer (identity));

  g_assert_true (unrep_review_set_position (lost, unrep_fixture_find (desk, "2/أ"), "oppose", NULL));
  g_assert_true (unrep_review_set_position (lost, unrep_fixture_find (desk, "2/ب"), "mixed", NULL));
  g_assert_true (unrep_review_flush (lost, NULL));
  g_assert_true (g_file_delete (unrep_review_get_file (lost), NULL, NULL));
}

/* The disk forgets a bit of the first of the two changes. Journals of other tests
 * are there as well, and each forgets one. */
static void
damage_journals (void)
{
  g_autofree char *folder = unrep_dup_state_path ("journal");
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL), *content = NULL;
      char *position;
      gsize length;

      g_assert_true (g_file_get_contents (path, &content, &length, NULL));
      position = strstr (content, "\"oppose\"");
      if (position == NULL)
        continue;
      *position ^= 1;
      g_assert_true (g_file_set_contents (path, content, length, NULL));
    }
}

static void
set_up (gpointer     *unused,
        gconstpointer data)
{
  UnrepReportPage *page;

  file = unrep_fixture_new_file ();
  identity = unrep_identity_new ();
  if (data != NULL)
    leave_journal ();
  if (g_strcmp0 (data, "damaged") == 0)
    damage_journals ();
  window = unrep_fixture_open (identity, file);
  page = unrep_window_get_page (window);
  g_assert_true (unrep_fixture_wait (unrep_fixture_is_ready, page));
  view = UNREP_REVIEW_VIEW (unrep_report_page_get_review (page));
  review = unrep_desk_get_review (unrep_report_page_get_desk (page));
  unrep_fixture_settle ();
}

static void
tear_down (gpointer     *unused,
           gconstpointer data)
{
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_true (unrep_fixture_wait (unrep_fixture_is_gone, &window));
  g_clear_object (&identity);
  g_clear_object (&file);
}

static void
activate (const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (view->recovery_bar), action, NULL));
  unrep_fixture_settle ();
}

static void
test_nothing (gpointer     *unused,
              gconstpointer data)
{
  g_assert_true (is_shown (GINT_TO_POINTER (FALSE)));
}

static void
test_keep (gpointer     *unused,
           gconstpointer data)
{
  g_assert_true (is_shown (GINT_TO_POINTER (TRUE)));
  g_assert_cmpuint (unrep_review_get_n_tagged (review), ==, 2);
  activate ("recovery.keep");
  g_assert_true (is_shown (GINT_TO_POINTER (FALSE)));
  g_assert_cmpuint (unrep_review_get_n_tagged (review), ==, 2);
}

static void
test_take_back (gpointer     *unused,
                gconstpointer data)
{
  activate ("recovery.take-back");
  g_assert_true (is_shown (GINT_TO_POINTER (FALSE)));
  g_assert_cmpuint (unrep_review_get_n_tagged (review), ==, 0);
  g_assert_cmpuint (unrep_review_undo (review), !=, UNREP_NO_UNIT);
  g_assert_cmpuint (unrep_review_get_n_tagged (review), ==, 2);
}

/* Undone one by one or in one step: the bar goes when nothing is left that it offers. */
static void
test_undo (gpointer     *unused,
           gconstpointer data)
{
  guint first = unrep_fixture_find (view->desk, "2/أ"), second = unrep_fixture_find (view->desk, "2/ب");

  g_assert_true (unrep_review_set_position (review, first, "none", NULL));
  g_assert_true (is_shown (GINT_TO_POINTER (TRUE)));
  g_assert_true (unrep_review_set_position (review, second, "none", NULL));
  g_assert_true (is_shown (GINT_TO_POINTER (FALSE)));
  for (guint i = 0; i < 3; i++)
    g_assert_cmpuint (unrep_review_undo (review), !=, UNREP_NO_UNIT);
  g_assert_cmpuint (unrep_review_get_n_tagged (review), ==, 0);
  g_assert_true (is_shown (GINT_TO_POINTER (FALSE)));
}

static void
test_undo_at_once (gpointer     *unused,
                   gconstpointer data)
{
  g_assert_true (is_shown (GINT_TO_POINTER (TRUE)));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (view), "review.undo", NULL));
  g_assert_cmpuint (unrep_review_get_n_tagged (review), ==, 0);
  g_assert_true (is_shown (GINT_TO_POINTER (FALSE)));
}

/* What could not be read is told, with the file that has it, until the person has seen it. */
static void
test_damaged (gpointer     *unused,
              gconstpointer data)
{
  g_autofree char *message = unrep_review_dup_damaged_message (review), *path = NULL;
  const char *opening = unrep_fixture_in ("“", "«\u2068"), *closing = unrep_fixture_in ("”", "\u2069»");
  const char *start = strstr (message, opening), *end = strstr (message, closing);

  g_assert_nonnull (start);
  g_assert_nonnull (end);
  start += strlen (opening);
  path = g_strndup (start, (gsize) (end - start));
  g_assert_true (g_str_has_suffix (path, ".journal.damaged"));
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (unrep_review_get_n_tagged (review), ==, 1);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (view), "review.undo", NULL));
  g_assert_cmpuint (unrep_review_get_n_recovered (review), ==, 1);
  g_assert_null (unrep_review_dup_recovered_message (review));
  g_assert_true (is_shown (GINT_TO_POINTER (TRUE)));
  activate ("recovery.keep");
  g_assert_true (is_shown (GINT_TO_POINTER (FALSE)));
}

/* The list says what, and leads there. */
static void
test_show (gpointer     *unused,
           gconstpointer data)
{
  GtkMenuButton *show = GTK_MENU_BUTTON (unrep_fixture_find_widget (GTK_WIDGET (view->recovery_bar), GTK_TYPE_MENU_BUTTON));
  UnrepDesk *desk = view->desk;
  GtkWidget *rows, *second, *title;

  gtk_menu_button_popup (show);
  unrep_fixture_settle ();
  rows = gtk_widget_get_first_child (unrep_fixture_find_widget (GTK_WIDGET (gtk_menu_button_get_popover (show)), GTK_TYPE_VIEWPORT));
  second = gtk_widget_get_next_sibling (gtk_widget_get_first_child (rows));
  g_assert_null (gtk_widget_get_next_sibling (second));
  title = gtk_widget_get_first_child (gtk_button_get_child (GTK_BUTTON (second)));
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (title)), ==,
                   unrep_fixture_in ("\u200e\u20682(ب)\u2069: Mixed", "\u200f\u20682(ب)\u2069: موقف مختلط"));
  g_signal_emit_by_name (second, "clicked");
  g_assert_cmpuint (unrep_desk_get_current (desk), ==, unrep_fixture_find (desk, "2/ب"));
}

int
main (int    argc,
      char **argv)
{
  unrep_fixture_init (&argc, &argv);
  g_test_add ("/recovery-bar/nothing", gpointer, NULL, set_up, test_nothing, tear_down);
  g_test_add ("/recovery-bar/keep", gpointer, "left", set_up, test_keep, tear_down);
  g_test_add ("/recovery-bar/take-back", gpointer, "left", set_up, test_take_back, tear_down);
  g_test_add ("/recovery-bar/undo", gpointer, "left", set_up, test_undo, tear_down);
  g_test_add ("/recovery-bar/undo-at-once", gpointer, "left", set_up, test_undo_at_once, tear_down);
  g_test_add ("/recovery-bar/damaged", gpointer, "damaged", set_up, test_damaged, tear_down);
  g_test_add ("/recovery-bar/show", gpointer, "left", set_up, test_show, tear_down);
  return g_test_run ();
}
