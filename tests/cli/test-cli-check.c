/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-cli-fixture.h"
#include "unrep-test.h"

#include <string.h>

#define DAMAGED "عنوان\n\nذهب الفلاح الفلاح إلى الحقل.\n\nفي عام ۲٠١٩ هنا\n"

static void
test_text (void)
{
  g_autofree char *dir = unrep_test_dup_dir ("text");
  g_autofree char *path = unrep_test_write (dir, "r.txt", DAMAGED, -1);
  g_autofree char *good = unrep_test_write (dir, "g.txt", "Title\n\nThe farmer went.\n", -1);
  g_autofree char *one = g_strconcat (path, ":3:11: warning repeated-word ", NULL);
  g_autofree char *two = g_strconcat (path, ":5:8: error extended-digit ", NULL);
  g_autoptr (TestRun) run = test_run ("check", path, NULL);
  g_autoptr (TestRun) fine = test_run ("check", good, NULL);
  g_autoptr (TestRun) both = test_run ("check", "/nowhere/at.all", path, NULL);

  g_assert_cmpint (run->status, ==, 1);
  g_assert_nonnull (strstr (run->out, one));
  g_assert_nonnull (strstr (run->out, two));
  g_assert_cmpint (fine->status, ==, 0);
  g_assert_cmpstr (fine->out, ==, "");
  /* The rest is done. */
  g_assert_cmpint (both->status, ==, 3);
  g_assert_nonnull (strstr (both->out, two));
  g_assert_nonnull (strstr (both->err, "/nowhere/at.all"));
}

static void
test_baseline (void)
{
  g_autofree char *dir = unrep_test_dup_dir ("baseline");
  g_autofree char *path = unrep_test_write (dir, "r.txt", DAMAGED, -1);
  g_autoptr (TestRun) json = test_run ("check", "--format=json", path, NULL);
  g_autofree char *known = unrep_test_write (dir, "known.json", json->out, -1);
  g_autofree char *option = g_strconcat ("--baseline=", known, NULL);
  g_autoptr (TestRun) accepted = test_run ("check", option, path, NULL);
  g_autofree char *moved = unrep_test_write (dir, "moved.txt", "عنوان\n\nفقرة أخرى جديدة قبلها لا خطأ فيها ولا نقص، طويلة.\n\nذهب الفلاح الفلاح إلى الحقل.\n\nفي عام ۲٠١٩ هنا\n\nفي عام ۲٠٢٠ هنا\n", -1);
  g_autoptr (TestRun) left = NULL;

  g_assert_cmpint (json->status, ==, 1);
  g_assert_nonnull (strstr (json->out, "\"findings\": ["));
  g_assert_nonnull (strstr (json->out, "\"start\": 44"));
  g_assert_cmpint (accepted->status, ==, 0);
  g_assert_cmpstr (accepted->out, ==, "");

  /* Lines do not matter; what stands elsewhere is new. */
  left = test_run ("check", option, moved, NULL);
  g_assert_cmpint (left->status, ==, 1);
  g_assert_nonnull (strstr (left->out, ":9:8: error extended-digit"));
}

static void
test_aids (void)
{
  g_autofree char *dir = unrep_test_dup_dir ("aids");
  g_autofree char *path = unrep_test_write (dir, "r.txt", "Title\n\nانظر حدول الفلاح \xee\x80\x81 في جدول الحقل.\n", -1);
  g_autofree char *words = unrep_test_dup_source ("tests/corpus/hunspell");
  g_autofree char *found = g_strconcat (path, ":3:6: warning unknown-word ", NULL);
  g_autoptr (TestRun) plain = test_run ("check", path, NULL);
  g_autoptr (TestRun) aided = NULL, none = NULL;

  g_assert_null (strstr (plain->out, "unknown-word"));
  g_setenv ("DICPATH", words, TRUE);
  aided = test_run ("check", "--words", "--fonts=Amiri", path, NULL);
  g_assert_nonnull (strstr (aided->out, found));
  g_assert_null (strstr (aided->out, "fallback-font"));

  /* A file that is no dictionary takes its place. */
  g_free (unrep_test_write (dir, "ar.aff", "SET ISO8859-6\n", -1));
  g_free (unrep_test_write (dir, "ar.dic", "1\nabc\n", -1));
  g_setenv ("DICPATH", dir, TRUE);
  none = test_run ("check", "--words", path, NULL);
  g_assert_cmpint (none->status, ==, 3);
  g_assert_nonnull (strstr (none->err, "ar.dic"));
  g_unsetenv ("DICPATH");
}

static void
test_wrong_use (void)
{
  g_autofree char *dir = unrep_test_dup_dir ("wrong");
  g_autofree char *path = unrep_test_write (dir, "r.txt", DAMAGED, -1);
  g_autofree char *bad = unrep_test_write (dir, "bad.json", "{\"findings\": [{\"check\": \"x\"}]}", -1);
  g_autofree char *option = g_strconcat ("--baseline=", bad, NULL);

  test_run_fails (test_run ("check", NULL), 2, "check");
  test_run_fails (test_run ("check", "--format=xml", path, NULL), 2, "xml");
  test_run_fails (test_run ("check", option, path, NULL), 3, "bad.json");
}

/* What a report or its name holds does not reach a terminal as it is. */
static void
test_terminal (void)
{
  g_autofree char *dir = unrep_test_dup_dir ("terminal");
  g_autofree char *path = unrep_test_write (dir, "a\033[2Jb.txt", "كلمة \033[31m\a كلمة \u202egpj.exe\u202c\302\233\n", -1);
  g_autoptr (TestRun) run = test_run ("check", path, NULL);

  g_assert_cmpint (run->status, ==, 1);
  for (const char *p = run->out; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      g_assert_true (c == '\n' || (g_unichar_isprint (c) && c != 0x202e));
    }
  g_assert_nonnull (strstr (run->out, "<U+001B>"));
}

int
main (int    argc,
      char **argv)
{
  unrep_test_init (&argc, &argv);

  g_test_add_func ("/cli-check/text", test_text);
  g_test_add_func ("/cli-check/baseline", test_baseline);
  g_test_add_func ("/cli-check/aids", test_aids);
  g_test_add_func ("/cli-check/wrong-use", test_wrong_use);
  g_test_add_func ("/cli-check/terminal", test_terminal);

  return g_test_run ();
}
