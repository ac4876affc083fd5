/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-digits.h"
#include "unrep-test.h"

static void
test_preference (void)
{
  g_autofree char *ascii = NULL;
  g_autofree char *indic = NULL;

  unrep_digits_set_preference (UNREP_DIGITS_ASCII);
  ascii = unrep_digits_take (g_strdup ("34 of 117 tagged"));
  g_assert_cmpstr (ascii, ==, "34 of 117 tagged");

  unrep_digits_set_preference (UNREP_DIGITS_ARABIC_INDIC);
  indic = unrep_digits_take (g_strdup ("حُدِّد موقف 3456 من 12789, 0"));
  g_assert_cmpstr (indic, ==, "حُدِّد موقف ٣٤٥٦ من ١٢٧٨٩, ٠");
  unrep_digits_set_preference (UNREP_DIGITS_LOCALE);
}

/* Counts are the interface's; names of files, positions and encodings are somebody's. */
static void
test_message (void)
{
  static const char *const messages[][2] = {
    { "“Report 12, 3rd.txt”: line 45, column 6: byte 78", "“Report 12, 3rd.txt”: line ٤٥, column ٦: byte ٧٨" },
    { "/home/a7/001.txt: line 90", "/home/a7/001.txt: line ٩٠" },
    { "«ملف 12» سطر 12«34»5", "«ملف 12» سطر ١٢«34»٥" },
    { "UTF-8, 16 MB at most; 2–3", "UTF-8, ١٦ MB at most; ٢–٣" },
    { "“never closed 1", "“never closed 1" },
    { "\n1\n", "\n١\n" },
    { "", "" },
  };

  unrep_digits_set_preference (UNREP_DIGITS_ARABIC_INDIC);
  for (gsize i = 0; i < G_N_ELEMENTS (messages); i++)
    {
      g_autofree char *shown = unrep_digits_dup_message (messages[i][0]);

      g_assert_cmpstr (shown, ==, messages[i][1]);
    }
  unrep_digits_set_preference (UNREP_DIGITS_LOCALE);
}

/* Languages are asked for once a program, so each case is one. Of "ar" alone the
 * releases of ICU think differently: 72 writes ١٢٣, 76 writes 123. */
static void
check_locale (const char *language,
              const char *expected)
{
  g_autofree char *number = NULL;

  g_setenv ("LANGUAGE", language, TRUE);
  number = unrep_digits_dup_number (1870);
  g_assert_cmpstr (number, ==, expected);
}

static void
test_locale_egypt (void)
{
  if (g_test_subprocess ())
    {
      check_locale ("ar_EG", "١٨٧٠");
      return;
    }
  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_passed ();
}

static void
test_locale_morocco (void)
{
  if (g_test_subprocess ())
    {
      check_locale ("ar_MA", "1870");
      return;
    }
  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_passed ();
}

static void
test_locale_nonsense (void)
{
  if (g_test_subprocess ())
    {
      check_locale ("@@..", "1870");
      return;
    }
  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_passed ();
}

/* What a number field shows in any digits it also takes, and what is no number it refuses. */
static void
test_parse (void)
{
  static const struct
  {
    const char *text;
    gboolean valid;
    double number;
  } numbers[] = {
    { "16", TRUE, 16 },      { "١٦", TRUE, 16 }, { "1.25", TRUE, 1.25 },   { "١.٢٥", TRUE, 1.25 }, { "١٫٢٥", TRUE, 1.25 },
    { " 1,25 ", TRUE, 1.25 }, { "۷۰", TRUE, 70 }, { "", FALSE, 0 },         { " ", FALSE, 0 },      { "1.2.3", FALSE, 0 },
    { "1e3", FALSE, 0 },     { "0x10", FALSE, 0 }, { "١٦ نقطة", FALSE, 0 }, { "-1", FALSE, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      double number;

      g_assert_cmpint (unrep_digits_parse (numbers[i].text, &number), ==, numbers[i].valid);
      if (numbers[i].valid)
        g_assert_cmpfloat (number, ==, numbers[i].number);
    }
}

int
main (int    argc,
      char **argv)
{
  unrep_test_init (&argc, &argv);
  g_test_add_func ("/digits/preference", test_preference);
  g_test_add_func ("/digits/message", test_message);
  g_test_add_func ("/digits/parse", test_parse);
  g_test_add_func ("/digits/locale/egypt", test_locale_egypt);
  g_test_add_func ("/digits/locale/morocco", test_locale_morocco);
  g_test_add_func ("/digits/locale/nonsense", test_locale_nonsense);
  return g_test_run ();
}
