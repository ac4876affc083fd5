/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/unrep-matcher.h"
#include "report/unrep-folding.h"
#include "unrep-anchoring.h"

G_BEGIN_DECLS

/* Similarities are in thousandths. */
#define UNREP_ALIKE 1000

/* Of quotes longer than twice this only the two ends are compared. */
#define UNREP_ANCHOR_END_UNITS ((gsize) 1024)

/**
 * UnrepCandidate:
 * @first: the first unit of the folded text
 * @end: the unit behind the last
 * @range: the same in code points, no grapheme cluster cut
 * @shift: how far this is behind where the anchor was, in code points
 * @quote: how alike the words are
 * @prefix: how alike what stands before them is
 * @suffix: how alike what stands behind them is
 * @same: whether the words are the same code points, but for carriage returns
 *
 * Somewhere that an anchor may have gone.
 */
typedef struct
{
  gsize first;
  gsize end;
  UnrepRange range;
  gint64 shift;
  guint quote;
  guint prefix;
  guint suffix;
  gboolean same;
} UnrepCandidate;

/**
 * UnrepQuest:
 * @anchor: what is looked for
 * @folding: its prefix, exact and suffix in one piece
 * @units: the folded prefix, exact and suffix
 * @n_units: how many they are
 * @first: where among them the words begin, without space
 * @end: where they end, without space
 * @lead: code points of the exact words before @first
 * @trail: code points of the exact words behind @end
 * @candidates: (element-type UnrepCandidate): what was found so far
 * @common: whether there are more places alike than were looked at
 * @guide: index of the candidate by which others go, -1 for none
 *
 * The search for one anchor.
 */
typedef struct
{
  const UnrepAnchor *anchor;
  UnrepFolding *folding;
  const gunichar2 *units;
  gsize n_units;
  gsize first;
  gsize end;
  gsize lead;
  gsize trail;
  GArray *candidates;
  gboolean common;
  int guide;
} UnrepQuest;

/**
 * UnrepAnchoring:
 * @folding: the text
 * @units: the folded text
 * @n_units: how many they are
 * @n_old_chars: how many code points the text had, 0 if that is not known
 * @quests: what is looked for, in the order of the old ranges
 * @n_quests: how many
 * @guides: (element-type guint): indices of the quests that have a guide, in order
 */
typedef struct
{
  UnrepText *text;
  UnrepFolding *folding;
  const gunichar2 *units;
  gsize n_units;
  gsize n_old_chars;
  UnrepQuest *quests;
  guint n_quests;
  GArray *guides;
} UnrepAnchoring;

/* unrep-anchoring-seeds.c */
void     unrep_anchoring_sow          (UnrepAnchoring   *self,
                                       GArray          **places);

/* unrep-anchoring-measure.c */
typedef struct _UnrepAnchorGauge UnrepAnchorGauge;
UnrepAnchorGauge *unrep_anchor_gauge_new (UnrepAnchoring *anchoring) G_GNUC_WARN_UNUSED_RESULT;
void     unrep_anchor_gauge_free      (UnrepAnchorGauge *self);
void     unrep_anchor_gauge_aim       (UnrepAnchorGauge *self,
                                       UnrepQuest       *quest);
void     unrep_anchor_gauge_measure   (UnrepAnchorGauge *self,
                                       gsize             unit);
void     unrep_anchor_gauge_search    (UnrepAnchorGauge *self,
                                       gsize             first,
                                       gsize             end);
guint    unrep_candidate_get_likeness (const UnrepCandidate *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UnrepAnchorGauge, unrep_anchor_gauge_free)

/**
 * UnrepSurroundings:
 * @low: the least shift that the neighbours make likely
 * @high: the largest
 * @slack: how much beyond is no surprise
 * @after: where the neighbour before it ends now
 * @before: where the neighbour behind it begins now
 * @firm: whether there is a neighbour on both sides
 *
 * What the anchors around one say about it.
 */
typedef struct
{
  gint64 low;
  gint64 high;
  gint64 slack;
  gsize after;
  gsize before;
  gboolean firm;
} UnrepSurroundings;

/* unrep-anchoring-order.c */
void     unrep_anchoring_choose_guides (UnrepAnchoring  *self);
gboolean unrep_anchoring_find_guide   (UnrepAnchoring   *self,
                                       guint             index);
UnrepSurroundings unrep_anchoring_look_around (UnrepAnchoring *self,
                                       guint             index);

/* unrep-anchoring-judge.c */
void     unrep_anchoring_judge        (UnrepAnchoring   *self,
                                       UnrepAnchorPlace *places);

G_END_DECLS
