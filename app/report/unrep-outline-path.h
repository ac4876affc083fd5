/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-label.h"

G_BEGIN_DECLS

/**
 * UnrepRole:
 * @UNREP_ROLE_NONE: a citation, a date, a word: no label
 * @UNREP_ROLE_SECTION: main heading (أولا, I.)
 * @UNREP_ROLE_LETTER_HEADING: heading under a section (ألف, A.)
 * @UNREP_ROLE_NUMBER_HEADING: heading under that (1.)
 * @UNREP_ROLE_ALPHA_HEADING: heading under that ((a))
 * @UNREP_ROLE_PARAGRAPH: numbered paragraph
 * @UNREP_ROLE_LIST: item or subitem
 * @UNREP_ROLE_FOOTNOTE: footnote
 *
 * What a printed label can be the label of.
 */
typedef enum
{
  UNREP_ROLE_NONE,
  UNREP_ROLE_SECTION,
  UNREP_ROLE_LETTER_HEADING,
  UNREP_ROLE_NUMBER_HEADING,
  UNREP_ROLE_ALPHA_HEADING,
  UNREP_ROLE_PARAGRAPH,
  UNREP_ROLE_LIST,
  UNREP_ROLE_FOOTNOTE,
  UNREP_N_ROLES
} UnrepRole;

/**
 * UNREP_MAX_DEPTH:
 *
 * How deep lists nest below a paragraph.
 */
#define UNREP_MAX_DEPTH 3

/**
 * UnrepStep:
 * @label: the label that may be printed on the line
 * @line: index of the line
 * @colon: the text before ends with a colon
 * @open: the sentence before does not end
 * @cited: the text before ends with a number, of which the label is a part (2 (b))
 * @wrapped: nothing but a line end parts it from an open sentence
 * @fresh: an empty line stands before it, and the text before is closed
 * @heading_like: it is short and does not end like a sentence
 * @before_number: the next label is a paragraph's number
 * @rtl: the line is Arabic
 * @below_heading: a short line without a label, which may be a heading, stands
 *   between the step before and this one
 * @displaced: labels of this text stand elsewhere: at the ends of lines, not at
 *   their starts; or behind a wide gap, and there is none
 * @annex: an annex begins between the step before and this one
 * @introduced: a paragraph without a label stands between the step before and
 *   this one, and ends with a colon
 * @referred: for a number: the text above has a footnote mark of that number
 * @follows: bit N is set where it counts on from the last label of the same form,
 *   both being read to the letter in the numbering N
 * @blocks: paragraphs without a label in the text up to here
 * @given: (nullable): what the file says of the line, where it says that it is a
 *   heading or counted its label
 *
 * A line with something that may be a label, and what stands around it.
 */
typedef struct
{
  UnrepLabel label;
  guint      line;
  guint      blocks;
  guint      follows;
  guint      colon : 1;
  guint      open : 1;
  guint      cited : 1;
  guint      wrapped : 1;
  guint      fresh : 1;
  guint      heading_like : 1;
  guint      before_number : 1;
  guint      rtl : 1;
  guint      below_heading : 1;
  guint      displaced : 1;
  guint      annex : 1;
  guint      introduced : 1;
  guint      referred : 1;
  const UnrepLineFacts *given;
} UnrepStep;

/**
 * UnrepDecision:
 * @ordinal: the true ordinal
 * @role: what the label is of
 * @system: how it is numbered
 * @depth: for %UNREP_ROLE_LIST: 0 right below a paragraph
 * @orphan: its paragraph, the one before it, has lost its label
 * @cost: what had to be believed, in tenths: misprints, skips, odd places
 * @margin: how much dearer the best other reading was, in tenths
 * @place_margin: the same for readings in which a list hangs elsewhere
 *
 * What became of a step.
 */
typedef struct
{
  guint          ordinal;
  UnrepRole      role : 4;
  UnrepNumbering system : 5;
  guint          depth : 3;
  guint          orphan : 1;
  guint16        cost;
  guint8         margin;
  guint8         place_margin;
} UnrepDecision;

GArray *unrep_outline_path_find (GArray        *steps,
                                 GCancellable  *cancellable,
                                 GError       **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
