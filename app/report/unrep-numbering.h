/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-glyph.h"

G_BEGIN_DECLS

/**
 * UnrepNumbering:
 * @UNREP_NUMBERING_DIGITS: 1 2 3, in ASCII, Arabic-Indic or extended digits
 * @UNREP_NUMBERING_DECIMAL: 109.1 109.2, of which only the last number counts here
 * @UNREP_NUMBERING_ARABIC_LETTER: أ ب ج in the UN's order, then أأ بب, then أأأ
 * @UNREP_NUMBERING_ARABIC_NAME: ألف باء جيم
 * @UNREP_NUMBERING_ARABIC_ORDINAL: أولا ثانيا ثالثا
 * @UNREP_NUMBERING_LATIN_LOWER: a b c, then aa bb
 * @UNREP_NUMBERING_LATIN_UPPER: A B C, then AA BB
 * @UNREP_NUMBERING_ROMAN_LOWER: i ii iii iv
 * @UNREP_NUMBERING_ROMAN_UPPER: I II III IV
 * @UNREP_NUMBERING_CYRILLIC_LOWER: а б в, without ё й ъ ы ь
 * @UNREP_NUMBERING_CYRILLIC_UPPER: А Б В, without Ё Й Ъ Ы Ь
 * @UNREP_NUMBERING_CHINESE: 一 二 三 … 十 十一
 * @UNREP_N_NUMBERINGS: how many there are
 *
 * The ways in which UN reports number their parts. Ordinals count from 1.
 */
typedef enum
{
  UNREP_NUMBERING_DIGITS,
  UNREP_NUMBERING_DECIMAL,
  UNREP_NUMBERING_ARABIC_LETTER,
  UNREP_NUMBERING_ARABIC_NAME,
  UNREP_NUMBERING_ARABIC_ORDINAL,
  UNREP_NUMBERING_LATIN_LOWER,
  UNREP_NUMBERING_LATIN_UPPER,
  UNREP_NUMBERING_ROMAN_LOWER,
  UNREP_NUMBERING_ROMAN_UPPER,
  UNREP_NUMBERING_CYRILLIC_LOWER,
  UNREP_NUMBERING_CYRILLIC_UPPER,
  UNREP_NUMBERING_CHINESE,
  UNREP_N_NUMBERINGS
} UnrepNumbering;

/**
 * UNREP_MAX_GLYPHS:
 *
 * The longest label that is looked at, in code points.
 */
#define UNREP_MAX_GLYPHS 12

/**
 * UNREP_COST_NEVER:
 *
 * A cost that no path pays.
 */
#define UNREP_COST_NEVER 10000

/**
 * UnrepGlyphs:
 * @at: folded code points
 * @n: how many
 *
 * What is printed inside a label: one script's digits are another's, marks,
 * tatweel and spaces are dropped.
 */
typedef struct
{
  gunichar at[UNREP_MAX_GLYPHS];
  guint8   n;
} UnrepGlyphs;

void     unrep_numbering_format  (UnrepNumbering     system,
                                  guint              ordinal,
                                  UnrepGlyphs       *out);
gboolean unrep_numbering_fits    (UnrepNumbering     system,
                                  const UnrepGlyphs *printed);
guint    unrep_numbering_read    (UnrepNumbering     system,
                                  const UnrepGlyphs *printed);
int      unrep_numbering_cost    (UnrepNumbering     system,
                                  const UnrepGlyphs *printed,
                                  guint              ordinal);
guint    unrep_numbering_skipped (UnrepNumbering     system,
                                  guint              from,
                                  guint              to);
gboolean unrep_numbering_is_word (UnrepNumbering     system);

G_END_DECLS
