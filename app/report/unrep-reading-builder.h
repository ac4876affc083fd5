/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-arrangement.h"
#include "unrep-line-facts.h"

G_BEGIN_DECLS

/**
 * UnrepReadingEntry:
 * @start: code point of the extracted text
 * @display: code point of the displayed text
 * @n: code points of the extracted text that are hidden, or moved
 * @shape: what is done
 *
 * One edit of a reading text, and the text kept behind it, up to the next one. A
 * line end of a text from Windows is an edit, so there may be millions.
 */
typedef struct
{
  guint32 start;
  guint32 display;
  guint32 n;
  guint8  shape;
} UnrepReadingEntry;

UnrepText *unrep_reading_build (UnrepArrangement *arranged,
                                UnrepFacts       *facts,
                                UnrepDirection    direction,
                                GArray           *entries) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
