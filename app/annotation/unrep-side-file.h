/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "annotation/unrep-annotation.h"
#include "annotation/unrep-codebook.h"
#include "annotation/unrep-reviewer.h"
#include "base/unrep-json-writer.h"
#include "report/unrep-report.h"

G_BEGIN_DECLS

/**
 * UNREP_SIDE_FILE_VERSION:
 *
 * The newest version of the side file format that is read and written.
 */
#define UNREP_SIDE_FILE_VERSION 1

#define UNREP_TYPE_SIDE_FILE (unrep_side_file_get_type ())

/**
 * UnrepSideFile:
 *
 * The content of one side file: who tagged which text with which codebook, and
 * the annotations. Reference counted; not safe to change in two threads.
 */
typedef struct _UnrepSideFile UnrepSideFile;

/**
 * UnrepSideFileFunc:
 * @annotation: an annotation, valid during this call
 * @user_data: what was handed over
 *
 * Told by unrep_side_file_scan() of one annotation after the other.
 */
typedef void (*UnrepSideFileFunc) (UnrepAnnotation *annotation,
                                   gpointer         user_data);

GType            unrep_side_file_get_type           (void);
UnrepSideFile   *unrep_side_file_new                (UnrepReport     *report,
                                                     UnrepCodebook   *codebook,
                                                     UnrepReviewer   *reviewer) G_GNUC_WARN_UNUSED_RESULT;
UnrepSideFile   *unrep_side_file_read               (GFile           *file,
                                                     GCancellable    *cancellable,
                                                     GError         **error) G_GNUC_WARN_UNUSED_RESULT;
UnrepSideFile   *unrep_side_file_scan               (GFile           *file,
                                                     UnrepSideFileFunc func,
                                                     gpointer         user_data,
                                                     GCancellable    *cancellable,
                                                     GError         **error) G_GNUC_WARN_UNUSED_RESULT;
UnrepSideFile   *unrep_side_file_read_bytes         (GBytes          *bytes,
                                                     const char      *name,
                                                     GError         **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean         unrep_side_file_looks_like_one     (GFile           *file);
GBytes          *unrep_side_file_to_bytes           (UnrepSideFile   *self) G_GNUC_WARN_UNUSED_RESULT;
void             unrep_side_file_write              (UnrepSideFile   *self,
                                                     UnrepJsonWriter *writer);
UnrepSideFile   *unrep_side_file_new_nameless       (UnrepSideFile   *self,
                                                     UnrepReviewer   *reviewer) G_GNUC_WARN_UNUSED_RESULT;
char            *unrep_uuid_dup_for                 (const char      *text) G_GNUC_WARN_UNUSED_RESULT;
UnrepSideFile   *unrep_side_file_ref                (UnrepSideFile   *self);
void             unrep_side_file_unref              (UnrepSideFile   *self);
const char      *unrep_side_file_get_role           (UnrepSideFile   *self);
UnrepReviewer   *unrep_side_file_get_reviewer       (UnrepSideFile   *self);
const char      *unrep_side_file_get_report_name    (UnrepSideFile   *self);
const char      *unrep_side_file_get_text_sha256    (UnrepSideFile   *self);
gsize            unrep_side_file_get_text_chars     (UnrepSideFile   *self);
const char      *unrep_side_file_get_codebook_id    (UnrepSideFile   *self);
guint            unrep_side_file_get_codebook_version (UnrepSideFile *self);
guint            unrep_side_file_get_n_annotations  (UnrepSideFile   *self);
UnrepAnnotation *unrep_side_file_get_annotation     (UnrepSideFile   *self,
                                                     guint            index);
UnrepSideFile   *unrep_side_file_merge              (UnrepSideFile   *a,
                                                     UnrepSideFile   *b,
                                                     GPtrArray      **conflicts) G_GNUC_WARN_UNUSED_RESULT;
char            *unrep_side_file_dup_name           (const char      *report_name,
                                                     const char      *reviewer_id,
                                                     UnrepCodebook   *codebook) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UnrepSideFile, unrep_side_file_unref)

G_END_DECLS
