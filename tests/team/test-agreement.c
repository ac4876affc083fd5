/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-test.h"

#include "team/unrep-agreement-export.h"
#include "unrep-agreement-fixture.h"
#include "unrep-team-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

static void
assert_value (UnrepCoefficient  coefficient,
              const char       *name,
              double            expected)
{
  g_assert_cmpstr (coefficient.name, ==, name);
  g_assert_cmpstr (coefficient.undefined, ==, NULL);
  g_assert_cmpfloat_with_epsilon (coefficient.value, expected, 1e-6);
}

static void
assert_percent (UnrepRatings *ratings,
                double        expected)
{
  assert_value (unrep_agreement_measure (ratings, UNREP_MEASURE_PERCENT), "percent-agreement", expected);
}

/* K. Krippendorff, Content Analysis (1980), p. 133: observed disagreement 0.4,
 * expected 0.442, α .095238 (also in the tests of DKPro Statistics). */
static void
test_krippendorff_1980 (void)
{
  const char * const raters[] = { "0100000010", "0110010100", NULL };
  g_autoptr (UnrepAgreementTable) table = test_new_matrix (raters);
  UnrepRatings *ratings = unrep_agreement_table_get_ratings (table);

  assert_percent (ratings, 0.6);
  assert_value (unrep_agreement_measure (ratings, UNREP_MEASURE_ALPHA_NOMINAL), "krippendorff-alpha-nominal", 0.095238);
}

/* K. Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), sections C
 * and E; the others as K. L. Gwet's irrCAC prints them for these data (p_a .81818,
 * AC1 .77544, Fleiss .76117). */
static void
test_krippendorff_2011 (void)
{
  const char * const raters[] = { "123321412...", "1233224125.3", ".3332342251.", "12332441251.", NULL };
  g_autoptr (UnrepAgreementTable) table = test_new_matrix (raters);
  UnrepRatings *ratings = unrep_agreement_table_get_ratings (table);

  assert_percent (ratings, 9.0 / 11.0);
  assert_value (unrep_agreement_measure (ratings, UNREP_MEASURE_ALPHA_NOMINAL), "krippendorff-alpha-nominal", 0.743421);
  assert_value (unrep_agreement_measure (ratings, UNREP_MEASURE_ALPHA_ORDINAL), "krippendorff-alpha-ordinal", 0.815388);
  g_assert_cmpfloat_with_epsilon (unrep_agreement_measure (ratings, UNREP_MEASURE_AC1).value, 0.77544, 5e-6);
  g_assert_cmpfloat_with_epsilon (unrep_agreement_measure (ratings, UNREP_MEASURE_FLEISS).value, 0.76117, 5e-6);
  g_assert_cmpuint (unrep_ratings_count_pairable (ratings), ==, 11);
  g_assert_cmpuint (unrep_ratings_count_active (ratings), ==, 4);
  g_assert_cmpuint (unrep_ratings_count_pairs (ratings), ==, 55);
  g_assert_cmpuint (unrep_ratings_count_values (ratings), ==, 40);
  g_assert_cmpuint (unrep_ratings_get_n_categories (ratings), ==, 5);
  g_assert_cmpuint (unrep_agreement_table_get_n_possible (table), ==, 44);
}

/* J. L. Fleiss, Psychological Bulletin 76 (1971), table 1: 30 patients, 6
 * psychiatrists. */
static UnrepRatings *
new_fleiss_1971 (guint n_patients)
{
  const char *patients =
    "444444 222555 233335 555555 222444 113333 333355 113334 114444 555555 144444 124444 222333 144444 224445 "
    "333335 111455 111112 224444 133555 555555 244444 224555 114444 144445 222224 111155 224444 133333 555555";
  UnrepRatings *ratings = unrep_ratings_new (6, 5);

  for (guint patient = 0; patient < n_patients; patient++)
    {
      UnrepRating values[6];

      for (guint i = 0; i < 6; i++)
        values[i] = (UnrepRating) { i, (guint) (patients[7 * patient + i] - '1') };
      unrep_ratings_add_unit (ratings, values, 6);
    }

  return ratings;
}

/* P .5556 and κ .430 are Fleiss' own; α by R's irr; of the first 15 patients as
 * irrCAC has it (Fleiss .4139265, α .4204384, AC1 .4448007). */
static void
test_fleiss_1971 (void)
{
  g_autoptr (UnrepRatings) ratings = new_fleiss_1971 (30), half = new_fleiss_1971 (15);

  assert_percent (ratings, 0.555556);
  assert_value (unrep_agreement_measure (ratings, UNREP_MEASURE_FLEISS), "fleiss-kappa", 0.430245);
  assert_value (unrep_agreement_measure (ratings, UNREP_MEASURE_ALPHA_NOMINAL), "krippendorff-alpha-nominal", 0.433410);
  assert_value (unrep_agreement_measure (half, UNREP_MEASURE_FLEISS), "fleiss-kappa", 0.4139265);
  assert_value (unrep_agreement_measure (half, UNREP_MEASURE_ALPHA_NOMINAL), "krippendorff-alpha-nominal", 0.4204384);
  assert_value (unrep_agreement_measure (half, UNREP_MEASURE_AC1), "gwet-ac1", 0.4448007);
}

/* J. Cohen, Educational and Psychological Measurement 20 (1960), p. 45: p_o .70,
 * p_e .41; π and AC1 as NLTK and DKPro Statistics have them for this table. */
static void
test_cohen_1960 (void)
{
  const guint cells[] = { 88, 14, 18, 10, 40, 10, 2, 6, 12 };
  g_autoptr (UnrepRatings) ratings = test_new_table (cells, 3);

  assert_percent (ratings, 0.70);
  assert_value (unrep_agreement_measure (ratings, UNREP_MEASURE_COHEN), "cohen-kappa", 0.491525);
  assert_value (unrep_agreement_measure (ratings, UNREP_MEASURE_SCOTT), "scott-pi", 0.487179);
  assert_value (unrep_agreement_measure (ratings, UNREP_MEASURE_AC1), "gwet-ac1", 0.575972);
}

/* R. Artstein and M. Poesio, Computational Linguistics 34 (2008): two coders, 100
 * items; α as NLTK has it. */
static void
test_artstein_poesio_2008 (void)
{
  const guint cells[] = { 20, 10, 20, 50 };
  g_autoptr (UnrepRatings) ratings = test_new_table (cells, 2);

  assert_value (unrep_agreement_measure (ratings, UNREP_MEASURE_COHEN), "cohen-kappa", 0.347826);
  assert_value (unrep_agreement_measure (ratings, UNREP_MEASURE_SCOTT), "scott-pi", 0.340659);
  assert_value (unrep_agreement_measure (ratings, UNREP_MEASURE_ALPHA_NOMINAL), "krippendorff-alpha-nominal", 0.343956);
}

/* K. L. Gwet, British Journal of Mathematical and Statistical Psychology 61
 * (2008): what AC1 is for; p_e .255. */
static void
test_gwet_2008 (void)
{
  const guint cells[] = { 8, 1, 0, 1 };
  g_autoptr (UnrepRatings) ratings = test_new_table (cells, 2);

  assert_value (unrep_agreement_measure (ratings, UNREP_MEASURE_AC1), "gwet-ac1", 0.865772);
  assert_value (unrep_agreement_measure (ratings, UNREP_MEASURE_SCOTT), "scott-pi", 0.607843);
}

/* Of three reviewers κ is the mean over the pairs, here 1, 0.5 and 0.5; that the
 * third has fewer units is no matter. */
static void
test_cohen_pairs (void)
{
  const char * const raters[] = { "ababa", "ababa", "abaa.", NULL };
  g_autoptr (UnrepAgreementTable) table = test_new_matrix (raters);
  UnrepRatings *ratings = unrep_agreement_table_get_ratings (table);

  assert_value (unrep_agreement_measure (ratings, UNREP_MEASURE_COHEN), "cohen-kappa", (1 + 0.5 + 0.5) / 3);
  g_assert_nonnull (strstr (unrep_agreement_measure (ratings, UNREP_MEASURE_SCOTT).undefined, "two reviewers"));
}

/* What is off the scale counts as missing. */
static void
test_ordinal_scale (void)
{
  const char * const with[] = { "1233214", "1935241", "1333234", NULL };
  const char * const without[] = { "1233214", "1.3.241", "1333234", NULL };
  g_autoptr (UnrepAgreementTable) with_table = test_new_matrix (with), without_table = test_new_matrix (without);
  UnrepRatings *ratings = unrep_agreement_table_get_ratings (with_table);
  UnrepCoefficient expected = unrep_agreement_measure (unrep_agreement_table_get_ratings (without_table), UNREP_MEASURE_ALPHA_ORDINAL);

  /* The categories are 1 2 3 4 5 9. */
  unrep_ratings_set_rank (ratings, 4, -1);
  unrep_ratings_set_rank (ratings, 5, -1);
  assert_value (unrep_agreement_measure (ratings, UNREP_MEASURE_ALPHA_ORDINAL), "krippendorff-alpha-ordinal", expected.value);
  for (guint i = 0; i < 6; i++)
    unrep_ratings_set_rank (ratings, i, -1);
  g_assert_nonnull (strstr (unrep_agreement_measure (ratings, UNREP_MEASURE_ALPHA_ORDINAL).undefined, "order"));
}

/* No figure where there is none: not 1, not 0, not NaN. */
static void
test_all_equal (void)
{
  const char * const raters[] = { "2222", "2222", "22.2", NULL };
  g_autoptr (UnrepAgreementTable) table = test_new_matrix (raters);
  g_autoptr (GArray) coefficients = unrep_agreement_list_coefficients (unrep_agreement_table_get_ratings (table));

  g_assert_cmpuint (coefficients->len, ==, 7);
  assert_percent (unrep_agreement_table_get_ratings (table), 1.0);
  for (guint i = 1; i < coefficients->len; i++)
    g_assert_nonnull (g_array_index (coefficients, UnrepCoefficient, i).undefined);
}

/* α by its definition, with the matrix of coincidences that ours does without. */
static double
compute_alpha_slowly (UnrepRatings *ratings,
                      gboolean      ordinal)
{
  double o[8][8] = { 0 }, n[8] = { 0 }, total = 0, observed = 0, expected = 0;

  for (guint unit = 0; unit < unrep_ratings_get_n_units (ratings); unit++)
    {
      guint m;
      const UnrepRating *values = unrep_ratings_get_unit (ratings, unit, &m);

      for (guint i = 0; m >= 2 && i < m; i++)
        for (guint j = 0; j < m; j++)
          if (i != j)
            o[values[i].category][values[j].category] += 1.0 / (m - 1);
    }
  for (guint c = 0; c < 8; c++)
    for (guint k = 0; k < 8; k++)
      n[c] += o[c][k];
  for (guint c = 0; c < 8; c++)
    total += n[c];
  for (guint c = 0; c < 8; c++)
    for (guint k = 0; k < 8; k++)
      {
        double delta = -(n[c] + n[k]) / 2;

        for (guint g = MIN (c, k); g <= MAX (c, k); g++)
          delta += n[g];
        delta = ordinal ? delta * delta : c != k;
        observed += o[c][k] * delta;
        expected += n[c] * n[k] * delta;
      }

  return 1 - (total - 1) * observed / expected;
}

static void
test_alpha_by_definition (void)
{
  for (guint round = 0; round < 200; round++)
    {
      g_autoptr (UnrepRatings) ratings = unrep_ratings_new (6, 8);

      for (guint i = 0; i < 8; i++)
        unrep_ratings_set_rank (ratings, i, (int) i);
      unrep_ratings_add_unit (ratings, (UnrepRating[]) { { 0, 0 }, { 1, 7 } }, 2);
      for (guint unit = 0; unit < 25; unit++)
        {
          UnrepRating values[6];
          guint n = (guint) g_test_rand_int_range (0, 7);

          for (guint i = 0; i < n; i++)
            values[i] = (UnrepRating) { i, (guint) g_test_rand_int_range (0, 8) };
          unrep_ratings_add_unit (ratings, values, n);
        }
      g_assert_cmpfloat_with_epsilon (unrep_agreement_measure (ratings, UNREP_MEASURE_ALPHA_NOMINAL).value,
                                      compute_alpha_slowly (ratings, FALSE), 1e-9);
      g_assert_cmpfloat_with_epsilon (unrep_agreement_measure (ratings, UNREP_MEASURE_ALPHA_ORDINAL).value,
                                      compute_alpha_slowly (ratings, TRUE), 1e-9);
    }
}

static void
assert_undefined (const char * const *raters,
                  const char         *mention)
{
  g_autoptr (UnrepAgreementTable) table = test_new_matrix (raters);
  UnrepCoefficient percent = unrep_agreement_measure (unrep_agreement_table_get_ratings (table), UNREP_MEASURE_PERCENT);

  g_assert_nonnull (percent.undefined);
  g_assert_nonnull (strstr (percent.undefined, mention));
}

static void
test_undefined (void)
{
  const char * const one[] = { "123", NULL };
  const char * const apart[] = { "12..", "..34", NULL };
  const char * const silent[] = { "1234", "....", NULL };
  const char * const none[] = { "...", "...", NULL };

  assert_undefined (one, "two reviewers");
  assert_undefined (apart, "no unit");
  assert_undefined (silent, "two reviewers");
  assert_undefined (none, "two reviewers");
}

/* All-number values are numbers, others are the texts they are. */
static void
test_matrix_values (void)
{
  const struct { const char *csv; double percent; guint n_categories; } cases[] = {
    { "u,a,b\n1,1,1.0\n2,02,2\n3,3,4\n", 2.0 / 3.0, 4 },
    { "u,a,b\n1,1,1.0\n2,x,x\n", 0.5, 3 },
    { "u,a,b\n1,x,x\n2,1,1.0\n", 0.5, 3 },
    { "\357\273\277u,a,b\r\n1,\"أ,ب\",\"أ,ب\"\r\n2,x, x\r\n", 0.5, 3 },
    { "u;a;b;\r\n1;1;1,5;;\r\n2;2;2;\r\n;;;\r\n", 0.5, 3 },
    { "u,a,b\n1,0x10,16\n2,y,y\n3,nan,nan\n\n", 2.0 / 3.0, 4 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) csv = g_bytes_new_static (cases[i].csv, strlen (cases[i].csv));
      g_autoptr (GError) error = NULL;
      g_autoptr (UnrepAgreementTable) table = unrep_agreement_table_new_for_matrix (csv, "m.csv", &error);

      g_assert_no_error (error);
      assert_percent (unrep_agreement_table_get_ratings (table), cases[i].percent);
      g_assert_cmpuint (unrep_agreement_table_get_n_possible (table), ==,
                        2 * unrep_ratings_count_pairable (unrep_agreement_table_get_ratings (table)));
      g_assert_cmpuint (unrep_ratings_get_n_categories (unrep_agreement_table_get_ratings (table)), ==,
                        cases[i].n_categories);
    }
}

static void
test_matrix_refused (void)
{
  const struct { const char *csv; const char *mention; } cases[] = {
    { "", "m.csv" }, { "u\n1\n", "line 1" }, { "u,a,b\n1,x,y\n2,x\n", "line 3" }, { "u,a,b\n1,x,y,z\n", "line 2" },
    { "u,a,b\n1,\"x,y\n", "line 2" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) csv = g_bytes_new_static (cases[i].csv, strlen (cases[i].csv));
      g_autoptr (GError) error = NULL;
      g_autoptr (UnrepAgreementTable) table = unrep_agreement_table_new_for_matrix (csv, "m.csv", &error);

      g_assert_null (table);
      g_assert_nonnull (error);
      g_assert_nonnull (strstr (error->message, cases[i].mention));
    }
}

static UnrepAgreementTable *
read_only_table (const char *dir,
                 gboolean    by_report)
{
  g_autoptr (UnrepTeam) team = test_read_team (dir, 0);
  g_autoptr (GPtrArray) tables = unrep_agreement_table_list (team, by_report);

  g_assert_cmpuint (tables->len, ==, 1);
  return unrep_agreement_table_ref (g_ptr_array_index (tables, 0));
}

/* Units are found by their words, not by the path a reviewer's outline gave
 * them; who has no position has no value. */
static void
test_team (void)
{
  const TestNote amal[] = { { 0, 40, "support" }, { 50, 90, "none" }, { 100, 140, "none" }, { 200, 240, "none" } };
  const TestNote zaid[] = { { 3, 40, "support" }, { 100, 138, "oppose" }, { 200, 240, NULL } };
  const TestNote huda[] = { { 0, 40, "mixed" } };
  g_autofree char *dir = unrep_test_dup_dir ("team");
  g_autoptr (UnrepAgreementTable) table = NULL;
  UnrepAgreementTable *row;

  test_write_side_file (dir, "1.json", &(TestSide) { "amal", 7, "a.txt" }, amal, 4);
  test_write_side_file (dir, "2.json", &(TestSide) { "zaid", 3, "a.txt" }, zaid, 3);
  test_write_side_file (dir, "3.json", &(TestSide) { "huda", 5, "b.txt" }, huda, 1);
  test_write_side_file (dir, "4.json", &(TestSide) { "amal", 7, "b.txt" }, huda, 1);
  table = read_only_table (dir, TRUE);

  assert_percent (unrep_agreement_table_get_ratings (table), 2.0 / 3.0);
  g_assert_cmpuint (unrep_ratings_count_pairable (unrep_agreement_table_get_ratings (table)), ==, 3);
  g_assert_cmpuint (unrep_ratings_count_active (unrep_agreement_table_get_ratings (table)), ==, 3);
  g_assert_cmpuint (unrep_agreement_table_get_n_possible (table), ==, 6);
  g_assert_cmpuint (unrep_agreement_table_get_n_different (table), ==, 0);

  g_assert_cmpuint (unrep_agreement_table_get_n_rows (table), ==, 2);
  row = unrep_agreement_table_get_row (table, 0);
  g_assert_cmpstr (unrep_agreement_table_get_report (row), ==, "a.txt");
  assert_percent (unrep_agreement_table_get_ratings (row), 0.5);
  row = unrep_agreement_table_get_row (table, 1);
  g_assert_cmpstr (unrep_agreement_table_get_report (row), ==, "b.txt");
  assert_percent (unrep_agreement_table_get_ratings (row), 1.0);
}

/* The default codebook's scale is oppose, mixed, support; the rest is missing. */
static void
test_team_scale (void)
{
  const TestNote amal[] = { { 0, 40, "support" }, { 50, 90, "oppose" }, { 100, 140, "mixed" }, { 200, 240, "none" } };
  const TestNote zaid[] = { { 0, 40, "mixed" }, { 50, 90, "oppose" }, { 100, 140, "mixed" }, { 200, 240, "support" } };
  const char * const raters[] = { "312", "212", NULL };
  g_autofree char *dir = unrep_test_dup_dir ("scale");
  g_autoptr (UnrepAgreementTable) table = NULL, expected = test_new_matrix (raters);

  test_write_side_file (dir, "1.json", &(TestSide) { "amal", 7, "a.txt" }, amal, 4);
  test_write_side_file (dir, "2.json", &(TestSide) { "zaid", 3, "a.txt" }, zaid, 4);
  table = read_only_table (dir, FALSE);
  assert_value (unrep_agreement_measure (unrep_agreement_table_get_ratings (table), UNREP_MEASURE_ALPHA_ORDINAL), "krippendorff-alpha-ordinal",
                unrep_agreement_measure (unrep_agreement_table_get_ratings (expected), UNREP_MEASURE_ALPHA_ORDINAL).value);
}

/* One tags a long unit, the other its two halves: nothing to compare, and no
 * disagreement either. */
static void
test_different_units (void)
{
  const TestNote amal[] = { { 0, 100, "support" }, { 200, 240, "none" } };
  const TestNote zaid[] = { { 0, 45, "oppose" }, { 46, 99, "oppose" }, { 200, 240, "none" } };
  g_autofree char *dir = unrep_test_dup_dir ("different");
  g_autoptr (UnrepAgreementTable) table = NULL;
  const UnrepDifferentUnit *unit;

  /* 53 of 100 is half: the second half and the whole are one unit. */
  test_write_side_file (dir, "1.json", &(TestSide) { "amal", 7, "a.txt" }, amal, 2);
  test_write_side_file (dir, "2.json", &(TestSide) { "zaid", 3, "a.txt" }, zaid, 3);
  table = read_only_table (dir, FALSE);
  assert_percent (unrep_agreement_table_get_ratings (table), 0.5);
  g_assert_cmpuint (unrep_agreement_table_get_n_different (table), ==, 0);
  g_clear_pointer (&table, unrep_agreement_table_unref);

  test_write_side_file (dir, "1.json", &(TestSide) { "amal", 7, "a.txt" },
                        (TestNote[]) { { 0, 120, "support" }, { 200, 240, "none" } }, 2);
  table = read_only_table (dir, FALSE);
  assert_percent (unrep_agreement_table_get_ratings (table), 1.0);
  g_assert_cmpuint (unrep_agreement_table_get_n_different (table), ==, 3);
  unit = unrep_agreement_table_get_different (table, 0);
  g_assert_cmpuint (unit->range.start, ==, 0);
  g_assert_cmpuint (unit->range.end, ==, 45);
  g_assert_cmpuint (unit->n_reviewers, ==, 1);
  g_assert_cmpstr (unrep_agreement_table_get_reviewer (table, unit->reviewers[0]), ==, "zaid");
  unit = unrep_agreement_table_get_different (table, 1);
  g_assert_cmpuint (unit->range.end, ==, 120);
  g_assert_cmpstr (unrep_agreement_table_get_reviewer (table, unit->reviewers[0]), ==, "amal");
}

static void
test_json (void)
{
  const TestNote amal[] = { { 0, 40, "support" }, { 50, 90, "none" }, { 100, 140, "none" } };
  const TestNote zaid[] = { { 0, 40, "support" }, { 50, 90, "oppose" }, { 100, 140, "none" } };
  g_autofree char *dir = unrep_test_dup_dir ("json");
  g_autoptr (UnrepTeam) team = NULL;
  g_autoptr (GPtrArray) tables = NULL, nothing = g_ptr_array_new ();
  g_autoptr (GBytes) json = NULL, empty = NULL, csv = NULL;
  const char *start =
    "{\n  \"units\": 3,\n  \"reviewers\": 2,\n  \"pairs\": 3,\n  \"values\": 6,\n  \"possible\": 6,\n"
    "  \"too_few\": true,\n  \"seed\": 1948,\n"
    "  \"coefficients\": [\n    {\n      \"name\": \"percent-agreement\",\n      \"value\": 0.666666667,\n"
    "      \"low\": 0,\n      \"high\": 1,\n      \"draws\": 10000,\n      \"undefined\": null\n    }";

  test_write_side_file (dir, "1.json", &(TestSide) { "amal", 7, "a.txt" }, amal, 3);
  test_write_side_file (dir, "2.json", &(TestSide) { "zaid", 3, "a.txt" }, zaid, 3);
  team = test_read_team (dir, 0);
  tables = unrep_agreement_table_list (team, FALSE);
  json = unrep_agreement_export_json (tables, FALSE);
  g_assert_true (g_str_has_prefix (g_bytes_get_data (json, NULL), start));

  csv = unrep_agreement_export_csv (tables, FALSE);
  g_assert_true (g_str_has_prefix (strchr (g_bytes_get_data (csv, NULL), '\n'),
                                   "\nnew-convention,1,,,,,percent-agreement,0.666666667,0,1,,3,2,3,6,6,0\r\n"));

  empty = unrep_agreement_export_json (nothing, FALSE);
  g_assert_nonnull (strstr (g_bytes_get_data (empty, NULL), "\"value\": null"));
  g_assert_nonnull (strstr (g_bytes_get_data (empty, NULL), "\"undefined\": \"fewer than two reviewers"));
}

int
main (int    argc,
      char **argv)
{
  unrep_test_init (&argc, &argv);

  g_test_add_func ("/agreement/krippendorff-1980", test_krippendorff_1980);
  g_test_add_func ("/agreement/krippendorff-2011", test_krippendorff_2011);
  g_test_add_func ("/agreement/fleiss-1971", test_fleiss_1971);
  g_test_add_func ("/agreement/cohen-1960", test_cohen_1960);
  g_test_add_func ("/agreement/artstein-poesio-2008", test_artstein_poesio_2008);
  g_test_add_func ("/agreement/gwet-2008", test_gwet_2008);
  g_test_add_func ("/agreement/cohen-pairs", test_cohen_pairs);
  g_test_add_func ("/agreement/ordinal-scale", test_ordinal_scale);
  g_test_add_func ("/agreement/all-equal", test_all_equal);
  g_test_add_func ("/agreement/alpha-by-definition", test_alpha_by_definition);
  g_test_add_func ("/agreement/undefined", test_undefined);
  g_test_add_func ("/agreement/matrix/values", test_matrix_values);
  g_test_add_func ("/agreement/matrix/refused", test_matrix_refused);
  g_test_add_func ("/agreement/team", test_team);
  g_test_add_func ("/agreement/team-scale", test_team_scale);
  g_test_add_func ("/agreement/different-units", test_different_units);
  g_test_add_func ("/agreement/json", test_json);

  return g_test_run ();
}
