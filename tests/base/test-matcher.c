/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/unrep-matcher.h"

#include "unrep-test.h"

#include <string.h>

#define N_RANDOM 3000
#define MAX_PATTERN 300
#define MAX_TEXT 700

typedef struct
{
  gunichar2 units[MAX_TEXT];
  gsize n_units;
} String;

/* The last row of the table of edit distances, made the slow way. */
static void
fill_distances (const String    *pattern,
                const String    *text,
                gboolean         backward,
                gboolean         here,
                gsize           *distances)
{
  g_autofree gsize *column = g_new (gsize, pattern->n_units + 1);

  for (gsize row = 0; row <= pattern->n_units; row++)
    column[row] = row;
  distances[0] = pattern->n_units;
  for (gsize i = 0; i < text->n_units; i++)
    {
      gunichar2 unit = text->units[backward ? text->n_units - 1 - i : i];
      gsize diagonal = column[0];

      column[0] = here ? i + 1 : 0;
      for (gsize row = 1; row <= pattern->n_units; row++)
        {
          gunichar2 wanted = pattern->units[backward ? pattern->n_units - row : row - 1];
          gsize replaced = diagonal + (wanted != unit), other = MIN (column[row], column[row - 1]) + 1;

          diagonal = column[row];
          column[row] = MIN (replaced, other);
        }
      distances[i + 1] = column[pattern->n_units];
    }
}

static void
fill_random (GRand   *rand,
             String  *string,
             gsize    max,
             gunichar2 n_letters)
{
  string->n_units = g_rand_int_range (rand, 0, max);
  for (gsize i = 0; i < string->n_units; i++)
    string->units[i] = g_rand_int_range (rand, 0, n_letters) * 911;
}

/* Puts a damaged copy of @pattern into @text, so that there is something to find. */
static void
plant (GRand        *rand,
       const String *pattern,
       String       *text)
{
  gsize at = g_rand_boolean (rand) ? 0 : g_rand_int_range (rand, 0, MAX_TEXT - MAX_PATTERN);

  for (gsize i = 0; i < pattern->n_units && at < text->n_units; i++)
    {
      int what = g_rand_int_range (rand, 0, 30);

      if (what == 0)
        text->units[at++] = 7;
      if (what != 1 && at < text->n_units)
        text->units[at++] = pattern->units[i];
    }
}

static void
assert_best (UnrepMatcherHit  hit,
             const gsize     *distances,
             const String    *pattern,
             const String    *text,
             gboolean         here)
{
  gsize errors = distances[0], end = 0;

  for (gsize i = 1; pattern->n_units > 0 && i <= text->n_units; i++)
    if (distances[i] < errors ||
        (distances[i] == errors && !here && end == i - 1) ||
        (distances[i] == errors && here &&
         ABS ((gssize) i - (gssize) pattern->n_units) < ABS ((gssize) end - (gssize) pattern->n_units)))
      {
        errors = distances[i];
        end = i;
      }
  g_assert_cmpuint (hit.errors, ==, errors);
  g_assert_cmpuint (hit.end, ==, end);
}

static void
assert_hits (GArray       *hits,
             const gsize  *distances,
             const String *pattern,
             const String *text,
             gsize         max_errors)
{
  gsize next = 0;

  for (gsize i = 1; pattern->n_units > 0 && i <= text->n_units; i++)
    {
      if (distances[i] > max_errors)
        continue;
      /* Everything that is good enough lies at most half a pattern before or
       * behind something that was reported and is not worse. */
      while (next < hits->len && g_array_index (hits, UnrepMatcherHit, next).end + pattern->n_units / 2 < i)
        next++;
      g_assert_cmpuint (next, <, hits->len);
    }
  for (guint i = 0; i < hits->len; i++)
    {
      const UnrepMatcherHit *hit = &g_array_index (hits, UnrepMatcherHit, i);

      g_assert_cmpuint (hit->errors, ==, distances[hit->end]);
      g_assert_cmpuint (hit->errors, <=, max_errors);
    }
}

static void
test_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (g_test_rand_int ());
  g_autoptr (UnrepMatcher) matcher = unrep_matcher_new ();
  gsize distances[MAX_TEXT + 1];

  for (guint n = 0; n < N_RANDOM; n++)
    {
      String pattern, text;
      gunichar2 n_letters = g_rand_int_range (rand, 1, 40);
      gboolean backward = g_rand_boolean (rand);
      g_autoptr (GArray) hits = g_array_new (FALSE, FALSE, sizeof (UnrepMatcherHit));
      gsize max_errors, n_errors;
      UnrepMatcherHit hit;

      fill_random (rand, &pattern, g_rand_boolean (rand) ? MAX_PATTERN : 12, n_letters);
      fill_random (rand, &text, MAX_TEXT, n_letters);
      plant (rand, &pattern, &text);
      max_errors = pattern.n_units / 4;
      unrep_matcher_set (matcher, pattern.units, pattern.n_units, backward);

      fill_distances (&pattern, &text, backward, FALSE, distances);
      assert_best (unrep_matcher_find_best (matcher, text.units, text.n_units), distances, &pattern, &text, FALSE);
      unrep_matcher_list_hits (matcher, text.units, text.n_units, max_errors, hits);
      assert_hits (hits, distances, &pattern, &text, max_errors);

      /* With all errors of interest, and with as many as there are, or fewer. */
      fill_distances (&pattern, &text, backward, TRUE, distances);
      hit = unrep_matcher_find_here (matcher, text.units, text.n_units, MAX_PATTERN);
      assert_best (hit, distances, &pattern, &text, TRUE);
      n_errors = hit.errors;
      hit = unrep_matcher_find_here (matcher, text.units, text.n_units, n_errors);
      assert_best (hit, distances, &pattern, &text, TRUE);
      if (n_errors > 0)
        {
          hit = unrep_matcher_find_here (matcher, text.units, text.n_units, g_rand_int_range (rand, 0, (gint32) n_errors));
          g_assert_cmpuint (hit.errors, >=, n_errors);
        }
    }
}

/* Exactly one word, one more, and one less: where carries go from block to block. */
static void
test_blocks (void)
{
  static const gsize lengths[] = { 1, 63, 64, 65, 127, 128, 129, 192 };
  g_autoptr (UnrepMatcher) matcher = unrep_matcher_new ();

  for (guint n = 0; n < G_N_ELEMENTS (lengths); n++)
    {
      gunichar2 text[400];
      gsize length = lengths[n];
      UnrepMatcherHit hit;

      for (gsize i = 0; i < G_N_ELEMENTS (text); i++)
        text[i] = (gunichar2) (1 + i);
      unrep_matcher_set (matcher, text + 100, length, FALSE);
      hit = unrep_matcher_find_best (matcher, text, G_N_ELEMENTS (text));
      g_assert_cmpuint (hit.end, ==, 100 + length);
      g_assert_cmpuint (hit.errors, ==, 0);
      unrep_matcher_set (matcher, text + 100, length, TRUE);
      hit = unrep_matcher_find_here (matcher, text, 100 + length, 3);
      g_assert_cmpuint (hit.end, ==, length);
      g_assert_cmpuint (hit.errors, ==, 0);
    }
}

static void
test_nothing (void)
{
  static const gunichar2 text[] = { 1, 2, 3 };
  g_autoptr (UnrepMatcher) matcher = unrep_matcher_new ();
  g_autoptr (GArray) hits = g_array_new (FALSE, FALSE, sizeof (UnrepMatcherHit));
  UnrepMatcherHit hit;

  unrep_matcher_set (matcher, NULL, 0, FALSE);
  hit = unrep_matcher_find_best (matcher, text, 3);
  g_assert_cmpuint (hit.errors, ==, 0);
  unrep_matcher_list_hits (matcher, text, 3, 0, hits);
  g_assert_cmpuint (hits->len, ==, 0);

  unrep_matcher_set (matcher, text, 3, FALSE);
  hit = unrep_matcher_find_here (matcher, NULL, 0, 3);
  g_assert_cmpuint (hit.errors, ==, 3);
  g_assert_cmpuint (hit.end, ==, 0);
}

int
main (int    argc,
      char **argv)
{
  unrep_test_init (&argc, &argv);

  g_test_add_func ("/matcher/random", test_random);
  g_test_add_func ("/matcher/blocks", test_blocks);
  g_test_add_func ("/matcher/nothing", test_nothing);

  return g_test_run ();
}
