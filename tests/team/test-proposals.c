/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What reviewers would correct in the outline that the team agreed on. */
#include "unrep-test.h"

#include "annotation/unrep-review-proposed.h"
#include "team/unrep-proposals.h"
#include "unrep-team-fixture.h"

#define LEAD_UID  "00000001-0000-4000-8000-000000000000"
#define AMAL_UID  "00000002-0000-4000-8000-000000000000"
#define BASIL_UID "00000003-0000-4000-8000-000000000000"

static UnrepReview *
new_review (GFile      *file,
            const char *id,
            const char *uid)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (UnrepReport) report = unrep_report_load (file, NULL, &error);
  g_autoptr (UnrepOutline) outline = unrep_report_new_outline (report, NULL, NULL);
  g_autoptr (UnrepCodebook) codebook = unrep_codebook_new_default ();
  g_autoptr (UnrepReviewer) reviewer = unrep_reviewer_new (id, uid, id);
  UnrepReview *review = unrep_review_new (report, outline, codebook, reviewer);

  g_assert_true (unrep_review_load (review, NULL, &error));
  g_assert_no_error (error);
  return review;
}

static void
mark (UnrepReview *review,
      const char  *path,
      gboolean     is_recommendation)
{
  guint unit = unrep_outline_find_path (unrep_review_get_outline (review), path, NULL);

  g_assert_true (unrep_review_mark_recommendation (review, unit, is_recommendation, NULL));
  g_assert_true (unrep_review_flush (review, NULL));
}

static UnrepProposals *
read_proposals (const char *dir,
                GFile      *file)
{
  g_autoptr (UnrepTeam) team = test_read_team (dir, 0);
  g_autoptr (GError) error = NULL;
  UnrepProposals *proposals = unrep_proposals_read (team, file, NULL, &error);

  g_assert_no_error (error);
  return proposals;
}

/* Equal ones of two people are one; in the order of the text; what is published is none. */
static void
test_proposals (void)
{
  g_autofree char *dir = unrep_test_dup_dir ("proposals"), *sha256 = test_dup_sha256 (TEST_REPORT);
  g_autoptr (GFile) file = unrep_test_new_report (dir, "r.txt", TEST_REPORT);
  g_autoptr (UnrepReview) lead = new_review (file, "lead", LEAD_UID);
  g_autoptr (UnrepReview) amal = new_review (file, "amal", AMAL_UID), basil = new_review (file, "basil", BASIL_UID);
  g_autoptr (UnrepProposals) before = NULL, after = NULL;
  g_autoptr (UnrepTeam) team = NULL;
  const UnrepProposal *first, *second;

  mark (amal, "2/b", FALSE);
  mark (basil, "1", TRUE);
  mark (basil, "2/b", FALSE);
  before = read_proposals (dir, file);
  g_assert_null (unrep_proposals_get_publisher (before));
  g_assert_null (unrep_proposals_get_published (before));
  g_assert_cmpuint (unrep_proposals_get_n (before), ==, 2);
  g_assert_cmpuint (unrep_proposals_count_reviewers (before), ==, 2);
  first = unrep_proposals_get (before, 0);
  second = unrep_proposals_get (before, 1);
  g_assert_cmpstr (unrep_annotation_get_unit (first->annotation), ==, "1");
  g_assert_cmpuint (first->changes, ==, UNREP_PROPOSAL_RECOMMENDATION);
  g_assert_cmpuint (first->reviewers->len, ==, 1);
  g_assert_cmpstr (unrep_annotation_get_unit (second->annotation), ==, "2/b");
  g_assert_cmpuint (second->reviewers->len, ==, 2);

  /* The lead agrees with one of them, and publishes it. */
  mark (lead, "2/b", FALSE);
  g_assert_true (unrep_review_publish_outline (lead, NULL));
  after = read_proposals (dir, file);
  g_assert_cmpstr (unrep_reviewer_get_id (unrep_proposals_get_publisher (after)), ==, "lead");
  g_assert_nonnull (unrep_proposals_get_published (after));
  g_assert_cmpuint (unrep_proposals_get_n (after), ==, 1);
  g_assert_cmpstr (unrep_annotation_get_unit (unrep_proposals_get (after, 0)->annotation), ==, "1");
  g_assert_cmpuint (unrep_proposals_count_reviewers (after), ==, 1);
  team = test_read_team (dir, 0);
  g_assert_true (unrep_proposals_is_published (team, sha256));
  g_assert_false (unrep_proposals_is_published (team, "00"));
}

/* What was taken back is none; a label and a split are told apart. */
static void
test_changes (void)
{
  g_autofree char *dir = unrep_test_dup_dir ("proposals-changes");
  g_autoptr (GFile) file = unrep_test_new_report (dir, "r.txt", TEST_REPORT);
  g_autoptr (UnrepReview) amal = new_review (file, "amal", AMAL_UID);
  g_autoptr (UnrepProposals) none = NULL, labelled = NULL, joined = NULL;
  UnrepOutline *outline;

  mark (amal, "2/b", FALSE);
  unrep_review_undo (amal);
  g_assert_true (unrep_review_flush (amal, NULL));
  none = read_proposals (dir, file);
  g_assert_cmpuint (unrep_proposals_get_n (none), ==, 0);
  g_assert_cmpuint (unrep_proposals_count_reviewers (none), ==, 0);

  outline = unrep_review_get_outline (amal);
  g_assert_true (unrep_review_set_label (amal, unrep_outline_find_path (outline, "3/b", NULL), "e", NULL, NULL));
  g_assert_true (unrep_review_flush (amal, NULL));
  labelled = read_proposals (dir, file);
  g_assert_cmpuint (unrep_proposals_get_n (labelled), ==, 1);
  g_assert_cmpuint (unrep_proposals_get (labelled, 0)->changes, ==, UNREP_PROPOSAL_PATH);
  g_assert_cmpstr (unrep_proposals_get (labelled, 0)->correction.label, ==, "e");

  outline = unrep_review_get_outline (amal);
  g_assert_cmpuint (unrep_review_join_previous (amal, unrep_outline_find_path (outline, "2/c", NULL), NULL), !=, UNREP_NO_UNIT);
  g_assert_true (unrep_review_flush (amal, NULL));
  joined = read_proposals (dir, file);
  g_assert_cmpuint (unrep_proposals_get_n (joined), ==, 2);
  g_assert_cmpuint (unrep_proposals_get (joined, 0)->changes, ==, UNREP_PROPOSAL_BOUNDS);
}

static guint
find (UnrepReview *review,
      const char  *path)
{
  guint unit = unrep_outline_find_path (unrep_review_get_outline (review), path, NULL);

  g_assert_cmpuint (unit, !=, UNREP_NO_UNIT);
  return unit;
}

/* The parts of a split are accepted together and as one step, and the lead's position
 * goes with the longer part; what is elsewhere stays a proposal of its own. */
static void
test_accepted (void)
{
  g_autofree char *dir = unrep_test_dup_dir ("proposals-accepted");
  g_autoptr (GFile) file = unrep_test_new_report (dir, "r.txt", TEST_REPORT);
  g_autoptr (UnrepReview) lead = new_review (file, "lead", LEAD_UID), amal = new_review (file, "amal", AMAL_UID);
  g_autoptr (UnrepProposals) proposals = NULL, after = NULL;
  g_autoptr (GPtrArray) split = NULL, marked = NULL;
  g_autoptr (GError) error = NULL;
  UnrepRange whole = unrep_outline_get_unit (unrep_review_get_outline (amal), find (amal, "2/b"))->range;
  guint n_units = unrep_outline_get_n_units (unrep_review_get_outline (lead));

  g_assert_true (unrep_review_set_position (lead, find (lead, "2/b"), "oppose", NULL));
  g_assert_cmpuint (unrep_review_split (amal, find (amal, "2/b"), whole.start + 12, "z", &error), !=, UNREP_NO_UNIT);
  g_assert_no_error (error);
  mark (amal, "3/b", FALSE);
  proposals = read_proposals (dir, file);
  g_assert_cmpuint (unrep_proposals_get_n (proposals), ==, 3);
  g_assert_cmpuint (unrep_proposals_get (proposals, 0)->group, ==, unrep_proposals_get (proposals, 1)->group);
  g_assert_cmpuint (unrep_proposals_get (proposals, 2)->group, ==, 2);
  split = unrep_proposals_list_group (proposals, 1);
  marked = unrep_proposals_list_group (proposals, 2);
  g_assert_cmpuint (split->len, ==, 2);
  g_assert_cmpuint (marked->len, ==, 1);

  g_assert_false (unrep_review_agrees (lead, split));
  g_assert_true (unrep_review_take_corrections (lead, split, &error));
  g_assert_no_error (error);
  g_assert_true (unrep_review_agrees (lead, split));
  g_assert_false (unrep_review_agrees (lead, marked));
  g_assert_cmpuint (unrep_outline_get_n_units (unrep_review_get_outline (lead)), ==, n_units + 1);
  g_assert_cmpstr (unrep_review_get_position (lead, find (lead, "2/z")), ==, "oppose");
  g_assert_null (unrep_review_get_position (lead, find (lead, "2/b")));

  unrep_review_undo (lead);
  g_assert_false (unrep_review_agrees (lead, split));
  g_assert_cmpuint (unrep_outline_get_n_units (unrep_review_get_outline (lead)), ==, n_units);
  g_assert_cmpstr (unrep_review_get_position (lead, find (lead, "2/b")), ==, "oppose");
  unrep_review_redo (lead);
  g_assert_true (unrep_review_agrees (lead, split));

  /* What was accepted and published is proposed no more. */
  g_assert_true (unrep_review_flush (lead, NULL));
  g_assert_true (unrep_review_publish_outline (lead, NULL));
  after = read_proposals (dir, file);
  g_assert_cmpuint (unrep_proposals_get_n (after), ==, 1);
  g_assert_cmpstr (unrep_annotation_get_unit (unrep_proposals_get (after, 0)->annotation), ==, "3/b");
}

/* Neither what is of a longer text nor what cannot be written is taken. */
static void
test_refused (void)
{
  g_autofree char *dir = unrep_test_dup_dir ("proposals-refused");
  g_autoptr (GFile) file = unrep_test_new_report (dir, "r.txt", TEST_REPORT "4. One more.\n");
  g_autoptr (GFile) shorter = unrep_test_new_report (dir, "s.txt", TEST_REPORT);
  g_autoptr (UnrepReview) amal = new_review (file, "amal", AMAL_UID), lead = new_review (shorter, "lead", LEAD_UID);
  g_autoptr (UnrepProposals) proposals = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;

  mark (amal, "4", TRUE);
  proposals = read_proposals (dir, file);
  g_assert_cmpuint (unrep_proposals_get_n (proposals), ==, 1);
  list = unrep_proposals_list_group (proposals, 0);
  g_assert_false (unrep_review_take_corrections (lead, list, &error));
  g_assert_error (error, UNREP_ERROR, UNREP_ERROR_USAGE);
  g_assert_false (unrep_review_can_undo (lead));
}

int
main (int   argc,
      char *argv[])
{
  unrep_test_init (&argc, &argv);
  g_test_add_func ("/proposals/merged", test_proposals);
  g_test_add_func ("/proposals/changes", test_changes);
  g_test_add_func ("/proposals/accepted", test_accepted);
  g_test_add_func ("/proposals/refused", test_refused);
  return g_test_run ();
}
