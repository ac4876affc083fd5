/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "annotation/unrep-annotation.h"

G_BEGIN_DECLS

/**
 * UnrepHistory:
 *
 * What can be undone and redone: for each change of a unit, the annotation
 * before and after it. Annotations never change, so this holds references.
 */
typedef struct _UnrepHistory UnrepHistory;

/**
 * UnrepHistoryStep:
 * @unit: index in the outline
 * @before: (nullable): the annotation before the change
 * @after: the annotation after it
 */
typedef struct
{
  guint unit;
  UnrepAnnotation *before;
  UnrepAnnotation *after;
} UnrepHistoryStep;

UnrepHistory           *unrep_history_new       (void) G_GNUC_WARN_UNUSED_RESULT;
void                    unrep_history_free      (UnrepHistory    *self);
void                    unrep_history_push      (UnrepHistory    *self,
                                                 guint            unit,
                                                 UnrepAnnotation *before,
                                                 UnrepAnnotation *after,
                                                 gboolean         typing);
void                    unrep_history_end_burst (UnrepHistory    *self);
const UnrepHistoryStep *unrep_history_undo      (UnrepHistory    *self);
const UnrepHistoryStep *unrep_history_redo      (UnrepHistory    *self);
gboolean                unrep_history_can_undo  (UnrepHistory    *self);
gboolean                unrep_history_can_redo  (UnrepHistory    *self);
void                    unrep_history_forget    (UnrepHistory    *self,
                                                 guint            unit);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UnrepHistory, unrep_history_free)

G_END_DECLS
