/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-changed-fixture.h"

#include "annotation/unrep-review-spans.h"
#include "annotation/unrep-review-unplaced.h"
#include "annotation/unrep-versions.h"

#include <string.h>

static UnrepSideFile *
read_side_file (Fixture *fixture)
{
  g_autofree char *path = g_build_filename (fixture->dir, CHANGED_NAME, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  UnrepSideFile *side_file = unrep_side_file_read (file, NULL, &error);

  g_assert_no_error (error);
  return side_file;
}

static void
test_load (void)
{
  g_auto (Fixture) fixture = fixture_new ("reanchoring");
  g_autoptr (UnrepReview) review = NULL, again = NULL;
  g_autoptr (UnrepSideFile) before = NULL, after = NULL;
  g_autoptr (GPtrArray) versions = NULL;
  g_autofree char *changed = changed_dup_text (&fixture), *message = NULL;
  UnrepReanchoredCounts counts;

  changed_tag (&fixture);
  before = read_side_file (&fixture);
  changed_set_report (&fixture, changed);
  review = fixture_load (&fixture);
  changed_assert_placed (&fixture, review);
  unrep_review_count_reanchored (review, &counts);
  g_assert_cmpuint (counts.kept + counts.moved, ==, 3);
  g_assert_cmpuint (counts.unplaced, ==, 1);
  message = unrep_review_dup_reanchored_message (review);
  g_assert_nonnull (strstr (message, "2 kept, 1 moved, 1 to look at"));

  /* The older version was there before anything was written. */
  versions = unrep_versions_list (before);
  g_assert_cmpint (((UnrepVersion *) versions->pdata[0])->reason, ==, UNREP_VERSION_BEFORE_ANCHORING);

  /* One step: undone, all of it waits for a decision; nothing is in a wrong place. */
  g_assert_true (unrep_review_can_undo (review));
  unrep_review_undo (review);
  g_assert_false (unrep_review_can_undo (review));
  g_assert_cmpuint (unrep_review_get_n_tagged (review), ==, 0);
  g_assert_cmpuint (changed_count_unplaced (review), ==, 4);
  unrep_review_redo (review);
  changed_assert_placed (&fixture, review);

  changed_flush (review);
  after = read_side_file (&fixture);
  g_assert_cmpstr (unrep_side_file_get_text_sha256 (after), ==, unrep_report_get_text_sha256 (fixture.report));
  g_assert_cmpuint (unrep_side_file_get_n_annotations (after), ==, unrep_side_file_get_n_annotations (before));
  again = fixture_load (&fixture);
  changed_assert_placed (&fixture, again);
  unrep_review_count_reanchored (again, &counts);
  g_assert_cmpuint (counts.kept + counts.moved, ==, 0);
  g_assert_cmpuint (counts.unplaced, ==, 1);
}

static void
test_decide (void)
{
  g_auto (Fixture) fixture = fixture_new ("reanchoring-decide");
  g_autoptr (UnrepReview) review = NULL;
  g_autoptr (GPtrArray) unplaced = NULL;
  g_autoptr (UnrepUnplaced) known = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *changed = changed_dup_text (&fixture);
  UnrepRange taken, fresh;
  const char *id;

  changed_tag (&fixture);
  changed_set_report (&fixture, changed);
  review = fixture_load (&fixture);
  unplaced = unrep_review_list_unplaced (review);
  id = unrep_annotation_get_id (unplaced->pdata[0]);
  known = unrep_unplaced_new_from (unplaced->pdata[0]);
  g_assert_cmpstr (known->kind, ==, "unit");
  g_assert_true (g_str_has_prefix (known->exact, "(ج) ينبغي إنشاء"));
  g_assert_cmpint (known->verdict, ==, UNREP_ANCHOR_LOST);
  g_assert_cmpstr (unrep_annotation_get_position (unplaced->pdata[0]), ==, "mixed");

  taken = unrep_outline_get_unit (fixture.outline, fixture_find (&fixture, "2/أ"))->range;
  fresh = unrep_outline_get_unit (fixture.outline, fixture_find (&fixture, "2/ه"))->range;
  g_assert_false (unrep_review_place (review, id, taken, &error));
  g_assert_error (error, UNREP_ERROR, UNREP_ERROR_USAGE);
  g_clear_error (&error);
  g_assert_false (unrep_review_place (review, id, (UnrepRange) { 7, 7 }, &error));
  g_assert_error (error, UNREP_ERROR, UNREP_ERROR_USAGE);
  g_clear_error (&error);
  g_assert_false (unrep_review_place (review, id, (UnrepRange) { 7, G_MAXSIZE }, &error));
  g_clear_error (&error);

  g_assert_true (unrep_review_place (review, id, fresh, &error));
  g_assert_cmpstr (changed_get_position (&fixture, review, "2/ه"), ==, "mixed");
  g_assert_cmpuint (changed_count_unplaced (review), ==, 0);
  g_assert_false (unrep_review_place (review, id, fresh, &error));
  g_clear_error (&error);
  g_assert_cmpuint (unrep_review_undo (review), ==, fixture_find (&fixture, "2/ه"));
  g_assert_null (changed_get_position (&fixture, review, "2/ه"));
  g_assert_cmpuint (changed_count_unplaced (review), ==, 1);

  g_assert_true (unrep_review_drop_unplaced (review, id, &error));
  g_assert_cmpuint (changed_count_unplaced (review), ==, 0);
  /* What has no place is nowhere to go to. */
  g_assert_cmpuint (unrep_review_undo (review), ==, UNREP_NO_UNIT);
  g_assert_cmpuint (changed_count_unplaced (review), ==, 1);
  changed_flush (review);
}

static gboolean
is_recommendation (UnrepReview *review,
                   const char  *path)
{
  UnrepOutline *outline = unrep_review_get_outline (review);
  g_autoptr (GError) error = NULL;
  guint unit = unrep_outline_find_path (outline, path, &error);

  g_assert_no_error (error);
  return unrep_outline_get_unit (outline, unit)->recommendation == UNREP_RECOMMENDATION_YES;
}

/* Corrections of the outline go with the text; what was said of half a unit, which
 * only a correction made one, is found with it. */
static void
test_structure (void)
{
  g_auto (Fixture) fixture = fixture_new ("reanchoring-structure");
  g_autofree char *changed = changed_dup_text (&fixture);
  g_autoptr (UnrepReview) review = NULL;
  g_autoptr (GPtrArray) unplaced = NULL;
  g_autoptr (GError) error = NULL;

  {
    g_autoptr (UnrepReview) before = fixture_load (&fixture);
    UnrepRange range = unrep_outline_get_unit (fixture.outline, fixture_find (&fixture, "2/د"))->range;
    guint half;

    g_assert_true (unrep_review_mark_recommendation (before, fixture_find (&fixture, "1"), TRUE, &error));
    half = unrep_review_split (before, fixture_find (&fixture, "2/د"), range.start + 29, "و", &error);
    g_assert_no_error (error);
    g_assert_true (unrep_review_set_position (before, half, "support", &error));
    changed_flush (before);
  }
  changed_set_report (&fixture, changed);
  review = fixture_load (&fixture);
  g_assert_cmpuint (changed_count_unplaced (review), ==, 0);
  g_assert_true (is_recommendation (review, "1"));
  g_assert_cmpuint (unrep_review_get_n_tagged (review), ==, 1);
  unrep_review_undo (review);
  g_assert_false (is_recommendation (review, "1"));
  g_assert_cmpuint (unrep_review_get_n_tagged (review), ==, 0);
  unplaced = unrep_review_list_unplaced (review);
  g_assert_cmpuint (unplaced->len, ==, 4);
  unrep_review_redo (review);
  g_assert_true (is_recommendation (review, "1"));
  g_assert_cmpuint (unrep_review_get_n_tagged (review), ==, 1);
  changed_flush (review);
}

/* The words are there, but two units became one: a person must say what holds. */
static void
test_no_unit (void)
{
  g_auto (Fixture) fixture = fixture_new ("reanchoring-no-unit");
  g_autoptr (GString) text = g_string_new (unrep_text_get_utf8 (unrep_report_get_text (fixture.report)));
  g_autoptr (UnrepReview) review = NULL;
  g_autoptr (GPtrArray) unplaced = NULL;
  g_autoptr (UnrepUnplaced) known = NULL;
  g_autoptr (GError) error = NULL;
  guint unit;

  changed_tag (&fixture);
  /* One long item now, in which the old one is the smaller part. */
  g_assert_cmpuint (g_string_replace (text, CHANGED_PARAGRAPH,
                                      "(ج) ينبغي إنشاء نقاط اتصال تعمل ليلاً ونهاراً في كل بلد؛ وينبغي كذلك أن تتبادل السلطات في "
                                      "البلدان كافة ما لديها من معلومات عن الحوادث وأن تنشر في كل عام تقريراً مفصلاً عنها؛\n", 0), ==, 1);
  changed_set_report (&fixture, text->str);
  review = fixture_load (&fixture);
  unplaced = unrep_review_list_unplaced (review);
  g_assert_cmpuint (unplaced->len, ==, 1);
  known = unrep_unplaced_new_from (unplaced->pdata[0]);
  g_assert_cmpint (known->verdict, ==, UNREP_ANCHOR_DOUBTFUL);
  unit = fixture_find (&fixture, "2/ج");
  g_assert_true (unrep_review_place (review, unrep_annotation_get_id (unplaced->pdata[0]), known->place, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (unrep_review_get_position (review, unit), ==, "mixed");
  g_assert_cmpint (unrep_range_compare (unrep_annotation_get_range (unrep_review_get_annotation (review, unit)),
                                        unrep_outline_get_unit (fixture.outline, unit)->range), ==, 0);
  changed_flush (review);
}

/* The report changes back: everything is where it was, also what was lost meanwhile. */
static void
test_back (void)
{
  g_auto (Fixture) fixture = fixture_new ("reanchoring-back");
  g_autofree char *original = g_strdup (unrep_text_get_utf8 (unrep_report_get_text (fixture.report)));
  g_autofree char *changed = changed_dup_text (&fixture);
  g_autoptr (UnrepReview) review = NULL;
  UnrepReanchoredCounts counts;

  changed_tag (&fixture);
  changed_set_report (&fixture, changed);
  {
    g_autoptr (UnrepReview) between = fixture_load (&fixture);

    g_assert_cmpuint (changed_count_unplaced (between), ==, 1);
    changed_flush (between);
  }
  changed_set_report (&fixture, original);
  review = fixture_load (&fixture);
  unrep_review_count_reanchored (review, &counts);
  g_assert_cmpuint (counts.unplaced, ==, 0);
  g_assert_cmpuint (counts.kept + counts.moved, ==, 4);
  g_assert_cmpstr (changed_get_position (&fixture, review, "2/أ"), ==, "oppose");
  g_assert_cmpstr (changed_get_position (&fixture, review, "2/ب"), ==, "support");
  g_assert_cmpstr (changed_get_position (&fixture, review, "2/ج"), ==, "mixed");
  g_assert_cmpuint (unrep_review_get_n_tagged (review), ==, 3);
  changed_flush (review);
}

/* What was deleted stays deleted, however often it is read. */
static void
test_tombstone (void)
{
  g_auto (Fixture) fixture = fixture_new ("reanchoring-tombstone");
  g_autofree char *changed = changed_dup_text (&fixture);

  changed_tag (&fixture);
  {
    g_autoptr (UnrepReview) before = fixture_load (&fixture);

    changed_set_position (&fixture, before, "2/ب", NULL);
    changed_flush (before);
  }
  changed_set_report (&fixture, changed);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (UnrepReview) review = fixture_load (&fixture);

      g_assert_null (changed_get_position (&fixture, review, "2/ب"));
      g_assert_cmpuint (unrep_review_get_n_tagged (review), ==, 1);
      g_assert_cmpuint (changed_count_unplaced (review), ==, 1);
      changed_set_position (&fixture, review, "2/ه", i % 2 == 0 ? "support" : "oppose");
      changed_flush (review);
      unrep_review_undo (review);
      changed_flush (review);
    }
}

/* Somebody else's file is left alone whatever text it is of. */
static void
test_foreign (void)
{
  g_auto (Fixture) fixture = fixture_new ("reanchoring-foreign");
  g_autofree char *written = fixture_write_side_file (&fixture, CHANGED_NAME, OTHER_UID, FIXTURE_SMALL);
  g_autofree char *before = fixture_dup_content (written), *after = NULL, *changed = changed_dup_text (&fixture);
  g_autoptr (UnrepReview) review = NULL;

  changed_set_report (&fixture, changed);
  review = fixture_load (&fixture);
  g_assert_cmpint (unrep_review_get_state (review), ==, UNREP_REVIEW_READ_ONLY);
  after = fixture_dup_content (written);
  g_assert_cmpstr (after, ==, before);
}

/* Annotations without a target and of kinds that nobody knows, and tombstones. */
static void
test_kinds (void)
{
  g_auto (Fixture) fixture = fixture_new ("reanchoring-kinds");
  g_autofree char *written = fixture_write_side_file (&fixture, CHANGED_NAME, UID, FIXTURE_SMALL FIXTURE_UNKNOWN FIXTURE_STRUCTURE);
  g_autofree char *changed = changed_dup_text (&fixture), *content = NULL;
  g_autoptr (UnrepReview) review = NULL;

  changed_set_report (&fixture, changed);
  review = fixture_load (&fixture);
  changed_flush (review);
  content = fixture_dup_content (written);
  g_assert_nonnull (strstr (content, "\"later\": {\"a\":[1.50]}"));
  g_assert_nonnull (strstr (content, "of-another-codebook"));
  g_assert_nonnull (strstr (content, "5b8faa18-37f8-488b-97fc-695a07a0ca6e"));
  g_assert_nonnull (strstr (content, "6b8faa18-37f8-488b-97fc-695a07a0ca6e"));
}

int
main (int    argc,
      char **argv)
{
  unrep_test_init (&argc, &argv);

  g_test_add_func ("/reanchoring/load", test_load);
  g_test_add_func ("/reanchoring/decide", test_decide);
  g_test_add_func ("/reanchoring/structure", test_structure);
  g_test_add_func ("/reanchoring/no-unit", test_no_unit);
  g_test_add_func ("/reanchoring/back", test_back);
  g_test_add_func ("/reanchoring/tombstone", test_tombstone);
  g_test_add_func ("/reanchoring/foreign", test_foreign);
  g_test_add_func ("/reanchoring/kinds", test_kinds);

  return g_test_run ();
}
