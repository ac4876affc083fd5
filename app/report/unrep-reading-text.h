/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-direction.h"

#include "base/unrep-text.h"

G_BEGIN_DECLS

/**
 * UnrepEditKind:
 * @UNREP_EDIT_DIRECTION: a leading mark that gives a paragraph its base direction
 * @UNREP_EDIT_PIECE: a line end that cuts a very long paragraph in pieces
 * @UNREP_EDIT_LINE_END: LF in the place of CRLF or CR
 * @UNREP_EDIT_SEPARATOR: a line separator in the place of U+2029, which the
 *   extracted text does not end a line with but a text buffer does
 *
 * What one edit of the reading text does, and why.
 */
typedef enum
{
  UNREP_EDIT_DIRECTION,
  UNREP_EDIT_PIECE,
  UNREP_EDIT_LINE_END,
  UNREP_EDIT_SEPARATOR,
} UnrepEditKind;

/**
 * UnrepEdit:
 * @kind: why
 * @range: the code points of the extracted text that it hides; empty for an insertion
 * @display: what stands in their place, one code point; static
 *
 * One difference between the extracted and the displayed text.
 */
typedef struct
{
  UnrepEditKind kind;
  UnrepRange    range;
  const char   *display;
} UnrepEdit;

/**
 * UnrepReadingParagraph:
 * @range: its code points in the extracted text, line end not included
 * @display: its code points in the displayed text, line end not included
 * @direction: its base direction, never neutral
 *
 * A paragraph as displayed: a line of the extracted text, or a piece of one.
 */
typedef struct
{
  UnrepRange     range;
  UnrepRange     display;
  UnrepDirection direction;
} UnrepReadingParagraph;

#define UNREP_TYPE_READING_TEXT (unrep_reading_text_get_type ())

/**
 * UnrepReadingText:
 *
 * The text as displayed: an ordered list of edits over the extracted text, with
 * a map both ways. Nothing is thrown away. Immutable and reference counted.
 */
typedef struct _UnrepReadingText UnrepReadingText;

GType                        unrep_reading_text_get_type             (void);
UnrepReadingText            *unrep_reading_text_new                  (UnrepText        *text) G_GNUC_WARN_UNUSED_RESULT;
UnrepReadingText            *unrep_reading_text_ref                  (UnrepReadingText *self);
void                         unrep_reading_text_unref                (UnrepReadingText *self);
UnrepText                   *unrep_reading_text_get_text             (UnrepReadingText *self);
UnrepText                   *unrep_reading_text_get_display          (UnrepReadingText *self);
UnrepDirection               unrep_reading_text_get_direction        (UnrepReadingText *self);
guint                        unrep_reading_text_get_n_edits          (UnrepReadingText *self);
UnrepEdit                    unrep_reading_text_get_edit             (UnrepReadingText *self,
                                                                      guint             index);
guint                        unrep_reading_text_get_n_paragraphs     (UnrepReadingText *self);
UnrepReadingParagraph        unrep_reading_text_get_paragraph        (UnrepReadingText *self,
                                                                      guint             index);
gsize                        unrep_reading_text_to_display           (UnrepReadingText *self,
                                                                      gsize             offset);
gsize                        unrep_reading_text_to_text              (UnrepReadingText *self,
                                                                      gsize             display_offset);
gboolean                     unrep_reading_text_is_displayed_only    (UnrepReadingText *self,
                                                                      gsize             display_offset);
UnrepRange                   unrep_reading_text_range_to_display     (UnrepReadingText *self,
                                                                      UnrepRange        range);
UnrepRange                   unrep_reading_text_range_to_text        (UnrepReadingText *self,
                                                                      UnrepRange        display);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UnrepReadingText, unrep_reading_text_unref)

G_END_DECLS
