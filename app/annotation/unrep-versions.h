/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "annotation/unrep-side-file.h"

G_BEGIN_DECLS

/**
 * UnrepVersionReason:
 * @UNREP_VERSION_OPENED: as it was when the report was opened
 * @UNREP_VERSION_BEFORE_MERGE: before the work of another copy was added
 * @UNREP_VERSION_BEFORE_ANCHORING: before everything was placed anew in a changed report
 * @UNREP_VERSION_BEFORE_REPAIR: before a damaged side file was repaired
 * @UNREP_VERSION_BEFORE_RESTORING: before an older version took its place
 * @UNREP_VERSION_BEFORE_CHOICE: before the person chose between two versions
 *
 * Why an older version of a side file was kept.
 */
typedef enum
{
  UNREP_VERSION_OPENED,
  UNREP_VERSION_BEFORE_MERGE,
  UNREP_VERSION_BEFORE_ANCHORING,
  UNREP_VERSION_BEFORE_REPAIR,
  UNREP_VERSION_BEFORE_RESTORING,
  UNREP_VERSION_BEFORE_CHOICE,
  UNREP_N_VERSION_REASONS,
} UnrepVersionReason;

/**
 * UnrepVersion:
 * @file: where it is kept
 * @time: since when, in seconds since 1970 in UTC
 * @reason: why it was kept
 * @size: how large it is, in bytes
 *
 * One older version of a side file.
 */
typedef struct
{
  GFile *file;
  gint64 time;
  UnrepVersionReason reason;
  gsize size;
  /*< private >*/
  char *hash;
} UnrepVersion;

gboolean       unrep_versions_keep         (UnrepSideFile      *side_file,
                                            UnrepVersionReason  reason,
                                            GError            **error);
GPtrArray     *unrep_versions_list         (UnrepSideFile      *side_file) G_GNUC_WARN_UNUSED_RESULT;
GFile         *unrep_versions_keep_damaged (GFile              *file,
                                            GError            **error) G_GNUC_WARN_UNUSED_RESULT;
UnrepVersion  *unrep_version_copy          (const UnrepVersion *self) G_GNUC_WARN_UNUSED_RESULT;
void           unrep_version_free          (UnrepVersion       *self);
UnrepSideFile *unrep_version_read          (const UnrepVersion *self,
                                            UnrepSideFile      *wanted,
                                            GError            **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UnrepVersion, unrep_version_free)

G_END_DECLS
