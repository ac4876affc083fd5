/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "team/unrep-alignment.h"

#include <glib.h>

G_BEGIN_DECLS

/**
 * UnrepAlignedUnits:
 *
 * The annotations of one report's reviewers by the unit they belong to, after
 * unrep_align_ranges(), in reading order. Immutable.
 */
typedef struct _UnrepAlignedUnits UnrepAlignedUnits;

UnrepAlignedUnits *unrep_aligned_units_new          (const UnrepAlignedRange *items,
                                                     guint                    n_items) G_GNUC_WARN_UNUSED_RESULT;
void               unrep_aligned_units_free         (UnrepAlignedUnits       *self);
guint              unrep_aligned_units_get_n        (UnrepAlignedUnits       *self);
const guint       *unrep_aligned_units_get_items    (UnrepAlignedUnits       *self,
                                                     guint                    unit,
                                                     guint                   *n_items);
UnrepRange         unrep_aligned_units_get_hull     (UnrepAlignedUnits       *self,
                                                     guint                    unit);
gboolean           unrep_aligned_units_is_different (UnrepAlignedUnits       *self,
                                                     guint                    unit);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UnrepAlignedUnits, unrep_aligned_units_free)

G_END_DECLS
