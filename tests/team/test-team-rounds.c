/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-test.h"

#include "annotation/unrep-round.h"
#include "team/unrep-agreement-table.h"
#include "unrep-team-fixture.h"

#include <string.h>

#define ID(n) "0000010" #n "-0000-4000-8000-000000000000"
#define AMAL_UID "00000007-0000-4000-8000-000000000000"
#define ROUND_1 "{\"id\": \"1\", \"finished\": \"2026-02-01T00:00:00Z\", \"positions\": {\"" ID (1) "\": \"none\"}}"
#define ROUND_2 \
  "{\"id\": \"2\", \"finished\": \"2026-03-01T00:00:00Z\", \"positions\": {\"" ID (1) "\": \"oppose\", \"" ID (2) \
  "\": \"none\", \"" ID (3) "\": \"mixed\"}}"

/* Since the second round one was changed, one was deleted, one is as it was, and one is
 * new. */
static const TestNote later[] = {
  { 0, 20, "support", NULL, FALSE, 2, 0x101 }, { 30, 60, "none", NULL, FALSE, 1, 0x102 },
  { 70, 90, NULL, NULL, TRUE, 2, 0x103 }, { 100, 120, "neutral", NULL, FALSE, 1, 0x104 },
};

static UnrepSheet *
read_sheet (const char *dir)
{
  g_autoptr (UnrepTeam) team = test_read_team (dir, 0);

  g_assert_cmpuint (unrep_team_get_n_sheets (team), ==, 1);
  return unrep_sheet_ref (unrep_team_get_sheet (team, 0));
}

static void
test_positions_then (void)
{
  g_autofree char *dir = unrep_test_dup_dir ("then");
  g_autoptr (UnrepSheet) sheet = NULL;

  test_write_side_file (dir, "a.json", &(TestSide) { "amal", 7, "a.txt", .finished = TRUE,
                        .rounds = "[" ROUND_2 ", " ROUND_1 "]", .opened_as_lead = "2026-03-02T00:00:00Z" }, later, 4);
  sheet = read_sheet (dir);
  g_assert_true (unrep_sheet_is_finished (sheet));
  g_assert_cmpstr (unrep_sheet_get_round (sheet), ==, "2");
  g_assert_cmpstr (unrep_sheet_get_opened_as_lead (sheet), ==, "2026-03-02T00:00:00Z");
  g_assert_cmpuint (unrep_sheet_get_n_entries (sheet), ==, 3);
  g_assert_cmpuint (unrep_sheet_get_n_changed (sheet), ==, 3);
  g_assert_cmpuint (unrep_sheet_get_n_judged (sheet), ==, 3);
  g_assert_cmpstr (unrep_sheet_get_judged (sheet, 0)->position, ==, "oppose");
  g_assert_cmpstr (unrep_sheet_get_judged (sheet, 1)->position, ==, "none");
  g_assert_cmpstr (unrep_sheet_get_judged (sheet, 2)->position, ==, "mixed");
}

/* Who looks at the others' work and gives in does not make them agree. */
static void
test_agreement_then (void)
{
  const TestNote other[] = { { 0, 20, "support" }, { 30, 60, "none" } };
  g_autofree char *dir = unrep_test_dup_dir ("agreement-then");
  g_autoptr (UnrepTeam) team = NULL;
  g_autoptr (GPtrArray) tables = NULL;
  UnrepCoefficient percent;

  test_write_side_file (dir, "a.json", &(TestSide) { "amal", 7, "a.txt", .rounds = "[" ROUND_2 "]" }, later, 4);
  test_write_side_file (dir, "z.json", &(TestSide) { "zaid", 8, "a.txt" }, other, 2);
  team = test_read_team (dir, 0);
  tables = unrep_agreement_table_list (team, FALSE);
  percent = unrep_agreement_measure (unrep_agreement_table_get_ratings (g_ptr_array_index (tables, 0)), UNREP_MEASURE_PERCENT);
  g_assert_null (percent.undefined);
  g_assert_cmpfloat (percent.value, ==, 0.5);
}

static void
test_damaged (void)
{
  g_autofree char *dir = unrep_test_dup_dir ("damaged-rounds");
  g_autoptr (UnrepTeam) team = NULL;

  test_write_side_file (dir, "a.json", &(TestSide) { "amal", 7, "a.txt", .rounds = "[{\"id\": 4}]" }, later, 4);
  team = test_read_team (dir, 1);
  g_assert_nonnull (strstr (unrep_team_get_problem (team, 0)->message, "a.json"));
  g_assert_cmpuint (unrep_sheet_get_n_judged (unrep_team_get_sheet (team, 0)), ==, 3);
}

/* One round was finished on one machine, the other on another. */
static void
test_merged (void)
{
  g_autofree char *dir = unrep_test_dup_dir ("merged-rounds");
  g_autoptr (UnrepSheet) sheet = NULL;

  test_write_side_file (dir, "a.json", &(TestSide) { "amal", 7, "a.txt", .rounds = "[" ROUND_1 "]",
                        .opened_as_lead = "2026-03-02T00:00:00Z" }, later, 4);
  test_write_side_file (dir, "b.json", &(TestSide) { "amal", 7, "a.txt", .rounds = "[" ROUND_2 "]",
                        .opened_as_lead = "2026-03-01T00:00:00Z" }, later, 4);
  sheet = read_sheet (dir);
  g_assert_cmpstr (unrep_sheet_get_round (sheet), ==, "2");
  g_assert_cmpstr (unrep_sheet_get_opened_as_lead (sheet), ==, "2026-03-01T00:00:00Z");
}

static UnrepReview *
new_review (const char *dir)
{
  g_autoptr (GFile) file = unrep_test_new_report (dir, "r.txt", TEST_REPORT);
  g_autoptr (GError) error = NULL;
  g_autoptr (UnrepReport) report = unrep_report_load (file, NULL, &error);
  g_autoptr (UnrepOutline) outline = test_new_outline ();
  g_autoptr (UnrepCodebook) codebook = unrep_codebook_new_default ();
  g_autoptr (UnrepReviewer) amal = unrep_reviewer_new ("amal", AMAL_UID, "Amal");
  UnrepReview *review;

  g_assert_no_error (error);
  review = unrep_review_new (report, outline, codebook, amal);
  g_assert_true (unrep_review_load (review, NULL, &error));
  return review;
}

static void
set_position (UnrepReview *review,
              const char  *path,
              const char  *position)
{
  g_autoptr (GError) error = NULL;
  guint unit = unrep_outline_find_path (unrep_review_get_outline (review), path, &error);

  g_assert_no_error (error);
  g_assert_true (unrep_review_set_position (review, unit, position, &error));
}

/* As the window does it: finish, change, open as lead, from the file again. */
static void
test_finish (void)
{
  g_autofree char *dir = unrep_test_dup_dir ("finish");
  g_autofree char *path = g_build_filename (dir, "r.txt.amal.unrep.json", NULL), *draft = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (UnrepReview) review = new_review (dir), again = NULL;
  g_autoptr (UnrepSheet) sheet = NULL;
  g_autoptr (GError) error = NULL;

  set_position (review, "2/a", "support");
  set_position (review, "2/b", "none");
  g_assert_true (unrep_review_finish_round (review, NULL, &error));
  g_assert_true (unrep_review_is_finished (review));
  set_position (review, "2/b", "oppose");
  g_assert_true (unrep_review_finish_round (review, "1", &error));
  g_assert_true (unrep_review_flush (review, &error));
  g_assert_false (unrep_side_file_record_opened_as_lead (file, "00000008-0000-4000-8000-000000000000", &draft, &error));
  g_assert_error (error, UNREP_ERROR, UNREP_ERROR_FOREIGN);
  g_clear_error (&error);
  g_assert_true (unrep_side_file_record_opened_as_lead (file, AMAL_UID, &draft, &error));
  g_clear_object (&review);

  again = new_review (dir);
  g_assert_true (unrep_review_is_finished (again));
  set_position (again, "3/a", "mixed");
  g_assert_true (unrep_review_flush (again, &error));
  sheet = read_sheet (dir);
  g_assert_cmpstr (unrep_sheet_get_round (sheet), ==, "1");
  g_assert_nonnull (unrep_sheet_get_opened_as_lead (sheet));
  g_assert_cmpuint (unrep_sheet_get_n_entries (sheet), ==, 3);
  g_assert_cmpuint (unrep_sheet_get_n_judged (sheet), ==, 2);
  g_assert_cmpstr (unrep_sheet_get_judged (sheet, 1)->position, ==, "none");
  g_assert_cmpuint (unrep_sheet_get_n_changed (sheet), ==, 2);
}

int
main (int   argc,
      char *argv[])
{
  unrep_test_init (&argc, &argv);
  g_test_add_func ("/team-rounds/positions-then", test_positions_then);
  g_test_add_func ("/team-rounds/agreement-then", test_agreement_then);
  g_test_add_func ("/team-rounds/damaged", test_damaged);
  g_test_add_func ("/team-rounds/merged", test_merged);
  g_test_add_func ("/team-rounds/finish", test_finish);
  return g_test_run ();
}
