/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "compare-fixture.h"
#include "unrep-test.h"

#include <string.h>

/* Texts of which line by line one is the other in another language are damaged at
 * random; every unit that both still have must be found again. */

#define N_SEEDS 12

static const struct
{
  const char *first;
  const char *second;
} pairs[] = {
  { "data/examples/expert-group-report.ar.txt", "data/examples/expert-group-report.en.txt" },
  { "tests/corpus/reports/report.fr.txt", "tests/corpus/reports/report.es.txt" },
  { "tests/corpus/reports/report.zh.txt", "tests/corpus/reports/report.es.txt" },
  { "tests/corpus/reports/report.fr.txt", "tests/corpus/reports/report.zh.txt" },
};

/* A text whose lines remember which they were. */
typedef struct
{
  GString *utf8;
  GArray *lines; /* of guint: for each line from 1 the line it was, 0 for a new one */
} Damaged;

static void
damaged_clear (Damaged *self)
{
  g_string_free (self->utf8, TRUE);
  g_array_unref (self->lines);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Damaged, damaged_clear)

static void
push_line (Damaged    *self,
           const char *line,
           guint       origin)
{
  g_string_append (self->utf8, line);
  g_string_append_c (self->utf8, '\n');
  g_array_append_val (self->lines, origin);
}

/* The label is lost with the first characters of the line. */
static const char *
damage_label (const char *line)
{
  const char *p = strchr (line, ' ');

  return p != NULL && p - line < 8 ? p + 1 : line;
}

static void
damage (Damaged    *self,
        const char *utf8,
        guint       percent,
        GRand      *rand)
{
  g_auto (GStrv) lines = g_strsplit (utf8, "\n", -1);

  self->utf8 = g_string_new (NULL);
  self->lines = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; lines[i] != NULL; i++)
    {
      guint chance = (guint) g_rand_int_range (rand, 0, 100);

      /* Front matter tells readers what language it is; it stays. */
      if (*lines[i] == '\0' || i < 8 || chance >= percent)
        push_line (self, lines[i], i + 1);
      else if (chance % 3 == 0)
        push_line (self, damage_label (lines[i]), i + 1);
      else if (chance % 3 == 1)
        {
          push_line (self, lines[i], i + 1);
          push_line (self, "", 0);
          push_line (self, "§ 17 * 4711 (0815) § 17 * 4711 (0815) § 17 * 4711 (0815).", 0);
        }
    }
}

static guint
get_origin (const Damaged *self,
            UnrepOutline  *outline,
            guint          unit)
{
  return unit == UNREP_NO_UNIT ? 0 : g_array_index (self->lines, guint, unrep_outline_get_unit (outline, unit)->line - 1);
}

typedef struct
{
  guint right;
  guint wrong; /* paired with another line */
  guint missed; /* both have it, and it stands beside a gap */
} Score;

static void
score (UnrepPairing  *pairing,
       const Damaged *first,
       const Damaged *second,
       Score         *out)
{
  UnrepOutline *one = unrep_pairing_get_outline (pairing, UNREP_SIDE_FIRST);
  UnrepOutline *other = unrep_pairing_get_outline (pairing, UNREP_SIDE_SECOND);
  g_autoptr (GHashTable) there = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < unrep_outline_get_n_units (other); i++)
    if (unrep_outline_get_unit (other, i)->kind != UNREP_UNIT_ARTEFACT)
      g_hash_table_add (there, GUINT_TO_POINTER (get_origin (second, other, i)));
  for (guint i = 0; i < unrep_pairing_get_n (pairing); i++)
    {
      UnrepPair pair = unrep_pairing_get (pairing, i);
      guint mine = get_origin (first, one, pair.unit[UNREP_SIDE_FIRST]);
      guint yours = get_origin (second, other, pair.unit[UNREP_SIDE_SECOND]);

      if (mine == 0 || !g_hash_table_contains (there, GUINT_TO_POINTER (mine)))
        continue;
      if (mine == yours)
        out->right++;
      else if (yours == 0)
        out->missed++;
      else
        out->wrong++;
    }
}

static void
assert_ordered (UnrepPairing *pairing)
{
  for (UnrepSide side = 0; side < UNREP_N_SIDES; side++)
    {
      UnrepOutline *outline = unrep_pairing_get_outline (pairing, side);
      guint next = 0;

      for (guint i = 0; i < unrep_pairing_get_n (pairing); i++)
        {
          guint unit = unrep_pairing_get (pairing, i).unit[side];

          if (unit == UNREP_NO_UNIT)
            continue;
          for (; next < unit; next++)
            g_assert_cmpint (unrep_outline_get_unit (outline, next)->kind, ==, UNREP_UNIT_ARTEFACT);
          g_assert_cmpuint (unit, ==, next++);
          g_assert_cmpuint (unrep_pairing_find (pairing, side, unit), ==, i);
        }
    }
}

static UnrepPairing *
pair_texts (const char *first,
            const char *second)
{
  g_autoptr (UnrepOutline) one = compare_outline (first), other = compare_outline (second);
  g_autoptr (UnrepMentions) mine = compare_mentions (one), yours = compare_mentions (other);
  g_autoptr (GError) error = NULL;
  UnrepPairing *pairing = unrep_pairing_new (mine, yours, NULL, &error);

  g_assert_no_error (error);
  assert_ordered (pairing);
  return pairing;
}

static void
run_damage (guint  percent,
            Score *total)
{
  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autofree char *first = compare_read (pairs[i].first), *second = compare_read (pairs[i].second);

      for (guint32 seed = 1; seed <= (percent > 0 ? N_SEEDS : 1); seed++)
        {
          g_autoptr (GRand) rand = g_rand_new_with_seed (seed * 100 + (guint32) i);
          g_auto (Damaged) one = { 0 }, other = { 0 };
          g_autoptr (UnrepPairing) pairing = NULL;
          Score here = { 0 };

          damage (&one, first, percent, rand);
          damage (&other, second, percent, rand);
          pairing = pair_texts (one.utf8->str, other.utf8->str);
          score (pairing, &one, &other, &here);
          g_test_message ("%s, seed %u: %u right, %u wrong, %u missed", pairs[i].first, seed, here.right, here.wrong, here.missed);
          total->right += here.right;
          total->wrong += here.wrong;
          total->missed += here.missed;
        }
    }
  g_test_message ("%u %% damage: %u right, %u wrong, %u missed", percent, total->right, total->wrong, total->missed);
}

static void
test_undamaged (void)
{
  Score total = { 0 };

  run_damage (0, &total);
  g_assert_cmpuint (total.wrong + total.missed, ==, 0);
}

static void
check_damage (guint percent,
              guint wanted)
{
  Score total = { 0 };

  run_damage (percent, &total);
  g_assert_cmpuint (100 * total.right, >=, wanted * (total.right + total.wrong + total.missed));
}

/* Of each side so many lines of a hundred are lost, have lost their label, or are followed
 * by another one; what has lost its label is often part of the unit before it. */
static void
test_damaged (void)
{
  check_damage (3, 99);
  check_damage (10, 97);
  check_damage (30, 83);
}

/* The second item is the second whatever the letters; i is nine or one. */
static void
test_letters (void)
{
  static const char arabic[] = "تقرير\n\n1- ترد التوصيات التالية:\n\n(أ) نص أول؛\n\n(ب) نص ثان؛\n\n(ج) نص ثالث؛\n\n(د) نص رابع:\n\n"
                               "'1' فرع أول؛\n\n'2' فرع ثان؛\n\n(هـ) نص خامس؛\n\n(و) نص سادس؛\n\n(ز) نص سابع؛\n\n(ح) نص ثامن؛\n\n"
                               "(ط) نص تاسع.\n\n2- فقرة ثانية.\n";
  static const char russian[] = "Доклад\n\n1. Рекомендации следующие:\n\nа) текст первый;\n\nб) текст второй;\n\nв) текст третий;\n\n"
                                "г) текст четвертый:\n\ni) часть первая;\n\nii) часть вторая;\n\nд) текст пятый;\n\nе) текст шестой;\n\n"
                                "ж) текст седьмой;\n\nз) текст восьмой;\n\nи) текст девятый.\n\n2. Второй пункт.\n";
  static const char english[] = "Report\n\n1. The recommendations follow:\n\n(a) text one;\n\n(b) text two;\n\n(c) text three;\n\n"
                                "(d) text four:\n\n(i) part one;\n\n(ii) part two;\n\n(f) text six;\n\n"
                                "(g) text seven;\n\n(h) text eight;\n\n(i) text nine.\n\n2. A second paragraph.\n";
  g_autoptr (UnrepPairing) whole = pair_texts (arabic, russian), gap = pair_texts (arabic, english);
  UnrepOutline *outline = unrep_pairing_get_outline (gap, UNREP_SIDE_FIRST);
  guint n_gaps = 0;

  for (guint i = 0; i < unrep_pairing_get_n (whole); i++)
    {
      UnrepPair pair = unrep_pairing_get (whole, i);

      g_assert_cmpuint (pair.unit[UNREP_SIDE_FIRST], ==, pair.unit[UNREP_SIDE_SECOND]);
    }
  for (guint i = 0; i < unrep_pairing_get_n (gap); i++)
    {
      UnrepPair pair = unrep_pairing_get (gap, i);

      g_assert_cmpuint (pair.unit[UNREP_SIDE_FIRST], !=, UNREP_NO_UNIT);
      if (pair.unit[UNREP_SIDE_SECOND] != UNREP_NO_UNIT)
        continue;
      n_gaps++;
      g_assert_cmpstr (unrep_outline_get_unit (outline, pair.unit[UNREP_SIDE_FIRST])->path, ==, "1/ه");
    }
  g_assert_cmpuint (n_gaps, ==, 1);
}

static void
test_empty (void)
{
  g_autoptr (UnrepPairing) none = pair_texts ("", ""), one = pair_texts ("", "Title\n\n1. Text of a paragraph.\n");

  g_assert_cmpuint (unrep_pairing_get_n (none), ==, 0);
  g_assert_cmpuint (unrep_pairing_get_n (one), ==, 2);
  g_assert_cmpuint (unrep_pairing_get (one, 1).unit[UNREP_SIDE_FIRST], ==, UNREP_NO_UNIT);
}

static char *
repeat (const char *path,
        guint       times)
{
  g_autofree char *content = compare_read (path);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < times; i++)
    g_string_append (out, content);
  return g_string_free (out, FALSE);
}

/* Twice the text, twice the work; and never more than a band, not even where the same labels
 * come again and again, in one of them more often. */
static void
test_work (void)
{
  guint64 steps[3];

  for (guint i = 0; i < 3; i++)
    {
      guint times = 16u << i;
      g_autofree char *first = repeat (pairs[0].first, times), *second = repeat (pairs[0].second, times - (i == 2 ? 4 : 0));
      g_autoptr (UnrepPairing) pairing = pair_texts (first, second);

      steps[i] = unrep_pairing_get_n_steps (pairing);
      g_test_message ("%u pairs, %" G_GUINT64_FORMAT " steps", unrep_pairing_get_n (pairing), steps[i]);
      g_assert_cmpuint (steps[i], <, 1000 * unrep_pairing_get_n (pairing));
    }
  g_assert_cmpuint (steps[1], <, 5 * steps[0] / 2);
}

static void
test_cancelled (void)
{
  g_autoptr (UnrepOutline) outline = compare_outline ("Title\n\n1. Text of a paragraph.\n");
  g_autoptr (UnrepMentions) mentions = compare_mentions (outline);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (unrep_pairing_new (mentions, mentions, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int   argc,
      char *argv[])
{
  unrep_test_init (&argc, &argv);

  g_test_add_func ("/pairing/undamaged", test_undamaged);
  g_test_add_func ("/pairing/damaged", test_damaged);
  g_test_add_func ("/pairing/letters", test_letters);
  g_test_add_func ("/pairing/empty", test_empty);
  g_test_add_func ("/pairing/work", test_work);
  g_test_add_func ("/pairing/cancelled", test_cancelled);

  return g_test_run ();
}
