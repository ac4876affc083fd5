/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-direction.h"
#include "unrep-outline.h"

#include "base/unrep-text.h"

G_BEGIN_DECLS

/**
 * UnrepEditKind:
 * @UNREP_EDIT_DIRECTION: a leading mark that gives a paragraph its base direction
 * @UNREP_EDIT_PIECE: a line end that cuts a very long paragraph in pieces
 * @UNREP_EDIT_LINE_END: LF in the place of CRLF or CR
 * @UNREP_EDIT_SEPARATOR: a line separator in the place of U+2029, which the
 *   extracted text does not end a line with but a text buffer does
 * @UNREP_EDIT_JOIN_LINES: a space, or nothing, in the place of a line end within a
 *   paragraph
 * @UNREP_EDIT_FOOTER: what interrupts a paragraph is displayed behind it
 * @UNREP_EDIT_STRETCH: tatweel that stretches a word is hidden
 * @UNREP_EDIT_GAP: spaces that separate nothing are hidden
 * @UNREP_EDIT_VISUAL_ORDER: labels, numbers and words are displayed where they are
 *   read, not where a text in visual order has them
 * @UNREP_EDIT_ENCODING: a character is displayed as it was written, not as another
 *   encoding has it
 * @UNREP_N_EDIT_KINDS: how many kinds there are
 *
 * What one edit of the reading text does, and why. The first four are made for
 * every text, the others are repairs.
 */
typedef enum
{
  UNREP_EDIT_DIRECTION,
  UNREP_EDIT_PIECE,
  UNREP_EDIT_LINE_END,
  UNREP_EDIT_SEPARATOR,
  UNREP_EDIT_JOIN_LINES,
  UNREP_EDIT_FOOTER,
  UNREP_EDIT_STRETCH,
  UNREP_EDIT_GAP,
  UNREP_EDIT_VISUAL_ORDER,
  UNREP_EDIT_ENCODING,
  UNREP_N_EDIT_KINDS
} UnrepEditKind;

/**
 * UnrepRepairs:
 * @UNREP_REPAIR_NONE: the text as stored
 * @UNREP_REPAIR_JOIN_LINES: join hard-wrapped lines of one unit
 * @UNREP_REPAIR_SET_FOOTERS_APART: display footers that interrupt a unit behind it;
 *   works together with joining only
 * @UNREP_REPAIR_CLOSE_STRETCH: hide tatweel that stretches words
 * @UNREP_REPAIR_CLOSE_GAPS: hide runs of spaces and spaces around lines
 * @UNREP_REPAIR_VISUAL_ORDER: bring text in visual order into reading order
 * @UNREP_REPAIR_ENCODING: read again what was read in another encoding than it was
 *   written in
 * @UNREP_REPAIR_ALL: all of these
 *
 * Which repairs are made.
 */
typedef enum
{
  UNREP_REPAIR_NONE = 0,
  UNREP_REPAIR_JOIN_LINES = 1 << 0,
  UNREP_REPAIR_SET_FOOTERS_APART = 1 << 1,
  UNREP_REPAIR_CLOSE_STRETCH = 1 << 2,
  UNREP_REPAIR_CLOSE_GAPS = 1 << 3,
  UNREP_REPAIR_VISUAL_ORDER = 1 << 4,
  UNREP_REPAIR_ENCODING = 1 << 5,
  UNREP_REPAIR_ALL = (1 << 6) - 1,
} UnrepRepairs;

/**
 * UnrepEdit:
 * @kind: why
 * @range: the code points of the extracted text that it hides or moves; empty for
 *   an insertion
 * @display: what stands in their place, one code point or none; static; %NULL
 *   where they are displayed, but at another place
 * @at: offset in the displayed text of what stands there, or would stand there
 *
 * One difference between the extracted and the displayed text.
 */
typedef struct
{
  UnrepEditKind kind;
  UnrepRange    range;
  const char   *display;
  gsize         at;
} UnrepEdit;

/**
 * UnrepReadingParagraph:
 * @range: hull of its code points in the extracted text, line end not included
 * @display: its code points in the displayed text, line end not included
 * @direction: its base direction, never neutral
 *
 * A paragraph as displayed: a line of the extracted text, a piece of one, or
 * several lines joined.
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
 * a map both ways. Every code point of the extracted text is either displayed
 * exactly once, or hidden by exactly one edit. Immutable and reference counted.
 */
typedef struct _UnrepReadingText UnrepReadingText;

GType                 unrep_reading_text_get_type             (void);
UnrepReadingText     *unrep_reading_text_new                  (UnrepText        *text) G_GNUC_WARN_UNUSED_RESULT;
UnrepReadingText     *unrep_reading_text_new_with_facts       (UnrepText        *text,
                                                               UnrepFacts       *facts) G_GNUC_WARN_UNUSED_RESULT;
UnrepReadingText     *unrep_reading_text_new_repaired         (UnrepText        *text,
                                                               UnrepOutline     *outline,
                                                               UnrepRepairs      repairs) G_GNUC_WARN_UNUSED_RESULT;
UnrepReadingText     *unrep_reading_text_ref                  (UnrepReadingText *self);
void                  unrep_reading_text_unref                (UnrepReadingText *self);
UnrepText            *unrep_reading_text_get_text             (UnrepReadingText *self);
UnrepText            *unrep_reading_text_get_display          (UnrepReadingText *self);
UnrepDirection        unrep_reading_text_get_direction        (UnrepReadingText *self);
guint                 unrep_reading_text_get_n_edits          (UnrepReadingText *self);
UnrepEdit             unrep_reading_text_get_edit             (UnrepReadingText *self,
                                                               guint             index);
guint                 unrep_reading_text_find_kind            (UnrepReadingText *self,
                                                               guint             from,
                                                               UnrepEditKind     kind);
guint                 unrep_reading_text_get_change_end       (UnrepReadingText *self,
                                                               guint             index);
guint                 unrep_reading_text_find_edit            (UnrepReadingText *self,
                                                               gsize             offset);
guint                 unrep_reading_text_get_n_doubts         (UnrepReadingText *self);
UnrepEdit             unrep_reading_text_get_doubt            (UnrepReadingText *self,
                                                               guint             index);
guint                 unrep_reading_text_get_n_paragraphs     (UnrepReadingText *self);
UnrepReadingParagraph unrep_reading_text_get_paragraph        (UnrepReadingText *self,
                                                               guint             index);
gsize                 unrep_reading_text_to_display           (UnrepReadingText *self,
                                                               gsize             offset);
gsize                 unrep_reading_text_to_text              (UnrepReadingText *self,
                                                               gsize             display_offset);
gboolean              unrep_reading_text_is_displayed_only    (UnrepReadingText *self,
                                                               gsize             display_offset);
UnrepRange            unrep_reading_text_range_to_display     (UnrepReadingText *self,
                                                               UnrepRange        range);
UnrepRange            unrep_reading_text_range_to_text        (UnrepReadingText *self,
                                                               UnrepRange        display);
GArray               *unrep_reading_text_list_display_ranges  (UnrepReadingText *self,
                                                               UnrepRange        range) G_GNUC_WARN_UNUSED_RESULT;
GArray               *unrep_reading_text_list_text_ranges     (UnrepReadingText *self,
                                                               UnrepRange        display) G_GNUC_WARN_UNUSED_RESULT;
char                 *unrep_reading_text_dup_text             (UnrepReadingText *self,
                                                               UnrepRange        display) G_GNUC_WARN_UNUSED_RESULT;
const char           *unrep_edit_kind_get_name                (UnrepEditKind     kind);
gboolean              unrep_edit_kind_is_repair               (UnrepEditKind     kind);
const char           *unrep_edit_kind_get_reason              (UnrepEditKind     kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UnrepReadingText, unrep_reading_text_unref)

G_END_DECLS
