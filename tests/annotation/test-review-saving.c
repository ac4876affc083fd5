/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "annotation/unrep-annotation-private.h"
#include "base/unrep-file.h"
#include "unrep-review-fixture.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#define NAME "تقرير.txt.amal.unrep.json"

static char *program;

static char *
dup_path (Fixture    *fixture,
          const char *name)
{
  return g_build_filename (fixture->dir, name, NULL);
}

/* The text is shown, nothing can be tagged, the reason names the file and says
 * what can be done, and not a byte changes. */
static void
assert_read_only (Fixture    *fixture,
                  const char *content,
                  int         code,
                  const char *says)
{
  g_autofree char *path = content != NULL ? unrep_test_write (fixture->dir, NAME, content, -1) : NULL;
  g_autofree char *after = NULL;
  UnrepReview *review = fixture_load (fixture);
  g_autoptr (GError) error = NULL;

  g_test_message ("%s", unrep_review_get_problem (review));
  g_assert_cmpint (unrep_review_get_state (review), ==, UNREP_REVIEW_READ_ONLY);
  g_assert_nonnull (strstr (unrep_review_get_problem (review), NAME));
  g_assert_nonnull (strstr (unrep_review_get_problem (review), says));
  g_assert_nonnull (strstr (unrep_review_get_problem (review), "left as it is"));
  g_assert_false (unrep_review_set_position (review, 3, "mixed", &error));
  g_assert_error (error, UNREP_ERROR, code);
  g_assert_false (unrep_review_set_note (review, 3, "x", NULL));
  g_assert_false (unrep_review_set_flag (review, 3, TRUE, NULL));
  g_assert_cmpuint (unrep_review_undo (review), ==, UNREP_NO_UNIT);
  g_assert_null (unrep_review_get_annotation (review, 3));
  g_assert_true (unrep_review_flush (review, NULL));
  g_assert_finalize_object (review);
  if (path != NULL)
    {
      after = fixture_dup_content (path);
      g_assert_cmpstr (after, ==, content);
    }
}

static char *
dup_replaced (const char *content,
              const char *from,
              const char *to)
{
  g_autoptr (GString) string = g_string_new (content);

  g_assert_cmpuint (g_string_replace (string, from, to, 0), >, 0);
  return g_strdup (string->str);
}

static void
test_not_ours (void)
{
  g_auto (Fixture) fixture = fixture_new ("not-ours");
  g_autofree char *sound = fixture_dup_side_file (&fixture, UID, FIXTURE_SMALL);
  g_autofree char *foreign = fixture_dup_side_file (&fixture, OTHER_UID, FIXTURE_SMALL);
  g_autofree char *newer = dup_replaced (sound, "\"version\":1,\"role\"", "\"version\":2,\"role\"");
  g_autofree char *outline = NULL, *codebook = NULL, *truncated = NULL;

  outline = dup_replaced (sound, "\"role\":\"annotation\"", "\"role\":\"outline\"");
  codebook = dup_replaced (sound, "new-convention", "old-convention");
  truncated = g_strndup (sound, strlen (sound) / 2);

  assert_read_only (&fixture, truncated, UNREP_ERROR_SYNTAX, "line");
  assert_read_only (&fixture, "", UNREP_ERROR_SYNTAX, "line 1");
  assert_read_only (&fixture, "this is not JSON", UNREP_ERROR_SYNTAX, "line 1");
  assert_read_only (&fixture, "{\"format\":\"unrep-team\"}", UNREP_ERROR_FORMAT, "no side file");
  assert_read_only (&fixture, foreign, UNREP_ERROR_FOREIGN, "another id");
  assert_read_only (&fixture, newer, UNREP_ERROR_NEWER, "update");
  assert_read_only (&fixture, outline, UNREP_ERROR_FOREIGN, "team");
  assert_read_only (&fixture, codebook, UNREP_ERROR_FOREIGN, "codebook");
}

static void
test_strange_targets (void)
{
  g_auto (Fixture) fixture = fixture_new ("strange");
  g_autofree char *target = dup_path (&fixture, NAME);
  g_autofree char *foreign = fixture_write_side_file (&fixture, "elsewhere", OTHER_UID, FIXTURE_SMALL);
  g_autofree char *before = fixture_dup_content (foreign), *after = NULL;

  g_assert_cmpint (g_mkdir (target, 0700), ==, 0);
  assert_read_only (&fixture, NULL, UNREP_ERROR_UNREADABLE, "folder");
  g_assert_cmpint (g_rmdir (target), ==, 0);

  g_assert_cmpint (symlink ("nowhere", target), ==, 0);
  assert_read_only (&fixture, NULL, UNREP_ERROR_UNREADABLE, NAME);
  g_unlink (target);

  g_assert_cmpint (symlink ("elsewhere", target), ==, 0);
  assert_read_only (&fixture, NULL, UNREP_ERROR_FOREIGN, NAME);
  after = fixture_dup_content (foreign);
  g_assert_cmpstr (before, ==, after);
}

/* A link is followed only to what is this person's work already. */
static void
test_link (void)
{
  g_auto (Fixture) fixture = fixture_new ("link");
  g_autofree char *target = dup_path (&fixture, NAME);
  g_autofree char *real = fixture_write_side_file (&fixture, "elsewhere", UID, FIXTURE_SPAN);
  g_autofree char *secret = unrep_test_write (fixture.dir, "secret", "keep out", -1);
  g_autofree char *content = NULL, *kept = NULL;
  g_autoptr (UnrepReview) review = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (symlink (real, target), ==, 0);
  review = fixture_load (&fixture);
  g_assert_true (unrep_review_set_position (review, 3, "mixed", &error));
  g_assert_true (unrep_review_flush (review, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_test (target, G_FILE_TEST_IS_SYMLINK));
  content = fixture_dup_content (real);
  g_assert_nonnull (strstr (content, "\"mixed\""));

  /* Somebody points it to another file meanwhile. */
  g_unlink (target);
  g_assert_cmpint (symlink (secret, target), ==, 0);
  g_assert_true (unrep_review_set_position (review, 3, "none", &error));
  g_assert_false (unrep_review_flush (review, &error));
  g_assert_cmpint (unrep_review_get_state (review), ==, UNREP_REVIEW_READ_ONLY);
  kept = fixture_dup_content (secret);
  g_assert_cmpstr (kept, ==, "keep out");
}

static void
test_copies (void)
{
  g_auto (Fixture) fixture = fixture_new ("copies");
  g_autofree char *first = fixture_write_side_file (&fixture, "تقرير (1).json", UID, FIXTURE_SPAN);
  g_autofree char *second = fixture_write_side_file (&fixture, "B.JSON", UID, FIXTURE_SMALL FIXTURE_SPAN);
  g_autofree char *other = fixture_write_side_file (&fixture, "a.json", OTHER_UID, FIXTURE_UNKNOWN);
  g_autofree char *temporary = fixture_write_side_file (&fixture, "c.json.repaired", UID, FIXTURE_UNKNOWN);
  g_autofree char *other_before = fixture_dup_content (other), *first_before = fixture_dup_content (first);
  g_autofree char *other_after = NULL, *first_after = NULL, *name = NULL, *target = dup_path (&fixture, NAME);
  g_autoptr (UnrepReview) review = fixture_load (&fixture);
  g_autoptr (UnrepSideFile) saved = NULL;

  /* Opening writes nothing. The first by name is the one that is gone on with. */
  g_assert_cmpint (unrep_review_get_state (review), ==, UNREP_REVIEW_SAVED);
  name = g_file_get_basename (unrep_review_get_file (review));
  g_assert_cmpstr (name, ==, "B.JSON");
  g_assert_true (unrep_review_set_position (review, 3, "mixed", NULL));
  g_assert_true (unrep_review_flush (review, NULL));
  g_assert_false (g_file_test (target, G_FILE_TEST_EXISTS));
  saved = unrep_side_file_read (unrep_review_get_file (review), NULL, NULL);
  g_assert_cmpuint (unrep_side_file_get_n_annotations (saved), ==, 3);
  other_after = fixture_dup_content (other);
  first_after = fixture_dup_content (first);
  g_assert_cmpstr (other_before, ==, other_after);
  g_assert_cmpstr (first_before, ==, first_after);
}

/* Two devices, or the window and the command line, work at the same time. */
static void
test_meanwhile (void)
{
  g_auto (Fixture) fixture = fixture_new ("meanwhile");
  g_autoptr (UnrepReview) here = NULL, there = NULL, again = NULL;

  fixture_be_device ("aaaaaaaa");
  here = fixture_load (&fixture);
  fixture_be_device ("bbbbbbbb");
  there = fixture_load (&fixture);
  g_assert_true (unrep_review_set_position (here, 3, "mixed", NULL));
  g_assert_true (unrep_review_flush (here, NULL));
  g_assert_true (unrep_review_set_position (there, 4, "none", NULL));
  fixture_wait (there, UNREP_REVIEW_SAVED);
  g_assert_cmpstr (unrep_review_get_position (there, 3), ==, "mixed");
  g_assert_null (unrep_review_get_problem (there));
  g_assert_true (unrep_review_can_undo (there));

  g_assert_true (unrep_review_set_note (here, 5, "هنا", NULL));
  fixture_wait (here, UNREP_REVIEW_SAVED);
  g_assert_cmpstr (unrep_review_get_position (here, 4), ==, "none");
  again = fixture_load (&fixture);
  g_assert_cmpstr (unrep_review_get_position (again, 3), ==, "mixed");
  g_assert_cmpstr (unrep_review_get_position (again, 4), ==, "none");
  g_assert_cmpstr (unrep_review_get_note (again, 5), ==, "هنا");
}

/* What another device put into the head is not written over by the next save. */
static void
test_head_stays (void)
{
  g_auto (Fixture) fixture = fixture_new ("head");
  g_autoptr (UnrepReview) review = fixture_load (&fixture);
  g_autofree char *path = NULL;

  g_assert_true (unrep_review_set_position (review, 3, "mixed", NULL));
  g_assert_true (unrep_review_flush (review, NULL));
  path = fixture_write_side_file (&fixture, NULL, UID, FIXTURE_SPAN);
  for (guint i = 0; i < 2; i++)
    {
      g_assert_true (unrep_review_set_position (review, 4 + i, "none", NULL));
      g_assert_true (unrep_review_flush (review, NULL));
      fixture_assert_contains (unrep_review_get_file (review), "opened_as_lead");
      fixture_assert_contains (unrep_review_get_file (review), "\"span\"");
      fixture_assert_contains (unrep_review_get_file (review), "\"mixed\"");
    }
}

/* The person has moved the file away, and tries again in the same window. */
static void
test_load_again (void)
{
  g_auto (Fixture) fixture = fixture_new ("again");
  g_autofree char *path = fixture_write_side_file (&fixture, NULL, OTHER_UID, FIXTURE_SMALL);
  g_autoptr (UnrepReview) review = fixture_load (&fixture);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (unrep_review_get_state (review), ==, UNREP_REVIEW_READ_ONLY);
  g_unlink (path);
  g_assert_true (unrep_review_load (review, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (unrep_review_get_state (review), ==, UNREP_REVIEW_SAVED);
  g_assert_null (unrep_review_get_problem (review));
  g_assert_true (unrep_review_set_position (review, 3, "mixed", NULL));
  g_assert_true (unrep_review_flush (review, &error));
  g_assert_no_error (error);
}

/* The file breaks while the window is open: it is left alone, the work is kept,
 * and found when the file is out of the way. */
static void
test_broken_meanwhile (void)
{
  g_auto (Fixture) fixture = fixture_new ("broken");
  g_autofree char *target = dup_path (&fixture, NAME), *after = NULL;
  g_autoptr (UnrepReview) review = fixture_load (&fixture);
  g_autoptr (UnrepReview) again = NULL, third = NULL;
  guint n_drafts = fixture_count_state_files ("drafts");

  g_assert_true (unrep_review_set_position (review, 3, "mixed", NULL));
  g_assert_true (unrep_review_flush (review, NULL));
  g_assert_cmpint (g_file_set_contents (target, "{ broken", -1, NULL), ==, TRUE);
  g_assert_true (unrep_review_set_position (review, 4, "oppose", NULL));
  fixture_wait (review, UNREP_REVIEW_READ_ONLY);
  g_assert_false (unrep_review_can_undo (review));
  g_assert_false (unrep_review_flush (review, NULL));
  after = fixture_dup_content (target);
  g_assert_cmpstr (after, ==, "{ broken");
  g_assert_cmpuint (fixture_count_state_files ("drafts"), ==, n_drafts + 1);
  g_clear_object (&review);

  g_unlink (target);
  again = fixture_load (&fixture);
  g_assert_cmpstr (unrep_review_get_position (again, 3), ==, "mixed");
  g_assert_cmpstr (unrep_review_get_position (again, 4), ==, "oppose");
  fixture_wait (again, UNREP_REVIEW_SAVED);
  g_assert_cmpuint (fixture_count_state_files ("drafts"), ==, n_drafts);
  third = fixture_load (&fixture);
  g_assert_cmpstr (unrep_review_get_position (third, 4), ==, "oppose");
}

/* Saving fails for a while: nothing is lost, and it is tried again by itself. */
static void
test_retry (void)
{
  g_auto (Fixture) fixture = fixture_new ("retry");
  g_autofree char *target = dup_path (&fixture, NAME);
  g_autoptr (UnrepReview) review = fixture_load (&fixture);
  g_autoptr (UnrepReview) again = NULL;
  guint n_drafts = fixture_count_state_files ("drafts");

  g_assert_cmpint (g_mkdir (target, 0700), ==, 0);
  g_assert_true (unrep_review_set_position (review, 3, "mixed", NULL));
  fixture_wait (review, UNREP_REVIEW_FAILED);
  g_assert_nonnull (strstr (unrep_review_get_problem (review), NAME));
  g_assert_nonnull (strstr (unrep_review_get_problem (review), "draft"));
  g_assert_cmpuint (fixture_count_state_files ("drafts"), ==, n_drafts + 1);
  /* Work goes on. */
  g_assert_true (unrep_review_set_position (review, 4, "none", NULL));
  g_assert_cmpuint (unrep_review_undo (review), ==, 4);
  g_assert_cmpuint (unrep_review_redo (review), ==, 4);

  g_assert_cmpint (g_rmdir (target), ==, 0);
  fixture_wait (review, UNREP_REVIEW_SAVED);
  g_assert_null (unrep_review_get_problem (review));
  g_assert_cmpuint (fixture_count_state_files ("drafts"), ==, n_drafts);
  again = fixture_load (&fixture);
  g_assert_cmpstr (unrep_review_get_position (again, 3), ==, "mixed");
  g_assert_cmpstr (unrep_review_get_position (again, 4), ==, "none");
}

static void
set_file_limit (rlim_t bytes)
{
  struct rlimit limit;

  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  limit.rlim_cur = bytes == 0 ? limit.rlim_max : bytes;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
}

/* As on a full disk: not even a draft can be kept. */
static void
test_full (void)
{
  g_auto (Fixture) fixture = fixture_new ("full");
  g_autoptr (UnrepReview) review = fixture_load (&fixture);
  g_autofree char *path = dup_path (&fixture, NAME);
  g_autofree char *before = NULL, *after = NULL;
  g_autoptr (UnrepReview) again = NULL;
  g_autoptr (GError) error = NULL;
  gboolean saved;

  g_assert_true (unrep_review_set_position (review, 3, "mixed", NULL));
  g_assert_true (unrep_review_flush (review, NULL));
  before = fixture_dup_content (path);

  set_file_limit (500);
  g_assert_true (unrep_review_set_note (review, 4, "لا يتسع القرص لهذا", NULL));
  saved = unrep_review_flush (review, &error);
  for (guint i = 0; i < 3 && !saved; i++)
    saved = unrep_review_flush (review, NULL);
  set_file_limit (0);

  g_assert_false (saved);
  g_assert_error (error, UNREP_ERROR, UNREP_ERROR_UNWRITABLE);
  g_assert_nonnull (strstr (error->message, NAME));
  g_assert_cmpint (unrep_review_get_state (review), ==, UNREP_REVIEW_FAILED);
  g_assert_nonnull (strstr (unrep_review_get_problem (review), "do not close"));
  after = fixture_dup_content (path);
  g_assert_cmpstr (before, ==, after);

  /* After so many failures the next attempt is far off, but a change does not wait. */
  g_assert_true (unrep_review_set_flag (review, 5, TRUE, NULL));
  fixture_wait (review, UNREP_REVIEW_SAVED);
  again = fixture_load (&fixture);
  g_assert_cmpstr (unrep_review_get_note (again, 4), ==, "لا يتسع القرص لهذا");
  g_assert_true (unrep_review_get_flag (again, 5));
}

/* Takes the right to write the report's folder, or gives it back. Nothing stops
 * root, who becomes nobody instead. */
static void
set_writable (Fixture  *fixture,
              gboolean  writable)
{
  g_autofree char *state = unrep_dup_state_path (NULL), *drafts = unrep_dup_state_path ("drafts");
  g_autofree char *home = g_path_get_dirname (g_get_user_state_dir ());

  if (getuid () != 0)
    {
      g_assert_cmpint (g_chmod (fixture->dir, writable ? 0700 : 0500), ==, 0);
      return;
    }
  if (writable)
    g_assert_cmpint (seteuid (0), ==, 0);
  g_mkdir_with_parents (drafts, 0700);
  g_assert_cmpint (g_chmod (home, writable ? 0700 : 0711), ==, 0);
  g_assert_cmpint (g_chmod (g_get_user_state_dir (), writable ? 0700 : 0711), ==, 0);
  g_assert_cmpint (g_chmod (state, writable ? 0700 : 0711), ==, 0);
  g_assert_cmpint (g_chmod (drafts, writable ? 0700 : 0777), ==, 0);
  g_assert_cmpint (g_chmod (fixture->dir, writable ? 0700 : 0755), ==, 0);
  if (!writable)
    g_assert_cmpint (seteuid (65534), ==, 0);
}

/* A folder of the team that one may only read, and then the program ends. */
static void
test_unwritable (void)
{
  g_auto (Fixture) fixture = fixture_new ("unwritable");
  UnrepReview *review = fixture_load (&fixture);
  g_autoptr (UnrepReview) again = NULL;
  g_autoptr (GError) error = NULL;
  gboolean saved;

  set_writable (&fixture, FALSE);
  g_assert_true (unrep_review_set_position (review, 3, "mixed", NULL));
  saved = unrep_review_flush (review, &error);
  set_writable (&fixture, TRUE);
  g_assert_false (saved);
  g_assert_error (error, UNREP_ERROR, UNREP_ERROR_UNWRITABLE);
  g_assert_nonnull (strstr (error->message, "draft"));
  g_assert_false (g_file_query_exists (unrep_review_get_file (review), NULL));

  set_writable (&fixture, FALSE);
  g_object_unref (review);
  set_writable (&fixture, TRUE);
  again = fixture_load (&fixture);
  g_assert_cmpstr (unrep_review_get_position (again, 3), ==, "mixed");
  fixture_wait (again, UNREP_REVIEW_SAVED);
  g_assert_true (g_file_query_exists (unrep_review_get_file (again), NULL));
}

static GSubprocess *
spawn (Fixture    *fixture,
       const char *task)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *report = dup_path (fixture, "تقرير.txt");
  GSubprocess *child = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, program, "child", task, report, NULL);

  g_assert_no_error (error);
  return child;
}

static void
read_line (GSubprocess *child)
{
  char byte = 0;
  gssize n = g_input_stream_read (g_subprocess_get_stdout_pipe (child), &byte, 1, NULL, NULL);

  g_assert_cmpint (n, ==, 1);
}

/* Killed at any moment after the window said that it is saved: it is. */
static void
test_killed (void)
{
  for (guint round = 0; round < 8; round++)
    {
      g_auto (Fixture) fixture = fixture_new ("killed");
      g_autoptr (GSubprocess) child = spawn (&fixture, "tag");
      g_autoptr (UnrepReview) review = NULL;

      read_line (child);
      g_usleep (g_test_rand_int_range (0, 40000) * (round % 4));
      g_subprocess_send_signal (child, SIGKILL);
      g_subprocess_wait (child, NULL, NULL);

      review = fixture_load (&fixture);
      g_assert_cmpint (unrep_review_get_state (review), !=, UNREP_REVIEW_READ_ONLY);
      g_assert_cmpstr (unrep_review_get_position (review, 2), ==, "oppose");
      g_assert_cmpstr (unrep_review_get_note (review, 3), ==, "قبل النهاية");
    }
}

/* Two programs save to one file as fast as they can: everything of both is there. */
static void
test_two_programs (void)
{
  g_auto (Fixture) fixture = fixture_new ("two");
  g_autoptr (GSubprocess) even = spawn (&fixture, "even");
  g_autoptr (GSubprocess) odd = spawn (&fixture, "odd");
  g_autoptr (UnrepReview) review = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_subprocess_wait_check (even, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_subprocess_wait_check (odd, NULL, &error));
  g_assert_no_error (error);
  review = fixture_load (&fixture);
  for (guint unit = 0; unit < 8; unit++)
    g_assert_cmpstr (unrep_review_get_position (review, unit), ==, unit % 2 ? "none" : "mixed");
}

static void
tag_until_killed (UnrepReview *review)
{
  g_assert_true (unrep_review_set_position (review, 2, "oppose", NULL));
  g_assert_true (unrep_review_set_note (review, 3, "قبل النهاية", NULL));
  fixture_wait (review, UNREP_REVIEW_SAVED);
  g_assert_cmpint (write (STDOUT_FILENO, "\n", 1), ==, 1);
  for (guint i = 0;; i++)
    {
      g_assert_true (unrep_review_set_position (review, 4 + i % 3, i % 2 ? "none" : "mixed", NULL));
      g_assert_true (unrep_review_flush (review, NULL));
    }
}

static void
hammer (UnrepReview *review,
        guint        first)
{
  for (guint round = 0; round < 20; round++)
    for (guint unit = first; unit < 8; unit += 2)
      {
        g_assert_true (unrep_review_set_position (review, unit, round % 2 ? "support" : "oppose", NULL));
        g_assert_true (unrep_review_flush (review, NULL));
      }
  for (guint unit = first; unit < 8; unit += 2)
    g_assert_true (unrep_review_set_position (review, unit, first ? "none" : "mixed", NULL));
  g_assert_true (unrep_review_flush (review, NULL));
}

/* The part of the other program, in the home of the test that started it. */
static int
run_child (const char *task,
           const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_auto (Fixture) fixture = { .report = unrep_report_load (file, NULL, &error) };
  g_autoptr (UnrepReview) review = NULL;

  g_assert_no_error (error);
  fixture.outline = unrep_report_new_outline (fixture.report, NULL, &error);
  fixture.codebook = unrep_codebook_new_default ();
  fixture.reviewer = unrep_reviewer_new ("amal", UID, "أمل");
  review = fixture_load (&fixture);
  if (g_str_equal (task, "tag"))
    tag_until_killed (review);
  hammer (review, g_str_equal (task, "odd") ? 1 : 0);
  return 0;
}

int
main (int    argc,
      char **argv)
{
  if (argc == 4 && g_str_equal (argv[1], "child"))
    return run_child (argv[2], argv[3]);

  program = argv[0];
  unrep_test_init (&argc, &argv);
  g_test_add_func ("/review-saving/not-ours", test_not_ours);
  g_test_add_func ("/review-saving/strange-targets", test_strange_targets);
  g_test_add_func ("/review-saving/link", test_link);
  g_test_add_func ("/review-saving/copies", test_copies);
  g_test_add_func ("/review-saving/meanwhile", test_meanwhile);
  g_test_add_func ("/review-saving/head-stays", test_head_stays);
  g_test_add_func ("/review-saving/load-again", test_load_again);
  g_test_add_func ("/review-saving/broken-meanwhile", test_broken_meanwhile);
  g_test_add_func ("/review-saving/retry", test_retry);
  g_test_add_func ("/review-saving/full", test_full);
  g_test_add_func ("/review-saving/unwritable", test_unwritable);
  g_test_add_func ("/review-saving/killed", test_killed);
  g_test_add_func ("/review-saving/two-programs", test_two_programs);
  return g_test_run ();
}
