/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-css.h"
#include "unrep-direction.h"

G_BEGIN_DECLS

/**
 * UnrepHtmlDisplay:
 * @UNREP_HTML_DISPLAY_INLINE: it stands in a line
 * @UNREP_HTML_DISPLAY_CONTENTS: only what is in it counts
 * @UNREP_HTML_DISPLAY_BLOCK: it begins and ends a paragraph
 * @UNREP_HTML_DISPLAY_CELL: it is a cell of a table
 * @UNREP_HTML_DISPLAY_NONE: it is not shown
 *
 * How an element is shown, as far as it matters for a text.
 */
typedef enum
{
  UNREP_HTML_DISPLAY_INLINE,
  UNREP_HTML_DISPLAY_CONTENTS,
  UNREP_HTML_DISPLAY_BLOCK,
  UNREP_HTML_DISPLAY_CELL,
  UNREP_HTML_DISPLAY_NONE,
} UnrepHtmlDisplay;

/**
 * UnrepHtmlSpace:
 * @UNREP_HTML_SPACE_COLLAPSED: any white space is one space
 * @UNREP_HTML_SPACE_LINES: but ends of lines stay
 * @UNREP_HTML_SPACE_KEPT: all of it stays
 *
 * What becomes of white space.
 */
typedef enum
{
  UNREP_HTML_SPACE_COLLAPSED,
  UNREP_HTML_SPACE_LINES,
  UNREP_HTML_SPACE_KEPT,
} UnrepHtmlSpace;

/**
 * UnrepHtmlBidi:
 * @UNREP_HTML_BIDI_NONE: it has no direction of its own
 * @UNREP_HTML_BIDI_EMBED: its direction holds within it
 * @UNREP_HTML_BIDI_ISOLATE: and what stands around it is not touched by it
 * @UNREP_HTML_BIDI_OVERRIDE: even letters follow its direction
 * @UNREP_HTML_BIDI_ISOLATE_OVERRIDE: both
 * @UNREP_HTML_BIDI_PLAINTEXT: the first letter says the direction
 *
 * How the direction of an element acts in a line (CSS Writing Modes 4, section 2.2).
 */
typedef enum
{
  UNREP_HTML_BIDI_NONE,
  UNREP_HTML_BIDI_EMBED,
  UNREP_HTML_BIDI_ISOLATE,
  UNREP_HTML_BIDI_OVERRIDE,
  UNREP_HTML_BIDI_ISOLATE_OVERRIDE,
  UNREP_HTML_BIDI_PLAINTEXT,
} UnrepHtmlBidi;

/**
 * UnrepHtmlStyle:
 * @display: how it is shown
 * @is_item: it has a label as a list's item has
 * @is_atomic: it stands in a line, as one box: white space at its ends is not shown
 * @lays_out: what is in it is laid out in boxes, each of which is a block
 * @invisible: its text is not shown
 * @space: what becomes of white space
 * @transform: (nullable): how its letters are changed; %NULL where they are not
 * @direction: its direction; neutral where nobody says
 * @bidi: how that acts in a line
 * @marker: the kind of label of items
 * @language: (nullable): the language of its text
 * @values: what the page says of it itself
 *
 * The style of an element, with what is inherited and what browsers themselves say.
 */
typedef struct
{
  UnrepHtmlDisplay display;
  gboolean         is_item;
  gboolean         is_atomic;
  gboolean         lays_out;
  gboolean         invisible;
  UnrepHtmlSpace   space;
  const char      *transform;
  UnrepDirection   direction;
  UnrepHtmlBidi    bidi;
  const char      *marker;
  const char      *language;
  UnrepCssValues   values;
} UnrepHtmlStyle;

void  unrep_html_style_init      (UnrepHtmlStyle       *self,
                                  UnrepCss             *css,
                                  const xmlNode        *node,
                                  const UnrepHtmlStyle *outer);
guint unrep_html_style_add_sheets (UnrepCss            *css,
                                  const xmlNode        *root);
char *unrep_html_style_transform (const UnrepHtmlStyle *self,
                                  const char           *text,
                                  gboolean              in_word) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
