/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who opens a folder as lead leaves a trace of it, whatever they have there. */
#include "unrep-test.h"

#include "team/unrep-tally.h"
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

int
main (int   argc,
      char *argv[])
{
  unrep_test_init (&argc, &argv);
  g_test_add_func ("/team-lead/nothing", test_nothing);
  g_test_add_func ("/team-lead/own", test_own);
  g_test_add_func ("/team-lead/unwritable", test_unwritable);
  g_test_add_func ("/team-lead/unbegun", test_unbegun);
  return g_test_run ();
}
