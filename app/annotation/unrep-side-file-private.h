/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "annotation/unrep-extras.h"
#include "annotation/unrep-side-file.h"

G_BEGIN_DECLS

#define UNREP_SIDE_FILE_SUFFIX ".unrep.json"

/**
 * UnrepSideFilePart:
 *
 * What must be at the top level of a side file, each a bit, beside `format` and
 * `version`.
 */
typedef enum
{
  UNREP_PART_ROLE = 1 << 0,
  UNREP_PART_OFFSET_UNIT = 1 << 1,
  UNREP_PART_REVIEWER = 1 << 2,
  UNREP_PART_STATUS = 1 << 3,
  UNREP_PART_REPORT = 1 << 4,
  UNREP_PART_TEXT = 1 << 5,
  UNREP_PART_CODEBOOK = 1 << 6,
  UNREP_PART_ANNOTATIONS = 1 << 7,
} UnrepSideFilePart;

struct _UnrepSideFile
{
  char *role;
  UnrepReviewer *reviewer;
  UnrepExtras *reviewer_extras;
  char *status;
  char *report_name;
  char *report_sha256;
  gint64 report_bytes;
  UnrepExtras *report_extras;
  char *text_sha256;
  gint64 text_chars;
  char *text_reader;
  gint64 text_reader_version;
  char *text_encoding;
  UnrepExtras *text_extras;
  char *codebook_id;
  gint64 codebook_version;
  char *codebook_sha256;
  UnrepExtras *codebook_extras;
  /* Of UnrepAnnotation, in the order of unrep_annotation_compare(). */
  GPtrArray *annotations;
  /* Versions that a merge could not decide upon, of annotations that @annotations
   * has another version of or of units that it has another annotation of, by start,
   * id and time. No side file holds them: see unrep_side_file_merge(). */
  GPtrArray *others;
  UnrepExtras *extras;
};

UnrepSideFile *unrep_side_file_alloc           (void) G_GNUC_WARN_UNUSED_RESULT;
UnrepSideFile *unrep_side_file_copy            (UnrepSideFile  *self) G_GNUC_WARN_UNUSED_RESULT;
void           unrep_side_file_take_context    (UnrepSideFile  *self,
                                                UnrepSideFile  *current);
void           unrep_side_file_set_annotations (UnrepSideFile  *self,
                                                GPtrArray      *annotations);
GPtrArray     *unrep_side_file_list_conflicts  (UnrepSideFile  *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean       unrep_side_file_knows_same      (UnrepSideFile  *a,
                                                UnrepSideFile  *b);
UnrepSideFile *unrep_side_file_merge_as_shown  (UnrepSideFile  *mine,
                                                UnrepSideFile  *theirs) G_GNUC_WARN_UNUSED_RESULT;
void           unrep_side_file_merge_rounds    (UnrepSideFile  *self,
                                                UnrepSideFile  *other);
gboolean       unrep_side_file_is_for          (UnrepSideFile  *self,
                                                UnrepSideFile  *wanted,
                                                const char     *name,
                                                GError        **error);
char          *unrep_side_file_dup_work        (UnrepSideFile  *self) G_GNUC_WARN_UNUSED_RESULT;
guint          unrep_side_file_read_part       (UnrepSideFile   *self,
                                                UnrepJsonReader *reader,
                                                const char      *member);
const char    *unrep_side_file_find_missing    (guint            seen);
gboolean       unrep_side_file_check_version   (gint64           version,
                                                const char      *name,
                                                GError         **error);
gboolean       unrep_side_file_sniff           (GBytes         *bytes,
                                                const char     *name,
                                                gint64         *version,
                                                GError        **error);

G_END_DECLS
