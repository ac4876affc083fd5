/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-outline-path.h"

#include "unrep-outline-cost.h"

#include <string.h>

/* A beam search over the states of the numbering (which section, paragraph,
 * item … comes next). Every step makes hypotheses from every state of the beam;
 * of those that lead to the same state the cheapest stays, and it is noted by how
 * much the others were dearer. From these notes a pass backwards finds, for
 * every decision, the cheapest whole path that decides otherwise: the margin
 * ("max-marginals" of the beam).
 */
#define BEAM_SIZE 16
#define BEAM_WIDTH 80
#define MAX_HYPOTHESES 640
/* So many hypotheses of one step are remembered as having lost. */
#define MAX_LOSERS 16
/* Decisions are settled when so many nodes have been made: memory is bounded. */
#define MAX_NODES (1u << 16)
#define CHECK_CANCELLED_EVERY 1024
#define NO_NODE G_MAXUINT

typedef struct
{
  guint         before; /* index of the node of the step before, or NO_NODE */
  guint         winner; /* of a loser: the node of the same state, else NO_NODE */
  guint         step;
  int           cost;   /* of a loser: how much dearer than the winner; else of the path so far */
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
  UnrepReading reading;
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
  return a->role != b->role || a->ordinal != b->ordinal || a->depth != b->depth || a->system != b->system
         || a->orphan != b->orphan;
}

/* Whether two readings of a list's label hang it on different units. */
static gboolean
hang_elsewhere (const UnrepDecision *a,
                const UnrepDecision *b)
{
  return a->role == UNREP_ROLE_LIST && b->role == UNREP_ROLE_LIST
         && (a->orphan != b->orphan || a->depth != b->depth);
}

static void
add_node (Search           *search,
          const Hypothesis *hypothesis,
          guint             step,
          guint             winner,
          int               cost)
{
  Node node = { hypothesis->node, winner, step, cost, hypothesis->decision };

  g_array_append_val (search->nodes, node);
}

/* The cheapest of the made hypotheses, one a state, become the beam. Losers are
 * written down before winners, so that going backwards one meets a winner first. */
static void
select_beam (Search *search,
             guint   step)
{
  Hypothesis *order[MAX_HYPOTHESES], *kept[BEAM_SIZE], *lost[MAX_LOSERS];
  guint       beaten_by[MAX_LOSERS], n = 0, n_lost = 0, first;

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
      if (j == search->n_beam && j < BEAM_SIZE)
        kept[search->n_beam++] = order[i];
      else if (j < search->n_beam && n_lost < MAX_LOSERS)
        {
          beaten_by[n_lost] = j;
          lost[n_lost++] = order[i];
        }
    }
  first = search->nodes->len + n_lost;
  for (guint i = 0; i < n_lost; i++)
    add_node (search, lost[i], step, first + beaten_by[i], lost[i]->cost - kept[beaten_by[i]]->cost);
  for (guint j = 0; j < search->n_beam; j++)
    {
      add_node (search, kept[j], step, NO_NODE, kept[j]->cost);
      search->beam[j] = *kept[j];
      search->beam[j].node = first + j;
    }
}

/* For every node the cost of the cheapest whole path through it. */
static int *
cost_whole_paths (Search *search)
{
  guint n = search->nodes->len;
  int  *total = g_new (int, n);

  for (guint i = 0; i < n; i++)
    total[i] = G_MAXINT / 2;
  for (guint j = 0; j < search->n_beam; j++)
    total[search->beam[j].node] = search->beam[j].cost;
  for (guint i = n; i-- > 0;)
    {
      const Node *node = &g_array_index (search->nodes, Node, i);

      if (node->winner != NO_NODE)
        total[i] = total[node->winner] + node->cost;
      if (node->before != NO_NODE)
        total[node->before] = MIN (total[node->before], total[i]);
    }
  return total;
}

/* Writes down the best way so far and goes on from its end alone. */
static void
settle (Search *search,
        guint   n_steps)
{
  g_autofree int *total = cost_whole_paths (search);
  int             best = search->beam[0].cost;

  g_array_set_size (search->decisions, n_steps);
  for (guint at = search->beam[0].node; at != NO_NODE; at = g_array_index (search->nodes, Node, at).before)
    {
      const Node    *node = &g_array_index (search->nodes, Node, at);
      UnrepDecision *decision = &g_array_index (search->decisions, UnrepDecision, node->step);

      *decision = node->decision;
      decision->margin = decision->place_margin = BEAM_WIDTH;
    }
  for (guint i = 0; i < search->nodes->len; i++)
    {
      const Node    *node = &g_array_index (search->nodes, Node, i);
      UnrepDecision *decision = &g_array_index (search->decisions, UnrepDecision, node->step);

      if (differ (&node->decision, decision))
        decision->margin = (guint8) MIN (decision->margin, total[i] - best);
      if (hang_elsewhere (&node->decision, decision))
        decision->place_margin = (guint8) MIN (decision->place_margin, total[i] - best);
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
      const UnrepStep *step = &g_array_index (steps, UnrepStep, i);

      if (i % CHECK_CANCELLED_EVERY == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      unrep_reading_init (&search->reading, step);
      search->n_made = 0;
      search->best = G_MAXINT / 2;
      for (guint j = 0; j < search->n_beam; j++)
        {
          guint first = search->n_made;

          unrep_step_expand (step, &search->reading, &search->beam[j].state, search->beam[j].cost,
                             search->best + BEAM_WIDTH, add_hypothesis, search);
          for (guint k = first; k < search->n_made; k++)
            search->made[k].node = search->beam[j].node;
        }
      select_beam (search, i);
      if (nodes->len > MAX_NODES)
        settle (search, i + 1);
    }
  if (steps->len > decisions->len)
    settle (search, steps->len);
  return g_steal_pointer (&decisions);
}
