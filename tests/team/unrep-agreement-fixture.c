/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-agreement-fixture.h"

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

/**
 * test_new_matrix:
 * @raters: one string a reviewer, one character a unit, `.` where missing
 *
 * Returns: (transfer full): their matrix, read from CSV
 */
UnrepAgreementTable *
test_new_matrix (const char * const *raters)
{
  g_autoptr (GBytes) csv = new_csv (raters);
  g_autoptr (GError) error = NULL;
  UnrepAgreementTable *table = unrep_agreement_table_new_for_matrix (csv, "m.csv", &error);

  g_assert_no_error (error);
  return table;
}

/**
 * test_new_table:
 * @cells: counts of two reviewers row by row; rows are the first one's
 * @n_categories: how many rows and columns
 *
 * Returns: (transfer full): the units that the counts are of
 */
UnrepRatings *
test_new_table (const guint *cells,
           guint        n_categories)
{
  UnrepRatings *ratings = unrep_ratings_new (2, n_categories);

  for (guint i = 0; i < n_categories; i++)
    for (guint j = 0; j < n_categories; j++)
      for (guint k = 0; k < cells[i * n_categories + j]; k++)
        unrep_ratings_add_unit (ratings, (UnrepRating[]) { { 0, i }, { 1, j } }, 2);

  return ratings;
}
