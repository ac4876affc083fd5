/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a lead and a reviewer do with whole reports: who reviews them, what is accepted,
 * what a table says. */
#include "annotation/unrep-review-decisions.h"
#include "team/unrep-settling.h"
#include "team/unrep-team-decisions.h"
#include "team/unrep-team-fixture.h"
#include "unrep-accept-button.h"
#include "unrep-busy-bar.h"
#include "unrep-import-window.h"
#include "unrep-review-view-private.h"
#include "unrep-team-dialog.h"
#include "unrep-team-ui-fixture.h"
#include "unrep-ui-fixture.h"

#include <string.h>

static gboolean
shows_accepted (gpointer unused)
{
  return test_shows (GTK_WIDGET (test_window), "1 unit accepted as all reviewers have it, in 1 report");
}

static gboolean
shows_taken_back (gpointer unused)
{
  return test_shows (GTK_WIDGET (test_window), "1 decision taken back");
}

/* In the whole folder, with a key to undo it. */
static void
test_accept (gpointer     *unused,
             gconstpointer data)
{
  g_autofree char *dir = unrep_test_dup_dir ("team-accept");
  g_autofree char *sha256 = test_dup_sha256 (TEST_REPORT);
  g_autoptr (UnrepOutline) outline = test_new_outline ();
  const TestNote agreed[] = { test_note_on (outline, "2/a", "support") };
  UnrepTeamPage *page;
  GtkWidget *button;

  test_write_reviewed_folder (dir);
  test_write_side_file (dir, "r.txt.zaid.unrep.json", &(TestSide) { "zaid", 8, "r.txt", sha256 }, agreed, 1);
  page = test_open_folder (dir);
  unrep_team_page_open_as_lead (page);
  g_assert_true (unrep_fixture_wait (test_is_lead, page));
  adw_view_stack_set_visible_child_name (unrep_team_page_get_views (page), "disagreements");
  button = gtk_widget_get_first_child (unrep_fixture_find_widget (GTK_WIDGET (page), UNREP_TYPE_ACCEPT_BUTTON));
  g_signal_emit_by_name (button, "clicked");
  g_assert_true (unrep_fixture_wait (shows_accepted, NULL));
  gtk_widget_activate_action (GTK_WIDGET (test_window), "win.undo", NULL);
  g_assert_true (unrep_fixture_wait (shows_taken_back, NULL));
}

/* What this lead decides on 3/b, of which reviewers differ. */
static void
decide (const char *dir,
        const char *sha256)
{
  g_autoptr (GFile) file = g_file_new_build_filename (dir, "r.txt", NULL);
  g_autoptr (UnrepReport) report = unrep_report_load (file, NULL, NULL);
  g_autoptr (UnrepOutline) outline = unrep_report_new_outline (report, NULL, NULL);
  g_autoptr (UnrepCodebook) codebook = unrep_codebook_new_default ();
  g_autoptr (UnrepReview) decisions =
    unrep_review_new_adjudication (report, outline, codebook, unrep_identity_get_reviewer (test_identity));
  g_autoptr (UnrepTeam) team = test_read_team (dir, 0);
  g_autoptr (GPtrArray) side_files =
    unrep_team_load_side_files (team, sha256, unrep_codebook_get_id (codebook), 1, NULL, NULL);
  g_autoptr (UnrepSettling) settling = NULL;
  guint index;

  g_assert_true (unrep_review_load (decisions, NULL, NULL));
  settling = unrep_settling_new (decisions, side_files);
  g_assert_true (unrep_settling_find (settling, unrep_outline_get_unit (outline, unrep_outline_find_path (outline, "3/b", NULL))->range,
                                      &index));
  g_assert_true (unrep_settling_decide (settling, index, "mixed", NULL));
  g_assert_true (unrep_review_flush (decisions, NULL));
}

static gboolean
shows_changed (gpointer unused)
{
  return test_shows (GTK_WIDGET (test_window), "⚠ Changed since you decided");
}

static gboolean
shows_contested (gpointer unused)
{
  return test_shows (GTK_WIDGET (test_window), "⚠ Leads differ");
}

/* The list says that a reviewer changed their mind, and then that another lead decided
 * otherwise. */
static void
test_marks (gpointer     *unused,
            gconstpointer data)
{
  g_autofree char *dir = unrep_test_dup_dir ("team-marks");
  g_autofree char *sha256 = test_dup_sha256 (TEST_REPORT);
  g_autoptr (UnrepOutline) outline = test_new_outline ();
  TestNote changed[] = { test_note_on (outline, "3/b", "support") }, other[] = { test_note_on (outline, "3/b", "oppose") };
  UnrepTeamPage *page;

  test_write_reviewed_folder (dir);
  decide (dir, sha256);
  changed[0].edits = 2;
  changed[0].id = 2;
  test_write_side_file (dir, "r.txt.zaid.unrep.json", &(TestSide) { "zaid", 8, "r.txt", sha256, .text = TEST_REPORT }, changed, 1);
  page = test_open_folder (dir);
  unrep_team_page_open_as_lead (page);
  g_assert_true (unrep_fixture_wait (test_is_lead, page));
  adw_view_stack_set_visible_child_name (unrep_team_page_get_views (page), "disagreements");
  g_assert_true (unrep_fixture_wait (shows_changed, NULL));
  g_assert_false (shows_contested (NULL));

  test_write_side_file (dir, "r.txt.adjudicated-sara.unrep.json",
                        &(TestSide) { "sara", 3, "r.txt", sha256, .role = "adjudication", .text = TEST_REPORT }, other, 1);
  unrep_team_folder_refresh (unrep_team_page_get_folder (page));
  g_assert_true (unrep_fixture_wait (shows_contested, NULL));
}

static gboolean
shows_differing (gpointer unused)
{
  return test_shows (GTK_WIDGET (test_window), "3 disagreements · 0 decided");
}

/* Reading what everybody wrote can be cancelled, and says so; what was cancelled does not
 * come in afterwards, and one can have it read again. */
static void
test_cancel (gpointer     *unused,
             gconstpointer data)
{
  g_autofree char *dir = unrep_test_dup_dir ("team-cancel");
  UnrepTeamPage *page;
  UnrepBusyBar *busy;

  test_write_reviewed_folder (dir);
  page = test_open_folder (dir);
  unrep_team_page_open_as_lead (page);
  g_assert_true (unrep_fixture_wait (test_is_lead, page));
  adw_view_stack_set_visible_child_name (unrep_team_page_get_views (page), "disagreements");
  busy = UNREP_BUSY_BAR (unrep_fixture_find_widget (adw_view_stack_get_visible_child (unrep_team_page_get_views (page)),
                                           UNREP_TYPE_BUSY_BAR));
  g_assert_true (unrep_busy_bar_is_busy (busy));
  g_signal_emit_by_name (busy, "clicked");
  g_assert_false (unrep_busy_bar_is_busy (busy));
  unrep_fixture_settle ();
  g_assert_true (test_shows (GTK_WIDGET (busy), "Cancelled"));
  g_assert_true (test_shows (GTK_WIDGET (busy), "Look Again"));
  g_assert_false (shows_differing (NULL));

  g_signal_emit_by_name (busy, "clicked");
  g_assert_true (unrep_busy_bar_is_busy (busy));
  g_assert_true (unrep_fixture_wait (shows_differing, NULL));
}

static gboolean
shows_table (gpointer unused)
{
  return test_shows (unrep_fixture_find_window (UNREP_TYPE_IMPORT_WINDOW), "2 rows are new");
}

static gboolean
shows_wrong (gpointer unused)
{
  return test_shows (unrep_fixture_find_window (UNREP_TYPE_IMPORT_WINDOW), "there is no column");
}

static GtkWidget *
find_suggested (GtkWidget *widget)
{
  if (gtk_widget_has_css_class (widget, "suggested-action"))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_suggested (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static UnrepReviewView *
get_view (void)
{
  return UNREP_REVIEW_VIEW (unrep_report_page_get_review (unrep_window_get_page (test_window)));
}

/* What does not fit is told before anything is set: an unknown path, one that several
 * units have, an unknown position, what is tagged otherwise. The rest is one step. */
static void
test_import (gpointer     *unused,
             gconstpointer data)
{
  g_autofree char *dir = unrep_test_dup_dir ("team-import");
  g_autoptr (GFile) file = unrep_test_new_report (dir, "r.txt", TEST_REPORT "\n\nAnnex\n\n2. More:\n\n(a) States should rest.\n");
  g_autofree char *table = unrep_test_write (dir, "t.csv", "path,position,note\n2/b,oppose,\n3/a,none,why\n9/z,oppose,\n"
                                             "2/a,support,\n2/c,maybe,\n3/b,support,\n2/b,none,\n", -1);
  g_autofree char *wrong = unrep_test_write (dir, "wrong.csv", "one,two\n1,2\n", -1);
  g_autoptr (GFile) table_file = g_file_new_for_path (table), wrong_file = g_file_new_for_path (wrong);
  UnrepReview *review;
  UnrepOutline *outline;
  GtkWidget *dialog;
  guint first, other;

  unrep_window_open (test_window, file);
  gtk_window_present (GTK_WINDOW (test_window));
  g_assert_true (unrep_fixture_wait (unrep_fixture_is_ready, unrep_window_get_page (test_window)));
  review = unrep_desk_get_review (unrep_report_page_get_desk (unrep_window_get_page (test_window)));
  outline = unrep_review_get_outline (review);
  first = unrep_outline_find_path (outline, "2/b", NULL);
  other = unrep_outline_find_path (outline, "3/b", NULL);
  g_assert_true (unrep_review_set_position (review, other, "mixed", NULL));

  unrep_review_view_import (get_view (), table_file);
  dialog = unrep_fixture_find_window (UNREP_TYPE_IMPORT_WINDOW);
  g_assert_true (unrep_fixture_wait (shows_table, NULL));
  unrep_fixture_settle ();
  g_assert_true (test_shows (dialog, "5 rows did not fit"));
  g_assert_true (test_shows (dialog, "the report has no unit with the path “9/z”"));
  g_assert_true (test_shows (dialog, "several units have the path “2/a”"));
  g_assert_true (test_shows (dialog, "“maybe” is no position"));
  g_assert_true (test_shows (dialog, "“3/b” already has the position “mixed”"));
  g_assert_true (test_shows (dialog, "“2/b” already has the position “oppose”"));
  g_assert_null (unrep_review_get_position (review, first));
  g_signal_emit_by_name (find_suggested (dialog), "clicked");
  unrep_fixture_settle ();
  g_assert_cmpstr (unrep_review_get_position (review, first), ==, "oppose");
  g_assert_cmpstr (unrep_review_get_note (review, unrep_outline_find_path (outline, "3/a", NULL)), ==, "why");
  g_assert_cmpstr (unrep_review_get_position (review, other), ==, "mixed");
  gtk_widget_activate_action (GTK_WIDGET (test_window), "win.undo", NULL);
  g_assert_cmpuint (unrep_review_get_n_tagged (review), ==, 1);
  g_assert_cmpstr (unrep_review_get_note (review, unrep_outline_find_path (outline, "3/a", NULL)), ==, "");

  unrep_review_view_import (get_view (), wrong_file);
  g_assert_true (unrep_fixture_wait (shows_wrong, NULL));
  g_assert_false (gtk_widget_get_sensitive (find_suggested (unrep_fixture_find_window (UNREP_TYPE_IMPORT_WINDOW))));
  gtk_window_destroy (GTK_WINDOW (unrep_fixture_find_window (UNREP_TYPE_IMPORT_WINDOW)));
}

/* Who is expected is a switch; the file is written at once, and the page follows. */
static void
test_dialog (gpointer     *unused,
             gconstpointer data)
{
  g_autofree char *dir = unrep_test_dup_dir ("team-dialog");
  g_autofree char *path = g_build_filename (dir, "team.unrep.json", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (UnrepTeamFile) written = NULL;
  g_autoptr (GError) error = NULL;
  UnrepTeamPage *page;
  UnrepTeamDialog *dialog;

  test_write_reviewed_folder (dir);
  page = test_open_folder (dir);
  gtk_widget_activate_action (GTK_WIDGET (page), "team.edit", NULL);
  unrep_fixture_settle ();
  dialog = UNREP_TEAM_DIALOG (unrep_fixture_find_window (UNREP_TYPE_TEAM_DIALOG));
  g_assert_nonnull (dialog);
  gtk_switch_set_active (GTK_SWITCH (unrep_fixture_find_widget (GTK_WIDGET (dialog), GTK_TYPE_SWITCH)), TRUE);
  gtk_editable_set_text (GTK_EDITABLE (unrep_fixture_find_widget (GTK_WIDGET (dialog), GTK_TYPE_ENTRY)), "R1");
  written = unrep_team_file_read (file, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (unrep_team_file_get_n_reviewers (written), ==, 1);
  g_assert_cmpstr (unrep_reviewer_get_id (unrep_team_file_get_reviewer (written, 0)), ==, "amal");
  g_assert_cmpstr (unrep_team_file_get_code (written, 0), ==, "R1");
  gtk_window_destroy (GTK_WINDOW (dialog));
  g_assert_true (unrep_fixture_wait (test_is_read, page));
  g_assert_false (test_shows (GTK_WIDGET (page), "no team file"));
  /* zaid has work here, and nobody expects it any more. */
  g_assert_true (test_shows (GTK_WIDGET (page), "1 thing to know"));
}

static UnrepTeamFile *
read_team_file (const char *dir)
{
  g_autoptr (GFile) file = g_file_new_build_filename (dir, "team.unrep.json", NULL);
  g_autoptr (GError) error = NULL;
  UnrepTeamFile *team = unrep_team_file_read (file, NULL, &error);

  g_assert_no_error (error);
  return team;
}

/* The row whose title begins with @title. */
static GtkWidget *
find_row (GtkWidget  *widget,
          const char *title)
{
  if (ADW_IS_PREFERENCES_ROW (widget) &&
      g_str_has_prefix (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_row (child, title);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* Rounds, who reviews what, and the codebook; each change is a step that can be taken
 * back, and what another lead writes meanwhile stays. */
static void
test_dialog_work (gpointer     *unused,
                  gconstpointer data)
{
  g_autofree char *dir = unrep_test_dup_dir ("team-dialog-work");
  g_autoptr (GFile) folder = g_file_new_for_path (dir);
  g_autoptr (UnrepTeamFile) first = NULL, other = NULL, second = NULL, third = NULL, last = NULL;
  UnrepTeamPage *page;
  UnrepTeamDialog *dialog;
  GtkWidget *row;
  guint index;

  test_write_reviewed_folder (dir);
  page = test_open_folder (dir);
  gtk_widget_activate_action (GTK_WIDGET (page), "team.edit", NULL);
  unrep_fixture_settle ();
  dialog = UNREP_TEAM_DIALOG (unrep_fixture_find_window (UNREP_TYPE_TEAM_DIALOG));
  row = find_row (GTK_WIDGET (dialog), "Name of a Round");
  gtk_editable_set_text (GTK_EDITABLE (row), "Spring");
  g_signal_emit_by_name (row, "apply");
  first = read_team_file (dir);
  g_assert_true (unrep_team_file_find_current_round (first, &index));
  g_assert_cmpstr (unrep_team_file_get_round_name (first, index), ==, "Spring");
  g_assert_nonnull (find_row (GTK_WIDGET (dialog), "Spring"));

  /* Another lead, whom this window has not seen. */
  other = unrep_team_file_copy (first);
  unrep_team_file_set_name (other, "Theirs");
  g_assert_true (unrep_team_file_save (other, folder, NULL));
  gtk_switch_set_active (GTK_SWITCH (unrep_fixture_find_widget (find_row (GTK_WIDGET (dialog), "amal"), GTK_TYPE_SWITCH)), TRUE);
  row = find_row (GTK_WIDGET (dialog), "r.txt");
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (unrep_fixture_find_widget (find_row (row, "amal"), GTK_TYPE_CHECK_BUTTON)), TRUE);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (unrep_fixture_find_widget (find_row (GTK_WIDGET (dialog), "new-convention"),
                                                       GTK_TYPE_CHECK_BUTTON)), TRUE);
  second = read_team_file (dir);
  g_assert_cmpstr (unrep_team_file_get_name (second), ==, "Theirs");
  g_assert_cmpstr (unrep_team_file_get_codebook_id (second), ==, "new-convention");
  g_assert_cmpuint (g_strv_length ((GStrv) unrep_team_file_get_assignment (second, "r.txt")), ==, 1);

  gtk_widget_activate_action (GTK_WIDGET (dialog), "dialog.undo", NULL);
  gtk_widget_activate_action (GTK_WIDGET (dialog), "dialog.undo", NULL);
  third = read_team_file (dir);
  g_assert_null (unrep_team_file_get_codebook_id (third));
  g_assert_null (unrep_team_file_get_assignment (third, "r.txt"));
  g_assert_cmpuint (unrep_team_file_get_n_reviewers (third), ==, 1);
  g_signal_emit_by_name (unrep_fixture_find_widget (find_row (GTK_WIDGET (dialog), "Spring"), GTK_TYPE_BUTTON), "clicked");
  last = read_team_file (dir);
  g_assert_nonnull (unrep_team_file_get_round_closed (last, 0));
  g_assert_cmpstr (unrep_team_file_get_name (last), ==, "Theirs");
  gtk_window_destroy (GTK_WINDOW (dialog));
  g_assert_true (unrep_fixture_wait (test_is_read, page));
}

static gboolean
shows_proposals (gpointer dialog)
{
  return test_shows (dialog, "1 proposed correction by 1 reviewer");
}

static gboolean
shows_who (gpointer row)
{
  return test_shows (row, "sara") && test_shows (row, "huda");
}

static gboolean
is_open (gpointer unused)
{
  UnrepReportPage *page = unrep_window_get_page (test_window);

  return page != NULL && unrep_fixture_is_ready (page);
}

/* Who published the outline, and what reviewers would correct in it; from there one goes
 * to the report. */
static void
test_dialog_outline (gpointer     *unused,
                     gconstpointer data)
{
  g_autofree char *dir = unrep_test_dup_dir ("team-dialog-outline");
  g_autoptr (GFile) file = unrep_test_new_report (dir, "r.txt", TEST_REPORT);
  g_autoptr (UnrepReport) report = unrep_report_load (file, NULL, NULL);
  g_autoptr (UnrepOutline) outline = unrep_report_new_outline (report, NULL, NULL);
  g_autoptr (UnrepCodebook) codebook = unrep_codebook_new_default ();
  const char * const people[] = { "sara", "huda" };
  UnrepTeamPage *page;
  UnrepTeamDialog *dialog;
  GtkWidget *row;

  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    {
      g_autofree char *uid = g_strdup_printf ("0000000%u-0000-4000-8000-000000000000", i + 1);
      g_autoptr (UnrepReviewer) reviewer = unrep_reviewer_new (people[i], uid, people[i]);
      g_autoptr (UnrepReview) review = unrep_review_new (report, outline, codebook, reviewer);

      g_assert_true (unrep_review_load (review, NULL, NULL));
      g_assert_true (unrep_review_mark_recommendation (review, unrep_outline_find_path (outline, i == 0 ? "2/a" : "2/b", NULL),
                                                       FALSE, NULL));
      g_assert_true (unrep_review_flush (review, NULL));
      if (i == 0)
        g_assert_true (unrep_review_publish_outline (review, NULL));
    }
  page = test_open_folder (dir);
  gtk_widget_activate_action (GTK_WIDGET (page), "team.edit", NULL);
  unrep_fixture_settle ();
  dialog = UNREP_TEAM_DIALOG (unrep_fixture_find_window (UNREP_TYPE_TEAM_DIALOG));
  row = find_row (GTK_WIDGET (dialog), "r.txt");
  adw_preferences_window_set_visible_page (ADW_PREFERENCES_WINDOW (dialog),
                                           ADW_PREFERENCES_PAGE (gtk_widget_get_ancestor (row, ADW_TYPE_PREFERENCES_PAGE)));
  unrep_fixture_settle ();
  g_assert_true (test_shows (row, "Team outline"));
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  g_assert_true (unrep_fixture_wait (shows_proposals, dialog));
  row = find_row (row, "Team outline");
  unrep_fixture_settle ();
  g_assert_true (test_shows (row, "Published by"));
  g_assert_nonnull (find_row (row, "\u20682/b\u2069 is no recommendation"));
  g_assert_true (unrep_fixture_wait (shows_who, row));
  g_assert_true (test_shows (row, "States should apply"));
  g_assert_null (find_row (row, "\u20682/a"));
  g_assert_true (test_shows (row, "Look Through Them"));
  g_signal_emit_by_name (unrep_fixture_find_widget (row, GTK_TYPE_BUTTON), "clicked");
  g_assert_true (unrep_fixture_wait (is_open, NULL));
}

int
main (int   argc,
      char *argv[])
{
  unrep_test_init (&argc, &argv);
  adw_init ();
  g_test_add ("/team/dialog", gpointer, NULL, test_set_up, test_dialog, test_tear_down);
  g_test_add ("/team/dialog-work", gpointer, NULL, test_set_up, test_dialog_work, test_tear_down);
  g_test_add ("/team/dialog-outline", gpointer, NULL, test_set_up, test_dialog_outline, test_tear_down);
  g_test_add ("/team/accept", gpointer, NULL, test_set_up, test_accept, test_tear_down);
  g_test_add ("/team/marks", gpointer, NULL, test_set_up, test_marks, test_tear_down);
  g_test_add ("/team/cancel", gpointer, NULL, test_set_up, test_cancel, test_tear_down);
  g_test_add ("/team/import", gpointer, NULL, test_set_up, test_import, test_tear_down);
  return g_test_run ();
}
