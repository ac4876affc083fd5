/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-test.h"

#include "team/unrep-agreement-detail.h"
#include "team/unrep-unitizing.h"
#include "unrep-agreement-fixture.h"
#include "unrep-team-fixture.h"

#include <string.h>

/* J. L. Fleiss, Psychological Bulletin 76 (1971), table 1: 30 patients, 6 ratings
 * each, in 5 categories. */
static UnrepAgreementTable *
new_fleiss_1971 (void)
{
  const char * const raters[] = {
    "422521311511212311215221121215",
    "423521311542242311235421421235",
    "423523334544244311435444421435",
    "453543334544344341455454421435",
    "453543534544344351455454425435",
    "455543544544345552455454545435",
    NULL,
  };

  return test_new_matrix (raters);
}

/* R's irr prints the κ of each category with three digits. */
static void
test_categories (void)
{
  const double published[] = { 0.245, 0.245, 0.520, 0.471, 0.566 };
  g_autoptr (UnrepAgreementTable) table = new_fleiss_1971 ();
  UnrepRatings *ratings = unrep_agreement_table_get_ratings (table);
  g_autoptr (GArray) list = unrep_agreement_list_categories (ratings);
  guint64 n_values = 0;

  g_assert_cmpuint (list->len, ==, 5);
  for (guint i = 0; i < 5; i++)
    {
      const UnrepCategoryAgreement *one = &g_array_index (list, UnrepCategoryAgreement, i);

      g_assert_cmpstr (one->fleiss.undefined, ==, NULL);
      g_assert_cmpfloat_with_epsilon (one->fleiss.value, published[i], 0.0005);
      n_values += one->n_values;
    }
  g_assert_cmpuint (n_values, ==, 180);
}

/* J. Cohen, Educational and Psychological Measurement 20 (1960), p. 45: of two
 * reviewers specific agreement is 2a / (2a + b + c). */
static void
test_specific (void)
{
  const guint cells[] = { 88, 14, 18, 10, 40, 10, 2, 6, 12 };
  g_autoptr (UnrepRatings) ratings = test_new_table (cells, 3);
  g_autoptr (GArray) list = unrep_agreement_list_categories (ratings);
  g_autofree double *coincidences = unrep_agreement_dup_coincidences (ratings);

  g_assert_cmpfloat_with_epsilon (g_array_index (list, UnrepCategoryAgreement, 0).specific.value, 176.0 / 220, 1e-12);
  g_assert_cmpfloat_with_epsilon (g_array_index (list, UnrepCategoryAgreement, 1).specific.value, 80.0 / 120, 1e-12);
  g_assert_cmpfloat_with_epsilon (g_array_index (list, UnrepCategoryAgreement, 2).specific.value, 24.0 / 60, 1e-12);
  g_assert_cmpuint (g_array_index (list, UnrepCategoryAgreement, 2).n_values, ==, 60);
  g_assert_cmpfloat_with_epsilon (coincidences[0 * 3 + 0], 176, 1e-9);
  g_assert_cmpfloat_with_epsilon (coincidences[0 * 3 + 2], 20, 1e-9);
  g_assert_cmpfloat_with_epsilon (coincidences[2 * 3 + 0], 20, 1e-9);
  g_assert_cmpfloat_with_epsilon (coincidences[1 * 3 + 2], 16, 1e-9);
}

/* K. Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), section C,
 * prints the matrix of coincidences of these data. */
static void
test_coincidences (void)
{
  const char * const raters[] = { "123321412...", "1233224125.3", ".3332342251.", "12332441251.", NULL };
  const double diagonal[] = { 7, 10, 8, 4, 3 };
  g_autoptr (UnrepAgreementTable) table = test_new_matrix (raters);
  g_autofree double *coincidences = unrep_agreement_dup_coincidences (unrep_agreement_table_get_ratings (table));
  double total = 0;

  for (guint i = 0; i < 5; i++)
    g_assert_cmpfloat_with_epsilon (coincidences[i * 5 + i], diagonal[i], 1e-9);
  g_assert_cmpfloat_with_epsilon (coincidences[0 * 5 + 1], 4.0 / 3, 1e-9);
  g_assert_cmpfloat_with_epsilon (coincidences[2 * 5 + 1], 4.0 / 3, 1e-9);
  for (guint i = 0; i < 25; i++)
    total += coincidences[i];
  g_assert_cmpfloat_with_epsilon (total, 40, 1e-9);
}

/* The pairs are 1, 0.5 and 0.5; the third has a unit less. */
static void
test_pairs (void)
{
  const char * const raters[] = { "ababa", "ababa", ".....", "abaa.", NULL };
  g_autoptr (UnrepAgreementTable) table = test_new_matrix (raters);
  g_autoptr (GArray) pairs = unrep_agreement_list_pairs (unrep_agreement_table_get_ratings (table));
  const UnrepReviewerPair *pair;

  g_assert_cmpuint (pairs->len, ==, 3);
  pair = &g_array_index (pairs, UnrepReviewerPair, 0);
  g_assert_cmpuint (pair->first, ==, 0);
  g_assert_cmpuint (pair->second, ==, 1);
  g_assert_cmpuint (pair->n_units, ==, 5);
  g_assert_cmpfloat_with_epsilon (pair->cohen.value, 1, 1e-12);
  pair = &g_array_index (pairs, UnrepReviewerPair, 2);
  g_assert_cmpuint (pair->first, ==, 1);
  g_assert_cmpuint (pair->second, ==, 3);
  g_assert_cmpuint (pair->n_units, ==, 4);
  g_assert_cmpfloat_with_epsilon (pair->percent.value, 0.75, 1e-12);
  g_assert_cmpfloat_with_epsilon (pair->cohen.value, 0.5, 1e-12);
}

static void
test_without (void)
{
  const char * const raters[] = { "abcabcabc", "abcabcabc", "bcabcabca", NULL }, * const two[] = { "ab", "ba", NULL };
  g_autoptr (UnrepAgreementTable) table = test_new_matrix (raters), table_of_two = test_new_matrix (two);
  g_autoptr (GArray) list = unrep_agreement_list_without (unrep_agreement_table_get_ratings (table));
  g_autoptr (GArray) nothing = unrep_agreement_list_without (unrep_agreement_table_get_ratings (table_of_two));

  g_assert_cmpuint (list->len, ==, 3);
  g_assert_cmpfloat_with_epsilon (g_array_index (list, UnrepWithoutReviewer, 2).alpha.value, 1, 1e-12);
  g_assert_cmpfloat (g_array_index (list, UnrepWithoutReviewer, 0).alpha.value, <, 0);
  g_assert_cmpuint (nothing->len, ==, 0);
}

/* What would take minutes is not begun. */
static void
test_too_many (void)
{
  g_autoptr (UnrepRatings) ratings = unrep_ratings_new (5000, 2);
  g_autofree UnrepRating *values = g_new (UnrepRating, 5000);

  for (guint i = 0; i < 5000; i++)
    values[i] = (UnrepRating) { i, i % 2 };
  for (guint unit = 0; unit < 10; unit++)
    unrep_ratings_add_unit (ratings, values, 5000);
  g_assert_null (unrep_agreement_list_pairs (ratings));
  g_assert_null (unrep_agreement_list_without (ratings));
}

/* K. Krippendorff, Content Analysis (4th edition, 2019), figure 12.11: 60 units of
 * length, three reviewers, six codes. */
static UnrepUnitizing *
new_krippendorff_2019 (void)
{
  const guint spans[][4] = {
    { 0, 0, 7, 1 }, { 0, 7, 6, 2 }, { 0, 30, 2, 5 }, { 0, 32, 5, 6 }, { 0, 37, 7, 6 }, { 0, 44, 16, 7 },
    { 1, 0, 7, 1 }, { 1, 7, 6, 3 }, { 1, 13, 8, 5 }, { 1, 32, 12, 6 },
    { 2, 0, 7, 1 }, { 2, 7, 6, 4 }, { 2, 13, 8, 5 }, { 2, 32, 5, 6 }, { 2, 37, 4, 6 }, { 2, 41, 3, 6 },
  };
  UnrepUnitizing *unitizing = unrep_unitizing_new ();
  UnrepCodedSpan coded[G_N_ELEMENTS (spans)];

  for (guint i = 0; i < G_N_ELEMENTS (spans); i++)
    coded[i] = (UnrepCodedSpan) { spans[i][0], spans[i][3] - 1, { spans[i][1], spans[i][1] + spans[i][2] } };
  unrep_unitizing_add_text (unitizing, 60, 3, coded, G_N_ELEMENTS (coded));

  return unitizing;
}

static void
test_krippendorff_2019 (void)
{
  g_autoptr (UnrepUnitizing) unitizing = new_krippendorff_2019 ();
  UnrepCoefficient alpha = unrep_unitizing_get_alpha (unitizing), any = unrep_unitizing_get_alpha_any (unitizing);

  g_assert_cmpstr (alpha.undefined, ==, NULL);
  g_assert_cmpfloat_with_epsilon (alpha.value, 0.50998, 1e-5);
  g_assert_cmpfloat_with_epsilon (any.value, 0.41360, 1e-5);
  /* Code 1 is marked alike by all. */
  g_assert_cmpfloat_with_epsilon (unrep_unitizing_get_alpha_category (unitizing, 0).value, 1, 1e-12);
}

/* Spans of one reviewer and category that overlap count once, and what is beyond
 * the end or without length not at all. */
static void
test_united (void)
{
  g_autoptr (UnrepUnitizing) apart = unrep_unitizing_new (), whole = unrep_unitizing_new ();
  const UnrepCodedSpan pieces[] = { { 0, 0, { 10, 20 } }, { 0, 0, { 15, 30 } }, { 0, 0, { 12, 14 } }, { 0, 1, { 50, 50 } },
                                    { 1, 0, { 10, 25 } }, { 1, 0, { 90, 200 } } };
  const UnrepCodedSpan spans[] = { { 0, 0, { 10, 30 } }, { 1, 0, { 10, 25 } }, { 1, 0, { 90, 100 } } };

  unrep_unitizing_add_text (apart, 100, 2, pieces, G_N_ELEMENTS (pieces));
  unrep_unitizing_add_text (whole, 100, 2, spans, G_N_ELEMENTS (spans));
  g_assert_cmpfloat_with_epsilon (unrep_unitizing_get_alpha (apart).value, unrep_unitizing_get_alpha (whole).value, 1e-12);
}

/* One reviewer's spans of two categories overlap: agreeing on both is agreement, on
 * one of them is not. */
static void
test_overlapping (void)
{
  const UnrepCodedSpan both[] = { { 0, 0, { 10, 30 } }, { 0, 1, { 20, 40 } }, { 1, 0, { 10, 30 } }, { 1, 1, { 20, 40 } } };
  const UnrepCodedSpan one[] = { { 0, 0, { 10, 30 } }, { 0, 1, { 20, 40 } }, { 1, 0, { 10, 30 } } };
  g_autoptr (UnrepUnitizing) same = unrep_unitizing_new (), other = unrep_unitizing_new ();

  unrep_unitizing_add_text (same, 100, 2, both, G_N_ELEMENTS (both));
  unrep_unitizing_add_text (other, 100, 2, one, G_N_ELEMENTS (one));
  g_assert_cmpfloat_with_epsilon (unrep_unitizing_get_alpha (same).value, 1, 1e-12);
  g_assert_cmpfloat (unrep_unitizing_get_alpha (other).value, <, 1);
  g_assert_cmpfloat_with_epsilon (unrep_unitizing_get_alpha_category (other, 0).value, 1, 1e-12);
}

static void
test_undefined (void)
{
  const UnrepCodedSpan span = { 0, 0, { 10, 30 } }, all[] = { { 0, 0, { 0, 9 } }, { 1, 0, { 0, 9 } } };
  g_autoptr (UnrepUnitizing) none = unrep_unitizing_new (), alone = unrep_unitizing_new (), empty = unrep_unitizing_new ();
  g_autoptr (UnrepUnitizing) full = unrep_unitizing_new ();

  unrep_unitizing_add_text (alone, 100, 1, &span, 1);
  unrep_unitizing_add_text (empty, 100, 3, NULL, 0);
  unrep_unitizing_add_text (full, 9, 2, all, 2);
  g_assert_nonnull (strstr (unrep_unitizing_get_alpha (none).undefined, "two reviewers"));
  g_assert_nonnull (strstr (unrep_unitizing_get_alpha (alone).undefined, "two reviewers"));
  g_assert_nonnull (strstr (unrep_unitizing_get_alpha (empty).undefined, "nobody"));
  g_assert_nonnull (strstr (unrep_unitizing_get_alpha (full).undefined, "equal"));
}

/* The sums over characters, one character after the other. */
static double
compute_slowly (const guint *values,
                guint        n_reviewers,
                guint        n_chars,
                double       self_length,
                const double *self)
{
  double same[4] = { 0 }, total[4] = { 0 }, length = (double) n_chars * n_reviewers, observed = 0, expected = length;

  for (guint at = 0; at < n_chars; at++)
    for (guint i = 0; i < n_reviewers; i++)
      {
        total[values[i * n_chars + at]]++;
        for (guint j = 0; j < n_reviewers; j++)
          if (i != j && values[i * n_chars + at] == values[j * n_chars + at])
            same[values[i * n_chars + at]] += 1.0 / (n_reviewers - 1);
      }
  for (guint c = 0; c < 4; c++)
    {
      observed += total[c] - same[c];
      expected -= (total[c] * total[c] - self[c]) / (length - self_length / length);
    }

  return 1 - observed / expected;
}

static void
test_by_definition (void)
{
  for (guint round = 0; round < 200; round++)
    {
      guint n_chars = 40, values[4 * 40] = { 0 };
      double self[4] = { 0 }, self_length = 0;
      g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (UnrepCodedSpan));
      g_autoptr (UnrepUnitizing) unitizing = unrep_unitizing_new ();

      for (guint reviewer = 0; reviewer < 4; reviewer++)
        for (guint at = (guint) g_test_rand_int_range (0, 6), end; at < n_chars; at = end + (guint) g_test_rand_int_range (0, 9))
          {
            guint category = (guint) g_test_rand_int_range (0, 3);
            UnrepCodedSpan span = { reviewer, category, { at, 0 } };

            end = at + (guint) g_test_rand_int_range (1, 9);
            end = MIN (end, n_chars);
            span.range.end = end;
            g_array_append_val (spans, span);
            for (guint i = at; i < end; i++)
              values[reviewer * n_chars + i] = category + 1;
            self[category + 1] += (double) (end - at) * (end - at);
          }
      for (guint i = 0; i < 4 * n_chars; i++)
        self[0] += values[i] == 0;
      for (guint c = 0; c < 4; c++)
        self_length += self[c];
      unrep_unitizing_add_text (unitizing, n_chars, 4, (const UnrepCodedSpan *) spans->data, spans->len);
      g_assert_cmpfloat_with_epsilon (unrep_unitizing_get_alpha (unitizing).value,
                                      compute_slowly (values, 4, n_chars, self_length, self), 1e-9);
    }
}

/* From side files: a span without a position is evidence for its unit's, and what
 * another reviewer of the text left unmarked counts. */
static void
test_side_files (void)
{
  const TestNote amal[] = { { 0, 40, "support", .id = 11 }, { 5, 15, "oppose", "span" }, { 50, 60, "support", "span" },
                            { 70, 75, "support", "span", TRUE } };
  const TestNote zaid[] = { { 0, 40, "support", .id = 12 }, { 5, 12, "oppose", "span" }, { 80, 90, "rumour", "span" } };
  const TestNote huda[] = { { 0, 40, "mixed", .id = 13 } };
  const UnrepCodedSpan spans[] = { { 0, 1, { 5, 15 } }, { 0, 0, { 50, 60 } }, { 1, 1, { 5, 12 } }, { 1, 7, { 80, 90 } } };
  g_autofree char *dir = unrep_test_dup_dir ("spans");
  g_autoptr (UnrepUnitizing) expected = unrep_unitizing_new ();
  g_autoptr (UnrepTeam) team = NULL;
  g_autoptr (GPtrArray) tables = NULL;
  g_autoptr (GArray) with = NULL, without = NULL;
  UnrepAgreementTable *table;

  test_write_side_file (dir, "1.json", &(TestSide) { "amal", 7, "a.txt" }, amal, 4);
  test_write_side_file (dir, "2.json", &(TestSide) { "zaid", 3, "a.txt" }, zaid, 3);
  test_write_side_file (dir, "3.json", &(TestSide) { "huda", 5, "a.txt" }, huda, 1);
  team = test_read_team (dir, 0);
  tables = unrep_agreement_table_list (team, FALSE);
  table = g_ptr_array_index (tables, 0);
  with = unrep_agreement_table_list_coefficients (table, TRUE, NULL);
  without = unrep_agreement_table_list_coefficients (table, FALSE, NULL);

  unrep_unitizing_add_text (expected, 100000, 3, spans, G_N_ELEMENTS (spans));
  g_assert_cmpuint (with->len, ==, without->len + 2);
  g_assert_cmpfloat_with_epsilon (g_array_index (with, UnrepCoefficient, without->len).value,
                                  unrep_unitizing_get_alpha (expected).value, 1e-12);
  g_assert_cmpfloat_with_epsilon (g_array_index (with, UnrepCoefficient, without->len + 1).value,
                                  unrep_unitizing_get_alpha_any (expected).value, 1e-12);
  g_assert_cmpfloat_with_epsilon (unrep_agreement_table_get_spans_alpha (table, 1).value,
                                  unrep_unitizing_get_alpha_category (expected, 1).value, 1e-12);
  /* What only evidence has is no position that somebody could have chosen. */
  g_assert_cmpuint (unrep_ratings_get_n_categories (unrep_agreement_table_get_ratings (table)), ==, 5);
}

static void
write_on (UnrepOutline *outline,
          const char   *dir,
          const char   *name,
          const char   *reviewer,
          guint         person,
          const char   *first,
          const char   *last)
{
  const TestNote notes[] = { test_note_on (outline, "2/a", first), test_note_on (outline, "2/b", "none"),
                             test_note_on (outline, "3/a", last) };
  g_autofree char *sha256 = test_dup_sha256 (TEST_REPORT);

  test_write_side_file (dir, name, &(TestSide) { reviewer, person, "r.txt", .text_sha256 = sha256 }, notes, 3);
}

/* Each unit lies in one section; a report that is not there is one row. */
static void
test_sections (void)
{
  g_autofree char *dir = unrep_test_dup_dir ("sections");
  g_autoptr (UnrepOutline) outline = test_new_outline ();
  g_autoptr (UnrepTeam) team = NULL;
  g_autoptr (GPtrArray) tables = NULL, problems = g_ptr_array_new_with_free_func ((GDestroyNotify) g_error_free);
  UnrepAgreementTable *table, *row;
  guint n_units = 0;

  g_free (unrep_test_write (dir, "r.txt", TEST_REPORT, -1));
  write_on (outline, dir, "a.json", "amal", 7, "support", "mixed");
  write_on (outline, dir, "z.json", "zaid", 3, "oppose", "mixed");
  test_write_side_file (dir, "g.json", &(TestSide) { "amal", 7, "gone.txt" }, test_three_notes, 3);
  test_write_side_file (dir, "h.json", &(TestSide) { "zaid", 3, "gone.txt" }, test_three_notes, 2);
  team = test_read_team (dir, 0);
  tables = unrep_agreement_table_list_sections (team, problems, NULL);

  g_assert_cmpuint (problems->len, ==, 1);
  g_assert_nonnull (strstr (((GError *) g_ptr_array_index (problems, 0))->message, "gone.txt"));
  table = g_ptr_array_index (tables, 0);
  g_assert_cmpuint (unrep_agreement_table_get_n_rows (table), ==, 3);
  for (guint i = 0; i < 3; i++)
    n_units += unrep_ratings_count_pairable (unrep_agreement_table_get_ratings (unrep_agreement_table_get_row (table, i)));
  g_assert_cmpuint (n_units, ==, unrep_ratings_count_pairable (unrep_agreement_table_get_ratings (table)));

  row = unrep_agreement_table_get_row (table, 0);
  g_assert_null (unrep_agreement_table_get_section (row));
  row = unrep_agreement_table_get_row (table, 1);
  g_assert_cmpstr (unrep_agreement_table_get_section (row)->label, ==, "II");
  g_assert_nonnull (strstr (unrep_agreement_table_get_section (row)->title, "Recommendations"));
  g_assert_cmpfloat (unrep_agreement_measure (unrep_agreement_table_get_ratings (row), UNREP_MEASURE_PERCENT).value, ==, 0.5);
  row = unrep_agreement_table_get_row (table, 2);
  g_assert_cmpstr (unrep_agreement_table_get_section (row)->label, ==, "III");
  g_assert_cmpfloat (unrep_agreement_measure (unrep_agreement_table_get_ratings (row), UNREP_MEASURE_PERCENT).value, ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  unrep_test_init (&argc, &argv);

  g_test_add_func ("/agreement-detail/categories", test_categories);
  g_test_add_func ("/agreement-detail/specific", test_specific);
  g_test_add_func ("/agreement-detail/coincidences", test_coincidences);
  g_test_add_func ("/agreement-detail/pairs", test_pairs);
  g_test_add_func ("/agreement-detail/without", test_without);
  g_test_add_func ("/agreement-detail/too-many", test_too_many);
  g_test_add_func ("/agreement-detail/unitizing/krippendorff-2019", test_krippendorff_2019);
  g_test_add_func ("/agreement-detail/unitizing/united", test_united);
  g_test_add_func ("/agreement-detail/unitizing/overlapping", test_overlapping);
  g_test_add_func ("/agreement-detail/unitizing/undefined", test_undefined);
  g_test_add_func ("/agreement-detail/unitizing/by-definition", test_by_definition);

  g_test_add_func ("/agreement-detail/side-files", test_side_files);
  g_test_add_func ("/agreement-detail/sections", test_sections);

  return g_test_run ();
}
