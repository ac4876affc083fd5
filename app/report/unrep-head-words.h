/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * UnrepHeadWordKind:
 * @UNREP_HEAD_NO_WORD: none that is known
 * @UNREP_HEAD_FILLER: says nothing that is looked for
 * @UNREP_HEAD_DISTRIBUTION: begins the lines on who gets the document and when
 * @UNREP_HEAD_ORIGINAL: the language of the original is named next
 * @UNREP_HEAD_MONTH: a month; its value is 1 to 12
 * @UNREP_HEAD_MONTH_MARK: the number before it is a month
 * @UNREP_HEAD_LANGUAGE: a language; its value is an index for unrep_head_get_language()
 * @UNREP_HEAD_NUMBER: a number in digits; its value is that
 *
 * What a word of the head of a document is.
 */
typedef enum
{
  UNREP_HEAD_NO_WORD,
  UNREP_HEAD_FILLER,
  UNREP_HEAD_DISTRIBUTION,
  UNREP_HEAD_ORIGINAL,
  UNREP_HEAD_MONTH,
  UNREP_HEAD_MONTH_MARK,
  UNREP_HEAD_LANGUAGE,
  UNREP_HEAD_NUMBER,
} UnrepHeadWordKind;

/**
 * UnrepHeadWord:
 * @kind: what it is
 * @value: as @kind says
 * @n_digits: of a number
 *
 * A word of the head of a document.
 */
typedef struct
{
  UnrepHeadWordKind kind;
  guint             value;
  guint             n_digits;
} UnrepHeadWord;

/**
 * UnrepHeadLine:
 * @chars: the line as it is compared
 * @n_chars: how many
 * @at: how many of them have been read
 *
 * A line of a head that is read word by word.
 */
typedef struct
{
  gunichar *chars;
  gsize     n_chars;
  gsize     at;
} UnrepHeadLine;

void          unrep_head_line_init       (UnrepHeadLine *self,
                                          const char    *utf8);
void          unrep_head_line_clear      (UnrepHeadLine *self);
gboolean      unrep_head_line_next       (UnrepHeadLine *self,
                                          UnrepHeadWord *word);
gboolean      unrep_head_line_is_known   (UnrepHeadLine *self);
gboolean      unrep_head_line_is_body    (UnrepHeadLine *self);
gboolean      unrep_head_line_is_session (UnrepHeadLine *self);
const char   *unrep_head_get_language    (guint          index);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (UnrepHeadLine, unrep_head_line_clear)

G_END_DECLS
