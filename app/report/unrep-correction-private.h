/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-correction.h"

G_BEGIN_DECLS

/**
 * UnrepChosen:
 * @correction: what is to be applied
 * @index: its index in the caller's array; the smaller wins
 * @same_start: the unit of the outline that starts where it does, or %UNREP_NO_UNIT
 * @same_range: @same_start where that has its range, too, else %UNREP_NO_UNIT
 * @hole: whether it may lie in the middle of another unit
 * @dropped: it lost against one that it contradicts
 *
 * A correction beside the outline it is applied to.
 */
typedef struct
{
  const UnrepCorrection *correction;
  guint                  index;
  guint                  same_start;
  guint                  same_range;
  gboolean               hole;
  gboolean               dropped;
} UnrepChosen;

/**
 * UnrepPiece:
 * @unit: a unit of the corrected outline; what depends on its place comes last
 * @base: the unit of the uncorrected outline that it was, or %UNREP_NO_UNIT
 * @correction: (nullable): what it was made of
 * @id: index of the unit that it was; behind those, index of the correction
 * @headless: it is the rest of a unit whose beginning is another unit's now
 */
typedef struct
{
  UnrepUnit              unit;
  guint                  base;
  const UnrepCorrection *correction;
  guint                  id;
  gboolean               headless;
} UnrepPiece;

UnrepRange unrep_correction_trim       (UnrepText             *text,
                                        UnrepRange             range);
gboolean   unrep_unit_kind_has_path    (UnrepUnitKind          kind);
gboolean   unrep_unit_kind_interrupts  (UnrepUnitKind          kind);
gboolean  *unrep_outline_find_nested   (UnrepOutline          *self) G_GNUC_WARN_UNUSED_RESULT;
GArray    *unrep_corrections_choose    (UnrepOutline          *outline,
                                        const gboolean        *nested,
                                        const UnrepCorrection *corrections,
                                        guint                  n_corrections,
                                        GArray                *contradicting) G_GNUC_WARN_UNUSED_RESULT;
GArray    *unrep_corrections_carve     (UnrepOutline          *outline,
                                        const gboolean        *nested,
                                        GArray                *chosen,
                                        guint                 *heirs) G_GNUC_WARN_UNUSED_RESULT;
void       unrep_corrections_place     (UnrepOutline          *outline,
                                        GArray                *pieces,
                                        const guint           *heirs,
                                        guint                  n_ids,
                                        GStringChunk          *strings);

G_END_DECLS
