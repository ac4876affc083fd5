/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fonts that are tried before anything is drawn in them. */
#include "findings-fixture.h"
#include "inspection-fixture.h"
#include "unrep-test.h"
#include "unrep-test-font.h"

#include "rendering/unrep-font-coverage.h"
#include "rendering/unrep-font-trial.h"

#include <string.h>

#define TEXT "قرار (A/74) ذهب الفلاح إلى الحقل ٣"

static const struct
{
  const char *table;
  UnrepTestLie lie;
  UnrepFontFault fault;
} cases[] = {
  { "loca", UNREP_TEST_LIE_ZEROS, UNREP_FONT_BLANK },
  { "glyf", UNREP_TEST_LIE_NOISE, UNREP_FONT_UNDRAWABLE },
  { "loca", UNREP_TEST_LIE_NOISE, UNREP_FONT_UNDRAWABLE },
  { "hhea", UNREP_TEST_LIE_ZEROS, UNREP_FONT_WIDTHS },
  { "hmtx", UNREP_TEST_LIE_ZEROS, UNREP_FONT_WIDTHS },
  { "head", UNREP_TEST_LIE_NAME, UNREP_FONT_UNDRAWABLE },
  /* Its own text would be all that tells. */
  { "name", UNREP_TEST_LIE_NOISE, UNREP_FONT_SOUND },
};

static void
test_faults (void)
{
  g_autofree char *dir = unrep_test_dup_dir ("faults");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *file = unrep_test_write_lying_font (dir, "Amiri", cases[i].table, cases[i].lie);

      g_test_message ("%s, lie %d", cases[i].table, (int) cases[i].lie);
      g_assert_cmpint (unrep_font_trial_run (file, 0), ==, cases[i].fault);
    }
}

static void
test_sound (void)
{
  static const char * const families[] = { "Amiri", "DejaVu Sans", "DejaVu Serif", "DejaVu Sans Mono" };

  for (gsize i = 0; i < G_N_ELEMENTS (families); i++)
    {
      g_autofree char *file = unrep_test_dup_font_file (families[i]);

      g_test_message ("%s", file);
      g_assert_cmpint (unrep_font_trial_run (file, 0), ==, UNREP_FONT_SOUND);
    }
}

/* Nothing that is done to any table ends the program; what cannot be loaded at all is no
 * font to fontconfig. */
static void
test_any_lie (void)
{
  static const char * const tables[] = { "cmap", "GSUB", "GPOS", "GDEF", "glyf", "loca", "hmtx", "hhea", "maxp", "post",
                                         "name", "OS/2", "head", "prep", "fpgm", "cvt " };
  g_autofree char *dir = unrep_test_dup_dir ("any");
  guint n_faults = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    for (UnrepTestLie lie = UNREP_TEST_LIE_ZEROS; lie < UNREP_TEST_N_LIES; lie++)
      {
        g_autofree char *file = unrep_test_write_lying_font (dir, "DejaVu Sans", tables[i], lie);

        n_faults += unrep_font_trial_run (file, 0) != UNREP_FONT_SOUND;
      }
  g_test_message ("%u faults", n_faults);
  g_assert_cmpuint (n_faults, >=, 15);
}

static void
test_no_file (void)
{
  g_autofree char *dir = unrep_test_dup_dir ("none");
  g_autofree char *text = unrep_test_write (dir, "t.ttf", "no font", -1);
  g_autofree char *missing = g_build_filename (dir, "missing.ttf", NULL);

  g_assert_cmpint (unrep_font_trial_run (text, 0), ==, UNREP_FONT_UNDRAWABLE);
  g_assert_cmpint (unrep_font_trial_run (missing, 0), ==, UNREP_FONT_UNDRAWABLE);
}

/* The damaged font is named once, and another stands for it without a word on each letter. */
static void
test_finding (void)
{
  g_autofree char *dir = unrep_test_dup_dir ("finding");
  g_autofree char *lying = unrep_test_write_lying_font (dir, "Amiri", "loca", UNREP_TEST_LIE_ZEROS);
  g_autofree char *sound = unrep_test_dup_font_file ("DejaVu Sans");
  const char *fonts[] = { lying, sound, NULL };
  g_autoptr (GObject) context = G_OBJECT (fixture_new_context (fonts, "Amiri 20"));
  g_autoptr (UnrepFontCoverage) coverage = unrep_font_coverage_new ((gpointer) context, "Amiri");
  UnrepCheckAids aids = { .fonts = coverage };
  g_autoptr (UnrepFindings) findings = fixture_check_aided (TEXT, -1, &aids);
  const UnrepFinding *finding = fixture_find (findings, "damaged-font");
  g_autofree char *problem = unrep_font_coverage_dup_problem (coverage, NULL);
  g_autofree char *message = NULL;
  g_auto (GStrv) left_out = NULL, again = NULL;

  g_assert_cmpuint (unrep_findings_count_check (findings, "damaged-font"), ==, 1);
  g_assert_cmpuint (finding->range.start, ==, 0);
  g_assert_cmpuint (finding->range.end, ==, 1);
  g_assert_null (finding->repair);
  g_assert_cmpstr (finding->about, ==, "Amiri");
  message = unrep_findings_dup_message (findings, 0);
  g_assert_cmpstr (message, ==, "A font is damaged: “ق”, in “Amiri”");
  g_assert_null (fixture_find (findings, "missing-glyph"));
  g_assert_null (fixture_find (findings, "fallback-font"));
  g_assert_null (fixture_find (findings, "mixed-fonts"));
  g_assert_cmpstr (unrep_font_coverage_get_family (coverage, g_utf8_get_char ("ق")), ==, "DejaVu Sans");
  g_assert_true (g_str_has_prefix (problem, "The font “Amiri” is damaged and not used: it draws nothing"));
  g_assert_true (g_str_has_suffix (problem, lying));

  /* Each is told once. */
  left_out = unrep_font_guard_leave_out ();
  g_assert_nonnull (left_out);
  g_assert_cmpuint (g_strv_length (left_out), ==, 1);
  g_assert_cmpstr (left_out[0], ==, problem);
  again = unrep_font_guard_leave_out ();
  g_assert_null (again);
  g_assert_true (unrep_font_guard_has_fonts ());
}

/* Once it is left out, nobody finds it; the finding is the same. */
static void
test_left_out (void)
{
  g_autofree char *dir = unrep_test_dup_dir ("left-out");
  g_autofree char *lying = unrep_test_write_lying_font (dir, "Amiri", "loca", UNREP_TEST_LIE_ZEROS);
  const char *tried[] = { lying, NULL };
  g_autoptr (GObject) before = G_OBJECT (fixture_new_context (tried, "Amiri 20"));
  g_autoptr (UnrepFontCoverage) damaged = unrep_font_coverage_new ((gpointer) before, "Amiri");
  g_autofree char *sound = unrep_test_dup_font_file ("DejaVu Sans");
  const char *fonts[] = { sound, NULL };
  g_autoptr (GObject) context = G_OBJECT (fixture_new_context (fonts, "Amiri 20"));
  g_autoptr (UnrepFontCoverage) coverage = unrep_font_coverage_new ((gpointer) context, "Amiri");
  UnrepCheckAids aids = { .fonts = coverage };
  g_autoptr (UnrepFindings) findings = fixture_check_aided (TEXT, -1, &aids);
  g_autofree char *problem = unrep_font_coverage_dup_problem (coverage, NULL);

  g_assert_nonnull (unrep_font_coverage_get_damaged (damaged, 'A'));
  g_assert_cmpuint (unrep_findings_count_check (findings, "damaged-font"), ==, 1);
  g_assert_cmpstr (fixture_find (findings, "damaged-font")->about, ==, "Amiri");
  g_assert_null (fixture_find (findings, "fallback-font"));
  g_assert_true (g_str_has_prefix (problem, "The font “Amiri” is damaged"));
}

/* All that is left: it is drawn from, though it is damaged. */
static void
test_nothing_else (void)
{
  g_autofree char *dir = unrep_test_dup_dir ("nothing-else");
  g_autofree char *lying = unrep_test_write_lying_font (dir, "DejaVu Sans", "hhea", UNREP_TEST_LIE_ZEROS);
  const char *fonts[] = { lying, NULL };
  g_autoptr (GObject) context = G_OBJECT (fixture_new_context (fonts, "DejaVu Sans 20"));
  g_autoptr (UnrepFontCoverage) coverage = unrep_font_coverage_new ((gpointer) context, "DejaVu Sans");
  UnrepCheckAids aids = { .fonts = coverage };
  g_autoptr (UnrepFindings) findings = fixture_check_aided (TEXT, -1, &aids);

  g_assert_null (unrep_font_coverage_get_family (coverage, 'A'));
  g_assert_cmpuint (unrep_findings_count_check (findings, "damaged-font"), ==, 1);
  g_assert_nonnull (fixture_find (findings, "missing-glyph"));
}

int
main (int    argc,
      char **argv)
{
  unrep_test_init (&argc, &argv);

  g_test_add_func ("/font-guard/faults", test_faults);
  g_test_add_func ("/font-guard/sound", test_sound);
  g_test_add_func ("/font-guard/any-lie", test_any_lie);
  g_test_add_func ("/font-guard/no-file", test_no_file);
  g_test_add_func ("/font-guard/finding", test_finding);
  g_test_add_func ("/font-guard/left-out", test_left_out);
  g_test_add_func ("/font-guard/nothing-else", test_nothing_else);

  return g_test_run ();
}
