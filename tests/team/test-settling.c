/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "team/unrep-settling.h"

#include "annotation/unrep-review-decisions.h"
#include "team/unrep-dispute.h"
#include "unrep-team-fixture.h"
#include "unrep-test.h"

#include <glib/gstdio.h>
#include <string.h>

#define LEAD_UID "5d9561e5-2ddd-437e-afaa-a82a968b8633"
#define MAX_UNITS 12
#define MAX_REVIEWERS 6
#define UNIT_CHARS 400
#define N_TEAMS 300

static UnrepSideFile *
read_side (const char *dir,
           const char *name)
{
  g_autoptr (GFile) file = g_file_new_build_filename (dir, name, NULL);
  g_autoptr (GError) error = NULL;
  UnrepSideFile *side_file = unrep_side_file_read (file, NULL, &error);

  g_assert_no_error (error);
  return side_file;
}

static GPtrArray *
new_side_files (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) unrep_side_file_unref);
}

static void
add_side (GPtrArray      *side_files,
          const char     *dir,
          const TestSide *side,
          const TestNote *notes,
          guint           n_notes)
{
  g_autofree char *name =
    g_strconcat (side->report, side->role != NULL ? ".adjudicated-" : ".", side->reviewer, ".unrep.json", NULL);

  test_write_side_file (dir, name, side, notes, n_notes);
  g_ptr_array_add (side_files, read_side (dir, name));
}

/* A made-up team: for each unit what each reviewer says, as an index of positions, -1
 * for nothing; and the half of the unit that they marked, -1 for none. */
typedef struct
{
  guint n_units;
  guint n_reviewers;
  int   said[MAX_UNITS][MAX_REVIEWERS];
  int   marked[MAX_UNITS][MAX_REVIEWERS];
} Truth;

static const char * const positions[] = { "support", "oppose", "mixed", "neutral", "none" };

/* What is written down here once more, in another way than the program computes it. */
static double
get_true_distance (int a,
                   int b)
{
  static const double table[5][5] = {
    { 0, 1, .5, .5, .5 }, { 1, 0, .5, .5, .5 }, { .5, .5, 0, .5, .5 }, { .5, .5, .5, 0, .5 }, { .5, .5, .5, .5, 0 },
  };

  return table[a][b];
}

static void
get_true_kinds (const Truth *truth,
                guint        unit,
                guint       *kinds,
                double      *weight)
{
  *kinds = 0;
  *weight = 0;
  for (guint a = 0; a < truth->n_reviewers; a++)
    {
      if (truth->said[unit][a] < 0)
        *kinds |= UNREP_DISAGREEMENT_SILENT;
      for (guint b = 0; b < a; b++)
        {
          int p = truth->said[unit][a], q = truth->said[unit][b];

          if (p >= 0 && q >= 0 && p != q)
            {
              *weight += get_true_distance (p, q);
              *kinds |= get_true_distance (p, q) >= 1 ? UNREP_DISAGREEMENT_OPPOSITE : UNREP_DISAGREEMENT_OTHER;
            }
          if (truth->marked[unit][a] + truth->marked[unit][b] == 1 && truth->marked[unit][a] >= 0 &&
              truth->marked[unit][b] >= 0)
            *kinds |= UNREP_DISAGREEMENT_EVIDENCE;
        }
    }
}

static Truth
invent (GRand *rand)
{
  Truth truth = { .n_units = (guint) g_rand_int_range (rand, 1, MAX_UNITS),
                  .n_reviewers = (guint) g_rand_int_range (rand, 1, MAX_REVIEWERS) };

  for (guint unit = 0; unit < truth.n_units; unit++)
    {
      int usual = g_rand_int_range (rand, 0, 5);

      for (guint i = 0; i < truth.n_reviewers; i++)
        {
          truth.said[unit][i] = g_rand_int_range (rand, 0, 3) > 0 ? usual : g_rand_int_range (rand, -1, 5);
          truth.marked[unit][i] = g_rand_int_range (rand, -1, 2);
        }
      /* A unit that nobody tagged is none. */
      truth.said[unit][g_rand_int_range (rand, 0, (int) truth.n_reviewers)] = usual;
    }
  return truth;
}

static UnrepSideFile *
write_reviewer (const char  *dir,
                const Truth *truth,
                guint        reviewer,
                GRand       *rand)
{
  TestNote notes[2 * MAX_UNITS];
  g_autofree char *id = g_strdup_printf ("r%u", reviewer), *name = g_strconcat ("a.txt.", id, ".unrep.json", NULL);
  guint n = 0;

  for (guint unit = 0; unit < truth->n_units; unit++)
    {
      /* Outlines that differ by up to a tenth on either side. */
      guint start = UNIT_CHARS * unit + (guint) g_rand_int_range (rand, 0, 30);
      guint end = UNIT_CHARS * unit + 300 + (guint) g_rand_int_range (rand, -30, 30);

      if (truth->said[unit][reviewer] >= 0)
        notes[n++] = (TestNote) { .start = start, .end = end, .position = positions[truth->said[unit][reviewer]] };
      if (truth->marked[unit][reviewer] >= 0)
        {
          guint half = UNIT_CHARS * unit + 50 + 110 * (guint) truth->marked[unit][reviewer];

          notes[n++] = (TestNote) { .start = half, .end = half + 90 + (guint) g_rand_int_range (rand, 0, 15), .kind = "span" };
        }
    }
  test_write_side_file (dir, name, &(TestSide) { id, 100 + reviewer, "a.txt" }, notes, n);
  return read_side (dir, name);
}

/* What tallies have kept is enough to list what reviewers differ about. */
static void
check_recalled (GPtrArray     *side_files,
                UnrepCodebook *codebook,
                GPtrArray     *list)
{
  g_autoptr (GFile) file = g_file_new_for_path ("a.unrep.json");
  g_autoptr (GPtrArray) sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) unrep_sheet_unref), recalled = NULL;

  for (guint i = 0; i < side_files->len; i++)
    g_ptr_array_add (sheets, unrep_sheet_new (g_ptr_array_index (side_files, i), file));
  recalled = unrep_disagreement_list_sheets (sheets, codebook);
  g_assert_cmpuint (recalled->len, ==, list->len);
  for (guint i = 0; i < list->len; i++)
    {
      UnrepDisagreement *a = g_ptr_array_index (list, i), *b = g_ptr_array_index (recalled, i);

      g_assert_cmpint (unrep_range_compare (unrep_disagreement_get_range (a), unrep_disagreement_get_range (b)), ==, 0);
      g_assert_cmpstr (unrep_disagreement_get_unit (a), ==, unrep_disagreement_get_unit (b));
      g_assert_cmphex (unrep_disagreement_get_kinds (a), ==, unrep_disagreement_get_kinds (b));
      g_assert_cmpfloat (unrep_disagreement_get_weight (a), ==, unrep_disagreement_get_weight (b));
      g_assert_cmpuint (unrep_disagreement_get_n_voices (a), ==, unrep_disagreement_get_n_voices (b));
      for (guint k = 0; k < unrep_disagreement_get_n_voices (a); k++)
        g_assert_cmpstr (unrep_voice_get_position (unrep_disagreement_get_voice (a, k)), ==,
                         unrep_voice_get_position (unrep_disagreement_get_voice (b, k)));
    }
}

/* Every team's units are found again with the kinds and weights that they were made
 * with, and in order. */
static void
test_known_truth (void)
{
  guint32 seed = g_test_rand_int ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autofree char *dir = unrep_test_dup_dir ("truth");
  g_autoptr (UnrepCodebook) codebook = unrep_codebook_new_default ();

  g_test_message ("seed %u", seed);
  for (guint team = 0; team < N_TEAMS; team++)
    {
      Truth truth = invent (rand);
      g_autoptr (GPtrArray) side_files = new_side_files (), list = NULL;

      for (guint i = 0; i < truth.n_reviewers; i++)
        g_ptr_array_add (side_files, write_reviewer (dir, &truth, i, rand));
      list = unrep_disagreement_list (side_files, codebook);
      g_assert_cmpuint (list->len, ==, truth.n_units);
      for (guint i = 0; i < list->len; i++)
        {
          UnrepDisagreement *found = g_ptr_array_index (list, i);
          guint unit = (guint) unrep_disagreement_get_range (found).start / UNIT_CHARS, kinds;
          double weight;

          get_true_kinds (&truth, unit, &kinds, &weight);
          g_assert_cmphex (unrep_disagreement_get_kinds (found), ==, kinds);
          g_assert_cmpfloat (unrep_disagreement_get_weight (found), ==, weight);
          g_assert_cmpuint (unrep_disagreement_get_n_voices (found), ==, truth.n_reviewers);
          for (guint k = 0; k < truth.n_reviewers; k++)
            {
              const UnrepVoice *voice = unrep_disagreement_get_voice (found, k);

              g_assert_cmpstr (unrep_voice_get_position (voice), ==,
                               truth.said[unit][k] >= 0 ? positions[truth.said[unit][k]] : NULL);
              g_assert_cmpuint (voice->spans->len, ==, truth.marked[unit][k] >= 0);
            }
          if (i > 0)
            g_assert_cmpint (unrep_disagreement_compare (g_ptr_array_index (list, i - 1), found), <, 0);
        }
      check_recalled (side_files, codebook, list);
    }
}

/* The order, by hand: two against two is worse than three against one; silence and
 * evidence come behind what people say. */
static void
test_worst_first (void)
{
  static const struct { guint start; const char *said[4]; guint kinds; } units[] = {
    { 1600, { "support", "support", "oppose", "oppose" }, UNREP_DISAGREEMENT_OPPOSITE },
    { 400, { "support", "support", "support", "oppose" }, UNREP_DISAGREEMENT_OPPOSITE },
    { 1200, { "support", "support", "none", "none" }, UNREP_DISAGREEMENT_OTHER },
    { 0, { "mixed", "support", "support", "support" }, UNREP_DISAGREEMENT_OTHER },
    { 2000, { "none", "none", "none", NULL }, UNREP_DISAGREEMENT_SILENT },
    { 800, { "none", "none", "none", "none" }, 0 },
  };
  g_autofree char *dir = unrep_test_dup_dir ("order");
  g_autoptr (GPtrArray) side_files = new_side_files (), list = NULL;
  g_autoptr (UnrepCodebook) codebook = unrep_codebook_new_default ();

  for (guint i = 0; i < 4; i++)
    {
      TestNote notes[G_N_ELEMENTS (units)];
      g_autofree char *id = g_strdup_printf ("r%u", i);
      guint n = 0;

      for (guint start = 0; start <= 2000; start += 400)
        for (guint k = 0; k < G_N_ELEMENTS (units); k++)
          if (units[k].start == start && units[k].said[i] != NULL)
            notes[n++] = (TestNote) { start, start + 300, units[k].said[i] };
      add_side (side_files, dir, &(TestSide) { id, 10 + i, "a.txt" }, notes, n);
    }
  list = unrep_disagreement_list (side_files, codebook);
  g_assert_cmpuint (list->len, ==, G_N_ELEMENTS (units));
  for (guint i = 0; i < list->len; i++)
    {
      g_assert_cmpuint (unrep_disagreement_get_range (g_ptr_array_index (list, i)).start, ==, units[i].start);
      g_assert_cmphex (unrep_disagreement_get_kinds (g_ptr_array_index (list, i)), ==, units[i].kinds);
      g_assert_cmpstr (unrep_disagreement_get_unanimous (g_ptr_array_index (list, i)), ==, i == 5 ? "none" : NULL);
    }
}

/* Who cuts the text otherwise does not disagree, and nobody agrees with them either. */
static void
test_different_units (void)
{
  const TestNote whole[] = { { 100, 200, "support" } };
  const TestNote parts[] = { { 100, 140, "support" }, { 145, 170, "support" }, { 175, 200, "support" } };
  g_autofree char *dir = unrep_test_dup_dir ("units");
  g_autoptr (GPtrArray) side_files = new_side_files (), list = NULL;

  add_side (side_files, dir, &(TestSide) { "amal", 7, "a.txt" }, whole, 1);
  add_side (side_files, dir, &(TestSide) { "zaid", 8, "a.txt" }, parts, 3);
  list = unrep_disagreement_list (side_files, NULL);
  g_assert_cmpuint (list->len, ==, 4);
  for (guint i = 0; i < list->len; i++)
    {
      g_assert_cmphex (unrep_disagreement_get_kinds (g_ptr_array_index (list, i)) & UNREP_DISAGREEMENT_UNITS, !=, 0);
      g_assert_cmpfloat (unrep_disagreement_get_weight (g_ptr_array_index (list, i)), ==, 0);
      g_assert_null (unrep_disagreement_get_unanimous (g_ptr_array_index (list, i)));
    }
}

/* A report, its reviewers and a lead. */
typedef struct
{
  char *dir;
  char *sha256;
  UnrepReport *report;
  UnrepOutline *outline;
  UnrepCodebook *codebook;
  UnrepReviewer *lead;
} Desk;

static Desk
desk_new (const char *name)
{
  static guint n_desks;
  Desk desk = { .dir = unrep_test_dup_dir (name) };
  g_autofree char *text = g_strdup_printf (TEST_REPORT "\n4. Desk %u.\n", ++n_desks);
  g_autofree char *path = unrep_test_write (desk.dir, "r.txt", text, -1);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  desk.report = unrep_report_load (file, NULL, NULL);
  desk.sha256 = g_strdup (unrep_report_get_text_sha256 (desk.report));
  desk.outline = unrep_report_new_outline (desk.report, NULL, NULL);
  desk.codebook = unrep_codebook_new_default ();
  desk.lead = unrep_reviewer_new ("lead", LEAD_UID, "Lead");
  return desk;
}

static void
desk_clear (Desk *desk)
{
  g_free (desk->dir);
  g_free (desk->sha256);
  g_object_unref (desk->report);
  unrep_outline_unref (desk->outline);
  unrep_codebook_unref (desk->codebook);
  unrep_reviewer_unref (desk->lead);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Desk, desk_clear)

static void
add_reviewer (Desk       *desk,
              GPtrArray  *side_files,
              const char *id,
              guint       person,
              const char *a,
              const char *b,
              guint       edits)
{
  TestNote notes[] = { test_note_on (desk->outline, "2/a", a), test_note_on (desk->outline, "2/b", b) };

  notes[0].edits = edits;
  notes[0].id = 0x10 * person + 1;
  notes[1].id = 0x10 * person + 2;
  add_side (side_files, desk->dir, &(TestSide) { id, person, "r.txt", desk->sha256 }, notes, b != NULL ? 2 : 1);
}

static GPtrArray *
new_team (Desk  *desk,
          guint  edits_of_amal)
{
  GPtrArray *side_files = new_side_files ();

  add_reviewer (desk, side_files, "amal", 7, "support", "none", edits_of_amal);
  add_reviewer (desk, side_files, "zaid", 8, "oppose", "none", 1);
  return side_files;
}

static UnrepSettling *
load_settling (Desk      *desk,
               GPtrArray *side_files)
{
  g_autoptr (UnrepReview) decisions =
    unrep_review_new_adjudication (desk->report, desk->outline, desk->codebook, desk->lead);

  g_assert_true (unrep_review_load (decisions, NULL, NULL));
  return unrep_settling_new (decisions, side_files);
}

static const char *
get_decided (UnrepSettling *settling,
             guint          index)
{
  return unrep_settling_is_decided (settling, index)
           ? unrep_annotation_get_position (unrep_settling_get_decision (settling, index)) : NULL;
}

/* A decision outlives what reviewers do afterwards, and says that they did. */
static void
test_changed (void)
{
  g_auto (Desk) desk = desk_new ("changed");
  g_autoptr (GPtrArray) side_files = new_team (&desk, 1), later = new_team (&desk, 2), more = new_team (&desk, 2);
  g_autoptr (UnrepSettling) settling = load_settling (&desk, side_files);

  g_assert_cmpuint (unrep_settling_get_n (settling), ==, 2);
  g_assert_true (unrep_settling_decide (settling, 0, "mixed", NULL));
  g_assert_cmpstr (get_decided (settling, 0), ==, "mixed");
  g_assert_false (unrep_settling_has_changed (settling, 0));

  unrep_settling_set_side_files (settling, later);
  g_assert_cmpstr (get_decided (settling, 0), ==, "mixed");
  g_assert_true (unrep_settling_has_changed (settling, 0));
  /* To decide the same again is to have seen it. */
  g_assert_true (unrep_settling_decide (settling, 0, "mixed", NULL));
  g_assert_false (unrep_settling_has_changed (settling, 0));
  unrep_review_undo (unrep_settling_get_review (settling));
  g_assert_true (unrep_settling_has_changed (settling, 0));
  unrep_review_redo (unrep_settling_get_review (settling));

  /* Somebody new, and then somebody who is no more. */
  add_reviewer (&desk, more, "omar", 9, "mixed", NULL, 1);
  unrep_settling_set_side_files (settling, more);
  g_assert_true (unrep_settling_has_changed (settling, 0));
  g_assert_cmpstr (get_decided (settling, 0), ==, "mixed");
  g_assert_true (unrep_settling_decide (settling, 0, "mixed", NULL));
  g_assert_false (unrep_settling_has_changed (settling, 0));
  unrep_settling_set_side_files (settling, later);
  g_assert_true (unrep_settling_has_changed (settling, 0));
}

static void
count_cb (UnrepSettling *settling,
          guint         *n)
{
  (*n)++;
}

static void
test_unanimous (void)
{
  g_auto (Desk) desk = desk_new ("unanimous");
  g_autoptr (GPtrArray) side_files = new_team (&desk, 1);
  g_autoptr (UnrepSettling) settling = load_settling (&desk, side_files), again = NULL;
  guint n = 0;

  g_signal_connect (settling, "changed", G_CALLBACK (count_cb), &n);
  g_assert_cmpuint (unrep_settling_count_unanimous (settling), ==, 1);
  g_assert_true (unrep_settling_accept_unanimous (settling, NULL));
  g_assert_cmpuint (n, ==, 1);
  g_assert_null (get_decided (settling, 0));
  g_assert_cmpstr (get_decided (settling, 1), ==, "none");
  g_assert_cmpuint (unrep_settling_count_unanimous (settling), ==, 0);
  unrep_review_undo (unrep_settling_get_review (settling));
  g_assert_null (get_decided (settling, 1));

  /* What the lead decided otherwise stays so. */
  g_assert_true (unrep_settling_decide (settling, 1, "neutral", NULL));
  g_assert_true (unrep_settling_comment (settling, 1, "why", NULL));
  g_assert_true (unrep_settling_accept_unanimous (settling, NULL));
  g_assert_cmpstr (get_decided (settling, 1), ==, "neutral");
  g_assert_true (unrep_review_flush (unrep_settling_get_review (settling), NULL));
  again = load_settling (&desk, side_files);
  g_assert_cmpstr (get_decided (again, 1), ==, "neutral");
  g_assert_cmpstr (unrep_annotation_get_note (unrep_settling_get_decision (again, 1)), ==, "why");
}

/* Leads who differ see it; one's own file is nobody else's. */
static void
test_leads (void)
{
  g_auto (Desk) desk = desk_new ("leads");
  g_autoptr (GPtrArray) side_files = new_team (&desk, 1);
  g_autoptr (UnrepSettling) settling = NULL;
  TestNote other[] = { test_note_on (desk.outline, "2/a", "oppose"), test_note_on (desk.outline, "2/b", "none") };

  add_side (side_files, desk.dir, &(TestSide) { "sara", 3, "r.txt", desk.sha256, NULL, 1, "adjudication" }, other, 2);
  settling = load_settling (&desk, side_files);
  g_assert_cmpuint (unrep_disagreement_get_n_voices (unrep_settling_get_disagreement (settling, 0)), ==, 2);
  g_assert_cmpuint (unrep_settling_get_n_leads (settling), ==, 1);
  g_assert_cmpstr (unrep_reviewer_get_id (unrep_settling_get_lead (settling, 0)), ==, "sara");
  g_assert_cmpstr (unrep_annotation_get_position (unrep_settling_get_other (settling, 0, 0)), ==, "oppose");
  g_assert_false (unrep_settling_is_contested (settling, 0));
  g_assert_true (unrep_settling_decide (settling, 0, "support", NULL));
  g_assert_true (unrep_settling_decide (settling, 1, "none", NULL));
  g_assert_true (unrep_settling_is_contested (settling, 0));
  g_assert_false (unrep_settling_is_contested (settling, 1));

  g_assert_true (unrep_review_flush (unrep_settling_get_review (settling), NULL));
  g_ptr_array_add (side_files, read_side (desk.dir, "r.txt.adjudicated-lead.unrep.json"));
  unrep_settling_set_side_files (settling, side_files);
  g_assert_cmpuint (unrep_settling_get_n_leads (settling), ==, 1);
  g_assert_cmpuint (unrep_disagreement_get_n_voices (unrep_settling_get_disagreement (settling, 0)), ==, 2);
}

/* A side file may claim that the text is longer than it is. */
static void
test_beyond_end (void)
{
  g_auto (Desk) desk = desk_new ("beyond");
  g_autoptr (GPtrArray) side_files = new_side_files ();
  g_autoptr (UnrepSettling) settling = NULL;
  const TestNote notes[] = { { 99000, 99900, "oppose" } };
  guint index = 7;

  add_side (side_files, desk.dir, &(TestSide) { "amal", 7, "r.txt", desk.sha256 }, notes, 1);
  settling = load_settling (&desk, side_files);
  g_assert_cmpuint (unrep_settling_get_n (settling), ==, 0);
  g_assert_false (unrep_settling_find (settling, (UnrepRange) { 99000, 99900 }, &index));
  g_assert_cmpuint (index, ==, 7);
}

/* What a list shows at once, before anything is read again: all but the words, and
 * what has changed since the lead decided. The files are gone by then. */
static void
test_recalled (void)
{
  g_auto (Desk) desk = desk_new ("recalled");
  g_autoptr (GPtrArray) side_files = new_team (&desk, 1), leads = new_side_files (), list = NULL, recalled = NULL;
  TestNote decision = test_note_on (desk.outline, "2/a", "mixed");
  g_autoptr (UnrepTeam) team = NULL;
  g_autofree char *path = g_build_filename (desk.dir, "r.txt.amal.unrep.json", NULL);
  const UnrepDisputeInfo *a, *b;

  add_side (leads, desk.dir, &(TestSide) { "lead", 5, "r.txt", desk.sha256, .role = "adjudication" }, &decision, 1);
  team = test_read_team (desk.dir, 0);
  list = unrep_dispute_list (team, "someone", NULL, NULL);
  g_assert_cmpint (g_unlink (path), ==, 0);
  recalled = unrep_dispute_recall (
    team, unrep_reviewer_get_uid (unrep_side_file_get_reviewer (g_ptr_array_index (leads, 0))));
  g_assert_cmpuint (list->len, ==, 1);
  g_assert_cmpuint (recalled->len, ==, 1);
  a = unrep_dispute_get_info (g_ptr_array_index (list, 0));
  b = unrep_dispute_get_info (g_ptr_array_index (recalled, 0));
  g_assert_true (g_file_equal (a->report, b->report));
  g_assert_cmphex (b->kinds, ==, a->kinds);
  g_assert_cmpfloat (b->weight, ==, a->weight);
  g_assert_cmpint (unrep_range_compare (a->range, b->range), ==, 0);
  g_assert_cmpuint (b->said->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (b->said, 0), ==, "support");
  g_assert_cmpstr (g_ptr_array_index (b->said, 1), ==, "oppose");
  g_assert_null (a->decided);
  g_assert_cmpstr (b->decided, ==, "mixed");
  g_assert_cmpstr (a->words, !=, "");
  g_assert_cmpstr (b->words, ==, "");
  g_assert_false (b->has_changed || b->is_contested);
}

int
main (int    argc,
      char **argv)
{
  unrep_test_init (&argc, &argv);
  g_test_add_func ("/settling/known-truth", test_known_truth);
  g_test_add_func ("/settling/worst-first", test_worst_first);
  g_test_add_func ("/settling/different-units", test_different_units);
  g_test_add_func ("/settling/changed", test_changed);
  g_test_add_func ("/settling/unanimous", test_unanimous);
  g_test_add_func ("/settling/leads", test_leads);
  g_test_add_func ("/settling/recalled", test_recalled);
  g_test_add_func ("/settling/beyond-end", test_beyond_end);
  return g_test_run ();
}
