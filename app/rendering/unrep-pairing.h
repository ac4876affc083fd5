/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-mention.h"

G_BEGIN_DECLS

/**
 * UnrepSide:
 * @UNREP_SIDE_FIRST: the report that is read
 * @UNREP_SIDE_SECOND: the one in another language that it is compared with
 *
 * Which of two reports.
 */
typedef enum
{
  UNREP_SIDE_FIRST,
  UNREP_SIDE_SECOND,
  UNREP_N_SIDES
} UnrepSide;

/**
 * UnrepPair:
 * @unit: the index of a unit of each outline; %UNREP_NO_UNIT for a gap, where one lacks
 *   the unit
 *
 * A unit and its counterpart in the other language.
 */
typedef struct
{
  guint unit[UNREP_N_SIDES];
} UnrepPair;

/**
 * UnrepPairing:
 *
 * The units of two outlines side by side, in the order of both; page headers and footers
 * are left out. Immutable and reference counted; may be made in a thread and handed to
 * another.
 */
typedef struct _UnrepPairing UnrepPairing;

UnrepPairing    *unrep_pairing_new         (UnrepMentions  *first,
                                            UnrepMentions  *second,
                                            GCancellable   *cancellable,
                                            GError        **error) G_GNUC_WARN_UNUSED_RESULT;
UnrepPairing    *unrep_pairing_ref         (UnrepPairing   *self);
void             unrep_pairing_unref       (UnrepPairing   *self);
guint            unrep_pairing_get_n       (UnrepPairing   *self);
UnrepPair        unrep_pairing_get         (UnrepPairing   *self,
                                            guint           index);
guint            unrep_pairing_find        (UnrepPairing   *self,
                                            UnrepSide       side,
                                            guint           unit);
UnrepMentions   *unrep_pairing_get_mentions (UnrepPairing  *self,
                                            UnrepSide       side);
UnrepOutline    *unrep_pairing_get_outline (UnrepPairing   *self,
                                            UnrepSide       side);
gboolean         unrep_pairing_is_likely   (UnrepPairing   *self);
guint64          unrep_pairing_get_n_steps (UnrepPairing   *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UnrepPairing, unrep_pairing_unref)

G_END_DECLS
