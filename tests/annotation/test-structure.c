/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-structure-fixture.h"

static void
count_cb (UnrepReview *review,
          guint       *n)
{
  ++*n;
}

static void
test_mark (void)
{
  g_auto (Fixture) fixture = fixture_new ("structure-mark");
  g_autoptr (UnrepReview) review = fixture_load (&fixture);
  g_autoptr (UnrepReview) again = NULL;
  g_autoptr (GError) error = NULL;
  guint n_changed = 0, n_to_tag = unrep_review_get_n_to_tag (review);

  g_signal_connect (review, "outline-changed", G_CALLBACK (count_cb), &n_changed);
  g_assert_false (unrep_review_is_corrected (review, structure_find (review, "1")));
  g_assert_true (unrep_review_mark_recommendation (review, structure_find (review, "1"), TRUE, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_changed, ==, 1);
  g_assert_true (unrep_review_is_corrected (review, structure_find (review, "1")));
  g_assert_cmpint (structure_get_unit (review, "1")->recommendation, ==, UNREP_RECOMMENDATION_YES);
  g_assert_cmpuint (unrep_review_get_n_to_tag (review), ==, n_to_tag + 1);

  /* The same again is no step. */
  g_assert_true (unrep_review_mark_recommendation (review, structure_find (review, "1"), TRUE, &error));
  g_assert_cmpuint (n_changed, ==, 1);
  structure_flush (review);
  fixture_assert_contains (unrep_review_get_file (review), "\"kind\": \"structure\"");

  again = fixture_load (&fixture);
  g_assert_cmpint (structure_get_unit (again, "1")->recommendation, ==, UNREP_RECOMMENDATION_YES);

  g_assert_cmpuint (unrep_review_undo (review), ==, structure_find (review, "1"));
  g_assert_cmpint (structure_get_unit (review, "1")->recommendation, ==, UNREP_RECOMMENDATION_NO);
  g_assert_cmpuint (unrep_review_get_n_to_tag (review), ==, n_to_tag);
  g_assert_false (unrep_review_can_undo (review));
  g_assert_cmpuint (unrep_review_redo (review), ==, structure_find (review, "1"));
  g_assert_cmpint (structure_get_unit (review, "1")->recommendation, ==, UNREP_RECOMMENDATION_YES);
}

/* A position stays with the longer part; undo brings all back in one step. */
static void
test_split (void)
{
  g_auto (Fixture) fixture = fixture_new ("structure-split");
  g_autoptr (UnrepReview) review = fixture_load (&fixture);
  g_autoptr (UnrepReview) again = NULL;
  gsize near_end = structure_find_text (&fixture, "الثغرات"), near_start = structure_find_text (&fixture, "للدول أن تكتفي");
  guint added;

  structure_tag (review, "2/أ", "oppose", "أ");
  structure_tag (review, "2/ب", "support", "ب");
  added = structure_split (review, "2/أ", near_end, "x");
  g_assert_cmpstr (unrep_outline_get_unit (unrep_review_get_outline (review), added)->path, ==, "2/x");
  g_assert_cmpstr (unrep_review_get_position (review, structure_find (review, "2/أ")), ==, "oppose");
  g_assert_null (unrep_review_get_position (review, added));

  added = structure_split (review, "2/ب", near_start, "");
  g_assert_cmpint (unrep_outline_get_unit (unrep_review_get_outline (review), added)->kind, ==,
                   UNREP_UNIT_CONTINUATION);
  g_assert_cmpstr (unrep_review_get_position (review, added), ==, "support");
  g_assert_cmpstr (unrep_review_get_note (review, added), ==, "ب");
  g_assert_null (unrep_review_get_position (review, structure_find (review, "2/ب")));
  g_assert_cmpuint (unrep_review_get_n_tagged (review), ==, 2);
  structure_flush (review);

  again = fixture_load (&fixture);
  g_assert_cmpuint (unrep_review_get_n_tagged (again), ==, 2);
  g_assert_cmpstr (unrep_review_get_position (again, added), ==, "support");
  g_assert_cmpint (structure_get_unit (again, "2/x")->recommendation, ==, UNREP_RECOMMENDATION_YES);

  unrep_review_undo (review);
  g_assert_cmpstr (unrep_review_get_position (review, structure_find (review, "2/ب")), ==, "support");
  g_assert_true (structure_has (review, "2/x"));
  unrep_review_undo (review);
  g_assert_false (structure_has (review, "2/x"));
  g_assert_cmpstr (unrep_review_get_position (review, structure_find (review, "2/أ")), ==, "oppose");
  /* And on to the tags. */
  unrep_review_undo (review);
  g_assert_cmpstr (unrep_review_get_note (review, structure_find (review, "2/ب")), ==, "");
}

/* Of equal parts it is the first one's. */
static void
test_split_equal (void)
{
  g_auto (Fixture) fixture = fixture_new ("structure-equal");
  g_autoptr (UnrepReview) review = fixture_load (&fixture);
  UnrepRange range = structure_get_unit (review, "2/ج")->range;
  gsize middle = range.start + unrep_range_length (range) / 2;
  guint added;

  structure_tag (review, "2/ج", "mixed", "");
  added = structure_split (review, "2/ج", middle, "y");
  if (unrep_range_length (structure_get_unit (review, "2/ج")->range) >= unrep_range_length (structure_get_unit (review, "2/y")->range))
    g_assert_cmpstr (unrep_review_get_position (review, structure_find (review, "2/ج")), ==, "mixed");
  else
    g_assert_cmpstr (unrep_review_get_position (review, added), ==, "mixed");
  g_assert_cmpuint (unrep_review_get_n_tagged (review), ==, 1);
}

static void
test_join_same (void)
{
  g_auto (Fixture) fixture = fixture_new ("structure-join-same");
  g_autoptr (UnrepReview) review = fixture_load (&fixture);
  guint unit;

  structure_tag (review, "2/أ", "oppose", "أولى");
  structure_tag (review, "2/ب", "oppose", "ثانية");
  unit = structure_join (review, "2/ب");
  g_assert_cmpuint (unit, ==, structure_find (review, "2/أ"));
  g_assert_false (structure_has (review, "2/ب"));
  g_assert_cmpstr (unrep_review_get_position (review, unit), ==, "oppose");
  g_assert_cmpstr (unrep_review_get_note (review, unit), ==, "أولى\n\nثانية");
  g_assert_false (unrep_review_get_flag (review, unit));
  g_assert_cmpuint (unrep_review_get_n_tagged (review), ==, 1);
}

static void
test_join_differing (void)
{
  g_auto (Fixture) fixture = fixture_new ("structure-join-differing");
  g_autoptr (UnrepReview) review = fixture_load (&fixture);
  guint unit;

  structure_tag (review, "2/أ", "oppose", "");
  structure_tag (review, "2/ب", "support", "ثانية");
  unit = structure_join (review, "2/ب");
  g_assert_cmpstr (unrep_review_get_position (review, unit), ==, "oppose");
  g_assert_cmpstr (unrep_review_get_note (review, unit), ==, "ثانية");
  g_assert_true (unrep_review_get_flag (review, unit));
  structure_flush (review);
  /* Readable still, as deleted. */
  fixture_assert_contains (unrep_review_get_file (review), "\"position\": \"support\"");

  unrep_review_undo (review);
  g_assert_cmpstr (unrep_review_get_position (review, structure_find (review, "2/أ")), ==, "oppose");
  g_assert_cmpstr (unrep_review_get_position (review, structure_find (review, "2/ب")), ==, "support");
  g_assert_cmpstr (unrep_review_get_note (review, structure_find (review, "2/أ")), ==, "");
  g_assert_false (unrep_review_get_flag (review, structure_find (review, "2/أ")));
}

static void
test_join_one_tagged (void)
{
  g_auto (Fixture) fixture = fixture_new ("structure-join-one");
  g_autoptr (UnrepReview) review = fixture_load (&fixture);
  guint unit;

  structure_tag (review, "2/د", "neutral", "ملاحظة");
  unit = structure_join (review, "2/د");
  g_assert_cmpstr (unrep_review_get_position (review, unit), ==, "neutral");
  g_assert_cmpstr (unrep_review_get_note (review, unit), ==, "ملاحظة");
  g_assert_false (unrep_review_get_flag (review, unit));
}

static void
test_label (void)
{
  g_auto (Fixture) fixture = fixture_new ("structure-label");
  g_autoptr (UnrepReview) review = fixture_load (&fixture);
  g_autoptr (GError) error = NULL;
  guint unit = structure_find (review, "2/ب");

  g_assert_true (unrep_review_mark_recommendation (review, unit, FALSE, &error));
  g_assert_true (unrep_review_set_label (review, structure_find (review, "2"), "١٢-", NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (structure_find (review, "12/ب"), ==, unit);
  /* The correction of the item names the new path, in the same step. */
  structure_flush (review);
  fixture_assert_contains (unrep_review_get_file (review), "\"parent\": \"12\"");
  unrep_review_undo (review);
  g_assert_cmpuint (structure_find (review, "2/ب"), ==, unit);

  g_assert_true (unrep_review_set_label (review, unit, "(1)", "2/أ", &error));
  g_assert_cmpint (structure_get_unit (review, "2/أ/1")->kind, ==, UNREP_UNIT_SUBITEM);
  g_assert_true (unrep_review_set_label (review, unit, "5", "", &error));
  g_assert_cmpint (structure_get_unit (review, "5")->kind, ==, UNREP_UNIT_PARAGRAPH);
  g_assert_true (unrep_review_set_label (review, unit, "", NULL, &error));
  g_assert_cmpint (unrep_outline_get_unit (unrep_review_get_outline (review), unit)->kind, ==, UNREP_UNIT_CONTINUATION);
  g_assert_true (unrep_review_set_label (review, unit, "ب", NULL, &error));
  g_assert_cmpuint (structure_find (review, "2/ب"), ==, unit);
}

static void
test_refused (void)
{
  g_auto (Fixture) fixture = fixture_new ("structure-refused");
  g_autoptr (UnrepReview) review = fixture_load (&fixture);
  g_autoptr (UnrepReview) read_only = NULL;
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  guint unit = structure_find (review, "2/ب");

  g_assert_false (unrep_review_set_label (review, unit, "13/ب", NULL, &error));
  g_assert_error (error, UNREP_ERROR, UNREP_ERROR_USAGE);
  g_clear_error (&error);
  g_assert_false (unrep_review_set_label (review, unit, "ب", "99", &error));
  g_assert_error (error, UNREP_ERROR, UNREP_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_cmpuint (unrep_review_split (review, unit, structure_get_unit (review, "2/ب")->range.start, NULL, &error), ==,
                    UNREP_NO_UNIT);
  g_assert_error (error, UNREP_ERROR, UNREP_ERROR_USAGE);
  g_clear_error (&error);
  g_assert_cmpuint (unrep_review_join_previous (review, 0, &error), ==, UNREP_NO_UNIT);
  g_assert_error (error, UNREP_ERROR, UNREP_ERROR_USAGE);
  g_clear_error (&error);
  g_assert_cmpuint (unrep_review_reset_structure (review, unit, &error), ==, UNREP_NO_UNIT);
  g_assert_error (error, UNREP_ERROR, UNREP_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (unrep_review_can_undo (review));

  path = fixture_write_side_file (&fixture, NULL, OTHER_UID, "");
  read_only = fixture_load (&fixture);
  g_assert_false (unrep_review_mark_recommendation (read_only, unit, FALSE, &error));
  g_assert_error (error, UNREP_ERROR, UNREP_ERROR_FOREIGN);
}

static void
test_reset (void)
{
  g_auto (Fixture) fixture = fixture_new ("structure-reset");
  g_autoptr (UnrepReview) review = fixture_load (&fixture);
  g_autoptr (GError) error = NULL;
  guint n_units = unrep_outline_get_n_units (fixture.outline), unit;

  structure_tag (review, "2/أ", "oppose", "");
  g_assert_true (unrep_review_mark_recommendation (review, structure_find (review, "1"), TRUE, &error));
  structure_split (review, "2/أ", structure_find_text (&fixture, "الثغرات"), "x");
  structure_join (review, "2/ب");
  g_assert_false (structure_has (review, "2/ب"));

  unit = unrep_review_reset_structure (review, structure_find (review, "2/x"), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (unit, ==, structure_find (review, "2/أ"));
  g_assert_cmpuint (unrep_outline_get_n_units (unrep_review_get_outline (review)), ==, n_units);
  g_assert_cmpuint (unrep_range_compare (structure_get_unit (review, "2/أ")->range,
                                         unrep_outline_get_unit (fixture.outline, unit)->range), ==, 0);
  g_assert_cmpstr (unrep_review_get_position (review, unit), ==, "oppose");
  g_assert_cmpint (structure_get_unit (review, "1")->recommendation, ==, UNREP_RECOMMENDATION_YES);
  unrep_review_undo (review);
  g_assert_true (structure_has (review, "2/x"));
}

/* Corrections of all sorts, tags in between, undone to the beginning and redone. */
static void
test_random (void)
{
  for (guint32 seed = 0; seed < 30; seed++)
    {
      g_autofree char *name = g_strdup_printf ("structure-random-%u", seed);
      g_auto (Fixture) fixture = fixture_new (name);
      g_autoptr (UnrepReview) review = fixture_load (&fixture);
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      g_autofree char *tagged = NULL;
      guint n_done, n_tagged;

      structure_tag (review, "2/أ", "oppose", "");
      structure_tag (review, "2/ج", "support", "");
      for (guint i = 0; i < 12; i++)
        {
          UnrepOutline *outline = unrep_review_get_outline (review);
          guint unit = (guint) g_rand_int_range (rand, 0, (gint32) unrep_outline_get_n_units (outline));
          UnrepRange range = unrep_outline_get_unit (outline, unit)->range;

          switch (g_rand_int_range (rand, 0, 5))
            {
            case 0:
              unrep_review_mark_recommendation (review, unit, i % 2 == 0, NULL);
              break;
            case 1:
              unrep_review_split (review, unit, range.start + g_rand_int (rand) % 40, i % 2 == 0 ? NULL : "", NULL);
              break;
            case 2:
              unrep_review_join_previous (review, unit, NULL);
              break;
            case 3:
              unrep_review_set_label (review, unit, "7", i % 2 == 0 ? NULL : "", NULL);
              break;
            default:
              unrep_review_set_position (review, unit, "mixed", NULL);
              break;
            }
          g_assert_cmpuint (unrep_review_get_n_contradictions (review), ==, 0);
        }
      n_tagged = unrep_review_get_n_tagged (review);
      for (n_done = 0; unrep_review_can_undo (review); n_done++)
        unrep_review_undo (review);
      g_assert_cmpuint (unrep_review_get_n_tagged (review), ==, 0);
      g_assert_true (unrep_review_get_outline (review) == fixture.outline);
      for (guint i = 0; i < n_done; i++)
        unrep_review_redo (review);
      g_assert_false (unrep_review_can_redo (review));
      g_assert_cmpuint (unrep_review_get_n_tagged (review), ==, n_tagged);
      structure_flush (review);
    }
}

int
main (int    argc,
      char **argv)
{
  unrep_test_init (&argc, &argv);

  g_test_add_func ("/structure/mark", test_mark);
  g_test_add_func ("/structure/split", test_split);
  g_test_add_func ("/structure/split-equal", test_split_equal);
  g_test_add_func ("/structure/join-same", test_join_same);
  g_test_add_func ("/structure/join-differing", test_join_differing);
  g_test_add_func ("/structure/join-one-tagged", test_join_one_tagged);
  g_test_add_func ("/structure/label", test_label);
  g_test_add_func ("/structure/refused", test_refused);
  g_test_add_func ("/structure/reset", test_reset);
  g_test_add_func ("/structure/random", test_random);

  return g_test_run ();
}
