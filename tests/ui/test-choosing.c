/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two versions to choose from, and older versions to restore. */
#include "unrep-busy-bar.h"
#include "unrep-conflicts-window.h"
#include "unrep-restore-window.h"
#include "unrep-review-view-private.h"
#include "unrep-test-share.h"
#include "unrep-ui-fixture.h"
#include "unrep-window.h"

#include "annotation/unrep-annotation-private.h"
#include "annotation/unrep-conflict.h"
#include "annotation/unrep-restoring.h"
#include "annotation/unrep-side-file-private.h"

#include <glib/gstdio.h>

static UnrepIdentity *identity;
static UnrepWindow *window;
static UnrepReviewView *view;
static UnrepReview *review;
static UnrepDesk *desk;
static guint unit;

static gboolean
is_offered (gpointer offered)
{
  return gtk_widget_get_visible (view->conflict_bar) == GPOINTER_TO_INT (offered);
}

static gboolean
has_versions (gpointer restore)
{
  return unrep_restore_window_is_ready (restore);
}

static void
tag (const char *position,
     const char *note)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (unrep_review_set_position (review, unit, position, &error));
  g_assert_no_error (error);
  g_assert_true (unrep_review_set_note (review, unit, note, &error));
  g_assert_no_error (error);
  g_assert_true (unrep_review_flush (review, &error));
  g_assert_no_error (error);
}

static void
open_report (GFile *file)
{
  UnrepReportPage *page;

  window = unrep_fixture_open (identity, file);
  page = unrep_window_get_page (window);
  g_assert_true (unrep_fixture_wait (unrep_fixture_is_ready, page));
  view = UNREP_REVIEW_VIEW (unrep_report_page_get_review (page));
  desk = unrep_report_page_get_desk (page);
  review = unrep_desk_get_review (desk);
  unit = unrep_fixture_find (desk, "2/ب");
}

static void
set_up (gpointer     *unused,
        gconstpointer data)
{
  g_autoptr (GFile) file = unrep_fixture_new_file ();

  identity = unrep_identity_new ();
  g_assert_true (unrep_identity_accept (identity, NULL));
  open_report (file);
}

static void
tear_down (gpointer     *unused,
           gconstpointer data)
{
  unrep_fixture_close (&window);
  unrep_fixture_unref_last (identity);
}

/* Somebody has put another version of the unit's annotation into the folder. */
static void
write_copy (const char *position,
            const char *note)
{
  g_autoptr (UnrepSideFile) copy = unrep_review_new_snapshot (review);
  g_autoptr (GPtrArray) annotations = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (UnrepAnnotation) other = unrep_annotation_copy (unrep_review_get_annotation (review, unit));
  g_autoptr (GFile) folder = g_file_get_parent (unrep_review_get_file (review));
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *path = NULL;

  g_array_set_size (other->edits, 0);
  g_array_append_val (other->edits, ((UnrepDeviceCount) { "cccccccc", 1 }));
  unrep_take_string (&other->position, g_strdup (position));
  unrep_take_string (&other->note, g_strdup (note));
  g_ptr_array_add (annotations, g_steal_pointer (&other));
  unrep_side_file_set_annotations (copy, annotations);
  bytes = unrep_side_file_to_bytes (copy);
  path = unrep_test_write (g_file_peek_path (folder), "r (conflicted copy).json", g_bytes_get_data (bytes, NULL),
                           (gssize) g_bytes_get_size (bytes));
}

/* The report is opened again, and the copy is found. */
static void
make_conflict (const char *position,
               const char *note)
{
  g_autoptr (GFile) file = g_object_ref (unrep_report_get_file (unrep_review_get_report (review)));

  write_copy (position, note);
  unrep_fixture_close (&window);
  open_report (file);
}

static UnrepConflictsWindow *
open_conflicts (void)
{
  GtkWindow *conflicts;

  gtk_widget_activate_action (GTK_WIDGET (view), "review.conflicts", NULL);
  conflicts = GTK_WINDOW (unrep_fixture_find_window (UNREP_TYPE_CONFLICTS_WINDOW));
  g_assert_nonnull (conflicts);
  return UNREP_CONFLICTS_WINDOW (conflicts);
}

static void
test_choose (gpointer     *unused,
             gconstpointer data)
{
  UnrepConflictsWindow *conflicts;

  tag ("support", "هنا");
  g_assert_false (gtk_widget_get_visible (view->conflict_bar));
  make_conflict ("oppose", "هناك");
  g_assert_true (unrep_fixture_wait (is_offered, GINT_TO_POINTER (TRUE)));
  g_assert_cmpstr (unrep_review_get_position (review, unit), ==, "support");

  conflicts = open_conflicts ();
  g_object_add_weak_pointer (G_OBJECT (conflicts), (gpointer *) &conflicts);
  unrep_choice_window_move (UNREP_CHOICE_WINDOW (conflicts), 1);
  unrep_choice_window_move (UNREP_CHOICE_WINDOW (conflicts), -1);
  unrep_conflicts_window_choose (conflicts, UNREP_CHOICE_OTHER);
  g_assert_cmpstr (unrep_review_get_position (review, unit), ==, "oppose");
  g_assert_true (unrep_fixture_wait (is_offered, GINT_TO_POINTER (FALSE)));
  g_assert_true (unrep_fixture_wait (unrep_fixture_is_gone, &conflicts));
  gtk_widget_activate_action (GTK_WIDGET (view), "review.undo", NULL);
  g_assert_cmpstr (unrep_review_get_position (review, unit), ==, "support");
  /* Nothing is left to be asked. */
  gtk_widget_activate_action (GTK_WIDGET (view), "review.conflicts", NULL);
  g_assert_null (unrep_fixture_find_window (UNREP_TYPE_CONFLICTS_WINDOW));
}

static void
test_both_notes (gpointer     *unused,
                 gconstpointer data)
{
  UnrepConflictsWindow *conflicts;

  tag ("support", "هنا");
  make_conflict ("oppose", "");
  conflicts = open_conflicts ();
  /* There is one note only: the key does nothing. */
  unrep_conflicts_window_choose (conflicts, UNREP_CHOICE_BOTH_NOTES);
  g_assert_cmpuint (unrep_review_get_n_conflicts (review), ==, 1);
  gtk_window_close (GTK_WINDOW (conflicts));
  g_assert_true (unrep_fixture_wait (is_offered, GINT_TO_POINTER (TRUE)));
}

/* The button with a label below @widget that does @action. */
static GtkWidget *
find_action (GtkWidget  *widget,
             const char *action)
{
  GtkWidget *found = NULL;

  if (GTK_IS_BUTTON (widget) && gtk_button_get_label (GTK_BUTTON (widget)) != NULL
      && g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), action) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_action (child, action);
  return found;
}

static UnrepRestoreWindow *
open_restore (void)
{
  GtkWindow *restore;
  GtkWidget *cancel;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.restore", NULL);
  restore = GTK_WINDOW (unrep_fixture_find_window (UNREP_TYPE_RESTORE_WINDOW));
  g_assert_nonnull (restore);
  /* Whoever does not want to wait can leave. */
  g_assert_false (unrep_restore_window_is_ready (UNREP_RESTORE_WINDOW (restore)));
  cancel = find_action (GTK_WIDGET (restore), "window.close");
  g_assert_nonnull (cancel);
  g_assert_true (gtk_widget_is_sensitive (cancel));
  g_assert_true (unrep_fixture_wait (has_versions, restore));
  return UNREP_RESTORE_WINDOW (restore);
}

static void
test_restore (gpointer     *unused,
              gconstpointer data)
{
  g_autoptr (GFile) file = g_object_ref (unrep_report_get_file (unrep_review_get_report (review)));
  UnrepRestoreWindow *restore = open_restore ();

  g_assert_cmpuint (unrep_restore_window_get_n_versions (restore), ==, 0);
  gtk_window_close (GTK_WINDOW (restore));
  tag ("support", "قبل");
  unrep_fixture_close (&window);
  open_report (file);
  tag ("oppose", "بعد");
  restore = open_restore ();
  g_assert_cmpuint (unrep_restore_window_get_n_versions (restore), ==, 1);
  g_object_add_weak_pointer (G_OBJECT (restore), (gpointer *) &restore);
  unrep_restore_window_restore (restore, 0);
  /* Its file is read in a thread. */
  g_assert_cmpstr (unrep_review_get_position (review, unit), ==, "oppose");
  g_assert_true (unrep_fixture_wait (unrep_fixture_is_gone, &restore));
  g_assert_cmpstr (unrep_review_get_position (review, unit), ==, "support");
  g_assert_cmpstr (unrep_review_get_note (review, unit), ==, "قبل");
  gtk_widget_activate_action (GTK_WIDGET (view), "review.undo", NULL);
  g_assert_cmpstr (unrep_review_get_position (review, unit), ==, "oppose");
}

/* Leaves the report with an older version and a side file that is not sound, closed. */
static void
damage (GFile *file)
{
  g_autofree char *path = NULL;

  tag ("support", "");
  path = g_file_get_path (unrep_review_get_file (review));
  unrep_fixture_close (&window);
  open_report (file);
  unrep_fixture_close (&window);
  g_assert_true (g_file_set_contents (path, "{ half", -1, NULL));
}

/* Nothing can be tagged, and this is the way out. */
static void
test_damaged (gpointer     *unused,
              gconstpointer data)
{
  g_autoptr (GFile) file = g_object_ref (unrep_report_get_file (unrep_review_get_report (review)));
  UnrepRestoreWindow *restore;

  damage (file);
  open_report (file);
  g_assert_cmpint (unrep_review_get_state (review), ==, UNREP_REVIEW_READ_ONLY);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (view->problem_bar)));
  restore = open_restore ();
  g_assert_cmpuint (unrep_restore_window_get_n_versions (restore), ==, 1);
  g_object_add_weak_pointer (G_OBJECT (restore), (gpointer *) &restore);
  unrep_restore_window_restore (restore, 0);
  g_assert_true (unrep_fixture_wait (unrep_fixture_is_gone, &restore));
  g_assert_cmpint (unrep_review_get_state (review), !=, UNREP_REVIEW_READ_ONLY);
  g_assert_cmpstr (unrep_review_get_position (review, unit), ==, "support");
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (view->problem_bar)));
}

/* The first busy bar below @widget. */
static GtkWidget *
find_busy (GtkWidget *widget)
{
  GtkWidget *found = UNREP_IS_BUSY_BAR (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_busy (child);
  return found;
}

static gboolean
is_visible (gpointer widget)
{
  return gtk_widget_get_visible (widget);
}

/* The damaged file is on a share that does not answer: the window waits and says so, can be
 * told not to, and restores when the share is there again. */
static void
test_hung (gpointer     *unused,
           gconstpointer data)
{
  g_autoptr (GFile) local = g_object_ref (unrep_report_get_file (unrep_review_get_report (review)));
  g_autoptr (GFile) file = unrep_test_share_new (g_file_peek_path (local));
  UnrepRestoreWindow *restore;
  GtkWidget *busy;

  damage (local);
  open_report (file);
  restore = open_restore ();
  busy = find_busy (GTK_WIDGET (restore));
  unrep_test_share_stall ("read");
  unrep_restore_window_restore (restore, 0);
  g_assert_true (unrep_fixture_wait (is_visible, busy));
  g_signal_emit_by_name (busy, "clicked");
  g_assert_false (gtk_widget_get_visible (busy));
  unrep_fixture_settle ();
  g_assert_cmpint (unrep_review_get_state (review), ==, UNREP_REVIEW_READ_ONLY);

  unrep_restore_window_restore (restore, 0);
  g_assert_true (unrep_fixture_wait (is_visible, busy));
  g_object_add_weak_pointer (G_OBJECT (restore), (gpointer *) &restore);
  unrep_test_share_stall (NULL);
  g_assert_true (unrep_fixture_wait (unrep_fixture_is_gone, &restore));
  g_assert_cmpstr (unrep_review_get_position (review, unit), ==, "support");
}

int
main (int    argc,
      char **argv)
{
  unrep_fixture_init (&argc, &argv);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, "gtk-cursor-blink", FALSE, NULL);
  g_test_add ("/choosing/choose", gpointer, NULL, set_up, test_choose, tear_down);
  g_test_add ("/choosing/both-notes", gpointer, NULL, set_up, test_both_notes, tear_down);
  g_test_add ("/choosing/restore", gpointer, NULL, set_up, test_restore, tear_down);
  g_test_add ("/choosing/damaged", gpointer, NULL, set_up, test_damaged, tear_down);
  g_test_add ("/choosing/hung", gpointer, NULL, set_up, test_hung, tear_down);
  return g_test_run ();
}
