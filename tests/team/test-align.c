/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-test.h"

#include "team/unrep-alignment.h"

#include <string.h>

/* Aligns ranges given as { start, end, reviewer }, and checks the units. */
static void
assert_units (const guint  (*given)[3],
              guint          n,
              const guint   *expected,
              guint          n_units)
{
  g_autofree UnrepAlignedRange *items = g_new0 (UnrepAlignedRange, n);

  for (guint i = 0; i < n; i++)
    items[i] = (UnrepAlignedRange) { .range = { given[i][0], given[i][1] }, .reviewer = given[i][2] };

  g_assert_cmpuint (unrep_align_ranges (items, n), ==, n_units);
  for (guint i = 0; i < n; i++)
    g_assert_cmpuint (items[i].unit, ==, expected[i]);
}

#define ASSERT_UNITS(given, expected, n_units) \
  assert_units (given, G_N_ELEMENTS (given), expected, n_units)

static void
test_nothing (void)
{
  g_assert_cmpuint (unrep_align_ranges (NULL, 0), ==, 0);
}

static void
test_same_ranges (void)
{
  const guint given[][3] = { { 40, 70, 0 }, { 0, 10, 0 }, { 0, 10, 2 }, { 40, 70, 1 }, { 0, 10, 1 } };
  const guint expected[] = { 1, 0, 0, 1, 0 };

  ASSERT_UNITS (given, expected, 2);
}

/* Overlap 10 of union 20 is one half exactly, 10 of 21 is less. */
static void
test_half (void)
{
  const guint half[][3] = { { 0, 15, 0 }, { 5, 20, 1 } };
  const guint less[][3] = { { 0, 15, 0 }, { 5, 21, 1 } };
  const guint one[] = { 0, 0 }, two[] = { 0, 1 };

  ASSERT_UNITS (half, one, 1);
  ASSERT_UNITS (less, two, 2);
}

/* Both of reviewer 1's fit reviewer 0's; the better one gets it. */
static void
test_largest_first (void)
{
  const guint given[][3] = { { 0, 100, 0 }, { 0, 60, 1 }, { 10, 100, 1 } };
  const guint expected[] = { 1, 0, 1 };

  ASSERT_UNITS (given, expected, 2);
}

static void
test_one_to_one (void)
{
  const guint given[][3] = { { 0, 10, 0 }, { 0, 10, 0 }, { 0, 10, 1 } };
  const guint expected[] = { 0, 1, 0 };

  ASSERT_UNITS (given, expected, 2);
}

/* 0 fits 1 and 1 fits 2, but 0 does not fit 2: the better pair stays together. */
static void
test_no_chain (void)
{
  const guint given[][3] = { { 0, 30, 0 }, { 8, 38, 1 }, { 18, 48, 2 } };
  const guint expected[] = { 0, 0, 1 };

  ASSERT_UNITS (given, expected, 2);
}

static void
test_large_offsets (void)
{
  gsize start = (gsize) 1 << 52;
  UnrepAlignedRange items[] = {
    { .range = { start, start + 3000000000u }, .reviewer = 0 },
    { .range = { start, start + 2999999999u }, .reviewer = 1 },
    { .range = { 0, start }, .reviewer = 1 },
  };

  g_assert_cmpuint (unrep_align_ranges (items, G_N_ELEMENTS (items)), ==, 2);
  g_assert_cmpuint (items[0].unit, ==, items[1].unit);
  g_assert_cmpuint (items[2].unit, !=, items[0].unit);
}

static void
test_empty_ranges (void)
{
  const guint given[][3] = { { 5, 5, 0 }, { 5, 5, 1 }, { 5, 6, 2 } };
  const guint expected[] = { 0, 0, 1 };

  ASSERT_UNITS (given, expected, 2);
}

/* Whether two units could be one: nobody in both, and all ranges fit. */
static gboolean
could_join (const UnrepAlignedRange *items,
            guint                    n,
            guint                    a,
            guint                    b)
{
  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < n; j++)
      if (items[i].unit == a && items[j].unit == b &&
          (items[i].reviewer == items[j].reviewer || !unrep_range_same_unit (items[i].range, items[j].range)))
        return FALSE;

  return TRUE;
}

/* Whatever is given: a unit has nobody twice, any two of its ranges fit, no two
 * units are left that could be one, and the order in which they are given changes
 * nothing. */
static void
test_properties (void)
{
  for (guint round = 0; round < 300; round++)
    {
      guint n = (guint) g_test_rand_int_range (1, 40), n_units;
      g_autofree UnrepAlignedRange *items = g_new0 (UnrepAlignedRange, n);
      g_autofree UnrepAlignedRange *backwards = g_new0 (UnrepAlignedRange, n);

      for (guint i = 0; i < n; i++)
        {
          guint start = (guint) g_test_rand_int_range (0, 60) + 100 * (guint) g_test_rand_int_range (0, 3);

          items[i].range.start = start;
          items[i].range.end = start + (guint) g_test_rand_int_range (1, 40);
          /* Each reviewer once a range, or the order given would count. */
          items[i].reviewer = i % 7;
          for (guint j = 0; j < i; j++)
            if (items[j].reviewer == items[i].reviewer && unrep_range_compare (items[j].range, items[i].range) == 0)
              items[i].range.end += 1000 + i;
          backwards[n - 1 - i] = items[i];
        }

      n_units = unrep_align_ranges (items, n);
      g_assert_cmpuint (unrep_align_ranges (backwards, n), ==, n_units);
      for (guint a = 0; a < n_units; a++)
        for (guint b = a + 1; b < n_units; b++)
          g_assert_false (could_join (items, n, a, b));
      for (guint i = 0; i < n; i++)
        {
          g_assert_cmpuint (items[i].unit, ==, backwards[n - 1 - i].unit);
          for (guint j = 0; j < i; j++)
            if (items[i].unit == items[j].unit)
              {
                g_assert_cmpuint (items[i].reviewer, !=, items[j].reviewer);
                g_assert_true (unrep_range_same_unit (items[i].range, items[j].range));
              }
        }
    }
}

/* Ten thousand reviewers of the same fifty units: pairs are not what is counted. */
static void
test_many_reviewers (void)
{
  guint n_reviewers = 10000, n_units = 50;
  g_autofree UnrepAlignedRange *items = g_new0 (UnrepAlignedRange, n_reviewers * n_units);

  for (guint i = 0; i < n_reviewers * n_units; i++)
    {
      guint unit = i % n_units;

      items[i] = (UnrepAlignedRange) { .range = { unit * 100, unit * 100 + 90 }, .reviewer = i / n_units };
    }
  g_assert_cmpuint (unrep_align_ranges (items, n_reviewers * n_units), ==, n_units);
  for (guint i = 0; i < n_reviewers * n_units; i++)
    g_assert_cmpuint (items[i].unit, ==, i % n_units);
}

/* Files made to exhaust memory and patience: of a hundred thousand ranges that
 * all overlap, only equal ones are matched, and soon. */
static void
test_hostile_overlaps (void)
{
  guint n = 100000;
  g_autofree UnrepAlignedRange *items = g_new0 (UnrepAlignedRange, 2 * n);

  for (guint i = 0; i < 2 * n; i++)
    items[i] = (UnrepAlignedRange) { .range = { i / 2, 1000000 + i / 2 }, .reviewer = i % 2 };
  g_assert_cmpuint (unrep_align_ranges (items, 2 * n), ==, n);
  for (guint i = 0; i < 2 * n; i++)
    g_assert_cmpuint (items[i].unit, ==, i / 2);
}

int
main (int    argc,
      char **argv)
{
  unrep_test_init (&argc, &argv);

  g_test_add_func ("/align/nothing", test_nothing);
  g_test_add_func ("/align/same-ranges", test_same_ranges);
  g_test_add_func ("/align/half", test_half);
  g_test_add_func ("/align/largest-first", test_largest_first);
  g_test_add_func ("/align/one-to-one", test_one_to_one);
  g_test_add_func ("/align/no-chain", test_no_chain);
  g_test_add_func ("/align/large-offsets", test_large_offsets);
  g_test_add_func ("/align/empty-ranges", test_empty_ranges);
  g_test_add_func ("/align/properties", test_properties);
  g_test_add_func ("/align/many-reviewers", test_many_reviewers);
  g_test_add_func ("/align/hostile-overlaps", test_hostile_overlaps);

  return g_test_run ();
}
