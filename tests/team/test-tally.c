/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-test.h"

#include "report/unrep-outline.h"
#include "team/unrep-tally-export.h"
#include "unrep-team-fixture.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static GPtrArray *
new_problems (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) g_error_free);
}

static GPtrArray *
list_tallies (UnrepTeam    *team,
              UnrepTallyBy  by)
{
  g_autoptr (GPtrArray) problems = new_problems ();
  GPtrArray *tallies = unrep_tally_list (team, by, FALSE, problems, NULL);

  g_assert_cmpuint (problems->len, ==, 0);
  return tallies;
}

/* Checks a row against `id=n` words, one a position in order, zeros included. */
static void
assert_counts (UnrepTally          *tally,
               const UnrepTallyRow *row,
               const char          *expected)
{
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < unrep_tally_get_n_positions (tally); i++)
    g_string_append_printf (found, "%s%s=%" G_GUINT64_FORMAT, i > 0 ? " " : "", unrep_tally_get_position (tally, i),
                            row->counts[i]);
  g_assert_cmpstr (found->str, ==, expected);
}

static const TestNote three_notes[] = {
  { 0, 20, "support" }, { 30, 60, "none" }, { 70, 95, "none" },
};

/* Of nine annotations five count: not the tombstone, not what has no position,
 * not a span, not a kind that is not known. */
static void
test_what_counts (void)
{
  const TestNote notes[] = {
    { 0, 20, "support" }, { 30, 60, "none" }, { 70, 95, NULL }, { 100, 120, "oppose", NULL, TRUE },
    { 130, 150, "oppose", "span" }, { 160, 180, "none" }, { 190, 210, "none" }, { 220, 240, "mixed", "x-later" },
    { 250, 260, "neutral" },
  };
  g_autofree char *dir = unrep_test_dup_dir ("tally");
  g_autoptr (UnrepTeam) team = NULL;
  g_autoptr (GPtrArray) tallies = NULL;
  UnrepTally *tally;

  test_write_side_file (dir, "a.txt.amal.unrep.json", &(TestSide) { "amal", 7, "a.txt" }, notes, G_N_ELEMENTS (notes));
  team = test_read_team (dir, 0);
  tallies = list_tallies (team, UNREP_TALLY_BY_NOTHING);

  g_assert_cmpuint (tallies->len, ==, 1);
  tally = g_ptr_array_index (tallies, 0);
  assert_counts (tally, unrep_tally_get_totals (tally), "support=1 oppose=0 mixed=0 neutral=1 none=3");
  g_assert_cmpuint (unrep_tally_get_totals (tally)->n_tagged, ==, 5);
  g_assert_cmpint (unrep_tally_get_totals (tally)->n_not_reviewed, ==, -1);
  g_assert_cmpuint (unrep_tally_get_n_rows (tally), ==, 0);
}

static void
test_rows (void)
{
  const TestNote one[] = { { 0, 20, "oppose" } };
  g_autofree char *dir = unrep_test_dup_dir ("rows");
  g_autoptr (UnrepTeam) team = NULL;
  g_autoptr (GPtrArray) by_report = NULL, by_reviewer = NULL;
  UnrepTally *tally;

  test_write_side_file (dir, "b.txt.amal.unrep.json", &(TestSide) { "amal", 7, "b.txt" }, three_notes, 3);
  test_write_side_file (dir, "a.txt.amal.unrep.json", &(TestSide) { "amal", 7, "a.txt" }, one, 1);
  test_write_side_file (dir, "b.txt.zaid.unrep.json", &(TestSide) { "zaid", 3, "b.txt" }, one, 1);
  team = test_read_team (dir, 0);

  by_report = list_tallies (team, UNREP_TALLY_BY_REPORT);
  tally = g_ptr_array_index (by_report, 0);
  g_assert_cmpuint (unrep_tally_get_n_reports (tally), ==, 2);
  g_assert_cmpuint (unrep_tally_get_n_reviewers (tally), ==, 2);
  g_assert_cmpuint (unrep_tally_get_n_rows (tally), ==, 2);
  g_assert_cmpstr (unrep_tally_get_row (tally, 0)->report, ==, "a.txt");
  assert_counts (tally, unrep_tally_get_row (tally, 0), "support=0 oppose=1 mixed=0 neutral=0 none=0");
  g_assert_cmpstr (unrep_tally_get_row (tally, 1)->report, ==, "b.txt");
  assert_counts (tally, unrep_tally_get_row (tally, 1), "support=1 oppose=1 mixed=0 neutral=0 none=2");

  by_reviewer = list_tallies (team, UNREP_TALLY_BY_REVIEWER);
  tally = g_ptr_array_index (by_reviewer, 0);
  g_assert_cmpuint (unrep_tally_get_n_rows (tally), ==, 2);
  g_assert_cmpstr (unrep_reviewer_get_id (unrep_tally_get_row (tally, 0)->reviewer), ==, "amal");
  assert_counts (tally, unrep_tally_get_row (tally, 0), "support=1 oppose=1 mixed=0 neutral=0 none=2");
  g_assert_cmpstr (unrep_reviewer_get_id (unrep_tally_get_row (tally, 1)->reviewer), ==, "zaid");
}

/* A person is a uid: two of the same id are two. */
static void
test_same_id (void)
{
  g_autofree char *dir = unrep_test_dup_dir ("same-id");
  g_autoptr (UnrepTeam) team = NULL;
  g_autoptr (GPtrArray) tallies = NULL;

  test_write_side_file (dir, "a.txt.amal.unrep.json", &(TestSide) { "amal", 7, "a.txt" }, three_notes, 3);
  test_write_side_file (dir, "a.txt.amal (2).unrep.json", &(TestSide) { "amal", 8, "a.txt" }, three_notes, 2);
  team = test_read_team (dir, 0);
  tallies = list_tallies (team, UNREP_TALLY_BY_REVIEWER);

  g_assert_cmpuint (unrep_tally_get_n_reviewers (g_ptr_array_index (tallies, 0)), ==, 2);
  g_assert_cmpuint (unrep_tally_get_totals (g_ptr_array_index (tallies, 0))->n_tagged, ==, 5);
}

static void
test_codebooks (void)
{
  const TestNote other[] = { { 0, 20, "yes" }, { 30, 60, "no" }, { 70, 90, "no" } };
  g_autofree char *dir = unrep_test_dup_dir ("codebooks");
  g_autoptr (UnrepTeam) team = NULL;
  g_autoptr (GPtrArray) tallies = NULL;
  g_autoptr (GBytes) json = NULL;
  UnrepTally *tally;
  const char *text;

  test_write_side_file (dir, "a.json", &(TestSide) { "amal", 7, "a.txt" }, three_notes, 3);
  test_write_side_file (dir, "b.json", &(TestSide) { "amal", 7, "a.txt", NULL, "gender" }, other, 3);
  test_write_side_file (dir, "c.json", &(TestSide) { "amal", 7, "a.txt", NULL, "new-convention", 2 }, three_notes, 1);
  team = test_read_team (dir, 0);
  tallies = list_tallies (team, UNREP_TALLY_BY_NOTHING);

  g_assert_cmpuint (tallies->len, ==, 3);
  tally = g_ptr_array_index (tallies, 0);
  g_assert_cmpstr (unrep_tally_get_codebook_id (tally), ==, "gender");
  assert_counts (tally, unrep_tally_get_totals (tally), "no=2 yes=1");
  tally = g_ptr_array_index (tallies, 1);
  g_assert_cmpuint (unrep_tally_get_codebook_version (tally), ==, 1);
  assert_counts (tally, unrep_tally_get_totals (tally), "support=1 oppose=0 mixed=0 neutral=0 none=2");
  tally = g_ptr_array_index (tallies, 2);
  g_assert_cmpuint (unrep_tally_get_codebook_version (tally), ==, 2);
  assert_counts (tally, unrep_tally_get_totals (tally), "support=1");

  /* There is nothing that adds them up. */
  json = unrep_tally_export_json (tallies, team);
  text = g_bytes_get_data (json, NULL);
  g_assert_true (g_str_has_prefix (text, "{\n  \"reports\": 1,\n  \"reviewers\": 1,\n  \"codebooks\": ["));
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
  g_autoptr (GPtrArray) tallies = NULL;
  UnrepTally *tally;

  test_write_side_file (dir, "a.txt.amal.unrep (conflicted copy 2026-01-02).json",
                        &(TestSide) { "amal", 7, "a.txt" }, new, 3);
  test_write_side_file (dir, "a.txt.amal.unrep.json", &(TestSide) { "amal", 7, "a.txt" }, old, 2);
  test_write_side_file (dir, "b.json", &(TestSide) { "amal", 7, "a.txt" }, old, 1);
  team = test_read_team (dir, 0);
  g_assert_cmpuint (unrep_team_get_n_sheets (team), ==, 1);
  tallies = list_tallies (team, UNREP_TALLY_BY_NOTHING);
  tally = g_ptr_array_index (tallies, 0);
  assert_counts (tally, unrep_tally_get_totals (tally), "support=1 oppose=0 mixed=1 neutral=0 none=0");
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
  g_autoptr (GPtrArray) tallies = NULL;
  UnrepTally *tally;

  test_write_side_file (dir, "a.json", &(TestSide) { "amal", 7, "a.txt" }, one, 1);
  test_write_side_file (dir, "b.json", &(TestSide) { "amal", 7, "a.txt" }, two, 2);
  team = test_read_team (dir, 1);
  g_assert_error (unrep_team_get_problem (team, 0), UNREP_ERROR, UNREP_ERROR_CHANGED);
  g_assert_nonnull (strstr (unrep_team_get_problem (team, 0)->message, "a.json"));
  tallies = list_tallies (team, UNREP_TALLY_BY_NOTHING);
  tally = g_ptr_array_index (tallies, 0);
  assert_counts (tally, unrep_tally_get_totals (tally), "support=0 oppose=1 mixed=0 neutral=0 none=1");
}

static void
test_roles (void)
{
  g_autofree char *dir = unrep_test_dup_dir ("roles");
  g_autoptr (UnrepTeam) team = NULL;

  test_write_side_file (dir, "a.json", &(TestSide) { "amal", 7, "a.txt", .role = "adjudication" }, three_notes, 3);
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
  g_autofree char *other = NULL, *cut = NULL, *garbage = NULL, *text = NULL;
  g_autoptr (UnrepTeam) team = NULL;
  g_autoptr (GPtrArray) tallies = NULL;

  g_assert_cmpint (g_mkdir_with_parents (below, 0700), ==, 0);
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_cmpint (symlink ("../..", loop), ==, 0);
  g_assert_cmpint (symlink (".", self), ==, 0);
  g_assert_cmpint (symlink ("nowhere", dangling), ==, 0);
  g_assert_cmpint (mkfifo (pipe_path, 0600), ==, 0);
  other = unrep_test_write (dir, "package.json", "{\"name\": \"x\"}\n", -1);
  text = unrep_test_write (dir, "notes.txt", "{\"format\": \"unrep-side-file\"}", -1);
  cut = unrep_test_write (dir, "cut.txt.amal.unrep.json", "{\n  \"format\": \"unrep-si", -1);
  garbage = unrep_test_write (dir, "renamed.json", "{\n  \"format\": \"unrep-side-file\",\n  \"version\": 1,", -1);
  test_write_side_file (below, "a.json", &(TestSide) { "amal", 7, "a.txt" }, three_notes, 3);
  test_write_side_file (dir, "b.json", &(TestSide) { "zaid", 8, "a.txt" }, three_notes, 2);
  g_assert_cmpint (symlink ("a.json", link), ==, 0);

  team = test_read_team (dir, 2);
  g_assert_nonnull (strstr (unrep_team_get_problem (team, 0)->message, "cut.txt.amal.unrep.json"));
  g_assert_nonnull (strstr (unrep_team_get_problem (team, 1)->message, "renamed.json"));
  tallies = list_tallies (team, UNREP_TALLY_BY_NOTHING);
  g_assert_cmpuint (unrep_tally_get_totals (g_ptr_array_index (tallies, 0))->n_tagged, ==, 5);
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
  g_autoptr (GPtrArray) tallies = list_tallies (empty, UNREP_TALLY_BY_REPORT);

  g_assert_cmpuint (tallies->len, ==, 0);
}

#define REPORT \
  "Report of an imagined meeting\n\n" \
  "I. Introduction\n\n" \
  "1. The experts met in the spring.\n\n" \
  "II. Recommendations\n\n" \
  "2. The experts recommended the following:\n\n" \
  "(a) States should write a new convention;\n\n" \
  "(b) States should apply the treaties that exist;\n\n" \
  "(c) States should train those who investigate.\n\n" \
  "III. Further recommendations\n\n" \
  "3. The experts also recommended the following:\n\n" \
  "(a) States should answer requests for evidence within a month;\n\n" \
  "(b) States should pay for translation.\n"

static char *
dup_sha256 (const char *text)
{
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
}

static TestNote
note_on (UnrepOutline *outline,
         const char   *path,
         const char   *position)
{
  g_autoptr (GError) error = NULL;
  guint unit = unrep_outline_find_path (outline, path, &error);

  g_assert_no_error (error);
  return (TestNote) {
    (guint) unrep_outline_get_unit (outline, unit)->range.start,
    (guint) unrep_outline_get_unit (outline, unit)->range.end, position
  };
}

static UnrepOutline *
new_outline (void)
{
  g_autoptr (UnrepText) text = unrep_text_new (REPORT, -1);
  g_autoptr (GError) error = NULL;
  UnrepOutline *outline = unrep_outline_new (text, NULL, &error);

  g_assert_no_error (error);
  return outline;
}

/* Five recommendations, two reviewers: one has 2 and 1 of them, the other one. */
static void
write_reviewed_folder (const char *dir)
{
  g_autoptr (UnrepOutline) outline = new_outline ();
  g_autofree char *report = unrep_test_write (dir, "r.txt", REPORT, -1);
  g_autofree char *sha256 = dup_sha256 (REPORT);
  TestNote amal[] = {
    note_on (outline, "2/a", "support"), note_on (outline, "2/b", "none"), note_on (outline, "3/b", "none"),
  };
  TestNote zaid[] = { note_on (outline, "3/a", NULL), note_on (outline, "3/b", "oppose") };

  test_write_side_file (dir, "r.txt.amal.unrep.json", &(TestSide) { "amal", 7, "r.txt", sha256 }, amal, 3);
  test_write_side_file (dir, "r.txt.zaid.unrep.json", &(TestSide) { "zaid", 8, "r.txt", sha256 }, zaid, 2);
}

static void
test_sections (void)
{
  g_autofree char *dir = unrep_test_dup_dir ("sections");
  g_autoptr (UnrepTeam) team = NULL;
  g_autoptr (GPtrArray) tallies = NULL, problems = new_problems ();
  const UnrepTallyRow *row;
  UnrepTally *tally;

  write_reviewed_folder (dir);
  team = test_read_team (dir, 0);
  tallies = unrep_tally_list (team, UNREP_TALLY_BY_SECTION, TRUE, problems, NULL);
  g_assert_cmpuint (problems->len, ==, 0);
  tally = g_ptr_array_index (tallies, 0);

  g_assert_cmpuint (unrep_tally_get_n_rows (tally), ==, 2);
  row = unrep_tally_get_row (tally, 0);
  g_assert_cmpuint (row->section_line, ==, 7);
  g_assert_nonnull (strstr (row->section_title, "Recommendations"));
  assert_counts (tally, row, "support=1 oppose=0 mixed=0 neutral=0 none=1");
  g_assert_cmpint (row->n_not_reviewed, ==, 1 + 3);
  row = unrep_tally_get_row (tally, 1);
  g_assert_cmpuint (row->section_line, ==, 17);
  assert_counts (tally, row, "support=0 oppose=1 mixed=0 neutral=0 none=1");
  g_assert_cmpint (row->n_not_reviewed, ==, 1 + 1);
  g_assert_cmpint (unrep_tally_get_totals (tally)->n_not_reviewed, ==, 6);
}

/* Without the report all that it tells is unknown, and the rest is counted. */
static void
test_report_gone (void)
{
  g_autofree char *dir = unrep_test_dup_dir ("report-gone");
  g_autofree char *report = g_build_filename (dir, "r.txt", NULL);
  g_autoptr (UnrepTeam) team = NULL;
  g_autoptr (GPtrArray) tallies = NULL, problems = new_problems ();
  UnrepTally *tally;

  write_reviewed_folder (dir);
  g_assert_cmpint (g_remove (report), ==, 0);
  team = test_read_team (dir, 0);
  tallies = unrep_tally_list (team, UNREP_TALLY_BY_SECTION, TRUE, problems, NULL);
  tally = g_ptr_array_index (tallies, 0);

  g_assert_cmpuint (problems->len, ==, 1);
  g_assert_cmpuint (unrep_tally_get_n_rows (tally), ==, 1);
  g_assert_null (unrep_tally_get_row (tally, 0)->section_label);
  g_assert_cmpint (unrep_tally_get_row (tally, 0)->n_not_reviewed, ==, -1);
  g_assert_cmpint (unrep_tally_get_totals (tally)->n_not_reviewed, ==, -1);
  g_assert_cmpuint (unrep_tally_get_totals (tally)->n_tagged, ==, 4);
}

/* A report stands for its own side files, those of other texts are not its. */
static void
test_of_report (void)
{
  g_autofree char *dir = unrep_test_dup_dir ("of-report");
  g_autofree char *report = g_build_filename (dir, "r.txt", NULL);
  g_autoptr (UnrepTeam) team = NULL;

  write_reviewed_folder (dir);
  test_write_side_file (dir, "s.txt.amal.unrep.json", &(TestSide) { "amal", 7, "s.txt" }, three_notes, 3);
  test_write_side_file (dir, "r.txt.huda.unrep.json", &(TestSide) { "huda", 9, "r.txt" }, three_notes, 3);
  team = test_read_team (report, 1);

  g_assert_cmpuint (unrep_team_get_n_sheets (team), ==, 2);
  g_assert_nonnull (strstr (unrep_team_get_problem (team, 0)->message, "r.txt.huda.unrep.json"));
}

/* A report and its folder, two reports of one folder, the same thing twice: each
 * side file counts once, and what was asked for most widely holds. */
static void
test_overlapping_paths (void)
{
  g_autofree char *dir = unrep_test_dup_dir ("overlapping");
  g_autofree char *sha256 = dup_sha256 ("One.\n");
  g_autofree char *one = unrep_test_write (dir, "one.txt", "One.\n", -1), *two = NULL;
  const struct { const char *names[3]; guint n_sheets; } cases[] = {
    { { "one.txt" }, 1 }, { { "r.txt" }, 2 }, { { "one.txt", "r.txt" }, 3 }, { { "r.txt", "one.txt" }, 3 },
    { { "one.txt", "" }, 4 }, { { "", "one.txt" }, 4 }, { { "", "" }, 4 },
    { { "one.txt", "s.txt.amal.unrep.json" }, 2 },
    { { "s.txt.amal.unrep.json", "s.txt.amal.unrep.json" }, 1 },
  };

  write_reviewed_folder (dir);
  two = unrep_test_write (dir, "r.txt", REPORT, -1);
  test_write_side_file (dir, "one.txt.amal.unrep.json", &(TestSide) { "amal", 7, "one.txt", sha256 }, three_notes, 3);
  test_write_side_file (dir, "s.txt.amal.unrep.json", &(TestSide) { "amal", 7, "s.txt" }, three_notes, 3);

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
  g_autofree char *sha256 = dup_sha256 (REPORT);

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *top = unrep_test_dup_dir ("out");
      g_autofree char *secret = unrep_test_write (top, "secret.txt", REPORT, -1);
      g_autofree char *dir = g_build_filename (top, "team", NULL);
      g_autoptr (UnrepTeam) team = NULL;
      g_autoptr (UnrepReport) report = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_cmpint (g_mkdir (dir, 0700), ==, 0);
      test_write_side_file (dir, "a.json", &(TestSide) { "amal", 7, names[i], sha256 }, three_notes, 3);
      team = test_read_team (dir, 0);
      report = unrep_team_load_report (team, unrep_team_get_sheet (team, 0), NULL, &error);
      g_assert_null (report);
      g_assert_nonnull (error);
    }
}

/* Whatever a team has: the rows of every kind add up to the totals. */
static void
test_reconcile (void)
{
  static const char * const positions[] = { "support", "oppose", "mixed", "neutral", "none", NULL, "else" };
  const UnrepTallyBy bys[] = { UNREP_TALLY_BY_REPORT, UNREP_TALLY_BY_SECTION, UNREP_TALLY_BY_REVIEWER };
  g_autofree char *dir = unrep_test_dup_dir ("reconcile");
  g_autofree char *sha256 = dup_sha256 (REPORT);
  g_autofree char *report = unrep_test_write (dir, "r0.txt", REPORT, -1);
  g_autoptr (UnrepTeam) team = NULL;
  guint n_tagged = 0;

  for (guint i = 0; i < 30; i++)
    {
      TestNote notes[20];
      guint n = (guint) g_test_rand_int_range (0, 20);
      g_autofree char *name = g_strdup_printf ("%u.json", i);
      g_autofree char *report_name = g_strdup_printf ("r%u.txt", i % 4);
      g_autofree char *reviewer = g_strdup_printf ("p%u", i / 4);

      for (guint j = 0; j < n; j++)
        {
          notes[j] = (TestNote) { j * 30, j * 30 + (guint) g_test_rand_int_range (5, 29),
                                  positions[g_test_rand_int_range (0, G_N_ELEMENTS (positions))] };
          n_tagged += notes[j].position != NULL;
        }
      test_write_side_file (dir, name, &(TestSide) { reviewer, i / 4, report_name, i % 4 == 0 ? sha256 : NULL },
                            notes, n);
    }
  team = test_read_team (dir, 0);

  for (gsize i = 0; i < G_N_ELEMENTS (bys); i++)
    {
      g_autoptr (GPtrArray) problems = new_problems ();
      g_autoptr (GPtrArray) tallies = unrep_tally_list (team, bys[i], TRUE, problems, NULL);
      UnrepTally *tally = g_ptr_array_index (tallies, 0);
      const UnrepTallyRow *totals = unrep_tally_get_totals (tally);

      g_assert_cmpuint (totals->n_tagged, ==, n_tagged);
      for (guint position = 0; position < unrep_tally_get_n_positions (tally); position++)
        {
          guint64 sum = 0;

          for (guint j = 0; j < unrep_tally_get_n_rows (tally); j++)
            sum += unrep_tally_get_row (tally, j)->counts[position];
          g_assert_cmpuint (sum, ==, totals->counts[position]);
        }
    }
}

static void
assert_text (GBytes     *bytes,
             const char *expected)
{
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  g_assert_cmpstr (text, ==, expected);
}

static void
test_csv (void)
{
  const TestNote notes[] = { { 0, 20, "support" }, { 30, 60, "none" } };
  g_autofree char *dir = unrep_test_dup_dir ("csv");
  g_autoptr (UnrepTeam) team = NULL;
  g_autoptr (GPtrArray) tallies = NULL;
  g_autoptr (GBytes) csv = NULL, wide = NULL;

  test_write_side_file (dir, "a.json", &(TestSide) { "amal", 7, "=HYPERLINK(\"x\"),y" }, notes, 2);
  team = test_read_team (dir, 0);
  tallies = list_tallies (team, UNREP_TALLY_BY_REPORT);
  csv = unrep_tally_export_csv (tallies);
  wide = unrep_tally_export_wide_csv (tallies);

#define KEY "new-convention,1,\"'=HYPERLINK(\"\"x\"\"),y\","
  assert_text (csv, "codebook,version,report,position,count\r\n"
                    KEY "support,1\r\n" KEY "oppose,0\r\n" KEY "mixed,0\r\n" KEY "neutral,0\r\n" KEY "none,1\r\n");
  assert_text (wide, "codebook,version,report,support,oppose,mixed,neutral,none,tagged,not_reviewed\r\n"
                     KEY "1,0,0,0,1,2,\r\n");
}

/* The tool that makes up team folders knows the truth. */
static void
test_truth (void)
{
  g_autofree char *tool = unrep_test_dup_shared ("tools/make-team");
  g_autofree char *dir = unrep_test_dup_dir ("truth");
  g_autofree char *printed = NULL;
  g_autoptr (UnrepTeam) team = NULL;
  g_autoptr (GPtrArray) tallies = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) found = g_string_new (NULL);
  UnrepTally *tally;

  if (tool == NULL)
    return;

  g_spawn_sync (NULL, (char *[]) { tool, dir, (char *) "--reports", (char *) "3", (char *) "--reviewers", (char *) "4",
                                   (char *) "--units", (char *) "50", (char *) "--seed", (char *) "11", NULL },
                NULL, G_SPAWN_DEFAULT, NULL, NULL, &printed, NULL, NULL, &error);
  g_assert_no_error (error);
  team = test_read_team (dir, 0);
  tallies = list_tallies (team, UNREP_TALLY_BY_NOTHING);
  tally = g_ptr_array_index (tallies, 0);

  g_string_append_printf (found, "{\"reports\": %u, \"reviewers\": %u, \"positions\": {",
                          unrep_team_count_reports (team), unrep_team_count_reviewers (team));
  for (guint i = 0; i < unrep_tally_get_n_positions (tally); i++)
    g_string_append_printf (found, "%s\"%s\": %" G_GUINT64_FORMAT, i > 0 ? ", " : "",
                            unrep_tally_get_position (tally, i), unrep_tally_get_totals (tally)->counts[i]);
  g_string_append (found, "}}\n");
  g_assert_cmpstr (found->str, ==, printed);
}

int
main (int    argc,
      char **argv)
{
  unrep_test_init (&argc, &argv);

  g_test_add_func ("/tally/what-counts", test_what_counts);
  g_test_add_func ("/tally/rows", test_rows);
  g_test_add_func ("/tally/same-id", test_same_id);
  g_test_add_func ("/tally/codebooks", test_codebooks);
  g_test_add_func ("/tally/copies", test_copies);
  g_test_add_func ("/tally/contradicting-copies", test_contradicting_copies);
  g_test_add_func ("/tally/roles", test_roles);
  g_test_add_func ("/tally/messy-folder", test_messy_folder);
  g_test_add_func ("/tally/missing", test_missing);
  g_test_add_func ("/tally/sections", test_sections);
  g_test_add_func ("/tally/report-gone", test_report_gone);
  g_test_add_func ("/tally/of-report", test_of_report);
  g_test_add_func ("/tally/overlapping-paths", test_overlapping_paths);
  g_test_add_func ("/tally/name-out-of-folder", test_name_out_of_folder);
  g_test_add_func ("/tally/reconcile", test_reconcile);
  g_test_add_func ("/tally/csv", test_csv);
  g_test_add_func ("/tally/truth", test_truth);

  return g_test_run ();
}
