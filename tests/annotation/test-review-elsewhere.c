/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reports on shares, and what is done when the folder of a report cannot be written. */
#include "annotation/unrep-place.h"
#include "base/unrep-file.h"
#include "unrep-review-fixture.h"
#include "unrep-test-share.h"

#include <glib/gstdio.h>
#include <string.h>
#include <utime.h>

#define NAME "تقرير.txt.amal.unrep.json"

/* The fixture's report, on a share. */
static Fixture
share_fixture_new (const char *name)
{
  Fixture self = fixture_new (name);
  g_autofree char *path = g_build_filename (self.dir, "تقرير.txt", NULL);
  g_autoptr (GFile) file = unrep_test_share_new (path);
  g_autoptr (GError) error = NULL;

  g_object_unref (self.report);
  self.report = unrep_report_load (file, NULL, &error);
  g_assert_no_error (error);
  return self;
}

/* From now on nothing can be saved on shares, or again. */
static void
set_writable (gboolean writable)
{
  unrep_test_share_fault = writable ? (UnrepTestShareFault) { 0 }
                                    : (UnrepTestShareFault) {
                                        .at = 1, .lasts = TRUE, .only = "create", .code = G_IO_ERROR_PERMISSION_DENIED
                                      };
}

static void
assert_file_says (const char *dir,
                  const char *name,
                  const char *needle,
                  gboolean    says)
{
  g_autofree char *path = g_build_filename (dir, name, NULL);
  g_autofree char *content = fixture_dup_content (path);

  g_assert_cmpint (strstr (content, needle) != NULL, ==, says);
}

static guint
count_files (const char *dir,
             const char *suffix)
{
  g_autoptr (GDir) list = g_dir_open (dir, 0, NULL);
  const char *name;
  guint n = 0;

  while ((name = g_dir_read_name (list)) != NULL)
    n += g_str_has_suffix (name, suffix);
  return n;
}

/* All that is done in a folder of this computer works on a share. */
static void
test_share (void)
{
  g_auto (Fixture) fixture = share_fixture_new ("share");
  g_autoptr (UnrepReview) here = fixture_load (&fixture), there = fixture_load (&fixture), again = NULL;
  g_autofree char *copy = NULL;

  g_assert_true (unrep_review_set_position (here, 3, "mixed", NULL));
  fixture_wait (here, UNREP_REVIEW_SAVED);
  assert_file_says (fixture.dir, NAME, "\"mixed\"", TRUE);
  g_assert_true (unrep_review_set_position (there, 4, "none", NULL));
  fixture_wait (there, UNREP_REVIEW_SAVED);
  g_assert_cmpstr (unrep_review_get_position (there, 3), ==, "mixed");

  copy = fixture_write_side_file (&fixture, "copy of a sync program.json", UID, FIXTURE_SMALL);
  again = fixture_load (&fixture);
  g_assert_cmpstr (unrep_review_get_position (again, 3), ==, "mixed");
  g_assert_cmpstr (unrep_review_get_position (again, 4), ==, "none");
  g_assert_cmpuint (unrep_review_count_position (again, "of-another-codebook"), ==, 1);
  g_assert_cmpuint (count_files (fixture.dir, ".tmp"), ==, 0);
}

/* A share that does not say what is there must not lose what is. */
static void
test_share_breaks (void)
{
  for (guint at = 1; at < 40; at++)
    {
      g_auto (Fixture) fixture = share_fixture_new ("breaks");
      g_autoptr (UnrepReview) here = fixture_load (&fixture), there = fixture_load (&fixture), again = NULL;
      const char *struck;
      gboolean saved;

      g_assert_true (unrep_review_set_position (there, 4, "none", NULL));
      g_assert_true (unrep_review_flush (there, NULL));
      unrep_test_share_fault = (UnrepTestShareFault) { .at = at, .code = G_IO_ERROR_TIMED_OUT };
      g_assert_true (unrep_review_set_position (here, 3, "mixed", NULL));
      saved = unrep_review_flush (here, NULL);
      struck = unrep_test_share_fault.struck;
      unrep_test_share_fault = (UnrepTestShareFault) { 0 };

      assert_file_says (fixture.dir, NAME, "\"none\"", TRUE);
      g_assert_cmpint (unrep_review_get_state (here), ==, saved ? UNREP_REVIEW_SAVED : UNREP_REVIEW_FAILED);
      if (!saved)
        g_assert_nonnull (strstr (unrep_review_get_problem (here), "draft"));
      g_assert_true (unrep_review_flush (here, NULL));
      again = fixture_load (&fixture);
      g_assert_cmpstr (unrep_review_get_position (again, 3), ==, "mixed");
      g_assert_cmpstr (unrep_review_get_position (again, 4), ==, "none");
      if (struck == NULL)
        {
          g_assert_true (saved);
          g_assert_cmpuint (at, >, 8);
          return;
        }
    }
  g_assert_not_reached ();
}

/* Work goes on elsewhere, is found there, and comes home when that can be. */
static void
test_elsewhere (void)
{
  g_auto (Fixture) fixture = share_fixture_new ("beside");
  g_autofree char *dir = unrep_test_dup_dir ("chosen");
  g_autoptr (GFile) folder = g_file_new_for_path (dir), remembered = NULL;
  g_autoptr (UnrepReview) review = NULL, second = NULL, third = NULL;

  /* Nobody is kept from working. */
  set_writable (FALSE);
  review = fixture_load (&fixture);
  g_assert_true (unrep_review_set_position (review, 3, "mixed", NULL));
  fixture_wait (review, UNREP_REVIEW_FAILED);
  g_assert_nonnull (strstr (unrep_review_get_problem (review), "Ask for the right"));
  g_assert_nonnull (strstr (unrep_review_get_problem (review), "draft"));

  unrep_review_save_elsewhere (review, folder);
  fixture_wait (review, UNREP_REVIEW_SAVED);
  g_assert_nonnull (strstr (unrep_review_get_problem (review), NAME));
  g_assert_nonnull (strstr (unrep_review_get_problem (review), dir));
  g_assert_true (g_file_has_prefix (unrep_review_get_file (review), folder));
  assert_file_says (dir, NAME, "\"mixed\"", TRUE);
  g_assert_cmpuint (count_files (fixture.dir, ".json"), ==, 0);
  remembered = unrep_place_load (unrep_report_get_text_sha256 (fixture.report));
  g_assert_true (g_file_equal (remembered, folder));

  second = fixture_load (&fixture);
  g_assert_cmpstr (unrep_review_get_position (second, 3), ==, "mixed");
  g_assert_true (unrep_review_set_position (second, 4, "none", NULL));
  g_assert_true (unrep_review_flush (second, NULL));
  assert_file_says (dir, NAME, "\"none\"", TRUE);

  set_writable (TRUE);
  unrep_review_save_again (review);
  fixture_wait (review, UNREP_REVIEW_SAVING);
  fixture_wait (review, UNREP_REVIEW_SAVED);
  g_assert_null (unrep_review_get_problem (review));
  assert_file_says (fixture.dir, NAME, "\"mixed\"", TRUE);

  third = fixture_load (&fixture);
  fixture_wait (third, UNREP_REVIEW_SAVED);
  g_assert_null (unrep_review_get_problem (third));
  g_assert_cmpuint (unrep_review_get_n_tagged (third), ==, 2);
  assert_file_says (fixture.dir, NAME, "\"none\"", TRUE);
  g_assert_cmpuint (count_files (dir, ".tmp"), ==, 0);
}

/* What is beside the report is still read, and wins where it is later. */
static void
test_both_places (void)
{
  g_auto (Fixture) fixture = share_fixture_new ("both");
  g_autofree char *dir = unrep_test_dup_dir ("chosen");
  g_autoptr (GFile) folder = g_file_new_for_path (dir);
  g_autoptr (UnrepReview) review = fixture_load (&fixture), other = NULL;

  g_assert_true (unrep_review_set_position (review, 2, "oppose", NULL));
  g_assert_true (unrep_review_flush (review, NULL));
  set_writable (FALSE);
  g_assert_true (unrep_review_set_position (review, 3, "mixed", NULL));
  g_assert_false (unrep_review_flush (review, NULL));
  unrep_review_save_elsewhere (review, folder);
  fixture_wait (review, UNREP_REVIEW_SAVED);
  assert_file_says (fixture.dir, NAME, "\"mixed\"", FALSE);
  assert_file_says (dir, NAME, "\"oppose\"", TRUE);

  other = fixture_load (&fixture);
  g_assert_cmpstr (unrep_review_get_position (other, 2), ==, "oppose");
  g_assert_cmpstr (unrep_review_get_position (other, 3), ==, "mixed");
  set_writable (TRUE);
  g_assert_true (unrep_review_set_position (other, 2, "neutral", NULL));
  g_assert_true (unrep_review_flush (other, NULL));
  g_assert_null (unrep_review_get_problem (other));
  assert_file_says (fixture.dir, NAME, "\"neutral\"", TRUE);
  assert_file_says (fixture.dir, NAME, "\"oppose\"", FALSE);
  assert_file_says (dir, NAME, "\"oppose\"", TRUE);

  g_assert_true (unrep_review_load (review, NULL, NULL));
  g_assert_cmpstr (unrep_review_get_position (review, 2), ==, "neutral");
  g_assert_cmpuint (unrep_review_get_n_tagged (review), ==, 2);
}

/* The other place fails as well, or holds somebody else's work under that name. */
static void
test_elsewhere_fails (void)
{
  g_auto (Fixture) fixture = share_fixture_new ("fails");
  g_autofree char *dir = unrep_test_dup_dir ("chosen"), *gone = g_build_filename (dir, "gone", NULL);
  g_autofree char *theirs = fixture_dup_side_file (&fixture, OTHER_UID, FIXTURE_SMALL);
  g_autofree char *path = unrep_test_write (dir, NAME, theirs, -1);
  g_autoptr (GFile) missing = g_file_new_for_path (gone), taken = g_file_new_for_path (dir);
  g_autoptr (UnrepReview) review = fixture_load (&fixture);
  g_autoptr (GError) error = NULL;

  set_writable (FALSE);
  unrep_review_save_elsewhere (review, missing);
  g_assert_true (unrep_review_set_position (review, 3, "mixed", NULL));
  g_assert_false (unrep_review_flush (review, &error));
  g_assert_nonnull (strstr (error->message, "unrep-share://"));
  g_assert_nonnull (strstr (error->message, gone));
  g_assert_nonnull (strstr (error->message, "draft"));

  unrep_review_save_elsewhere (review, taken);
  g_assert_false (unrep_review_flush (review, NULL));
  g_assert_cmpint (unrep_review_get_state (review), ==, UNREP_REVIEW_FAILED);
  unrep_test_assert_content (path, theirs);

  set_writable (TRUE);
  g_assert_true (unrep_review_flush (review, NULL));
  g_assert_null (unrep_review_get_problem (review));
}

static void
age (const char *path)
{
  struct utimbuf times = { time (NULL) - 3600, time (NULL) - 3600 };

  g_assert_cmpint (utime (path, &times), ==, 0);
}

/* A killed save left a whole file, half of one, nothing, and somebody else's. */
static void
test_leftovers (void)
{
  g_auto (Fixture) fixture = fixture_new ("leftovers");
  g_autofree char *whole = fixture_write_side_file (&fixture, ".unrep-00000001.tmp", UID, FIXTURE_SMALL);
  g_autofree char *theirs = fixture_write_side_file (&fixture, ".unrep-00000002.tmp", OTHER_UID, FIXTURE_SMALL);
  g_autofree char *content = fixture_dup_side_file (&fixture, UID, FIXTURE_SPAN);
  g_autofree char *half = unrep_test_write (fixture.dir, ".unrep-00000003.tmp", content, strlen (content) - 9);
  g_autofree char *empty = unrep_test_write (fixture.dir, ".unrep-00000004.tmp", "", 0);
  g_autofree char *strange = unrep_test_write (fixture.dir, ".unrep-00000005.tmp", "not of Unrep", -1);
  g_autofree char *drafts = unrep_dup_state_path ("drafts");
  g_autofree char *draft = g_mkdir_with_parents (drafts, 0700) == 0
                             ? unrep_test_write (drafts, ".unrep-00000007.tmp", content, strlen (content) - 9) : NULL;
  g_autofree char *young = fixture_write_side_file (&fixture, ".unrep-00000006.tmp", UID, FIXTURE_SPAN);
  const char *const old[] = { whole, theirs, half, empty, strange, draft };
  g_autoptr (UnrepReview) review = NULL, again = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (old); i++)
    age (old[i]);
  review = fixture_load (&fixture);
  g_assert_cmpuint (unrep_review_count_position (review, "of-another-codebook"), ==, 1);
  g_assert_true (g_file_test (whole, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (half, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (empty, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (draft, G_FILE_TEST_EXISTS));
  fixture_wait (review, UNREP_REVIEW_SAVED);
  assert_file_says (fixture.dir, NAME, "of-another-codebook", TRUE);

  again = fixture_load (&fixture);
  g_assert_false (g_file_test (whole, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (theirs, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (strange, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (young, G_FILE_TEST_EXISTS));
}

/* What a share kept when its connection broke between deleting and renaming. */
static void
test_only_copy (void)
{
  g_auto (Fixture) fixture = share_fixture_new ("only");
  g_autoptr (UnrepReview) review = fixture_load (&fixture), again = NULL;
  g_autofree char *path = g_build_filename (fixture.dir, NAME, NULL);
  g_autofree char *left = g_build_filename (fixture.dir, ".unrep-0a0a0a0a.tmp", NULL);

  g_assert_true (unrep_review_set_position (review, 3, "mixed", NULL));
  g_assert_true (unrep_review_flush (review, NULL));
  g_assert_true (unrep_review_set_position (review, 4, "none", NULL));
  unrep_test_share_fault = (UnrepTestShareFault) {
    .at = 1, .lasts = TRUE, .only = "rename", .deletes_first = TRUE, .code = G_IO_ERROR_CONNECTION_CLOSED
  };
  /* With nothing to replace, there is nothing to delete first. */
  g_assert_true (unrep_review_flush (review, NULL));
  unrep_test_share_fault = (UnrepTestShareFault) { 0 };
  assert_file_says (fixture.dir, NAME, "\"none\"", TRUE);

  /* As if the program had been killed there, with no draft on this computer. */
  g_assert_cmpint (g_rename (path, left), ==, 0);
  age (left);
  again = fixture_load (&fixture);
  g_assert_cmpstr (unrep_review_get_position (again, 3), ==, "mixed");
  g_assert_cmpstr (unrep_review_get_position (again, 4), ==, "none");
  fixture_wait (again, UNREP_REVIEW_SAVED);
  assert_file_says (fixture.dir, NAME, "\"none\"", TRUE);
}

typedef struct
{
  guint n_calls;
  GError *error;
} Answer;

static void
flushed_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  Answer *answer = user_data;

  g_assert_cmpint (unrep_review_flush_finish (UNREP_REVIEW (object), result, &answer->error), ==, answer->error == NULL);
  answer->n_calls++;
}

static void
published_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  Answer *answer = user_data;

  g_assert_true (unrep_review_publish_outline_finish (UNREP_REVIEW (object), result, &answer->error));
  g_assert_no_error (answer->error);
  answer->n_calls++;
}

/* A share that hangs: nobody waits longer than asked, and then the work is saved. */
static void
test_hung (void)
{
  g_auto (Fixture) fixture = share_fixture_new ("hung");
  UnrepReview *review = fixture_load (&fixture);
  Answer in_time = { 0 }, in_vain = { 0 }, published = { 0 }, again = { 0 };

  g_atomic_int_set (&unrep_test_share_fault.hangs, TRUE);
  g_assert_true (unrep_review_set_position (review, 3, "oppose", NULL));
  unrep_review_publish_outline_async (review, published_cb, &published);
  unrep_review_flush_async (review, 0, flushed_cb, &in_time);
  unrep_review_flush_async (review, 30, flushed_cb, &in_vain);
  while (in_vain.n_calls == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_error (in_vain.error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT);
  g_assert_nonnull (strstr (in_vain.error->message, "does not answer"));
  g_assert_cmpuint (in_time.n_calls, ==, 0);
  g_assert_cmpuint (published.n_calls, ==, 0);

  g_atomic_int_set (&unrep_test_share_fault.hangs, FALSE);
  while (in_time.n_calls == 0 || published.n_calls == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_no_error (in_time.error);
  assert_file_says (fixture.dir, NAME, "\"oppose\"", TRUE);
  assert_file_says (fixture.dir, "تقرير.txt.outline.unrep.json", "\"role\": \"outline\"", TRUE);

  /* Nothing to save, and what cannot be saved. */
  unrep_review_flush_async (review, 0, flushed_cb, &again);
  while (again.n_calls == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_no_error (again.error);
  set_writable (FALSE);
  g_assert_true (unrep_review_set_position (review, 3, "mixed", NULL));
  unrep_review_flush_async (review, 0, flushed_cb, &again);
  while (again.n_calls == 1)
    g_main_context_iteration (NULL, TRUE);
  g_assert_nonnull (again.error);
  set_writable (TRUE);
  g_assert_true (unrep_review_flush (review, NULL));
  assert_file_says (fixture.dir, NAME, "\"mixed\"", TRUE);
  g_clear_error (&in_vain.error);
  g_clear_error (&again.error);
  /* The task of a save that flushing overtook may still hold it. */
  g_object_add_weak_pointer (G_OBJECT (review), (gpointer *) &review);
  g_object_unref (review);
  while (review != NULL)
    g_main_context_iteration (NULL, TRUE);
}

int
main (int    argc,
      char **argv)
{
  unrep_test_init (&argc, &argv);

  g_test_add_func ("/review-elsewhere/share", test_share);
  g_test_add_func ("/review-elsewhere/share-breaks", test_share_breaks);
  g_test_add_func ("/review-elsewhere/elsewhere", test_elsewhere);
  g_test_add_func ("/review-elsewhere/both-places", test_both_places);
  g_test_add_func ("/review-elsewhere/elsewhere-fails", test_elsewhere_fails);
  g_test_add_func ("/review-elsewhere/leftovers", test_leftovers);
  g_test_add_func ("/review-elsewhere/only-copy", test_only_copy);
  g_test_add_func ("/review-elsewhere/hung", test_hung);
  return g_test_run ();
}
