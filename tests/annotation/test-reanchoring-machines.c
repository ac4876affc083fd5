/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A report that changed, and work on it that other machines or journals have. */
#include "unrep-changed-fixture.h"

#include "annotation/unrep-conflict.h"
#include "annotation/unrep-review-unplaced.h"
#include "base/unrep-file.h"

#include <glib/gstdio.h>
#include <string.h>

/* Another machine went on with the report as it was; this one has placed
 * everything already and gone on, too. */
static void
test_merge (void)
{
  g_auto (Fixture) fixture = fixture_new ("reanchoring-merge");
  g_autofree char *changed = changed_dup_text (&fixture), *path = g_build_filename (fixture.dir, CHANGED_NAME, NULL);
  g_autofree char *copy = g_build_filename (fixture.dir, "copy of it.json", NULL), *theirs = NULL, *ours = NULL, *first = NULL;
  g_autoptr (UnrepReview) review = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (path), copy_file = g_file_new_for_path (copy);

  changed_tag (&fixture);
  first = fixture_dup_content (path);
  {
    g_autoptr (UnrepReview) other = NULL;

    fixture_be_device ("bbbbbbbb");
    other = fixture_load (&fixture);
    g_assert_true (unrep_review_set_note (other, fixture_find (&fixture, "2/ب"), "ملاحظة من هناك", NULL));
    changed_flush (other);
    theirs = fixture_dup_content (path);
  }
  changed_be_another_computer ("aaaaaaaa");
  g_assert_true (g_file_set_contents (path, first, -1, NULL));
  changed_set_report (&fixture, changed);
  {
    g_autoptr (UnrepReview) mine = fixture_load (&fixture);

    changed_set_position (&fixture, mine, "2/أ", "none");
    changed_flush (mine);
    ours = fixture_dup_content (path);
  }
  g_assert_null (strstr (ours, "ملاحظة من هناك"));
  g_assert_true (g_file_set_contents (copy, theirs, -1, NULL));
  g_assert_true (g_file_set_contents (path, ours, -1, NULL));

  /* The copy names the report as it is called here. */
  review = fixture_load (&fixture);
  g_assert_cmpstr (changed_get_position (&fixture, review, "2/أ"), ==, "none");
  g_assert_cmpstr (changed_get_position (&fixture, review, "2/ب"), ==, "support");
  g_assert_cmpstr (unrep_review_get_note (review, fixture_find (&fixture, "2/ب")), ==, "ملاحظة من هناك");
  g_assert_cmpuint (changed_count_unplaced (review), ==, 1);
  changed_flush (review);
  fixture_assert_contains (copy_file, theirs);

  /* It stays there, and does not come between what is said later. */
  changed_set_position (&fixture, review, "2/ب", "neutral");
  changed_flush (review);
  g_clear_object (&review);
  g_free (ours);
  ours = fixture_dup_content (path);
  review = fixture_load (&fixture);
  g_assert_cmpstr (changed_get_position (&fixture, review, "2/ب"), ==, "neutral");
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
  g_autofree char *changed = changed_dup_text (&fixture), *path = g_build_filename (fixture.dir, CHANGED_NAME, NULL);
  g_autofree char *copy = g_build_filename (fixture.dir, "copy.json", NULL), *first = NULL, *theirs = NULL;
  g_autoptr (UnrepReview) review = NULL;

  fixture_be_device ("aaaaaaaa");
  changed_tag (&fixture);
  first = fixture_dup_content (path);
  changed_set_report (&fixture, changed);
  {
    g_autoptr (UnrepReview) other = fixture_load (&fixture);

    changed_set_position (&fixture, other, "2/ب", "none");
    changed_flush (other);
    theirs = fixture_dup_content (path);
  }
  changed_be_another_computer ("bbbbbbbb");
  g_assert_true (g_file_set_contents (path, first, -1, NULL));
  {
    g_autoptr (UnrepReview) mine = fixture_load (&fixture);

    changed_set_position (&fixture, mine, "2/أ", "mixed");
    changed_flush (mine);
  }
  g_assert_true (g_file_set_contents (copy, theirs, -1, NULL));
  review = fixture_load (&fixture);
  g_assert_cmpuint (unrep_review_get_n_conflicts (review), ==, 0);
  g_assert_cmpstr (changed_get_position (&fixture, review, "2/أ"), ==, "mixed");
  g_assert_cmpstr (changed_get_position (&fixture, review, "2/ب"), ==, "none");
  g_assert_cmpuint (changed_count_unplaced (review), ==, 1);
  changed_flush (review);
}

/* The report changed twice here, and another machine still has the first text. */
static void
test_behind (void)
{
  g_auto (Fixture) fixture = fixture_new ("reanchoring-behind");
  g_autofree char *changed = changed_dup_text (&fixture), *again = g_strconcat (changed, "\nخاتمة قصيرة.\n", NULL);
  g_autofree char *path = g_build_filename (fixture.dir, CHANGED_NAME, NULL), *first = NULL, *theirs = NULL;
  g_autofree char *copy = g_build_filename (fixture.dir, "copy.json", NULL);
  g_autoptr (UnrepReview) review = NULL;

  fixture_be_device ("aaaaaaaa");
  changed_tag (&fixture);
  first = fixture_dup_content (path);
  fixture_be_device ("bbbbbbbb");
  {
    g_autoptr (UnrepReview) other = fixture_load (&fixture);

    g_assert_true (unrep_review_set_note (other, fixture_find (&fixture, "2/ب"), "من هناك", NULL));
    changed_flush (other);
    theirs = fixture_dup_content (path);
  }
  changed_be_another_computer ("aaaaaaaa");
  g_assert_true (g_file_set_contents (path, first, -1, NULL));
  changed_set_report (&fixture, changed);
  {
    g_autoptr (UnrepReview) once = fixture_load (&fixture);

    changed_flush (once);
  }
  changed_set_report (&fixture, again);
  {
    g_autoptr (UnrepReview) twice = fixture_load (&fixture);

    changed_flush (twice);
  }
  g_assert_true (g_file_set_contents (copy, theirs, -1, NULL));
  review = fixture_load (&fixture);
  g_assert_cmpuint (unrep_review_get_n_conflicts (review), ==, 0);
  g_assert_cmpstr (unrep_review_get_note (review, fixture_find (&fixture, "2/ب")), ==, "من هناك");
  g_assert_cmpuint (unrep_review_get_n_tagged (review), ==, 2);
  g_assert_cmpuint (changed_count_unplaced (review), ==, 1);
  changed_flush (review);
}

/* The journal has a change that no side file shows, of the earlier text. */
static void
test_unsaved (void)
{
  g_auto (Fixture) fixture = fixture_new ("reanchoring-unsaved");
  g_autofree char *changed = changed_dup_text (&fixture), *path = g_build_filename (fixture.dir, CHANGED_NAME, NULL), *first = NULL;
  g_autoptr (UnrepReview) review = NULL;

  changed_tag (&fixture);
  first = fixture_dup_content (path);
  {
    g_autoptr (UnrepReview) killed = fixture_load (&fixture);

    g_assert_true (unrep_review_set_note (killed, fixture_find (&fixture, "2/ب"), "لم تُحفظ", NULL));
    changed_flush (killed);
  }
  g_assert_true (g_file_set_contents (path, first, -1, NULL));
  changed_set_report (&fixture, changed);
  review = fixture_load (&fixture);
  g_assert_cmpstr (unrep_review_get_note (review, fixture_find (&fixture, "2/ب")), ==, "لم تُحفظ");
  changed_assert_placed (&fixture, review);
  changed_flush (review);
}

/* Two versions to choose from are still two. */
static void
test_conflict (void)
{
  g_auto (Fixture) fixture = fixture_new ("reanchoring-conflict");
  g_autofree char *changed = changed_dup_text (&fixture), *path = g_build_filename (fixture.dir, CHANGED_NAME, NULL);
  g_autofree char *copy = g_build_filename (fixture.dir, "copy.json", NULL), *first = NULL, *theirs = NULL;
  g_autoptr (UnrepReview) review = NULL;
  g_autoptr (GPtrArray) conflicts = NULL;
  g_autoptr (GError) error = NULL;
  UnrepConflict *conflict;

  fixture_be_device ("aaaaaaaa");
  changed_tag (&fixture);
  first = fixture_dup_content (path);
  {
    g_autoptr (UnrepReview) other = fixture_load (&fixture);

    changed_set_position (&fixture, other, "2/ب", "none");
    changed_flush (other);
    theirs = fixture_dup_content (path);
  }
  changed_be_another_computer ("bbbbbbbb");
  g_assert_true (g_file_set_contents (path, first, -1, NULL));
  {
    g_autoptr (UnrepReview) mine = fixture_load (&fixture);

    changed_set_position (&fixture, mine, "2/ب", "mixed");
    changed_flush (mine);
    g_assert_true (g_file_set_contents (copy, theirs, -1, NULL));
    g_assert_true (unrep_review_load (mine, NULL, NULL));
    g_assert_cmpuint (unrep_review_get_n_conflicts (mine), ==, 1);
    changed_flush (mine);
  }
  g_assert_cmpint (g_remove (copy), ==, 0);
  changed_set_report (&fixture, changed);
  review = fixture_load (&fixture);
  g_assert_cmpuint (unrep_review_get_n_conflicts (review), ==, 1);
  conflicts = unrep_review_list_conflicts (review);
  conflict = conflicts->pdata[0];
  g_assert_cmpstr (unrep_annotation_get_position (conflict->shown), ==, "mixed");
  g_assert_cmpstr (unrep_annotation_get_position (conflict->other), ==, "none");
  g_assert_cmpuint (conflict->unit, ==, fixture_find (&fixture, "2/ب"));
  g_assert_true (unrep_review_decide (review, conflict, UNREP_CHOICE_OTHER, &error));
  changed_flush (review);
  g_clear_object (&review);
  review = fixture_load (&fixture);
  g_assert_cmpuint (unrep_review_get_n_conflicts (review), ==, 0);
  g_assert_cmpstr (changed_get_position (&fixture, review, "2/ب"), ==, "none");
}

int
main (int    argc,
      char **argv)
{
  unrep_test_init (&argc, &argv);

  g_test_add_func ("/reanchoring-machines/merge", test_merge);
  g_test_add_func ("/reanchoring-machines/twice", test_twice);
  g_test_add_func ("/reanchoring-machines/behind", test_behind);
  g_test_add_func ("/reanchoring-machines/unsaved", test_unsaved);
  g_test_add_func ("/reanchoring-machines/conflict", test_conflict);

  return g_test_run ();
}
