/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "annotation/unrep-side-file.h"

G_BEGIN_DECLS

/**
 * UnrepDifference:
 * @then: (nullable): a live annotation as it was, %NULL if there was none
 * @now: (nullable): the live annotation of the same id or of the same unit as it
 *   is, %NULL if there is none
 *
 * Something that one reviewer said otherwise at another time.
 */
typedef struct
{
  UnrepAnnotation *then;
  UnrepAnnotation *now;
} UnrepDifference;

/**
 * UnrepComparison:
 * @differences: (element-type UnrepDifference): what differs, in the order of the text
 * @n_positions: how many units have another position, or one only then or only now
 * @n_notes: the same of notes
 * @n_flags: the same of flags
 * @n_more: how many of @differences are of none of these: tags, evidence,
 *   corrections of the outline, and what other versions of this program add
 *
 * Two versions of one reviewer's work on one text.
 */
typedef struct
{
  GArray *differences;
  guint n_positions;
  guint n_notes;
  guint n_flags;
  guint n_more;
} UnrepComparison;

UnrepComparison *unrep_comparison_new  (UnrepSideFile   *then,
                                        UnrepSideFile   *now) G_GNUC_WARN_UNUSED_RESULT;
void             unrep_comparison_free (UnrepComparison *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UnrepComparison, unrep_comparison_free)

G_END_DECLS
