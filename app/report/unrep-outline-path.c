/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-outline-path.h"

#include "unrep-outline-cost.h"

#include <string.h>

/* A beam search over the states of the numbering (which section, paragraph,
 * item … comes next). Every step makes hypotheses from every state of the beam;
 * of those that lead to the same state the cheapest stays. What the others
 * would have cost is the reliability of the decisions in which they differ (the
 * soft-output Viterbi algorithm, Hagenauer and Hoeher 1989).
 */
#define BEAM_SIZE 12
#define BEAM_WIDTH 130
#define MAX_HYPOTHESES 640
/* Decisions are settled when so many nodes have been made: memory is bounded. */
#define MAX_NODES (1u << 16)
#define MAX_MARGIN 1000
#define CHECK_CANCELLED_EVERY 1024
#define NO_NODE G_MAXUINT

typedef struct
{
  guint         before; /* index of the node before, or NO_NODE */
  UnrepDecision decision;
} Node;

typedef struct
{
  UnrepState    state;
  int           cost;
  guint         node; /* the node of the step before; of the step itself once it is in the beam */
  UnrepDecision decision;
} Hypothesis;

typedef struct
{
  GArray     *decisions; /* settled, one a step */
  GArray     *nodes;
  Hypothesis  beam[BEAM_SIZE];
  guint       n_beam;
  Hypothesis  made[MAX_HYPOTHESES];
  guint       n_made;
  int         best;
} Search;

static void
add_hypothesis (const UnrepState    *state,
                const UnrepDecision *decision,
                int                  cost,
                gpointer             data)
{
  Search     *search = data;
  Hypothesis *made;

  if (cost > search->best + BEAM_WIDTH || search->n_made == MAX_HYPOTHESES)
    return;
  search->best = MIN (search->best, cost);
  made = &search->made[search->n_made++];
  made->state = *state;
  made->cost = cost;
  made->decision = *decision;
  made->decision.margin = MAX_MARGIN;
}

static int
compare_hypotheses (gconstpointer a,
                    gconstpointer b)
{
  const Hypothesis *const *x = a, *const *y = b;

  if ((*x)->cost != (*y)->cost)
    return (*x)->cost - (*y)->cost;
  /* Where they are in the array: the result must not depend on the sort. */
  return *x < *y ? -1 : *x > *y;
}

static gboolean
differ (const UnrepDecision *a,
        const UnrepDecision *b)
{
  return a->role != b->role || a->ordinal != b->ordinal || a->depth != b->depth || a->system != b->system;
}

static void
doubt (UnrepDecision       *kept,
       const UnrepDecision *other,
       int                  delta)
{
  if (differ (kept, other))
    kept->margin = (guint16) MIN (kept->margin, delta);
}

/* The way to @other joins the way to @kept, which is cheaper by @delta. */
static void
doubt_path (Search     *search,
            Hypothesis *kept,
            Hypothesis *other)
{
  guint a = kept->node, b = other->node;
  int   delta = CLAMP (other->cost - kept->cost, 0, MAX_MARGIN);

  doubt (&kept->decision, &other->decision, delta);
  while (a != b && a != NO_NODE && b != NO_NODE)
    {
      Node *x = &g_array_index (search->nodes, Node, a), *y = &g_array_index (search->nodes, Node, b);

      doubt (&x->decision, &y->decision, delta);
      a = x->before;
      b = y->before;
    }
}

/* The cheapest of the made hypotheses, one a state, become the beam. */
static void
select_beam (Search *search)
{
  Hypothesis *order[MAX_HYPOTHESES], *kept[BEAM_SIZE];
  guint       n = 0;

  for (guint i = 0; i < search->n_made; i++)
    if (search->made[i].cost <= search->best + BEAM_WIDTH)
      order[n++] = &search->made[i];
  qsort (order, n, sizeof order[0], compare_hypotheses);

  search->n_beam = 0;
  for (guint i = 0; i < n; i++)
    {
      guint j = 0;

      while (j < search->n_beam && memcmp (&kept[j]->state, &order[i]->state, sizeof (UnrepState)) != 0)
        j++;
      if (j < search->n_beam)
        doubt_path (search, kept[j], order[i]);
      else if (search->n_beam < BEAM_SIZE)
        kept[search->n_beam++] = order[i];
    }
  for (guint j = 0; j < search->n_beam; j++)
    {
      Node node = { kept[j]->node, kept[j]->decision };

      search->beam[j] = *kept[j];
      search->beam[j].node = search->nodes->len;
      g_array_append_val (search->nodes, node);
    }
}

/* Writes down the best way so far and goes on from its end alone. */
static void
settle (Search *search,
        guint   n_steps)
{
  guint at;

  for (guint j = 1; j < search->n_beam; j++)
    doubt_path (search, &search->beam[0], &search->beam[j]);
  at = search->beam[0].node;
  g_array_set_size (search->decisions, n_steps);
  for (guint i = n_steps; at != NO_NODE; i--)
    {
      Node *node = &g_array_index (search->nodes, Node, at);

      g_array_index (search->decisions, UnrepDecision, i - 1) = node->decision;
      at = node->before;
    }
  g_array_set_size (search->nodes, 0);
  search->n_beam = 1;
  search->beam[0].node = NO_NODE;
  search->beam[0].cost = 0;
}

/**
 * unrep_outline_path_find:
 * @steps: (element-type UnrepStep): the lines that may have a label, in order
 * @cancellable: (nullable): a #GCancellable
 * @error: return location for an error
 *
 * Decides what every printed label is, from the whole sequence: the cheapest way
 * through them, where misprints, skipped ordinals and odd places cost. Takes
 * time linear in the number of steps.
 *
 * Returns: (transfer full) (element-type UnrepDecision): one decision a step, or
 *   %NULL when cancelled
 */
GArray *
unrep_outline_path_find (GArray        *steps,
                         GCancellable  *cancellable,
                         GError       **error)
{
  g_autofree Search *search = g_new0 (Search, 1);
  g_autoptr (GArray) decisions = g_array_sized_new (FALSE, TRUE, sizeof (UnrepDecision), steps->len);
  g_autoptr (GArray) nodes = g_array_new (FALSE, FALSE, sizeof (Node));

  search->decisions = decisions;
  search->nodes = nodes;
  search->n_beam = 1;
  search->beam[0].node = NO_NODE;
  for (guint i = 0; i < steps->len; i++)
    {
      if (i % CHECK_CANCELLED_EVERY == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      search->n_made = 0;
      search->best = G_MAXINT / 2;
      for (guint j = 0; j < search->n_beam; j++)
        {
          guint first = search->n_made;

          unrep_step_expand (&g_array_index (steps, UnrepStep, i), &search->beam[j].state, search->beam[j].cost,
                             add_hypothesis, search);
          for (guint k = first; k < search->n_made; k++)
            search->made[k].node = search->beam[j].node;
        }
      select_beam (search);
      if (nodes->len > MAX_NODES)
        settle (search, i + 1);
    }
  if (steps->len > decisions->len)
    settle (search, steps->len);
  return g_steal_pointer (&decisions);
}
