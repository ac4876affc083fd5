/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * UnrepDirection:
 * @UNREP_DIRECTION_NEUTRAL: nothing decides
 * @UNREP_DIRECTION_LTR: left to right
 * @UNREP_DIRECTION_RTL: right to left
 *
 * The base direction of a paragraph.
 */
typedef enum
{
  UNREP_DIRECTION_NEUTRAL,
  UNREP_DIRECTION_LTR,
  UNREP_DIRECTION_RTL,
} UnrepDirection;

UnrepDirection unrep_unicode_base_direction (const char     *utf8,
                                             gsize           n_bytes);
UnrepDirection unrep_first_strong_direction (const char     *utf8,
                                             gsize           n_bytes);
UnrepDirection unrep_paragraph_direction    (const char     *utf8,
                                             gsize           n_bytes,
                                             UnrepDirection  document);
UnrepDirection unrep_document_direction     (const char     *utf8,
                                             gsize           n_bytes);

G_END_DECLS
