/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/unrep-text.h"

G_BEGIN_DECLS

/* A text that remembers where each of its code points stood before it was changed. */
typedef struct
{
  GArray *letters;
  gsize n_old;
} Mutation;

typedef enum
{
  MUTATION_NONE,
  MUTATION_INSERTIONS,
  MUTATION_DELETIONS,
  MUTATION_REWORKED,     /* insertions and deletions */
  MUTATION_SWAP,
  MUTATION_COPY,         /* an exact copy elsewhere of a paragraph that is edited */
  MUTATION_WHOLE_COPY,   /* the same, with the paragraphs around it */
  MUTATION_DELETED_TWIN, /* a copy elsewhere of a paragraph that is deleted */
  N_MUTATIONS
} MutationKind;

Mutation   *mutation_new          (UnrepText    *text);
void        mutation_free         (Mutation     *self);
void        mutation_change       (Mutation     *self,
                                   MutationKind  kind,
                                   GRand        *rand);
void        mutation_add_noise    (Mutation     *self,
                                   guint         percent,
                                   GRand        *rand);
UnrepText  *mutation_new_text     (Mutation     *self);
gboolean    mutation_find         (Mutation     *self,
                                   UnrepRange    old,
                                   UnrepRange   *now);
gboolean    mutation_is_right     (Mutation     *self,
                                   UnrepRange    old,
                                   UnrepRange    now);
const char *mutation_get_name     (MutationKind  kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Mutation, mutation_free)

G_END_DECLS
