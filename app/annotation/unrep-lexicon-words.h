/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/unrep-folding.h"

G_BEGIN_DECLS

/**
 * UnrepLexiconWord:
 * @first: index of its first unit in the folding
 * @n_units: how many units it has, at least one
 * @sentence: which sentence it is in, from 0
 *
 * A word of a folded text: letters and digits without a break. Chinese is
 * written without spaces; there each character is a word.
 */
typedef struct
{
  gsize first;
  gsize n_units;
  guint sentence;
} UnrepLexiconWord;

GArray *unrep_lexicon_list_words      (UnrepFolding    *folding) G_GNUC_WARN_UNUSED_RESULT;
gsize   unrep_lexicon_skip_particle   (const gunichar2 *word,
                                       gsize            n_units,
                                       guint            particle);

G_END_DECLS
