/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "annotation/unrep-annotation-private.h"
#include "annotation/unrep-comparison.h"
#include "annotation/unrep-restoring.h"
#include "annotation/unrep-side-file-private.h"
#include "annotation/unrep-versions.h"
#include "base/unrep-file.h"
#include "unrep-review-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#define NAME "تقرير.txt.amal.unrep.json"

static void
flush (UnrepReview *review)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (unrep_review_flush (review, &error));
  g_assert_no_error (error);
}

static void
tag (UnrepReview *review,
     guint        unit,
     const char  *position)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (unrep_review_set_position (review, unit, position, &error));
  g_assert_no_error (error);
}

/* Both say the same, whatever was counted on the way. */
static void
assert_says (UnrepReview   *review,
             UnrepSideFile *version)
{
  g_autoptr (UnrepSideFile) now = unrep_review_new_snapshot (review);
  g_autoptr (UnrepComparison) comparison = unrep_comparison_new (version, now);

  g_assert_cmpuint (comparison->differences->len, ==, 0);
}

static const UnrepDifference *
get (UnrepComparison *comparison,
     guint            index)
{
  g_assert_cmpuint (index, <, comparison->differences->len);
  return &g_array_index (comparison->differences, UnrepDifference, index);
}

static void
test_comparison (void)
{
  g_auto (Fixture) fixture = fixture_new ("comparison");
  g_autoptr (UnrepReview) review = fixture_load (&fixture), anew = NULL;
  g_autoptr (UnrepSideFile) then = NULL, now = NULL, other = NULL;
  g_autoptr (UnrepComparison) comparison = NULL, same = NULL, twins = NULL;

  tag (review, 2, "support");
  tag (review, 3, "oppose");
  tag (review, 5, "mixed");
  g_assert_true (unrep_review_set_note (review, 5, "قبل", NULL));
  then = unrep_review_new_snapshot (review);
  same = unrep_comparison_new (then, then);
  g_assert_cmpuint (same->differences->len, ==, 0);

  tag (review, 3, "none");
  tag (review, 2, NULL);
  tag (review, 4, "neutral");
  g_assert_true (unrep_review_set_note (review, 5, "بعد", NULL));
  g_assert_true (unrep_review_set_flag (review, 5, TRUE, NULL));
  now = unrep_review_new_snapshot (review);
  comparison = unrep_comparison_new (then, now);
  g_assert_cmpuint (comparison->n_positions, ==, 3);
  g_assert_cmpuint (comparison->n_notes, ==, 1);
  g_assert_cmpuint (comparison->n_flags, ==, 1);
  g_assert_cmpuint (comparison->n_more, ==, 0);
  g_assert_cmpuint (comparison->differences->len, ==, 4);
  g_assert_cmpstr (unrep_annotation_get_position (get (comparison, 0)->then), ==, "support");
  g_assert_null (get (comparison, 0)->now);
  g_assert_cmpstr (unrep_annotation_get_position (get (comparison, 1)->then), ==, "oppose");
  g_assert_cmpstr (unrep_annotation_get_position (get (comparison, 1)->now), ==, "none");
  g_assert_null (get (comparison, 2)->then);

  /* The same work done twice is the same work. */
  anew = fixture_new_review (&fixture);
  tag (anew, 3, "none");
  tag (anew, 4, "oppose");
  other = unrep_review_new_snapshot (anew);
  twins = unrep_comparison_new (other, now);
  g_assert_cmpuint (twins->n_positions, ==, 2);
  g_assert_cmpstr (unrep_annotation_get_position (get (twins, 0)->then), ==, "oppose");
  g_assert_cmpstr (unrep_annotation_get_position (get (twins, 0)->now), ==, "neutral");
  g_assert_null (get (twins, 1)->then);
}

static void
test_restore (void)
{
  g_auto (Fixture) fixture = fixture_new ("restore");
  g_autoptr (UnrepReview) review = fixture_load (&fixture), again = NULL;
  g_autoptr (UnrepSideFile) then = NULL, later = NULL;
  g_autoptr (GPtrArray) versions = NULL;
  g_autoptr (GError) error = NULL;

  tag (review, 2, "support");
  tag (review, 3, "oppose");
  g_assert_true (unrep_review_mark_recommendation (review, 2, FALSE, NULL));
  then = unrep_review_new_snapshot (review);
  tag (review, 3, "none");
  tag (review, 2, NULL);
  tag (review, 4, "neutral");
  g_assert_true (unrep_review_mark_recommendation (review, 2, TRUE, NULL));
  g_assert_true (unrep_review_set_note (review, 3, "ملاحظة", NULL));
  later = unrep_review_new_snapshot (review);

  g_assert_true (unrep_review_restore (review, then, &error));
  g_assert_no_error (error);
  assert_says (review, then);
  g_assert_cmpstr (unrep_review_get_position (review, 2), ==, "support");
  g_assert_null (unrep_review_get_position (review, 4));
  flush (review);
  versions = unrep_versions_list (then);
  g_assert_cmpint (((const UnrepVersion *) g_ptr_array_index (versions, 0))->reason, ==, UNREP_VERSION_BEFORE_RESTORING);

  /* One step, and a change that outdoes what other copies have. */
  unrep_review_undo (review);
  assert_says (review, later);
  unrep_review_redo (review);
  assert_says (review, then);
  flush (review);
  {
    g_autoptr (GBytes) bytes = unrep_side_file_to_bytes (later);
    g_autofree char *copy = unrep_test_write (fixture.dir, "copy.json", g_bytes_get_data (bytes, NULL),
                                              (gssize) g_bytes_get_size (bytes));
  }
  again = fixture_load (&fixture);
  g_assert_cmpuint (unrep_review_get_n_conflicts (again), ==, 0);
  assert_says (again, then);

  /* What is as it was needs no step. */
  g_assert_false (unrep_review_can_undo (again));
  g_assert_true (unrep_review_restore (again, then, NULL));
  g_assert_false (unrep_review_can_undo (again));
}

/* As on another computer. */
static void
remove_journals (void)
{
  g_autofree char *folder = unrep_dup_state_path ("journal");
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_assert_cmpint (g_remove (path), ==, 0);
    }
}

/* The side file was lost, and all begins anew with other ids. */
static void
test_lost (void)
{
  g_auto (Fixture) fixture = fixture_new ("lost");
  g_autoptr (UnrepReview) review = fixture_load (&fixture), anew = NULL, reloaded = NULL;
  g_autoptr (UnrepSideFile) then = NULL;
  g_autofree char *path = g_build_filename (fixture.dir, NAME, NULL);
  g_autoptr (GError) error = NULL;

  tag (review, 2, "support");
  tag (review, 3, "oppose");
  flush (review);
  then = unrep_review_new_snapshot (review);
  g_clear_object (&review);
  g_assert_cmpint (g_remove (path), ==, 0);
  remove_journals ();

  anew = fixture_load (&fixture);
  tag (anew, 3, "mixed");
  tag (anew, 4, "none");
  g_assert_true (unrep_review_restore (anew, then, &error));
  g_assert_no_error (error);
  assert_says (anew, then);
  g_assert_cmpuint (unrep_review_get_n_tagged (anew), ==, 2);
  flush (anew);
  reloaded = fixture_load (&fixture);
  assert_says (reloaded, then);
  unrep_review_undo (anew);
  g_assert_cmpstr (unrep_review_get_position (anew, 3), ==, "mixed");
  g_assert_null (unrep_review_get_position (anew, 2));
  g_assert_cmpstr (unrep_review_get_position (anew, 4), ==, "none");
}

static void
done_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_set_object ((GAsyncResult **) user_data, result);
}

static gboolean
replace (UnrepReview    *review,
         UnrepSideFile  *version,
         GCancellable   *cancellable,
         GError        **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  unrep_review_replace_async (review, version, cancellable, done_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return unrep_review_replace_finish (review, result, error);
}

/* The only way out of a damaged side file, which is kept as it was. */
static void
test_damaged (void)
{
  g_auto (Fixture) fixture = fixture_new ("damaged");
  g_autoptr (UnrepReview) review = fixture_load (&fixture), broken = NULL;
  g_autoptr (GPtrArray) versions = NULL;
  g_autoptr (UnrepSideFile) wanted = NULL, version = NULL;
  g_autofree char *path = g_build_filename (fixture.dir, NAME, NULL);
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  guint n_before = fixture_count_state_files ("damaged");

  tag (review, 2, "support");
  flush (review);
  wanted = unrep_review_new_snapshot (review);
  g_clear_object (&review);
  /* Opening keeps it. */
  review = fixture_load (&fixture);
  g_assert_false (unrep_review_is_damaged (review));
  g_clear_object (&review);
  g_assert_true (g_file_set_contents (path, "{ \"format\": \"unrep-side-file\", half", -1, NULL));

  broken = fixture_load (&fixture);
  g_assert_cmpint (unrep_review_get_state (broken), ==, UNREP_REVIEW_READ_ONLY);
  g_assert_true (unrep_review_is_damaged (broken));
  g_assert_false (unrep_review_restore (broken, wanted, NULL));
  versions = unrep_versions_list (wanted);
  g_assert_cmpuint (versions->len, >, 0);
  version = unrep_version_read (g_ptr_array_index (versions, 0), wanted, &error);
  g_assert_no_error (error);
  g_cancellable_cancel (cancelled);
  g_assert_false (replace (broken, version, cancelled, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_true (unrep_review_is_damaged (broken));
  g_assert_cmpuint (fixture_count_state_files ("damaged"), ==, n_before);
  g_assert_true (replace (broken, version, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (unrep_review_get_state (broken), ==, UNREP_REVIEW_SAVED);
  g_assert_cmpstr (unrep_review_get_position (broken, 2), ==, "support");
  g_assert_cmpuint (fixture_count_state_files ("damaged"), ==, n_before + 1);
  tag (broken, 3, "oppose");
  flush (broken);

  /* It is sound now: nothing takes its place again. */
  g_assert_false (replace (broken, version, NULL, &error));
  g_assert_error (error, UNREP_ERROR, UNREP_ERROR_CHANGED);
  g_assert_cmpuint (fixture_count_state_files ("damaged"), ==, n_before + 1);
}

/* Somebody else's file and a newer one are no damage. */
static void
test_not_damaged (void)
{
  g_auto (Fixture) fixture = fixture_new ("not-damaged");
  g_autofree char *path = fixture_write_side_file (&fixture, NULL, OTHER_UID, FIXTURE_SMALL);
  g_autofree char *before = fixture_dup_content (path), *after = NULL;
  g_autoptr (UnrepReview) review = fixture_load (&fixture);
  g_autoptr (UnrepSideFile) version = unrep_review_new_snapshot (review);
  g_autoptr (GError) error = NULL;

  g_assert_false (unrep_review_is_damaged (review));
  g_assert_false (replace (review, version, NULL, &error));
  g_assert_error (error, UNREP_ERROR, UNREP_ERROR_CHANGED);
  after = fixture_dup_content (path);
  g_assert_cmpstr (before, ==, after);
}

int
main (int    argc,
      char **argv)
{
  unrep_test_init (&argc, &argv);
  g_test_add_func ("/restoring/comparison", test_comparison);
  g_test_add_func ("/restoring/restore", test_restore);
  g_test_add_func ("/restoring/lost", test_lost);
  g_test_add_func ("/restoring/damaged", test_damaged);
  g_test_add_func ("/restoring/not-damaged", test_not_damaged);
  return g_test_run ();
}
