/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-numbering.h"

#include <glib.h>

G_BEGIN_DECLS

/**
 * UnrepDocxNumberKind:
 *
 * How a number format of Word makes the label of a number.
 */
typedef enum
{
  UNREP_DOCX_NUMBER_DIGITS,
  UNREP_DOCX_NUMBER_LETTERS, /* one letter, then it doubled, then tripled */
  UNREP_DOCX_NUMBER_ALPHABET, /* behind the last letter two: aa, ab */
  UNREP_DOCX_NUMBER_ROMAN,
  UNREP_DOCX_NUMBER_CHINESE,
  UNREP_DOCX_NUMBER_ORDINAL,
  UNREP_DOCX_NUMBER_WORDS,
  UNREP_DOCX_NUMBER_SIGNS, /* one character each, in the order of their code points */
  UNREP_DOCX_NUMBER_HEBREW,
  UNREP_DOCX_NUMBER_DASHES,
  UNREP_DOCX_NUMBER_NONE,
  UNREP_DOCX_NUMBER_BULLET,
} UnrepDocxNumberKind;

/**
 * UnrepDocxNumberFormat:
 * @name: as files name it
 * @kind: how the label is made
 * @system: what the outline calls it
 * @letters: (nullable): the letters, the first sign, or ten digits where they are not ASCII
 * @width: digits are filled up with zeros to so many
 * @ordinal: whether words are ordinals
 *
 * A number format (ISO/IEC 29500-1, 17.18.59).
 */
typedef struct
{
  const char         *name;
  UnrepDocxNumberKind kind;
  UnrepNumbering      system;
  const char         *letters;
  guint               width;
  gboolean            ordinal;
} UnrepDocxNumberFormat;

const UnrepDocxNumberFormat *unrep_docx_number_find   (const char                  *name,
                                                       const char                  *custom);
void                         unrep_docx_number_append (GString                     *out,
                                                       const UnrepDocxNumberFormat *format,
                                                       guint                        number);
void                         unrep_docx_number_append_mark (GString                *out,
                                                            const char             *number,
                                                            gboolean                bracketed);

G_END_DECLS
