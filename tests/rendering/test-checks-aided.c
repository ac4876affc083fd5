/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "findings-fixture.h"
#include "inspection-fixture.h"
#include "unrep-test.h"

#include "base/unrep-error.h"

#include <string.h>

/* A text, what a check finds first in it, of which severity and with which repair. */
typedef struct
{
  const char *text;
  const char *wrong;
  UnrepSeverity severity;
  const char *repair;
} Case;

static void
assert_found (UnrepFindings *findings,
              const char    *check,
              const char    *wrong)
{
  const UnrepFinding *finding = fixture_find (findings, check);
  g_autofree char *found = NULL;

  if (wrong == NULL)
    {
      g_assert_null (finding);
      return;
    }
  g_assert_nonnull (finding);
  found = unrep_text_dup_range (unrep_findings_get_text (findings), finding->range);
  g_assert_cmpstr (found, ==, wrong);
}

static const Case words[] = {
  { "ذهب الفلاح إلى الحقل وذهب إلى البيت", NULL, UNREP_SEVERITY_NOTE, NULL },
  /* The right word stands elsewhere in the text. */
  { "انظر حدول الفلاح في جدول الحقل", "حدول", UNREP_SEVERITY_WARNING, "جدول" },
  /* The dictionary alone has it. */
  { "انظر حدول الفلاح", "حدول", UNREP_SEVERITY_NOTE, "جدول" },
  /* So often, it is a term, unless the right word stands there more often. */
  { "حدول حدول حدول", NULL, UNREP_SEVERITY_NOTE, NULL },
  { "حدول حدول حدول جدول جدول جدول جدول", "حدول", UNREP_SEVERITY_WARNING, "جدول" },
  /* ة for ه is a matter of spelling: only where the text has the word. */
  { "في شجره", "شجره", UNREP_SEVERITY_NOTE, NULL },
  { "في شجره، شجرة", "شجره", UNREP_SEVERITY_WARNING, "شجرة" },
  /* Two words of the text. */
  { "الفلاح إلى الحقل، الفلاحالحقل", "الفلاحالحقل", UNREP_SEVERITY_WARNING, "الفلاح الحقل" },
  { "الفلاح إلى البيت، الفلاحالحقل", "الفلاحالحقل", UNREP_SEVERITY_NOTE, NULL },
  /* Marks and tatweel are no part of a word; labels, short words and others are none. */
  { "ذَهَبَ الفــلاح إلى الحقل (ننن) وو the farmer", NULL, UNREP_SEVERITY_NOTE, NULL },
  { "در پنجره‌های چوبی گنجشک ژرف", NULL, UNREP_SEVERITY_NOTE, NULL },
};

static void
test_words (void)
{
  g_autofree char *folder = unrep_test_dup_source ("tests/corpus/hunspell");
  g_autoptr (UnrepDictionary) dictionary = NULL;
  g_autoptr (GError) error = NULL;

  g_setenv ("DICPATH", folder, TRUE);
  dictionary = unrep_dictionary_new ("ar", &error);
  g_assert_no_error (error);
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      UnrepCheckAids aids = { .dictionary = dictionary };
      g_autoptr (UnrepFindings) findings = fixture_check_aided (words[i].text, -1, &aids);
      const UnrepFinding *finding = fixture_find (findings, "unknown-word");

      g_test_message ("“%s”", words[i].text);
      assert_found (findings, "unknown-word", words[i].wrong);
      if (finding == NULL)
        continue;
      g_assert_cmpint (finding->severity, ==, words[i].severity);
      g_assert_cmpstr (finding->repair, ==, words[i].repair);
    }
}

/* No dictionary: not one word is called wrong, and where there is none is said. */
static void
test_no_dictionary (void)
{
  g_autoptr (UnrepFindings) findings = fixture_check ("انظر حدول الفلاح", -1);
  g_autoptr (UnrepDictionary) dictionary = NULL;
  g_autoptr (GError) error = NULL;

  assert_found (findings, "unknown-word", NULL);
  assert_found (findings, "missing-glyph", NULL);
  dictionary = unrep_dictionary_new ("xx-none", &error);
  g_assert_null (dictionary);
  g_assert_error (error, UNREP_ERROR, UNREP_ERROR_UNREADABLE);
  g_assert_nonnull (strstr (error->message, "xx-none"));
}

/* Amiri has Latin and Arabic letters, DejaVu Sans Cyrillic ones, and neither Chinese. */
static void
test_fonts (void)
{
  static const struct
  {
    const char *text;
    const char *missing;
    const char *fallback;
    const char *mixed;
  } cases[] = {
    { "ذهب الفلاح (A/74/173) إلى الحقل ١٢", NULL, NULL, NULL },
    { "ذهب 漢 الفلاح 漢字", "漢", NULL, NULL },
    { "ذهب Ж الفلاح", NULL, "Ж", NULL },
    { "ذهب الفلاحЖ إلى", NULL, "Ж", "الفلاحЖ" },
    { "ذهب\u200F الفلاح\u2067 إلى\t\u00A0الحقل", NULL, NULL, NULL },
  };
  g_autoptr (UnrepFontCoverage) fonts = unrep_font_coverage_new (fixture_get_context (), "Amiri");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      UnrepCheckAids aids = { .fonts = fonts };
      g_autoptr (UnrepFindings) findings = fixture_check_aided (cases[i].text, -1, &aids);

      g_test_message ("“%s”", cases[i].text);
      assert_found (findings, "missing-glyph", cases[i].missing);
      assert_found (findings, "fallback-font", cases[i].fallback);
      assert_found (findings, "mixed-fonts", cases[i].mixed);
    }
}

/* Every character is told once, in any family that was asked for. */
static void
test_once (void)
{
  g_autoptr (UnrepFontCoverage) fonts = unrep_font_coverage_new (fixture_get_context (), "amiri, DejaVu Sans");
  UnrepCheckAids aids = { .fonts = fonts };
  g_autoptr (UnrepFindings) findings = fixture_check_aided ("漢字 漢字 Ж 漢", -1, &aids);

  /* 漢 and 字 stand side by side. */
  g_assert_cmpuint (unrep_findings_count_check (findings, "missing-glyph"), ==, 1);
  g_assert_cmpuint (unrep_findings_count_check (findings, "fallback-font"), ==, 0);
  g_assert_cmpuint (unrep_findings_count (findings, UNREP_FAMILY_FONTS, UNREP_SEVERITY_ERROR), ==, 1);
}

int
main (int    argc,
      char **argv)
{
  unrep_test_init (&argc, &argv);

  g_test_add_func ("/checks-aided/words", test_words);
  g_test_add_func ("/checks-aided/no-dictionary", test_no_dictionary);
  g_test_add_func ("/checks-aided/fonts", test_fonts);
  g_test_add_func ("/checks-aided/once", test_once);

  return g_test_run ();
}
