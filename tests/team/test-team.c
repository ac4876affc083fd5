/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-test.h"

#include "team/unrep-tally.h"
#include "unrep-team-fixture.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Checks everybody's counts against `id=n` words, one a position in order. */
static void
assert_counts (UnrepTeam  *team,
               const char *expected)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func ((GDestroyNotify) g_error_free);
  g_autoptr (GPtrArray) tallies = unrep_tally_list (team, UNREP_TALLY_BY_NOTHING, FALSE, problems, NULL);
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < tallies->len; i++)
    {
      UnrepTally *tally = g_ptr_array_index (tallies, i);

      for (guint j = 0; j < unrep_tally_get_n_positions (tally); j++)
        if (unrep_tally_get_totals (tally)->counts[j] > 0)
          g_string_append_printf (found, "%s=%" G_GUINT64_FORMAT " ", unrep_tally_get_position (tally, j),
                                  unrep_tally_get_totals (tally)->counts[j]);
    }
  g_assert_cmpstr (g_strchomp (found->str), ==, expected);
}

/* What sync tools make of a name, and an older copy that is still around. */
static void
test_copies (void)
{
  const TestNote old[] = { { 0, 20, "oppose", NULL, FALSE, 1 }, { 30, 60, "none", NULL, FALSE, 4 } };
  const TestNote new[] = {
    { 0, 20, "support", NULL, FALSE, 2 }, { 30, 60, "none", NULL, TRUE, 5 }, { 70, 90, "mixed" },
  };
  g_autofree char *dir = unrep_test_dup_dir ("copies");
  g_autoptr (UnrepTeam) team = NULL;

  test_write_side_file (dir, "a.txt.amal.unrep (conflicted copy 2026-01-02).json",
                        &(TestSide) { "amal", 7, "a.txt" }, new, 3);
  test_write_side_file (dir, "a.txt.amal.unrep.json", &(TestSide) { "amal", 7, "a.txt" }, old, 2);
  test_write_side_file (dir, "b.json", &(TestSide) { "amal", 7, "a.txt" }, old, 1);
  team = test_read_team (dir, 0);
  g_assert_cmpuint (unrep_team_get_n_sheets (team), ==, 1);
  assert_counts (team, "support=1 mixed=1");
}

/* Both changed the same annotation, on different machines: it is named, and
 * counts once. */
static void
test_contradicting_copies (void)
{
  const TestNote one[] = { { 0, 20, "oppose", NULL, FALSE, 1, 0x100 } };
  const TestNote two[] = { { 0, 20, "support", NULL, FALSE, 1, 0x100 }, { 30, 60, "none" } };
  g_autofree char *dir = unrep_test_dup_dir ("contradiction");
  g_autoptr (UnrepTeam) team = NULL;

  test_write_side_file (dir, "a.json", &(TestSide) { "amal", 7, "a.txt" }, one, 1);
  test_write_side_file (dir, "b.json", &(TestSide) { "amal", 7, "a.txt" }, two, 2);
  team = test_read_team (dir, 1);
  g_assert_error (unrep_team_get_problem (team, 0), UNREP_ERROR, UNREP_ERROR_CHANGED);
  g_assert_nonnull (strstr (unrep_team_get_problem (team, 0)->message, "a.json"));
  assert_counts (team, "oppose=1 none=1");
}

static void
test_roles (void)
{
  g_autofree char *dir = unrep_test_dup_dir ("roles");
  g_autoptr (UnrepTeam) team = NULL;

  test_write_side_file (dir, "a.json", &(TestSide) { "amal", 7, "a.txt", .role = "adjudication" }, test_three_notes, 3);
  team = test_read_team (dir, 0);
  g_assert_cmpuint (unrep_team_get_n_sheets (team), ==, 0);
}

/* A folder is whatever people make of it. */
static void
test_messy_folder (void)
{
  g_autofree char *dir = unrep_test_dup_dir ("messy");
  g_autofree char *below = g_build_filename (dir, "below", "deeper", NULL);
  g_autofree char *loop = g_build_filename (below, "up", NULL);
  g_autofree char *self = g_build_filename (dir, "self", NULL);
  g_autofree char *pipe_path = g_build_filename (dir, "pipe.json", NULL);
  g_autofree char *folder = g_build_filename (dir, "folder.json", NULL);
  g_autofree char *dangling = g_build_filename (dir, "dangling.json", NULL);
  g_autofree char *link = g_build_filename (below, "link.json", NULL);
  g_autofree char *other = NULL, *cut = NULL, *garbage = NULL, *text = NULL, *team_file = NULL;
  g_autoptr (UnrepTeam) team = NULL;

  g_assert_cmpint (g_mkdir_with_parents (below, 0700), ==, 0);
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_cmpint (symlink ("../..", loop), ==, 0);
  g_assert_cmpint (symlink (".", self), ==, 0);
  g_assert_cmpint (symlink ("nowhere", dangling), ==, 0);
  g_assert_cmpint (mkfifo (pipe_path, 0600), ==, 0);
  other = unrep_test_write (dir, "package.json", "{\"name\": \"x\"}\n", -1);
  team_file = unrep_test_write (dir, "team.unrep.json", "{\"format\": \"unrep-team\"}\n", -1);
  text = unrep_test_write (dir, "notes.txt", "{\"format\": \"unrep-side-file\"}", -1);
  cut = unrep_test_write (dir, "cut.txt.amal.unrep.json", "{\n  \"format\": \"unrep-si", -1);
  garbage = unrep_test_write (dir, "renamed.json", "{\n  \"format\": \"unrep-side-file\",\n  \"version\": 1,", -1);
  test_write_side_file (below, "a.json", &(TestSide) { "amal", 7, "a.txt" }, test_three_notes, 3);
  test_write_side_file (dir, "b.json", &(TestSide) { "zaid", 8, "a.txt" }, test_three_notes, 2);
  g_assert_cmpint (symlink ("a.json", link), ==, 0);

  team = test_read_team (dir, 2);
  g_assert_nonnull (strstr (unrep_team_get_problem (team, 0)->message, "cut.txt.amal.unrep.json"));
  g_assert_nonnull (strstr (unrep_team_get_problem (team, 1)->message, "renamed.json"));
  assert_counts (team, "support=2 none=3");
}

static void
test_missing (void)
{
  g_autofree char *dir = unrep_test_dup_dir ("missing");
  g_autofree char *gone = g_build_filename (dir, "gone", NULL);
  g_autofree char *gone_json = g_build_filename (dir, "gone.json", NULL);
  g_autoptr (UnrepTeam) team = test_read_team (gone, 1);
  g_autoptr (UnrepTeam) json_team = test_read_team (gone_json, 1);
  g_autoptr (UnrepTeam) empty = test_read_team (dir, 0);

  assert_counts (empty, "");
}

/* A report stands for its own side files, also for those of an earlier text of it, of
 * which nothing is found here. */
static void
test_of_report (void)
{
  g_autofree char *dir = unrep_test_dup_dir ("of-report");
  g_autofree char *report = g_build_filename (dir, "r.txt", NULL);
  g_autoptr (UnrepTeam) team = NULL;

  test_write_reviewed_folder (dir);
  test_write_side_file (dir, "s.txt.amal.unrep.json", &(TestSide) { "amal", 7, "s.txt" }, test_three_notes, 3);
  test_write_side_file (dir, "r.txt.huda.unrep.json", &(TestSide) { "huda", 9, "r.txt" }, test_three_notes, 3);
  team = test_read_team (report, 1);

  g_assert_cmpuint (unrep_team_get_n_sheets (team), ==, 3);
  g_assert_nonnull (strstr (unrep_team_get_problem (team, 0)->message, "r.txt.huda.unrep.json"));
  for (guint i = 0; i < 3; i++)
    {
      UnrepSheet *sheet = unrep_team_get_sheet (team, i);

      if (g_str_equal (unrep_reviewer_get_id (unrep_sheet_get_reviewer (sheet)), "huda"))
        g_assert_cmpuint (unrep_sheet_get_n_entries (sheet), ==, 0);
    }
}

/* A report and its folder, two reports of one folder, the same thing twice: each
 * side file counts once, and what was asked for most widely holds. */
static void
test_overlapping_paths (void)
{
  g_autofree char *dir = unrep_test_dup_dir ("overlapping");
  g_autofree char *sha256 = test_dup_sha256 ("One.\n");
  g_autofree char *one = unrep_test_write (dir, "one.txt", "One.\n", -1), *two = NULL;
  const struct { const char *names[3]; guint n_sheets; } cases[] = {
    { { "one.txt" }, 1 }, { { "r.txt" }, 2 }, { { "one.txt", "r.txt" }, 3 }, { { "r.txt", "one.txt" }, 3 },
    { { "one.txt", "" }, 4 }, { { "", "one.txt" }, 4 }, { { "", "" }, 4 },
    { { "one.txt", "s.txt.amal.unrep.json" }, 2 },
    { { "s.txt.amal.unrep.json", "s.txt.amal.unrep.json" }, 1 },
  };

  test_write_reviewed_folder (dir);
  two = unrep_test_write (dir, "r.txt", TEST_REPORT, -1);
  test_write_side_file (dir, "one.txt.amal.unrep.json", &(TestSide) { "amal", 7, "one.txt", sha256 },
                        test_three_notes, 3);
  test_write_side_file (dir, "s.txt.amal.unrep.json", &(TestSide) { "amal", 7, "s.txt" }, test_three_notes, 3);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_object_unref);
      g_autoptr (UnrepTeam) team = NULL;
      g_autoptr (GError) error = NULL;

      for (gsize j = 0; cases[i].names[j] != NULL; j++)
        g_ptr_array_add (paths, g_file_new_build_filename (dir, cases[i].names[j], NULL));
      team = unrep_team_read (paths, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (unrep_team_get_n_problems (team), ==, 0);
      g_assert_cmpuint (unrep_team_get_n_sheets (team), ==, cases[i].n_sheets);
    }
}

/* The name of the report is somebody else's word. */
static void
test_name_out_of_folder (void)
{
  const char * const names[] = { "../secret.txt", "/etc/passwd", "..", "below/secret.txt" };
  g_autofree char *sha256 = test_dup_sha256 (TEST_REPORT);

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *top = unrep_test_dup_dir ("out");
      g_autofree char *secret = unrep_test_write (top, "secret.txt", TEST_REPORT, -1);
      g_autofree char *dir = g_build_filename (top, "team", NULL);
      g_autoptr (UnrepTeam) team = NULL;
      g_autoptr (UnrepReport) report = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_cmpint (g_mkdir (dir, 0700), ==, 0);
      test_write_side_file (dir, "a.json", &(TestSide) { "amal", 7, names[i], sha256 }, test_three_notes, 3);
      team = test_read_team (dir, 0);
      report = unrep_team_load_report (team, unrep_team_get_sheet (team, 0), NULL, &error);
      g_assert_null (report);
      g_assert_nonnull (error);
    }
}

int
main (int    argc,
      char **argv)
{
  unrep_test_init (&argc, &argv);

  g_test_add_func ("/team/copies", test_copies);
  g_test_add_func ("/team/contradicting-copies", test_contradicting_copies);
  g_test_add_func ("/team/roles", test_roles);
  g_test_add_func ("/team/messy-folder", test_messy_folder);
  g_test_add_func ("/team/missing", test_missing);
  g_test_add_func ("/team/of-report", test_of_report);
  g_test_add_func ("/team/overlapping-paths", test_overlapping_paths);
  g_test_add_func ("/team/name-out-of-folder", test_name_out_of_folder);

  return g_test_run ();
}
