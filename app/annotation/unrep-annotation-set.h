/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "annotation/unrep-annotation.h"
#include "report/unrep-outline.h"

G_BEGIN_DECLS

/**
 * UnrepAnnotationSet:
 *
 * One reviewer's annotations of one text, matched to the units of an outline:
 * what overlaps a unit by half or more is of that unit, the largest overlap
 * first, one to one. What matches no unit is kept and counted. Live spans are
 * found by where they lie; they count for nothing.
 */
typedef struct _UnrepAnnotationSet UnrepAnnotationSet;

UnrepAnnotationSet *unrep_annotation_set_new            (UnrepOutline       *outline) G_GNUC_WARN_UNUSED_RESULT;
void                unrep_annotation_set_free           (UnrepAnnotationSet *self);
void                unrep_annotation_set_replace_all    (UnrepAnnotationSet *self,
                                                         GPtrArray          *annotations);
void                unrep_annotation_set_replace        (UnrepAnnotationSet *self,
                                                         guint               unit,
                                                         UnrepAnnotation    *annotation);
void                unrep_annotation_set_replace_span   (UnrepAnnotationSet *self,
                                                         UnrepAnnotation    *span);
GPtrArray          *unrep_annotation_set_list_spans     (UnrepAnnotationSet *self,
                                                         UnrepRange          range) G_GNUC_WARN_UNUSED_RESULT;
void                unrep_annotation_set_replace_rendering (UnrepAnnotationSet *self,
                                                  UnrepAnnotation *annotation);
GPtrArray          *unrep_annotation_set_list_rendering (UnrepAnnotationSet *self) G_GNUC_WARN_UNUSED_RESULT;
UnrepAnnotation    *unrep_annotation_set_get            (UnrepAnnotationSet *self,
                                                         guint               unit);
UnrepAnnotation    *unrep_annotation_set_lookup         (UnrepAnnotationSet *self,
                                                         const char         *id);
UnrepAnnotation    *unrep_annotation_set_find_same_unit (UnrepAnnotationSet *self,
                                                         UnrepRange          range);
guint               unrep_annotation_set_find           (UnrepAnnotationSet *self,
                                                         UnrepAnnotation    *annotation);
GPtrArray          *unrep_annotation_set_list           (UnrepAnnotationSet *self) G_GNUC_WARN_UNUSED_RESULT;
guint               unrep_annotation_set_get_n_tagged   (UnrepAnnotationSet *self);
guint               unrep_annotation_set_get_n_to_tag   (UnrepAnnotationSet *self);
guint               unrep_annotation_set_count_position (UnrepAnnotationSet *self,
                                                         const char         *position);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UnrepAnnotationSet, unrep_annotation_set_free)

G_END_DECLS
