/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-test.h"

#include "team/unrep-agreement-export.h"
#include "unrep-team-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

/* A matrix from one string a reviewer, one character a unit, `.` where missing. */
static GBytes *
new_csv (const char * const *raters)
{
  GString *csv = g_string_new ("unit");

  for (guint i = 0; raters[i] != NULL; i++)
    g_string_append_printf (csv, ",r%u", i);
  for (guint unit = 0; raters[0][unit] != '\0'; unit++)
    {
      g_string_append_printf (csv, "\r\nu%u", unit);
      for (guint i = 0; raters[i] != NULL; i++)
        {
          g_string_append_c (csv, ',');
          if (raters[i][unit] != '.')
            g_string_append_c (csv, raters[i][unit]);
        }
    }

  return g_string_free_to_bytes (csv);
}

static UnrepAgreementTable *
new_matrix (const char * const *raters)
{
  g_autoptr (GBytes) csv = new_csv (raters);
  g_autoptr (GError) error = NULL;
  UnrepAgreementTable *table = unrep_agreement_table_new_for_matrix (csv, "m.csv", &error);

  g_assert_no_error (error);
  return table;
}

static void
assert_percent (UnrepRatings *ratings,
                double        expected)
{
  UnrepCoefficient percent = unrep_agreement_percent (ratings);

  g_assert_cmpstr (percent.name, ==, "percent-agreement");
  g_assert_cmpstr (percent.undefined, ==, NULL);
  g_assert_cmpfloat_with_epsilon (percent.value, expected, 1e-6);
}

/* K. Krippendorff, Content Analysis (1980), p. 133: observed disagreement 0.4. */
static void
test_krippendorff_1980 (void)
{
  const char * const raters[] = { "0100000010", "0110010100", NULL };
  g_autoptr (UnrepAgreementTable) table = new_matrix (raters);

  assert_percent (unrep_agreement_table_get_ratings (table), 0.6);
}

/* K. Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), section C;
 * p_a .81818 as K. L. Gwet's irrCAC prints it for these data. */
static void
test_krippendorff_2011 (void)
{
  const char * const raters[] = { "123321412...", "1233224125.3", ".3332342251.", "12332441251.", NULL };
  g_autoptr (UnrepAgreementTable) table = new_matrix (raters);
  UnrepRatings *ratings = unrep_agreement_table_get_ratings (table);

  assert_percent (ratings, 9.0 / 11.0);
  g_assert_cmpuint (unrep_ratings_count_pairable (ratings), ==, 11);
  g_assert_cmpuint (unrep_ratings_count_active (ratings), ==, 4);
  g_assert_cmpuint (unrep_ratings_count_pairs (ratings), ==, 55);
  g_assert_cmpuint (unrep_ratings_count_values (ratings), ==, 40);
  g_assert_cmpuint (unrep_ratings_get_n_categories (ratings), ==, 5);
  g_assert_cmpuint (unrep_agreement_table_get_n_possible (table), ==, 44);
}

/* J. L. Fleiss, Psychological Bulletin 76 (1971), table 1: 30 patients, 6
 * psychiatrists, P .5556. */
static void
test_fleiss_1971 (void)
{
  const char *patients =
    "444444 222555 233335 555555 222444 113333 333355 113334 114444 555555 144444 124444 222333 144444 224445 "
    "333335 111455 111112 224444 133555 555555 244444 224555 114444 144445 222224 111155 224444 133333 555555";
  g_autoptr (UnrepRatings) ratings = unrep_ratings_new (6, 5);

  for (; *patients != '\0'; patients += patients[6] == ' ' ? 7 : 6)
    {
      UnrepRating values[6];

      for (guint i = 0; i < 6; i++)
        values[i] = (UnrepRating) { i, (guint) (patients[i] - '1') };
      unrep_ratings_add_unit (ratings, values, 6);
    }

  g_assert_cmpuint (unrep_ratings_get_n_units (ratings), ==, 30);
  assert_percent (ratings, 0.555556);
}

/* J. Cohen, Educational and Psychological Measurement 20 (1960), p. 45: p_o .70. */
static void
test_cohen_1960 (void)
{
  const guint cells[3][3] = { { 88, 14, 18 }, { 10, 40, 10 }, { 2, 6, 12 } };
  g_autoptr (UnrepRatings) ratings = unrep_ratings_new (2, 3);

  for (guint i = 0; i < 3; i++)
    for (guint j = 0; j < 3; j++)
      for (guint k = 0; k < cells[i][j]; k++)
        unrep_ratings_add_unit (ratings, (UnrepRating[]) { { 0, i }, { 1, j } }, 2);

  assert_percent (ratings, 0.70);
}

static void
assert_undefined (const char * const *raters,
                  const char         *mention)
{
  g_autoptr (UnrepAgreementTable) table = new_matrix (raters);
  UnrepCoefficient percent = unrep_agreement_percent (unrep_agreement_table_get_ratings (table));

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
    { "\357\273\277u,a,b\r\n1,\"أ,ب\",\"أ,ب\"\r\n2,x, x\r\n", 0.5, 3 },
    { "u,a,b\n1,0x10,16\n2,y,y\n3,nan,nan\n\n", 2.0 / 3.0, 4 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) csv = g_bytes_new_static (cases[i].csv, strlen (cases[i].csv));
      g_autoptr (GError) error = NULL;
      g_autoptr (UnrepAgreementTable) table = unrep_agreement_table_new_for_matrix (csv, "m.csv", &error);

      g_assert_no_error (error);
      assert_percent (unrep_agreement_table_get_ratings (table), cases[i].percent);
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
    "  \"too_few\": true,\n"
    "  \"coefficients\": [\n    {\n      \"name\": \"percent-agreement\",\n      \"value\": 0.666666667,\n"
    "      \"low\": null,\n      \"high\": null,\n      \"undefined\": null\n    }";

  test_write_side_file (dir, "1.json", &(TestSide) { "amal", 7, "a.txt" }, amal, 3);
  test_write_side_file (dir, "2.json", &(TestSide) { "zaid", 3, "a.txt" }, zaid, 3);
  team = test_read_team (dir, 0);
  tables = unrep_agreement_table_list (team, FALSE);
  json = unrep_agreement_export_json (tables);
  g_assert_true (g_str_has_prefix (g_bytes_get_data (json, NULL), start));

  csv = unrep_agreement_export_csv (tables);
  g_assert_true (g_str_has_prefix (strchr (g_bytes_get_data (csv, NULL), '\n'),
                                   "\nnew-convention,1,,percent-agreement,0.666666667,,,,3,2,3,6,6,0\r\n"));

  empty = unrep_agreement_export_json (nothing);
  g_assert_nonnull (strstr (g_bytes_get_data (empty, NULL), "\"value\": null"));
  g_assert_nonnull (strstr (g_bytes_get_data (empty, NULL), "\"undefined\": \"fewer than two reviewers"));
}

int
main (int    argc,
      char **argv)
{
  unrep_test_init (&argc, &argv);

  g_test_add_func ("/agreement/percent/krippendorff-1980", test_krippendorff_1980);
  g_test_add_func ("/agreement/percent/krippendorff-2011", test_krippendorff_2011);
  g_test_add_func ("/agreement/percent/fleiss-1971", test_fleiss_1971);
  g_test_add_func ("/agreement/percent/cohen-1960", test_cohen_1960);
  g_test_add_func ("/agreement/undefined", test_undefined);
  g_test_add_func ("/agreement/matrix/values", test_matrix_values);
  g_test_add_func ("/agreement/matrix/refused", test_matrix_refused);
  g_test_add_func ("/agreement/team", test_team);
  g_test_add_func ("/agreement/different-units", test_different_units);
  g_test_add_func ("/agreement/json", test_json);

  return g_test_run ();
}
