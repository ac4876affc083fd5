/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Random work, all of it undone and done again. */
#include "annotation/unrep-review-spans.h"
#include "unrep-structure-fixture.h"

#define N_OPERATIONS 1000
#define N_SEEDS 4

/* What a person sees of the review, in order. */
static char *
dup_seen (UnrepReview *review)
{
  UnrepOutline *outline = unrep_review_get_outline (review);
  g_autoptr (GPtrArray) spans = unrep_review_list_spans (review, UNREP_WHOLE_TEXT);
  GString *seen = g_string_new (NULL);

  for (guint i = 0; i < unrep_outline_get_n_units (outline); i++)
    {
      const UnrepUnit *unit = unrep_outline_get_unit (outline, i);
      g_autofree char *tags = g_strjoinv (",", (GStrv) unrep_review_get_tags (review, i));
      const char *position = unrep_review_get_position (review, i);

      g_string_append_printf (seen, "%zu-%zu %d %s %d: %s %d [%s] %s\n", unit->range.start, unit->range.end, unit->kind,
                              unit->path, unit->recommendation, position != NULL ? position : "none",
                              unrep_review_get_flag (review, i), tags, unrep_review_get_note (review, i));
    }
  for (guint i = 0; i < spans->len; i++)
    {
      UnrepAnnotation *span = g_ptr_array_index (spans, i);
      UnrepRange range = unrep_annotation_get_range (span);
      const char *position = unrep_annotation_get_position (span);

      g_string_append_printf (seen, "%s %zu-%zu %s “%s”: %s %s\n", unrep_annotation_get_id (span), range.start, range.end,
                              unrep_annotation_get_unit (span), unrep_annotation_get_exact (span),
                              position != NULL ? position : "none", unrep_annotation_get_note (span));
    }
  return g_string_free (seen, FALSE);
}

static const char *
pick_position (GRand *rand)
{
  static const char *const positions[] = { NULL, "support", "oppose", "mixed", "neutral", "none" };

  return positions[g_rand_int_range (rand, 0, G_N_ELEMENTS (positions))];
}

static UnrepRange
pick_range (UnrepReview *review,
            GRand       *rand)
{
  int n_chars = (int) unrep_text_get_n_chars (unrep_report_get_text (unrep_review_get_report (review)));
  gsize start = (gsize) g_rand_int_range (rand, 0, n_chars);

  return (UnrepRange) { start, start + (gsize) g_rand_int_range (rand, 1, 60) };
}

static void
work_on_span (UnrepReview *review,
              GRand       *rand)
{
  g_autoptr (GPtrArray) spans = unrep_review_list_spans (review, UNREP_WHOLE_TEXT);
  int choice = g_rand_int_range (rand, 0, 6);
  g_autofree char *id = NULL, *note = NULL;

  if (spans->len == 0 || choice < 2)
    {
      unrep_review_add_span (review, pick_range (review, rand), pick_position (rand), NULL);
      return;
    }
  id = g_strdup (unrep_annotation_get_id (g_ptr_array_index (spans, g_rand_int_range (rand, 0, (int) spans->len))));
  if (choice == 2)
    unrep_review_set_span_range (review, id, pick_range (review, rand), NULL);
  else if (choice == 3)
    unrep_review_set_span_position (review, id, pick_position (rand), NULL);
  else if (choice == 4)
    {
      note = g_strdup_printf ("شاهد %d", g_rand_int_range (rand, 0, 5));
      unrep_review_set_span_note (review, id, note, NULL);
    }
  else
    unrep_review_remove_span (review, id, NULL);
}

/* Tags, notes, flags, positions; of one unit or of several that are not neighbours. */
static void
work_on_units (UnrepReview *review,
               GRand       *rand,
               guint        unit)
{
  UnrepOutline *outline = unrep_review_get_outline (review);
  guint units[] = { unit, (unit + 3) % unrep_outline_get_n_units (outline), (unit + 5) % unrep_outline_get_n_units (outline) };
  guint n_units = units[1] != unit && units[2] != unit && units[1] != units[2] ? (guint) g_rand_int_range (rand, 1, 4) : 1;
  int choice = g_rand_int_range (rand, 0, 4);
  g_autofree char *note = g_strdup_printf ("%d", g_rand_int_range (rand, 0, 9));

  if (choice == 0)
    unrep_review_set_positions (review, units, n_units, pick_position (rand), NULL);
  else if (choice == 1)
    unrep_review_set_flags (review, units, n_units, g_rand_boolean (rand), NULL);
  else if (choice == 2)
    unrep_review_set_tag (review, units, n_units, g_rand_boolean (rand) ? "cooperation" : "sovereignty",
                          g_rand_boolean (rand), NULL);
  else
    unrep_review_set_note (review, unit, g_rand_boolean (rand) ? note : "", NULL);
}

static void
work_on_structure (UnrepReview *review,
                   GRand       *rand,
                   guint        unit)
{
  UnrepRange range = unrep_outline_get_unit (unrep_review_get_outline (review), unit)->range;
  char label[] = { (char) g_rand_int_range (rand, 'a', 'z'), '\0' };

  switch (g_rand_int_range (rand, 0, 5))
    {
    case 0:
      unrep_review_mark_recommendation (review, unit, g_rand_boolean (rand), NULL);
      break;
    case 1:
      unrep_review_set_label (review, unit, label, NULL, NULL);
      break;
    case 2:
      unrep_review_split (review, unit, (gsize) g_rand_int_range (rand, (int) range.start, (int) range.end + 1), label, NULL);
      break;
    case 3:
      unrep_review_join_previous (review, unit, NULL);
      break;
    default:
      unrep_review_reset_structure (review, unit, NULL);
    }
}

static void
work (UnrepReview *review,
      GRand       *rand)
{
  guint n_units = unrep_outline_get_n_units (unrep_review_get_outline (review));
  guint unit = (guint) g_rand_int_range (rand, 0, (int) n_units);
  int choice = g_rand_int_range (rand, 0, 20);

  if (choice < 7)
    work_on_span (review, rand);
  else if (choice < 14)
    work_on_units (review, rand, unit);
  else if (choice < 17)
    work_on_structure (review, rand, unit);
  else if (choice == 17)
    unrep_review_end_note_burst (review);
  else if (choice == 18)
    unrep_review_redo (review);
  else
    unrep_review_undo (review);
}

static void
test_random (gconstpointer data)
{
  guint32 seed = GPOINTER_TO_UINT (data);
  g_auto (Fixture) fixture = fixture_new ("undo-random");
  g_autoptr (UnrepReview) review = fixture_load (&fixture);
  g_autoptr (UnrepReview) again = NULL;
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autofree char *start = dup_seen (review), *end = NULL, *undone = NULL, *redone = NULL, *saved = NULL;
  guint n_steps = 0;

  g_test_message ("seed %u", seed);
  for (guint i = 0; i < N_OPERATIONS; i++)
    work (review, rand);
  end = dup_seen (review);
  g_assert_cmpstr (end, !=, start);
  while (unrep_review_can_redo (review))
    unrep_review_redo (review);
  g_free (end);
  end = dup_seen (review);

  while (unrep_review_can_undo (review))
    {
      unrep_review_undo (review);
      n_steps++;
    }
  undone = dup_seen (review);
  g_assert_cmpstr (undone, ==, start);
  g_test_message ("%u steps", n_steps);
  g_assert_cmpuint (n_steps, >, N_OPERATIONS / 4);
  while (unrep_review_can_redo (review))
    unrep_review_redo (review);
  redone = dup_seen (review);
  g_assert_cmpstr (redone, ==, end);

  structure_flush (review);
  again = fixture_load (&fixture);
  saved = dup_seen (again);
  g_assert_cmpstr (saved, ==, end);
}

int
main (int   argc,
      char *argv[])
{
  unrep_test_init (&argc, &argv);
  for (guint seed = 1; seed <= N_SEEDS; seed++)
    {
      g_autofree char *name = g_strdup_printf ("/undo/random/%u", seed);

      g_test_add_data_func (name, GUINT_TO_POINTER (seed), test_random);
    }
  return g_test_run ();
}
