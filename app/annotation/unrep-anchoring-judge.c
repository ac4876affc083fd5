/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-anchoring-private.h"

/* Likeness in thousandths. Chosen by what they do to tests/annotation/test-anchoring:
 * first that nothing is placed wrongly, then that as much as possible is placed. */
#define MARGIN 100
#define CONTEXT 600
#define GOOD_CONTEXT 750
#define QUOTE 750
#define GOOD_QUOTE 900
#define NEAR_QUOTE 950
/* Below this nothing is proposed, unless its surroundings are all there. */
#define FLOOR 600
/* Below this what stands where the anchor is likely to be is other text. */
#define TRACE 520
/* Shorter words prove little by themselves. */
#define SHORT 20
#define ENOUGH 40
/* Nearness falls to nothing over so many code points. */
#define FAR 4096
/* Neighbours that moved alike up to so many code points. */
#define PINNED 32

typedef struct
{
  const UnrepCandidate *candidate;
  guint score;
  gboolean in_order;
  gboolean likely;
} Rated;

typedef struct
{
  Rated best;
  /* The likeness of the best other one that is worth a look, 0 for none, anywhere
   * and where the anchor is as likely to be. */
  guint rival;
  guint near_rival;
  guint runner_up;
  /* Whether the words are as well somewhere else, if not better. */
  gboolean has_twin;
} Rating;

static Rated
rate (const UnrepCandidate    *candidate,
      const UnrepSurroundings *around)
{
  gint64 distance = MAX (MAX (around->low - candidate->shift, candidate->shift - around->high), 0);
  guint nearness = (guint) (UNREP_ALIKE / 10 * (FAR - MIN (distance, FAR)) / FAR);
  /* Words may have been cut where those of the neighbour begin. */
  gsize room = 8 + unrep_range_length (candidate->range) / 8;
  Rated rated = { candidate, unrep_candidate_get_likeness (candidate) + nearness, FALSE, FALSE };

  rated.in_order = candidate->range.start + room >= around->after && candidate->range.end <= around->before + room;
  rated.likely = rated.in_order && distance <= around->slack;
  return rated;
}

static gboolean
is_better (const Rated *a,
           const Rated *b)
{
  if (b->candidate == NULL || a->in_order != b->in_order)
    return b->candidate == NULL || a->in_order;
  return a->score > b->score;
}

/* Whether it may be the words after an edit. */
static gboolean
is_trace (const Rated *rated)
{
  const UnrepCandidate *candidate = rated->candidate;

  return candidate->quote >= FLOOR ||
         (rated->likely && candidate->quote >= TRACE && MAX (candidate->prefix, candidate->suffix) >= CONTEXT);
}

static Rating
rate_all (const UnrepQuest        *quest,
          const UnrepSurroundings *around)
{
  Rating rating = { 0 };

  for (guint i = 0; i < quest->candidates->len; i++)
    {
      Rated rated = rate (&g_array_index (quest->candidates, UnrepCandidate, i), around);

      if (is_better (&rated, &rating.best))
        rating.best = rated;
    }
  for (guint i = 0; i < quest->candidates->len; i++)
    {
      Rated rated = rate (&g_array_index (quest->candidates, UnrepCandidate, i), around);
      guint likeness = unrep_candidate_get_likeness (rated.candidate);

      if (rated.candidate == rating.best.candidate)
        continue;
      rating.runner_up = MAX (rating.runner_up, rated.score);
      if (!is_trace (&rated))
        continue;
      rating.rival = MAX (rating.rival, likeness);
      rating.has_twin |= rated.candidate->quote >= rating.best.candidate->quote;
      if (rated.likely)
        rating.near_rival = MAX (rating.near_rival, likeness);
    }
  return rating;
}

/* Whether what stands around the words speaks for the candidate. */
static gboolean
fits_surroundings (const UnrepQuest        *quest,
                   const UnrepSurroundings *around,
                   const Rated             *rated)
{
  const UnrepCandidate *candidate = rated->candidate;
  guint worse = MIN (candidate->prefix, candidate->suffix), better = MAX (candidate->prefix, candidate->suffix);
  gsize n = quest->end - quest->first;

  if (n < SHORT)
    return worse >= GOOD_CONTEXT && candidate->quote >= (n < SHORT / 2 ? UNREP_ALIKE : GOOD_QUOTE);
  if (worse >= CONTEXT)
    return around->firm || candidate->quote >= GOOD_QUOTE || worse >= GOOD_CONTEXT;
  if (better >= GOOD_CONTEXT)
    return candidate->quote >= NEAR_QUOTE || (rated->likely && around->firm && candidate->quote >= GOOD_QUOTE);
  return around->firm && rated->likely && candidate->quote >= NEAR_QUOTE && n >= ENOUGH;
}

static UnrepAnchorReason
find_doubt (const UnrepQuest        *quest,
            const UnrepSurroundings *around,
            const Rating            *rating)
{
  const UnrepCandidate *candidate = rating->best.candidate;
  guint likeness = unrep_candidate_get_likeness (candidate);
  /* Between these neighbours there is no room for another copy. */
  gboolean pinned = around->high - around->low <= MAX (PINNED, (gint64) (quest->end - quest->first) / 2);
  gint64 missing = around->low < around->high ? around->high - around->low : 0;

  if (!rating->best.in_order || !rating->best.likely)
    return UNREP_ANCHOR_ORDER;
  if (candidate->quote < QUOTE || !fits_surroundings (quest, around, &rating->best))
    return UNREP_ANCHOR_EDITED;
  if (rating->near_rival > (pinned ? likeness - MIN (likeness, MARGIN) : 0))
    return UNREP_ANCHOR_REPEATED;
  if (!around->firm && !pinned && (quest->common || rating->rival > 0))
    return UNREP_ANCHOR_REPEATED;
  /* The copy elsewhere is better: what is here must stand where it stood. */
  if (rating->rival > likeness && MIN (candidate->prefix, candidate->suffix) < CONTEXT)
    return UNREP_ANCHOR_REPEATED;
  /* Lines that share words may have changed places: only what stands around the
   * words can tell which they are. */
  if (rating->has_twin && MIN (candidate->prefix, candidate->suffix) < GOOD_CONTEXT)
    return UNREP_ANCHOR_REPEATED;
  /* As much as the words went missing hereabouts: these may be others like them. */
  if (candidate->quote < GOOD_QUOTE && 2 * missing > (gint64) (quest->end - quest->first))
    return UNREP_ANCHOR_EDITED;
  return UNREP_ANCHOR_SURE;
}

static UnrepAnchorPlace
judge_quest (UnrepAnchoring *self,
             guint           index)
{
  const UnrepQuest *quest = &self->quests[index];
  UnrepSurroundings around = unrep_anchoring_look_around (self, index);
  Rating rating = rate_all (quest, &around);
  const UnrepCandidate *candidate = rating.best.candidate;
  UnrepAnchorPlace place = { .verdict = UNREP_ANCHOR_LOST, .reason = UNREP_ANCHOR_GONE };

  if (candidate == NULL)
    return place;
  place.score = (rating.best.score + 5) / 10;
  place.runner_up = (rating.runner_up + 5) / 10;
  if (candidate->quote < FLOOR && MIN (candidate->prefix, candidate->suffix) < GOOD_CONTEXT)
    return place;
  place.range = candidate->range;
  place.reason = find_doubt (quest, &around, &rating);
  if (place.reason != UNREP_ANCHOR_SURE)
    place.verdict = UNREP_ANCHOR_DOUBTFUL;
  else
    place.verdict = candidate->same ? UNREP_ANCHOR_KEPT : UNREP_ANCHOR_MOVED;
  return place;
}

static gboolean
is_placed (const UnrepAnchorPlace *place)
{
  return place->verdict == UNREP_ANCHOR_KEPT || place->verdict == UNREP_ANCHOR_MOVED;
}

typedef struct
{
  guint index;
  UnrepRange range;
} Claim;

static int
compare_claims (gconstpointer a,
                gconstpointer b)
{
  return unrep_range_compare (((const Claim *) a)->range, ((const Claim *) b)->range);
}

/* Two anchors that did not overlap met in one place: the one that fits less well
 * goes to review, and one that was only proposed there is not proposed any more. */
static void
settle (const UnrepAnchorPlace *winner,
        UnrepAnchorPlace       *loser)
{
  if (is_placed (winner) && !is_placed (loser) && loser->score < winner->score)
    {
      *loser = (UnrepAnchorPlace) { .verdict = UNREP_ANCHOR_LOST, .reason = UNREP_ANCHOR_GONE, .score = loser->score,
                                    .runner_up = loser->runner_up };
      return;
    }
  loser->verdict = UNREP_ANCHOR_DOUBTFUL;
  loser->reason = UNREP_ANCHOR_TAKEN;
}

static void
settle_pair (UnrepAnchorPlace *a,
             UnrepAnchorPlace *b)
{
  gboolean tied = is_placed (a) == is_placed (b) && a->score == b->score;

  if (is_placed (a) != is_placed (b) ? is_placed (a) : a->score > b->score)
    settle (a, b);
  else if (!tied)
    settle (b, a);
  else
    {
      a->verdict = b->verdict = UNREP_ANCHOR_DOUBTFUL;
      a->reason = b->reason = UNREP_ANCHOR_TAKEN;
    }
}

static void
settle_claims (UnrepAnchoring   *self,
               UnrepAnchorPlace *places)
{
  g_autoptr (GArray) claims = g_array_new (FALSE, FALSE, sizeof (Claim));

  for (guint i = 0; i < self->n_quests; i++)
    if (places[i].verdict != UNREP_ANCHOR_LOST)
      {
        Claim claim = { i, places[i].range };

        g_array_append_val (claims, claim);
      }
  g_array_sort (claims, compare_claims);
  for (guint i = 0; i < claims->len; i++)
    {
      const Claim *claim = &g_array_index (claims, Claim, i);

      for (guint k = i + 1; k < claims->len && g_array_index (claims, Claim, k).range.start < claim->range.end; k++)
        {
          const Claim *other = &g_array_index (claims, Claim, k);
          gsize shorter = MIN (unrep_range_length (claim->range), unrep_range_length (other->range));

          if (2 * unrep_range_overlap (claim->range, other->range) > shorter &&
              places[claim->index].verdict != UNREP_ANCHOR_LOST && places[other->index].verdict != UNREP_ANCHOR_LOST &&
              unrep_range_overlap (self->quests[claim->index].anchor->range, self->quests[other->index].anchor->range) == 0)
            settle_pair (&places[claim->index], &places[other->index]);
        }
    }
}

/**
 * unrep_anchoring_judge:
 * @self: an anchoring whose quests have candidates and guides
 * @places: (out) (array): for each quest what became of its anchor
 */
void
unrep_anchoring_judge (UnrepAnchoring   *self,
                       UnrepAnchorPlace *places)
{
  for (guint i = 0; i < self->n_quests; i++)
    places[i] = judge_quest (self, i);
  settle_claims (self, places);
}
