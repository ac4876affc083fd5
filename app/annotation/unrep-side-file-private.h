/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "annotation/unrep-extras.h"
#include "annotation/unrep-side-file.h"

G_BEGIN_DECLS

#define UNREP_SIDE_FILE_SUFFIX ".unrep.json"

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
  UnrepExtras *extras;
};

UnrepSideFile *unrep_side_file_alloc           (void) G_GNUC_WARN_UNUSED_RESULT;
UnrepSideFile *unrep_side_file_copy            (UnrepSideFile  *self) G_GNUC_WARN_UNUSED_RESULT;
void           unrep_side_file_take_context    (UnrepSideFile  *self,
                                                UnrepSideFile  *current);
void           unrep_side_file_set_annotations (UnrepSideFile  *self,
                                                GPtrArray      *annotations);
gboolean       unrep_side_file_is_for          (UnrepSideFile  *self,
                                                UnrepSideFile  *wanted,
                                                const char     *name,
                                                GError        **error);
gboolean       unrep_side_file_sniff           (GBytes         *bytes,
                                                const char     *name,
                                                gint64         *version,
                                                GError        **error);

G_END_DECLS
