/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "annotation/unrep-annotation-private.h"
#include "annotation/unrep-review-decisions.h"
#include "annotation/unrep-side-file.h"
#include "unrep-review-fixture.h"

#include <signal.h>

#define LATER "2026-03-04T05:06:07Z"

static const char *program;

static UnrepReview *
load_adjudication (Fixture *fixture)
{
  UnrepReview *review =
    unrep_review_new_adjudication (fixture->report, fixture->outline, fixture->codebook, fixture->reviewer);
  g_autoptr (GError) error = NULL;

  g_assert_true (unrep_review_load (review, NULL, &error));
  g_assert_no_error (error);
  return review;
}

/* What a reviewer says about @path. */
static UnrepAnnotation *
new_voice (Fixture    *fixture,
           const char *path,
           const char *position)
{
  const UnrepUnit *unit = unrep_outline_get_unit (fixture->outline, fixture_find (fixture, path));
  UnrepAnnotationContent content = { .position = position };

  return unrep_annotation_new_unit (path, unrep_report_get_text (fixture->report), unit->range, &content, "0000000b", LATER);
}

static UnrepDecision
decision_on (Fixture      *fixture,
             const char   *path,
             const char   *position,
             UnrepSettles *settles)
{
  const UnrepUnit *unit = unrep_outline_get_unit (fixture->outline, fixture_find (fixture, path));

  return (UnrepDecision) { unit->range, unit->path, position, settles };
}

static void
settle (UnrepReview         *review,
        const UnrepDecision *decisions,
        guint                n_decisions)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (unrep_review_settle (review, decisions, n_decisions, &error));
  g_assert_no_error (error);
}

static const char *
get_decided (Fixture     *fixture,
             UnrepReview *review,
             const char  *path)
{
  UnrepDecision where = decision_on (fixture, path, NULL, NULL);
  UnrepAnnotation *decision = unrep_review_find_decision (review, where.range);

  return decision != NULL ? unrep_annotation_get_position (decision) : NULL;
}

/* The lead's own review and the lead's decisions are two works in two files. */
static void
test_two_works (void)
{
  g_auto (Fixture) fixture = fixture_new ("two-works");
  g_autoptr (UnrepReview) own = fixture_load (&fixture);
  g_autoptr (UnrepReview) decisions = load_adjudication (&fixture);
  g_autoptr (UnrepReview) again = NULL;
  g_autoptr (UnrepAnnotation) voice = new_voice (&fixture, "2/ب", "oppose");
  g_autoptr (UnrepSettles) settles = unrep_settles_new ();
  UnrepDecision decision;
  g_autofree char *name = NULL;

  unrep_settles_add (settles, OTHER_UID, voice);
  decision = decision_on (&fixture, "2/ب", "mixed", settles);
  settle (decisions, &decision, 1);
  g_assert_true (unrep_review_set_position (own, fixture_find (&fixture, "2/ب"), "support", NULL));
  g_assert_true (unrep_review_flush (own, NULL));
  g_assert_true (unrep_review_flush (decisions, NULL));

  name = g_file_get_basename (unrep_review_get_file (decisions));
  g_assert_cmpstr (name, ==, "تقرير.txt.adjudicated-amal.unrep.json");
  fixture_assert_contains (unrep_review_get_file (decisions), "\"role\": \"adjudication\"");
  fixture_assert_contains (unrep_review_get_file (decisions),
                           "\"settles\": [\n        {\n          \"reviewer\": \"" OTHER_UID "\"");
  fixture_assert_contains (unrep_review_get_file (decisions), "\"0000000b\": 1");
  fixture_assert_contains (unrep_review_get_file (own), "\"role\": \"annotation\"");

  g_clear_object (&own);
  g_clear_object (&decisions);
  own = fixture_load (&fixture);
  again = load_adjudication (&fixture);
  g_assert_cmpstr (unrep_review_get_position (own, fixture_find (&fixture, "2/ب")), ==, "support");
  g_assert_cmpstr (get_decided (&fixture, again, "2/ب"), ==, "mixed");
  g_assert_cmpuint (unrep_review_get_n_tagged (own), ==, 1);
  g_assert_cmpuint (unrep_review_get_n_tagged (again), ==, 1);
}

/* Many decisions are one step, and what they settle comes and goes with them. */
static void
test_undo (void)
{
  g_auto (Fixture) fixture = fixture_new ("undo");
  g_autoptr (UnrepReview) review = load_adjudication (&fixture);
  g_autoptr (UnrepAnnotation) first = new_voice (&fixture, "2/أ", "support"), second = new_voice (&fixture, "2/ج", "none");
  g_autoptr (UnrepSettles) one = unrep_settles_new (), two = unrep_settles_new ();
  UnrepDecision where;

  unrep_settles_add (one, OTHER_UID, first);
  unrep_settles_add (two, OTHER_UID, second);
  where = decision_on (&fixture, "2/أ", "neutral", one);
  settle (review, &where, 1);
  {
    const UnrepDecision all[] = { decision_on (&fixture, "2/أ", "support", one), decision_on (&fixture, "2/ج", "none", two) };

    settle (review, all, G_N_ELEMENTS (all));
  }
  g_assert_cmpstr (get_decided (&fixture, review, "2/أ"), ==, "support");
  g_assert_cmpstr (get_decided (&fixture, review, "2/ج"), ==, "none");

  g_assert_cmpuint (unrep_review_undo (review), !=, UNREP_NO_UNIT);
  g_assert_cmpstr (get_decided (&fixture, review, "2/أ"), ==, "neutral");
  g_assert_null (unrep_review_find_decision (review, decision_on (&fixture, "2/ج", NULL, NULL).range));
  unrep_review_redo (review);
  g_assert_cmpstr (get_decided (&fixture, review, "2/ج"), ==, "none");
  g_assert_true (unrep_settles_equal (
    unrep_annotation_get_settles (unrep_review_find_decision (review, decision_on (&fixture, "2/ج", NULL, NULL).range)), two));
  unrep_review_undo (review);
  unrep_review_undo (review);
  g_assert_null (unrep_review_find_decision (review, where.range));
}

/* A decision that is taken back leaves its comment, which knows what it is about;
 * without a comment it leaves nothing. */
static void
test_comment (void)
{
  g_auto (Fixture) fixture = fixture_new ("comment");
  g_autoptr (UnrepReview) review = load_adjudication (&fixture);
  g_autoptr (UnrepSettles) settles = unrep_settles_new ();
  UnrepDecision where = decision_on (&fixture, "2/د", "oppose", settles);
  g_autoptr (GError) error = NULL;

  settle (review, &where, 1);
  g_assert_true (unrep_review_comment (review, &where, "ليس صكاً", &error));
  where.position = NULL;
  settle (review, &where, 1);
  g_assert_cmpstr (unrep_annotation_get_note (unrep_review_find_decision (review, where.range)), ==, "ليس صكاً");
  g_assert_null (get_decided (&fixture, review, "2/د"));
  g_assert_true (unrep_review_comment (review, &where, "", &error));
  g_assert_null (unrep_review_find_decision (review, where.range));

  where.position = "of-no-codebook";
  g_assert_false (unrep_review_settle (review, &where, 1, &error));
  g_assert_error (error, UNREP_ERROR, UNREP_ERROR_USAGE);
}

/* What reviewers tagged may be no unit of the outline. */
static void
test_other_ranges (void)
{
  g_auto (Fixture) fixture = fixture_new ("ranges");
  g_autoptr (UnrepReview) review = load_adjudication (&fixture);
  g_autoptr (UnrepSettles) settles = unrep_settles_new ();
  UnrepDecision decision = decision_on (&fixture, "2/ج", "support", settles);
  UnrepRange unit = decision.range, shifted;

  /* Two fifths of the unit: no annotation of that is one of the unit. */
  decision.range.end = unit.start + 2 * unrep_range_length (unit) / 5;
  settle (review, &decision, 1);
  decision.range = unit;
  decision.position = "none";
  settle (review, &decision, 1);
  g_assert_cmpuint (unrep_review_get_n_tagged (review), ==, 2);

  decision.range.end = unit.start + 2 * unrep_range_length (unit) / 5;
  shifted = (UnrepRange) { unit.start + 1, decision.range.end };
  g_assert_cmpstr (unrep_annotation_get_position (unrep_review_find_decision (review, shifted)), ==, "support");
  shifted.end = unit.end;
  g_assert_cmpstr (unrep_annotation_get_position (unrep_review_find_decision (review, shifted)), ==, "none");
  shifted = (UnrepRange) { 0, 9 };
  g_assert_null (unrep_review_find_decision (review, shifted));
}

/* That a reviewer changed what was decided upon is known by their counts. */
static void
test_knows (void)
{
  g_auto (Fixture) fixture = fixture_new ("knows");
  g_autoptr (UnrepAnnotation) voice = new_voice (&fixture, "2/أ", "support");
  g_autoptr (UnrepAnnotation) changed = NULL, placed = NULL, other = NULL;
  g_autoptr (UnrepSettles) settles = unrep_settles_new (), same = unrep_settles_new ();

  unrep_settles_add (settles, UID, voice);
  unrep_settles_add (same, UID, voice);
  g_assert_true (unrep_settles_equal (settles, same));
  g_assert_true (unrep_settles_knows (settles, UID, voice));
  g_assert_false (unrep_settles_knows (settles, OTHER_UID, voice));
  changed = unrep_annotation_new_deleted (voice, "0000000c", LATER);
  g_assert_false (unrep_settles_knows (settles, UID, changed));
  placed = unrep_annotation_copy (voice);
  unrep_annotation_raise_count (placed, UNREP_ANCHOR_DEVICE);
  g_assert_true (unrep_settles_knows (settles, UID, placed));
  other = new_voice (&fixture, "2/أ", "support");
  g_assert_false (unrep_settles_knows (settles, UID, other));
  unrep_settles_add (same, OTHER_UID, other);
  g_assert_false (unrep_settles_equal (settles, same));
  g_assert_false (unrep_settles_equal (settles, NULL));
}

/* In another program, which is killed right behind the decision. */
static void
settle_and_die (const char *path)
{
  Fixture fixture = { NULL };
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (UnrepReview) review = NULL;
  g_autoptr (UnrepSettles) settles = unrep_settles_new ();
  UnrepDecision decision;

  fixture.report = unrep_report_load (file, NULL, NULL);
  fixture.outline = unrep_report_new_outline (fixture.report, NULL, NULL);
  fixture.codebook = unrep_codebook_new_default ();
  fixture.reviewer = unrep_reviewer_new ("amal", UID, "أمل");
  review = load_adjudication (&fixture);
  decision = decision_on (&fixture, "2/ه", "mixed", settles);
  settle (review, &decision, 1);
  raise (SIGKILL);
}

/* What the file did not get is in a journal of its own: the lead's review does not
 * take the decisions for its work. */
static void
test_journal (void)
{
  g_auto (Fixture) fixture = fixture_new ("journal");
  g_autofree char *report = g_build_filename (fixture.dir, "تقرير.txt", NULL);
  g_autoptr (GSubprocess) child = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, NULL, program, "child", report, NULL);
  g_autoptr (UnrepReview) own = NULL, review = NULL;

  g_assert_true (g_subprocess_wait (child, NULL, NULL));
  g_assert_cmpint (g_subprocess_get_term_sig (child), ==, SIGKILL);
  own = fixture_load (&fixture);
  g_assert_cmpuint (unrep_review_get_n_tagged (own), ==, 0);
  g_assert_cmpint (unrep_review_get_state (own), ==, UNREP_REVIEW_SAVED);
  review = load_adjudication (&fixture);
  g_assert_cmpstr (get_decided (&fixture, review, "2/ه"), ==, "mixed");
}

/* A file of that name that holds somebody's positions is left as it is. */
static void
test_foreign (void)
{
  g_auto (Fixture) fixture = fixture_new ("foreign");
  g_autofree char *path = fixture_write_side_file (&fixture, "تقرير.txt.adjudicated-amal.unrep.json", UID, FIXTURE_SMALL);
  g_autofree char *before = fixture_dup_content (path), *after = NULL;
  g_autoptr (UnrepReview) review = load_adjudication (&fixture);
  UnrepDecision decision = decision_on (&fixture, "2/ه", "mixed", NULL);

  g_assert_cmpint (unrep_review_get_state (review), ==, UNREP_REVIEW_READ_ONLY);
  g_assert_false (unrep_review_settle (review, &decision, 1, NULL));
  after = fixture_dup_content (path);
  g_assert_cmpstr (after, ==, before);
}

int
main (int    argc,
      char **argv)
{
  if (argc == 3 && g_str_equal (argv[1], "child"))
    settle_and_die (argv[2]);

  program = argv[0];
  unrep_test_init (&argc, &argv);
  g_test_add_func ("/decisions/two-works", test_two_works);
  g_test_add_func ("/decisions/undo", test_undo);
  g_test_add_func ("/decisions/comment", test_comment);
  g_test_add_func ("/decisions/other-ranges", test_other_ranges);
  g_test_add_func ("/decisions/knows", test_knows);
  g_test_add_func ("/decisions/journal", test_journal);
  g_test_add_func ("/decisions/foreign", test_foreign);
  return g_test_run ();
}
