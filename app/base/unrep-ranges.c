/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-ranges.h"

static int
compare_ranges (gconstpointer a,
                gconstpointer b)
{
  return unrep_range_compare (*(const UnrepRange *) a, *(const UnrepRange *) b);
}

/**
 * unrep_ranges_merge:
 * @ranges: (element-type UnrepRange): ranges of one text
 *
 * Puts them in order, and makes one of those that touch or overlap.
 */
void
unrep_ranges_merge (GArray *ranges)
{
  guint n = 0;

  g_return_if_fail (ranges != NULL);

  g_array_sort (ranges, compare_ranges);
  for (guint i = 0; i < ranges->len; i++)
    {
      UnrepRange range = g_array_index (ranges, UnrepRange, i);

      if (n > 0 && g_array_index (ranges, UnrepRange, n - 1).end >= range.start)
        g_array_index (ranges, UnrepRange, n - 1).end = MAX (range.end, g_array_index (ranges, UnrepRange, n - 1).end);
      else
        g_array_index (ranges, UnrepRange, n++) = range;
    }
  g_array_set_size (ranges, n);
}
