/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/unrep-range.h"
#include "team/unrep-agreement.h"

G_BEGIN_DECLS

/**
 * UnrepCodedSpan:
 * @reviewer: who marked it, a small number
 * @category: what they marked it as, from 0
 * @range: where, in code points; without length it has no weight
 *
 * A span of evidence as a coefficient sees it.
 */
typedef struct
{
  guint      reviewer;
  guint      category;
  UnrepRange range;
} UnrepCodedSpan;

/**
 * UnrepUnitizing:
 *
 * Texts with the spans that reviewers marked in them: what agreement about spans is
 * computed from.
 */
typedef struct _UnrepUnitizing UnrepUnitizing;

UnrepUnitizing  *unrep_unitizing_new                (void) G_GNUC_WARN_UNUSED_RESULT;
void             unrep_unitizing_free               (UnrepUnitizing       *self);
void             unrep_unitizing_add_text           (UnrepUnitizing       *self,
                                                     gsize                 n_chars,
                                                     guint                 n_reviewers,
                                                     const UnrepCodedSpan *spans,
                                                     guint                 n_spans);
UnrepCoefficient unrep_unitizing_get_alpha          (UnrepUnitizing       *self);
UnrepCoefficient unrep_unitizing_get_alpha_any      (UnrepUnitizing       *self);
UnrepCoefficient unrep_unitizing_get_alpha_category (UnrepUnitizing       *self,
                                                     guint                 category);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UnrepUnitizing, unrep_unitizing_free)

G_END_DECLS
