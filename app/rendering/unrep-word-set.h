/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-check-private.h"

G_BEGIN_DECLS

#define UNREP_WORD_SET_SIZE 2048

/**
 * UnrepWordSet:
 *
 * The few words that a check looks for: one bit for each hash, which tells nearly all other
 * words apart from them at once. Begins as zeros.
 */
typedef struct
{
  /*< private >*/
  guint64 bits[UNREP_WORD_SET_SIZE / 64];
} UnrepWordSet;

void unrep_word_set_add (UnrepWordSet *self,
                         const char   *word);

/**
 * unrep_word_set_may_have:
 * @hash: of a word, see unrep_word_hash()
 *
 * Returns: whether the word may be in @self; where it may not it is not
 */
static inline gboolean
unrep_word_set_may_have (const UnrepWordSet *self,
                         guint32             hash)
{
  guint32 bit = hash % UNREP_WORD_SET_SIZE;

  return (self->bits[bit / 64] >> bit % 64 & 1) != 0;
}

G_END_DECLS
