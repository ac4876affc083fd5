/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "annotation/unrep-codebook.h"
#include "annotation/unrep-lexicon-private.h"

G_BEGIN_DECLS

/**
 * UnrepCodebookPosition:
 * @shown: what others see of it; its strings are the ones below
 * @names: language → name
 * @descriptions: language → when to take it
 * @rank: place on the scale from 0, or -1
 *
 * A position with everything it owns.
 */
typedef struct
{
  UnrepPosition shown;
  char *id;
  char *key;
  char *symbol;
  char *colour;
  GHashTable *names;
  GHashTable *descriptions;
  int rank;
} UnrepCodebookPosition;

/**
 * UnrepCodebookTag:
 * @id: what side files hold
 * @names: language → name
 *
 * A tag: a word beside the position that units are sorted by.
 */
typedef struct
{
  char *id;
  GHashTable *names;
} UnrepCodebookTag;

struct _UnrepCodebook
{
  char *id;
  guint version;
  char *sha256;
  /* Language → question. */
  GHashTable *question;
  /* Of UnrepCodebookPosition. */
  GPtrArray *positions;
  /* Of UnrepCodebookTag. */
  GPtrArray *tags;
  /* %NULL where it has none. */
  UnrepLexicon *lexicon;
};

void           unrep_codebook_position_free (UnrepCodebookPosition  *position);
void           unrep_codebook_tag_free      (UnrepCodebookTag       *tag);
UnrepCodebook *unrep_codebook_parse         (GBytes                 *bytes,
                                             const char             *name,
                                             GError                **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UnrepCodebookPosition, unrep_codebook_position_free)

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UnrepCodebookTag, unrep_codebook_tag_free)

G_END_DECLS
