/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/unrep-range.h"

G_BEGIN_DECLS

/**
 * UnrepAlignedRange:
 * @range: what one reviewer tagged
 * @reviewer: who, as a small number
 * @unit: (out): the unit it belongs to
 *
 * One annotation on its way into unrep_align_ranges() and out of it.
 */
typedef struct
{
  UnrepRange range;
  guint      reviewer;
  guint      unit;
} UnrepAlignedRange;

guint unrep_align_ranges (UnrepAlignedRange *items,
                          guint              n_items);

G_END_DECLS
