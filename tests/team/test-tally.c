/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-test.h"

#include "team/unrep-tally-export.h"
#include "team/unrep-team-decisions.h"
#include "unrep-team-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

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

  test_write_side_file (dir, "b.txt.amal.unrep.json", &(TestSide) { "amal", 7, "b.txt" }, test_three_notes, 3);
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

/* Of four units that reviewers tagged one is decided by both leads, one by one of
 * them, on one they differ and on one nobody decided; and one is decided that no
 * reviewer tagged. Leads are no reviewers, here or in a tally of those. */
static void
test_decided (void)
{
  const TestNote amal[] = { { 0, 20, "support" }, { 30, 60, "none" }, { 70, 95, "none" }, { 100, 120, "mixed" } };
  const TestNote zaid[] = { { 1, 20, "oppose" }, { 30, 58, "none" } };
  const TestNote sara[] = { { 0, 20, "mixed" }, { 30, 60, "none" }, { 71, 95, "support" } };
  const TestNote omar[] = { { 0, 19, "mixed" }, { 70, 95, "oppose" }, { 200, 220, "oppose" }, { 300, 320, NULL } };
  g_autofree char *dir = unrep_test_dup_dir ("decided");
  g_autoptr (UnrepTeam) team = NULL, decided = NULL;
  g_autoptr (GPtrArray) tallies = NULL, plain = NULL, problems = new_problems ();
  g_autoptr (GBytes) json = NULL, csv = NULL;
  UnrepTally *tally;

  test_write_side_file (dir, "a.txt.amal.unrep.json", &(TestSide) { "amal", 7, "a.txt" }, amal, 4);
  test_write_side_file (dir, "a.txt.zaid.unrep.json", &(TestSide) { "zaid", 8, "a.txt" }, zaid, 2);
  test_write_side_file (dir, "a.txt.adjudicated-sara.unrep.json",
                        &(TestSide) { "sara", 3, "a.txt", NULL, NULL, 1, "adjudication" }, sara, 3);
  test_write_side_file (dir, "a.txt.adjudicated-sara (copy).unrep.json",
                        &(TestSide) { "sara", 3, "a.txt", NULL, NULL, 1, "adjudication" }, sara, 3);
  test_write_side_file (dir, "a.txt.adjudicated-omar.unrep.json",
                        &(TestSide) { "omar", 4, "a.txt", NULL, NULL, 1, "adjudication" }, omar, 4);
  team = test_read_team (dir, 0);

  plain = list_tallies (team, UNREP_TALLY_BY_NOTHING);
  tally = g_ptr_array_index (plain, 0);
  assert_counts (tally, unrep_tally_get_totals (tally), "support=1 oppose=1 mixed=1 neutral=0 none=3");
  g_assert_cmpuint (unrep_tally_get_n_reviewers (tally), ==, 2);
  g_assert_cmpint (unrep_tally_get_totals (tally)->n_undecided, ==, -1);

  decided = unrep_team_new_decided (team);
  tallies = unrep_tally_list_decided (team, decided, UNREP_TALLY_BY_REPORT, FALSE, problems, NULL);
  g_assert_cmpuint (problems->len, ==, 0);
  tally = g_ptr_array_index (tallies, 0);
  assert_counts (tally, unrep_tally_get_totals (tally), "support=0 oppose=1 mixed=1 neutral=0 none=1");
  assert_counts (tally, unrep_tally_get_row (tally, 0), "support=0 oppose=1 mixed=1 neutral=0 none=1");
  g_assert_cmpuint (unrep_tally_get_totals (tally)->n_tagged, ==, 3);
  g_assert_cmpint (unrep_tally_get_totals (tally)->n_undecided, ==, 2);
  g_assert_cmpint (unrep_tally_get_row (tally, 0)->n_undecided, ==, 2);
  g_assert_cmpuint (unrep_tally_get_n_reviewers (tally), ==, 2);
  g_assert_cmpuint (unrep_team_get_n_notes (decided), ==, 1);
  g_assert_cmpstr (unrep_team_get_note (decided, 0)->message, ==,
                   "The leads have decided differently on 1 unit of “a.txt”. It is counted as undecided.");

  json = unrep_tally_export_json (tallies, team);
  g_assert_nonnull (strstr (g_bytes_get_data (json, NULL), "\"undecided\": 2"));
  csv = unrep_tally_export_csv (tallies);
  g_assert_nonnull (strstr (g_bytes_get_data (csv, NULL), "a.txt,(undecided),2\r\n"));
}

/* A person is a uid: two of the same id are two. */
static void
test_same_id (void)
{
  g_autofree char *dir = unrep_test_dup_dir ("same-id");
  g_autoptr (UnrepTeam) team = NULL;
  g_autoptr (GPtrArray) tallies = NULL;

  test_write_side_file (dir, "a.txt.amal.unrep.json", &(TestSide) { "amal", 7, "a.txt" }, test_three_notes, 3);
  test_write_side_file (dir, "a.txt.amal (2).unrep.json", &(TestSide) { "amal", 8, "a.txt" }, test_three_notes, 2);
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

  test_write_side_file (dir, "a.json", &(TestSide) { "amal", 7, "a.txt" }, test_three_notes, 3);
  test_write_side_file (dir, "b.json", &(TestSide) { "amal", 7, "a.txt", NULL, "gender" }, other, 3);
  test_write_side_file (dir, "c.json", &(TestSide) { "amal", 7, "a.txt", NULL, "new-convention", 2 },
                        test_three_notes, 1);
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

static void
test_sections (void)
{
  g_autofree char *dir = unrep_test_dup_dir ("sections");
  g_autoptr (UnrepTeam) team = NULL;
  g_autoptr (GPtrArray) tallies = NULL, problems = new_problems ();
  const UnrepTallyRow *row;
  UnrepTally *tally;

  test_write_reviewed_folder (dir);
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

/* Where the heading of the second section stands. */
#define HEADING_AT (gsize) (strstr (TEST_REPORT, "II. Rec") - TEST_REPORT)

/* Who tagged a few words of a recommendation, by another outline say, has not
 * reviewed it; a heading is in the section that it opens; and what lies behind
 * the end of the text is in none. */
static void
test_part_of_a_unit (void)
{
  g_autofree char *dir = unrep_test_dup_dir ("part");
  g_autofree char *report = unrep_test_write (dir, "r.txt", TEST_REPORT, -1), *sha256 = test_dup_sha256 (TEST_REPORT);
  g_autoptr (UnrepOutline) outline = test_new_outline ();
  g_autoptr (UnrepTeam) team = NULL;
  g_autoptr (GPtrArray) tallies = NULL, problems = new_problems ();
  const UnrepUnit *heading = unrep_outline_get_unit (outline, unrep_outline_get_unit_at (outline, HEADING_AT));
  TestNote notes[] = {
    { (guint) heading->range.start, (guint) heading->range.end, "support" },
    test_note_on (outline, "2/c", "mixed"), { 90000, 99000, "oppose" },
  };
  UnrepTally *tally;

  g_assert_cmpint (heading->kind, ==, UNREP_UNIT_HEADING);
  notes[1].end = notes[1].start + 12;
  test_write_side_file (dir, "a.json", &(TestSide) { "amal", 7, "r.txt", sha256 }, notes, 3);
  team = test_read_team (dir, 0);
  tallies = unrep_tally_list (team, UNREP_TALLY_BY_SECTION, TRUE, problems, NULL);
  tally = g_ptr_array_index (tallies, 0);

  g_assert_cmpint (unrep_tally_get_totals (tally)->n_not_reviewed, ==, 5);
  g_assert_cmpuint (unrep_tally_get_row (tally, 0)->section_line, ==, 0);
  assert_counts (tally, unrep_tally_get_row (tally, 0), "support=0 oppose=1 mixed=0 neutral=0 none=0");
  g_assert_cmpuint (unrep_tally_get_row (tally, 1)->section_line, ==, 7);
  assert_counts (tally, unrep_tally_get_row (tally, 1), "support=1 oppose=0 mixed=1 neutral=0 none=0");
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

  test_write_reviewed_folder (dir);
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

/* A team file that expects amal (7), zaid (8) and nur (9), who is not assigned `r.txt`. */
static void
write_team_file (const char *dir,
                 const char *codebook)
{
  static const char * const ids[] = { "amal", "zaid", "nur" };
  static const char * const both[] = {
    "00000007-0000-4000-8000-000000000000", "00000008-0000-4000-8000-000000000000", NULL
  };
  g_autoptr (UnrepTeamFile) file = unrep_team_file_new ();
  g_autoptr (GFile) folder = g_file_new_for_path (dir);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autofree char *uid = g_strdup_printf ("%08u-0000-4000-8000-000000000000", i + 7);
      g_autoptr (UnrepReviewer) reviewer = unrep_reviewer_new (ids[i], uid, ids[i]);

      unrep_team_file_set_reviewer (file, reviewer, "");
    }
  unrep_team_file_set_assignment (file, "r.txt", both);
  unrep_team_file_set_codebook (file, codebook, 1);
  unrep_team_file_save (file, folder, &error);
  g_assert_no_error (error);
}

static UnrepTally *
count_all (const char   *path,
           UnrepTallyBy  by,
           guint         n_problems)
{
  g_autoptr (UnrepTeam) team = test_read_team (path, 0);
  g_autoptr (GPtrArray) problems = new_problems ();
  g_autoptr (GPtrArray) tallies = unrep_tally_list (team, by, TRUE, problems, NULL);

  g_assert_cmpuint (problems->len, ==, n_problems);
  g_assert_cmpuint (tallies->len, ==, 1);
  return unrep_tally_ref (g_ptr_array_index (tallies, 0));
}

#define UNBEGUN TEST_REPORT "\n\n(c) States should share what they learn.\n"

/* Reports that nobody has begun wait for those who are expected: a copy of one that is
 * counted does not, nor does what is no report, nor the neighbour of a named one. */
static void
test_unbegun (void)
{
  g_autofree char *dir = unrep_test_dup_dir ("unbegun"), *report = g_build_filename (dir, "r.txt", NULL);
  g_autofree char *unbegun = unrep_test_write (dir, "u.txt", UNBEGUN, -1);
  g_autofree char *copy = unrep_test_write (dir, "copy of r.txt", TEST_REPORT, -1);
  g_autofree char *broken = unrep_test_write (dir, "x.txt", "\x7f""ELF\0\0\0\0\0\0", 10);
  g_autoptr (UnrepTally) plain = NULL, by_section = NULL, named = NULL, by_reviewer = NULL;

  test_write_reviewed_folder (dir);
  plain = count_all (dir, UNREP_TALLY_BY_REPORT, 1);
  g_assert_cmpuint (unrep_tally_get_n_reports (plain), ==, 2);
  g_assert_cmpuint (unrep_tally_get_n_rows (plain), ==, 2);
  g_assert_cmpstr (unrep_tally_get_row (plain, 1)->report, ==, "u.txt");
  g_assert_cmpint (unrep_tally_get_row (plain, 1)->n_missing, ==, 2 * 6);
  g_assert_cmpint (unrep_tally_get_row (plain, 1)->n_not_reviewed, ==, 0);
  g_assert_cmpint (unrep_tally_get_totals (plain)->n_missing, ==, 2 * 6);
  named = count_all (report, UNREP_TALLY_BY_REPORT, 0);
  g_assert_cmpuint (unrep_tally_get_n_rows (named), ==, 1);

  write_team_file (dir, NULL);
  by_section = count_all (dir, UNREP_TALLY_BY_SECTION, 1);
  g_assert_cmpuint (unrep_tally_get_n_rows (by_section), ==, 4);
  g_assert_cmpint (unrep_tally_get_row (by_section, 2)->n_missing, ==, 3 * 3);
  g_assert_cmpint (unrep_tally_get_totals (by_section)->n_missing, ==, 3 * 6);
  by_reviewer = count_all (dir, UNREP_TALLY_BY_REVIEWER, 1);
  g_assert_cmpuint (unrep_tally_get_n_rows (by_reviewer), ==, 3);
  g_assert_cmpstr (unrep_reviewer_get_id (unrep_tally_get_row (by_reviewer, 1)->reviewer), ==, "nur");
  g_assert_cmpint (unrep_tally_get_row (by_reviewer, 1)->n_missing, ==, 6);
}

/* Before anybody has begun, what a lead expects is all missing, with the codebook that
 * the lead has chosen. */
static void
test_nobody_began (void)
{
  g_autofree char *dir = unrep_test_dup_dir ("nobody"), *report = unrep_test_write (dir, "r.txt", TEST_REPORT, -1);
  g_autoptr (UnrepTally) tally = NULL, chosen = NULL;

  write_team_file (dir, NULL);
  tally = count_all (dir, UNREP_TALLY_BY_REPORT, 0);
  g_assert_cmpstr (unrep_tally_get_codebook_id (tally), ==, "new-convention");
  g_assert_cmpint (unrep_tally_get_totals (tally)->n_missing, ==, 2 * 5);
  g_assert_cmpuint (unrep_tally_get_n_reviewers (tally), ==, 0);
  write_team_file (dir, "tone");
  chosen = count_all (dir, UNREP_TALLY_BY_REPORT, 0);
  g_assert_cmpstr (unrep_tally_get_codebook_id (chosen), ==, "tone");
  g_assert_cmpuint (unrep_tally_get_n_positions (chosen), ==, 0);
}

/* Of decisions, a report that nobody has begun is not reviewed. */
static void
test_unbegun_decided (void)
{
  g_autofree char *dir = unrep_test_dup_dir ("unbegun-decided");
  g_autofree char *unbegun = unrep_test_write (dir, "u.txt", UNBEGUN, -1);
  g_autoptr (GPtrArray) problems = new_problems (), tallies = NULL;
  g_autoptr (UnrepTeam) team = NULL, decided = NULL;

  test_write_reviewed_folder (dir);
  team = test_read_team (dir, 0);
  decided = unrep_team_new_decided (team);
  tallies = unrep_tally_list_decided (team, decided, UNREP_TALLY_BY_REPORT, TRUE, problems, NULL);
  g_assert_cmpint (unrep_tally_get_row (g_ptr_array_index (tallies, 0), 1)->n_not_reviewed, ==, 6);
  g_assert_cmpint (unrep_tally_get_row (g_ptr_array_index (tallies, 0), 1)->n_missing, ==, -1);
}

/* Whatever a team has: the rows of every kind add up to the totals. */
static void
test_reconcile (void)
{
  static const char * const positions[] = { "support", "oppose", "mixed", "neutral", "none", NULL, "else" };
  const UnrepTallyBy bys[] = {
    UNREP_TALLY_BY_REPORT, UNREP_TALLY_BY_SECTION, UNREP_TALLY_BY_REVIEWER, UNREP_TALLY_BY_SESSION,
    UNREP_TALLY_BY_LANGUAGE,
  };
  g_autofree char *dir = unrep_test_dup_dir ("reconcile");
  g_autofree char *sha256 = test_dup_sha256 (TEST_REPORT);
  g_autofree char *report = unrep_test_write (dir, "r0.txt", TEST_REPORT, -1);
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

#define HEAD_OF(symbol, session, date) \
  symbol "\nDistr.: General\n" date "\nEnglish\nOriginal: French\n\nHuman Rights Council\n" session "\n\n"

static void
write_headed (const char *dir,
              const char *name,
              const char *text)
{
  g_autofree char *path = unrep_test_write (dir, name, text, -1), *sha256 = test_dup_sha256 (text);
  g_autofree char *side = g_strconcat (name, ".json", NULL);
  const TestNote note = { 4, 13, "support" };

  test_write_side_file (dir, side, &(TestSide) { "amal", 7, name, sha256 }, &note, 1);
}

/* Two sessions, one of them of two reports, and a report that says nothing of itself; of
 * what is not there only the name of its file is known. */
static void
test_heads (void)
{
  g_autofree char *dir = unrep_test_dup_dir ("heads"), *gone = g_build_filename (dir, "b.txt", NULL);
  g_autoptr (UnrepTally) by_session = NULL, by_language = NULL;
  g_autoptr (UnrepTeam) team = NULL;
  g_autoptr (GPtrArray) problems = new_problems (), by_report = NULL;
  g_autofree char *name = NULL, *unknown = NULL;

  write_headed (dir, "a.txt", HEAD_OF ("A/HRC/25/9", "Twenty-fifth session", "6 January 2014") TEST_REPORT);
  write_headed (dir, "b.txt", HEAD_OF ("A/HRC/25/10", "Twenty-fifth session", "7 January 2014") TEST_REPORT);
  write_headed (dir, "c.txt", HEAD_OF ("A/HRC/9/1", "Ninth session", "8 January 2009") TEST_REPORT);
  write_headed (dir, "d.txt", TEST_REPORT);

  by_session = count_all (dir, UNREP_TALLY_BY_SESSION, 0);
  g_assert_cmpuint (unrep_tally_get_n_rows (by_session), ==, 3);
  g_assert_cmpstr (unrep_tally_get_row (by_session, 0)->head->session, ==, "Ninth session");
  g_assert_null (unrep_tally_get_row (by_session, 0)->head->symbol);
  g_assert_cmpuint (unrep_tally_get_row (by_session, 0)->n_tagged, ==, 1);
  g_assert_cmpuint (unrep_tally_get_row (by_session, 1)->n_tagged, ==, 2);
  g_assert_cmpint (unrep_tally_get_row (by_session, 1)->n_not_reviewed, ==, 2 * 5);
  g_assert_null (unrep_tally_get_row (by_session, 2)->head->session);
  name = unrep_tally_dup_row_name (by_session, unrep_tally_get_row (by_session, 1), NULL);
  unknown = unrep_tally_dup_row_name (by_session, unrep_tally_get_row (by_session, 2), NULL);
  g_assert_cmpstr (name, ==, "Human Rights Council, Twenty-fifth session");
  g_assert_cmpstr (unknown, ==, "session not known");
  by_language = count_all (dir, UNREP_TALLY_BY_LANGUAGE, 0);
  g_assert_cmpuint (unrep_tally_get_n_rows (by_language), ==, 1);

  g_assert_cmpint (g_unlink (gone), ==, 0);
  team = test_read_team (dir, 0);
  by_report = unrep_tally_list (team, UNREP_TALLY_BY_REPORT, FALSE, problems, NULL);
  g_assert_cmpuint (problems->len, ==, 0);
  g_assert_cmpstr (unrep_tally_get_row (g_ptr_array_index (by_report, 0), 0)->head->date, ==, "2014-01-06");
  g_assert_null (unrep_tally_get_row (g_ptr_array_index (by_report, 0), 1)->head);
  g_assert_cmpint (unrep_tally_get_row (g_ptr_array_index (by_report, 0), 0)->n_different, ==, -1);
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

  g_test_add_func ("/tally/decided", test_decided);
  g_test_add_func ("/tally/what-counts", test_what_counts);
  g_test_add_func ("/tally/rows", test_rows);
  g_test_add_func ("/tally/same-id", test_same_id);
  g_test_add_func ("/tally/codebooks", test_codebooks);
  g_test_add_func ("/tally/sections", test_sections);
  g_test_add_func ("/tally/part-of-a-unit", test_part_of_a_unit);
  g_test_add_func ("/tally/report-gone", test_report_gone);
  g_test_add_func ("/tally/unbegun", test_unbegun);
  g_test_add_func ("/tally/unbegun-decided", test_unbegun_decided);
  g_test_add_func ("/tally/nobody-began", test_nobody_began);
  g_test_add_func ("/tally/reconcile", test_reconcile);
  g_test_add_func ("/tally/heads", test_heads);
  g_test_add_func ("/tally/csv", test_csv);
  g_test_add_func ("/tally/truth", test_truth);

  return g_test_run ();
}
