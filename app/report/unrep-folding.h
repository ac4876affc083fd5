/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/unrep-text.h"

G_BEGIN_DECLS

/**
 * UnrepFoldingLevel:
 * @UNREP_FOLDING_EXACT: every letter, mark, digit and sign counts as it is spelled
 * @UNREP_FOLDING_LOOSE: spellings that readers take for the same are the same
 *
 * What counts as equal. At both levels canonically equivalent texts are equal,
 * presentation forms are the letters that they draw, any run of spaces and
 * line ends is one space, and bidi controls and zero-width characters are nothing.
 *
 * Loose folding also drops tatweel, vowel marks, accents and the hamza, with or
 * without its seat; it makes one letter of ى and ي, of ة and ه, and of the Persian and
 * the Arabic kaf and yeh; digits become ASCII, letters lower case, the signs of
 * Arabic punctuation, quotes and dashes the ASCII ones, and compatibility forms
 * (½, ²) what they stand for.
 */
typedef enum
{
  UNREP_FOLDING_EXACT,
  UNREP_FOLDING_LOOSE,
} UnrepFoldingLevel;

/**
 * UnrepFolding:
 *
 * A stretch of a text as it is compared: UTF-16 code units, each of which knows
 * the code point that it came from. Immutable and reference counted; may be
 * shared between threads.
 */
typedef struct _UnrepFolding UnrepFolding;

UnrepFolding      *unrep_folding_new         (UnrepText         *text,
                                              UnrepRange         range,
                                              UnrepFoldingLevel  level) G_GNUC_WARN_UNUSED_RESULT;
UnrepFolding      *unrep_folding_ref         (UnrepFolding      *self);
void               unrep_folding_unref       (UnrepFolding      *self);
UnrepText         *unrep_folding_get_text    (UnrepFolding      *self);
UnrepFoldingLevel  unrep_folding_get_level   (UnrepFolding      *self);
const gunichar2   *unrep_folding_get_units   (UnrepFolding      *self,
                                              gsize             *n_units);
gsize              unrep_folding_get_offset  (UnrepFolding      *self,
                                              gsize              unit);
gsize              unrep_folding_find_unit   (UnrepFolding      *self,
                                              gsize              offset);
UnrepRange         unrep_folding_get_range   (UnrepFolding      *self,
                                              gsize              first,
                                              gsize              n_units);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UnrepFolding, unrep_folding_unref)

G_END_DECLS
