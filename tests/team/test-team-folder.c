/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-test.h"

#include "team/unrep-team-folder.h"
#include "team/unrep-team-scan.h"
#include "unrep-team-fixture.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define OTHER_REPORT TEST_REPORT "\n\nDone in the spring.\n"

#define UID(n) "0000000" #n "-0000-4000-8000-000000000000"

static void
wait_for (UnrepTeamFolder *folder)
{
  while (unrep_team_folder_is_busy (folder))
    g_main_context_iteration (NULL, TRUE);
}

static UnrepTeamFolder *
open_folder (const char *dir)
{
  g_autoptr (GFile) file = g_file_new_for_path (dir);
  UnrepTeamFolder *folder = unrep_team_folder_new (file);

  unrep_team_folder_refresh (folder);
  wait_for (folder);
  return folder;
}

static void
assert_cell (UnrepTeamTable  *table,
             guint            row,
             guint            column,
             UnrepTeamStatus  status,
             guint            n_tagged,
             guint            n_to_review)
{
  UnrepTeamCell cell = unrep_team_table_get_cell (table, row, column);

  g_assert_cmpint (cell.status, ==, status);
  g_assert_cmpuint (cell.n_tagged, ==, n_tagged);
  g_assert_cmpuint (cell.n_to_review, ==, n_to_review);
}

/* Checks what is said against `kind:word` pairs, in order. */
static void
assert_issues (UnrepTeamTable *table,
               ...)
{
  va_list arguments;
  guint n = 0;
  const char *word;

  for (guint i = 0; i < unrep_team_table_get_n_issues (table); i++)
    g_test_message ("%d: %s", unrep_team_table_get_issue (table, i)->kind, unrep_team_table_get_issue (table, i)->message);
  va_start (arguments, table);
  while ((word = va_arg (arguments, const char *)) != NULL)
    {
      UnrepTeamIssueKind kind = va_arg (arguments, UnrepTeamIssueKind);

      g_assert_cmpuint (n, <, unrep_team_table_get_n_issues (table));
      g_assert_cmpint (unrep_team_table_get_issue (table, n)->kind, ==, kind);
      g_assert_nonnull (strstr (unrep_team_table_get_issue (table, n)->message, word));
      n++;
    }
  va_end (arguments);
  g_assert_cmpuint (n, ==, unrep_team_table_get_n_issues (table));
}

/* Five recommendations; the second report nobody has begun. */
static void
test_without_team_file (void)
{
  g_autofree char *dir = unrep_test_dup_dir ("plain");
  g_autofree char *other = unrep_test_write (dir, "s.txt", OTHER_REPORT, -1);
  g_autoptr (UnrepTeamFolder) folder = NULL;
  UnrepTeamTable *table;

  test_write_reviewed_folder (dir);
  folder = open_folder (dir);
  table = unrep_team_folder_get_table (folder);
  g_assert_cmpuint (unrep_team_table_get_n_rows (table), ==, 2);
  g_assert_cmpuint (unrep_team_table_get_n_columns (table), ==, 2);
  g_assert_cmpstr (unrep_team_table_get_report_name (table, 0), ==, "r.txt");
  assert_cell (table, 0, 0, UNREP_TEAM_IN_PROGRESS, 3, 5);
  assert_cell (table, 0, 1, UNREP_TEAM_IN_PROGRESS, 1, 5);
  assert_cell (table, 1, 0, UNREP_TEAM_MISSING, 0, 5);
  g_assert_cmpuint (unrep_team_table_count (table, UNREP_TEAM_MISSING), ==, 2);
  assert_issues (table, NULL);
}

static void
write_team_file (const char *dir)
{
  g_autofree char *path = unrep_test_write (dir, "team.unrep.json",
    "{\"format\": \"unrep-team\", \"version\": 1, \"reviewers\": ["
    "{\"id\": \"zaid\", \"uid\": \"" UID (8) "\", \"name\": \"Zaid\"},"
    "{\"id\": \"amal\", \"uid\": \"" UID (7) "\", \"name\": \"Amal\"},"
    "{\"id\": \"lina\", \"uid\": \"" UID (9) "\", \"name\": \"Lina\"}],"
    "\"assignments\": [{\"report\": \"s.txt\", \"reviewers\": [\"" UID (9) "\"]}]}", -1);
}

/* Everything that can be wrong, each of it said once. */
static void
test_issues (void)
{
  g_autofree char *dir = unrep_test_dup_dir ("issues");
  g_autofree char *other = unrep_test_write (dir, "s.txt", OTHER_REPORT, -1), *cut = NULL;
  g_autofree char *sha256 = test_dup_sha256 (TEST_REPORT), *other_sha256 = test_dup_sha256 (OTHER_REPORT);
  g_autoptr (UnrepTeamFolder) folder = NULL;
  UnrepTeamTable *table;

  write_team_file (dir);
  test_write_reviewed_folder (dir);
  cut = unrep_test_write (dir, "cut.unrep.json", "{\"format\": \"unrep-si", -1);
  test_write_side_file (dir, "copy.json", &(TestSide) { "amal", 7, "r.txt", sha256 }, test_three_notes, 0);
  test_write_side_file (dir, "foreign.json", &(TestSide) { "zaid", 6, "s.txt", other_sha256 }, test_three_notes, 1);
  test_write_side_file (dir, "old.json", &(TestSide) { "lina", 9, "s.txt" }, test_three_notes, 3);
  test_write_side_file (dir, "lost.json", &(TestSide) { "lina", 9, "gone.txt" }, test_three_notes, 2);
  test_write_side_file (dir, "out.json", &(TestSide) { "amal", 7, "../r.txt" }, test_three_notes, 1);
  folder = open_folder (dir);
  table = unrep_team_folder_get_table (folder);
  assert_issues (table, "cut.unrep.json", UNREP_TEAM_UNREADABLE, "foreign.json", UNREP_TEAM_FOREIGN,
                 "r.txt.amal.unrep.json", UNREP_TEAM_DUPLICATE, "old.json", UNREP_TEAM_OUTDATED,
                 "foreign.json", UNREP_TEAM_UNASSIGNED, "gone.txt", UNREP_TEAM_NO_REPORT, "out.json",
                 UNREP_TEAM_NO_REPORT, NULL);
}

static void
test_assigned (void)
{
  g_autofree char *dir = unrep_test_dup_dir ("assigned");
  g_autofree char *other = unrep_test_write (dir, "s.txt", OTHER_REPORT, -1);
  g_autofree char *sha256 = test_dup_sha256 (OTHER_REPORT);
  g_autoptr (UnrepTeamFolder) folder = NULL;
  UnrepTeamTable *table;

  write_team_file (dir);
  test_write_reviewed_folder (dir);
  test_write_side_file (dir, "s.json", &(TestSide) { "amal", 7, "s.txt", sha256, .finished = TRUE }, test_three_notes, 0);
  folder = open_folder (dir);
  table = unrep_team_folder_get_table (folder);
  g_assert_cmpuint (unrep_team_table_get_n_columns (table), ==, 3);
  g_assert_cmpstr (unrep_reviewer_get_id (unrep_team_table_get_reviewer (table, 0)), ==, "zaid");
  assert_cell (table, 0, 0, UNREP_TEAM_IN_PROGRESS, 1, 5);
  assert_cell (table, 0, 2, UNREP_TEAM_MISSING, 0, 5);
  assert_cell (table, 1, 0, UNREP_TEAM_NOT_ASSIGNED, 0, 5);
  assert_cell (table, 1, 1, UNREP_TEAM_FINISHED, 0, 5);
  assert_cell (table, 1, 2, UNREP_TEAM_MISSING, 0, 5);
  assert_issues (table, "s.json", UNREP_TEAM_UNASSIGNED, NULL);
}

static void
age (const char *dir,
     const char *name)
{
  g_autofree char *path = g_build_filename (dir, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  g_assert_true (g_file_set_attribute_uint64 (file, G_FILE_ATTRIBUTE_TIME_MODIFIED, 1000000000, 0, NULL, NULL));
}

static void
count_cb (guint *n)
{
  (*n)++;
}

/* Only what changed is read again, and files that are too young to be sure. */
static void
test_again (void)
{
  g_autofree char *dir = unrep_test_dup_dir ("again");
  g_autofree char *sha256 = test_dup_sha256 (TEST_REPORT);
  g_autoptr (UnrepTeamFolder) folder = NULL;
  guint n_changes = 0;

  test_write_reviewed_folder (dir);
  age (dir, "r.txt.amal.unrep.json");
  age (dir, "r.txt.zaid.unrep.json");
  folder = open_folder (dir);
  g_assert_cmpuint (unrep_team_folder_get_n_read (folder), ==, 2);
  /* The time of the entry itself cannot be set: it has to pass. */
  g_usleep (2200000);
  unrep_team_folder_refresh (folder);
  wait_for (folder);
  g_assert_cmpuint (unrep_team_folder_get_n_read (folder), ==, 2);
  g_signal_connect_swapped (folder, "changed", G_CALLBACK (count_cb), &n_changes);
  unrep_team_folder_refresh (folder);
  wait_for (folder);
  g_assert_cmpuint (unrep_team_folder_get_n_read (folder), ==, 0);
  g_assert_cmpuint (n_changes, ==, 0);

  test_write_side_file (dir, "r.txt.zaid.unrep.json", &(TestSide) { "zaid", 8, "r.txt", sha256 }, test_three_notes, 2);
  unrep_team_folder_refresh (folder);
  wait_for (folder);
  g_assert_cmpuint (unrep_team_folder_get_n_read (folder), ==, 1);
  assert_cell (unrep_team_folder_get_table (folder), 0, 1, UNREP_TEAM_IN_PROGRESS, 2, 7);
}

/* A folder that goes away keeps what is on the screen, and is there again later. */
static void
test_disappears (void)
{
  g_autofree char *dir = unrep_test_dup_dir ("disappears");
  g_autofree char *away = g_strconcat (dir, "-away", NULL);
  g_autoptr (UnrepTeamFolder) folder = NULL;

  test_write_reviewed_folder (dir);
  folder = open_folder (dir);
  g_assert_cmpint (g_rename (dir, away), ==, 0);
  unrep_team_folder_refresh (folder);
  wait_for (folder);
  g_assert_error (unrep_team_folder_get_error (folder), UNREP_ERROR, UNREP_ERROR_UNREADABLE);
  g_assert_cmpuint (unrep_team_table_get_n_rows (unrep_team_folder_get_table (folder)), ==, 1);
  g_assert_cmpint (g_rename (away, dir), ==, 0);
  unrep_team_folder_refresh (folder);
  wait_for (folder);
  g_assert_null (unrep_team_folder_get_error (folder));
}

/* Notified by the disk: nobody asks for the second reading. */
static void
test_live (void)
{
  g_autofree char *dir = unrep_test_dup_dir ("live");
  g_autofree char *below = g_build_filename (dir, "below", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (dir);
  g_autoptr (UnrepTeamFolder) folder = unrep_team_folder_new (file);
  gpointer weak = folder;

  g_assert_cmpint (g_mkdir (below, 0700), ==, 0);
  test_write_reviewed_folder (dir);
  unrep_team_folder_watch (folder, 3600000);
  wait_for (folder);
  test_write_side_file (below, "b.json", &(TestSide) { "lina", 9, "b.txt" }, test_three_notes, 3);
  while (unrep_team_table_get_n_columns (unrep_team_folder_get_table (folder)) < 3)
    g_main_context_iteration (NULL, TRUE);
  wait_for (folder);
  unrep_team_folder_watch (folder, 0);

  g_object_add_weak_pointer (weak, &weak);
  g_clear_object (&folder);
  g_assert_null (weak);
}

/* Without any notice, as on a share: by looking. */
static void
test_polled (void)
{
  g_autofree char *dir = unrep_test_dup_dir ("polled");
  g_autofree char *link = g_build_filename (dir, "up", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (dir);
  g_autoptr (UnrepTeamFolder) folder = unrep_team_folder_new (file);
  g_autofree char *below = g_build_filename (dir, "below", NULL);

  g_assert_cmpint (symlink (".", link), ==, 0);
  test_write_reviewed_folder (dir);
  unrep_team_folder_watch (folder, 50);
  wait_for (folder);
  g_assert_cmpint (g_mkdir (below, 0700), ==, 0);
  test_write_side_file (below, "b.json", &(TestSide) { "lina", 9, "b.txt" }, test_three_notes, 3);
  while (unrep_team_table_get_n_columns (unrep_team_folder_get_table (folder)) < 3)
    g_main_context_iteration (NULL, TRUE);
  unrep_team_folder_watch (folder, 0);
  wait_for (folder);
}

/* What folders list tells of everything but a change that leaves name, size and time. */
static void
test_listed (void)
{
  g_autofree char *dir = unrep_test_dup_dir ("listed"), *path = NULL, *other = NULL;
  g_autofree char *below = g_build_filename (dir, "below", NULL);
  g_autoptr (GPtrArray) folders = g_ptr_array_new_with_free_func (g_object_unref);
  guint64 first, second, third;

  g_assert_cmpint (g_mkdir (below, 0700), ==, 0);
  g_ptr_array_add (folders, g_file_new_for_path (dir));
  g_ptr_array_add (folders, g_file_new_for_path (below));
  path = unrep_test_write (below, "a.json", "{}", -1);
  first = unrep_team_scan_sum (folders, NULL);
  g_assert_cmpuint (first, !=, 0);
  g_assert_cmpuint (unrep_team_scan_sum (folders, NULL), ==, first);

  other = g_build_filename (below, "b.json", NULL);
  g_assert_cmpint (g_rename (path, other), ==, 0);
  second = unrep_team_scan_sum (folders, NULL);
  g_assert_cmpuint (second, !=, first);
  g_free (unrep_test_write (below, "b.json", "{ }", -1));
  third = unrep_team_scan_sum (folders, NULL);
  g_assert_cmpuint (third, !=, second);
  g_assert_cmpuint (third, !=, first);

  g_assert_cmpint (g_remove (other), ==, 0);
  g_assert_cmpint (g_rmdir (below), ==, 0);
  g_assert_cmpuint (unrep_team_scan_sum (folders, NULL), ==, 0);
}

static gboolean
is_about (UnrepTeamFolder *folder,
          const char      *text)
{
  g_autofree char *sha256 = test_dup_sha256 (text);
  UnrepTeam *team = unrep_team_folder_get_team (folder);

  for (guint i = 0; i < unrep_team_get_n_sheets (team); i++)
    if (!g_str_equal (unrep_sheet_get_text_sha256 (unrep_team_get_sheet (team, i)), sha256))
      return FALSE;
  return TRUE;
}

/* All work on a report is about a text that it has no longer: it is compared where it
 * stands now, in memory, whatever becomes of the report. */
static void
test_changed_report (void)
{
  g_autofree char *dir = unrep_test_dup_dir ("changed-report"), *first = NULL, *second = NULL, *back = NULL;
  g_autoptr (UnrepTeamFolder) folder = NULL;

  test_write_reviewed_folder (dir);
  first = unrep_test_write (dir, "r.txt", "Corrected.\n\n" TEST_REPORT, -1);
  folder = open_folder (dir);
  g_assert_true (is_about (folder, "Corrected.\n\n" TEST_REPORT));
  /* What stands at the very end has too little around it to be certain. */
  assert_cell (unrep_team_folder_get_table (folder), 0, 0, UNREP_TEAM_IN_PROGRESS, 2, 5);
  assert_issues (unrep_team_folder_get_table (folder), "amal", UNREP_TEAM_OUTDATED, "zaid", UNREP_TEAM_OUTDATED, NULL);

  second = unrep_test_write (dir, "r.txt", "Corrected twice.\n\n" TEST_REPORT, -1);
  unrep_team_folder_refresh (folder);
  wait_for (folder);
  g_assert_true (is_about (folder, "Corrected twice.\n\n" TEST_REPORT));
  back = unrep_test_write (dir, "r.txt", TEST_REPORT, -1);
  unrep_team_folder_refresh (folder);
  wait_for (folder);
  g_assert_true (is_about (folder, TEST_REPORT));
  assert_issues (unrep_team_folder_get_table (folder), NULL);
}

static void
test_cancel (void)
{
  g_autofree char *dir = unrep_test_dup_dir ("cancel");
  g_autoptr (GFile) file = g_file_new_for_path (dir);
  g_autoptr (UnrepTeamFolder) folder = unrep_team_folder_new (file);

  test_write_reviewed_folder (dir);
  unrep_team_folder_refresh (folder);
  unrep_team_folder_cancel (folder);
  wait_for (folder);
  g_assert_null (unrep_team_folder_get_error (folder));
  unrep_team_folder_refresh (folder);
  wait_for (folder);
  assert_cell (unrep_team_folder_get_table (folder), 0, 0, UNREP_TEAM_IN_PROGRESS, 3, 5);
}

int
main (int   argc,
      char *argv[])
{
  unrep_test_init (&argc, &argv);
  g_test_add_func ("/team-folder/without-team-file", test_without_team_file);
  g_test_add_func ("/team-folder/issues", test_issues);
  g_test_add_func ("/team-folder/assigned", test_assigned);
  g_test_add_func ("/team-folder/again", test_again);
  g_test_add_func ("/team-folder/disappears", test_disappears);
  g_test_add_func ("/team-folder/live", test_live);
  g_test_add_func ("/team-folder/changed-report", test_changed_report);
  g_test_add_func ("/team-folder/polled", test_polled);
  g_test_add_func ("/team-folder/listed", test_listed);
  g_test_add_func ("/team-folder/cancel", test_cancel);
  return g_test_run ();
}
