/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "annotation/unrep-lexicon.h"

G_BEGIN_DECLS

/**
 * UNREP_LEXICON_GAP_WORDS:
 *
 * How many words of the text `…` in a phrase may stand for, at most.
 */
#define UNREP_LEXICON_GAP_WORDS 3

UnrepLexicon *unrep_lexicon_new        (void) G_GNUC_WARN_UNUSED_RESULT;
void          unrep_lexicon_free       (UnrepLexicon  *self);
guint         unrep_lexicon_add_term   (UnrepLexicon  *self,
                                        const char    *id);
gboolean      unrep_lexicon_find_term  (UnrepLexicon  *self,
                                        const char    *id,
                                        guint         *term);
gboolean      unrep_lexicon_add_phrase (UnrepLexicon  *self,
                                        guint          term,
                                        const char    *phrase);
void          unrep_lexicon_add_rule   (UnrepLexicon  *self,
                                        guint          position,
                                        GArray        *terms);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UnrepLexicon, unrep_lexicon_free)

G_END_DECLS
