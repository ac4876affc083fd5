/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "docx-fixture.h"
#include "unrep-cli-fixture.h"

#include "unrep-test.h"

#include <string.h>

#define SIDE "r.docx.amal.unrep.json"
#define OTHER_TEXT "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"

static char *
dup_report (const char  *name,
            char       **dir)
{
  g_autoptr (GBytes) bytes = docx_fixture_new (&(DocxParts) {
    .body = PARAGRAPH ("", "Report of an imagined meeting") LISTED ("1", "0", "The experts recommended the following:")
            LISTED ("2", "0", "States should write a new convention;")
            LISTED ("2", "0", "States should apply the treaties that exist.")
            "<w:p><w:ins>" RUN ("Added.") "</w:ins></w:p>",
    .numbering = DEFINITION ("1", LEVEL ("0", "decimal", "%1.", "")) DEFINITION ("2", LEVEL ("0", "lowerLetter", "(%1)", ""))
                 LIST ("1", "1", "") LIST ("2", "2", ""),
  });
  gsize n;
  const char *data = g_bytes_get_data (bytes, &n);

  *dir = unrep_test_dup_dir (name);
  return unrep_test_write (*dir, "r.docx", data, (gssize) n);
}

static void
test_text (void)
{
  g_autofree char *dir = NULL, *report = dup_report ("docx-text", &dir);
  g_autoptr (TestRun) text = test_run ("text", report, NULL), outline = test_run ("outline", "--format=tsv", report, NULL);

  g_assert_cmpint (text->status, ==, 0);
  g_assert_cmpstr (text->out, ==, "Report of an imagined meeting\n1.\tThe experts recommended the following:\n"
                                  "(a)\tStates should write a new convention;\n"
                                  "(b)\tStates should apply the treaties that exist.\nAdded.\n");
  g_assert_cmpstr (text->err, ==, "r.docx: 1 tracked change is shown as accepted.\n");
  g_assert_cmpint (outline->status, ==, 0);
  g_assert_nonnull (strstr (outline->out, "1/b"));
}

/* The side file says what it counts, and where its words are: in the extracted text. */
static void
test_tag (void)
{
  g_autofree char *dir = NULL, *report = dup_report ("docx-tag", &dir), *side = NULL;
  g_autoptr (TestRun) tally = NULL;

  test_run_ok (test_run ("tag", "--reviewer=amal", report, "1/b", "oppose", NULL));
  side = test_read (dir, SIDE);
  g_assert_nonnull (strstr (side, "\"reader\": \"docx\""));
  g_assert_nonnull (strstr (side, "\"reader_version\": 3"));
  g_assert_nonnull (strstr (side, "\"exact\": \"(b)\\tStates should apply the treaties that exist.\""));
  tally = test_run ("tally", "--format=json", "--not-reviewed", dir, NULL);
  g_assert_cmpint (tally->status, ==, 0);
  g_assert_nonnull (strstr (tally->out, "\"oppose\": 1"));
}

static void
replace (GString    *content,
         const char *from,
         const char *to)
{
  g_assert_cmpuint (g_string_replace (content, from, to, 0), ==, 1);
}

/* A side file that an earlier version of the reader has written, which made another
 * text of the same file: its annotations are looked for, and none is shifted. */
static void
test_earlier_reader (void)
{
  g_autofree char *dir = NULL, *report = dup_report ("docx-earlier", &dir), *side = NULL, *now = NULL, *path = NULL;
  g_autofree char *text_sha256 = NULL;
  g_autoptr (TestRun) text = test_run ("text", report, NULL), run = NULL;
  g_autoptr (GString) earlier = NULL;

  test_run_ok (test_run ("tag", "--reviewer=amal", report, "1/a", "support", NULL));
  side = test_read (dir, SIDE);
  text_sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text->out, -1);
  earlier = g_string_new (side);
  replace (earlier, text_sha256, OTHER_TEXT);
  replace (earlier, "\"reader_version\": 3", "\"reader_version\": 0");
  replace (earlier, "\"start\": 72", "\"start\": 69");
  replace (earlier, "\"end\": 113", "\"end\": 110");
  path = unrep_test_write (dir, SIDE, earlier->str, -1);
  run = test_run ("anchor", "--apply", path, report, NULL);
  g_assert_cmpint (run->status, ==, 0);
  g_assert_true (g_str_has_prefix (run->out, "kept\t1/a\t69-110\t72-113\t"));
  now = test_read (dir, SIDE);
  g_assert_nonnull (strstr (now, text_sha256));
  g_assert_nonnull (strstr (now, "\"start\": 72"));
  g_assert_nonnull (strstr (now, "\"reader_version\": 3"));
}

static void
test_damaged (void)
{
  g_autofree char *dir = unrep_test_dup_dir ("docx-damaged");
  g_autofree char *path = unrep_test_write (dir, "r.docx", "PK\003\004 and no more", -1);

  test_run_fails (test_run ("text", path, NULL), 3, "damaged or cut off");
}

int
main (int    argc,
      char **argv)
{
  unrep_test_init (&argc, &argv);

  g_test_add_func ("/cli-docx/text", test_text);
  g_test_add_func ("/cli-docx/tag", test_tag);
  g_test_add_func ("/cli-docx/earlier-reader", test_earlier_reader);
  g_test_add_func ("/cli-docx/damaged", test_damaged);

  return g_test_run ();
}
