/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "annotation/unrep-judgement.h"
#include "base/unrep-error.h"
#include "report/unrep-correction.h"

G_BEGIN_DECLS

#define UNREP_TYPE_ANNOTATION (unrep_annotation_get_type ())

/**
 * UnrepAnnotation:
 *
 * One record of a side file as it stood at one moment. Immutable: a change makes
 * a new object with the same id, so that undo, merge and a saver's thread can
 * hold versions without copying them.
 */
G_DECLARE_FINAL_TYPE (UnrepAnnotation, unrep_annotation, UNREP, ANNOTATION, GObject)

gboolean            unrep_word_is_valid           (const char      *text);
UnrepAnnotation    *unrep_annotation_new_counted  (const char      *kind,
                                                   const char      *unit,
                                                   UnrepRange       range,
                                                   const char      *position) G_GNUC_WARN_UNUSED_RESULT;
const char         *unrep_annotation_get_id       (UnrepAnnotation *self);
const char         *unrep_annotation_get_kind     (UnrepAnnotation *self);
const char         *unrep_annotation_get_unit     (UnrepAnnotation *self);
UnrepRange          unrep_annotation_get_range    (UnrepAnnotation *self);
const char         *unrep_annotation_get_exact    (UnrepAnnotation *self);
const char         *unrep_annotation_get_prefix   (UnrepAnnotation *self);
const char         *unrep_annotation_get_suffix   (UnrepAnnotation *self);
gboolean            unrep_annotation_get_correction (UnrepAnnotation *self,
                                                   UnrepCorrection *correction);
UnrepJudgement     *unrep_annotation_get_judgement (UnrepAnnotation *self);
const char         *unrep_annotation_get_position (UnrepAnnotation *self);
gboolean            unrep_annotation_get_flag     (UnrepAnnotation *self);
const char * const *unrep_annotation_get_tags     (UnrepAnnotation *self);
const char         *unrep_annotation_get_note     (UnrepAnnotation *self);
const char         *unrep_annotation_get_created  (UnrepAnnotation *self);
const char         *unrep_annotation_get_modified (UnrepAnnotation *self);
gboolean            unrep_annotation_is_deleted   (UnrepAnnotation *self);

G_END_DECLS
