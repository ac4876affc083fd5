/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-cli-fixture.h"
#include "unrep-test.h"

#include <string.h>

#define ARABIC \
  "تقرير الاجتماع\n\n1- عقد الاجتماع في ١٢ آذار/مارس ٢٠٢٠ وحضرته ٣٨ دولة.\n\n2- ترد التوصيات التالية:\n\n" \
  "(أ) مسك سجل؛\n\n(ب) تفتيش الصمامات كل ٥٠٠ ساعة؛\n\n(ج) تعيين جهة اتصال.\n\n3- اختتم الاجتماع.\n"
#define ENGLISH \
  "Report of the meeting\n\n1. The meeting was held on 12 March 2020 and attended by 83 States.\n\n2. The recommendations follow:\n\n" \
  "(a) To keep a register;\n\n(b) To inspect the valves every 500 hours.\n\n3. The meeting closed.\n"

static void
test_text (void)
{
  g_autofree char *dir = unrep_test_dup_dir ("text");
  g_autofree char *first = unrep_test_write (dir, "r.ar.txt", ARABIC, -1);
  g_autofree char *second = unrep_test_write (dir, "r.en.txt", ENGLISH, -1);
  g_autofree char *wanted
    = g_strdup_printf ("%s:3:45: warning original-number “٣٨” here, “83” in the original\n"
                       "%s:5:1: warning original-list The list has 3 parts here, 2 in the original\n"
                       "%s:11:1: warning original-unit “2(ج)” is not in the original\n",
                       first, first, first);
  g_autoptr (TestRun) run = test_run ("compare", first, second, NULL);
  g_autoptr (TestRun) same = test_run ("compare", first, first, NULL);

  g_assert_cmpint (run->status, ==, 0);
  g_assert_cmpstr (run->out, ==, wanted);
  g_assert_cmpint (same->status, ==, 0);
  g_assert_cmpstr (same->out, ==, "");
}

/* Somebody has taken another file: what differs is listed all the same. */
static void
test_unlikely (void)
{
  g_autofree char *dir = unrep_test_dup_dir ("unlikely");
  g_autofree char *first = unrep_test_write (dir, "r.ar.txt", ARABIC, -1);
  g_autofree char *other = unrep_test_write (dir, "o.en.txt", "Notes\n\n41. We met.\n\n42. We spoke.\n\n43. We left.\n", -1);
  g_autoptr (TestRun) run = test_run ("compare", first, other, NULL);
  g_autoptr (TestRun) json = test_run ("compare", "--format=json", first, other, NULL);
  g_autoptr (TestRun) same = test_run ("compare", "--format=json", first, first, NULL);

  g_assert_cmpint (run->status, ==, 0);
  g_assert_nonnull (strstr (run->err, "hardly the original of the other."));
  g_assert_nonnull (strstr (run->err, other));
  g_assert_nonnull (strstr (run->out, "original-unit"));
  g_assert_nonnull (strstr (json->out, "\"likely\": false"));
  g_assert_nonnull (strstr (same->out, "\"likely\": true"));
  g_assert_cmpstr (same->err, ==, "");
}

static void
test_tsv (void)
{
  g_autofree char *dir = unrep_test_dup_dir ("tsv");
  g_autofree char *first = unrep_test_write (dir, "r.ar.txt", ARABIC, -1);
  g_autofree char *second = unrep_test_write (dir, "r.en.txt", ENGLISH, -1);
  g_autoptr (TestRun) run = test_run ("compare", "--format=tsv", first, second, NULL);

  g_assert_cmpint (run->status, ==, 0);
  g_assert_true (g_str_has_prefix (run->out, "kind\tlabel\tpath\tline\tkind_2\tlabel_2\tpath_2\tline_2\tfindings\n"));
  g_assert_nonnull (strstr (run->out, "\nparagraph\t1\t1\t3\tparagraph\t1\t1\t3\toriginal-number\n"));
  g_assert_nonnull (strstr (run->out, "\nitem\tب\t2/ب\t9\titem\tb\t2/b\t9\t\n"));
  g_assert_nonnull (strstr (run->out, "\nitem\tج\t2/ج\t11\t\t\t\t\toriginal-unit\n"));
}

static void
test_json (void)
{
  g_autofree char *dir = unrep_test_dup_dir ("json");
  g_autofree char *first = unrep_test_write (dir, "r.ar.txt", ARABIC, -1);
  g_autofree char *second = unrep_test_write (dir, "r.en.txt", ENGLISH, -1);
  g_autoptr (TestRun) run = test_run ("compare", "--format=json", first, second, NULL);

  g_assert_cmpint (run->status, ==, 0);
  g_assert_nonnull (strstr (run->out, "\"check\": \"original-number\""));
  g_assert_nonnull (strstr (run->out, "\"family\": \"original\""));
  g_assert_nonnull (strstr (run->out, "\"text\": \"83\""));
  g_assert_nonnull (strstr (run->out, "\"second\": null"));
}

static void
test_wrong_use (void)
{
  g_autofree char *dir = unrep_test_dup_dir ("wrong");
  g_autofree char *first = unrep_test_write (dir, "r.txt", ENGLISH, -1);
  g_autoptr (TestRun) one = test_run ("compare", first, NULL);
  g_autoptr (TestRun) three = test_run ("compare", first, first, first, NULL);
  g_autoptr (TestRun) format = test_run ("compare", "--format=csv", first, first, NULL);
  g_autoptr (TestRun) missing = test_run ("compare", "/nowhere/first", "/nowhere/second", NULL);

  g_assert_cmpint (one->status, ==, 2);
  g_assert_cmpint (three->status, ==, 2);
  g_assert_cmpint (format->status, ==, 2);
  /* Each is complained of. */
  g_assert_cmpint (missing->status, ==, 3);
  g_assert_nonnull (strstr (missing->err, "/nowhere/first"));
  g_assert_nonnull (strstr (missing->err, "/nowhere/second"));
  g_assert_cmpstr (missing->out, ==, "");
}

int
main (int   argc,
      char *argv[])
{
  unrep_test_init (&argc, &argv);

  g_test_add_func ("/cli-compare/text", test_text);
  g_test_add_func ("/cli-compare/unlikely", test_unlikely);
  g_test_add_func ("/cli-compare/tsv", test_tsv);
  g_test_add_func ("/cli-compare/json", test_json);
  g_test_add_func ("/cli-compare/wrong-use", test_wrong_use);

  return g_test_run ();
}
