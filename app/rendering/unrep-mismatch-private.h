/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-mismatch.h"

G_BEGIN_DECLS

/**
 * UnrepMentionPool:
 * @list: (element-type UnrepMention): what is mentioned in some units, in their order
 * @used: (array): whether each has its counterpart
 *
 * What one side of a pair mentions.
 */
typedef struct
{
  GArray *list;
  GByteArray *used;
} UnrepMentionPool;

/**
 * UnrepMentionMatch:
 * @mention: (nullable): what stands on each side
 *
 * What differs between two pools.
 */
typedef struct
{
  const UnrepMention *mention[UNREP_N_SIDES];
} UnrepMentionMatch;

void    unrep_mention_pool_init  (UnrepMentionPool   *self);
void    unrep_mention_pool_clear (UnrepMentionPool   *self);
void    unrep_mention_pool_empty (UnrepMentionPool   *self);
void    unrep_mention_pool_add   (UnrepMentionPool   *self,
                                  const UnrepMention *mentions,
                                  guint               n_mentions);
void    unrep_mention_pools_match (UnrepMentionPool  *first,
                                  UnrepMentionPool   *second,
                                  GArray             *matches);

/**
 * unrep_mention_pool_get:
 *
 * Returns: the mention at @i
 */
static inline const UnrepMention *
unrep_mention_pool_get (const UnrepMentionPool *self,
                        guint                   i)
{
  return &g_array_index (self->list, UnrepMention, i);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (UnrepMentionPool, unrep_mention_pool_clear)

G_END_DECLS
