/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-line-facts.h"

#include "base/unrep-error.h"
#include "base/unrep-text.h"

G_BEGIN_DECLS

/**
 * UnrepLineEnd:
 * @UNREP_LINE_END_OPEN: no punctuation: the sentence may go on
 * @UNREP_LINE_END_COMMA: , or ، : it does go on
 * @UNREP_LINE_END_COLON: a list may follow
 * @UNREP_LINE_END_CLOSED: . ; ؛ ? ! and their like
 *
 * How the last word of a line ends.
 */
typedef enum
{
  UNREP_LINE_END_OPEN,
  UNREP_LINE_END_COMMA,
  UNREP_LINE_END_COLON,
  UNREP_LINE_END_CLOSED,
} UnrepLineEnd;

/**
 * UnrepOutlineLine:
 * @start: byte of its first character that is no space
 * @n_bytes: from there to behind the last character that is no space
 * @number: from 1
 * @n_chars: code points in these bytes, at most %UNREP_LINE_MANY_CHARS
 * @after_blank: an empty line stands before it
 * @artefact: it is a page header, a page footer or a stray page number
 * @annex: it announces an annex
 * @contents: it is an entry of a table of contents
 * @rtl: it has Arabic or Hebrew letters near its start or end
 * @end: how it ends
 * @facts: (nullable): what the file says of it; nothing, where it is plain text
 *
 * What the outline knows of a line that is not empty.
 */
typedef struct
{
  gsize        start;
  gsize        n_bytes;
  guint        number;
  guint16      n_chars;
  guint        after_blank : 1;
  guint        artefact : 1;
  guint        annex : 1;
  guint        contents : 1;
  guint        rtl : 1;
  UnrepLineEnd end : 3;
  const UnrepLineFacts *facts;
} UnrepOutlineLine;

/**
 * UNREP_LINE_MANY_CHARS:
 *
 * Lines longer than this are all alike.
 */
#define UNREP_LINE_MANY_CHARS 600

/**
 * UnrepOutlineLines:
 * @text: the text
 * @utf8: its bytes
 * @lines: (element-type UnrepOutlineLine): its lines but the empty ones
 * @width: code points in a full line where the text is hard-wrapped, else 0
 * @facts: (nullable): what the file says of the lines
 * @top: the highest level of the headings that the file names, from 1; 0 where it
 *   names none
 */
typedef struct
{
  UnrepText  *text;
  const char *utf8;
  GArray     *lines;
  guint       width;
  UnrepFacts *facts;
  guint       top;
} UnrepOutlineLines;

gboolean unrep_outline_lines_scan    (UnrepOutlineLines      *self,
                                      UnrepText              *text,
                                      UnrepFacts             *facts,
                                      GCancellable           *cancellable,
                                      GError                **error);
void     unrep_outline_lines_clear   (UnrepOutlineLines      *self);
gboolean unrep_outline_line_is_full  (const UnrepOutlineLines *self,
                                      const UnrepOutlineLine  *line);
gboolean unrep_outline_line_is_short (const UnrepOutlineLines *self,
                                      const UnrepOutlineLine  *line);
UnrepLineEnd unrep_line_classify_end (const char             *start,
                                      const char             *end);
gunichar unrep_next_char             (const char            **at,
                                      const char             *end);

/**
 * unrep_outline_lines_get:
 * @index: less than the number of lines
 *
 * Returns: (transfer none): a line that is not empty
 */
static inline UnrepOutlineLine *
unrep_outline_lines_get (const UnrepOutlineLines *self,
                         guint                    index)
{
  return &g_array_index (self->lines, UnrepOutlineLine, index);
}

G_END_DECLS
