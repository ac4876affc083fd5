/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "annotation/unrep-codebook.h"
#include "report/unrep-outline.h"

G_BEGIN_DECLS

/**
 * UNREP_NO_POSITION:
 *
 * The index that no position of a codebook has.
 */
#define UNREP_NO_POSITION G_MAXUINT

/**
 * UnrepTellingWords:
 * @range: where the words are, code points of the extracted text
 * @position: index of the position that they speak for in their sentence
 */
typedef struct
{
  UnrepRange range;
  guint position;
} UnrepTellingWords;

/**
 * UnrepSuggestion:
 * @position: index of the position that is suggested for the unit,
 *   %UNREP_NO_POSITION where nothing speaks for one
 * @reasons: (element-type UnrepRange): the words that led to @position, in the
 *   order of the text
 * @words: (element-type UnrepTellingWords): all words of the unit that speak for a
 *   position, in the order of the text, those of @reasons included
 *
 * What a codebook's lexicon finds in one unit. It is for a person to look at, and
 * nothing is made of it.
 */
typedef struct
{
  guint position;
  GArray *reasons;
  GArray *words;
} UnrepSuggestion;

UnrepSuggestion *unrep_suggestion_new  (UnrepLexicon    *lexicon,
                                        UnrepText       *text,
                                        UnrepOutline    *outline,
                                        guint            unit) G_GNUC_WARN_UNUSED_RESULT;
void             unrep_suggestion_free (UnrepSuggestion *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UnrepSuggestion, unrep_suggestion_free)

G_END_DECLS
