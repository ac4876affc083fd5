/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "annotation/unrep-journal.h"
#include "annotation/unrep-versions.h"

G_BEGIN_DECLS

/**
 * UnrepKeepsake:
 * @side_file: what a side file holds
 * @reason: why that is worth keeping
 *
 * An older version to be.
 */
typedef struct
{
  UnrepSideFile *side_file;
  UnrepVersionReason reason;
} UnrepKeepsake;

/**
 * UnrepSaveJob:
 *
 * One attempt to save one reviewer's work: a snapshot of it, what the file is
 * expected to hold, and, once it has run, what came of it. Reference counted; it
 * is run in any thread, once, and read after unrep_save_job_wait().
 */
typedef struct _UnrepSaveJob UnrepSaveJob;

UnrepKeepsake *unrep_keepsake_new           (UnrepSideFile      *side_file,
                                             UnrepVersionReason  reason) G_GNUC_WARN_UNUSED_RESULT;
void           unrep_keepsake_free          (UnrepKeepsake      *self);
UnrepSaveJob  *unrep_save_job_new           (GFile         *file,
                                             GFile         *elsewhere,
                                             UnrepSideFile *snapshot,
                                             GBytes        *expected,
                                             GPtrArray     *keepsakes,
                                             UnrepJournal  *journal) G_GNUC_WARN_UNUSED_RESULT;
UnrepSaveJob  *unrep_save_job_ref           (UnrepSaveJob  *self);
void           unrep_save_job_unref         (UnrepSaveJob  *self);
void           unrep_save_job_run           (UnrepSaveJob  *self);
void           unrep_save_job_wait          (UnrepSaveJob  *self);
const GError  *unrep_save_job_get_error     (UnrepSaveJob  *self);
gboolean       unrep_save_job_is_refused    (UnrepSaveJob  *self);
gboolean       unrep_save_job_is_drafted    (UnrepSaveJob  *self);
const char    *unrep_save_job_get_diversion (UnrepSaveJob  *self);
GBytes        *unrep_save_job_get_written   (UnrepSaveJob  *self);
UnrepSideFile *unrep_save_job_get_merged    (UnrepSaveJob  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UnrepSaveJob, unrep_save_job_unref)

G_END_DECLS
