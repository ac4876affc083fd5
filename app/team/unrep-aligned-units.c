/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "team/unrep-aligned-units.h"

/* Only a file made to exhaust patience has so many units that overlap; of those
 * beyond, some are not called different. */
#define MAX_LOOKS 20000000

struct _UnrepAlignedUnits
{
  UnrepAlignedRange *items;
  guint              n_units;
  /* Indices of items; those of unit u are order[ends[u − 1]] to order[ends[u] − 1]. */
  guint             *order;
  guint             *ends;
  UnrepRange        *hulls;
  gboolean          *different;
};

static void
sort_by_unit (UnrepAlignedUnits *self,
              guint              n_items)
{
  g_autofree guint *next = g_new0 (guint, self->n_units + 1);

  self->order = g_new (guint, MAX (n_items, 1));
  self->ends = g_new0 (guint, self->n_units + 1);
  for (guint i = 0; i < n_items; i++)
    self->ends[self->items[i].unit]++;
  for (guint unit = 1; unit < self->n_units; unit++)
    self->ends[unit] += self->ends[unit - 1];
  for (guint unit = 1; unit < self->n_units; unit++)
    next[unit] = self->ends[unit - 1];
  for (guint i = 0; i < n_items; i++)
    self->order[next[self->items[i].unit]++] = i;
}

static void
find_hulls (UnrepAlignedUnits *self)
{
  self->hulls = g_new (UnrepRange, MAX (self->n_units, 1));
  for (guint unit = 0; unit < self->n_units; unit++)
    {
      guint n;
      const guint *items = unrep_aligned_units_get_items (self, unit, &n);

      self->hulls[unit] = self->items[items[0]].range;
      for (guint i = 1; i < n; i++)
        self->hulls[unit] = unrep_range_union (self->hulls[unit], self->items[items[i]].range);
    }
}

/* Whether somebody has an annotation in @unit and none in @other. @seen has, for each
 * reviewer, the last of the looks that met them. */
static gboolean
has_other_reviewer (UnrepAlignedUnits *self,
                    guint              unit,
                    guint              other,
                    guint             *seen,
                    guint              look)
{
  guint n;
  const guint *items = unrep_aligned_units_get_items (self, other, &n);

  for (guint i = 0; i < n; i++)
    seen[self->items[items[i]].reviewer] = look;
  items = unrep_aligned_units_get_items (self, unit, &n);
  for (guint i = 0; i < n; i++)
    if (seen[self->items[items[i]].reviewer] != look)
      return TRUE;
  return FALSE;
}

static void
find_different (UnrepAlignedUnits *self,
                guint              n_reviewers)
{
  g_autofree guint *seen = g_new0 (guint, MAX (n_reviewers, 1));
  gboolean *different = self->different = g_new0 (gboolean, MAX (self->n_units, 1));
  const UnrepRange *hulls = self->hulls;
  guint64 n_looks = 0;
  guint look = 0;

  for (guint unit = 0; unit < self->n_units; unit++)
    for (guint other = unit + 1;
         other < self->n_units && hulls[other].start < hulls[unit].end && n_looks < MAX_LOOKS;
         other++, n_looks++)
      if (!(different[unit] && different[other]) && unrep_range_overlap (hulls[unit], hulls[other]) > 0 &&
          has_other_reviewer (self, unit, other, seen, ++look) && has_other_reviewer (self, other, unit, seen, ++look))
        different[unit] = different[other] = TRUE;
}

/**
 * unrep_aligned_units_new:
 * @items: (array length=n_items): what the reviewers of one text tagged; their
 *   `unit` does not matter
 * @n_items: how many
 *
 * Returns: (transfer full): the units that it is of
 */
UnrepAlignedUnits *
unrep_aligned_units_new (const UnrepAlignedRange *items,
                         guint                    n_items)
{
  UnrepAlignedUnits *self = g_new0 (UnrepAlignedUnits, 1);
  guint n_reviewers = 0;

  self->items = g_memdup2 (items, n_items * sizeof *items);
  self->n_units = unrep_align_ranges (self->items, n_items);
  for (guint i = 0; i < n_items; i++)
    n_reviewers = MAX (n_reviewers, items[i].reviewer + 1);
  sort_by_unit (self, n_items);
  find_hulls (self);
  find_different (self, n_reviewers);
  return self;
}

/**
 * unrep_aligned_units_free:
 * @self: (transfer full): units
 */
void
unrep_aligned_units_free (UnrepAlignedUnits *self)
{
  g_free (self->items);
  g_free (self->order);
  g_free (self->ends);
  g_free (self->hulls);
  g_free (self->different);
  g_free (self);
}

/**
 * unrep_aligned_units_get_n:
 * @self: units
 *
 * Returns: how many there are
 */
guint
unrep_aligned_units_get_n (UnrepAlignedUnits *self)
{
  return self->n_units;
}

/**
 * unrep_aligned_units_get_items:
 * @self: units
 * @unit: from 0
 * @n_items: (out): how many annotations are of it, at least one
 *
 * Returns: (transfer none) (array length=n_items): which ones, as indices of what
 *   was given
 */
const guint *
unrep_aligned_units_get_items (UnrepAlignedUnits *self,
                               guint              unit,
                               guint             *n_items)
{
  guint start = unit > 0 ? self->ends[unit - 1] : 0;

  *n_items = self->ends[unit] - start;
  return self->order + start;
}

/**
 * unrep_aligned_units_get_hull:
 * @self: units
 * @unit: from 0
 *
 * Returns: everything that somebody tagged as this unit
 */
UnrepRange
unrep_aligned_units_get_hull (UnrepAlignedUnits *self,
                              guint              unit)
{
  return self->hulls[unit];
}

/**
 * unrep_aligned_units_is_different:
 * @self: units
 * @unit: from 0
 *
 * Returns: whether somebody tagged it while somebody else tagged another unit of
 *   the same words
 */
gboolean
unrep_aligned_units_is_different (UnrepAlignedUnits *self,
                                  guint              unit)
{
  return self->different[unit];
}
