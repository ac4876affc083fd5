/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-range.h"

#include <glib-object.h>

G_BEGIN_DECLS

#define UNREP_TYPE_TEXT (unrep_text_get_type ())

/**
 * UnrepText:
 *
 * Immutable valid UTF-8 with an index from code points to bytes and from lines
 * to code points. Reference counted; may be shared between threads. Offsets
 * count code points from 0; lines are numbered from 1 and end at LF, CRLF or CR
 * only (not at U+2028 or U+0085).
 */
typedef struct _UnrepText UnrepText;

GType       unrep_text_get_type       (void);
UnrepText  *unrep_text_new            (const char *utf8,
                                       gssize      n_bytes);
UnrepText  *unrep_text_new_take       (char       *utf8,
                                       gsize       n_bytes);
UnrepText  *unrep_text_ref            (UnrepText  *self);
void        unrep_text_unref          (UnrepText  *self);
const char *unrep_text_get_utf8       (UnrepText  *self);
gsize       unrep_text_get_n_bytes    (UnrepText  *self);
gsize       unrep_text_get_n_chars    (UnrepText  *self);
guint       unrep_text_get_n_lines    (UnrepText  *self);
gsize       unrep_text_get_byte       (UnrepText  *self,
                                       gsize       offset);
gsize       unrep_text_get_offset     (UnrepText  *self,
                                       gsize       byte);
UnrepRange  unrep_text_get_line_range (UnrepText  *self,
                                       guint       line);
guint       unrep_text_get_line_at    (UnrepText  *self,
                                       gsize       offset);
gboolean    unrep_text_is_cluster_boundary (UnrepText *self,
                                       gsize       offset);
UnrepRange  unrep_text_widen          (UnrepText  *self,
                                       UnrepRange  range);
char       *unrep_text_dup_range      (UnrepText  *self,
                                       UnrepRange  range) G_GNUC_WARN_UNUSED_RESULT;
char       *unrep_text_dup_sha256     (UnrepText  *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UnrepText, unrep_text_unref)

G_END_DECLS
