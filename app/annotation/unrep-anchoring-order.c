/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-anchoring-private.h"

/* What the others go by has to be beyond doubt by itself. */
#define GUIDE_QUOTE 850
#define GUIDE_CONTEXT 600
#define GUIDE_RIVAL 600
#define GUIDE_MIN_UNITS 16
/* How many guides that overlap an anchor are passed over. */
#define MAX_STEPS 64
/* Texts drift by a character here and there, now one way and now the other, which
 * adds up to about the root of their length. */
#define MIN_SLACK 16

static const UnrepCandidate *
get_guide (UnrepAnchoring *self,
           guint           index)
{
  const UnrepQuest *quest = &self->quests[index];

  return &g_array_index (quest->candidates, UnrepCandidate, quest->guide);
}

static gboolean
is_likely (const UnrepSurroundings *around,
           const UnrepCandidate    *candidate)
{
  return candidate->range.start >= around->after && candidate->range.end <= around->before &&
         candidate->shift >= around->low - around->slack && candidate->shift <= around->high + around->slack;
}

/* The candidate that nothing else is like, where @around says what is likely; -1
 * for none. */
static int
find_best (const UnrepQuest        *quest,
           const UnrepSurroundings *around)
{
  int best = -1;

  for (guint i = 0; i < quest->candidates->len; i++)
    {
      const UnrepCandidate *candidate = &g_array_index (quest->candidates, UnrepCandidate, i);

      if (candidate->quote < GUIDE_RIVAL || (around != NULL && !is_likely (around, candidate)))
        continue;
      if (best >= 0)
        return -1;
      if (candidate->quote < GUIDE_QUOTE || MIN (candidate->prefix, candidate->suffix) < GUIDE_CONTEXT)
        return -1;
      best = (int) i;
    }
  return best;
}

/* The place among the guides of the first that is not before @index. */
static guint
find_guide_place (UnrepAnchoring *self,
                  guint           index)
{
  guint low = 0, high = self->guides->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->guides, guint, middle) < index)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/**
 * unrep_anchoring_find_guide:
 * @self: an anchoring
 * @index: a quest that is no guide yet
 *
 * Makes it one if one of its candidates is beyond doubt where the guides around it
 * make it likely, though it may have its like elsewhere.
 *
 * Returns: whether it is a guide now
 */
gboolean
unrep_anchoring_find_guide (UnrepAnchoring *self,
                            guint           index)
{
  UnrepQuest *quest = &self->quests[index];
  UnrepSurroundings around = unrep_anchoring_look_around (self, index);

  if (quest->end - quest->first < GUIDE_MIN_UNITS)
    return FALSE;
  quest->guide = find_best (quest, &around);
  if (quest->guide < 0)
    return FALSE;
  g_array_insert_val (self->guides, find_guide_place (self, index), index);
  return TRUE;
}

/* Of the guides the most that are in order: the longest sequence that does not
 * fall, by patience sorting (Fredman 1975). */
static void
keep_order (UnrepAnchoring *self)
{
  g_autofree guint *last = g_new (guint, self->guides->len + 1);
  g_autofree guint *previous = g_new (guint, self->guides->len + 1);
  guint n = 0, at;

  for (guint i = 0; i < self->guides->len; i++)
    {
      gsize start = get_guide (self, g_array_index (self->guides, guint, i))->range.start;
      guint low = 0, high = n;

      while (low < high)
        {
          guint middle = low + (high - low) / 2;

          if (get_guide (self, g_array_index (self->guides, guint, last[middle]))->range.start <= start)
            low = middle + 1;
          else
            high = middle;
        }
      previous[i] = low > 0 ? last[low - 1] : G_MAXUINT;
      last[low] = i;
      n = MAX (n, low + 1);
    }
  at = n > 0 ? last[n - 1] : G_MAXUINT;
  for (guint i = self->guides->len; i > 0; i--)
    {
      if (i - 1 == at)
        {
          at = previous[i - 1];
          continue;
        }
      self->quests[g_array_index (self->guides, guint, i - 1)].guide = -1;
      g_array_remove_index (self->guides, i - 1);
    }
}

/* Removes guides that went where the guides before and behind them do not make
 * likely, all at once. */
static void
drop_strays (UnrepAnchoring *self)
{
  g_autofree gboolean *stray = g_new0 (gboolean, self->guides->len + 1);

  for (guint i = 0; i < self->guides->len; i++)
    {
      guint index = g_array_index (self->guides, guint, i);
      UnrepSurroundings around = unrep_anchoring_look_around (self, index);

      stray[i] = !is_likely (&around, get_guide (self, index));
    }
  for (guint i = self->guides->len; i > 0; i--)
    if (stray[i - 1])
      {
        self->quests[g_array_index (self->guides, guint, i - 1)].guide = -1;
        g_array_remove_index (self->guides, i - 1);
      }
}

/**
 * unrep_anchoring_choose_guides:
 * @self: an anchoring whose quests have candidates
 *
 * Finds the anchors whose place is beyond doubt by itself, alone in the text and
 * in order with the others; what stays from an earlier choice stays if it fits.
 */
void
unrep_anchoring_choose_guides (UnrepAnchoring *self)
{
  g_array_set_size (self->guides, 0);
  for (guint i = 0; i < self->n_quests; i++)
    {
      UnrepQuest *quest = &self->quests[i];

      if (quest->guide < 0 && !quest->common && quest->end - quest->first >= GUIDE_MIN_UNITS)
        quest->guide = find_best (quest, NULL);
      if (quest->guide >= 0)
        g_array_append_val (self->guides, i);
    }
  keep_order (self);
  drop_strays (self);
}

/* The last guide that ends before @index begins; anchors that overlap say the same
 * thing twice. */
static const UnrepQuest *
find_before (UnrepAnchoring *self,
             guint           index)
{
  UnrepRange range = self->quests[index].anchor->range;
  guint place = find_guide_place (self, index);

  for (guint n = 0; place > 0 && n < MAX_STEPS; n++)
    {
      const UnrepQuest *guide = &self->quests[g_array_index (self->guides, guint, --place)];

      if (guide->anchor->range.end <= range.start)
        return guide;
    }
  return NULL;
}

static const UnrepQuest *
find_behind (UnrepAnchoring *self,
             guint           index)
{
  UnrepRange range = self->quests[index].anchor->range;
  guint place = find_guide_place (self, index);

  for (guint n = 0; place < self->guides->len && n < MAX_STEPS; n++, place++)
    {
      const UnrepQuest *guide = &self->quests[g_array_index (self->guides, guint, place)];

      if (guide->anchor->range.start >= range.end)
        return guide;
    }
  return NULL;
}

/* The root of @square, rounded down; 0 of what is negative. */
static gint64
get_root (gint64 square)
{
  gint64 root = 0;

  for (gint64 bit = (gint64) 1 << 31; bit > 0; bit >>= 1)
    if ((root + bit) * (root + bit) <= square)
      root += bit;
  return root;
}

/**
 * unrep_anchoring_look_around:
 * @self: an anchoring with guides
 * @index: a quest
 *
 * The start of the text is a neighbour that has not moved, and the end one that
 * has moved by as much as the text has grown, where that is known.
 *
 * Returns: what its neighbours say about where it is
 */
UnrepSurroundings
unrep_anchoring_look_around (UnrepAnchoring *self,
                             guint           index)
{
  const UnrepQuest *before = find_before (self, index), *behind = find_behind (self, index);
  UnrepRange range = self->quests[index].anchor->range;
  gint64 n_chars = (gint64) unrep_text_get_n_chars (self->text), first = 0, last, gap;
  UnrepSurroundings around = { .after = 0, .before = (gsize) n_chars, .firm = before != NULL && behind != NULL };
  gsize gap_start = 0, gap_end = self->n_old_chars > 0 ? self->n_old_chars : range.end;

  if (before != NULL)
    {
      const UnrepCandidate *guide = &g_array_index (before->candidates, UnrepCandidate, before->guide);

      first = guide->shift;
      around.after = guide->range.end;
      gap_start = before->anchor->range.end;
    }
  last = self->n_old_chars > 0 ? n_chars - (gint64) self->n_old_chars : n_chars;
  if (behind != NULL)
    {
      const UnrepCandidate *guide = &g_array_index (behind->candidates, UnrepCandidate, behind->guide);

      last = guide->shift;
      around.before = guide->range.start;
      gap_end = behind->anchor->range.start;
    }
  else if (self->n_old_chars == 0)
    first = -(gint64) range.start;
  around.low = MIN (first, last);
  around.high = MAX (first, last);
  gap = (gint64) gap_end - (gint64) gap_start;
  around.slack = MIN_SLACK + get_root (gap) / 2;
  return around;
}
