/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-cli-fixture.h"
#include "unrep-test.h"

#include <string.h>

#define SIDE "r.txt.amal.unrep.json"
#define PUBLISHED "r.txt.outline.unrep.json"
#define CORRECT(...) test_run ("structure", "--reviewer=amal", __VA_ARGS__, NULL)

static char *
dup_report_dir (char **report)
{
  char *dir = unrep_test_dup_dir ("structure");

  *report = unrep_test_write (dir, "r.txt", TEST_REPORT, -1);
  return dir;
}

static void
assert_outline (TestRun    *run,
                const char *mention,
                gboolean    has)
{
  g_autoptr (TestRun) owned = run;

  g_assert_cmpint (owned->status, ==, 0);
  g_assert_cmpint (strstr (owned->out, mention) != NULL, ==, has);
}

static void
test_actions (void)
{
  g_autofree char *report = NULL;
  g_autofree char *dir = dup_report_dir (&report), *side = NULL, *text = NULL;
  g_autoptr (TestRun) split = NULL;

  test_run_ok (CORRECT (report, "4", "recommendation"));
  assert_outline (test_run ("outline", "--reviewer=amal", report, NULL), "*   4 The experts will meet", TRUE);
  assert_outline (test_run ("outline", report, NULL), "*   4 The experts will meet", FALSE);
  test_run_ok (CORRECT (report, "4", "no-recommendation"));
  assert_outline (test_run ("outline", "--reviewer=amal", report, NULL), "*   4 The experts will meet", FALSE);

  split = CORRECT ("--label=d", report, "1/b@9", "split", "the treaties");
  g_assert_cmpint (split->status, ==, 0);
  g_assert_true (g_str_has_prefix (split->out, "1/d@9\titem\tyes\t"));
  test_run_ok (CORRECT ("--parent=1/a", report, "1/d", "label", "(i)"));
  test_run_ok (test_run ("tag", "--reviewer=amal", report, "1/a/i", "oppose", NULL));
  test_run_ok (CORRECT (report, "1/a/i", "join"));
  assert_outline (test_run ("outline", "--format=tsv", "--reviewer=amal", report, NULL), "1/a/i", FALSE);
  test_run_ok (CORRECT (report, "1/b@9", "reset"));
  test_run_fails (CORRECT (report, "1/b@9", "reset"), 2, "not corrected");

  side = test_read (dir, SIDE);
  g_assert_nonnull (strstr (side, "\"kind\": \"structure\""));
  text = test_read (dir, "r.txt");
  g_assert_cmpstr (text, ==, TEST_REPORT);
}

static void
test_range (void)
{
  g_autofree char *report = NULL;
  g_autofree char *dir = dup_report_dir (&report), *range = NULL, *offset = NULL;
  gsize start = (gsize) (strstr (TEST_REPORT, "2. The experts met") - TEST_REPORT);

  range = g_strdup_printf ("%zu-%zu", start, start + strlen ("2. The experts met in the spring."));
  offset = g_strdup_printf ("%zu", start + strlen ("2. The experts "));
  test_run_ok (CORRECT (report, range, "recommendation"));
  test_run_ok (CORRECT (report, range, "split", offset));
  assert_outline (test_run ("outline", "--reviewer=amal", report, NULL), "*   3 met in the spring", TRUE);
}

static void
test_publish (void)
{
  g_autofree char *report = NULL;
  g_autofree char *dir = dup_report_dir (&report), *published = NULL, *broken = NULL;
  g_autofree char *path = g_build_filename (dir, PUBLISHED, NULL);

  test_run_ok (CORRECT (report, "4", "recommendation"));
  test_run_ok (CORRECT (report, "publish"));
  published = test_read (dir, PUBLISHED);
  g_assert_nonnull (strstr (published, "\"role\": \"outline\""));
  assert_outline (test_run ("outline", report, NULL), "*   4 The experts will meet", TRUE);
  test_run_ok (test_run ("tag", "--reviewer=noor", report, "4", "oppose", NULL));
  test_run_ok (test_run ("verify", path, NULL));

  broken = unrep_test_write (dir, PUBLISHED, "{", -1);
  test_run_fails (CORRECT (report, "publish"), 4, PUBLISHED);
  unrep_test_assert_content (broken, "{");
}

static void
test_wrong_use (void)
{
  g_autofree char *report = NULL;
  g_autofree char *dir = dup_report_dir (&report);
  g_autofree char *side = g_build_filename (dir, SIDE, NULL);

  test_run_fails (CORRECT (report), 2, "missing");
  test_run_fails (CORRECT (report, "1/b"), 2, "missing");
  test_run_fails (CORRECT (report, "1/b@9", "improve"), 2, "improve");
  test_run_fails (CORRECT (report, "1/b@9", "split"), 2, "missing");
  test_run_fails (CORRECT (report, "1/b@9", "join", "more"), 2, "more");
  test_run_fails (CORRECT (report, "1/b", "join"), 2, "1/b@");
  test_run_fails (CORRECT (report, "9/b", "join"), 2, "9/b");
  test_run_fails (CORRECT (report, "9000-9001", "join"), 2, "9000-9001");
  test_run_fails (CORRECT (report, "1/b@9", "split", "s"), 2, "more than once");
  test_run_fails (CORRECT (report, "1/b@9", "split", "zebra"), 2, "zebra");
  test_run_fails (CORRECT (report, "1/b@9", "split", "0"), 2, "middle");
  test_run_fails (CORRECT (report, "1/b@9", "label", "1/b"), 2, "label");
  test_run_fails (CORRECT ("--parent=77", report, "1/b@9", "label", "b"), 2, "path");
  test_run_fails (CORRECT ("no-such-file.txt", "1/b", "join"), 3, "no-such-file.txt");
  test_run_fails (test_run ("outline", "--reviewer=nobody-yet", report, NULL), 2, "nobody-yet");
  g_assert_false (g_file_test (side, G_FILE_TEST_EXISTS));
}

static void
test_not_ours (void)
{
  g_autofree char *report = NULL;
  g_autofree char *dir = dup_report_dir (&report), *side = unrep_test_write (dir, SIDE, "{}", -1);

  test_run_fails (CORRECT (report, "4", "recommendation"), 4, SIDE);
  unrep_test_assert_content (side, "{}");
}

int
main (int    argc,
      char **argv)
{
  unrep_test_init (&argc, &argv);

  g_test_add_func ("/cli/structure/actions", test_actions);
  g_test_add_func ("/cli/structure/range", test_range);
  g_test_add_func ("/cli/structure/publish", test_publish);
  g_test_add_func ("/cli/structure/wrong-use", test_wrong_use);
  g_test_add_func ("/cli/structure/not-ours", test_not_ours);

  return g_test_run ();
}
