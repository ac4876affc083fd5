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

int
main (int    argc,
      char **argv)
{
  unrep_test_init (&argc, &argv);
  g_test_add_func ("/digits/preference", test_preference);
  g_test_add_func ("/digits/locale/egypt", test_locale_egypt);
  g_test_add_func ("/digits/locale/morocco", test_locale_morocco);
  g_test_add_func ("/digits/locale/nonsense", test_locale_nonsense);
  return g_test_run ();
}
