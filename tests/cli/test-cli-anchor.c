/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-cli-fixture.h"

#include "unrep-test.h"

#include <glib/gstdio.h>
#include <string.h>

#define SIDE "r.txt.amal.unrep.json"
#define INSERTED "A foreword that was not there before.\n\n"
#define SPEAKS "(b) States should apply the treaties that exist;"
#define SPEAKS_NOW "(b) States shall apply the treaties that exist;"
#define GONE "(b) States should pay for translation.\n"
#define GONE_NOW "(b) Nobody said a word about languages, or about money.\n"

/* A report, a side file with three annotations, and the report as it is now. */
static char *
dup_work (const char  *name,
          char       **report,
          char       **side)
{
  char *dir = unrep_test_dup_dir (name);
  g_autoptr (GString) changed = g_string_new (INSERTED TEST_REPORT);
  g_autofree char *path = NULL;

  *report = unrep_test_write (dir, "r.txt", TEST_REPORT, -1);
  *side = g_build_filename (dir, SIDE, NULL);
  test_run_ok (test_run ("tag", "--reviewer=amal", *report, "1/a@7", "oppose", NULL));
  test_run_ok (test_run ("tag", "--reviewer=amal", *report, "1/b@9", "support", "--note=why", NULL));
  test_run_ok (test_run ("tag", "--reviewer=amal", *report, "1/b@25", "mixed", NULL));
  g_assert_cmpuint (g_string_replace (changed, SPEAKS, SPEAKS_NOW, 0), ==, 1);
  g_assert_cmpuint (g_string_replace (changed, GONE, GONE_NOW, 0), ==, 1);
  path = unrep_test_write (dir, "r.txt", changed->str, -1);
  return dir;
}

static void
test_prints (void)
{
  g_autofree char *report = NULL, *side = NULL, *dir = dup_work ("anchor-prints", &report, &side);
  g_autofree char *before = test_read (dir, SIDE), *after = NULL;
  g_autoptr (TestRun) run = test_run ("anchor", side, report, NULL);
  g_auto (GStrv) lines = g_strsplit (run->out, "\n", -1);

  g_assert_cmpint (run->status, ==, 0);
  g_assert_cmpuint (g_strv_length (lines), ==, 4);
  g_assert_cmpstr (lines[0], ==, "kept\t1/a\t94-135\t133-174\t(a) States should write a new convention…");
  g_assert_cmpstr (lines[1], ==, "moved\t1/b\t137-185\t176-223\t(b) States should apply the treaties tha…");
  g_assert_true (g_str_has_prefix (lines[2], "lost\t1/b\t") || g_str_has_prefix (lines[2], "doubtful\t1/b\t"));
  after = test_read (dir, SIDE);
  g_assert_cmpstr (after, ==, before);
}

static void
assert_contains (const char *text,
                 const char *needle)
{
  if (strstr (text, needle) == NULL)
    g_error ("%s is not in %s", needle, text);
}

static void
test_apply (void)
{
  g_autofree char *report = NULL, *side = NULL, *dir = dup_work ("anchor-apply", &report, &side);
  g_autofree char *after = NULL, *once = NULL;
  g_autoptr (TestRun) run = test_run ("anchor", "--apply", side, report, NULL);
  g_autoptr (TestRun) verify = NULL, tally = NULL, again = NULL, tag = NULL;

  g_assert_cmpint (run->status, ==, 0);
  g_assert_cmpstr (run->err, ==, "");
  after = test_read (dir, SIDE);
  assert_contains (after, "\"exact\": \"" SPEAKS_NOW "\"");
  assert_contains (after, "\"note\": \"why\"");
  assert_contains (after, "\"kind\": \"unplaced\"");
  /* What has no place keeps its words and what it said, and is not counted. */
  assert_contains (after, "(b) States should pay for translation.");
  assert_contains (after, "\"position\": \"mixed\"");
  verify = test_run ("verify", side, NULL);
  g_assert_cmpint (verify->status, ==, 0);
  tally = test_run ("tally", "--format=json", dir, NULL);
  g_assert_cmpint (tally->status, ==, 0);
  assert_contains (tally->out, "\"oppose\": 1");
  assert_contains (tally->out, "\"support\": 1");
  assert_contains (tally->out, "\"mixed\": 0");

  again = test_run ("anchor", "--apply", side, report, NULL);
  g_assert_cmpint (again->status, ==, 0);
  once = test_read (dir, SIDE);
  g_assert_cmpstr (once, ==, after);
  /* The next command says what waits. */
  tag = test_run ("tag", "--reviewer=amal", report, "1/c", "none", NULL);
  g_assert_cmpint (tag->status, ==, 0);
  assert_contains (tag->err, "1 annotation to look at");
}

/* What tags a report that has changed finds everything again first. */
static void
test_tag (void)
{
  g_autofree char *report = NULL, *side = NULL, *dir = dup_work ("anchor-tag", &report, &side), *after = NULL;
  g_autoptr (TestRun) run = test_run ("tag", "--reviewer=amal", report, "1/c", "none", NULL);

  g_assert_cmpint (run->status, ==, 0);
  assert_contains (run->err, "1 kept, 1 moved, 1 to look at");
  after = test_read (dir, SIDE);
  assert_contains (after, "\"position\": \"oppose\"");
  assert_contains (after, "\"position\": \"none\"");
  assert_contains (after, "\"kind\": \"unplaced\"");
}

/* Somebody else's, or none that can be read: it is left as it is. */
static void
test_refused (void)
{
  g_autofree char *report = NULL, *side = NULL, *dir = dup_work ("anchor-refused", &report, &side);
  g_autofree char *sound = test_read (dir, SIDE), *after = NULL, *damaged = NULL;
  g_autofree char *none = g_build_filename (dir, "none.json", NULL);
  g_autoptr (GString) foreign = g_string_new (sound), newer = g_string_new (sound);
  g_autoptr (TestRun) run = NULL;
  char *uid = strstr (foreign->str, "\"uid\": \"") + strlen ("\"uid\": \"");

  *uid = *uid == '1' ? '2' : '1';
  g_free (unrep_test_write (dir, SIDE, foreign->str, -1));
  run = test_run ("anchor", "--apply", side, report, NULL);
  g_assert_cmpint (run->status, ==, 4);
  assert_contains (run->err, "is not your side file");
  assert_contains (run->out, "kept\t1/a");
  after = test_read (dir, SIDE);
  g_assert_cmpstr (after, ==, foreign->str);
  test_run_ok (test_run ("anchor", side, report, NULL));

  g_assert_cmpuint (g_string_replace (newer, "\"version\": 1,\n  \"role\"", "\"version\": 2,\n  \"role\"", 0), ==, 1);
  g_free (unrep_test_write (dir, SIDE, newer->str, -1));
  test_run_fails (test_run ("anchor", "--apply", side, report, NULL), 4, SIDE);
  test_run_fails (test_run ("anchor", side, report, NULL), 3, SIDE);
  damaged = g_strndup (sound, strlen (sound) / 2);
  g_free (unrep_test_write (dir, SIDE, damaged, -1));
  test_run_fails (test_run ("anchor", "--apply", side, report, NULL), 4, SIDE);
  test_run_fails (test_run ("anchor", "--apply", none, report, NULL), 3, "none.json");
  test_run_fails (test_run ("anchor", "--apply", side, NULL), 2, "anchor");
}

static void
assert_agreement (const char *path,
                  const char *units,
                  const char *share)
{
  g_autoptr (TestRun) agree = test_run ("agree", "--format=json", path, NULL);

  g_assert_cmpint (agree->status, ==, 0);
  assert_contains (agree->out, units);
  assert_contains (agree->out, share);
}

/* One reviewer worked on the text that another one's report no longer has: what the
 * first tagged is compared where it stands now, and the files stay as they are. */
static void
test_team (void)
{
  g_autofree char *report = NULL, *side = NULL, *dir = dup_work ("anchor-team", &report, &side);
  g_autofree char *before = test_read (dir, SIDE), *after = NULL;
  g_autofree char *output = g_strdup_printf ("--output=%s/all.csv", dir), *table = NULL;
  g_autoptr (TestRun) tally = NULL, export = NULL, again = NULL, later = NULL;

  test_run_ok (test_run ("tag", "--reviewer=zaid", report, "1/a@9", "oppose", NULL));
  test_run_ok (test_run ("tag", "--reviewer=zaid", report, "1/b@11", "neutral", NULL));
  test_run_ok (test_run ("tag", "--reviewer=zaid", report, "1/b@27", "mixed", NULL));
  assert_agreement (dir, "\"units\": 2,", "\"value\": 0.5,");
  assert_agreement (report, "\"units\": 2,", "\"value\": 0.5,");

  tally = test_run ("tally", "--by=reviewer", "--format=wide-csv", dir, NULL);
  g_assert_cmpint (tally->status, ==, 0);
  assert_contains (tally->err, SIDE "” is about an earlier text");
  assert_contains (tally->err, "Positions that count: 2 of 3.");
  assert_contains (tally->out, ",1,1,0,0,0,");
  export = test_run ("export", "--format=csv", output, dir, NULL);
  g_assert_cmpint (export->status, ==, 0);
  table = test_read (dir, "all.csv");
  assert_contains (table, SPEAKS_NOW);
  after = test_read (dir, SIDE);
  g_assert_cmpstr (after, ==, before);

  /* Who has gone over it again has said what counts; the old file is named. */
  again = test_run ("tag", "--reviewer=amal", report, "1/b@11", "neutral", NULL);
  g_assert_cmpint (again->status, ==, 0);
  g_free (unrep_test_write (dir, "old copy.json", before, -1));
  later = test_run ("agree", "--format=json", dir, NULL);
  g_assert_cmpint (later->status, ==, 0);
  assert_contains (later->err, "old copy.json” is about an earlier text than “");
  assert_contains (later->out, "\"units\": 2,");
  assert_contains (later->out, "\"value\": 1,");
}

/* Everybody worked on the text that the report no longer has: what needs the report
 * finds that out, and what does not is as it was. */
static void
test_all_old (void)
{
  g_autofree char *report = NULL, *side = NULL, *dir = dup_work ("anchor-all-old", &report, &side);
  g_autoptr (TestRun) plain = test_run ("tally", "--format=wide-csv", "--by=report", dir, NULL);
  g_autoptr (TestRun) tally = test_run ("tally", "--format=wide-csv", "--by=section", "--not-reviewed", dir, NULL);
  g_autoptr (TestRun) agree = test_run ("agree", "--by=section", dir, NULL);

  g_assert_cmpint (plain->status, ==, 0);
  g_assert_cmpstr (plain->err, ==, "");
  assert_contains (plain->out, ",1,1,1,0,0,");
  g_assert_cmpint (tally->status, ==, 0);
  assert_contains (tally->err, SIDE "” is about an earlier text");
  assert_contains (tally->err, "Positions that count: 2 of 3.");
  assert_contains (tally->out, ",1,1,0,0,0,");
  g_assert_cmpint (agree->status, ==, 0);
  assert_contains (agree->err, "Positions that count: 2 of 3.");
}

int
main (int    argc,
      char **argv)
{
  unrep_test_init (&argc, &argv);

  g_test_add_func ("/cli-anchor/prints", test_prints);
  g_test_add_func ("/cli-anchor/apply", test_apply);
  g_test_add_func ("/cli-anchor/tag", test_tag);
  g_test_add_func ("/cli-anchor/refused", test_refused);
  g_test_add_func ("/cli-anchor/team", test_team);
  g_test_add_func ("/cli-anchor/all-old", test_all_old);

  return g_test_run ();
}
