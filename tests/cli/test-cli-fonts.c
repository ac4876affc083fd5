/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is drawn on a computer whose fonts are damaged, or that has none. */
#include "unrep-cli-fixture.h"
#include "unrep-test.h"
#include "unrep-test-font.h"

#include <string.h>

#define TEXT "عنوان\n\n1- ذهب الفلاح إلى الحقل.\n\n2- ذهب الفلاح إلى البيت.\n\n3- ذهب الفلاح إلى السوق.\n"
#define NONE "No font is installed, so that nothing can be drawn."

static TestRun *
run_with (const char *fonts,
          const char *script,
          const char *dir)
{
  g_autofree char *conf = unrep_test_write_fonts_conf (fonts);
  g_autofree char *whole = g_strdup_printf ("export FONTCONFIG_FILE='%s' dir=\"$1\"; %s", conf, script);

  return test_run_shell (whole, dir);
}

static void
test_none (void)
{
  g_autofree char *dir = unrep_test_dup_dir ("none");
  g_autofree char *report = unrep_test_write (dir, "r.txt", TEXT, -1);
  g_autofree char *fonts = unrep_test_dup_dir ("no-fonts");
  g_autofree char *pdf = g_build_filename (dir, "o.pdf", NULL);
  g_autoptr (TestRun) check = run_with (fonts, "\"$UNREP_CLI\" check --fonts=Amiri \"$dir/r.txt\"", dir);
  g_autoptr (TestRun) inspected = run_with (fonts, "\"$UNREP_CLI\" inspect \"$dir/r.txt\"", dir);

  g_assert_cmpint (inspected->status, ==, 0);
  g_assert_nonnull (strstr (inspected->err, NONE));
  g_assert_nonnull (strstr (inspected->out, "\"missing\""));
  test_run_fails (run_with (fonts, "\"$UNREP_CLI\" proof --format=pdf --output=\"$dir/o.pdf\" \"$dir/r.txt\"", dir), 4, NONE);
  g_assert_false (g_file_test (pdf, G_FILE_TEST_EXISTS));
  test_run_fails (run_with (fonts, "\"$UNREP_CLI\" proof --format=png --unit=2 --output=\"$dir/o.png\" \"$dir/r.txt\"", dir), 4,
                  NONE);
  /* It is drawn by whoever reads it. */
  test_run_ok (run_with (fonts, "\"$UNREP_CLI\" proof --format=html --output=\"$dir/o.html\" \"$dir/r.txt\"", dir));
  g_assert_cmpint (check->status, ==, 1);
  g_assert_nonnull (strstr (check->err, NONE));
  g_assert_nonnull (strstr (check->out, ": error missing-glyph No font has this character: “ع"));
}

static void
test_damaged (void)
{
  g_autofree char *dir = unrep_test_dup_dir ("damaged");
  g_autofree char *report = unrep_test_write (dir, "r.txt", TEXT, -1);
  g_autofree char *fonts = unrep_test_dup_dir ("fonts");
  g_autofree char *lying = unrep_test_write_lying_font (fonts, "Amiri", "glyf", UNREP_TEST_LIE_NOISE);
  g_autofree char *sound = unrep_test_copy_font (fonts, "DejaVu Sans");
  g_autofree char *pdf = g_build_filename (dir, "o.pdf", NULL);
  g_autoptr (TestRun) check = run_with (fonts, "\"$UNREP_CLI\" check --fonts=Amiri \"$dir/r.txt\"", dir);
  g_autoptr (TestRun) json = run_with (fonts, "\"$UNREP_CLI\" check --format=json --fonts=Amiri \"$dir/r.txt\"", dir);
  g_autoptr (TestRun) proof = run_with (fonts, "\"$UNREP_CLI\" proof --format=pdf --output=\"$dir/o.pdf\" \"$dir/r.txt\"", dir);

  g_assert_cmpint (check->status, ==, 1);
  g_assert_nonnull (strstr (check->out, "r.txt:1:1: error damaged-font A font is damaged: “ع”, in “Amiri”\n"));
  g_assert_null (strstr (check->out, "fallback-font"));
  g_assert_nonnull (strstr (check->err, "The font “Amiri” is damaged and not used: drawing with it fails."));
  g_assert_nonnull (strstr (check->err, lying));
  g_assert_nonnull (strstr (json->out, "A font is damaged: “ع”, in “Amiri”"));
  g_assert_cmpint (proof->status, ==, 0);
  g_assert_nonnull (strstr (proof->err, lying));
  g_assert_true (g_file_test (pdf, G_FILE_TEST_EXISTS));
}

/* A font that can be drawn is better than none, whatever else it does. */
static void
test_only_one (void)
{
  g_autofree char *dir = unrep_test_dup_dir ("only");
  g_autofree char *report = unrep_test_write (dir, "r.txt", TEXT, -1);
  g_autofree char *fonts = unrep_test_dup_dir ("one-font");
  g_autofree char *lying = unrep_test_write_lying_font (fonts, "Amiri", "loca", UNREP_TEST_LIE_ZEROS);
  g_autoptr (TestRun) proof = run_with (fonts, "\"$UNREP_CLI\" proof --format=pdf --output=\"$dir/o.pdf\" \"$dir/r.txt\"", dir);
  g_autoptr (TestRun) inspected = run_with (fonts, "\"$UNREP_CLI\" inspect \"$dir/r.txt\"", dir);

  g_assert_cmpint (proof->status, ==, 0);
  g_assert_nonnull (strstr (proof->err, lying));
  test_run_ok (g_steal_pointer (&inspected));
}

int
main (int    argc,
      char **argv)
{
  unrep_test_init (&argc, &argv);

  g_test_add_func ("/cli-fonts/none", test_none);
  g_test_add_func ("/cli-fonts/damaged", test_damaged);
  g_test_add_func ("/cli-fonts/only-one", test_only_one);

  return g_test_run ();
}
