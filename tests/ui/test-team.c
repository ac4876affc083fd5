/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "team/unrep-team-fixture.h"
#include "unrep-export-dialog.h"
#include "unrep-growing-list.h"
#include "unrep-team-agreement.h"
#include "unrep-team-progress.h"
#include "unrep-team-tally.h"
#include "unrep-team-ui-fixture.h"
#include "unrep-ui-fixture.h"

#include "annotation/unrep-round.h"

#include <glib/gstdio.h>
#include <string.h>

/* One tab a folder, beside the reports; a report of it opens in another. */
static void
test_progress (gpointer     *unused,
               gconstpointer data)
{
  g_autofree char *dir = unrep_test_dup_dir ("team-progress");
  g_autofree char *broken = unrep_test_write (dir, "broken.unrep.json", "{", -1);
  UnrepTeamPage *page;
  GtkWidget *table;

  test_write_reviewed_folder (dir);
  page = test_open_folder (dir);
  g_assert_null (unrep_window_get_page (test_window));
  g_assert_true (test_shows (GTK_WIDGET (page), "1 report"));
  g_assert_true (test_shows (GTK_WIDGET (page), "no team file"));
  g_assert_true (test_shows (GTK_WIDGET (page), "3/5"));
  g_assert_true (test_shows (GTK_WIDGET (page), "1/5"));
  g_assert_true (test_shows (GTK_WIDGET (page), "1 thing to know"));
  g_assert_true (test_open_folder (dir) == page);

  table = unrep_fixture_find_widget (GTK_WIDGET (page), GTK_TYPE_COLUMN_VIEW);
  g_signal_emit_by_name (table, "activate", 0);
  g_assert_nonnull (unrep_window_get_page (test_window));
  g_assert_cmpstr (unrep_report_page_get_title (unrep_window_get_page (test_window)), ==, "r.txt");
  g_assert_null (unrep_window_get_team_page (test_window));
  /* The search belongs to reports, with a folder beside them, too. */
  gtk_widget_activate_action (GTK_WIDGET (test_window), "win.find", NULL);
  gtk_widget_activate_action (GTK_WIDGET (test_window), "win.close-tab", NULL);
  unrep_fixture_settle ();
  gtk_widget_activate_action (GTK_WIDGET (test_window), "win.find", NULL);
}

/* What others chose is behind a door, and who opens it is recorded. */
static void
test_lead (gpointer     *unused,
           gconstpointer data)
{
  g_autofree char *dir = unrep_test_dup_dir ("team-lead");
  g_autofree char *path = g_build_filename (dir, "mine.json", NULL), *others = g_build_filename (dir, "r.txt.amal.unrep.json",
                                                                                                 NULL);
  g_autofree char *before = NULL, *after = NULL, *mine = NULL;
  g_autofree char *sha256 = test_dup_sha256 (TEST_REPORT);
  g_autofree char *uid = g_strdup (unrep_reviewer_get_uid (unrep_identity_get_reviewer (test_identity)));
  g_auto (GStrv) parts = NULL;
  g_autofree char *text = NULL, *written = NULL;
  UnrepTeamPage *page;

  test_write_reviewed_folder (dir);
  test_write_side_file (dir, "mine.json", &(TestSide) { "lina", 9, "r.txt", sha256 }, test_three_notes, 2);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  parts = g_strsplit (text, "00000009-0000-4000-8000-000000000000", -1);
  written = g_strjoinv (uid, parts);
  g_assert_true (g_file_set_contents (path, written, -1, NULL));
  g_assert_true (g_file_get_contents (others, &before, NULL, NULL));

  page = test_open_folder (dir);
  gtk_widget_activate_action (GTK_WIDGET (test_window), "win.view", "s", "tallies");
  unrep_fixture_settle ();
  g_assert_cmpstr (adw_view_stack_get_visible_child_name (unrep_team_page_get_views (page)), ==, "tally");
  g_assert_true (test_shows (GTK_WIDGET (page), "Reviewers Work Independently"));
  gtk_widget_activate_action (GTK_WIDGET (page), "team.open-as-lead", NULL);
  g_assert_true (unrep_fixture_wait (test_is_lead, page));
  g_assert_true (g_file_get_contents (path, &mine, NULL, NULL));
  g_assert_nonnull (strstr (mine, "\"opened_as_lead\": \"20"));
  g_assert_true (g_file_get_contents (others, &after, NULL, NULL));
  g_assert_cmpstr (after, ==, before);
}

static char *
run_cli (const char * const *arguments)
{
  char *out = NULL;
  g_autoptr (GError) error = NULL;

  g_spawn_sync (NULL, (char **) arguments, NULL, 0, NULL, NULL, &out, NULL, NULL, &error);
  g_assert_no_error (error);
  return out;
}

static gboolean
is_counted (gpointer view)
{
  return !unrep_team_tally_is_busy (view);
}

static gboolean
is_computed (gpointer view)
{
  return !unrep_team_agreement_is_busy (view);
}

/* Each row of the table as the command line writes it in CSV. */
static void
assert_same_tally (UnrepFigures *figures,
                   const char   *csv)
{
  g_auto (GStrv) lines = g_strsplit (csv, "\r\n", -1);
  guint n_rows = unrep_figures_get_n_rows (figures);

  /* A line of names, and nothing behind the last end of a line; the table sums up. */
  g_assert_cmpuint (n_rows, ==, g_strv_length (lines) - 2 + 1);
  for (guint i = 0; i + 1 < n_rows; i++)
    {
      g_auto (GStrv) fields = g_strsplit (lines[i + 1], ",", -1);

      g_assert_cmpstr (unrep_figures_get_text (figures, i, 0), ==, fields[2]);
      /* The language stands between the name and the bar. */
      for (guint k = 0; k < 5; k++)
        g_assert_cmpstr (unrep_figures_get_text (figures, i, 3 + k), ==, fields[3 + k]);
      g_assert_cmpstr (unrep_figures_get_text (figures, i, 8), ==, fields[9]);
    }
}

/* The same numbers, and the sentence word by word. */
static void
test_same_as_cli (gpointer     *unused,
                  gconstpointer data)
{
  g_autofree char *dir = unrep_test_dup_dir ("team-same");
  g_autofree char *more = unrep_test_write (dir, "s.txt", TEST_REPORT "\n\nDone.\n", -1);
  g_autofree char *sha256 = test_dup_sha256 (TEST_REPORT "\n\nDone.\n"), *csv = NULL, *agreement = NULL;
  const char *tally_arguments[] = {
    g_getenv ("UNREP_CLI"), "tally", "--format=wide-csv", "--by=report", "--not-reviewed", dir, NULL
  };
  const char *agree_arguments[] = { g_getenv ("UNREP_CLI"), "agree", "--format=text", "--spans", dir, NULL };
  UnrepTeamPage *page;
  GtkWidget *tally, *agree;

  test_write_reviewed_folder (dir);
  test_write_side_file (dir, "s.json", &(TestSide) { "amal", 7, "s.txt", sha256 }, test_three_notes, 3);
  page = test_open_folder (dir);
  unrep_team_page_open_as_lead (page);
  g_assert_true (unrep_fixture_wait (test_is_lead, page));
  gtk_widget_activate_action (GTK_WIDGET (test_window), "win.view", "s", "tallies");
  tally = unrep_fixture_find_widget (GTK_WIDGET (page), UNREP_TYPE_TEAM_TALLY);
  g_assert_true (unrep_fixture_wait (is_counted, tally));
  unrep_fixture_settle ();
  csv = run_cli (tally_arguments);
  assert_same_tally (unrep_team_tally_get_figures (UNREP_TEAM_TALLY (tally)), csv);

  gtk_widget_activate_action (GTK_WIDGET (test_window), "win.view", "s", "rendering");
  agree = unrep_fixture_find_widget (GTK_WIDGET (page), UNREP_TYPE_TEAM_AGREEMENT);
  g_assert_true (unrep_fixture_wait (is_computed, agree));
  agreement = run_cli (agree_arguments);
  g_test_message ("%s", unrep_team_agreement_get_sentence (UNREP_TEAM_AGREEMENT (agree)));
  g_assert_nonnull (strstr (agreement, unrep_team_agreement_get_sentence (UNREP_TEAM_AGREEMENT (agree))));
}

static gboolean
shows_folder (gpointer dialog)
{
  return test_shows (dialog, "it is a folder");
}

static gboolean
is_exported (gpointer said)
{
  return *(char **) said != NULL;
}

static void
exported_cb (UnrepExportDialog *dialog,
             const char        *message,
             char             **said)
{
  *said = g_strdup (message);
}

/* Only a lead exports; what fails is said in the dialog, and the next try may succeed. */
static void
test_export (gpointer     *unused,
             gconstpointer data)
{
  g_autofree char *dir = unrep_test_dup_dir ("team-export");
  g_autofree char *path = g_build_filename (dir, "out.csv", NULL);
  g_autoptr (GFile) folder = g_file_new_for_path (dir), file = g_file_new_for_path (path);
  g_autofree char *text = NULL, *said = NULL;
  UnrepExportDialog *dialog;
  UnrepTeamPage *page;

  test_write_reviewed_folder (dir);
  page = test_open_folder (dir);
  gtk_widget_activate_action (GTK_WIDGET (page), "team.export", NULL);
  g_assert_null (unrep_fixture_find_window (UNREP_TYPE_EXPORT_DIALOG));
  gtk_widget_activate_action (GTK_WIDGET (page), "team.open-as-lead", NULL);
  g_assert_true (unrep_fixture_wait (test_is_lead, page));
  g_assert_true (unrep_fixture_wait (test_is_read, page));

  gtk_widget_activate_action (GTK_WIDGET (page), "team.export", NULL);
  dialog = UNREP_EXPORT_DIALOG (unrep_fixture_find_window (UNREP_TYPE_EXPORT_DIALOG));
  g_assert_nonnull (dialog);
  g_signal_connect (dialog, "done", G_CALLBACK (exported_cb), &said);
  unrep_export_dialog_save_to (dialog, folder);
  g_assert_true (unrep_fixture_wait (shows_folder, dialog));
  unrep_export_dialog_save_to (dialog, file);
  g_assert_true (unrep_fixture_wait (is_exported, &said));
  g_assert_nonnull (strstr (said, "out.csv"));
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, ",2/a,"));
  unrep_fixture_settle ();
  g_assert_null (unrep_fixture_find_window (UNREP_TYPE_EXPORT_DIALOG));
}

static gboolean
is_finished (gpointer review)
{
  return unrep_review_is_finished (review) && unrep_review_get_state (review) == UNREP_REVIEW_SAVED;
}

static gboolean
has_spring (gpointer review)
{
  return unrep_review_has_round (review, "spring");
}

/* From the menu of a report: the round that the lead has begun, else the next number. */
static void
test_finish (gpointer     *unused,
             gconstpointer data)
{
  g_autofree char *dir = unrep_test_dup_dir ("team-finish");
  g_autoptr (GFile) folder = g_file_new_for_path (dir), file = unrep_test_new_report (dir, "r.txt", TEST_REPORT);
  g_autofree char *text = NULL, *path = NULL, *later = NULL;
  g_autoptr (UnrepTeamFile) team = unrep_team_file_new ();
  UnrepReview *review;

  unrep_window_open (test_window, file);
  gtk_window_present (GTK_WINDOW (test_window));
  g_assert_true (unrep_fixture_wait (unrep_fixture_is_ready, unrep_window_get_page (test_window)));
  review = unrep_desk_get_review (unrep_report_page_get_desk (unrep_window_get_page (test_window)));
  gtk_widget_activate_action (GTK_WIDGET (test_window), "win.finish-round", NULL);
  g_assert_true (unrep_fixture_wait (is_finished, review));
  path = g_file_get_path (unrep_review_get_file (review));
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "\"status\": \"finished\""));
  g_assert_nonnull (strstr (text, "\"rounds\": [\n    {\n      \"id\": \"1\","));

  unrep_team_file_add_round (team, "trial", "Trial", NULL);
  unrep_team_file_add_round (team, "spring", "Spring", NULL);
  g_assert_true (unrep_team_file_save (team, folder, NULL));
  gtk_widget_activate_action (GTK_WIDGET (test_window), "win.finish-round", NULL);
  g_assert_true (unrep_fixture_wait (has_spring, review));
  g_assert_true (unrep_fixture_wait (is_finished, review));
  g_assert_true (g_file_get_contents (path, &later, NULL, NULL));
  g_assert_nonnull (strstr (later, "\"id\": \"spring\","));
  g_assert_null (strstr (later, "\"id\": \"2\","));
}

static gboolean
has_error (gpointer page)
{
  return unrep_team_folder_get_error (unrep_team_page_get_folder (page)) != NULL;
}

static void
test_gone (gpointer     *unused,
           gconstpointer data)
{
  g_autofree char *dir = unrep_test_dup_dir ("team-gone");
  g_autofree char *away = g_strconcat (dir, "-away", NULL);
  UnrepTeamPage *page;

  test_write_reviewed_folder (dir);
  page = test_open_folder (dir);
  g_assert_cmpint (g_rename (dir, away), ==, 0);
  gtk_widget_activate_action (GTK_WIDGET (page), "team.refresh", NULL);
  g_assert_true (unrep_fixture_wait (has_error, page));
  unrep_fixture_settle ();
  g_assert_true (test_shows (GTK_WIDGET (page), "cannot be read"));
  g_assert_true (test_shows (GTK_WIDGET (page), "3/5"));
}

/* Of many rows few come at first, in their order, and all of them soon; and what
 * changes afterwards is there at once. */
static void
test_growing_list (gpointer     *unused,
                   gconstpointer data)
{
  GtkStringList *rows = gtk_string_list_new (NULL);
  g_autoptr (GtkSliceListModel) list = unrep_growing_list_new (G_LIST_MODEL (rows));
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) names = NULL;
  guint n;

  for (guint i = 0; i < 1234; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u", i);

      g_strv_builder_add (builder, name);
    }
  names = g_strv_builder_end (builder);
  unrep_growing_list_begin (list);
  gtk_string_list_splice (rows, 0, 0, (const char * const *) names);
  n = g_list_model_get_n_items (G_LIST_MODEL (list));
  g_assert_cmpuint (n, >, 10);
  g_assert_cmpuint (n, <, 100);
  unrep_fixture_settle ();
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 1234);
  gtk_string_list_splice (rows, 3, 1231, NULL);
  gtk_string_list_splice (rows, 3, 0, (const char * const *) names);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 1237);

  /* It may end while it grows. */
  gtk_string_list_splice (rows, 0, 1237, NULL);
  unrep_growing_list_begin (list);
}

int
main (int   argc,
      char *argv[])
{
  unrep_test_init (&argc, &argv);
  adw_init ();
  g_test_add ("/team/progress", gpointer, NULL, test_set_up, test_progress, test_tear_down);
  g_test_add ("/team/lead", gpointer, NULL, test_set_up, test_lead, test_tear_down);
  g_test_add ("/team/same-as-cli", gpointer, NULL, test_set_up, test_same_as_cli, test_tear_down);
  g_test_add ("/team/export", gpointer, NULL, test_set_up, test_export, test_tear_down);
  g_test_add ("/team/finish", gpointer, NULL, test_set_up, test_finish, test_tear_down);
  g_test_add ("/team/gone", gpointer, NULL, test_set_up, test_gone, test_tear_down);
  g_test_add ("/team/growing-list", gpointer, NULL, test_set_up, test_growing_list, test_tear_down);
  return g_test_run ();
}
