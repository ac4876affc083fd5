/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * UnrepLetterCount:
 * @arabic: characters from U+0620 to U+064A, which are the letters of Arabic and its tatweel
 * @latin: ASCII letters
 * @other: all other characters but ASCII ones, and ASCII digits and tabs
 *
 * What a text is made of, roughly and in no time: enough to know of most paragraphs which way
 * they run, and that they do not change it hundreds of times.
 */
typedef struct
{
  gsize arabic;
  gsize latin;
  gsize other;
} UnrepLetterCount;

UnrepLetterCount unrep_letter_count (const char *utf8,
                                     gsize       n_bytes);

G_END_DECLS
