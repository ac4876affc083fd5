/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-review-fixture.h"

#include "annotation/unrep-conflict.h"
#include "annotation/unrep-review-spans.h"
#include "annotation/unrep-review-unplaced.h"
#include "annotation/unrep-versions.h"
#include "base/unrep-file.h"

#include <glib/gstdio.h>
#include <string.h>

#define NAME "تقرير.txt.amal.unrep.json"
#define INSERTED "فقرة جديدة أضيفت قبل كل شيء آخر في هذا التقرير.\n\n"
#define DELETED "(ج) ينبغي إنشاء نقاط اتصال تعمل ليلاً ونهاراً في كل بلد؛\n"
#define OTHER_WORDS "(ج) لا رأي حتى الآن لأي من الوفود الحاضرة في مسألة الميزانية؛\n"

static void
set_report (Fixture    *fixture,
            const char *text)
{
  g_autoptr (GFile) file = g_object_ref (unrep_report_get_file (fixture->report));
  g_autoptr (GError) error = NULL;

  g_file_set_contents (g_file_peek_path (file), text, -1, &error);
  g_assert_no_error (error);
  g_object_unref (fixture->report);
  fixture->report = unrep_report_load (file, NULL, &error);
  g_assert_no_error (error);
  unrep_outline_unref (fixture->outline);
  fixture->outline = unrep_outline_new (unrep_report_get_text (fixture->report), NULL, &error);
  g_assert_no_error (error);
}

static char *
dup_changed (Fixture *fixture)
{
  GString *text = g_string_new (INSERTED);

  g_string_append (text, unrep_text_get_utf8 (unrep_report_get_text (fixture->report)));
  g_assert_cmpuint (g_string_replace (text, DELETED, OTHER_WORDS, 0), ==, 1);
  g_assert_cmpuint (g_string_replace (text, "تكتفي بالصكوك", "تكتفى بالصكوكـ", 0), ==, 1);
  return g_string_free (text, FALSE);
}

static void
set_position (Fixture     *fixture,
              UnrepReview *review,
              const char  *path,
              const char  *position)
{
  g_autoptr (GError) error = NULL;

  unrep_review_set_position (review, fixture_find (fixture, path), position, &error);
  g_assert_no_error (error);
}

static void
flush (UnrepReview *review)
{
  g_autoptr (GError) error = NULL;

  unrep_review_flush (review, &error);
  g_assert_no_error (error);
}

/* Three paragraphs of which something is said, and words in one of them. */
static void
tag (Fixture *fixture)
{
  g_autoptr (UnrepReview) review = fixture_load (fixture);
  UnrepRange range = unrep_outline_get_unit (fixture->outline, fixture_find (fixture, "2/أ"))->range;
  g_autoptr (GError) error = NULL;

  set_position (fixture, review, "2/أ", "oppose");
  set_position (fixture, review, "2/ب", "support");
  set_position (fixture, review, "2/ج", "mixed");
  g_assert_nonnull (unrep_review_add_span (review, (UnrepRange) { range.start + 10, range.start + 40 }, NULL, &error));
  g_assert_no_error (error);
  flush (review);
}

static const char *
get_position (Fixture     *fixture,
              UnrepReview *review,
              const char  *path)
{
  return unrep_review_get_position (review, fixture_find (fixture, path));
}

static void
assert_placed (Fixture     *fixture,
               UnrepReview *review)
{
  g_autoptr (GPtrArray) spans = unrep_review_list_spans (review, UNREP_WHOLE_TEXT);
  g_autoptr (GPtrArray) unplaced = unrep_review_list_unplaced (review);
  g_autofree char *words = NULL;

  g_assert_cmpstr (get_position (fixture, review, "2/أ"), ==, "oppose");
  g_assert_cmpstr (get_position (fixture, review, "2/ب"), ==, "support");
  g_assert_cmpuint (unrep_review_get_n_tagged (review), ==, 2);
  g_assert_cmpuint (spans->len, ==, 1);
  words = unrep_text_dup_range (unrep_report_get_text (fixture->report), unrep_annotation_get_range (spans->pdata[0]));
  g_assert_cmpstr (words, ==, unrep_annotation_get_exact (spans->pdata[0]));
  g_assert_cmpuint (unplaced->len, ==, 1);
}

static guint
count_unplaced (UnrepReview *review)
{
  g_autoptr (GPtrArray) unplaced = unrep_review_list_unplaced (review);

  return unplaced->len;
}

static UnrepSideFile *
read_side_file (Fixture *fixture)
{
  g_autofree char *path = g_build_filename (fixture->dir, NAME, NULL);
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
  g_autofree char *changed = dup_changed (&fixture), *message = NULL;
  UnrepReanchoredCounts counts;

  tag (&fixture);
  before = read_side_file (&fixture);
  set_report (&fixture, changed);
  review = fixture_load (&fixture);
  assert_placed (&fixture, review);
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
  g_assert_cmpuint (count_unplaced (review), ==, 4);
  unrep_review_redo (review);
  assert_placed (&fixture, review);

  flush (review);
  after = read_side_file (&fixture);
  g_assert_cmpstr (unrep_side_file_get_text_sha256 (after), ==, unrep_report_get_text_sha256 (fixture.report));
  g_assert_cmpuint (unrep_side_file_get_n_annotations (after), ==, unrep_side_file_get_n_annotations (before));
  again = fixture_load (&fixture);
  assert_placed (&fixture, again);
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
  g_autofree char *changed = dup_changed (&fixture);
  UnrepRange taken, fresh;
  const char *id;

  tag (&fixture);
  set_report (&fixture, changed);
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
  g_assert_cmpstr (get_position (&fixture, review, "2/ه"), ==, "mixed");
  g_assert_cmpuint (count_unplaced (review), ==, 0);
  g_assert_false (unrep_review_place (review, id, fresh, &error));
  g_clear_error (&error);
  unrep_review_undo (review);
  g_assert_null (get_position (&fixture, review, "2/ه"));
  g_assert_cmpuint (count_unplaced (review), ==, 1);

  g_assert_true (unrep_review_drop_unplaced (review, id, &error));
  g_assert_cmpuint (count_unplaced (review), ==, 0);
  unrep_review_undo (review);
  g_assert_cmpuint (count_unplaced (review), ==, 1);
  flush (review);
}

/* What this computer knows beside the side file, another one does not. */
static void
be_another_computer (const char *device)
{
  static const char * const folders[] = { "journal", "drafts", "conflicts", "versions" };

  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *path = unrep_dup_state_path (folders[i]);
      g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
      const char *name;

      while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
        {
          g_autofree char *child = g_build_filename (path, name, NULL);

          g_remove (child);
        }
    }
  fixture_be_device (device);
}

/* Another machine went on with the report as it was; this one has placed
 * everything already and gone on, too. */
static void
test_merge (void)
{
  g_auto (Fixture) fixture = fixture_new ("reanchoring-merge");
  g_autofree char *changed = dup_changed (&fixture), *path = g_build_filename (fixture.dir, NAME, NULL);
  g_autofree char *copy = g_build_filename (fixture.dir, "copy of it.json", NULL), *theirs = NULL, *ours = NULL, *first = NULL;
  g_autoptr (UnrepReview) review = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (path), copy_file = g_file_new_for_path (copy);

  tag (&fixture);
  first = fixture_dup_content (path);
  {
    g_autoptr (UnrepReview) other = NULL;

    fixture_be_device ("bbbbbbbb");
    other = fixture_load (&fixture);
    g_assert_true (unrep_review_set_note (other, fixture_find (&fixture, "2/ب"), "ملاحظة من هناك", NULL));
    flush (other);
    theirs = fixture_dup_content (path);
  }
  be_another_computer ("aaaaaaaa");
  g_assert_true (g_file_set_contents (path, first, -1, NULL));
  set_report (&fixture, changed);
  {
    g_autoptr (UnrepReview) mine = fixture_load (&fixture);

    set_position (&fixture, mine, "2/أ", "none");
    flush (mine);
    ours = fixture_dup_content (path);
  }
  g_assert_null (strstr (ours, "ملاحظة من هناك"));
  g_assert_true (g_file_set_contents (copy, theirs, -1, NULL));
  g_assert_true (g_file_set_contents (path, ours, -1, NULL));

  /* The copy names the report as it is called here. */
  review = fixture_load (&fixture);
  g_assert_cmpstr (get_position (&fixture, review, "2/أ"), ==, "none");
  g_assert_cmpstr (get_position (&fixture, review, "2/ب"), ==, "support");
  g_assert_cmpstr (unrep_review_get_note (review, fixture_find (&fixture, "2/ب")), ==, "ملاحظة من هناك");
  g_assert_cmpuint (count_unplaced (review), ==, 1);
  flush (review);
  fixture_assert_contains (copy_file, theirs);

  /* It stays there, and does not come between what is said later. */
  set_position (&fixture, review, "2/ب", "neutral");
  flush (review);
  g_clear_object (&review);
  g_free (ours);
  ours = fixture_dup_content (path);
  review = fixture_load (&fixture);
  g_assert_cmpstr (get_position (&fixture, review, "2/ب"), ==, "neutral");
  g_assert_cmpuint (unrep_review_get_n_conflicts (review), ==, 0);
  g_assert_cmpint (unrep_review_get_state (review), ==, UNREP_REVIEW_SAVED);
  g_assert_false (unrep_review_can_undo (review));
  fixture_assert_contains (file, ours);
}

/* Two machines place the same work; one of them goes on. */
static void
test_twice (void)
{
  g_auto (Fixture) fixture = fixture_new ("reanchoring-twice");
  g_autofree char *changed = dup_changed (&fixture), *path = g_build_filename (fixture.dir, NAME, NULL);
  g_autofree char *copy = g_build_filename (fixture.dir, "copy.json", NULL), *first = NULL, *theirs = NULL;
  g_autoptr (UnrepReview) review = NULL;

  fixture_be_device ("aaaaaaaa");
  tag (&fixture);
  first = fixture_dup_content (path);
  set_report (&fixture, changed);
  {
    g_autoptr (UnrepReview) other = fixture_load (&fixture);

    set_position (&fixture, other, "2/ب", "none");
    flush (other);
    theirs = fixture_dup_content (path);
  }
  be_another_computer ("bbbbbbbb");
  g_assert_true (g_file_set_contents (path, first, -1, NULL));
  {
    g_autoptr (UnrepReview) mine = fixture_load (&fixture);

    set_position (&fixture, mine, "2/أ", "mixed");
    flush (mine);
  }
  g_assert_true (g_file_set_contents (copy, theirs, -1, NULL));
  review = fixture_load (&fixture);
  g_assert_cmpuint (unrep_review_get_n_conflicts (review), ==, 0);
  g_assert_cmpstr (get_position (&fixture, review, "2/أ"), ==, "mixed");
  g_assert_cmpstr (get_position (&fixture, review, "2/ب"), ==, "none");
  g_assert_cmpuint (count_unplaced (review), ==, 1);
  flush (review);
}

/* The report changes back: everything is where it was, also what was lost meanwhile. */
static void
test_back (void)
{
  g_auto (Fixture) fixture = fixture_new ("reanchoring-back");
  g_autofree char *original = g_strdup (unrep_text_get_utf8 (unrep_report_get_text (fixture.report)));
  g_autofree char *changed = dup_changed (&fixture);
  g_autoptr (UnrepReview) review = NULL;
  UnrepReanchoredCounts counts;

  tag (&fixture);
  set_report (&fixture, changed);
  {
    g_autoptr (UnrepReview) between = fixture_load (&fixture);

    g_assert_cmpuint (count_unplaced (between), ==, 1);
    flush (between);
  }
  set_report (&fixture, original);
  review = fixture_load (&fixture);
  unrep_review_count_reanchored (review, &counts);
  g_assert_cmpuint (counts.unplaced, ==, 0);
  g_assert_cmpuint (counts.kept + counts.moved, ==, 4);
  g_assert_cmpstr (get_position (&fixture, review, "2/أ"), ==, "oppose");
  g_assert_cmpstr (get_position (&fixture, review, "2/ب"), ==, "support");
  g_assert_cmpstr (get_position (&fixture, review, "2/ج"), ==, "mixed");
  g_assert_cmpuint (unrep_review_get_n_tagged (review), ==, 3);
  flush (review);
}

/* What was deleted stays deleted, however often it is read. */
static void
test_tombstone (void)
{
  g_auto (Fixture) fixture = fixture_new ("reanchoring-tombstone");
  g_autofree char *changed = dup_changed (&fixture);

  tag (&fixture);
  {
    g_autoptr (UnrepReview) before = fixture_load (&fixture);

    set_position (&fixture, before, "2/ب", NULL);
    flush (before);
  }
  set_report (&fixture, changed);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (UnrepReview) review = fixture_load (&fixture);

      g_assert_null (get_position (&fixture, review, "2/ب"));
      g_assert_cmpuint (unrep_review_get_n_tagged (review), ==, 1);
      g_assert_cmpuint (count_unplaced (review), ==, 1);
      set_position (&fixture, review, "2/ه", i % 2 == 0 ? "support" : "oppose");
      flush (review);
      unrep_review_undo (review);
      flush (review);
    }
}

/* The journal has a change that no side file shows, of the earlier text. */
static void
test_unsaved (void)
{
  g_auto (Fixture) fixture = fixture_new ("reanchoring-unsaved");
  g_autofree char *changed = dup_changed (&fixture), *path = g_build_filename (fixture.dir, NAME, NULL), *first = NULL;
  g_autoptr (UnrepReview) review = NULL;

  tag (&fixture);
  first = fixture_dup_content (path);
  {
    g_autoptr (UnrepReview) killed = fixture_load (&fixture);

    g_assert_true (unrep_review_set_note (killed, fixture_find (&fixture, "2/ب"), "لم تُحفظ", NULL));
    flush (killed);
  }
  g_assert_true (g_file_set_contents (path, first, -1, NULL));
  set_report (&fixture, changed);
  review = fixture_load (&fixture);
  g_assert_cmpstr (unrep_review_get_note (review, fixture_find (&fixture, "2/ب")), ==, "لم تُحفظ");
  assert_placed (&fixture, review);
  flush (review);
}

/* Two versions to choose from are still two. */
static void
test_conflict (void)
{
  g_auto (Fixture) fixture = fixture_new ("reanchoring-conflict");
  g_autofree char *changed = dup_changed (&fixture), *path = g_build_filename (fixture.dir, NAME, NULL);
  g_autofree char *copy = g_build_filename (fixture.dir, "copy.json", NULL), *first = NULL, *theirs = NULL;
  g_autoptr (UnrepReview) review = NULL;
  g_autoptr (GPtrArray) conflicts = NULL;
  g_autoptr (GError) error = NULL;
  UnrepConflict *conflict;

  fixture_be_device ("aaaaaaaa");
  tag (&fixture);
  first = fixture_dup_content (path);
  {
    g_autoptr (UnrepReview) other = fixture_load (&fixture);

    set_position (&fixture, other, "2/ب", "none");
    flush (other);
    theirs = fixture_dup_content (path);
  }
  be_another_computer ("bbbbbbbb");
  g_assert_true (g_file_set_contents (path, first, -1, NULL));
  {
    g_autoptr (UnrepReview) mine = fixture_load (&fixture);

    set_position (&fixture, mine, "2/ب", "mixed");
    flush (mine);
    g_assert_true (g_file_set_contents (copy, theirs, -1, NULL));
    g_assert_true (unrep_review_load (mine, NULL, NULL));
    g_assert_cmpuint (unrep_review_get_n_conflicts (mine), ==, 1);
    flush (mine);
  }
  g_assert_cmpint (g_remove (copy), ==, 0);
  set_report (&fixture, changed);
  review = fixture_load (&fixture);
  g_assert_cmpuint (unrep_review_get_n_conflicts (review), ==, 1);
  conflicts = unrep_review_list_conflicts (review);
  conflict = conflicts->pdata[0];
  g_assert_cmpstr (unrep_annotation_get_position (conflict->shown), ==, "mixed");
  g_assert_cmpstr (unrep_annotation_get_position (conflict->other), ==, "none");
  g_assert_cmpuint (conflict->unit, ==, fixture_find (&fixture, "2/ب"));
  g_assert_true (unrep_review_decide (review, conflict, UNREP_CHOICE_OTHER, &error));
  flush (review);
  g_clear_object (&review);
  review = fixture_load (&fixture);
  g_assert_cmpuint (unrep_review_get_n_conflicts (review), ==, 0);
  g_assert_cmpstr (get_position (&fixture, review, "2/ب"), ==, "none");
}

/* Somebody else's file is left alone whatever text it is of. */
static void
test_foreign (void)
{
  g_auto (Fixture) fixture = fixture_new ("reanchoring-foreign");
  g_autofree char *written = fixture_write_side_file (&fixture, NAME, OTHER_UID, FIXTURE_SMALL);
  g_autofree char *before = fixture_dup_content (written), *after = NULL, *changed = dup_changed (&fixture);
  g_autoptr (UnrepReview) review = NULL;

  set_report (&fixture, changed);
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
  g_autofree char *written = fixture_write_side_file (&fixture, NAME, UID, FIXTURE_SMALL FIXTURE_UNKNOWN FIXTURE_STRUCTURE);
  g_autofree char *changed = dup_changed (&fixture), *content = NULL;
  g_autoptr (UnrepReview) review = NULL;

  set_report (&fixture, changed);
  review = fixture_load (&fixture);
  flush (review);
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
  g_test_add_func ("/reanchoring/merge", test_merge);
  g_test_add_func ("/reanchoring/twice", test_twice);
  g_test_add_func ("/reanchoring/back", test_back);
  g_test_add_func ("/reanchoring/tombstone", test_tombstone);
  g_test_add_func ("/reanchoring/unsaved", test_unsaved);
  g_test_add_func ("/reanchoring/conflict", test_conflict);
  g_test_add_func ("/reanchoring/foreign", test_foreign);
  g_test_add_func ("/reanchoring/kinds", test_kinds);

  return g_test_run ();
}
