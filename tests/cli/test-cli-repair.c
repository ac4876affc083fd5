/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-cli-fixture.h"

#include "unrep-test.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define SIDE "r.txt.amal.unrep.json"

/* A report, and a side file with two annotations. */
static char *
dup_work (char **report,
          char **side)
{
  char *dir = unrep_test_dup_dir ("repair");

  *report = unrep_test_write (dir, "r.txt", TEST_REPORT, -1);
  *side = g_build_filename (dir, SIDE, NULL);
  test_run_ok (test_run ("tag", "--reviewer=amal", *report, "1/b@9", "none", "--note=why", NULL));
  test_run_ok (test_run ("tag", "--reviewer=amal", *report, "1/c", "mixed", NULL));
  return dir;
}

static void
write_damaged (const char *dir,
               const char *sound,
               const char *cut_at)
{
  g_autofree char *path = unrep_test_write (dir, SIDE, sound, strstr (sound, cut_at) - sound);

  g_assert_nonnull (path);
}

/* Cut in the second annotation: the first is saved, the file stays as it is. */
static void
test_repair (void)
{
  g_autofree char *report = NULL, *side = NULL, *dir = dup_work (&report, &side);
  g_autofree char *sound = test_read (dir, SIDE), *damaged = NULL, *after = NULL, *copy = NULL;
  g_autofree char *repaired = g_strconcat (side, ".repaired", NULL);
  g_autoptr (TestRun) run = NULL, verify = NULL;

  write_damaged (dir, sound, "\"mixed\"");
  damaged = test_read (dir, SIDE);
  test_run_fails (test_run ("verify", side, NULL), 1, "a value is expected here");
  test_run_fails (test_run ("verify", side, NULL), 1, "unrep-cli repair “");

  run = test_run ("repair", side, NULL);
  g_assert_cmpint (run->status, ==, 1);
  g_assert_cmpstr (run->err, ==, "");
  g_assert_nonnull (strstr (run->out, "lost: the annotation of unit “1/c”"));
  g_assert_nonnull (strstr (run->out, ".repaired: 1 annotation as it was, 0 mended, "));
  after = test_read (dir, SIDE);
  g_assert_cmpstr (after, ==, damaged);
  copy = test_read (dir, SIDE ".repaired");
  g_assert_nonnull (strstr (copy, "\"note\": \"why\""));
  verify = test_run ("verify", repaired, NULL);
  g_assert_cmpint (verify->status, ==, 0);
  g_assert_nonnull (strstr (verify->out, "1 annotation by amal"));
}

/* A sound file comes out as it is, with nothing to tell. */
static void
test_sound (void)
{
  g_autofree char *report = NULL, *side = NULL, *dir = dup_work (&report, &side);
  g_autofree char *sound = test_read (dir, SIDE), *copy = NULL;
  g_autoptr (TestRun) run = test_run ("repair", side, NULL);

  g_assert_cmpint (run->status, ==, 0);
  copy = test_read (dir, SIDE ".repaired");
  g_assert_cmpstr (copy, ==, sound);
  g_assert_true (g_str_has_suffix (run->out, ": 2 annotations as they were, 0 mended, 0 losses\n"));
}

/* Nothing is written over unless asked, and the damaged file never. */
static void
test_outputs (void)
{
  g_autofree char *report = NULL, *side = NULL, *dir = dup_work (&report, &side);
  g_autofree char *sound = test_read (dir, SIDE), *kept = NULL, *copy = NULL, *after = NULL;
  g_autofree char *there = unrep_test_write (dir, "there", "precious", -1);
  g_autofree char *output = g_strconcat ("--output=", there, NULL), *itself = g_strconcat ("--output=", side, NULL);
  g_autofree char *link = g_build_filename (dir, "link", NULL), *linked = g_strconcat ("--output=", link, NULL);
  g_autofree char *nowhere = g_strconcat ("--output=", dir, "/no/where", NULL);

  g_assert_cmpint (symlink (side, link), ==, 0);
  test_run_fails (test_run ("repair", output, side, NULL), 4, "is there already");
  kept = test_read (dir, "there");
  g_assert_cmpstr (kept, ==, "precious");
  test_run_ok (test_run ("repair", output, "--replace", side, NULL));
  copy = test_read (dir, "there");
  g_assert_cmpstr (copy, ==, sound);

  test_run_fails (test_run ("repair", itself, "--replace", side, NULL), 4, "the damaged file itself");
  test_run_fails (test_run ("repair", linked, "--replace", side, NULL), 4, "the damaged file itself");
  test_run_fails (test_run ("repair", nowhere, side, NULL), 4, "/no/where");
  after = test_read (dir, SIDE);
  g_assert_cmpstr (after, ==, sound);
}

static void
test_refused (void)
{
  g_autofree char *report = NULL, *side = NULL, *dir = dup_work (&report, &side);
  g_autofree char *sound = test_read (dir, SIDE), *newer = NULL, *path = NULL, *junk = NULL;
  g_autofree char *none = g_build_filename (dir, "none.json", NULL);
  g_auto (GStrv) parts = g_strsplit (sound, "\"version\": 1,", 2);

  newer = g_strjoinv ("\"version\": 2,", parts);
  path = unrep_test_write (dir, "newer.json", newer, -1);
  junk = unrep_test_write (dir, "junk.json", "{\"a\":[]}", -1);
  test_run_fails (test_run ("repair", path, NULL), 4, "newer program");
  test_run_fails (test_run ("repair", junk, NULL), 1, "no side file");
  test_run_fails (test_run ("repair", none, NULL), 3, "none.json");
  test_run_fails (test_run ("repair", dir, NULL), 3, "folder");
  test_run_fails (test_run ("repair", side, path, NULL), 2, "one argument too many");
  test_run_fails (test_run ("repair", NULL), 2, "Usage: unrep-cli repair");
}

/* The head is damaged: the name of the file and the report beside it tell the rest;
 * without them the lost members are named. */
static void
test_head (void)
{
  g_autofree char *report = NULL, *side = NULL, *dir = dup_work (&report, &side);
  g_autofree char *sound = test_read (dir, SIDE), *damaged = NULL, *copy = NULL, *other = NULL;
  g_autoptr (GString) text = g_string_new (sound);
  g_autoptr (TestRun) run = NULL;

  g_assert_cmpuint (g_string_replace (text, "\"role\"", "\"r\\ole\"", 1), ==, 1);
  g_assert_cmpuint (g_string_replace (text, "\"chars\": ", "\"chars\": x", 1), ==, 1);
  damaged = unrep_test_write (dir, SIDE, text->str, -1);
  run = test_run ("repair", damaged, NULL);
  g_assert_cmpint (run->status, ==, 1);
  g_assert_nonnull (strstr (run->out, "“text.chars” was lost; the report beside it says it"));
  g_assert_nonnull (strstr (run->out, ": 2 annotations as they were, 0 mended, "));
  copy = test_read (dir, SIDE ".repaired");
  g_assert_cmpstr (copy, ==, sound);

  other = unrep_test_write (dir, "r.txt", "Another report.\n", -1);
  test_run_fails (test_run ("repair", "--replace", damaged, NULL), 1, "“text.chars” is lost");
}

/* verify says where the report has another text by now, and nothing where not. */
static void
test_report_beside (void)
{
  g_autofree char *report = NULL, *side = NULL, *dir = dup_work (&report, &side);
  g_autofree char *changed = NULL;
  g_autoptr (TestRun) same = test_run ("verify", side, NULL), other = NULL, gone = NULL;

  g_assert_cmpint (same->status, ==, 0);
  g_assert_null (strstr (same->out, "another text"));
  changed = unrep_test_write (dir, "r.txt", TEST_REPORT "More.\n", -1);
  other = test_run ("verify", side, NULL);
  g_assert_cmpint (other->status, ==, 0);
  g_assert_nonnull (strstr (other->out, "the report “r.txt” beside it has another text now"));
  g_assert_cmpint (g_unlink (changed), ==, 0);
  gone = test_run ("verify", side, NULL);
  g_assert_cmpint (gone->status, ==, 0);
  g_assert_null (strstr (gone->out, "another text"));
}

/* What is said of the outline a team agreed on and of what a lead settled: what is put
 * for what; how verify ends, and what it says. */
typedef struct
{
  const char *role;
  const char *settles;
  int status;
  const char *message;
} RoleCase;

#define LEAD "5d9561e5-2ddd-437e-afaa-a82a968b8633"
#define SETTLED "\"id\": \"3b8faa18-37f8-488b-97fc-695a07a0ca6e\", \"edits\": {\"9f31c2aa\": 3}"

static const RoleCase role_cases[] = {
  { "outline", "[]", 0, "2 annotations by amal" },
  { "adjudication", "[]", 0, "2 annotations by amal" },
  { "adjudication", "[{\"reviewer\": \"" LEAD "\", " SETTLED "}]", 0, "2 annotations by amal" },
  { "adjudication", "[{\"reviewer\": \"" LEAD "\", \"later\": 1, " SETTLED "}]", 0, "2 annotations by amal" },
  { "adjudication", "[{\"reviewer\": \"amal\", " SETTLED "}]", 1, "line 45, column " },
  { "adjudication", "[{" SETTLED "}]", 1, "line 45, column " },
  { "adjudication", "[{\"reviewer\": \"" LEAD "\", \"id\": \"3b8faa18-37f8-488b-97fc-695a07a0ca6e\"}]", 1, "line 45, column " },
  { "adjudication", "[{\"reviewer\": \"" LEAD "\", \"id\": \"3b8faa18-37f8-488b-97fc-695a07a0ca6e\", \"edits\": {\"9f31c2aa\": 0}}]",
    1, "line 45, column " },
  { "adjudication", "{}", 1, "line 45, column " },
  { "lead", "[]", 1, "“role” has a value that is not known" },
};

static void
test_verify_roles (void)
{
  g_autofree char *report = NULL, *side = NULL, *dir = dup_work (&report, &side), *sound = test_read (dir, SIDE);

  for (gsize i = 0; i < G_N_ELEMENTS (role_cases); i++)
    {
      const RoleCase *c = &role_cases[i];
      g_autoptr (GString) text = g_string_new (sound);
      g_autofree char *role = g_strdup_printf ("\"role\": \"%s\"", c->role);
      g_autofree char *settles = g_strdup_printf ("\"settles\": %s,\n      \"edits\"", c->settles), *path = NULL;
      g_autoptr (TestRun) run = NULL;

      g_assert_cmpuint (g_string_replace (text, "\"role\": \"annotation\"", role, 1), ==, 1);
      g_assert_cmpuint (g_string_replace (text, "\"edits\"", settles, 1), ==, 1);
      path = unrep_test_write (dir, SIDE, text->str, -1);
      run = test_run ("verify", path, NULL);
      if (run->status != c->status || strstr (c->status == 0 ? run->out : run->err, c->message) == NULL)
        g_error ("case %zu: %s%s", i, run->out, run->err);
    }
}

/* Several at once: each gets its word, the worst says how it ends. */
static void
test_verify_several (void)
{
  g_autofree char *report = NULL, *side = NULL, *dir = dup_work (&report, &side);
  g_autofree char *junk = unrep_test_write (dir, "junk.json", "[\n1,]", -1);
  g_autofree char *none = g_build_filename (dir, "none.json", NULL);
  g_autoptr (TestRun) two = test_run ("verify", junk, side, NULL), three = test_run ("verify", junk, none, side, NULL);

  g_assert_cmpint (two->status, ==, 1);
  g_assert_nonnull (strstr (two->out, "2 annotations by amal"));
  g_assert_nonnull (strstr (two->err, "junk.json: line 2, column 3: "));
  g_assert_cmpint (three->status, ==, 3);
  g_assert_nonnull (strstr (three->out, "2 annotations by amal"));
}

int
main (int    argc,
      char **argv)
{
  unrep_test_init (&argc, &argv);

  g_test_add_func ("/cli-repair/repair", test_repair);
  g_test_add_func ("/cli-repair/sound", test_sound);
  g_test_add_func ("/cli-repair/outputs", test_outputs);
  g_test_add_func ("/cli-repair/refused", test_refused);
  g_test_add_func ("/cli-repair/head", test_head);
  g_test_add_func ("/cli-repair/report-beside", test_report_beside);
  g_test_add_func ("/cli-repair/verify-roles", test_verify_roles);
  g_test_add_func ("/cli-repair/verify-several", test_verify_several);

  return g_test_run ();
}
