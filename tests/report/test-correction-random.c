/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check-outline.h"
#include "correction-fixture.h"
#include "made-report.h"
#include "unrep-test.h"

/* Random corrections. */

typedef struct
{
  UnrepOutline *base;
  GArray *corrections;
  GPtrArray *strings;
  GRand *rand;
} Dice;

static const char *
keep (Dice *self,
      char *string)
{
  g_ptr_array_add (self->strings, string);
  return string;
}

static void
add (Dice                  *self,
     const UnrepCorrection *correction)
{
  g_array_append_vals (self->corrections, correction, 1);
}

static gboolean
is_parent (UnrepOutline *outline,
           guint         unit)
{
  for (guint i = unit + 1; i < unrep_outline_get_n_units (outline); i++)
    if (unrep_outline_get_unit (outline, i)->parent == unit)
      return TRUE;
  return FALSE;
}

/* One correction such as people make. Paths of others do not change by it, so
 * that parents are named rightly when the same is said twice. */
static void
roll (Dice  *self,
      guint  unit)
{
  const UnrepUnit *shown = unrep_outline_get_unit (self->base, unit);
  UnrepCorrection correction = fixture_get_correction (self->base, unit), second = correction;
  gsize length = unrep_range_length (shown->range);
  guint previous;

  switch (g_rand_int_range (self->rand, 0, 5))
    {
    case 0:
      correction.recommendation = g_rand_int_range (self->rand, 0, 3);
      add (self, &correction);
      break;
    case 1:
      if (*shown->label != '\0' && !is_parent (self->base, unit))
        correction.label = keep (self, g_strdup_printf ("%d", g_rand_int_range (self->rand, 1, 99)));
      add (self, &correction);
      break;
    case 2:
      correction.kind = *shown->label != '\0' ? UNREP_UNIT_ITEM : UNREP_UNIT_ARTEFACT;
      add (self, &correction);
      break;
    case 3:
      if (length < 2
          || !unrep_outline_find_split (self->base, unit, shown->range.start + 1 + g_rand_int (self->rand) % (length - 1),
                                        &correction.range, &second.range))
        break;
      add (self, &correction);
      add (self, &second);
      break;
    default:
      previous = unrep_outline_find_previous (self->base, unit);
      if (previous == UNREP_NO_UNIT || previous + 3 < unit || is_parent (self->base, unit))
        break;
      unrep_outline_get_correction (self->base, previous, &correction);
      correction.range.end = shown->range.end;
      add (self, &correction);
      break;
    }
}

/* Every code point that is not space belongs to a unit as it did before. */
static void
assert_covers (UnrepOutline *corrected,
               UnrepOutline *base)
{
  UnrepText *text = unrep_outline_get_text (base);
  const char *p = unrep_text_get_utf8 (text);

  for (gsize offset = 0; offset < unrep_text_get_n_chars (text); offset++, p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)) && unrep_outline_get_unit_at (base, offset) != UNREP_NO_UNIT)
      g_assert_cmpuint (unrep_outline_get_unit_at (corrected, offset), !=, UNREP_NO_UNIT);
}

static void
assert_nested_or_apart (UnrepOutline *outline)
{
  gsize end = 0;

  for (guint i = 0; i < unrep_outline_get_n_units (outline); i++)
    {
      UnrepRange range = unrep_outline_get_unit (outline, i)->range;

      if (range.start < end)
        g_assert_cmpuint (range.end, <=, end);
      else
        end = range.end;
    }
}

static void
shuffle (GArray *corrections,
         GRand  *rand)
{
  for (guint i = corrections->len; i > 1; i--)
    {
      guint k = (guint) g_rand_int_range (rand, 0, (gint32) i);
      UnrepCorrection *list = (UnrepCorrection *) corrections->data, swapped = list[i - 1];

      list[i - 1] = list[k];
      list[k] = swapped;
    }
}

static void
check_random (UnrepOutline *base,
              guint32       seed,
              guint         step)
{
  g_autoptr (GArray) corrections = g_array_new (FALSE, FALSE, sizeof (UnrepCorrection));
  g_autoptr (GPtrArray) strings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr (UnrepOutline) once = NULL, shuffled = NULL, twice = NULL;
  g_autoptr (GArray) contradicting = NULL;
  Dice dice = { base, corrections, strings, rand };

  for (guint i = (guint) g_rand_int_range (rand, 0, (gint32) step); i < unrep_outline_get_n_units (base);
       i += (guint) g_rand_int_range (rand, 1, (gint32) step + 1))
    roll (&dice, i);
  once = unrep_outline_new_corrected (base, (const UnrepCorrection *) corrections->data, corrections->len,
                                      &contradicting);
  check_corrected_outline (once);
  assert_nested_or_apart (once);
  assert_covers (once, base);

  twice = unrep_outline_new_corrected (once, (const UnrepCorrection *) corrections->data, corrections->len, NULL);
  fixture_assert_same (twice, once);
  if (contradicting->len > 0)
    return;
  shuffle (corrections, rand);
  shuffled = fixture_correct (base, (const UnrepCorrection *) corrections->data, corrections->len, 0);
  fixture_assert_same (shuffled, once);
}

static void
test_random (void)
{
  for (guint i = 0; i < 60; i++)
    {
      g_autoptr (MadeReport) report =
        made_report_new (i % MADE_N_LANGUAGES, i % 2 == 0 ? MADE_FOOTERS | MADE_WRAPPED : MADE_ANNEX, 5, i);
      g_auto (Fixture) fixture = fixture_new (report->utf8);

      check_random (fixture.outline, i, 1 + i % 40);
    }
}

/* To say of every unit what is so changes nothing. */
static void
check_identity (UnrepOutline *outline)
{
  guint n = unrep_outline_get_n_units (outline);
  g_autofree UnrepCorrection *all = g_new (UnrepCorrection, n);
  g_autoptr (UnrepOutline) corrected = NULL;

  for (guint i = 0; i < n; i++)
    unrep_outline_get_correction (outline, i, &all[i]);
  corrected = fixture_correct (outline, all, n, 0);
  fixture_assert_same (corrected, outline);
  for (guint i = 0; i < n; i += n / 50 + 1)
    {
      g_autoptr (UnrepOutline) one = fixture_correct (outline, &all[i], 1, 0);

      fixture_assert_same (one, outline);
    }
}

static void
test_identity (void)
{
  for (guint i = 0; i < 24; i++)
    {
      g_autoptr (MadeReport) report = made_report_new (i % MADE_N_LANGUAGES, i % 64, 5, i);
      g_auto (Fixture) fixture = fixture_new (report->utf8);

      check_identity (fixture.outline);
    }
}

static void
test_real_reports (void)
{
  static const char *const names[] = { "000_e1ee01d560bfb56f.txt", "001_77fe3e7651538f96.txt",
                                       "004_dbba2c4fbdf108ae.txt" };
  g_autofree char *folder = unrep_test_dup_shared ("reports");

  if (folder == NULL)
    {
      g_test_skip ("real reports are not here");
      return;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (folder, names[i], NULL), *utf8 = NULL;
      g_autoptr (GError) error = NULL;

      g_file_get_contents (path, &utf8, NULL, &error);
      g_assert_no_error (error);
      {
        g_auto (Fixture) fixture = fixture_new (utf8);

        check_identity (fixture.outline);
        for (guint seed = 0; seed < 10; seed++)
          check_random (fixture.outline, seed, 1 + seed * seed);
      }
    }
}

/* Ranges from anywhere: whatever is applied, the outline is one, and the choice
 * among them does not depend on what is equal. */
static void
test_hostile (void)
{
  g_autoptr (MadeReport) report = made_report_new (MADE_ARABIC, MADE_FOOTERS, 10, 7);
  g_auto (Fixture) fixture = fixture_new (report->utf8);
  gsize n_chars = unrep_text_get_n_chars (fixture.text);

  for (guint32 seed = 0; seed < 200; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      guint n = (guint) g_rand_int_range (rand, 1, 60);
      g_autofree UnrepCorrection *corrections = g_new (UnrepCorrection, n);
      g_autoptr (UnrepOutline) corrected = NULL;
      g_autoptr (UnrepOutline) twice = NULL;

      for (guint i = 0; i < n; i++)
        {
          gsize start = g_rand_int (rand) % n_chars;
          gsize length = seed % 2 == 0 ? 300 : n_chars;

          corrections[i] = (UnrepCorrection) { .label = "ب", .parent = i % 3 == 0 ? "2" : "" };
          corrections[i].range = (UnrepRange) { start, start + g_rand_int (rand) % length };
          corrections[i].kind = (UnrepUnitKind) g_rand_int_range (rand, 0, UNREP_UNIT_ARTEFACT + 1);
        }
      corrected = unrep_outline_new_corrected (fixture.outline, corrections, n, NULL);
      check_corrected_outline (corrected);
      assert_nested_or_apart (corrected);
      assert_covers (corrected, fixture.outline);
      twice = unrep_outline_new_corrected (corrected, corrections, n, NULL);
      check_corrected_outline (twice);
    }
}

/* Footnotes in footnotes in footnotes, and as many that contradict each other: a
 * time that grew with their square would pass the limit of a test. */
static void
test_many (void)
{
  const guint n = 50000;
  g_autofree char *utf8 = g_strnfill (4 * n, 'x');
  g_auto (Fixture) fixture = { NULL };
  g_autofree UnrepCorrection *corrections = g_new (UnrepCorrection, 2 * n);
  g_autoptr (UnrepOutline) corrected = NULL;

  for (guint i = 40; i < 4 * n; i += 40)
    utf8[i] = '\n';
  fixture = fixture_new (utf8);
  for (guint i = 0; i < n; i++)
    {
      UnrepRange nested = { i, 4 * (gsize) n - i }, crossing = { 2 * i, 2 * i + n };

      corrections[i] = (UnrepCorrection) { nested, UNREP_UNIT_FOOTNOTE, "1", "", UNREP_RECOMMENDATION_NO };
      corrections[n + i] = (UnrepCorrection) { crossing, UNREP_UNIT_ITEM, "2", "1", UNREP_RECOMMENDATION_NO };
    }
  corrected = unrep_outline_new_corrected (fixture.outline, corrections, n, NULL);
  unrep_outline_unref (corrected);
  corrected = unrep_outline_new_corrected (fixture.outline, corrections, 2 * n, NULL);
  assert_nested_or_apart (corrected);
}

int
main (int    argc,
      char **argv)
{
  unrep_test_init (&argc, &argv);

  g_test_add_func ("/correction-random/identity", test_identity);
  g_test_add_func ("/correction-random/random", test_random);
  g_test_add_func ("/correction-random/hostile", test_hostile);
  g_test_add_func ("/correction-random/many", test_many);
  g_test_add_func ("/correction-random/real-reports", test_real_reports);

  return g_test_run ();
}
