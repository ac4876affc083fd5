/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * UnrepPlace:
 * @caret: code point of the extracted text that the caret stands before
 * @top: code point of the extracted text that the first visible line begins with
 * @zoom: per cent
 * @view: (transfer none): `review`, `tallies` or `rendering`; where it is handed out, a
 *   string that lives as long as the program
 *
 * Where somebody was in a report, and how it was shown.
 */
typedef struct
{
  gsize       caret;
  gsize       top;
  guint       zoom;
  const char *view;
} UnrepPlace;

/**
 * UNREP_MEMORY_MAX_REPORTS:
 *
 * Of so many reports the place is remembered; then the one that was opened longest
 * ago is forgotten.
 */
#define UNREP_MEMORY_MAX_REPORTS 500

gboolean unrep_memory_is_empty (void);
gboolean unrep_memory_find     (const char       *text_sha256,
                                UnrepPlace       *place);
void     unrep_memory_keep     (const char       *text_sha256,
                                const UnrepPlace *place);
char    *unrep_memory_dup_original  (const char  *text_sha256) G_GNUC_WARN_UNUSED_RESULT;
void     unrep_memory_keep_original (const char  *text_sha256,
                                     const char  *uri);
void     unrep_memory_flush    (void);

G_END_DECLS
