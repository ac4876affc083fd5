/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-cli-fixture.h"
#include "unrep-test.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* A report in a folder of its own. */
static char *
dup_report_dir (char **report)
{
  char *dir = unrep_test_dup_dir ("cli");

  *report = unrep_test_write (dir, "r.txt", TEST_REPORT, -1);
  return dir;
}

static void
test_help (void)
{
  const char * const commands[] = { "outline", "tag", "untag", "tally", "agree", "verify", "repair", "text", "inspect" };
  g_autoptr (TestRun) help = test_run ("--help", NULL), version = test_run ("--version", NULL);

  g_assert_cmpint (help->status, ==, 0);
  g_assert_true (g_str_has_prefix (version->out, "unrep-cli "));
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_autoptr (TestRun) one = test_run (commands[i], "--help", NULL);
      g_autofree char *usage = g_strdup_printf ("Usage: unrep-cli %s ", commands[i]);

      g_assert_nonnull (strstr (help->out, commands[i]));
      g_assert_cmpint (one->status, ==, 0);
      g_assert_cmpstr (one->err, ==, "");
      g_assert_true (g_str_has_prefix (one->out, usage));
      test_run_fails (test_run (commands[i], "--no-such-option", "x", NULL), 2, usage);
      test_run_fails (test_run (commands[i], NULL), 2, usage);
    }
}

static void
test_wrong_use (void)
{
  g_autofree char *report = NULL;
  g_autofree char *dir = dup_report_dir (&report);

  test_run_fails (test_run (NULL, NULL), 2, "--help");
  test_run_fails (test_run ("fly", NULL), 2, "fly");
  test_run_fails (test_run ("fl\033[2Jy", NULL), 2, "fl\\x1b[2Jy");
  test_run_fails (test_run ("outline", "--format=xml", report, NULL), 2, "xml");
  test_run_fails (test_run ("outline", report, report, NULL), 2, "one argument too many");
  test_run_fails (test_run ("tally", "--by=unit", dir, NULL), 2, "unit");
  test_run_fails (test_run ("tally", "--adjudicated", "--by=reviewer", dir, NULL), 2, "--adjudicated");
  test_run_fails (test_run ("agree", "--by=reviewer", dir, NULL), 2, "reviewer");
  test_run_fails (test_run ("agree", "--matrix", report, report, NULL), 2, "one argument too many");
  test_run_fails (test_run ("tag", report, "1/c", NULL), 2, "Usage: unrep-cli tag");
}

/* What a team does, from the first tag to the figure that is quoted. */
static void
test_a_team_s_way (void)
{
  g_autofree char *report = NULL;
  g_autofree char *dir = dup_report_dir (&report);
  g_autofree char *side = g_build_filename (dir, "r.txt.amal.unrep.json", NULL);
  g_autoptr (TestRun) tally = NULL, agree = NULL, verify = NULL;

  test_run_ok (test_run ("tag", "--reviewer=amal", report, "1/a@7", "support", NULL));
  test_run_ok (test_run ("tag", "--reviewer=amal", report, "1(b)@9", "none", "--note=why", NULL));
  test_run_ok (test_run ("tag", "--reviewer=amal", report, "1/c", "mixed", NULL));
  test_run_ok (test_run ("tag", "--reviewer=zaid", report, "1/a@7", "support", NULL));
  test_run_ok (test_run ("tag", "--reviewer=zaid", report, "1/b@9", "oppose", NULL));
  test_run_ok (test_run ("untag", "--reviewer=amal", report, "1/c", NULL));

  tally = test_run ("tally", "--format=wide-csv", "--by=reviewer", "--not-reviewed", dir, NULL);
  g_assert_cmpint (tally->status, ==, 0);
  g_assert_nonnull (strstr (tally->out, "\r\nnew-convention,1,amal,amal,"));
  g_assert_nonnull (strstr (tally->out, ",1,0,0,0,1,2,3\r\n"));
  g_assert_nonnull (strstr (tally->out, ",1,1,0,0,0,2,3\r\n"));

  agree = test_run ("agree", "--format=text", "--spans", report, NULL);
  g_assert_cmpint (agree->status, ==, 0);
  g_assert_nonnull (strstr (agree->out, "percent-agreement: 50.0 %"));
  g_assert_nonnull (strstr (agree->out, "too few"));
  g_assert_nonnull (strstr (agree->out, "krippendorff-alpha-unitizing: undefined (nobody has marked evidence)"));
  g_assert_nonnull (strstr (agree->out, "\nsupport        2               1.000 "));

  verify = test_run ("verify", side, NULL);
  g_assert_cmpint (verify->status, ==, 0);
  g_assert_nonnull (strstr (verify->out, "3 annotations by amal on r.txt"));
  g_assert_cmpuint (strlen (verify->out), ==, (gsize) (strchr (verify->out, '\n') + 1 - verify->out));
}

static void
test_formats (void)
{
  g_autofree char *report = NULL;
  g_autofree char *dir = dup_report_dir (&report);
  const char * const commands[][4] = {
    { "tally", "text", "csv", "json" }, { "agree", "text", "csv", "json" },
  };

  test_run_ok (test_run ("tag", "--reviewer=amal", report, "1/c", "mixed", NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    for (gsize j = 1; j < 4; j++)
      {
        g_autofree char *format = g_strconcat ("--format=", commands[i][j], NULL);
        g_autoptr (TestRun) once = test_run (commands[i][0], format, dir, NULL);
        g_autoptr (TestRun) again = test_run (commands[i][0], "--by=report", format, dir, NULL);

        g_assert_cmpint (once->status, ==, 0);
        g_assert_cmpint (again->status, ==, 0);
        g_assert_cmpstr (once->out, !=, again->out);
      }
}

static void
test_matrix (void)
{
  g_autofree char *dir = unrep_test_dup_dir ("matrix");
  g_autofree char *good = unrep_test_write (dir, "good.csv", "unit,a,b\n1,x,x\n2,x,y\n3,,y\n", -1);
  g_autofree char *bad = unrep_test_write (dir, "bad.csv", "unit,a,b\n1,x,\"x\n", -1);
  g_autoptr (TestRun) run = test_run ("agree", "--matrix", "--format=json", good, NULL);

  g_assert_cmpint (run->status, ==, 0);
  g_assert_true (g_str_has_prefix (run->out, "{\n  \"units\": 2,\n  \"reviewers\": 2,\n  \"pairs\": 2,"));
  g_assert_nonnull (strstr (run->out, "\"name\": \"percent-agreement\",\n      \"value\": 0.5,"));
  g_assert_nonnull (strstr (run->out, "\"coincidences\": ["));
  test_run_fails (test_run ("agree", "--matrix", "--spans", good, NULL), 2, "--spans");
  test_run_fails (test_run ("agree", "--matrix", bad, NULL), 3, "bad.csv”, line 2");
  test_run_fails (test_run ("agree", "--matrix", dir, NULL), 3, dir);
}

/* One that cannot be read does not keep the others from being done. */
static void
test_verify (void)
{
  g_autofree char *report = NULL;
  g_autofree char *dir = dup_report_dir (&report);
  g_autofree char *side = g_build_filename (dir, "r.txt.amal.unrep.json", NULL);
  g_autofree char *json = unrep_test_write (dir, "o.json", "{\"name\": \"x\"}\n", -1);
  g_autofree char *text = unrep_test_write (dir, "t.json", "hello", -1);
  g_autofree char *gone = g_build_filename (dir, "gone.json", NULL);
  g_autofree char *deep = g_strnfill (100000, '[');
  g_autofree char *deep_path = unrep_test_write (dir, "deep.json", deep, -1);
  g_autoptr (TestRun) all = NULL;

  test_run_ok (test_run ("tag", "--reviewer=amal", report, "1/c", "mixed", NULL));
  test_run_ok (test_run ("verify", side, NULL));
  test_run_fails (test_run ("verify", json, NULL), 1, "o.json");
  test_run_fails (test_run ("verify", text, NULL), 1, "t.json");
  test_run_fails (test_run ("verify", deep_path, NULL), 1, "deep.json");
  test_run_fails (test_run ("verify", report, NULL), 1, "r.txt");
  test_run_fails (test_run ("verify", gone, NULL), 3, "gone.json");
  test_run_fails (test_run ("verify", dir, NULL), 3, dir);

  all = test_run ("verify", json, gone, side, NULL);
  g_assert_cmpint (all->status, ==, 3);
  g_assert_nonnull (strstr (all->out, "r.txt.amal.unrep.json: sound"));
}

/* Each is named on standard error, and the sound ones are counted. */
static void
test_unreadable_inputs (void)
{
  g_autofree char *report = NULL;
  g_autofree char *dir = dup_report_dir (&report);
  g_autofree char *cut = NULL, *gone = g_build_filename (dir, "gone", NULL), *side = NULL;
  g_autoptr (TestRun) tally = NULL;

  test_run_ok (test_run ("tag", "--reviewer=amal", report, "1/c", "mixed", NULL));
  side = test_read (dir, "r.txt.amal.unrep.json");
  cut = unrep_test_write (dir, "r.txt.zaid.unrep.json", side, (gssize) strlen (side) / 2);

  tally = test_run ("tally", "--format=json", dir, gone, NULL);
  g_assert_cmpint (tally->status, ==, 3);
  g_assert_nonnull (strstr (tally->out, "\"mixed\": 1"));
  g_assert_nonnull (strstr (tally->err, "r.txt.zaid.unrep.json"));
  g_assert_nonnull (strstr (tally->err, "gone"));
  test_run_fails (test_run ("agree", dir, NULL), 3, "r.txt.zaid.unrep.json");
}

static void
test_symbolic_links (void)
{
  g_autofree char *report = NULL;
  g_autofree char *dir = dup_report_dir (&report);
  g_autofree char *loop = g_build_filename (dir, "loop", NULL), *root = g_build_filename (dir, "root", NULL);
  g_autoptr (TestRun) tally = NULL;

  test_run_ok (test_run ("tag", "--reviewer=amal", report, "1/c", "mixed", NULL));
  g_assert_cmpint (symlink (".", loop), ==, 0);
  g_assert_cmpint (symlink ("/", root), ==, 0);
  tally = test_run ("tally", "--format=json", dir, dir, report, NULL);
  g_assert_cmpint (tally->status, ==, 0);
  g_assert_nonnull (strstr (tally->out, "\"tagged\": 1,"));
}

static void
test_bad_reports (void)
{
  g_autofree char *dir = unrep_test_dup_dir ("bad");
  const struct { const char *name; const char *content; gssize length; } cases[] = {
    { "empty.txt", "", 0 }, { "nul.txt", "a\0b", 3 }, { "latin.txt", "caf\351\n", 5 },
    { "binary.pdf", "%PDF-1.4\n\0\1\2", 12 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = unrep_test_write (dir, cases[i].name, cases[i].content, cases[i].length);

      test_run_fails (test_run ("outline", path, NULL), 3, cases[i].name);
      test_run_fails (test_run ("text", path, NULL), 3, cases[i].name);
      test_run_fails (test_run ("tag", path, "1", "none", NULL), 3, cases[i].name);
    }
  test_run_fails (test_run ("outline", dir, NULL), 3, dir);
}

/* A name is bytes, and may be made to be obeyed by a terminal. */
static void
test_hostile_names (void)
{
  const char * const names[] = {
    "esc\033[2J\033]0;owned\007.txt", "bidi\342\200\256txt.exe", "line\nbreak.txt", "latin\351.txt", "c1\302\233.txt",
    "A:79", "--help.txt",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *dir = unrep_test_dup_dir ("names");
      g_autofree char *path = unrep_test_write (dir, names[i], TEST_REPORT, -1);
      g_autoptr (TestRun) tag = test_run ("tag", "--reviewer=amal", path, "1/c", "mixed", NULL);
      g_autoptr (TestRun) tally = NULL;

      g_assert_cmpstr (tag->err, ==, "");
      g_assert_cmpint (tag->status, ==, 0);
      tally = test_run ("tally", "--by=report", dir, NULL);
      g_assert_cmpint (tally->status, ==, 0);
      for (const char *p = tally->out; *p != '\0'; p = g_utf8_next_char (p))
        g_assert_true (*p == '\n' || !g_unichar_iscntrl (g_utf8_get_char (p)));
      g_assert_null (strstr (tally->out, "\342\200\256"));
      g_assert_cmpint (g_remove (path), ==, 0);
      test_run_fails (test_run ("outline", path, NULL), 3, "cannot be read");
    }
}

/* What looks like the scheme of a URI is the name of a report. */
static void
test_name_like_a_scheme (void)
{
  g_autofree char *dir = unrep_test_dup_dir ("scheme");
  g_autofree char *path = unrep_test_write (dir, "A:79", TEST_REPORT, -1);
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);

  test_run_ok (test_run_shell ("cd \"$1\" && \"$UNREP_CLI\" outline A:79", dir));
  test_run_ok (test_run ("outline", uri, NULL));
}

#define HEADED "A/HRC/25/9\nDistr.: General\n6 January 2014\nEnglish\n\nHuman Rights Council\nTwenty-fifth session\n\n" TEST_REPORT

/* A lead finds reports by what they say of themselves, and counts by it. */
static void
test_tally_heads (void)
{
  g_autofree char *dir = unrep_test_dup_dir ("tally-heads"), *report = unrep_test_write (dir, "r.txt", HEADED, -1);
  g_autoptr (TestRun) by_report = NULL, by_session = NULL, json = NULL, bare = NULL;

  test_run_ok (test_run ("tag", "--reviewer=amal", report, "1/c", "mixed", NULL));
  by_report = test_run ("tally", "--by=report", dir, NULL);
  g_assert_cmpint (by_report->status, ==, 0);
  g_assert_nonnull (strstr (by_report->out, "\nr.txt  A/HRC/25/9  Twenty-fifth session  2014-01-06        en        0"));
  by_session = test_run ("tally", "--by=session", "--format=wide-csv", dir, NULL);
  g_assert_cmpstr (by_session->out, ==, "codebook,version,body,session,support,oppose,mixed,neutral,none,tagged,not_reviewed\r\n"
                                        "new-convention,1,Human Rights Council,Twenty-fifth session,0,0,1,0,0,1,\r\n");
  json = test_run ("tally", "--by=language", "--format=json", dir, NULL);
  g_assert_nonnull (strstr (json->out, "\"rows\": [\n        {\n          \"language\": \"en\","));
  g_assert_cmpint (g_remove (report), ==, 0);
  bare = test_run ("tally", "--by=report", dir, NULL);
  g_assert_cmpint (bare->status, ==, 0);
  g_assert_cmpstr (bare->err, ==, "");
  g_assert_nonnull (strstr (bare->out, "\nr.txt        0       0      1"));
  test_run_fails (test_run ("tally", "--by=session", dir, NULL), 3, "r.txt");
}

/* A program of which a part is damaged says so; one part is enough for the other
 * commands. */
static void
test_damaged_parts (void)
{
  g_autofree char *program = g_canonicalize_filename (g_getenv ("UNREP_CLI"), NULL);
  g_autofree char *from = g_path_get_dirname (program);
  g_autofree char *dir = unrep_test_dup_dir ("damaged-parts");
  g_autofree char *copy = g_build_filename (dir, "unrep-cli", NULL);
  g_autofree char *report = unrep_test_write (dir, "a.txt", "1. \n", -1);
  g_autofree char *parts = g_strdup_printf ("cp \"$UNREP_CLI\" '%s' && echo none >'%s/unrep-cli-commands.so'", copy, dir);
  g_autofree char *mended = g_strdup_printf ("cp '%s/unrep-cli-commands.so' '%s' && echo none >'%s/unrep-cli-rendering.so'", from, dir, dir);
  g_autofree char *use = g_strdup_printf ("'%s' \"$1\" '%s'", copy, report);

  test_run_ok (test_run_shell (parts, ""));
  test_run_fails (test_run_shell (use, "text"), 3, "“unrep-cli-commands.so” is missing or damaged. Install Unrep anew.");
  test_run_ok (test_run_shell (mended, ""));
  test_run_ok (test_run_shell (use, "text"));
  test_run_fails (test_run_shell (use, "check"), 3, "“unrep-cli-rendering.so” is missing or damaged. Install Unrep anew.");
}

int
main (int    argc,
      char **argv)
{
  unrep_test_init (&argc, &argv);

  g_test_add_func ("/cli/help", test_help);
  g_test_add_func ("/cli/wrong-use", test_wrong_use);
  g_test_add_func ("/cli/a-team-s-way", test_a_team_s_way);
  g_test_add_func ("/cli/formats", test_formats);
  g_test_add_func ("/cli/matrix", test_matrix);
  g_test_add_func ("/cli/verify", test_verify);
  g_test_add_func ("/cli/unreadable-inputs", test_unreadable_inputs);
  g_test_add_func ("/cli/symbolic-links", test_symbolic_links);
  g_test_add_func ("/cli/bad-reports", test_bad_reports);
  g_test_add_func ("/cli/hostile-names", test_hostile_names);
  g_test_add_func ("/cli/name-like-a-scheme", test_name_like_a_scheme);
  g_test_add_func ("/cli/tally-heads", test_tally_heads);
  g_test_add_func ("/cli/damaged-parts", test_damaged_parts);

  return g_test_run ();
}
