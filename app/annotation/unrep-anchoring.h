/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/unrep-text.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * UnrepAnchor:
 * @range: where it was in the text as it was, in code points
 * @exact: the words it was on
 * @prefix: what stood before them
 * @suffix: what stood behind them
 *
 * A place in a text that has changed since. Strings are borrowed.
 */
typedef struct
{
  UnrepRange range;
  const char *exact;
  const char *prefix;
  const char *suffix;
} UnrepAnchor;

/**
 * UnrepAnchorVerdict:
 * @UNREP_ANCHOR_KEPT: the words are there unchanged, and it can only be these
 * @UNREP_ANCHOR_MOVED: the words were changed a little, and it can only be these
 * @UNREP_ANCHOR_DOUBTFUL: a person must decide; there is a place to propose
 * @UNREP_ANCHOR_LOST: there is nothing like it
 *
 * What became of an anchor.
 */
typedef enum
{
  UNREP_ANCHOR_KEPT,
  UNREP_ANCHOR_MOVED,
  UNREP_ANCHOR_DOUBTFUL,
  UNREP_ANCHOR_LOST,
} UnrepAnchorVerdict;

/**
 * UnrepAnchorReason:
 * @UNREP_ANCHOR_SURE: nothing is doubtful
 * @UNREP_ANCHOR_EDITED: the words are another or the text around them is
 * @UNREP_ANCHOR_REPEATED: several places are alike
 * @UNREP_ANCHOR_ORDER: the place is not where the annotations around it went
 * @UNREP_ANCHOR_TAKEN: another annotation went there
 * @UNREP_ANCHOR_GONE: nothing is like it
 *
 * Why an anchor is doubtful or lost.
 */
typedef enum
{
  UNREP_ANCHOR_SURE,
  UNREP_ANCHOR_EDITED,
  UNREP_ANCHOR_REPEATED,
  UNREP_ANCHOR_ORDER,
  UNREP_ANCHOR_TAKEN,
  UNREP_ANCHOR_GONE,
} UnrepAnchorReason;

/**
 * UnrepAnchorPlace:
 * @verdict: what became of the anchor
 * @reason: why it is not sure
 * @range: where it is, or where it may be; empty for %UNREP_ANCHOR_LOST
 * @score: how well that fits, 0 to 100: quote 50, prefix 20, suffix 20, nearness 10
 * @runner_up: the score of the second best place, 0 for none
 */
typedef struct
{
  UnrepAnchorVerdict verdict;
  UnrepAnchorReason reason;
  UnrepRange range;
  guint score;
  guint runner_up;
} UnrepAnchorPlace;

gboolean    unrep_anchoring_find      (UnrepText          *text,
                                       gsize               n_old_chars,
                                       const UnrepAnchor  *anchors,
                                       guint               n_anchors,
                                       UnrepAnchorPlace   *places,
                                       GCancellable       *cancellable,
                                       GError            **error);
const char *unrep_anchor_verdict_to_string (UnrepAnchorVerdict verdict);

G_END_DECLS
