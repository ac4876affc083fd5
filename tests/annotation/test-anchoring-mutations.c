/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "annotation/unrep-anchoring.h"

#include "unrep-mutation.h"
#include "unrep-test.h"

#include <stdlib.h>
#include <string.h>

/* Reports are changed at random, and what became of each anchor is compared with
 * what was done. UNREP_ANCHOR_SEED=N takes another seed than the one that
 * thresholds were chosen with, UNREP_ANCHOR_N=N another number of changes;
 * UNREP_ANCHOR_EXPLAIN=wrong shows what was placed wrongly, all what was not placed. */
#define SEED 20260101
#define N_CHANGES 10000
#define CONTEXT 32
#define MAX_ANCHORS 40

static const guint noises[] = { 0, 1, 5, 10 };
/* Of what is still there, how much must be kept or moved. */
static const double wanted[] = { 0.98, 0.98, 0.90, 0.75 };

typedef struct
{
  guint n_there;
  guint n_placed;
  guint n_wrong;
  guint n_doubtful_right;
  guint n_gone;
  guint n_gone_doubtful;
} Count;

typedef struct
{
  UnrepAnchor anchors[MAX_ANCHORS];
  guint n;
} Anchors;

static void
anchors_clear (Anchors *self)
{
  for (guint i = 0; i < self->n; i++)
    {
      g_free ((char *) self->anchors[i].exact);
      g_free ((char *) self->anchors[i].prefix);
      g_free ((char *) self->anchors[i].suffix);
    }
  self->n = 0;
}

static void
add_anchor (Anchors    *self,
            UnrepText  *text,
            UnrepRange  range)
{
  UnrepAnchor *anchor = &self->anchors[self->n++];

  anchor->range = range;
  anchor->exact = unrep_text_dup_range (text, range);
  anchor->prefix = unrep_text_dup_range (text, (UnrepRange) { range.start - MIN (range.start, CONTEXT), range.start });
  anchor->suffix = unrep_text_dup_range (text, (UnrepRange) { range.end, range.end + CONTEXT });
}

/* Lines, as units are, and spans within them. */
static void
pick_anchors (Anchors   *self,
              UnrepText *text,
              GRand     *rand)
{
  guint n_lines = unrep_text_get_n_lines (text), n_wanted = g_rand_int_range (rand, 0, 4) == 0 ? 1 : MAX_ANCHORS;

  for (guint i = 0; i < 4 * MAX_ANCHORS && self->n < n_wanted; i++)
    {
      UnrepRange range = unrep_text_get_line_range (text, (guint) g_rand_int_range (rand, 1, (gint32) n_lines + 1));
      gsize end;

      if (unrep_range_length (range) < 40)
        continue;
      if (g_rand_boolean (rand))
        {
          range.start += (gsize) g_rand_int_range (rand, 0, (gint32) unrep_range_length (range) - 30);
          end = range.start + (gsize) g_rand_int_range (rand, 30, 200);
          range.end = MIN (range.end, end);
        }
      add_anchor (self, text, range);
    }
}

static void
explain (UnrepText              *text,
         const UnrepAnchor      *anchor,
         const UnrepAnchorPlace *place,
         MutationKind            kind,
         guint                   noise,
         guint                   n_anchors,
         UnrepRange              now)
{
  g_autofree char *found = unrep_text_dup_range (text, place->range), *there = unrep_text_dup_range (text, now);

  if (g_getenv ("UNREP_ANCHOR_EXPLAIN") != NULL)
    g_test_message ("%s, %u %%, %u anchors: %s reason %u score %u/%u\n  was  %zu–%zu %s\n  put  %zu–%zu %s\n  is   %zu–%zu %s",
                    mutation_get_name (kind), noise, n_anchors, unrep_anchor_verdict_to_string (place->verdict), place->reason,
                    place->score, place->runner_up, anchor->range.start, anchor->range.end, anchor->exact,
                    place->range.start, place->range.end, found, now.start, now.end, there);
}

static void
count_place (Count                  *count,
             Mutation               *mutation,
             UnrepText              *text,
             const UnrepAnchor      *anchor,
             const UnrepAnchorPlace *place,
             MutationKind            kind,
             guint                   noise,
             guint                   n_anchors)
{
  UnrepRange now;
  gboolean there = mutation_find (mutation, anchor->range, &now);
  gboolean placed = place->verdict == UNREP_ANCHOR_KEPT || place->verdict == UNREP_ANCHOR_MOVED;
  gboolean right = mutation_is_right (mutation, anchor->range, place->range);

  count->n_there += there;
  count->n_gone += !there;
  count->n_placed += there && placed && right;
  count->n_wrong += placed && !right;
  count->n_doubtful_right += there && place->verdict == UNREP_ANCHOR_DOUBTFUL && right;
  count->n_gone_doubtful += !there && place->verdict == UNREP_ANCHOR_DOUBTFUL;
  if ((placed && !right) || (there && !placed && g_strcmp0 (g_getenv ("UNREP_ANCHOR_EXPLAIN"), "all") == 0))
    explain (text, anchor, place, kind, noise, n_anchors, right || now.end == 0 ? (UnrepRange) { 0, 0 } : now);
}

static void
run_one (UnrepText *text,
         GRand     *rand,
         Count      counts[][G_N_ELEMENTS (noises)],
         guint      round)
{
  g_autoptr (Mutation) mutation = mutation_new (text);
  g_autoptr (UnrepText) changed = NULL;
  g_autoptr (GError) error = NULL;
  guint noise = round % G_N_ELEMENTS (noises), kind = round / G_N_ELEMENTS (noises) % N_MUTATIONS;
  UnrepAnchorPlace places[MAX_ANCHORS];
  Anchors anchors = { .n = 0 };

  pick_anchors (&anchors, text, rand);
  mutation_change (mutation, kind, rand);
  mutation_add_noise (mutation, noises[noise], rand);
  changed = mutation_new_text (mutation);
  unrep_anchoring_find (changed, mutation->n_old, anchors.anchors, anchors.n, places, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < anchors.n; i++)
    count_place (&counts[kind][noise], mutation, changed, &anchors.anchors[i], &places[i], kind, noises[noise], anchors.n);
  anchors_clear (&anchors);
}

static void
print_counts (const Count  *count,
              const char   *name,
              guint         noise)
{
  g_test_message ("%-28s %2u %%: %6u there, %6.2f %% placed, %6.2f %% proposed rightly, %u wrong; %u gone, %u of them doubtful",
                  name, noise, count->n_there, 100.0 * count->n_placed / MAX (count->n_there, 1),
                  100.0 * count->n_doubtful_right / MAX (count->n_there, 1), count->n_wrong, count->n_gone,
                  count->n_gone_doubtful);
}

static void
add_count (Count       *sum,
           const Count *count)
{
  sum->n_there += count->n_there;
  sum->n_placed += count->n_placed;
  sum->n_wrong += count->n_wrong;
  sum->n_doubtful_right += count->n_doubtful_right;
  sum->n_gone += count->n_gone;
  sum->n_gone_doubtful += count->n_gone_doubtful;
}

static void
check_counts (Count counts[][G_N_ELEMENTS (noises)])
{
  guint n_wrong = 0, n_too_few = 0;

  for (guint noise = 0; noise < G_N_ELEMENTS (noises); noise++)
    {
      Count all = { 0 };

      for (guint kind = 0; kind < N_MUTATIONS; kind++)
        {
          print_counts (&counts[kind][noise], mutation_get_name (kind), noises[noise]);
          add_count (&all, &counts[kind][noise]);
        }
      print_counts (&all, "all", noises[noise]);
      n_wrong += all.n_wrong;
      n_too_few += all.n_placed < wanted[noise] * all.n_there;
    }
  g_assert_cmpuint (n_wrong, ==, 0);
  g_assert_cmpuint (n_too_few, ==, 0);
}

static UnrepText *
read_text (const char *path)
{
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;
  gsize n_bytes;

  g_file_get_contents (path, &content, &n_bytes, &error);
  g_assert_no_error (error);
  return unrep_text_new_take (g_steal_pointer (&content), n_bytes);
}

/* Changes the texts of @texts in turn. */
static void
run (GPtrArray *texts,
     guint      n_default)
{
  const char *seed = g_getenv ("UNREP_ANCHOR_SEED"), *n = g_getenv ("UNREP_ANCHOR_N");
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed != NULL ? (guint32) atoi (seed) : SEED);
  Count counts[N_MUTATIONS][G_N_ELEMENTS (noises)] = { 0 };
  guint n_changes = n != NULL ? (guint) atoi (n) : n_default;

  for (guint i = 0; i < n_changes; i++)
    run_one (g_ptr_array_index (texts, i % texts->len), rand, counts, i / texts->len);
  check_counts (counts);
}

static void
test_examples (void)
{
  static const char * const paths[] = { "data/examples/expert-group-report.ar.txt", "data/examples/expert-group-report.en.txt" };
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func ((GDestroyNotify) unrep_text_unref);

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autofree char *path = unrep_test_dup_source (paths[i]);

      g_ptr_array_add (texts, read_text (path));
    }
  run (texts, N_CHANGES);
}

static void
test_reports (void)
{
  static const char * const paths[] = { "reports/000_e1ee01d560bfb56f.txt", "reports/001_77fe3e7651538f96.txt",
                                        "reports/004_dbba2c4fbdf108ae.txt" };
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func ((GDestroyNotify) unrep_text_unref);

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autofree char *path = unrep_test_dup_shared (paths[i]);

      if (path == NULL)
        return;
      g_ptr_array_add (texts, read_text (path));
    }
  run (texts, N_CHANGES / 4);
}

int
main (int    argc,
      char **argv)
{
  unrep_test_init (&argc, &argv);

  g_test_add_func ("/anchoring/mutations/examples", test_examples);
  g_test_add_func ("/anchoring/mutations/reports", test_reports);

  return g_test_run ();
}
