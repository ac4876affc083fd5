/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-numbering.h"
#include "unrep-outline-line.h"

G_BEGIN_DECLS

/**
 * UnrepLabelForm:
 * @UNREP_LABEL_BARE: nothing but a space behind it
 * @UNREP_LABEL_DASH: a dash behind it (before it, in visual order)
 * @UNREP_LABEL_POINT: a point, or an ideographic comma
 * @UNREP_LABEL_BRACKETS: in brackets, whichever way round they are
 * @UNREP_LABEL_BRACKET: one bracket, behind it
 * @UNREP_LABEL_QUOTES: in quotation marks or with a degree sign, or what OCR left of them
 * @UNREP_LABEL_STROKE: a stroke and a space, as notes had them once, and as lists have
 *   in Arabic
 * @UNREP_LABEL_WORD: a word and a dash or point
 * @UNREP_LABEL_BARE_WORD: a word and a space
 * @UNREP_N_LABEL_FORMS: how many there are
 *
 * What is printed around a label.
 */
typedef enum
{
  UNREP_LABEL_BARE,
  UNREP_LABEL_DASH,
  UNREP_LABEL_POINT,
  UNREP_LABEL_BRACKETS,
  UNREP_LABEL_BRACKET,
  UNREP_LABEL_QUOTES,
  UNREP_LABEL_STROKE,
  UNREP_LABEL_WORD,
  UNREP_LABEL_BARE_WORD,
  UNREP_N_LABEL_FORMS
} UnrepLabelForm;

/**
 * UnrepLabel:
 * @glyphs: what stands inside, folded
 * @form: what stands around it
 * @at_end: it stands at the end of the line (visual order)
 * @inside: it stands in the middle of the line (visual order)
 * @bullet: a bullet stands before it
 * @native: its digits are Arabic-Indic
 * @gap: two or more spaces set it apart from the text (visual order)
 * @decimal: of a UPR-style decimal such as 109.1 the first number, else 0; its
 *   last number is in @glyphs
 * @start: byte of the line at which it starts, bullet included
 * @end: byte of the line behind it
 *
 * What may be a label printed on a line.
 */
typedef struct
{
  UnrepGlyphs    glyphs;
  UnrepLabelForm form;
  guint          at_end : 1;
  guint          inside : 1;
  guint          bullet : 1;
  guint          gap : 1;
  guint          native : 1;
  guint          decimal;
  guint32        start;
  guint32        end;
} UnrepLabel;

/**
 * UnrepBullet:
 * @UNREP_BULLET_NONE: there is none
 * @UNREP_BULLET_DASH: a dash or an asterisk, which running text has too
 * @UNREP_BULLET_SIGN: a sign that is nothing but a bullet
 *
 * What a line without a label may begin with.
 */
typedef enum
{
  UNREP_BULLET_NONE,
  UNREP_BULLET_DASH,
  UNREP_BULLET_SIGN
} UnrepBullet;

UnrepBullet unrep_label_read_bullet (const char       *line,
                                     gsize             n_bytes);
gboolean    unrep_label_is_initial  (const UnrepLabel *self);
gboolean unrep_label_read_start  (const char *line,
                                  gsize       n_bytes,
                                  UnrepLabel *label);
gboolean unrep_label_read_end    (const char *line,
                                  gsize       n_bytes,
                                  UnrepLabel *label);
gboolean unrep_label_read_inside (const char *line,
                                  gsize       n_bytes,
                                  UnrepLabel *label);

G_END_DECLS
