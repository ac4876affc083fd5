/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "annotation/unrep-review-spans.h"
#include "annotation/unrep-span-nudge.h"
#include "unrep-structure-fixture.h"

#include <string.h>

static UnrepRange
find_words (Fixture    *fixture,
            const char *words)
{
  gsize start = structure_find_text (fixture, words);

  return (UnrepRange) { start, start + (gsize) g_utf8_strlen (words, -1) };
}

static char *
add (UnrepReview *review,
     UnrepRange   range,
     const char  *position)
{
  g_autoptr (GError) error = NULL;
  const char *id = unrep_review_add_span (review, range, position, &error);

  g_assert_no_error (error);
  return g_strdup (id);
}

static void
assert_range (UnrepReview *review,
              const char  *id,
              UnrepRange   expected)
{
  UnrepAnnotation *span = unrep_review_get_span (review, id);
  UnrepRange range;

  g_assert_nonnull (span);
  range = unrep_annotation_get_range (span);
  g_assert_cmpuint (range.start, ==, expected.start);
  g_assert_cmpuint (range.end, ==, expected.end);
}

static guint
count (UnrepReview *review,
       UnrepRange   range)
{
  g_autoptr (GPtrArray) spans = unrep_review_list_spans (review, range);

  return spans->len;
}

static guint
count_evidence (UnrepReview *review,
                const char  *path)
{
  g_autoptr (GPtrArray) spans = unrep_review_list_evidence (review, structure_find (review, path));

  return spans->len;
}

typedef struct
{
  guint n_spans;
  guint64 start;
  guint64 end;
  guint n_units;
} Heard;

static void
spans_changed_cb (UnrepReview *review,
                  guint64      start,
                  guint64      end,
                  Heard       *heard)
{
  heard->n_spans++;
  heard->start = start;
  heard->end = end;
}

static void
unit_changed_cb (UnrepReview *review,
                 guint        unit,
                 Heard       *heard)
{
  heard->n_units++;
}

static void
test_life (void)
{
  g_auto (Fixture) fixture = fixture_new ("spans-life");
  g_autoptr (UnrepReview) review = fixture_load (&fixture);
  g_autoptr (UnrepReview) again = NULL;
  g_autoptr (GError) error = NULL;
  UnrepRange words = find_words (&fixture, "تكتفي بالصكوك القائمة"), wider = find_words (&fixture, "تكتفي بالصكوك القائمة وأن");
  g_autofree char *id = add (review, words, "oppose");
  Heard heard = { 0 };

  assert_range (review, id, words);
  g_assert_cmpstr (unrep_annotation_get_kind (unrep_review_get_span (review, id)), ==, "span");
  g_assert_cmpstr (unrep_annotation_get_unit (unrep_review_get_span (review, id)), ==, "2/ب");
  g_assert_cmpstr (unrep_annotation_get_exact (unrep_review_get_span (review, id)), ==, "تكتفي بالصكوك القائمة");
  g_assert_cmpuint (unrep_review_get_span_unit (review, id), ==, structure_find (review, "2/ب"));
  /* It counts for nothing. */
  g_assert_cmpuint (unrep_review_get_n_tagged (review), ==, 0);
  g_assert_cmpuint (unrep_review_count_position (review, "oppose"), ==, 0);
  g_assert_null (unrep_review_get_annotation (review, structure_find (review, "2/ب")));

  g_signal_connect (review, "spans-changed", G_CALLBACK (spans_changed_cb), &heard);
  g_signal_connect (review, "unit-changed", G_CALLBACK (unit_changed_cb), &heard);
  g_assert_true (unrep_review_set_span_range (review, id, wider, &error));
  g_assert_cmpuint (heard.n_spans, ==, 1);
  g_assert_cmpuint (heard.n_units, ==, 0);
  g_assert_cmpuint (heard.start, ==, wider.start);
  g_assert_cmpuint (heard.end, ==, wider.end);
  g_assert_true (unrep_review_set_span_position (review, id, "mixed", &error));
  g_assert_true (unrep_review_set_span_note (review, id, "ش", &error));
  g_assert_true (unrep_review_set_span_note (review, id, "شاهد", &error));
  g_assert_true (unrep_review_set_span_position (review, id, NULL, &error));
  /* The same again is no change. */
  g_assert_true (unrep_review_set_span_range (review, id, wider, &error));
  g_assert_cmpuint (heard.n_spans, ==, 5);
  structure_flush (review);
  again = fixture_load (&fixture);
  assert_range (again, id, wider);
  g_assert_cmpstr (unrep_annotation_get_note (unrep_review_get_span (again, id)), ==, "شاهد");
  g_assert_null (unrep_annotation_get_position (unrep_review_get_span (again, id)));

  g_assert_true (unrep_review_remove_span (review, id, &error));
  g_assert_null (unrep_review_get_span (review, id));
  g_assert_cmpuint (count (review, UNREP_WHOLE_TEXT), ==, 0);
  g_assert_cmpuint (unrep_review_undo (review), ==, structure_find (review, "2/ب"));
  g_assert_cmpstr (unrep_annotation_get_note (unrep_review_get_span (review, id)), ==, "شاهد");
  for (guint i = 0; i < 2; i++)
    unrep_review_undo (review);
  g_assert_cmpstr (unrep_annotation_get_note (unrep_review_get_span (review, id)), ==, "");
  g_assert_cmpstr (unrep_annotation_get_position (unrep_review_get_span (review, id)), ==, "mixed");
  for (guint i = 0; i < 2; i++)
    unrep_review_undo (review);
  assert_range (review, id, words);
  unrep_review_undo (review);
  g_assert_null (unrep_review_get_span (review, id));
  g_assert_false (unrep_review_can_undo (review));
  for (guint i = 0; i < 6; i++)
    unrep_review_redo (review);
  g_assert_null (unrep_review_get_span (review, id));
  g_assert_false (unrep_review_can_redo (review));
  g_assert_no_error (error);
}

static void
test_refusals (void)
{
  g_auto (Fixture) fixture = fixture_new ("spans-refusals");
  g_autoptr (UnrepReview) review = fixture_load (&fixture);
  g_autoptr (GError) error = NULL;
  UnrepRange words = find_words (&fixture, "ليلاً ونهاراً");
  g_autofree char *id = NULL;
  g_autofree char *long_note = g_strnfill (UNREP_NOTE_MAX_BYTES + 1, 'a');

  g_assert_null (unrep_review_add_span (review, (UnrepRange) { words.start - 1, words.start }, NULL, &error));
  g_assert_error (error, UNREP_ERROR, UNREP_ERROR_USAGE);
  g_clear_error (&error);
  g_assert_null (unrep_review_add_span (review, (UnrepRange) { 1000000, 2000000 }, NULL, &error));
  g_assert_error (error, UNREP_ERROR, UNREP_ERROR_USAGE);
  g_clear_error (&error);
  g_assert_null (unrep_review_add_span (review, words, "no-such", &error));
  g_assert_error (error, UNREP_ERROR, UNREP_ERROR_USAGE);
  g_clear_error (&error);
  g_assert_false (unrep_review_can_undo (review));

  /* Spaces at the ends are left out, and a letter keeps its vowel sign: ليلاً. */
  id = add (review, (UnrepRange) { words.start - 1, words.start + 4 }, NULL);
  assert_range (review, id, (UnrepRange) { words.start, words.start + 5 });
  g_assert_false (unrep_review_set_span_position (review, id, "no-such", &error));
  g_clear_error (&error);
  g_assert_false (unrep_review_set_span_note (review, id, "\xff", &error));
  g_assert_error (error, UNREP_ERROR, UNREP_ERROR_USAGE);
  g_clear_error (&error);
  g_assert_false (unrep_review_set_span_note (review, id, long_note, &error));
  g_assert_error (error, UNREP_ERROR, UNREP_ERROR_TOO_LARGE);
}

static void
test_overlapping (void)
{
  g_auto (Fixture) fixture = fixture_new ("spans-overlapping");
  g_autoptr (UnrepReview) review = fixture_load (&fixture);
  UnrepRange all = find_words (&fixture, "تضع صكاً دولياً جديداً يسد"), some = find_words (&fixture, "دولياً جديداً");
  UnrepRange more = find_words (&fixture, "جديداً يسد الثغرات");
  g_autofree char *first = add (review, more, "support"), *second = add (review, some, NULL), *third = add (review, all, "mixed");
  g_autofree char *same = add (review, all, "mixed");
  g_autoptr (GPtrArray) spans = unrep_review_list_spans (review, UNREP_WHOLE_TEXT);

  g_assert_cmpuint (spans->len, ==, 4);
  g_assert_cmpstr (unrep_annotation_get_id (g_ptr_array_index (spans, 2)), ==, second);
  g_assert_cmpstr (unrep_annotation_get_id (g_ptr_array_index (spans, 3)), ==, first);
  g_assert_cmpuint (count (review, (UnrepRange) { all.start, all.start + 1 }), ==, 2);
  g_assert_cmpuint (count (review, (UnrepRange) { more.end - 1, more.end }), ==, 1);
  g_assert_cmpuint (count (review, (UnrepRange) { more.end, more.end + 5 }), ==, 0);
  g_assert_cmpuint (count (review, (UnrepRange) { some.start, some.start }), ==, 0);
  g_assert_cmpuint (count_evidence (review, "2/أ"), ==, 4);
  g_assert_cmpuint (count_evidence (review, "2/ب"), ==, 0);
  /* What stands below a unit is its evidence too. */
  g_assert_cmpuint (count_evidence (review, "2"), ==, 4);
  g_assert_cmpuint (count_evidence (review, "1"), ==, 0);
}

/* Spans keep their words when the outline is corrected, and name the unit that
 * these lie in; they stay when nothing is said of the unit any more. */
static void
test_outline (void)
{
  g_auto (Fixture) fixture = fixture_new ("spans-outline");
  g_autoptr (UnrepReview) review = fixture_load (&fixture);
  g_autoptr (GError) error = NULL;
  UnrepRange words = find_words (&fixture, "بالصكوك القائمة"), late = find_words (&fixture, "تحسن تنفيذها");
  g_autofree char *id = add (review, words, "oppose"), *other = add (review, late, NULL);

  structure_tag (review, "2/ب", "oppose", "");
  g_assert_true (unrep_review_set_position (review, structure_find (review, "2/ب"), NULL, &error));
  g_assert_nonnull (unrep_review_get_span (review, id));

  structure_split (review, "2/ب", structure_find_text (&fixture, "وأن تحسن"), "x");
  g_assert_cmpstr (unrep_annotation_get_unit (unrep_review_get_span (review, id)), ==, "2/ب");
  g_assert_cmpstr (unrep_annotation_get_unit (unrep_review_get_span (review, other)), ==, "2/x");
  assert_range (review, other, late);
  structure_join (review, "2/x");
  g_assert_cmpstr (unrep_annotation_get_unit (unrep_review_get_span (review, other)), ==, "2/ب");
  structure_join (review, "2/ب");
  g_assert_cmpstr (unrep_annotation_get_unit (unrep_review_get_span (review, id)), ==, "2/أ");
  g_assert_cmpuint (count_evidence (review, "2/أ"), ==, 2);
  /* A new label of what stands above changes the paths below. */
  g_assert_true (unrep_review_set_label (review, structure_find (review, "2"), "7", NULL, &error));
  g_assert_cmpstr (unrep_annotation_get_unit (unrep_review_get_span (review, id)), ==, "7/أ");

  unrep_review_undo (review);
  unrep_review_undo (review);
  g_assert_cmpstr (unrep_annotation_get_unit (unrep_review_get_span (review, id)), ==, "2/ب");
  unrep_review_undo (review);
  g_assert_cmpstr (unrep_annotation_get_unit (unrep_review_get_span (review, other)), ==, "2/x");
  g_assert_no_error (error);
}

static void
test_bulk (void)
{
  g_auto (Fixture) fixture = fixture_new ("spans-bulk");
  g_autoptr (UnrepReview) review = fixture_load (&fixture);
  g_autoptr (UnrepReview) again = NULL;
  g_autoptr (GError) error = NULL;
  guint units[] = { structure_find (review, "2/ج"), structure_find (review, "2/أ"), structure_find (review, "2/د") };
  Heard heard = { 0 };

  structure_tag (review, "2/أ", "mixed", "ملاحظة");
  g_signal_connect (review, "unit-changed", G_CALLBACK (unit_changed_cb), &heard);
  g_assert_true (unrep_review_set_positions (review, units, 3, "support", &error));
  g_assert_cmpuint (heard.n_units, ==, 1);
  g_assert_cmpuint (unrep_review_count_position (review, "support"), ==, 3);
  g_assert_true (unrep_review_set_flags (review, units, 2, TRUE, &error));
  g_assert_true (unrep_review_set_tag (review, units, 3, "sovereignty", TRUE, &error));
  g_assert_true (unrep_review_set_tag (review, units + 1, 1, "cooperation", TRUE, &error));
  g_assert_true (unrep_review_set_tag (review, units, 2, "sovereignty", FALSE, &error));
  g_assert_cmpuint (g_strv_length ((GStrv) unrep_review_get_tags (review, units[1])), ==, 1);
  g_assert_true (g_strv_contains (unrep_review_get_tags (review, units[2]), "sovereignty"));
  g_assert_false (unrep_review_set_tag (review, units, 3, "no-such-tag", TRUE, &error));
  g_assert_error (error, UNREP_ERROR, UNREP_ERROR_USAGE);
  g_clear_error (&error);
  g_assert_false (unrep_review_set_positions (review, units, 3, "no-such", &error));
  g_clear_error (&error);
  structure_flush (review);
  again = fixture_load (&fixture);
  g_assert_cmpuint (unrep_review_count_position (again, "support"), ==, 3);
  g_assert_cmpstr (unrep_review_get_tags (again, units[1])[0], ==, "cooperation");

  for (guint i = 0; i < 5; i++)
    unrep_review_undo (review);
  g_assert_cmpuint (unrep_review_get_n_tagged (review), ==, 1);
  g_assert_cmpstr (unrep_review_get_position (review, units[1]), ==, "mixed");
  g_assert_cmpstr (unrep_review_get_note (review, units[1]), ==, "ملاحظة");
  g_assert_false (unrep_review_get_flag (review, units[0]));
}

static void
test_nudge (void)
{
  g_autoptr (UnrepText) text = unrep_text_new ("  قال: لَا، ثم\r\n٣ ab-c. ", -1);
  static const struct
  {
    UnrepRange given;
    UnrepSpanEnd end;
    UnrepSpanStep step;
    gboolean forward;
    UnrepRange wanted;
  } cases[] = {
    /* By a character: over spaces and line ends, never into a letter with its vowel sign. */
    { { 2, 5 }, UNREP_SPAN_END, UNREP_SPAN_CHARACTER, TRUE, { 2, 6 } },
    { { 2, 6 }, UNREP_SPAN_END, UNREP_SPAN_CHARACTER, TRUE, { 2, 9 } },
    { { 2, 9 }, UNREP_SPAN_END, UNREP_SPAN_CHARACTER, FALSE, { 2, 6 } },
    { { 2, 14 }, UNREP_SPAN_END, UNREP_SPAN_CHARACTER, TRUE, { 2, 17 } },
    { { 16, 17 }, UNREP_SPAN_START, UNREP_SPAN_CHARACTER, FALSE, { 13, 17 } },
    { { 2, 5 }, UNREP_SPAN_START, UNREP_SPAN_CHARACTER, TRUE, { 3, 5 } },
    { { 2, 5 }, UNREP_SPAN_START, UNREP_SPAN_CHARACTER, FALSE, { 2, 5 } },
    { { 2, 3 }, UNREP_SPAN_END, UNREP_SPAN_CHARACTER, FALSE, { 2, 3 } },
    { { 2, 3 }, UNREP_SPAN_START, UNREP_SPAN_CHARACTER, TRUE, { 2, 3 } },
    /* By a word: punctuation belongs to none. */
    { { 2, 5 }, UNREP_SPAN_END, UNREP_SPAN_WORD, TRUE, { 2, 10 } },
    { { 2, 10 }, UNREP_SPAN_END, UNREP_SPAN_WORD, TRUE, { 2, 14 } },
    { { 2, 14 }, UNREP_SPAN_END, UNREP_SPAN_WORD, TRUE, { 2, 17 } },
    { { 2, 17 }, UNREP_SPAN_END, UNREP_SPAN_WORD, FALSE, { 2, 14 } },
    { { 2, 5 }, UNREP_SPAN_END, UNREP_SPAN_WORD, FALSE, { 2, 5 } },
    { { 7, 20 }, UNREP_SPAN_START, UNREP_SPAN_WORD, TRUE, { 12, 20 } },
    { { 7, 20 }, UNREP_SPAN_START, UNREP_SPAN_WORD, FALSE, { 2, 20 } },
    { { 18, 20 }, UNREP_SPAN_END, UNREP_SPAN_WORD, TRUE, { 18, 22 } },
    { { 18, 22 }, UNREP_SPAN_END, UNREP_SPAN_WORD, TRUE, { 18, 22 } },
  };

  g_assert_cmpuint (unrep_text_get_n_chars (text), ==, 24);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      UnrepRange range = unrep_span_nudge (text, cases[i].given, cases[i].end, cases[i].step, cases[i].forward);

      g_test_message ("case %zu: %zu to %zu", i, range.start, range.end);
      g_assert_cmpuint (range.start, ==, cases[i].wanted.start);
      g_assert_cmpuint (range.end, ==, cases[i].wanted.end);
    }
}

int
main (int   argc,
      char *argv[])
{
  unrep_test_init (&argc, &argv);
  g_test_add_func ("/spans/life", test_life);
  g_test_add_func ("/spans/refusals", test_refusals);
  g_test_add_func ("/spans/overlapping", test_overlapping);
  g_test_add_func ("/spans/outline", test_outline);
  g_test_add_func ("/spans/bulk", test_bulk);
  g_test_add_func ("/spans/nudge", test_nudge);
  return g_test_run ();
}
