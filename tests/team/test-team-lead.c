/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who opens a folder as lead leaves a trace of it, whatever they have there. */
#include "unrep-test.h"

#include "team/unrep-acceptance.h"
#include "team/unrep-tally.h"
#include "team/unrep-team-decisions.h"
#include "team/unrep-team-lead.h"
#include "unrep-team-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#define LEAD_UID "0000000b-0000-4000-8000-000000000000"
#define DECISIONS "r.txt.adjudicated-sara.unrep.json"

static void
open_as_lead (const char  *dir,
              char       **draft)
{
  g_autoptr (UnrepTeam) team = test_read_team (dir, 0);
  g_autoptr (UnrepReviewer) sara = unrep_reviewer_new ("sara", LEAD_UID, "Sara");
  g_autoptr (GError) error = NULL;

  g_assert_true (unrep_team_record_lead (team, sara, draft, NULL, &error));
  g_assert_no_error (error);
}

static char *
dup_file (const char *dir,
          const char *name)
{
  g_autofree char *path = g_build_filename (dir, name, NULL);
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, NULL);
  return text;
}

static void
assert_tally (const char *dir)
{
  g_autoptr (UnrepTeam) team = test_read_team (dir, 0);
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func ((GDestroyNotify) g_error_free);
  g_autoptr (GPtrArray) tallies = unrep_tally_list (team, UNREP_TALLY_BY_REVIEWER, TRUE, problems, NULL);

  g_assert_cmpuint (problems->len, ==, 0);
  g_assert_cmpuint (tallies->len, ==, 1);
  g_assert_cmpuint (unrep_tally_get_n_rows (g_ptr_array_index (tallies, 0)), ==, 2);
}

/* Without anything of their own: a file for decisions, which makes nobody a reviewer, is
 * begun once, and the first time stays. */
static void
test_nothing (void)
{
  g_autofree char *dir = unrep_test_dup_dir ("lead-nothing"), *first = NULL, *second = NULL, *draft = NULL;

  test_write_reviewed_folder (dir);
  open_as_lead (dir, &draft);
  g_assert_null (draft);
  first = dup_file (dir, DECISIONS);
  g_assert_nonnull (strstr (first, "\"opened_as_lead\": \"20"));
  g_assert_nonnull (strstr (first, "\"role\": \"adjudication\""));
  g_assert_nonnull (strstr (first, "\"annotations\": []"));
  assert_tally (dir);
  g_usleep (1100000);
  open_as_lead (dir, &draft);
  second = dup_file (dir, DECISIONS);
  g_assert_cmpstr (second, ==, first);
}

/* In what they have, and nowhere else: their review and their decisions, not others'. */
static void
test_own (void)
{
  g_autofree char *dir = unrep_test_dup_dir ("lead-own"), *sha256 = test_dup_sha256 (TEST_REPORT), *draft = NULL;
  g_autofree char *review = NULL, *decisions = NULL, *others = NULL, *made = NULL;

  test_write_reviewed_folder (dir);
  test_write_side_file (dir, "mine.json", &(TestSide) { "sara", 11, "r.txt", sha256 }, test_three_notes, 1);
  test_write_side_file (dir, "decided.json", &(TestSide) { "sara", 11, "r.txt", sha256, NULL, 1, "adjudication" },
                        test_three_notes, 2);
  open_as_lead (dir, &draft);
  review = dup_file (dir, "mine.json");
  decisions = dup_file (dir, "decided.json");
  others = dup_file (dir, "r.txt.amal.unrep.json");
  made = dup_file (dir, DECISIONS);
  g_assert_nonnull (strstr (review, "\"opened_as_lead\""));
  g_assert_nonnull (strstr (decisions, "\"opened_as_lead\""));
  g_assert_null (strstr (others, "\"opened_as_lead\""));
  g_assert_null (made);
}

/* Where it cannot be written it is in a draft, and that is said. */
static void
test_unwritable (void)
{
  g_autofree char *dir = unrep_test_dup_dir ("lead-unwritable"), *draft = NULL;
  g_autofree char *in_the_way = g_build_filename (dir, DECISIONS, NULL);

  test_write_reviewed_folder (dir);
  g_assert_cmpint (g_mkdir (in_the_way, 0700), ==, 0);
  open_as_lead (dir, &draft);
  g_test_message ("%s", draft);
  g_assert_nonnull (strstr (draft, DECISIONS));
  g_assert_nonnull (strstr (draft, "draft"));
}

/* A report that nobody has begun is enough, and where there is nothing there is nothing
 * to see. */
static void
test_unbegun (void)
{
  g_autofree char *dir = unrep_test_dup_dir ("lead-unbegun"), *empty = unrep_test_dup_dir ("lead-empty");
  g_autofree char *report = unrep_test_write (dir, "r.txt", TEST_REPORT, -1), *made = NULL, *draft = NULL;

  open_as_lead (empty, &draft);
  open_as_lead (dir, &draft);
  made = dup_file (dir, DECISIONS);
  g_assert_nonnull (strstr (made, "\"opened_as_lead\""));
}

/* Two reports with two reviewers each and one with one: all say the same of three units
 * of the first, of which the lead has decided one otherwise, and of one of the second. */
static void
write_folder (const char *dir)
{
  g_autoptr (UnrepOutline) outline = test_new_outline ();
  const char *other = TEST_REPORT "\n\nDone.\n", *single = TEST_REPORT "\n\nAll done.\n";
  g_autofree char *r = unrep_test_write (dir, "r.txt", TEST_REPORT, -1), *s = unrep_test_write (dir, "s.txt", other, -1);
  g_autofree char *t = unrep_test_write (dir, "t.txt", single, -1);
  g_autofree char *of_r = test_dup_sha256 (TEST_REPORT), *of_s = test_dup_sha256 (other), *of_t = test_dup_sha256 (single);
  const TestNote first[] = {
    test_note_on (outline, "2/a", "support"), test_note_on (outline, "2/b", "none"), test_note_on (outline, "2/c", "none"),
    test_note_on (outline, "3/a", "mixed"),
  };
  const TestNote second[] = { first[0], first[1], first[2], test_note_on (outline, "3/a", "oppose") };
  const TestNote decided[] = { test_note_on (outline, "2/b", "neutral") };

  test_write_side_file (dir, "r1.json", &(TestSide) { "amal", 7, "r.txt", of_r, .text = TEST_REPORT }, first, 4);
  test_write_side_file (dir, "r2.json", &(TestSide) { "zaid", 8, "r.txt", of_r, .text = TEST_REPORT }, second, 4);
  test_write_side_file (dir, DECISIONS, &(TestSide) { "sara", 11, "r.txt", of_r, .role = "adjudication", .text = TEST_REPORT },
                        decided, 1);
  test_write_side_file (dir, "s1.json", &(TestSide) { "amal", 7, "s.txt", of_s, .text = other }, first + 2, 2);
  test_write_side_file (dir, "s2.json", &(TestSide) { "zaid", 8, "s.txt", of_s, .text = other }, second + 2, 2);
  test_write_side_file (dir, "t1.json", &(TestSide) { "zaid", 8, "t.txt", of_t, .text = single }, first, 4);
}

/* Counts what the leads have decided, as `id=n` words. */
static char *
dup_decided (const char *dir)
{
  g_autoptr (UnrepTeam) team = test_read_team (dir, 0), decided = unrep_team_new_decided (team);
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func ((GDestroyNotify) g_error_free);
  g_autoptr (GPtrArray) tallies =
    unrep_tally_list_decided (team, decided, UNREP_TALLY_BY_NOTHING, FALSE, problems, NULL);
  UnrepTally *tally = g_ptr_array_index (tallies, 0);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < unrep_tally_get_n_positions (tally); i++)
    g_string_append_printf (text, "%s=%" G_GUINT64_FORMAT " ", unrep_tally_get_position (tally, i),
                            unrep_tally_get_totals (tally)->counts[i]);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* In a whole folder: what is decided stays, one opinion is not unanimous, it is undone
 * in one step, and what was decided otherwise since is not. */
static void
test_accept (void)
{
  g_autofree char *dir = unrep_test_dup_dir ("accept"), *before = NULL, *after = NULL, *back = NULL;
  g_autoptr (UnrepReviewer) sara = unrep_reviewer_new ("sara", LEAD_UID, "Sara");
  g_autoptr (UnrepTeam) team = NULL, later = NULL;
  g_autoptr (UnrepAcceptance) accepted = NULL, again = NULL;

  write_folder (dir);
  before = dup_decided (dir);
  g_assert_cmpstr (before, ==, "support=0 oppose=0 mixed=0 neutral=1 none=0 ");
  team = test_read_team (dir, 0);
  accepted = unrep_acceptance_new (team, sara, NULL);
  g_assert_cmpuint (unrep_acceptance_get_n_problems (accepted), ==, 0);
  g_assert_cmpuint (unrep_acceptance_get_n_units (accepted), ==, 3);
  g_assert_cmpuint (unrep_acceptance_get_n_reports (accepted), ==, 2);
  after = dup_decided (dir);
  g_assert_cmpstr (after, ==, "support=1 oppose=0 mixed=0 neutral=1 none=2 ");

  later = test_read_team (dir, 0);
  again = unrep_acceptance_new (later, sara, NULL);
  g_assert_cmpuint (unrep_acceptance_get_n_units (again), ==, 0);
  g_assert_cmpuint (unrep_acceptance_take_back (again), ==, 0);

  g_assert_cmpuint (unrep_acceptance_take_back (accepted), ==, 3);
  back = dup_decided (dir);
  g_assert_cmpstr (back, ==, before);
}

/* A report whose decisions cannot be written is told of, and the others are done. */
static void
test_accept_elsewhere (void)
{
  g_autofree char *dir = unrep_test_dup_dir ("accept-elsewhere"), *decided = NULL;
  g_autofree char *in_the_way = g_build_filename (dir, "s.txt.adjudicated-sara.unrep.json", NULL);
  g_autoptr (UnrepReviewer) sara = unrep_reviewer_new ("sara", LEAD_UID, "Sara");
  g_autoptr (UnrepAcceptance) accepted = NULL;
  g_autoptr (UnrepTeam) team = NULL;

  write_folder (dir);
  g_assert_cmpint (g_mkdir (in_the_way, 0700), ==, 0);
  team = test_read_team (dir, 0);
  accepted = unrep_acceptance_new (team, sara, NULL);
  g_assert_cmpuint (unrep_acceptance_get_n_units (accepted), ==, 2);
  g_assert_cmpuint (unrep_acceptance_get_n_problems (accepted), ==, 1);
  g_assert_nonnull (strstr (unrep_acceptance_get_problem (accepted, 0)->message, "s.txt.adjudicated-sara"));
  decided = dup_decided (dir);
  g_assert_cmpstr (decided, ==, "support=1 oppose=0 mixed=0 neutral=1 none=1 ");
}

int
main (int   argc,
      char *argv[])
{
  unrep_test_init (&argc, &argv);
  g_test_add_func ("/team-lead/nothing", test_nothing);
  g_test_add_func ("/team-lead/own", test_own);
  g_test_add_func ("/team-lead/unwritable", test_unwritable);
  g_test_add_func ("/team-lead/unbegun", test_unbegun);
  g_test_add_func ("/team-lead/accept", test_accept);
  g_test_add_func ("/team-lead/accept-elsewhere", test_accept_elsewhere);
  return g_test_run ();
}
