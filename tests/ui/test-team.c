/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "team/unrep-team-fixture.h"
#include "unrep-accept-button.h"
#include "unrep-export-dialog.h"
#include "unrep-import-window.h"
#include "unrep-review-view-private.h"
#include "unrep-team-agreement.h"
#include "unrep-team-dialog.h"
#include "unrep-team-page.h"
#include "unrep-team-progress.h"
#include "unrep-team-tally.h"
#include "unrep-ui-fixture.h"
#include "unrep-window-private.h"

#include "annotation/unrep-round.h"

#include <glib/gstdio.h>
#include <string.h>

static UnrepIdentity *identity;
static UnrepWindow *window;

static void
set_up (gpointer     *unused,
        gconstpointer data)
{
  identity = unrep_identity_new ();
  window = unrep_window_new (NULL, identity);
}

static gboolean
is_gone (gpointer pointer)
{
  return *(gpointer *) pointer == NULL;
}

static void
tear_down (gpointer     *unused,
           gconstpointer data)
{
  gpointer gone = window;

  g_object_add_weak_pointer (G_OBJECT (window), &gone);
  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_true (unrep_fixture_wait (is_gone, &gone));
  g_clear_object (&identity);
}

static gboolean
is_read (gpointer page)
{
  UnrepTeamFolder *folder = unrep_team_page_get_folder (page);

  return !unrep_team_folder_is_busy (folder) && unrep_team_folder_get_table (folder) != NULL;
}

static UnrepTeamPage *
open_folder (const char *dir)
{
  g_autoptr (GFile) file = g_file_new_for_path (dir);
  UnrepTeamPage *page;

  /* As `unrep FOLDER` and as a drop do. */
  unrep_window_open (window, file);
  gtk_window_present (GTK_WINDOW (window));
  page = unrep_window_get_team_page (window);
  g_assert_nonnull (page);
  g_assert_true (unrep_fixture_wait (is_read, page));
  unrep_fixture_settle ();
  return page;
}

/* Whether a visible label below @widget has @text. */
static gboolean
shows (GtkWidget  *widget,
       const char *text)
{
  if (!gtk_widget_get_mapped (widget))
    return FALSE;
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (shows (child, text))
      return TRUE;
  return FALSE;
}

static GtkWidget *
find (GtkWidget *widget,
      GType      type)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

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
  page = open_folder (dir);
  g_assert_null (unrep_window_get_page (window));
  g_assert_true (shows (GTK_WIDGET (page), "1 report"));
  g_assert_true (shows (GTK_WIDGET (page), "no team file"));
  g_assert_true (shows (GTK_WIDGET (page), "3/5"));
  g_assert_true (shows (GTK_WIDGET (page), "1/5"));
  g_assert_true (shows (GTK_WIDGET (page), "1 thing to know"));
  g_assert_true (open_folder (dir) == page);

  table = find (GTK_WIDGET (page), GTK_TYPE_COLUMN_VIEW);
  g_signal_emit_by_name (table, "activate", 0);
  g_assert_nonnull (unrep_window_get_page (window));
  g_assert_cmpstr (unrep_report_page_get_title (unrep_window_get_page (window)), ==, "r.txt");
  g_assert_null (unrep_window_get_team_page (window));
  /* The search belongs to reports, with a folder beside them, too. */
  gtk_widget_activate_action (GTK_WIDGET (window), "win.find", NULL);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.close-tab", NULL);
  unrep_fixture_settle ();
  gtk_widget_activate_action (GTK_WIDGET (window), "win.find", NULL);
}

static gboolean
is_lead (gpointer page)
{
  return unrep_team_page_is_lead (page) && is_read (page);
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
  g_autofree char *uid = g_strdup (unrep_reviewer_get_uid (unrep_identity_get_reviewer (identity)));
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

  page = open_folder (dir);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.view", "s", "tallies");
  unrep_fixture_settle ();
  g_assert_cmpstr (adw_view_stack_get_visible_child_name (unrep_team_page_get_views (page)), ==, "tally");
  g_assert_true (shows (GTK_WIDGET (page), "Reviewers Work Independently"));
  gtk_widget_activate_action (GTK_WIDGET (page), "team.open-as-lead", NULL);
  g_assert_true (unrep_fixture_wait (is_lead, page));
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
      for (guint k = 0; k < 5; k++)
        g_assert_cmpstr (unrep_figures_get_text (figures, i, 2 + k), ==, fields[3 + k]);
      g_assert_cmpstr (unrep_figures_get_text (figures, i, 7), ==, fields[9]);
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
  page = open_folder (dir);
  unrep_team_page_open_as_lead (page);
  g_assert_true (unrep_fixture_wait (is_lead, page));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.view", "s", "tallies");
  tally = find (GTK_WIDGET (page), UNREP_TYPE_TEAM_TALLY);
  g_assert_true (unrep_fixture_wait (is_counted, tally));
  unrep_fixture_settle ();
  csv = run_cli (tally_arguments);
  assert_same_tally (unrep_team_tally_get_figures (UNREP_TEAM_TALLY (tally)), csv);

  gtk_widget_activate_action (GTK_WIDGET (window), "win.view", "s", "rendering");
  agree = find (GTK_WIDGET (page), UNREP_TYPE_TEAM_AGREEMENT);
  g_assert_true (unrep_fixture_wait (is_computed, agree));
  agreement = run_cli (agree_arguments);
  g_test_message ("%s", unrep_team_agreement_get_sentence (UNREP_TEAM_AGREEMENT (agree)));
  g_assert_nonnull (strstr (agreement, unrep_team_agreement_get_sentence (UNREP_TEAM_AGREEMENT (agree))));
}

static gboolean
shows_accepted (gpointer unused)
{
  return shows (GTK_WIDGET (window), "1 unit accepted as all reviewers have it, in 1 report");
}

static gboolean
shows_taken_back (gpointer unused)
{
  return shows (GTK_WIDGET (window), "1 decision taken back");
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
  page = open_folder (dir);
  unrep_team_page_open_as_lead (page);
  g_assert_true (unrep_fixture_wait (is_lead, page));
  adw_view_stack_set_visible_child_name (unrep_team_page_get_views (page), "disagreements");
  button = gtk_widget_get_first_child (find (GTK_WIDGET (page), UNREP_TYPE_ACCEPT_BUTTON));
  g_signal_emit_by_name (button, "clicked");
  g_assert_true (unrep_fixture_wait (shows_accepted, NULL));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  g_assert_true (unrep_fixture_wait (shows_taken_back, NULL));
}

static gboolean
shows_folder (gpointer dialog)
{
  return shows (dialog, "it is a folder");
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

static UnrepExportDialog *
find_export_dialog (void)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWidget) toplevel = g_list_model_get_item (toplevels, i);

      if (UNREP_IS_EXPORT_DIALOG (toplevel))
        return UNREP_EXPORT_DIALOG (toplevel);
    }
  return NULL;
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
  page = open_folder (dir);
  gtk_widget_activate_action (GTK_WIDGET (page), "team.export", NULL);
  g_assert_null (find_export_dialog ());
  gtk_widget_activate_action (GTK_WIDGET (page), "team.open-as-lead", NULL);
  g_assert_true (unrep_fixture_wait (is_lead, page));
  g_assert_true (unrep_fixture_wait (is_read, page));

  gtk_widget_activate_action (GTK_WIDGET (page), "team.export", NULL);
  dialog = find_export_dialog ();
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
  g_assert_null (find_export_dialog ());
}

static gboolean
is_ready (gpointer page)
{
  return unrep_report_page_is_ready (page);
}

static gboolean
is_finished (gpointer review)
{
  return unrep_review_is_finished (review) && unrep_review_get_state (review) == UNREP_REVIEW_SAVED;
}

static GtkWidget *
find_import_window (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (UNREP_IS_IMPORT_WINDOW (l->data))
      return l->data;
  return NULL;
}

static gboolean
shows_table (gpointer unused)
{
  return shows (find_import_window (), "2 rows are new");
}

static gboolean
shows_wrong (gpointer unused)
{
  return shows (find_import_window (), "there is no column");
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
  return UNREP_REVIEW_VIEW (unrep_report_page_get_review (unrep_window_get_page (window)));
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

  unrep_window_open (window, file);
  gtk_window_present (GTK_WINDOW (window));
  g_assert_true (unrep_fixture_wait (is_ready, unrep_window_get_page (window)));
  review = unrep_desk_get_review (unrep_report_page_get_desk (unrep_window_get_page (window)));
  outline = unrep_review_get_outline (review);
  first = unrep_outline_find_path (outline, "2/b", NULL);
  other = unrep_outline_find_path (outline, "3/b", NULL);
  g_assert_true (unrep_review_set_position (review, other, "mixed", NULL));

  unrep_review_view_import (get_view (), table_file);
  dialog = find_import_window ();
  g_assert_true (unrep_fixture_wait (shows_table, NULL));
  unrep_fixture_settle ();
  g_assert_true (shows (dialog, "5 rows did not fit"));
  g_assert_true (shows (dialog, "the report has no unit with the path “9/z”"));
  g_assert_true (shows (dialog, "several units have the path “2/a”"));
  g_assert_true (shows (dialog, "“maybe” is no position"));
  g_assert_true (shows (dialog, "“3/b” already has the position “mixed”"));
  g_assert_true (shows (dialog, "“2/b” already has the position “oppose”"));
  g_assert_null (unrep_review_get_position (review, first));
  g_signal_emit_by_name (find_suggested (dialog), "clicked");
  unrep_fixture_settle ();
  g_assert_cmpstr (unrep_review_get_position (review, first), ==, "oppose");
  g_assert_cmpstr (unrep_review_get_note (review, unrep_outline_find_path (outline, "3/a", NULL)), ==, "why");
  g_assert_cmpstr (unrep_review_get_position (review, other), ==, "mixed");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  g_assert_cmpuint (unrep_review_get_n_tagged (review), ==, 1);
  g_assert_cmpstr (unrep_review_get_note (review, unrep_outline_find_path (outline, "3/a", NULL)), ==, "");

  unrep_review_view_import (get_view (), wrong_file);
  g_assert_true (unrep_fixture_wait (shows_wrong, NULL));
  g_assert_false (gtk_widget_get_sensitive (find_suggested (find_import_window ())));
  gtk_window_destroy (GTK_WINDOW (find_import_window ()));
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

  unrep_window_open (window, file);
  gtk_window_present (GTK_WINDOW (window));
  g_assert_true (unrep_fixture_wait (is_ready, unrep_window_get_page (window)));
  review = unrep_desk_get_review (unrep_report_page_get_desk (unrep_window_get_page (window)));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.finish-round", NULL);
  g_assert_true (unrep_fixture_wait (is_finished, review));
  path = g_file_get_path (unrep_review_get_file (review));
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "\"status\": \"finished\""));
  g_assert_nonnull (strstr (text, "\"rounds\": [\n    {\n      \"id\": \"1\","));

  unrep_team_file_add_round (team, "trial", "Trial", NULL);
  unrep_team_file_add_round (team, "spring", "Spring", NULL);
  g_assert_true (unrep_team_file_save (team, folder, NULL));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.finish-round", NULL);
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
  page = open_folder (dir);
  g_assert_cmpint (g_rename (dir, away), ==, 0);
  gtk_widget_activate_action (GTK_WIDGET (page), "team.refresh", NULL);
  g_assert_true (unrep_fixture_wait (has_error, page));
  unrep_fixture_settle ();
  g_assert_true (shows (GTK_WIDGET (page), "cannot be read"));
  g_assert_true (shows (GTK_WIDGET (page), "3/5"));
}

static UnrepTeamDialog *
find_dialog (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (UNREP_IS_TEAM_DIALOG (l->data))
      return l->data;
  return NULL;
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
  page = open_folder (dir);
  gtk_widget_activate_action (GTK_WIDGET (page), "team.edit", NULL);
  unrep_fixture_settle ();
  dialog = find_dialog ();
  g_assert_nonnull (dialog);
  gtk_switch_set_active (GTK_SWITCH (find (GTK_WIDGET (dialog), GTK_TYPE_SWITCH)), TRUE);
  gtk_editable_set_text (GTK_EDITABLE (find (GTK_WIDGET (dialog), GTK_TYPE_ENTRY)), "R1");
  written = unrep_team_file_read (file, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (unrep_team_file_get_n_reviewers (written), ==, 1);
  g_assert_cmpstr (unrep_reviewer_get_id (unrep_team_file_get_reviewer (written, 0)), ==, "amal");
  g_assert_cmpstr (unrep_team_file_get_code (written, 0), ==, "R1");
  gtk_window_destroy (GTK_WINDOW (dialog));
  g_assert_true (unrep_fixture_wait (is_read, page));
  g_assert_false (shows (GTK_WIDGET (page), "no team file"));
  /* zaid has work here, and nobody expects it any more. */
  g_assert_true (shows (GTK_WIDGET (page), "1 thing to know"));
}

int
main (int   argc,
      char *argv[])
{
  unrep_test_init (&argc, &argv);
  adw_init ();
  g_test_add ("/team/progress", gpointer, NULL, set_up, test_progress, tear_down);
  g_test_add ("/team/lead", gpointer, NULL, set_up, test_lead, tear_down);
  g_test_add ("/team/same-as-cli", gpointer, NULL, set_up, test_same_as_cli, tear_down);
  g_test_add ("/team/dialog", gpointer, NULL, set_up, test_dialog, tear_down);
  g_test_add ("/team/export", gpointer, NULL, set_up, test_export, tear_down);
  g_test_add ("/team/accept", gpointer, NULL, set_up, test_accept, tear_down);
  g_test_add ("/team/import", gpointer, NULL, set_up, test_import, tear_down);
  g_test_add ("/team/finish", gpointer, NULL, set_up, test_finish, tear_down);
  g_test_add ("/team/gone", gpointer, NULL, set_up, test_gone, tear_down);
  return g_test_run ();
}
