/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "annotation/unrep-anchoring.h"
#include "annotation/unrep-side-file.h"
#include "annotation/unrep-unplaced.h"
#include "report/unrep-outline.h"

G_BEGIN_DECLS

/**
 * UnrepReanchored:
 * @annotation: an annotation that has a target, or had one, as it was
 * @was: what it was when it had a target, and in which text
 * @place: what became of it
 * @unit: (nullable): the unit it is in now, %NULL where it is in none
 *
 * One annotation of a side file that was made for an earlier text.
 */
typedef struct
{
  UnrepAnnotation *annotation;
  UnrepUnplaced *was;
  UnrepAnchorPlace place;
  const UnrepUnit *unit;
} UnrepReanchored;

/**
 * UnrepReanchoring:
 *
 * What becomes of a side file in another text than it was made for.
 */
typedef struct _UnrepReanchoring UnrepReanchoring;

UnrepReanchoring      *unrep_reanchoring_new           (UnrepSideFile     *side_file,
                                                        UnrepReport       *report,
                                                        UnrepOutline      *outline,
                                                        GCancellable      *cancellable,
                                                        GError           **error) G_GNUC_WARN_UNUSED_RESULT;
void                   unrep_reanchoring_free          (UnrepReanchoring  *self);
guint                  unrep_reanchoring_get_n         (UnrepReanchoring  *self);
const UnrepReanchored *unrep_reanchoring_get           (UnrepReanchoring  *self,
                                                        guint              index);
UnrepSideFile         *unrep_reanchoring_new_side_file (UnrepReanchoring  *self) G_GNUC_WARN_UNUSED_RESULT;

UnrepAnnotation       *unrep_reanchoring_new_before    (UnrepReanchoring  *self,
                                                        UnrepAnnotation   *after) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UnrepReanchoring, unrep_reanchoring_free)

G_END_DECLS
