/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/unrep-outline.h"

G_BEGIN_DECLS

/**
 * UnrepLexicon:
 *
 * Words that a codebook's authors found telling, in terms (“a new instrument”),
 * and rules that say which position the terms of one sentence point to. It is
 * part of the codebook, which owns it; immutable.
 */
typedef struct _UnrepLexicon UnrepLexicon;

/**
 * UnrepLexiconHit:
 * @term: index of the term
 * @sentence: which sentence of what was searched, from 0
 * @range: where its words are, code points of the text
 */
typedef struct
{
  guint term;
  guint sentence;
  UnrepRange range;
} UnrepLexiconHit;

guint       unrep_lexicon_get_n_terms   (UnrepLexicon  *self);
const char *unrep_lexicon_get_term      (UnrepLexicon  *self,
                                         guint          term);
GArray     *unrep_lexicon_list_hits     (UnrepLexicon  *self,
                                         UnrepText     *text,
                                         UnrepRange     range) G_GNUC_WARN_UNUSED_RESULT;
GArray     *unrep_lexicon_list_unit_hits (UnrepLexicon *self,
                                         UnrepText     *text,
                                         UnrepOutline  *outline,
                                         guint          unit) G_GNUC_WARN_UNUSED_RESULT;
GArray     *unrep_lexicon_list_reasons  (UnrepLexicon  *self,
                                         GArray        *hits,
                                         guint         *position) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
