/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "annotation/unrep-annotation.h"
#include "base/unrep-json-reader.h"
#include "base/unrep-json-writer.h"

G_BEGIN_DECLS

/**
 * UnrepSettles:
 *
 * What a lead's decision settles: which annotations of which reviewers it was
 * made knowing, and how often each had been changed then. Reference counted; to
 * be changed only by who made it, before anybody else has it.
 */
typedef struct _UnrepSettles UnrepSettles;

UnrepSettles *unrep_annotation_get_settles (UnrepAnnotation *annotation);
UnrepSettles *unrep_settles_new          (void) G_GNUC_WARN_UNUSED_RESULT;
void          unrep_settles_add          (UnrepSettles    *self,
                                          const char      *reviewer_uid,
                                          UnrepAnnotation *annotation);
UnrepSettles *unrep_settles_ref          (UnrepSettles    *self);
void          unrep_settles_unref        (UnrepSettles    *self);
guint         unrep_settles_get_n        (UnrepSettles    *self);
const char   *unrep_settles_get_reviewer (UnrepSettles    *self,
                                          guint            index);
const char   *unrep_settles_get_id       (UnrepSettles    *self,
                                          guint            index);
gboolean      unrep_settles_knows        (UnrepSettles    *self,
                                          const char      *reviewer_uid,
                                          UnrepAnnotation *annotation);
gboolean      unrep_settles_equal        (UnrepSettles    *a,
                                          UnrepSettles    *b);
UnrepSettles *unrep_settles_read         (UnrepJsonReader *reader,
                                          gboolean         keep) G_GNUC_WARN_UNUSED_RESULT;
void          unrep_settles_write        (UnrepSettles    *self,
                                          UnrepJsonWriter *writer);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UnrepSettles, unrep_settles_unref)

G_END_DECLS
