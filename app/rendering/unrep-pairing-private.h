/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-pairing.h"

G_BEGIN_DECLS

/**
 * UNREP_PAIRING_GAP:
 *
 * What it costs that a unit has no counterpart; as other costs in no unit of anything.
 */
#define UNREP_PAIRING_GAP 13

/**
 * UnrepPairingUnit:
 * @unit: which unit of the outline it is
 * @kind: what it is
 * @ordinals: what its label may count, whatever it is numbered with; zeros where it has none
 * @ordinal: which of these it is, by the labels before it
 * @path: made of the ordinals of its path; the same in every language, and perhaps in annexes
 * @key: tells it from others with the same @path
 * @length: how much text it has
 * @values: (array length=n_values): hashes of what it mentions, sorted
 * @n_values: how many
 *
 * A unit as it is compared.
 */
typedef struct
{
  guint unit;
  UnrepUnitKind kind;
  guint ordinals[3];
  guint ordinal;
  guint32 path;
  guint32 key;
  gsize length;
  const guint32 *values;
  guint n_values;
} UnrepPairingUnit;

/**
 * UnrepPairingSide:
 * @units: (element-type UnrepPairingUnit): in the order of the text
 * @values: (element-type guint32): what they mention
 *
 * One of the two outlines.
 */
typedef struct
{
  GArray *units;
  GArray *values;
} UnrepPairingSide;

/**
 * UnrepPairingBand:
 * @low: the first column that is looked at
 * @high: the last one
 *
 * Which units of the second outline may be counterparts of those up to one of the first.
 */
typedef struct
{
  guint low;
  guint high;
} UnrepPairingBand;

void    unrep_pairing_side_init  (UnrepPairingSide       *self,
                                  UnrepMentions          *mentions);
void    unrep_pairing_side_clear (UnrepPairingSide       *self);
int     unrep_pairing_cost       (const UnrepPairingUnit *first,
                                  const UnrepPairingUnit *second,
                                  double                  ratio);
GArray *unrep_pairing_list_bands (const UnrepPairingSide *first,
                                  const UnrepPairingSide *second) G_GNUC_WARN_UNUSED_RESULT;

/**
 * unrep_pairing_side_get:
 *
 * Returns: the unit at @i
 */
static inline const UnrepPairingUnit *
unrep_pairing_side_get (const UnrepPairingSide *self,
                        guint                   i)
{
  return &g_array_index (self->units, UnrepPairingUnit, i);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (UnrepPairingSide, unrep_pairing_side_clear)

G_END_DECLS
