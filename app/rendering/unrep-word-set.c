/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-word-set.h"

/**
 * unrep_word_set_add:
 * @self: a set
 * @word: a word, not empty
 *
 * Adds @word to @self.
 */
void
unrep_word_set_add (UnrepWordSet *self,
                    const char   *word)
{
  glong n;
  g_autofree gunichar *letters = g_utf8_to_ucs4_fast (word, -1, &n);
  guint32 bit;

  g_return_if_fail (n > 0);

  bit = unrep_word_hash (letters, (gsize) n) % UNREP_WORD_SET_SIZE;
  self->bits[bit / 64] |= G_GUINT64_CONSTANT (1) << bit % 64;
}
