/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "correction-fixture.h"
#include "unrep-test.h"

#include <string.h>

/* Invented. The page's footer stands within (ب), a footnote within paragraph 2. */
static const char report_text[] =
  "أولاً - التوصيات\n\n"
  "1- ناقش الفريق المسائل المعروضة عليه.\n\n"
  "2- وقدمت الوفود التوصيات التالية:\n\n"
  "(أ) ينبغي للدول أن تضع صكاً جديداً يسد الثغرات؛\n\n"
  "(ب) ينبغي للدول أن تكتفي بالصكوك القائمة (ج) ينبغي إنشاء نقاط اتصال؛\n\n"
  "(د) ينبغي أن تتبادل السلطات الخبرات كل سنة؛\n\n"
  "(ه) ينبغي بناء قدرات المحققين في كل بلد؛\n\n"
  "(و) ينبغي تقاسم الأدلة دون إبطاء.\n\n"
  "3- وأعربت وفود أخرى عن آراء مختلفة في هذا الشأن.\n\n"
  "ثانياً - المرفقات\n\n"
  "4- شكر الفريق البلد المضيف على حسن الضيافة.\n";

static guint
find (UnrepOutline *outline,
      const char   *path)
{
  g_autoptr (GError) error = NULL;
  guint unit = unrep_outline_find_path (outline, path, &error);

  g_assert_no_error (error);
  return unit;
}

static gsize
find_text (Fixture    *self,
           const char *needle)
{
  const char *utf8 = unrep_text_get_utf8 (self->text);
  const char *at = strstr (utf8, needle);

  g_assert_nonnull (at);
  return unrep_text_get_offset (self->text, (gsize) (at - utf8));
}

static void
test_mark (void)
{
  g_auto (Fixture) fixture = fixture_new (report_text);
  guint unit = find (fixture.outline, "3");
  UnrepCorrection correction = fixture_get_correction (fixture.outline, unit);
  g_autoptr (UnrepOutline) corrected = NULL;

  g_assert_cmpint (correction.recommendation, ==, UNREP_RECOMMENDATION_NO);
  correction.recommendation = UNREP_RECOMMENDATION_YES;
  corrected = fixture_correct (fixture.outline, &correction, 1, 0);

  g_assert_cmpuint (unrep_outline_get_n_units (corrected), ==, unrep_outline_get_n_units (fixture.outline));
  for (guint i = 0; i < unrep_outline_get_n_units (corrected); i++)
    if (i != unit)
      fixture_assert_same_unit (unrep_outline_get_unit (corrected, i), unrep_outline_get_unit (fixture.outline, i));
  g_assert_cmpint (unrep_outline_get_unit (corrected, unit)->recommendation, ==, UNREP_RECOMMENDATION_YES);
  g_assert_true (unrep_outline_get_unit (corrected, unit)->certain);
  g_assert_cmpstr (unrep_outline_get_unit (corrected, unit)->printed, ==,
                   unrep_outline_get_unit (fixture.outline, unit)->printed);
  g_assert_cmpuint (unrep_outline_get_unit (corrected, unit)->section, ==,
                    unrep_outline_get_unit (fixture.outline, unit)->section);
}

static void
test_label (void)
{
  g_auto (Fixture) fixture = fixture_new (report_text);
  guint unit = find (fixture.outline, "2");
  UnrepCorrection correction = fixture_get_correction (fixture.outline, unit);
  g_autoptr (UnrepOutline) corrected = NULL;

  correction.label = "7";
  corrected = fixture_correct (fixture.outline, &correction, 1, 0);

  g_assert_cmpuint (find (corrected, "7"), ==, unit);
  g_assert_cmpuint (find (corrected, "7/أ"), ==, find (fixture.outline, "2/أ"));
  g_assert_cmpuint (find (corrected, "7/د"), ==, find (fixture.outline, "2/د"));
  g_assert_cmpuint (find (corrected, "3"), ==, find (fixture.outline, "3"));
  g_assert_cmpuint (unrep_outline_find_path (corrected, "2/أ", NULL), ==, UNREP_NO_UNIT);
}

/* A correction of an item that was made before its paragraph's label was mended,
 * and one that was made after. */
static void
test_parent_renamed (void)
{
  g_auto (Fixture) fixture = fixture_new (report_text);
  UnrepCorrection corrections[] = {
    fixture_get_correction (fixture.outline, find (fixture.outline, "2/أ")),
    fixture_get_correction (fixture.outline, find (fixture.outline, "2")),
    fixture_get_correction (fixture.outline, find (fixture.outline, "2/د")),
    fixture_get_correction (fixture.outline, find (fixture.outline, "3")),
  };
  g_autoptr (UnrepOutline) corrected = NULL;

  corrections[1].label = "3";
  corrections[2].parent = "3";
  corrections[3].label = "2";
  corrected = fixture_correct (fixture.outline, corrections, G_N_ELEMENTS (corrections), 0);
  g_assert_cmpuint (find (corrected, "3/أ"), ==, find (fixture.outline, "2/أ"));
  g_assert_cmpuint (find (corrected, "3/د"), ==, find (fixture.outline, "2/د"));
  g_assert_cmpuint (find (corrected, "2"), ==, find (fixture.outline, "3"));
}

static void
test_split (void)
{
  g_auto (Fixture) fixture = fixture_new (report_text);
  guint unit = find (fixture.outline, "2/ب"), parent, added;
  gsize offset = find_text (&fixture, "(ج)");
  g_autofree char *label = unrep_outline_dup_next_label (fixture.outline, unit, offset, &parent);
  UnrepCorrection parts[2] = { fixture_get_correction (fixture.outline, unit), fixture_get_correction (fixture.outline, unit) };
  g_autoptr (UnrepOutline) corrected = NULL;
  g_autoptr (UnrepOutline) second_only = NULL;

  g_assert_cmpstr (label, ==, "ج");
  g_assert_cmpuint (parent, ==, find (fixture.outline, "2"));
  g_assert_true (unrep_outline_find_split (fixture.outline, unit, offset, &parts[0].range, &parts[1].range));
  g_assert_cmpuint (parts[1].range.start, ==, offset);
  g_assert_cmpuint (parts[0].range.end, ==, offset - 1);
  parts[1].label = label;
  corrected = fixture_correct (fixture.outline, parts, 2, 0);

  g_assert_cmpuint (unrep_outline_get_n_units (corrected), ==, unrep_outline_get_n_units (fixture.outline) + 1);
  added = find (corrected, "2/ج");
  g_assert_cmpuint (added, ==, unit + 1);
  g_assert_cmpstr (unrep_outline_get_unit (corrected, added)->printed, ==, "(ج)");
  g_assert_cmpuint (unrep_outline_get_unit (corrected, added)->printed_range.start, ==, offset);
  g_assert_cmpstr (unrep_outline_get_unit (corrected, unit)->printed, ==, "(ب)");
  g_assert_cmpuint (unrep_outline_get_unit (corrected, added)->level, ==,
                    unrep_outline_get_unit (corrected, unit)->level);
  g_assert_cmpuint (unrep_outline_get_unit_at (corrected, offset - 1), ==, UNREP_NO_UNIT);

  /* The other half of a split follows from one. */
  second_only = fixture_correct (fixture.outline, &parts[1], 1, 0);
  fixture_assert_same (second_only, corrected);
}

static void
test_split_refused (void)
{
  g_auto (Fixture) fixture = fixture_new (report_text);
  guint unit = find (fixture.outline, "2/أ");
  UnrepRange range = unrep_outline_get_unit (fixture.outline, unit)->range, before, behind;

  g_assert_false (unrep_outline_find_split (fixture.outline, unit, range.start, &before, &behind));
  g_assert_false (unrep_outline_find_split (fixture.outline, unit, range.end, &before, &behind));
  g_assert_false (unrep_outline_find_split (fixture.outline, unit, range.start - 4, &before, &behind));
  g_assert_true (unrep_outline_find_split (fixture.outline, unit, range.start + 1, &before, &behind));
}

static void
test_join (void)
{
  g_auto (Fixture) fixture = fixture_new (report_text);
  guint unit = find (fixture.outline, "2/د"), previous = find (fixture.outline, "2/ب");
  UnrepCorrection correction = fixture_get_correction (fixture.outline, previous);
  g_autoptr (UnrepOutline) corrected = NULL;

  g_assert_cmpuint (unrep_outline_find_previous (fixture.outline, unit), ==, previous);
  g_assert_cmpuint (unrep_outline_find_previous (fixture.outline, 0), ==, UNREP_NO_UNIT);
  correction.range.end = unrep_outline_get_unit (fixture.outline, unit)->range.end;
  corrected = fixture_correct (fixture.outline, &correction, 1, 0);

  g_assert_cmpuint (unrep_outline_get_n_units (corrected), ==, unrep_outline_get_n_units (fixture.outline) - 1);
  g_assert_cmpuint (unrep_outline_find_path (corrected, "2/د", NULL), ==, UNREP_NO_UNIT);
  g_assert_cmpuint (find (corrected, "2/ب"), ==, previous);
  g_assert_cmpuint (find (corrected, "2/ه"), ==, unit);
  g_assert_cmpuint (unrep_outline_get_unit (corrected, previous)->end_line, ==,
                    unrep_outline_get_unit (fixture.outline, unit)->end_line);
}

/* What the joined paragraph had below it stands below the whole. */
static void
test_join_of_parent (void)
{
  g_auto (Fixture) fixture = fixture_new (report_text);
  guint unit = find (fixture.outline, "2"), previous = find (fixture.outline, "1");
  UnrepCorrection correction = fixture_get_correction (fixture.outline, previous);
  g_autoptr (UnrepOutline) corrected = NULL;

  correction.range.end = unrep_outline_get_unit (fixture.outline, unit)->range.end;
  corrected = fixture_correct (fixture.outline, &correction, 1, 0);
  g_assert_cmpuint (find (corrected, "1/أ"), ==, unit);
  g_assert_cmpuint (unrep_outline_get_unit (corrected, unit)->parent, ==, previous);
}

/* A heading that is none: what stood below it stands below the one before. */
static void
test_heading (void)
{
  g_auto (Fixture) fixture = fixture_new (report_text);
  guint last = find (fixture.outline, "4");
  guint heading = unrep_outline_get_unit (fixture.outline, last)->section;
  guint before = unrep_outline_get_unit (fixture.outline, find (fixture.outline, "1"))->section;
  UnrepCorrection correction = fixture_get_correction (fixture.outline, heading);
  g_autoptr (UnrepOutline) corrected = NULL;

  g_assert_cmpuint (heading, !=, before);
  correction.kind = UNREP_UNIT_CONTINUATION;
  correction.label = "";
  corrected = fixture_correct (fixture.outline, &correction, 1, 0);
  g_assert_cmpuint (unrep_outline_get_unit (corrected, last)->section, ==, before);
  g_assert_cmpuint (unrep_outline_get_unit (corrected, heading)->section, ==, before);
}

static void
test_contradictions (void)
{
  g_auto (Fixture) fixture = fixture_new (report_text);
  guint unit = find (fixture.outline, "2/ب");
  UnrepCorrection corrections[5];
  g_autoptr (GArray) contradicting = NULL;
  g_autoptr (UnrepOutline) corrected = NULL;

  for (guint i = 0; i < 5; i++)
    corrections[i] = fixture_get_correction (fixture.outline, unit);
  corrections[1].range.end -= 3;
  corrections[2].recommendation = UNREP_RECOMMENDATION_NO;
  corrections[4].range.end = unrep_text_get_n_chars (fixture.text) + 1;
  corrected = unrep_outline_new_corrected (fixture.outline, corrections, 5, &contradicting);

  /* The fourth says what the first says. */
  g_assert_cmpuint (contradicting->len, ==, 3);
  g_assert_cmpuint (g_array_index (contradicting, guint, 0), ==, 1);
  g_assert_cmpuint (g_array_index (contradicting, guint, 1), ==, 2);
  g_assert_cmpuint (g_array_index (contradicting, guint, 2), ==, 4);
  fixture_assert_same (corrected, fixture.outline);
  g_assert_true (unrep_correction_contradicts (&corrections[0], &corrections[1]));
  g_assert_false (unrep_correction_contradicts (&corrections[0], &corrections[3]));
}

static void
test_unsound (void)
{
  g_auto (Fixture) fixture = fixture_new (report_text);
  UnrepCorrection sound = fixture_get_correction (fixture.outline, find (fixture.outline, "2/ب")), bad;
  gsize n_chars = unrep_text_get_n_chars (fixture.text);
  g_autofree char *label = g_strnfill (UNREP_LABEL_MAX_CHARS + 1, 'a');

  g_assert_true (unrep_correction_is_sound (&sound, n_chars));
  for (guint i = 0; i < 7; i++)
    {
      static const char *const labels[] = { "", "a/b", "a\n", "\xff", "\xe2\x80" };

      bad = sound;
      if (i < G_N_ELEMENTS (labels))
        bad.label = labels[i];
      else if (i == 5)
        bad.label = label;
      else
        bad.range.end = bad.range.start;
      g_assert_false (unrep_correction_is_sound (&bad, n_chars));
    }
}

static void
test_guesses (void)
{
  static const struct
  {
    const char *text, *path, *at, *label, *below;
  } cases[] = {
    { "1. First of all.\n\n2. States said: (a) this;\n\n3. Third.\n", "2", "(a)", "a", "2" },
    { "1. First of all.\n\n2. States said this. 3. And that.\n\n4. Fourth.\n", "2", "3.", "3", "" },
    { "1. Said:\n\n(a) one;\n\n(b) two;\n\n(c) three;\n\n(d) four;\n\n(e) five;\n\n(f) six;\n\n(g) seven;\n\n"
      "(h) eight and nine.\n\n2. Second.\n", "1/h", "nine", "i", "1" },
    { "1. Said:\n\n(a) this:\n\n(i) one and another;\n\n2. Second.\n", "1/a/i", "another", "ii", "1/a" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (Fixture) fixture = fixture_new (cases[i].text);
      guint unit = find (fixture.outline, cases[i].path), parent;
      g_autofree char *label =
        unrep_outline_dup_next_label (fixture.outline, unit, find_text (&fixture, cases[i].at), &parent);

      g_assert_cmpstr (label, ==, cases[i].label);
      g_assert_cmpstr (parent == UNREP_NO_UNIT ? "" : unrep_outline_get_unit (fixture.outline, parent)->path, ==,
                       cases[i].below);
    }
}

int
main (int    argc,
      char **argv)
{
  unrep_test_init (&argc, &argv);

  g_test_add_func ("/correction/mark", test_mark);
  g_test_add_func ("/correction/label", test_label);
  g_test_add_func ("/correction/parent-renamed", test_parent_renamed);
  g_test_add_func ("/correction/split", test_split);
  g_test_add_func ("/correction/split-refused", test_split_refused);
  g_test_add_func ("/correction/join", test_join);
  g_test_add_func ("/correction/join-of-parent", test_join_of_parent);
  g_test_add_func ("/correction/heading", test_heading);
  g_test_add_func ("/correction/contradictions", test_contradictions);
  g_test_add_func ("/correction/unsound", test_unsound);
  g_test_add_func ("/correction/guesses", test_guesses);

  return g_test_run ();
}
