/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "team/unrep-team-fixture.h"
#include "unrep-team-tally.h"
#include "unrep-team-ui-fixture.h"
#include "unrep-ui-fixture.h"

#include <glib/gstdio.h>
#include <stdlib.h>

#define N_PATHS 5
#define N_PEOPLE 3
#define N_REPORTS 3
#define N_POSITIONS 5

/* Columns behind the name and the bar: positions, then these. */
enum
{
  NOT_REVIEWED = 2 + N_POSITIONS,
  MISSING,
  ALL,
  DIFFERENT,
};

static const char * const paths[N_PATHS] = { "2/a", "2/b", "2/c", "3/a", "3/b" };
static const char * const names[N_PEOPLE] = { "amal", "zaid", "omar" };

static UnrepTeamTally *view;
static UnrepFigures *figures;
/* Columns between the name and the bar: of the reports here the language alone is known. */
static guint n_facts;

static gboolean
is_counted (gpointer unused)
{
  return !unrep_team_tally_is_busy (view);
}

static void
open_view (const char *dir)
{
  view = UNREP_TEAM_TALLY (test_open_view (dir, unrep_team_tally_new));
  figures = unrep_team_tally_get_figures (view);
  n_facts = 1;
  g_assert_true (unrep_fixture_wait (is_counted, NULL));
  unrep_fixture_settle ();
}

static void
close_view (void)
{
  test_close_view (GTK_WIDGET (view));
}

static void
count (UnrepTallyBy by,
       gboolean     decided)
{
  unrep_team_tally_count (view, by, decided);
  n_facts = by == UNREP_TALLY_BY_REPORT;
  g_assert_true (unrep_fixture_wait (is_counted, NULL));
}

static void
choose (UnrepTallyWhat what,
        const char    *id)
{
  unrep_tally_choice_set (unrep_team_tally_get_choice (view), what, id);
  g_assert_true (unrep_fixture_wait (is_counted, NULL));
  g_assert_cmpstr (unrep_tally_choice_get (unrep_team_tally_get_choice (view), what), ==, id);
}

static const char *
get_text (guint row,
          guint column)
{
  return unrep_figures_get_text (figures, row, column + n_facts);
}

static guint
get (guint row,
     guint column)
{
  const char *text = get_text (row, column);
  char *end;
  guint64 number = g_ascii_strtoull (text, &end, 10);

  g_assert_cmpstr (end, ==, "");
  g_assert_cmpstr (text, !=, "");
  return (guint) number;
}

static guint
get_total (guint column)
{
  return get (unrep_figures_get_n_rows (figures) - 1, column);
}

/* amal begins each report, so that everybody is expected everywhere; the others do or do
 * not. Now and then somebody tags what is no unit of the outline. */
static void
write_team (GRand      *random,
            const char *dir)
{
  for (guint report = 0; report < N_REPORTS; report++)
    {
      g_autofree char *name = g_strdup_printf ("%u.txt", report);
      g_autofree char *text = g_strdup_printf ("%s\n\nDone %u.\n", TEST_REPORT, report);
      g_autofree char *path = unrep_test_write (dir, name, text, -1), *sha256 = test_dup_sha256 (text);
      g_autoptr (UnrepOutline) outline = test_new_outline ();

      for (guint person = 0; person < N_PEOPLE; person++)
        {
          static const char * const positions[] = { "support", "oppose", "none", "none", NULL };
          g_autofree char *side = g_strdup_printf ("%s.%s.unrep.json", name, names[person]);
          TestNote notes[N_PATHS + 1] = { { 4, 13, "mixed" } };
          guint n = g_rand_int_range (random, 0, 3) == 0;

          if (report > 0 && person > 0 && g_rand_boolean (random))
            continue;
          for (guint i = 0; i < N_PATHS; i++)
            {
              const char *position = positions[g_rand_int_range (random, 0, G_N_ELEMENTS (positions))];

              if (position != NULL)
                notes[n++] = test_note_on (outline, paths[i], position);
            }
          test_write_side_file (dir, side, &(TestSide) { names[person], 7 + person, name, sha256 }, notes, n);
        }
    }
}

/* In each row the columns make up what stands under “All”, and the last row is the sum. */
static void
assert_reconciles (void)
{
  guint n = unrep_figures_get_n_rows (figures);
  guint sums[DIFFERENT + 1] = { 0 };

  g_assert_cmpuint (n, >, 0);
  for (guint row = 0; row < n; row++)
    {
      guint all = 0;

      for (guint column = 2; column < ALL; column++)
        all += get (row, column);
      g_assert_cmpuint (get (row, ALL), ==, all);
      for (guint column = 2; row + 1 < n && column <= DIFFERENT; column++)
        sums[column] += get (row, column);
    }
  for (guint column = 2; column <= DIFFERENT; column++)
    g_assert_cmpuint (get_total (column), ==, sums[column]);
}

static void
assert_parts (UnrepTallyWhat what,
              guint          all)
{
  guint sum = 0, n = what == UNREP_TALLY_REPORT ? N_REPORTS : N_PEOPLE;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *id = what == UNREP_TALLY_REPORT ? g_strdup_printf ("%u.txt", i)
                                                       : g_strdup_printf ("%08x-0000-4000-8000-000000000000", 7 + i);

      choose (what, id);
      assert_reconciles ();
      sum += get_total (ALL);
    }
  choose (what, NULL);
  g_assert_cmpuint (sum, ==, all);
  g_assert_cmpuint (get_total (ALL), ==, all);
}

/* Whatever a team has done and whatever is looked at: rows, columns and parts add up. */
static void
test_reconciles (void)
{
  guint32 seed = g_test_rand_int ();
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);

  g_test_message ("seed %u", seed);
  for (guint i = 0; i < 5; i++)
    {
      g_autofree char *name = g_strdup_printf ("tally-%u", i), *dir = unrep_test_dup_dir (name);
      guint none;

      write_team (random, dir);
      open_view (dir);
      for (UnrepTallyBy by = UNREP_TALLY_BY_REPORT; by <= UNREP_TALLY_BY_LANGUAGE; by++)
        {
          count (by, FALSE);
          assert_reconciles ();
        }
      count (UNREP_TALLY_BY_REVIEWER, FALSE);
      g_assert_cmpuint (get_total (ALL) - get_total (DIFFERENT), ==, N_PATHS * N_PEOPLE * N_REPORTS);
      assert_parts (UNREP_TALLY_REPORT, get_total (ALL));
      count (UNREP_TALLY_BY_SECTION, FALSE);
      assert_parts (UNREP_TALLY_REVIEWER, get_total (ALL));
      none = get_total (2 + 4);
      choose (UNREP_TALLY_POSITION, "none");
      g_assert_cmpuint (get_total (1), ==, none);
      close_view ();
    }
}

/* `none`, not reviewed, reviewer missing and different units are four things. */
static void
test_four_things (void)
{
  g_autofree char *dir = unrep_test_dup_dir ("tally-four");
  g_autofree char *more = unrep_test_write (dir, "s.txt", TEST_REPORT "\n\nDone.\n", -1);
  g_autofree char *sha256 = test_dup_sha256 (TEST_REPORT "\n\nDone.\n");
  g_autofree char *report = g_build_filename (dir, "s.txt", NULL);
  const TestNote part = { 4, 13, "support" };

  test_write_reviewed_folder (dir);
  test_write_side_file (dir, "s.json", &(TestSide) { "amal", 7, "s.txt", sha256 }, &part, 1);
  open_view (dir);
  assert_reconciles ();
  /* r.txt: amal has two of the five `none`, and zaid one position. */
  g_assert_cmpstr (unrep_figures_get_text (figures, 0, 0), ==, "r.txt");
  g_assert_cmpuint (get (0, 2 + 4), ==, 2);
  g_assert_cmpuint (get (0, NOT_REVIEWED), ==, 2 + 4);
  g_assert_cmpuint (get (0, MISSING), ==, 0);
  g_assert_cmpuint (get (0, DIFFERENT), ==, 0);
  /* s.txt: amal tagged what is no unit of the outline, zaid has not begun. */
  g_assert_cmpuint (get (1, 2), ==, 1);
  g_assert_cmpuint (get (1, 2 + 4), ==, 0);
  g_assert_cmpuint (get (1, NOT_REVIEWED), ==, 5);
  g_assert_cmpuint (get (1, MISSING), ==, 5);
  g_assert_cmpuint (get (1, DIFFERENT), ==, 1);
  close_view ();

  /* What cannot be known is no zero. */
  g_assert_cmpint (g_unlink (report), ==, 0);
  open_view (dir);
  g_assert_cmpstr (get_text (1, NOT_REVIEWED), ==, "–");
  g_assert_cmpstr (get_text (1, MISSING), ==, "–");
  g_assert_cmpstr (get_text (1, ALL), ==, "–");
  g_assert_cmpuint (get (1, 2), ==, 1);
  close_view ();
}

/* Over what leads decided: as many as the command line counts, and of no reviewer. */
static void
test_decisions (void)
{
  g_autofree char *dir = unrep_test_dup_dir ("tally-decided");
  g_autofree char *sha256 = test_dup_sha256 (TEST_REPORT);
  g_autoptr (UnrepOutline) outline = test_new_outline ();
  TestNote decided[] = { test_note_on (outline, "2/a", "support"), test_note_on (outline, "3/b", "oppose") };

  test_write_reviewed_folder (dir);
  open_view (dir);
  count (UNREP_TALLY_BY_REVIEWER, FALSE);
  count (UNREP_TALLY_BY_REPORT, TRUE);
  g_assert_cmpuint (unrep_figures_get_n_rows (figures), <=, 2);
  close_view ();

  test_write_side_file (dir, "r.txt.adjudicated-lina.unrep.json",
                        &(TestSide) { .reviewer = "lina", .person = 9, .report = "r.txt", .text_sha256 = sha256,
                                      .role = "adjudication" }, decided, 2);
  open_view (dir);
  count (UNREP_TALLY_BY_REVIEWER, FALSE);
  g_assert_cmpuint (unrep_figures_get_n_rows (figures), ==, 3);
  count (UNREP_TALLY_BY_SECTION, TRUE);
  g_assert_cmpuint (get_total (2), ==, 1);
  g_assert_cmpuint (get_total (3), ==, 1);
  g_assert_cmpuint (get_total (2 + 4), ==, 0);
  /* 2/b is what amal alone tagged; 2/c nobody, and 3/a nobody with a position. */
  g_assert_cmpuint (get_total (2 + N_POSITIONS), ==, 1);
  g_assert_cmpuint (get_total (2 + N_POSITIONS + 1), ==, 2);
  g_assert_cmpuint (get_total (2 + N_POSITIONS + 2), ==, 5);
  assert_reconciles ();
  close_view ();
}

static void
write_headed (const char *dir,
              const char *name,
              const char *head,
              guint       n)
{
  g_autofree char *text = g_strconcat (head, TEST_REPORT, NULL);
  g_autofree char *path = unrep_test_write (dir, name, text, -1), *sha256 = test_dup_sha256 (text);
  g_autofree char *side = g_strconcat (name, ".json", NULL);
  const TestNote notes[] = { { 4, 13, "support" }, { 20, 30, "support" }, { 40, 50, "oppose" } };

  test_write_side_file (dir, side, &(TestSide) { "amal", 7, name, sha256 }, notes, n);
}

static void
assert_order (const char *first,
              const char *second,
              const char *third)
{
  g_assert_cmpstr (unrep_figures_get_text (figures, 0, 0), ==, first);
  g_assert_cmpstr (unrep_figures_get_text (figures, 1, 0), ==, second);
  g_assert_cmpstr (unrep_figures_get_text (figures, 2, 0), ==, third);
  /* The sum is no report. */
  g_assert_cmpstr (unrep_figures_get_text (figures, 3, 0), ==, "All");
}

/* Reports are called by their symbols, and found and sorted by what else they say. */
static void
test_heads (void)
{
  g_autofree char *dir = unrep_test_dup_dir ("tally-heads");

  write_headed (dir, "a.txt", "A/HRC/25/10\nDistr.: General\n6 January 2014\nEnglish\n\nHuman Rights Council\n"
                "Twenty-fifth session\n\n", 3);
  write_headed (dir, "b.txt", "A/HRC/25/9\nDistr.: General\n8 January 2014\nFrench\n\nHuman Rights Council\n"
                "Twenty-fourth session\n\n", 2);
  write_headed (dir, "c.txt", "", 1);
  open_view (dir);
  n_facts = 3;
  assert_order ("A/HRC/25/10", "A/HRC/25/9", "c.txt");
  g_assert_cmpstr (unrep_figures_get_caption (figures, 0, 0), ==, "a.txt");
  g_assert_null (unrep_figures_get_caption (figures, 2, 0));
  g_assert_cmpstr (unrep_figures_get_text (figures, 1, 1), ==, "Twenty-fourth session");
  g_assert_cmpstr (unrep_figures_get_text (figures, 1, 2), ==, "2014-01-08");
  g_assert_cmpstr (unrep_figures_get_text (figures, 1, 3), ==, "French");
  g_assert_cmpstr (unrep_figures_get_text (figures, 2, 2), ==, "");
  assert_reconciles ();

  unrep_figures_sort (figures, 0, GTK_SORT_ASCENDING);
  assert_order ("A/HRC/25/9", "A/HRC/25/10", "c.txt");
  unrep_figures_sort (figures, 2, GTK_SORT_DESCENDING);
  assert_order ("A/HRC/25/9", "A/HRC/25/10", "c.txt");
  unrep_figures_sort (figures, 2 + n_facts, GTK_SORT_ASCENDING);
  assert_order ("c.txt", "A/HRC/25/10", "A/HRC/25/9");
  assert_reconciles ();

  count (UNREP_TALLY_BY_SESSION, FALSE);
  assert_order ("Human Rights Council, Twenty-fifth session", "Human Rights Council, Twenty-fourth session",
                "session not known");
  assert_reconciles ();
  close_view ();
}

int
main (int   argc,
      char *argv[])
{
  unrep_test_init (&argc, &argv);
  gtk_init ();
  g_test_add_func ("/team-tally/reconciles", test_reconciles);
  g_test_add_func ("/team-tally/four-things", test_four_things);
  g_test_add_func ("/team-tally/decisions", test_decisions);
  g_test_add_func ("/team-tally/heads", test_heads);
  return g_test_run ();
}
