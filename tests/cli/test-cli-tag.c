/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-cli-fixture.h"
#include "unrep-test.h"

#include "annotation/unrep-place.h"
#include "base/unrep-file.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define SIDE "r.txt.amal.unrep.json"
#define TAG(...) test_run ("tag", "--reviewer=amal", __VA_ARGS__, NULL)
#define UNTAG(...) test_run ("untag", "--reviewer=amal", __VA_ARGS__, NULL)

static char *
dup_report_dir (char **report)
{
  char *dir = unrep_test_dup_dir ("tag");

  *report = unrep_test_write (dir, "r.txt", TEST_REPORT, -1);
  return dir;
}

static void
remove_reviewers (void)
{
  g_autofree char *path = unrep_dup_config_path ("reviewers.ini");

  (void) g_remove (path);
}

static char *
dup_uid (const char *id)
{
  g_autofree char *path = unrep_dup_config_path ("reviewers.ini");
  g_autoptr (GKeyFile) ini = g_key_file_new ();

  g_key_file_load_from_file (ini, path, G_KEY_FILE_NONE, NULL);
  return g_key_file_get_string (ini, id, "uid", NULL);
}

static void
test_tag (void)
{
  g_autofree char *report = NULL;
  g_autofree char *dir = dup_report_dir (&report);
  g_autofree char *first = NULL, *second = NULL, *third = NULL, *text = NULL;

  test_run_ok (TAG (report, "1/c", "mixed"));
  first = test_read (dir, SIDE);
  g_assert_nonnull (strstr (first, "\"position\": \"mixed\""));
  g_assert_nonnull (strstr (first, "\"exact\": \"(c) States should train those who investigate.\""));
  g_assert_nonnull (strstr (first, "\"unit\": \"1/c\""));

  test_run_ok (TAG (report, "1/c", "oppose", "--note=two\nlines"));
  second = test_read (dir, SIDE);
  g_assert_nonnull (strstr (second, "\"position\": \"oppose\""));
  g_assert_nonnull (strstr (second, "\"note\": \"two\\nlines\""));
  g_assert_null (strstr (second, "mixed"));

  test_run_ok (UNTAG (report, "1/c"));
  third = test_read (dir, SIDE);
  g_assert_nonnull (strstr (third, "\"position\": null"));
  g_assert_nonnull (strstr (third, "\"note\": \"two\\nlines\""));

  text = test_read (dir, "r.txt");
  g_assert_cmpstr (text, ==, TEST_REPORT);
}

/* The file of a moment ago takes the place of what was just saved, as a machine
 * does that has not seen it: verify tells, and the next command adds it again. */
static void
test_journal (void)
{
  g_autofree char *report = NULL;
  g_autofree char *dir = dup_report_dir (&report), *side = g_build_filename (dir, SIDE, NULL);
  g_autofree char *before = NULL, *after = NULL;
  g_autoptr (TestRun) verified = NULL, tagged = NULL, again = NULL;

  test_run_ok (TAG (report, "1/c", "mixed"));
  before = test_read (dir, SIDE);
  test_run_ok (TAG (report, "1/c", "oppose", "--note=غداً"));
  test_run_ok (TAG (report, "1/b@9", "support"));
  verified = test_run ("verify", side, NULL);
  g_assert_cmpstr (verified->err, ==, "");

  g_assert_true (g_file_set_contents (side, before, -1, NULL));
  test_run_free (verified);
  verified = test_run ("verify", side, NULL);
  g_assert_cmpint (verified->status, ==, 0);
  g_assert_nonnull (strstr (verified->err, "lacks 2 changes"));

  tagged = TAG (report, "4", "none");
  g_assert_cmpint (tagged->status, ==, 0);
  g_assert_nonnull (strstr (tagged->err, "2 changes that were not saved"));
  g_assert_nonnull (strstr (tagged->err, "1/b@9: support\n"));
  g_assert_nonnull (strstr (tagged->err, "1/c@11: oppose, note\n"));
  after = test_read (dir, SIDE);
  g_assert_nonnull (strstr (after, "غداً"));
  g_assert_nonnull (strstr (after, "\"support\""));
  again = TAG (report, "1/c", "none");
  g_assert_cmpstr (again->err, ==, "");
}

static void
test_untag_nothing (void)
{
  g_autofree char *report = NULL;
  g_autofree char *dir = dup_report_dir (&report);
  g_autofree char *side = g_build_filename (dir, SIDE, NULL);

  test_run_ok (UNTAG (report, "1/c"));
  g_assert_false (g_file_test (side, G_FILE_TEST_EXISTS));
}

static void
test_wrong_use (void)
{
  g_autofree char *report = NULL;
  g_autofree char *dir = dup_report_dir (&report);
  g_autofree char *side = g_build_filename (dir, SIDE, NULL);

  test_run_fails (TAG (report, "1/c", "maybe"), 2, "support, oppose, mixed, neutral, none");
  test_run_fails (TAG (report, "9/z", "none"), 2, "9/z");
  test_run_fails (TAG (report, "", "none"), 2, "r.txt");
  test_run_fails (TAG (report, "1/\377", "none"), 2, "\\xff");
  test_run_fails (TAG (report, "1/c", "none", "--note=\377"), 2, "note");
  test_run_fails (TAG (report, "1/c", "none", "--uid=7"), 2, "UUID");
  test_run_fails (test_run ("tag", "--reviewer=../x", report, "1/c", "none", NULL), 2, "../x");
  test_run_fails (test_run ("tag", "--reviewer=team", report, "1/c", "none", NULL), 2, "team");
  test_run_fails (test_run ("tag", "--reviewer=adjudicated-x", report, "1/c", "none", NULL), 2, "adjudicated-x");
  test_run_fails (TAG (report, "1/c", "none", "--codebook=gone.json"), 3, "gone.json");
  g_assert_false (g_file_test (side, G_FILE_TEST_EXISTS));
}

/* All that have the path are told, with what tells them apart. */
static void
test_ambiguous (void)
{
  g_autofree char *report = NULL;
  g_autofree char *dir = dup_report_dir (&report);
  g_autofree char *side = g_build_filename (dir, SIDE, NULL), *text = NULL;

  test_run_fails (TAG (report, "1/a", "none"), 2, "1/a@7  States should write a new convention");
  test_run_fails (TAG (report, "1/a", "none"), 2, "1/a@23  States should answer requests");
  g_assert_false (g_file_test (side, G_FILE_TEST_EXISTS));

  test_run_ok (TAG (report, "1/a@23", "none"));
  text = test_read (dir, SIDE);
  g_assert_nonnull (strstr (text, "(a) States should answer requests"));
}

/* The folder that was chosen in the window serves here too. */
static void
test_elsewhere (void)
{
  g_autofree char *dir = unrep_test_dup_dir ("tag"), *chosen = unrep_test_dup_dir ("chosen");
  g_autofree char *report = unrep_test_write (dir, "r.txt", TEST_REPORT "4. The experts left.\n", -1);
  g_autofree char *side = g_build_filename (dir, SIDE, NULL), *second = g_build_filename (dir, "second", NULL);
  g_autofree char *before = NULL, *after = NULL, *elsewhere = NULL, *sha256 = NULL;
  g_autoptr (GFile) folder = g_file_new_for_path (chosen);
  g_autoptr (TestRun) run = NULL;

  test_run_ok (TAG (report, "1/c", "mixed"));
  before = test_read (dir, SIDE);
  sha256 = g_strndup (strstr (strstr (before, "\"text\""), "\"sha256\": \"") + strlen ("\"sha256\": \""), 64);
  g_assert_true (unrep_place_store (sha256, folder, NULL));
  /* A file with two names is never replaced. */
  g_assert_cmpint (link (side, second), ==, 0);
  run = TAG (report, "1/c", "oppose");
  g_assert_cmpint (run->status, ==, 0);
  g_assert_nonnull (strstr (run->err, "hard links"));
  g_assert_nonnull (strstr (run->err, chosen));
  g_assert_nonnull (strstr (run->out, chosen));
  after = test_read (dir, SIDE);
  g_assert_cmpstr (before, ==, after);
  elsewhere = test_read (chosen, SIDE);
  g_assert_nonnull (strstr (elsewhere, "\"oppose\""));
}

/* The first time the account is guessed, and remembered. */
static void
test_default_reviewer (void)
{
  g_autofree char *report = NULL;
  g_autofree char *dir = dup_report_dir (&report);
  g_autofree char *path = unrep_dup_config_path ("reviewers.ini");
  g_autofree char *before = NULL, *after = NULL;

  remove_reviewers ();
  test_run_fails (test_run ("tag", report, "9/z", "none", NULL), 2, "9/z");
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));

  test_run_ok (test_run ("tag", report, "1/c", "none", NULL));
  g_file_get_contents (path, &before, NULL, NULL);
  g_assert_nonnull (before);
  g_assert_nonnull (strstr (before, "default="));

  /* Somebody else on this account does not become the default. */
  test_run_ok (test_run ("tag", "--reviewer=no-such-account", report, "1/c", "none", NULL));
  test_run_ok (test_run ("tag", report, "1/c", "mixed", NULL));
  g_file_get_contents (path, &after, NULL, NULL);
  g_assert_nonnull (strstr (after, "[no-such-account]"));
  g_assert_null (strstr (after, "default=no-such-account"));
}

/* Puts @content where one's side file would be; tagging must leave it alone. */
static void
assert_left_alone (const char *content,
                   gssize      length,
                   const char *mention)
{
  g_autofree char *report = NULL;
  g_autofree char *dir = dup_report_dir (&report);
  g_autofree char *path = unrep_test_write (dir, SIDE, content, length);
  g_autofree char *after = NULL;
  gsize n_bytes = length < 0 ? strlen (content) : (gsize) length, n_after;

  test_run_fails (TAG (report, "1/c", "none"), 4, mention);
  test_run_fails (UNTAG (report, "1/c"), 4, mention);
  g_assert_true (g_file_get_contents (path, &after, &n_after, NULL));
  g_assert_cmpmem (after, n_after, content, n_bytes);
}

static char *
dup_replaced (const char *text,
              const char *from,
              const char *to)
{
  g_auto (GStrv) parts = g_strsplit (text, from, 2);

  g_assert_cmpuint (g_strv_length (parts), ==, 2);
  return g_strjoin (to, parts[0], parts[1], NULL);
}

/* What is not ours to write stays as it is, byte for byte. */
static void
test_left_alone (void)
{
  g_autofree char *report = NULL;
  g_autofree char *dir = dup_report_dir (&report);
  g_autofree char *sound = NULL, *uid = NULL, *foreign = NULL, *newer = NULL;
  g_autofree char *other_codebook = NULL;

  test_run_ok (TAG (report, "1/c", "mixed"));
  sound = test_read (dir, SIDE);
  uid = dup_uid ("amal");
  foreign = dup_replaced (sound, uid, "12345678-0000-4000-8000-000000000000");
  newer = dup_replaced (sound, "\"version\": 1", "\"version\": 2");
  other_codebook = dup_replaced (sound, "\"id\": \"new-convention\"", "\"id\": \"gender\"");

  assert_left_alone (foreign, -1, "somebody else");
  assert_left_alone (newer, -1, SIDE);
  assert_left_alone (other_codebook, -1, SIDE);
  assert_left_alone (foreign, (gssize) strlen (foreign) / 2, SIDE);
  assert_left_alone ("", 0, SIDE);
  assert_left_alone ("{\"name\": \"x\"}", -1, SIDE);
  assert_left_alone ("\0\1\2", 3, SIDE);
}

/* On a second computer the same person has another uid, until they say who they are. */
static void
test_take_over (void)
{
  const char *uid = "87654321-0000-4000-8000-000000000000";
  g_autofree char *report = NULL;
  g_autofree char *dir = dup_report_dir (&report);
  g_autofree char *option = g_strconcat ("--uid=", uid, NULL);
  g_autofree char *old_uid = NULL, *new_uid = NULL, *wrong_uid = NULL, *before = NULL, *after = NULL, *path = NULL;
  g_autofree char *side = NULL;

  test_run_ok (TAG (report, "1/c", "mixed"));
  old_uid = dup_uid ("amal");
  before = test_read (dir, SIDE);
  side = dup_replaced (before, old_uid, uid);
  path = unrep_test_write (dir, SIDE, side, -1);

  test_run_fails (TAG (report, "1/c", "none"), 4, "somebody else");
  test_run_fails (TAG (report, "1/c", "none", "--uid=00000000-0000-4000-8000-000000000000"), 4, "somebody else");
  wrong_uid = dup_uid ("amal");
  g_assert_cmpstr (wrong_uid, ==, old_uid);

  test_run_ok (TAG (report, "1/c", "none", option));
  new_uid = dup_uid ("amal");
  g_assert_cmpstr (new_uid, ==, uid);
  test_run_ok (TAG (report, "1/b@9", "support"));
  after = test_read (dir, SIDE);
  g_assert_nonnull (strstr (after, "\"position\": \"none\""));
  g_assert_nonnull (strstr (after, "\"position\": \"support\""));
}

/* Where the folder cannot be written, nothing is lost but the attempt. */
static void
test_unwritable (void)
{
  g_autofree char *report = NULL;
  g_autofree char *dir = dup_report_dir (&report);
  g_autofree char *before = NULL, *after = NULL;
  g_autoptr (TestRun) run = NULL;

  test_run_ok (TAG (report, "1/b@9", "none"));
  before = test_read (dir, SIDE);
  g_assert_cmpint (g_chmod (dir, 0500), ==, 0);
  if (access (dir, W_OK) == 0)
    {
      /* The superuser may write everywhere; a limit on file sizes stops even them. */
      g_assert_cmpint (g_chmod (dir, 0700), ==, 0);
      run = test_run_shell ("trap '' XFSZ; ulimit -f 0; \"$UNREP_CLI\" tag --reviewer=amal \"$1\" 1/c none", report);
    }
  else
    {
      run = TAG (report, "1/c", "none");
      g_assert_cmpint (g_chmod (dir, 0700), ==, 0);
    }
  test_run_fails (g_steal_pointer (&run), 4, SIDE);
  after = test_read (dir, SIDE);
  g_assert_cmpstr (after, ==, before);
}

/* Two at once, on the same file: neither's work is lost. */
static void
test_two_at_once (void)
{
  g_autofree char *report = NULL;
  g_autofree char *dir = dup_report_dir (&report);
  g_autofree char *text = NULL;

  test_run_ok (TAG (report, "4", "neutral"));
  test_run_ok (test_run_shell ("\"$UNREP_CLI\" tag --reviewer=amal \"$1\" 1/c mixed & "
                               "\"$UNREP_CLI\" tag --reviewer=amal \"$1\" 1/b@9 oppose && wait $!", report));
  text = test_read (dir, SIDE);
  g_assert_nonnull (strstr (text, "\"position\": \"mixed\""));
  g_assert_nonnull (strstr (text, "\"position\": \"oppose\""));
}

int
main (int    argc,
      char **argv)
{
  unrep_test_init (&argc, &argv);

  g_test_add_func ("/cli/tag/tag", test_tag);
  g_test_add_func ("/cli/tag/journal", test_journal);
  g_test_add_func ("/cli/tag/untag-nothing", test_untag_nothing);
  g_test_add_func ("/cli/tag/wrong-use", test_wrong_use);
  g_test_add_func ("/cli/tag/ambiguous", test_ambiguous);
  g_test_add_func ("/cli/tag/elsewhere", test_elsewhere);
  g_test_add_func ("/cli/tag/default-reviewer", test_default_reviewer);
  g_test_add_func ("/cli/tag/left-alone", test_left_alone);
  g_test_add_func ("/cli/tag/take-over", test_take_over);
  g_test_add_func ("/cli/tag/unwritable", test_unwritable);
  g_test_add_func ("/cli/tag/two-at-once", test_two_at_once);

  return g_test_run ();
}
