/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What others do to the side file while it is open: changes that no time stamp
 * tells, clocks that go wrong, links and pipes in its place. */
#include "unrep-review-fixture.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define NAME "تقرير.txt.amal.unrep.json"

static char *
dup_replaced (const char *content,
              const char *from,
              const char *to)
{
  GString *string = g_string_new (content);

  g_assert_cmpuint (g_string_replace (string, from, to, 0), ==, 1);
  return g_string_free (string, FALSE);
}

/* Another device changes a note to one of the same length; size and time stamp of
 * the file say that nothing happened. */
static void
test_same_size_and_time (void)
{
  g_auto (Fixture) fixture = fixture_new ("same");
  g_autofree char *path = g_build_filename (fixture.dir, NAME, NULL);
  g_autoptr (UnrepReview) review = fixture_load (&fixture);
  g_autofree char *before = NULL, *noted = NULL, *counted = NULL;
  struct stat status, after;
  int fd;

  g_assert_true (unrep_review_set_note (review, 3, "abcd", NULL));
  g_assert_true (unrep_review_flush (review, NULL));
  before = fixture_dup_content (path);
  noted = dup_replaced (before, "\"abcd\"", "\"wxyz\"");
  counted = dup_replaced (noted, "\": 1\n", "\": 2\n");

  g_assert_cmpint (stat (path, &status), ==, 0);
  fd = open (path, O_WRONLY | O_CLOEXEC);
  g_assert_cmpint (write (fd, counted, strlen (counted)), ==, status.st_size);
  g_assert_cmpint (futimens (fd, (struct timespec[]) { status.st_atim, status.st_mtim }), ==, 0);
  close (fd);
  g_assert_cmpint (stat (path, &after), ==, 0);
  g_assert_cmpint (after.st_size, ==, status.st_size);
  g_assert_cmpint (after.st_mtim.tv_nsec, ==, status.st_mtim.tv_nsec);
  g_assert_cmpint (after.st_ino, ==, status.st_ino);

  g_assert_true (unrep_review_set_position (review, 4, "none", NULL));
  g_assert_true (unrep_review_flush (review, NULL));
  g_assert_cmpstr (unrep_review_get_note (review, 3), ==, "wxyz");
  fixture_assert_contains (unrep_review_get_file (review), "\"wxyz\"");
  fixture_assert_contains (unrep_review_get_file (review), "\"none\"");
}

/* The other device believes that it is a year ago: what it knows counts, not when. */
static void
test_clock_back (void)
{
  g_auto (Fixture) fixture = fixture_new ("clock");
  g_autofree char *path = g_build_filename (fixture.dir, NAME, NULL);
  g_autoptr (UnrepReview) review = fixture_load (&fixture);
  g_autofree char *before = NULL, *changed = NULL, *counted = NULL, *dated = NULL, *modified = NULL;
  const char *at;

  g_assert_true (unrep_review_set_position (review, 3, "mixed", NULL));
  g_assert_true (unrep_review_flush (review, NULL));
  before = fixture_dup_content (path);
  changed = dup_replaced (before, "\"mixed\"", "\"oppose\"");
  counted = dup_replaced (changed, "\": 1\n", "\": 2\n");
  at = strstr (counted, "\"modified\": \"");
  modified = g_strndup (at, strlen ("\"modified\": \"2026-01-02T03:04:05Z\""));
  dated = dup_replaced (counted, modified, "\"modified\": \"2001-01-02T03:04:05Z\"");
  g_assert_true (g_file_set_contents (path, dated, -1, NULL));

  g_assert_true (unrep_review_set_position (review, 4, "none", NULL));
  g_assert_true (unrep_review_flush (review, NULL));
  g_assert_cmpstr (unrep_review_get_position (review, 3), ==, "oppose");
  g_assert_null (unrep_review_get_problem (review));
}

/* A second name of the file: neither name may be cut off from the other, and the
 * work is in a draft until somebody decides. */
static void
test_hard_link (void)
{
  g_auto (Fixture) fixture = fixture_new ("hard");
  g_autofree char *path = g_build_filename (fixture.dir, NAME, NULL);
  g_autofree char *second = g_build_filename (fixture.dir, "second", NULL), *before = NULL;
  g_autoptr (UnrepReview) review = fixture_load (&fixture);

  g_assert_true (unrep_review_set_position (review, 3, "mixed", NULL));
  g_assert_true (unrep_review_flush (review, NULL));
  before = fixture_dup_content (path);
  g_assert_cmpint (link (path, second), ==, 0);
  g_assert_true (unrep_review_set_position (review, 4, "none", NULL));
  g_assert_false (unrep_review_flush (review, NULL));
  g_assert_nonnull (strstr (unrep_review_get_problem (review), "hard links"));
  g_assert_nonnull (strstr (unrep_review_get_problem (review), "draft"));
  unrep_test_assert_content (path, before);
  unrep_test_assert_content (second, before);

  g_unlink (second);
  g_assert_true (unrep_review_flush (review, NULL));
  fixture_assert_contains (unrep_review_get_file (review), "\"none\"");
}

/* A named pipe in place of the file is not waited for. */
static void
test_pipe (void)
{
  g_auto (Fixture) fixture = fixture_new ("pipe");
  g_autofree char *path = g_build_filename (fixture.dir, NAME, NULL);
  g_autoptr (UnrepReview) review = fixture_load (&fixture), again = NULL;
  struct stat status;

  g_assert_cmpint (mkfifo (path, 0600), ==, 0);
  g_assert_true (unrep_review_set_position (review, 3, "mixed", NULL));
  g_assert_false (unrep_review_flush (review, NULL));
  g_assert_nonnull (strstr (unrep_review_get_problem (review), "named pipe"));
  again = fixture_load (&fixture);
  g_assert_cmpint (unrep_review_get_state (again), ==, UNREP_REVIEW_READ_ONLY);
  g_assert_cmpint (stat (path, &status), ==, 0);
  g_assert_true (S_ISFIFO (status.st_mode));
}

int
main (int    argc,
      char **argv)
{
  unrep_test_init (&argc, &argv);

  g_test_add_func ("/review-outside/same-size-and-time", test_same_size_and_time);
  g_test_add_func ("/review-outside/clock-back", test_clock_back);
  g_test_add_func ("/review-outside/hard-link", test_hard_link);
  g_test_add_func ("/review-outside/pipe", test_pipe);
  return g_test_run ();
}
