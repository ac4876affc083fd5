/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * UnrepRange:
 * @start: offset of the first code point
 * @end: offset behind the last code point
 *
 * A half-open range of code points of a report's extracted text.
 */
typedef struct
{
  gsize start;
  gsize end;
} UnrepRange;

/**
 * unrep_range_length:
 *
 * Returns: how many code points @range holds
 */
static inline gsize
unrep_range_length (UnrepRange range)
{
  return range.end > range.start ? range.end - range.start : 0;
}

/**
 * unrep_range_contains:
 *
 * Returns: whether the code point at @offset lies in @range
 */
static inline gboolean
unrep_range_contains (UnrepRange range,
                      gsize      offset)
{
  return range.start <= offset && offset < range.end;
}

/**
 * unrep_range_overlap:
 *
 * Returns: how many code points @a and @b share
 */
static inline gsize
unrep_range_overlap (UnrepRange a,
                     UnrepRange b)
{
  gsize start = MAX (a.start, b.start), end = MIN (a.end, b.end);

  return end > start ? end - start : 0;
}

/**
 * unrep_range_union:
 *
 * Returns: the hull of @a and @b
 */
static inline UnrepRange
unrep_range_union (UnrepRange a,
                   UnrepRange b)
{
  return (UnrepRange) { MIN (a.start, b.start), MAX (a.end, b.end) };
}

/**
 * unrep_range_same_unit:
 *
 * Two annotations are of one unit when overlap / union is at least one half;
 * computed without division so that equal inputs give equal answers everywhere.
 *
 * Returns: whether @a and @b are close enough to be of one unit
 */
static inline gboolean
unrep_range_same_unit (UnrepRange a,
                       UnrepRange b)
{
  gsize overlap = unrep_range_overlap (a, b);
  gsize both = unrep_range_length (a) + unrep_range_length (b) - overlap;

  return overlap > 0 && 2 * overlap >= both;
}

/**
 * unrep_range_compare:
 *
 * Total order by start, then end.
 *
 * Returns: negative, zero or positive
 */
static inline int
unrep_range_compare (UnrepRange a,
                     UnrepRange b)
{
  if (a.start != b.start)
    return a.start < b.start ? -1 : 1;
  return a.end < b.end ? -1 : a.end > b.end;
}

G_END_DECLS
