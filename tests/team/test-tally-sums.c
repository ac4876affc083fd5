/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whatever a team has done, the rows of a tally add up to its totals, and every
 * recommendation is one thing for every reviewer who is expected. */
#include "unrep-test.h"

#include "team/unrep-tally.h"
#include "unrep-team-fixture.h"

#define N_ROUNDS 20
#define N_PATHS 5
#define N_PEOPLE 4
#define N_REPORTS 3

static const char * const paths[N_PATHS] = { "2/a", "2/b", "2/c", "3/a", "3/b" };
static const char * const positions[] = { "support", "oppose", "none", NULL };
static const char * const tags[] = { "money", "police", "treaty" };

/* What is known of one random team. */
typedef struct
{
  guint n_tagged;
  guint n_not_reviewed;
  guint n_missing;
  guint n_different;
  guint n_more_tags;
} Truth;

static void
write_side (GRand      *random,
            const char *dir,
            const char *report,
            const char *text,
            guint       person,
            Truth      *truth)
{
  g_autoptr (UnrepText) report_text = unrep_text_new (text, -1);
  g_autoptr (UnrepOutline) outline = unrep_outline_new (report_text, NULL, NULL);
  g_autofree char *sha256 = test_dup_sha256 (text);
  g_autofree char *id = g_strdup_printf ("r%u", person), *name = g_strdup_printf ("%s.%s.unrep.json", report, id);
  TestNote notes[N_PATHS + 1];
  guint n = 0;

  /* The first paragraph is no recommendation of the outline; a part of it no unit. */
  if (g_rand_boolean (random))
    {
      guint unit = unrep_outline_find_path (outline, "1", NULL);
      guint start = (guint) unrep_outline_get_unit (outline, unit)->range.start;

      notes[n++] = (TestNote) { start, start + 9, "support" };
      truth->n_tagged++;
      truth->n_different++;
    }
  for (guint i = 0; i < N_PATHS; i++)
    {
      const char *position = positions[g_rand_int_range (random, 0, G_N_ELEMENTS (positions))];

      truth->n_tagged += position != NULL;
      truth->n_not_reviewed += position == NULL;
      if (position == NULL && g_rand_boolean (random))
        continue;
      notes[n] = test_note_on (outline, paths[i], position);
      for (guint k = 0; k < G_N_ELEMENTS (tags); k++)
        if (g_rand_int_range (random, 0, 3) == 0)
          notes[n].tags[notes[n].n_tags++] = tags[k];
      if (position != NULL && notes[n].n_tags > 1)
        truth->n_more_tags += notes[n].n_tags - 1;
      n++;
    }
  test_write_side_file (dir, name, &(TestSide) { id, person, report, sha256 }, notes, n);
}

/* Everybody has work somewhere, so that without a team file everybody is expected
 * everywhere. */
static Truth
write_team (GRand      *random,
            const char *dir)
{
  Truth truth = { 0 };

  for (guint report = 0; report < N_REPORTS; report++)
    {
      g_autofree char *name = g_strdup_printf ("%u.txt", report);
      g_autofree char *text = g_strdup_printf ("%s\n\nDone %u.\n", TEST_REPORT, report);
      g_autofree char *path = unrep_test_write (dir, name, text, -1);

      /* The last report is begun by somebody, or by nobody. */
      for (guint person = 1; person <= N_PEOPLE; person++)
        if (report == 0 || (person == 1 && report < N_REPORTS - 1) || g_rand_int_range (random, 0, 4) == 0)
          write_side (random, dir, name, text, person, &truth);
        else
          truth.n_missing += N_PATHS;
    }
  return truth;
}

static void
add_row (UnrepTallyRow       *sum,
         const UnrepTallyRow *row,
         guint                n_positions)
{
  guint64 n_tagged = 0;

  for (guint i = 0; i < n_positions; i++)
    {
      sum->counts[i] += row->counts[i];
      n_tagged += row->counts[i];
    }
  g_assert_cmpuint (n_tagged, ==, row->n_tagged);
  sum->n_tagged += row->n_tagged;
  sum->n_not_reviewed += row->n_not_reviewed;
  sum->n_missing += row->n_missing;
  sum->n_different += row->n_different;
}

static void
assert_adds_up (UnrepTeam    *team,
                UnrepTallyBy  by,
                const Truth  *truth)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func ((GDestroyNotify) g_error_free);
  g_autoptr (GPtrArray) tallies = unrep_tally_list (team, by, TRUE, problems, NULL);
  UnrepTally *tally = g_ptr_array_index (tallies, 0);
  const UnrepTallyRow *totals = unrep_tally_get_totals (tally);
  guint n_positions = unrep_tally_get_n_positions (tally);
  guint64 counts[64] = { 0 };
  UnrepTallyRow sum = { .counts = counts };
  guint n_more_tags = by == UNREP_TALLY_BY_TAG ? truth->n_more_tags : 0;

  g_assert_cmpuint (problems->len, ==, 0);
  for (guint i = 0; i < unrep_tally_get_n_rows (tally); i++)
    add_row (&sum, unrep_tally_get_row (tally, i), n_positions);
  g_assert_cmpuint (totals->n_tagged, ==, truth->n_tagged);
  g_assert_cmpint (totals->n_not_reviewed, ==, truth->n_not_reviewed);
  g_assert_cmpint (totals->n_missing, ==, truth->n_missing);
  g_assert_cmpint (totals->n_different, ==, truth->n_different);
  if (by == UNREP_TALLY_BY_NOTHING)
    return;
  g_assert_cmpuint (sum.n_tagged, ==, totals->n_tagged + n_more_tags);
  for (guint i = 0; by != UNREP_TALLY_BY_TAG && i < n_positions; i++)
    g_assert_cmpuint (counts[i], ==, totals->counts[i]);
  g_assert_cmpint (sum.n_not_reviewed, ==, totals->n_not_reviewed);
  g_assert_cmpint (sum.n_missing, ==, totals->n_missing);
  g_assert_cmpint (sum.n_different, ==, totals->n_different);
}

static void
add_part (UnrepTeam              *team,
          const UnrepTallyFilter *filter,
          UnrepTallyRow          *sum)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func ((GDestroyNotify) g_error_free);
  g_autoptr (GPtrArray) tallies = unrep_tally_list_filtered (team, NULL, UNREP_TALLY_BY_REVIEWER, filter, problems, NULL);
  UnrepTally *tally = g_ptr_array_index (tallies, 0);

  g_assert_cmpuint (problems->len, ==, 0);
  if (filter->reviewer != NULL)
    g_assert_cmpuint (unrep_tally_get_n_rows (tally), ==, 1);
  add_row (sum, unrep_tally_get_totals (tally), unrep_tally_get_n_positions (tally));
}

/* What is filtered is a part of the whole: those of all reviewers, or of all reports, are
 * the whole again. */
static void
assert_parts_add_up (UnrepTeam   *team,
                     const Truth *truth,
                     gboolean     by_reviewer)
{
  guint64 counts[64] = { 0 };
  UnrepTallyRow sum = { .counts = counts };

  for (guint i = 0; i < (by_reviewer ? N_PEOPLE : N_REPORTS); i++)
    {
      g_autofree char *report = g_strdup_printf ("%u.txt", i);
      g_autofree char *uid = g_strdup_printf ("%08x-0000-4000-8000-000000000000", i + 1);

      add_part (team, &(UnrepTallyFilter) { by_reviewer ? NULL : report, by_reviewer ? uid : NULL }, &sum);
    }
  g_assert_cmpuint (sum.n_tagged, ==, truth->n_tagged);
  g_assert_cmpint (sum.n_not_reviewed, ==, truth->n_not_reviewed);
  g_assert_cmpint (sum.n_missing, ==, truth->n_missing);
  g_assert_cmpint (sum.n_different, ==, truth->n_different);
}

static void
test_sums (void)
{
  guint32 seed = g_test_rand_int ();
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);

  g_test_message ("seed %u", seed);
  for (guint i = 0; i < N_ROUNDS; i++)
    {
      g_autofree char *name = g_strdup_printf ("sums-%u", i);
      g_autofree char *dir = unrep_test_dup_dir (name);
      Truth truth = write_team (random, dir);
      g_autoptr (UnrepTeam) team = test_read_team (dir, 0);

      g_assert_cmpuint (truth.n_tagged - truth.n_different + truth.n_not_reviewed + truth.n_missing, ==,
                        N_PATHS * N_PEOPLE * N_REPORTS);
      for (UnrepTallyBy by = UNREP_TALLY_BY_NOTHING; by <= UNREP_TALLY_BY_TAG; by++)
        assert_adds_up (team, by, &truth);
      assert_parts_add_up (team, &truth, FALSE);
      assert_parts_add_up (team, &truth, TRUE);
    }
}

int
main (int   argc,
      char *argv[])
{
  unrep_test_init (&argc, &argv);
  g_test_add_func ("/tally/sums", test_sums);
  return g_test_run ();
}
