/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-agreement-fixture.h"
#include "unrep-test.h"

/* 90 of 100 match and κ is no better than chance (Feinstein and Cicchetti 1990). */
static void
test_skew (void)
{
  const guint skewed[] = { 90, 5, 5, 0 }, even[] = { 45, 5, 5, 45 }, agreed[] = { 90, 0, 0, 10 };
  g_autoptr (UnrepRatings) one = test_new_table (skewed, 2), two = test_new_table (even, 2), three = test_new_table (agreed, 2);
  double share;

  g_assert_true (unrep_agreement_is_skewed (one, &share));
  g_assert_cmpfloat_with_epsilon (share, 0.95, 1e-9);
  g_assert_false (unrep_agreement_is_skewed (two, &share));
  g_assert_false (unrep_agreement_is_skewed (three, &share));
}

static const UnrepCoefficient *
find_coefficient (GArray     *list,
                  const char *name)
{
  for (guint i = 0; i < list->len; i++)
    if (g_str_equal (g_array_index (list, UnrepCoefficient, i).name, name))
      return &g_array_index (list, UnrepCoefficient, i);
  g_assert_not_reached ();
}

/* Resampling the units of Krippendorff's example a million times over in another
 * program gives [.414, 1.0] for α. */
static void
test_interval_krippendorff (void)
{
  const char * const raters[] = { "123321412...", "1233224125.3", ".3332342251.", "12332441251.", NULL };
  g_autoptr (UnrepAgreementTable) table = test_new_matrix (raters);
  g_autoptr (GArray) list = unrep_agreement_list_intervals (unrep_agreement_table_get_ratings (table),
                                                            UNREP_AGREEMENT_DRAWS, UNREP_AGREEMENT_SEED, NULL);
  g_autoptr (GArray) again = unrep_agreement_list_intervals (unrep_agreement_table_get_ratings (table),
                                                             UNREP_AGREEMENT_DRAWS, UNREP_AGREEMENT_SEED + 1, NULL);
  const UnrepCoefficient *alpha = find_coefficient (list, "krippendorff-alpha-nominal");

  g_assert_cmpfloat_with_epsilon (alpha->value, 0.743421, 1e-6);
  g_assert_cmpfloat_with_epsilon (alpha->low, 0.414, 0.01);
  g_assert_cmpfloat_with_epsilon (alpha->high, 1.0, 1e-9);
  g_assert_cmpuint (alpha->n_draws, <=, UNREP_AGREEMENT_DRAWS);
  g_assert_cmpuint (alpha->n_draws, >, UNREP_AGREEMENT_DRAWS - 10);
  /* Other chance, the same picture. */
  for (guint i = 0; i < list->len; i++)
    {
      const UnrepCoefficient *one = &g_array_index (list, UnrepCoefficient, i);
      const UnrepCoefficient *other = &g_array_index (again, UnrepCoefficient, i);

      g_test_message ("%s %f [%f, %f] of %u", one->name, one->value, one->low, one->high, one->n_draws);
      g_assert_cmpfloat_with_epsilon (one->low, other->low, 0.03);
      g_assert_cmpfloat_with_epsilon (one->high, other->high, 0.03);
    }
}

/* Of a share the interval is known: of 400 pairs of which 280 are equal it is
 * .70 ± 1.96 √(.7 × .3 / 400), and that of κ contains κ. */
static void
test_interval_share (void)
{
  const guint cells[] = { 140, 60, 60, 140 };
  g_autoptr (UnrepRatings) ratings = test_new_table (cells, 2);
  g_autoptr (GArray) list = unrep_agreement_list_intervals (ratings, UNREP_AGREEMENT_DRAWS, 7, NULL);
  const UnrepCoefficient *percent = find_coefficient (list, "percent-agreement");
  const UnrepCoefficient *kappa = find_coefficient (list, "cohen-kappa");

  g_assert_cmpfloat_with_epsilon (percent->low, 0.70 - 0.0449, 0.005);
  g_assert_cmpfloat_with_epsilon (percent->high, 0.70 + 0.0449, 0.005);
  g_assert_cmpuint (percent->n_draws, ==, UNREP_AGREEMENT_DRAWS);
  g_assert_cmpfloat_with_epsilon (kappa->low, 0.40 - 0.0898, 0.01);
  g_assert_cmpfloat_with_epsilon (kappa->high, 0.40 + 0.0898, 0.01);
}

/* Nothing to draw from, or nothing that ever differs: no interval, and no NaN. */
static void
test_interval_undefined (void)
{
  const char * const raters[] = { "2222", "2222", NULL };
  g_autoptr (UnrepAgreementTable) table = test_new_matrix (raters);
  g_autoptr (UnrepRatings) none = unrep_ratings_new (3, 2);
  g_autoptr (GArray) list = unrep_agreement_list_intervals (unrep_agreement_table_get_ratings (table), 2000, 7, NULL);
  g_autoptr (GArray) empty = unrep_agreement_list_intervals (none, 2000, 7, NULL);

  g_assert_cmpfloat (find_coefficient (list, "percent-agreement")->low, ==, 1);
  g_assert_cmpuint (find_coefficient (list, "krippendorff-alpha-nominal")->n_draws, ==, 0);
  for (guint i = 0; i < empty->len; i++)
    g_assert_cmpuint (g_array_index (empty, UnrepCoefficient, i).n_draws, ==, 0);
}

int
main (int    argc,
      char **argv)
{
  unrep_test_init (&argc, &argv);
  g_test_add_func ("/agreement-interval/skew", test_skew);
  g_test_add_func ("/agreement-interval/krippendorff", test_interval_krippendorff);
  g_test_add_func ("/agreement-interval/share", test_interval_share);
  g_test_add_func ("/agreement-interval/undefined", test_interval_undefined);
  return g_test_run ();
}
