/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/unrep-numbering.h"
#include "unrep-test.h"

static UnrepGlyphs
glyphs (const char *utf8)
{
  UnrepGlyphs out = { .n = 0 };

  for (const char *p = utf8; *p != '\0'; p = g_utf8_next_char (p))
    if (!unrep_glyph_is_dropped (g_utf8_get_char (p)))
      out.at[out.n++] = unrep_glyph_fold (g_utf8_get_char (p));
  return out;
}

static void
test_format (void)
{
  static const struct
  {
    UnrepNumbering system;
    guint          ordinal;
    const char    *label;
  } cases[] = {
    { UNREP_NUMBERING_DIGITS, 117, "117" },
    { UNREP_NUMBERING_ARABIC_LETTER, 1, "أ" },
    { UNREP_NUMBERING_ARABIC_LETTER, 5, "ه" },
    { UNREP_NUMBERING_ARABIC_LETTER, 24, "خ" },
    { UNREP_NUMBERING_ARABIC_LETTER, 28, "غ" },
    { UNREP_NUMBERING_ARABIC_LETTER, 30, "بب" },
    { UNREP_NUMBERING_ARABIC_LETTER, 71, "سسس" },
    { UNREP_NUMBERING_ARABIC_NAME, 3, "جيم" },
    { UNREP_NUMBERING_ARABIC_ORDINAL, 5, "خامسا" },
    { UNREP_NUMBERING_ARABIC_ORDINAL, 11, "حادي عشر" },
    { UNREP_NUMBERING_LATIN_LOWER, 33, "gg" },
    { UNREP_NUMBERING_LATIN_UPPER, 4, "D" },
    { UNREP_NUMBERING_ROMAN_LOWER, 14, "xiv" },
    { UNREP_NUMBERING_ROMAN_UPPER, 49, "XLIX" },
    { UNREP_NUMBERING_CYRILLIC_LOWER, 9, "и" },
    { UNREP_NUMBERING_CHINESE, 10, "十" },
    { UNREP_NUMBERING_CHINESE, 23, "二十三" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      UnrepGlyphs      out, printed = glyphs (cases[i].label);
      g_autofree char *utf8 = NULL;

      unrep_numbering_format (cases[i].system, cases[i].ordinal, &out);
      utf8 = g_ucs4_to_utf8 (out.at, out.n, NULL, NULL, NULL);
      g_assert_cmpstr (utf8, ==, cases[i].label);
      if (!unrep_numbering_is_word (cases[i].system))
        g_assert_cmpuint (unrep_numbering_read (cases[i].system, &printed), ==, cases[i].ordinal);
      g_assert_cmpint (unrep_numbering_cost (cases[i].system, &out, 0), ==, UNREP_COST_NEVER);
    }
}

/* What is read is written so, for every ordinal of every system. */
static void
test_round_trip (void)
{
  for (UnrepNumbering system = 0; system < UNREP_N_NUMBERINGS; system++)
    for (guint ordinal = 1; ordinal <= 90; ordinal++)
      {
        UnrepGlyphs label, folded = { .n = 0 };

        unrep_numbering_format (system, ordinal, &label);
        if (label.n == 0)
          continue;
        for (guint i = 0; i < label.n; i++)
          if (label.at[i] != ' ')
            folded.at[folded.n++] = unrep_glyph_fold (label.at[i]);
        g_assert_cmpuint (unrep_numbering_read (system, &folded), ==, ordinal);
        g_assert_cmpint (unrep_numbering_cost (system, &folded, ordinal), ==, 0);
        g_assert_cmpint (unrep_numbering_cost (system, &folded, ordinal + 1), >, 0);
        g_assert_true (unrep_numbering_fits (system, &folded));
      }
}

static int
cost (UnrepNumbering system,
      const char    *printed,
      guint          ordinal)
{
  UnrepGlyphs out = glyphs (printed);

  return unrep_numbering_cost (system, &out, ordinal);
}

static void
test_misprints (void)
{
  /* Likely misprints are cheaper than unlikely ones. */
  g_assert_cmpint (cost (UNREP_NUMBERING_DIGITS, "1V", 17), <, cost (UNREP_NUMBERING_DIGITS, "1V", 13));
  g_assert_cmpint (cost (UNREP_NUMBERING_DIGITS, "١٥", 51), <, cost (UNREP_NUMBERING_DIGITS, "١٥", 62));
  g_assert_cmpint (cost (UNREP_NUMBERING_DIGITS, "13", 18), <, cost (UNREP_NUMBERING_DIGITS, "13", 27));
  g_assert_cmpint (cost (UNREP_NUMBERING_ARABIC_LETTER, "ح", 24), <, cost (UNREP_NUMBERING_ARABIC_LETTER, "ح", 16));
  g_assert_cmpint (cost (UNREP_NUMBERING_ARABIC_LETTER, "ي", 38), <, cost (UNREP_NUMBERING_ARABIC_LETTER, "ك", 38));
  g_assert_cmpint (cost (UNREP_NUMBERING_ARABIC_ORDINAL, "ثالثأ", 3), <=, 20);
  g_assert_cmpint (cost (UNREP_NUMBERING_ARABIC_ORDINAL, "رابعا", 3), >, 40);
  /* Digits of every script are the same digits. */
  g_assert_cmpint (cost (UNREP_NUMBERING_DIGITS, "۲٣4", 234), ==, 0);
  g_assert_cmpint (cost (UNREP_NUMBERING_ARABIC_LETTER, "هـ", 5), ==, 0);
}

static void
test_skips (void)
{
  /* ظ and غ may be left out, nothing else. */
  g_assert_cmpuint (unrep_numbering_skipped (UNREP_NUMBERING_ARABIC_LETTER, 26, 29), ==, 0);
  g_assert_cmpuint (unrep_numbering_skipped (UNREP_NUMBERING_ARABIC_LETTER, 25, 29), ==, 1);
  g_assert_cmpuint (unrep_numbering_skipped (UNREP_NUMBERING_ARABIC_LETTER, 54, 57), ==, 0);
  g_assert_cmpuint (unrep_numbering_skipped (UNREP_NUMBERING_DIGITS, 26, 29), ==, 2);
  g_assert_cmpuint (unrep_numbering_skipped (UNREP_NUMBERING_LATIN_LOWER, 3, 4), ==, 0);
  g_assert_cmpuint (unrep_numbering_skipped (UNREP_NUMBERING_LATIN_LOWER, 4, 3), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  unrep_test_init (&argc, &argv);

  g_test_add_func ("/numbering/format", test_format);
  g_test_add_func ("/numbering/round-trip", test_round_trip);
  g_test_add_func ("/numbering/misprints", test_misprints);
  g_test_add_func ("/numbering/skips", test_skips);

  return g_test_run ();
}
