/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-anchoring.h"

#include "unrep-anchoring-private.h"

#include <string.h>

/* Around where an anchor should be the text is searched this far on both sides,
 * each time the last search found nothing that is good enough. */
static const gsize windows[] = { 128, 1024, 8192, 65536 };

#define FOUND 700

/* Anchors in the order of their ranges, with the index that they came with. */
typedef struct
{
  const UnrepAnchor *anchor;
  guint index;
} Sorted;

static int
compare_sorted (gconstpointer a,
                gconstpointer b)
{
  const Sorted *first = a, *second = b;
  int order = unrep_range_compare (first->anchor->range, second->anchor->range);

  return order != 0 ? order : (first->index < second->index ? -1 : 1);
}

static void
quest_init (UnrepQuest        *self,
            const UnrepAnchor *anchor)
{
  g_autofree char *joined = g_strconcat (anchor->prefix, anchor->exact, anchor->suffix, NULL);
  g_autoptr (UnrepText) text = unrep_text_new (joined, -1);
  gsize start = (gsize) g_utf8_strlen (anchor->prefix, -1), end = start + (gsize) g_utf8_strlen (anchor->exact, -1);

  self->anchor = anchor;
  self->guide = -1;
  self->candidates = g_array_new (FALSE, FALSE, sizeof (UnrepCandidate));
  self->folding = unrep_folding_new (text, (UnrepRange) { 0, G_MAXSIZE }, UNREP_FOLDING_LOOSE);
  self->units = unrep_folding_get_units (self->folding, &self->n_units);
  self->first = unrep_folding_find_unit (self->folding, start);
  self->end = MAX (unrep_folding_find_unit (self->folding, end), self->first);
  while (self->first < self->end && self->units[self->first] == ' ')
    self->first++;
  while (self->end > self->first && self->units[self->end - 1] == ' ')
    self->end--;
  if (self->first == self->end)
    return;
  self->lead = unrep_folding_get_offset (self->folding, self->first) - start;
  self->trail = end - unrep_folding_get_offset (self->folding, self->end - 1) - 1;
}

static void
anchoring_clear (UnrepAnchoring *self)
{
  for (guint i = 0; i < self->n_quests; i++)
    {
      unrep_folding_unref (self->quests[i].folding);
      g_array_unref (self->quests[i].candidates);
    }
  g_free (self->quests);
  g_array_unref (self->guides);
  unrep_folding_unref (self->folding);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (UnrepAnchoring, anchoring_clear)

static void
measure_places (UnrepAnchoring   *self,
                UnrepAnchorGauge *gauge)
{
  g_autoptr (GPtrArray) places = g_ptr_array_new_full (self->n_quests, (GDestroyNotify) g_array_unref);

  for (guint i = 0; i < self->n_quests; i++)
    g_ptr_array_add (places, g_array_new (FALSE, FALSE, sizeof (gsize)));
  unrep_anchoring_sow (self, (GArray **) places->pdata);
  for (guint i = 0; i < self->n_quests; i++)
    {
      const GArray *units = g_ptr_array_index (places, i);

      unrep_anchor_gauge_aim (gauge, &self->quests[i]);
      for (guint k = 0; k < units->len; k++)
        unrep_anchor_gauge_measure (gauge, g_array_index (units, gsize, k));
    }
}

static gboolean
has_likely (const UnrepQuest        *quest,
            const UnrepSurroundings *around)
{
  for (guint i = 0; i < quest->candidates->len; i++)
    {
      const UnrepCandidate *candidate = &g_array_index (quest->candidates, UnrepCandidate, i);

      if (candidate->quote >= FOUND && candidate->shift >= around->low - around->slack &&
          candidate->shift <= around->high + around->slack)
        return TRUE;
    }
  return FALSE;
}

/* Searches from @low behind where the anchor was to @high behind it, and @radius
 * more on both sides. */
static void
search_shifts (UnrepAnchoring   *self,
               UnrepAnchorGauge *gauge,
               const UnrepQuest *quest,
               gint64            low,
               gint64            high,
               gsize             radius)
{
  gint64 start = (gint64) quest->anchor->range.start;
  gsize first = unrep_folding_find_unit (self->folding, (gsize) MAX (start + low, 0));
  gsize end = unrep_folding_find_unit (self->folding, (gsize) MAX (start + high, 0));

  unrep_anchor_gauge_search (gauge, first - MIN (first, radius), end + (quest->end - quest->first) + radius);
}

/* Looks where the neighbours say that the quote should be, for what the seeds do
 * not tell: many places alike, or words that have no seed left. */
static void
search_around (UnrepAnchoring   *self,
               UnrepAnchorGauge *gauge,
               guint             index)
{
  UnrepQuest *quest = &self->quests[index];
  UnrepSurroundings around = unrep_anchoring_look_around (self, index);

  if (!quest->common && has_likely (quest, &around))
    return;
  unrep_anchor_gauge_aim (gauge, quest);
  for (guint i = 0; i < G_N_ELEMENTS (windows); i++)
    {
      if (around.high - around.low <= 2 * (gint64) windows[G_N_ELEMENTS (windows) - 1])
        {
          search_shifts (self, gauge, quest, around.low - around.slack, around.high + around.slack, windows[i]);
        }
      else
        {
          search_shifts (self, gauge, quest, around.low, around.low, windows[i]);
          search_shifts (self, gauge, quest, around.high, around.high, windows[i]);
        }
      /* Words of some length would have had a seed if they were there at all. */
      if (has_likely (quest, &around) || (!quest->common && i > 1))
        break;
    }
}

/* Looks at what stands now where nothing but the neighbours' shifts would put the
 * quote: words that were edited until no seed was left are a reason to doubt an
 * exact copy elsewhere. */
static void
measure_likely (UnrepAnchoring   *self,
                UnrepAnchorGauge *gauge,
                guint             index)
{
  UnrepQuest *quest = &self->quests[index];
  UnrepSurroundings around = unrep_anchoring_look_around (self, index);
  gint64 start = (gint64) quest->anchor->range.start;

  if (quest->guide >= 0 && around.firm && around.low == around.high)
    return;
  unrep_anchor_gauge_aim (gauge, quest);
  unrep_anchor_gauge_measure (gauge, unrep_folding_find_unit (self->folding, (gsize) MAX (start + around.low, 0)));
  if (around.high != around.low)
    unrep_anchor_gauge_measure (gauge, unrep_folding_find_unit (self->folding, (gsize) MAX (start + around.high, 0)));
}

static gboolean
find_places (UnrepAnchoring    *self,
             UnrepAnchorPlace  *places,
             GCancellable      *cancellable,
             GError           **error)
{
  g_autoptr (UnrepAnchorGauge) gauge = unrep_anchor_gauge_new (self);

  measure_places (self, gauge);
  unrep_anchoring_choose_guides (self);
  for (guint i = 0; i < self->n_quests; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (self->quests[i].guide >= 0)
        continue;
      search_around (self, gauge, i);
      unrep_anchoring_find_guide (self, i);
    }
  unrep_anchoring_choose_guides (self);
  for (guint i = 0; i < self->n_quests; i++)
    measure_likely (self, gauge, i);
  unrep_anchoring_judge (self, places);
  return TRUE;
}

/**
 * unrep_anchoring_find:
 * @text: the extracted text as it is now
 * @n_old_chars: how many code points it had, 0 if that is not known
 * @anchors: (array length=n_anchors): places in the text as it was, in any order;
 *   ranges may lie outside of it, and are trusted for nothing but nearness and order
 * @n_anchors: how many
 * @places: (out caller-allocates) (array length=n_anchors): what became of each
 * @cancellable: (nullable): to stop
 * @error: where to put what went wrong
 *
 * Finds anchors again in a text that was changed: by their words, by what stood
 * around them and by the order in which they came. First everything in the text
 * that is like a quote is found and measured (“Fast bit-vector”, see UnrepMatcher),
 * then those that can only be in one place guide the others. Spelling that folding
 * takes for the same is no difference. An anchor is never placed where its
 * words are unless nothing else comes close and what surrounds them agrees; an
 * exact copy elsewhere of words that were edited is no reason to go there, and
 * anchors do not pass each other without a person's consent.
 *
 * Takes time in proportion to the text, about twice its SHA-256; to be called in a
 * worker.
 *
 * Errors: %G_IO_ERROR_CANCELLED only.
 *
 * Returns: whether it was not cancelled; if it was, @places is not complete
 */
gboolean
unrep_anchoring_find (UnrepText          *text,
                      gsize               n_old_chars,
                      const UnrepAnchor  *anchors,
                      guint               n_anchors,
                      UnrepAnchorPlace   *places,
                      GCancellable       *cancellable,
                      GError            **error)
{
  g_auto (UnrepAnchoring) anchoring = { .text = text, .n_old_chars = n_old_chars, .n_quests = n_anchors };
  g_autofree Sorted *sorted = g_new (Sorted, n_anchors);
  g_autofree UnrepAnchorPlace *sorted_places = g_new0 (UnrepAnchorPlace, n_anchors);

  anchoring.folding = unrep_folding_new (text, (UnrepRange) { 0, G_MAXSIZE }, UNREP_FOLDING_LOOSE);
  anchoring.units = unrep_folding_get_units (anchoring.folding, &anchoring.n_units);
  anchoring.guides = g_array_new (FALSE, FALSE, sizeof (guint));
  anchoring.quests = g_new0 (UnrepQuest, n_anchors);
  for (guint i = 0; i < n_anchors; i++)
    sorted[i] = (Sorted) { &anchors[i], i };
  qsort (sorted, n_anchors, sizeof *sorted, compare_sorted);
  for (guint i = 0; i < n_anchors; i++)
    quest_init (&anchoring.quests[i], sorted[i].anchor);

  if (!find_places (&anchoring, sorted_places, cancellable, error))
    return FALSE;
  for (guint i = 0; i < n_anchors; i++)
    places[sorted[i].index] = sorted_places[i];
  return TRUE;
}

/**
 * unrep_anchor_verdict_to_string:
 * @verdict: a verdict
 *
 * Returns: `kept`, `moved`, `doubtful` or `lost`, as the command line prints it
 */
const char *
unrep_anchor_verdict_to_string (UnrepAnchorVerdict verdict)
{
  static const char * const names[] = { "kept", "moved", "doubtful", "lost" };

  g_return_val_if_fail (verdict < G_N_ELEMENTS (names), NULL);

  return names[verdict];
}
