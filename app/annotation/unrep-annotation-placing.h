/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "annotation/unrep-unplaced.h"

G_BEGIN_DECLS

/* What becomes of annotations when the text of their report has changed. */
void             unrep_annotation_take_place_of  (UnrepAnnotation     *self,
                                                  UnrepAnnotation     *other);
UnrepAnnotation *unrep_annotation_new_anchored   (UnrepAnnotation     *self,
                                                  const UnrepUnplaced *was,
                                                  const char          *unit,
                                                  UnrepText           *text,
                                                  UnrepRange           range) G_GNUC_WARN_UNUSED_RESULT;
UnrepAnnotation *unrep_annotation_new_unplaced   (UnrepAnnotation     *self,
                                                  const UnrepUnplaced *unplaced) G_GNUC_WARN_UNUSED_RESULT;
UnrepAnnotation *unrep_annotation_new_placed     (UnrepAnnotation     *self,
                                                  const UnrepUnplaced *was,
                                                  const char          *unit,
                                                  UnrepText           *text,
                                                  UnrepRange           range,
                                                  const char          *device,
                                                  const char          *now) G_GNUC_WARN_UNUSED_RESULT;
UnrepAnnotation *unrep_annotation_new_with_place (UnrepAnnotation     *self,
                                                  UnrepAnnotation     *other) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
