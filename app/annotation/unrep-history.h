/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "annotation/unrep-annotation.h"

G_BEGIN_DECLS

/**
 * UnrepHistory:
 *
 * What can be undone and redone: for each step the annotations before and after
 * it. Annotations never change, so this holds references.
 */
typedef struct _UnrepHistory UnrepHistory;

/**
 * UnrepHistoryChange:
 * @before: (nullable): an annotation before the step, %NULL if it did not exist
 * @after: the same annotation after it
 */
typedef struct
{
  UnrepAnnotation *before;
  UnrepAnnotation *after;
} UnrepHistoryChange;

/**
 * UnrepHistoryStep:
 * @changes: (element-type UnrepHistoryChange): what changed together
 */
typedef struct
{
  GArray *changes;
} UnrepHistoryStep;

UnrepHistory           *unrep_history_new       (void) G_GNUC_WARN_UNUSED_RESULT;
void                    unrep_history_free      (UnrepHistory    *self);
GArray                 *unrep_history_changes_new (void) G_GNUC_WARN_UNUSED_RESULT;
void                    unrep_history_changes_add (GArray        *changes,
                                                 UnrepAnnotation *before,
                                                 UnrepAnnotation *after);
void                    unrep_history_push      (UnrepHistory    *self,
                                                 GArray          *changes,
                                                 gboolean         typing);
void                    unrep_history_end_burst (UnrepHistory    *self);
const UnrepHistoryStep *unrep_history_undo      (UnrepHistory    *self);
const UnrepHistoryStep *unrep_history_redo      (UnrepHistory    *self);
gboolean                unrep_history_can_undo  (UnrepHistory    *self);
gboolean                unrep_history_can_redo  (UnrepHistory    *self);
void                    unrep_history_forget    (UnrepHistory    *self,
                                                 const char      *id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UnrepHistory, unrep_history_free)

G_END_DECLS
