/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-anchoring-private.h"

#include <string.h>

/* Words begin at most this far from where seeds say that they do. */
#define MIN_SLACK 24
#define MAX_SLACK 1024
/* Below this likeness any text is like any other. */
#define FLOOR 450

/* Compares one quote with places of the text. Patterns are set once a quote. */
struct _UnrepAnchorGauge
{
  UnrepAnchoring *anchoring;
  UnrepQuest *quest;
  /* The words, or of long ones the first and the last; read both ways. */
  UnrepMatcher *head;
  UnrepMatcher *head_backward;
  UnrepMatcher *tail;
  UnrepMatcher *prefix;
  UnrepMatcher *suffix;
  /* Whether the patterns for both contexts and for reading backward are set. */
  gboolean is_ready;
  gsize n_head;
  gboolean is_long;
  GArray *hits;
};

/**
 * unrep_anchor_gauge_new:
 * @anchoring: the text and what is looked for; it must outlive the result
 *
 * Returns: (transfer full): a gauge that is not aimed yet
 */
UnrepAnchorGauge *
unrep_anchor_gauge_new (UnrepAnchoring *anchoring)
{
  UnrepAnchorGauge *self = g_new0 (UnrepAnchorGauge, 1);

  self->anchoring = anchoring;
  self->head = unrep_matcher_new ();
  self->head_backward = unrep_matcher_new ();
  self->tail = unrep_matcher_new ();
  self->prefix = unrep_matcher_new ();
  self->suffix = unrep_matcher_new ();
  self->hits = g_array_new (FALSE, FALSE, sizeof (UnrepMatcherHit));
  return self;
}

/**
 * unrep_anchor_gauge_free:
 * @self: (transfer full): a gauge
 */
void
unrep_anchor_gauge_free (UnrepAnchorGauge *self)
{
  unrep_matcher_free (self->head);
  unrep_matcher_free (self->head_backward);
  unrep_matcher_free (self->tail);
  unrep_matcher_free (self->prefix);
  unrep_matcher_free (self->suffix);
  g_array_unref (self->hits);
  g_free (self);
}

/**
 * unrep_anchor_gauge_aim:
 * @self: a gauge
 * @quest: what the next calls are about
 */
void
unrep_anchor_gauge_aim (UnrepAnchorGauge *self,
                        UnrepQuest       *quest)
{
  gsize n = quest->end - quest->first;

  self->quest = quest;
  self->is_long = n > 2 * UNREP_ANCHOR_END_UNITS;
  self->n_head = self->is_long ? UNREP_ANCHOR_END_UNITS : n;
  unrep_matcher_set (self->head, quest->units + quest->first, self->n_head, FALSE);
  self->is_ready = FALSE;
}

/* Most places that are looked at are not worth more than one look. */
static void
get_ready (UnrepAnchorGauge *self)
{
  const UnrepQuest *quest = self->quest;

  if (self->is_ready)
    return;
  unrep_matcher_set (self->head_backward, quest->units + quest->first, self->n_head, TRUE);
  if (self->is_long)
    unrep_matcher_set (self->tail, quest->units + quest->end - UNREP_ANCHOR_END_UNITS, UNREP_ANCHOR_END_UNITS, FALSE);
  unrep_matcher_set (self->prefix, quest->units, quest->first, TRUE);
  unrep_matcher_set (self->suffix, quest->units + quest->end, quest->n_units - quest->end, FALSE);
  self->is_ready = TRUE;
}

static guint
get_alike (gsize errors,
           gsize n_units)
{
  return n_units == 0 ? 0 : (guint) (UNREP_ALIKE * (n_units - MIN (errors, n_units)) / n_units);
}

/* How alike the context is that @matcher was set to. A quote that had none stood
 * at the border of the text and is as it was where it still does. */
static guint
compare_context (UnrepMatcher    *matcher,
                 gsize            n_context,
                 const gunichar2 *text,
                 gsize            n_text,
                 gboolean         backward)
{
  gsize n = MIN (n_text, n_context + n_context / 4 + 2);
  UnrepMatcherHit hit;

  if (n_context == 0)
    return n_text <= 2 ? UNREP_ALIKE : UNREP_ALIKE / 2;
  hit = unrep_matcher_find_here (matcher, backward ? text + n_text - n : text, n, n_context);
  return get_alike (hit.errors, n_context);
}

/* Whether the text at @range is @exact, but for the way lines end. */
static gboolean
is_same (UnrepText  *text,
         UnrepRange  range,
         const char *exact)
{
  const char *p = unrep_text_get_utf8 (text) + unrep_text_get_byte (text, range.start);
  const char *end = unrep_text_get_utf8 (text) + unrep_text_get_byte (text, range.end);

  while (p < end && *exact != '\0')
    {
      if (*p == '\r')
        p++;
      else if (*exact == '\r')
        exact++;
      else if (*p++ != *exact++)
        return FALSE;
    }
  while (p < end && *p == '\r')
    p++;
  while (*exact == '\r')
    exact++;
  return p == end && *exact == '\0';
}

/* The code points of a candidate. What folding takes for nothing belongs to it
 * where the text still has it as the quote had it. */
static void
take_range (UnrepAnchorGauge *self,
            UnrepCandidate   *candidate)
{
  const UnrepQuest *quest = self->quest;
  UnrepRange words = unrep_folding_get_range (self->anchoring->folding, candidate->first, candidate->end - candidate->first);
  UnrepRange core = { words.start, unrep_folding_get_offset (self->anchoring->folding, candidate->end - 1) + 1 };
  UnrepRange whole = { core.start - MIN (core.start, quest->lead), core.end + quest->trail };

  candidate->range = words;
  candidate->same = candidate->quote == UNREP_ALIKE && whole.end >= words.end &&
                    is_same (self->anchoring->text, whole, quest->anchor->exact);
  if (candidate->same)
    candidate->range = whole;
  candidate->shift = (gint64) candidate->range.start - (gint64) quest->anchor->range.start;
}

static gboolean
is_known (UnrepQuest *quest,
          gsize       first,
          gsize       end)
{
  for (guint i = 0; i < quest->candidates->len; i++)
    {
      const UnrepCandidate *known = &g_array_index (quest->candidates, UnrepCandidate, i);

      if (unrep_range_same_unit ((UnrepRange) { known->first, known->end }, (UnrepRange) { first, end }))
        return TRUE;
    }
  return FALSE;
}

/* Where a long quote ends that begins at @first, and how many errors it has, when
 * its head has @errors. */
static UnrepMatcherHit
find_tail (UnrepAnchorGauge *self,
           gsize             first,
           gsize             errors)
{
  gsize n_text = self->anchoring->n_units, n = self->quest->end - self->quest->first;
  gsize from = MIN (n_text, first + n - UNREP_ANCHOR_END_UNITS - MAX_SLACK);
  gsize to = MIN (n_text, first + n + MAX_SLACK);
  UnrepMatcherHit tail = unrep_matcher_find_best (self->tail, self->anchoring->units + from, to - from);

  /* The middle is taken to be as its ends are. */
  return (UnrepMatcherHit) { from + tail.end, (errors + tail.errors) * n / (2 * UNREP_ANCHOR_END_UNITS) };
}

/* Adds the candidate that begins at @first, where @hit is the end of its head. */
static void
take_candidate (UnrepAnchorGauge *self,
                gsize             first,
                UnrepMatcherHit   hit)
{
  UnrepQuest *quest = self->quest;
  const gunichar2 *text = self->anchoring->units;
  gsize n_text = self->anchoring->n_units;
  UnrepCandidate candidate = { .first = first };

  get_ready (self);
  if (self->is_long)
    hit = find_tail (self, first, hit.errors);
  candidate.end = hit.end;
  candidate.quote = get_alike (hit.errors, quest->end - quest->first);
  while (candidate.first < candidate.end && text[candidate.first] == ' ')
    candidate.first++;
  while (candidate.end > candidate.first && text[candidate.end - 1] == ' ')
    candidate.end--;
  if (candidate.end <= candidate.first || candidate.quote < FLOOR || is_known (quest, candidate.first, candidate.end))
    return;
  candidate.prefix = compare_context (self->prefix, quest->first, text, candidate.first, TRUE);
  candidate.suffix = compare_context (self->suffix, quest->n_units - quest->end, text + candidate.end,
                                      n_text - candidate.end, FALSE);
  take_range (self, &candidate);
  g_array_append_val (quest->candidates, candidate);
}

/* Adds the candidate whose head ends with @hit. */
static void
take_hit (UnrepAnchorGauge *self,
          UnrepMatcherHit   hit)
{
  gsize n_room = MIN (hit.end, self->n_head + hit.errors);
  UnrepMatcherHit start;

  get_ready (self);
  start = unrep_matcher_find_here (self->head_backward, self->anchoring->units + hit.end - n_room, n_room, hit.errors);
  take_candidate (self, hit.end - start.end, hit);
}

/**
 * unrep_anchor_gauge_measure:
 * @self: a gauge that is aimed at a quest
 * @unit: a unit of the text near which its words may begin
 *
 * Adds the best candidate there, unless it is known or like nothing.
 */
void
unrep_anchor_gauge_measure (UnrepAnchorGauge *self,
                            gsize             unit)
{
  const gunichar2 *text = self->anchoring->units;
  gsize slack = MIN_SLACK + self->n_head / 8;
  gsize from = unit - MIN (unit, slack);
  gsize to = MIN (self->anchoring->n_units, unit + self->n_head + slack);
  UnrepMatcherHit hit;

  if (self->n_head == 0 || from >= to || is_known (self->quest, unit, unit + self->quest->end - self->quest->first))
    return;
  /* What is there word for word needs no measuring. */
  if (unit + self->n_head <= self->anchoring->n_units &&
      memcmp (text + unit, self->quest->units + self->quest->first, self->n_head * sizeof *text) == 0)
    {
      take_candidate (self, unit, (UnrepMatcherHit) { unit + self->n_head, 0 });
      return;
    }
  hit = unrep_matcher_find_best (self->head, text + from, to - from);
  hit.end += from;
  if (get_alike (hit.errors, self->n_head) >= FLOOR)
    take_hit (self, hit);
}

/**
 * unrep_anchor_gauge_search:
 * @self: a gauge that is aimed at a quest
 * @first: the first unit of the text to look at
 * @end: the unit behind the last
 *
 * Adds all candidates in a stretch of the text.
 */
void
unrep_anchor_gauge_search (UnrepAnchorGauge *self,
                           gsize             first,
                           gsize             end)
{
  end = MIN (end, self->anchoring->n_units);
  if (self->n_head == 0 || first >= end)
    return;
  g_array_set_size (self->hits, 0);
  unrep_matcher_list_hits (self->head, self->anchoring->units + first, end - first,
                           self->n_head * (UNREP_ALIKE - FLOOR) / UNREP_ALIKE, self->hits);
  for (guint i = 0; i < self->hits->len; i++)
    {
      UnrepMatcherHit hit = g_array_index (self->hits, UnrepMatcherHit, i);

      hit.end += first;
      take_hit (self, hit);
    }
}

/**
 * unrep_candidate_get_likeness:
 * @self: a candidate
 *
 * Returns: its score without nearness, 0 to 900 thousandths: quote 500, prefix
 *   200, suffix 200
 */
guint
unrep_candidate_get_likeness (const UnrepCandidate *self)
{
  return (5 * self->quote + 2 * self->prefix + 2 * self->suffix) / 10;
}
