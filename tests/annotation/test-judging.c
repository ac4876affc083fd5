/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "annotation/unrep-annotation-private.h"
#include "annotation/unrep-review-rendering.h"
#include "annotation/unrep-side-file-private.h"
#include "unrep-changed-fixture.h"
#include "unrep-structure-fixture.h"

#include <string.h>

#define GOLDEN \
  "{\n" \
  "  \"id\": \"3b8faa18-37f8-488b-97fc-695a07a0ca6e\",\n" \
  "  \"kind\": \"rendering\",\n" \
  "  \"unit\": \"2/أ\",\n" \
  "  \"target\": {\n" \
  "    \"start\": 2,\n" \
  "    \"end\": 5,\n" \
  "    \"exact\": \"رير\",\n" \
  "    \"prefix\": \"\",\n" \
  "    \"suffix\": \"\"\n" \
  "  },\n" \
  "  \"finding\": {\n" \
  "    \"check\": \"tatweel\",\n" \
  "    \"state\": \"to-fix\",\n" \
  "    \"later\": [1.50]\n" \
  "  },\n" \
  "  \"note\": \"انظر النسخة الورقية\",\n" \
  "  \"edits\": {\n" \
  "    \"9f31c2aa\": 3\n" \
  "  },\n" \
  "  \"created\": \"2026-01-01T00:00:00Z\",\n" \
  "  \"modified\": \"2026-01-02T00:00:00Z\",\n" \
  "  \"deleted\": false\n" \
  "}\n"

/* Members in another order; those of the finding, too. */
#define RENDERING(finding) \
  "{" FIXTURE_FRAME ",\"note\":\"انظر النسخة الورقية\",\"finding\":" finding ",\"edits\":{\"9f31c2aa\":3}," \
  "\"target\":{\"start\":2,\"end\":5,\"exact\":\"رير\",\"prefix\":\"\",\"suffix\":\"\"}," \
  "\"unit\":\"2/أ\",\"kind\":\"rendering\",\"id\":\"3b8faa18-37f8-488b-97fc-695a07a0ca6e\"},"

static UnrepSideFile *
read_file (Fixture     *fixture,
           const char  *annotations,
           GError     **error)
{
  g_autofree char *content = fixture_dup_side_file (fixture, UID, annotations);
  g_autoptr (GBytes) bytes = g_bytes_new (content, strlen (content));

  return unrep_side_file_read_bytes (bytes, "test.json", error);
}

static void
test_golden (void)
{
  g_auto (Fixture) fixture = fixture_new ("judging-golden");
  g_autoptr (GError) error = NULL;
  g_autoptr (UnrepSideFile) file =
    read_file (&fixture, RENDERING ("{\"later\":[1.50],\"state\":\"to-fix\",\"check\":\"tatweel\"}"), &error);
  g_autoptr (UnrepAnnotation) changed = NULL;
  UnrepJsonWriter *writer = unrep_json_writer_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *written = NULL;
  UnrepAnnotation *annotation;

  g_assert_no_error (error);
  annotation = unrep_side_file_get_annotation (file, 0);
  unrep_annotation_write (annotation, writer);
  bytes = unrep_json_writer_free_to_bytes (writer);
  written = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_assert_cmpstr (written, ==, GOLDEN);
  g_assert_cmpstr (unrep_judgement_get_check (unrep_annotation_get_judgement (annotation)), ==, "tatweel");
  g_assert_cmpint (unrep_judgement_get_state (unrep_annotation_get_judgement (annotation)), ==, UNREP_FINDING_TO_FIX);

  /* What a newer version says beside it survives a change. */
  changed = unrep_annotation_new_judged (annotation, UNREP_FINDING_WRONG, "", "0123abcd", "2026-02-01T00:00:00Z");
  writer = unrep_json_writer_new ();
  unrep_annotation_write (changed, writer);
  g_bytes_unref (bytes);
  bytes = unrep_json_writer_free_to_bytes (writer);
  g_free (written);
  written = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_assert_nonnull (strstr (written, "\"state\": \"wrong\",\n    \"later\": [1.50]"));
}

static void
test_strict (void)
{
  static const char * const refused[] = {
    RENDERING ("{\"check\":\"tatweel\"}"),
    RENDERING ("{\"state\":\"wrong\"}"),
    RENDERING ("{\"check\":\"tatweel\",\"state\":\"open\"}"),
    RENDERING ("{\"check\":\"tatweel\",\"state\":null}"),
    RENDERING ("{\"check\":\"Tatweel\",\"state\":\"wrong\"}"),
    RENDERING ("{\"check\":\"\",\"state\":\"wrong\"}"),
    RENDERING ("{\"check\":7,\"state\":\"wrong\"}"),
    RENDERING ("{\"check\":null,\"check\":null,\"state\":\"wrong\"}"),
    RENDERING ("[]"),
    RENDERING ("null"),
    "{" FIXTURE_FRAME ",\"edits\":{},\"unit\":\"\",\"kind\":\"rendering\","
    "\"target\":{\"start\":2,\"end\":5,\"exact\":\"رير\",\"prefix\":\"\",\"suffix\":\"\"},"
    "\"id\":\"3b8faa18-37f8-488b-97fc-695a07a0ca6e\"},",
    "{" FIXTURE_FRAME ",\"edits\":{},\"unit\":\"\",\"kind\":\"rendering\",\"finding\":{\"check\":null,\"state\":\"wrong\"},"
    "\"id\":\"3b8faa18-37f8-488b-97fc-695a07a0ca6e\"},",
  };
  g_auto (Fixture) fixture = fixture_new ("judging-strict");
  g_autoptr (UnrepSideFile) accepted = NULL;
  g_autoptr (GError) none = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (UnrepSideFile) file = read_file (&fixture, refused[i], &error);

      g_assert_null (file);
      g_assert_nonnull (error);
    }
  /* A check of a version to come. */
  accepted = read_file (&fixture, RENDERING ("{\"check\":\"x-ray-7\",\"state\":\"signed-off\"}"), &none);
  g_assert_no_error (none);
}

static UnrepRange
find_words (Fixture    *fixture,
            const char *words)
{
  gsize start = structure_find_text (fixture, words);

  return (UnrepRange) { start, start + (gsize) g_utf8_strlen (words, -1) };
}

static void
judge (UnrepReview       *review,
       UnrepRange         range,
       const char        *check,
       UnrepFindingState  state)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (unrep_review_judge (review, range, check, state, &error));
  g_assert_no_error (error);
}

static void
assert_judged (UnrepReview       *review,
               UnrepRange         range,
               const char        *check,
               UnrepFindingState  state,
               const char        *note)
{
  UnrepAnnotation *annotation = unrep_review_find_judged (review, range, check);

  if (state == UNREP_FINDING_OPEN)
    {
      g_assert_null (annotation);
      return;
    }
  g_assert_nonnull (annotation);
  g_assert_cmpint (unrep_judgement_get_state (unrep_annotation_get_judgement (annotation)), ==, state);
  g_assert_cmpstr (unrep_annotation_get_note (annotation), ==, note);
}

static guint
count (UnrepReview *review)
{
  g_autoptr (GPtrArray) list = unrep_review_list_judged (review);

  return list->len;
}

static void
count_cb (UnrepReview *review,
          guint       *n)
{
  (*n)++;
}

static void
test_life (void)
{
  g_auto (Fixture) fixture = fixture_new ("judging-life");
  g_autoptr (UnrepReview) review = fixture_load (&fixture);
  g_autoptr (UnrepReview) again = NULL;
  g_autoptr (GError) error = NULL;
  UnrepRange words = find_words (&fixture, "تكتفي بالصكوك القائمة"), nearly = { words.start + 1, words.end };
  UnrepRange empty = { words.start, words.start }, outside = { 5, 100000 };
  guint n_heard = 0;

  g_signal_connect (review, "rendering-changed", G_CALLBACK (count_cb), &n_heard);
  assert_judged (review, words, "tatweel", UNREP_FINDING_OPEN, NULL);
  judge (review, words, "tatweel", UNREP_FINDING_ACCEPTED);
  judge (review, words, "tatweel", UNREP_FINDING_ACCEPTED);
  g_assert_cmpuint (n_heard, ==, 1);
  /* Words that a person has marked are another matter, and so is another check. */
  judge (review, words, NULL, UNREP_FINDING_TO_FIX);
  judge (review, words, "wide-gap", UNREP_FINDING_WRONG);
  g_assert_cmpuint (count (review), ==, 3);
  /* It is known again when the check is a letter off; what a person marked is not. */
  assert_judged (review, nearly, "tatweel", UNREP_FINDING_ACCEPTED, "");
  assert_judged (review, nearly, NULL, UNREP_FINDING_OPEN, NULL);
  g_assert_cmpstr (unrep_annotation_get_unit (unrep_review_find_judged (review, words, NULL)), ==, "2/ب");
  /* It counts for nothing. */
  g_assert_cmpuint (unrep_review_get_n_tagged (review), ==, 0);
  g_assert_null (unrep_review_get_annotation (review, structure_find (review, "2/ب")));

  g_assert_true (unrep_review_note_judged (review, words, "tatweel", "ن", &error));
  g_assert_true (unrep_review_note_judged (review, words, "tatweel", "نص", &error));
  g_assert_true (unrep_review_note_judged (review, words, "glued-digit", "رقم", &error));
  assert_judged (review, words, "glued-digit", UNREP_FINDING_TO_FIX, "رقم");
  g_assert_false (unrep_review_judge (review, empty, NULL, UNREP_FINDING_WRONG, &error));
  g_assert_error (error, UNREP_ERROR, UNREP_ERROR_USAGE);
  g_clear_error (&error);
  g_assert_false (unrep_review_judge (review, outside, NULL, UNREP_FINDING_WRONG, &error));
  g_clear_error (&error);
  judge (review, words, NULL, UNREP_FINDING_OPEN);
  structure_flush (review);

  again = fixture_load (&fixture);
  g_assert_cmpuint (count (again), ==, 3);
  assert_judged (again, words, "tatweel", UNREP_FINDING_ACCEPTED, "نص");
  assert_judged (again, words, NULL, UNREP_FINDING_OPEN, NULL);
}

static void
test_undo (void)
{
  g_auto (Fixture) fixture = fixture_new ("judging-undo");
  g_autoptr (UnrepReview) review = fixture_load (&fixture);
  g_autoptr (UnrepReview) again = NULL;
  g_autoptr (GError) error = NULL;
  UnrepRange words = find_words (&fixture, "تكتفي بالصكوك القائمة");

  judge (review, words, "tatweel", UNREP_FINDING_ACCEPTED);
  judge (review, words, "tatweel", UNREP_FINDING_WRONG);
  g_assert_true (unrep_review_note_judged (review, words, "tatweel", "ن", &error));
  g_assert_true (unrep_review_note_judged (review, words, "tatweel", "نص", &error));
  judge (review, words, "tatweel", UNREP_FINDING_OPEN);
  assert_judged (review, words, "tatweel", UNREP_FINDING_OPEN, NULL);

  g_assert_cmpuint (unrep_review_undo (review), ==, structure_find (review, "2/ب"));
  assert_judged (review, words, "tatweel", UNREP_FINDING_WRONG, "نص");
  unrep_review_undo (review);
  assert_judged (review, words, "tatweel", UNREP_FINDING_WRONG, "");
  unrep_review_undo (review);
  assert_judged (review, words, "tatweel", UNREP_FINDING_ACCEPTED, "");
  unrep_review_undo (review);
  assert_judged (review, words, "tatweel", UNREP_FINDING_OPEN, NULL);
  g_assert_false (unrep_review_can_undo (review));
  for (guint i = 0; i < 3; i++)
    unrep_review_redo (review);
  assert_judged (review, words, "tatweel", UNREP_FINDING_WRONG, "نص");
  structure_flush (review);
  again = fixture_load (&fixture);
  assert_judged (again, words, "tatweel", UNREP_FINDING_WRONG, "نص");
}

/* A correction of the outline does not delete it, note or not. */
static void
test_realign (void)
{
  g_auto (Fixture) fixture = fixture_new ("judging-realign");
  g_autoptr (UnrepReview) review = fixture_load (&fixture);
  g_autoptr (GError) error = NULL;
  UnrepRange words = find_words (&fixture, "تكتفي بالصكوك القائمة");

  judge (review, words, "tatweel", UNREP_FINDING_ACCEPTED);
  g_assert_true (unrep_review_set_label (review, structure_find (review, "2"), "7", NULL, &error));
  assert_judged (review, words, "tatweel", UNREP_FINDING_ACCEPTED, "");
  g_assert_cmpstr (unrep_annotation_get_unit (unrep_review_find_judged (review, words, "tatweel")), ==, "7/ب");
  unrep_review_undo (review);
  g_assert_cmpstr (unrep_annotation_get_unit (unrep_review_find_judged (review, words, "tatweel")), ==, "2/ب");
  assert_judged (review, words, "tatweel", UNREP_FINDING_ACCEPTED, "");
}

/* Two devices: what only one has said is taken over, what both have said is chosen from. */
static void
test_merge (void)
{
  g_auto (Fixture) fixture = fixture_new ("judging-merge");
  g_autoptr (UnrepReview) review = fixture_load (&fixture);
  UnrepRange words = find_words (&fixture, "تكتفي بالصكوك القائمة"), other = find_words (&fixture, "وأن تحسن");
  g_autofree char *path = NULL, *aside = NULL, *content = NULL;
  g_autoptr (UnrepReview) merged = NULL;

  judge (review, words, "tatweel", UNREP_FINDING_ACCEPTED);
  structure_flush (review);
  path = g_file_get_path (unrep_review_get_file (review));
  content = fixture_dup_content (path);
  judge (review, other, NULL, UNREP_FINDING_SIGNED_OFF);
  judge (review, words, "tatweel", UNREP_FINDING_TO_FIX);
  structure_flush (review);
  g_clear_object (&review);
  /* An older copy, as sync tools leave it. */
  aside = g_strconcat (path, " (copy).json", NULL);
  g_assert_true (g_file_set_contents (aside, content, -1, NULL));
  merged = fixture_load (&fixture);
  g_assert_cmpuint (count (merged), ==, 2);
  assert_judged (merged, words, "tatweel", UNREP_FINDING_TO_FIX, "");
  assert_judged (merged, other, NULL, UNREP_FINDING_SIGNED_OFF, "");
}

/* The report changes: judgements follow their words, also where these were edited a little;
 * those of a paragraph that is another wait, and are in the file as they were. */
static void
test_changed_report (void)
{
  g_auto (Fixture) fixture = fixture_new ("judging-changed");
  g_autoptr (UnrepReview) review = fixture_load (&fixture), later = NULL;
  g_autofree char *changed = changed_dup_text (&fixture), *path = NULL, *content = NULL;
  g_autoptr (GError) error = NULL;
  UnrepRange kept = find_words (&fixture, "أن تضع صكاً دولياً جديداً يسد الثغرات القائمة"), edited = find_words (&fixture, "تكتفي بالصكوك القائمة");
  UnrepRange gone = find_words (&fixture, "نقاط اتصال تعمل ليلاً ونهاراً في كل بلد");

  judge (review, kept, "torn-word", UNREP_FINDING_WRONG);
  judge (review, kept, NULL, UNREP_FINDING_SIGNED_OFF);
  judge (review, edited, "tatweel", UNREP_FINDING_ACCEPTED);
  g_assert_true (unrep_review_note_judged (review, edited, "tatweel", "كما في الورقة", &error));
  judge (review, gone, NULL, UNREP_FINDING_TO_FIX);
  structure_flush (review);
  g_clear_object (&review);

  changed_set_report (&fixture, changed);
  later = fixture_load (&fixture);
  kept = find_words (&fixture, "أن تضع صكاً دولياً جديداً يسد الثغرات القائمة");
  edited = find_words (&fixture, "تكتفى بالصكوكـ القائمة");
  assert_judged (later, kept, "torn-word", UNREP_FINDING_WRONG, "");
  assert_judged (later, kept, NULL, UNREP_FINDING_SIGNED_OFF, "");
  assert_judged (later, edited, "tatweel", UNREP_FINDING_ACCEPTED, "كما في الورقة");
  g_assert_cmpuint (count (later), ==, 3);
  g_assert_cmpuint (changed_count_unplaced (later), ==, 1);
  judge (later, edited, "tatweel", UNREP_FINDING_TO_FIX);
  structure_flush (later);
  path = g_file_get_path (unrep_review_get_file (later));
  content = fixture_dup_content (path);
  g_assert_nonnull (strstr (content, "نقاط اتصال تعمل ليلاً ونهاراً في كل بلد"));
}

/* Two devices say another thing of one finding: both are kept until the person chooses. */
static void
test_conflict (void)
{
  g_auto (Fixture) fixture = fixture_new ("judging-conflict");
  g_autoptr (UnrepReview) review = fixture_load (&fixture), merged = NULL;
  UnrepRange words = find_words (&fixture, "تكتفي بالصكوك القائمة"), other = find_words (&fixture, "وأن تحسن");
  g_autofree char *path = NULL, *aside = NULL, *base = NULL, *theirs = NULL;

  judge (review, words, "tatweel", UNREP_FINDING_ACCEPTED);
  structure_flush (review);
  path = g_file_get_path (unrep_review_get_file (review));
  base = fixture_dup_content (path);
  g_clear_object (&review);

  changed_be_another_computer ("bbbbbbbb");
  review = fixture_load (&fixture);
  judge (review, words, "tatweel", UNREP_FINDING_WRONG);
  judge (review, other, "torn-word", UNREP_FINDING_TO_FIX);
  structure_flush (review);
  theirs = fixture_dup_content (path);
  g_clear_object (&review);

  changed_be_another_computer ("aaaaaaaa");
  g_assert_true (g_file_set_contents (path, base, -1, NULL));
  review = fixture_load (&fixture);
  judge (review, words, "tatweel", UNREP_FINDING_TO_FIX);
  structure_flush (review);
  g_clear_object (&review);
  aside = g_strconcat (path, " (copy).json", NULL);
  g_assert_true (g_file_set_contents (aside, theirs, -1, NULL));

  merged = fixture_load (&fixture);
  g_assert_cmpuint (unrep_review_get_n_conflicts (merged), ==, 1);
  assert_judged (merged, other, "torn-word", UNREP_FINDING_TO_FIX, "");
  g_assert_cmpuint (count (merged), ==, 2);
}

int
main (int    argc,
      char **argv)
{
  unrep_test_init (&argc, &argv);
  g_test_add_func ("/judging/golden", test_golden);
  g_test_add_func ("/judging/strict", test_strict);
  g_test_add_func ("/judging/life", test_life);
  g_test_add_func ("/judging/undo", test_undo);
  g_test_add_func ("/judging/realign", test_realign);
  g_test_add_func ("/judging/merge", test_merge);
  g_test_add_func ("/judging/changed-report", test_changed_report);
  g_test_add_func ("/judging/conflict", test_conflict);
  return g_test_run ();
}
