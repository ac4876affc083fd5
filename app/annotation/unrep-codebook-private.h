/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "annotation/unrep-codebook.h"
#include "annotation/unrep-extras.h"
#include "annotation/unrep-lexicon-private.h"

G_BEGIN_DECLS

#define UNREP_CODEBOOK_DEFAULT_ID "new-convention"
#define UNREP_CODEBOOK_MAX_POSITIONS 32
#define UNREP_CODEBOOK_MAX_TEXT_CHARS 2000
#define UNREP_CODEBOOK_MAX_SYMBOL_CHARS 4
#define UNREP_CODEBOOK_MAX_VERSION 1000000

/**
 * UnrepCodebookPosition:
 * @shown: what others see of it; its strings are the ones below
 * @names: language → name
 * @descriptions: language → when to take it
 * @rank: place on the scale from 0, or -1
 * @extras: (nullable): members that nobody here knows
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
  UnrepExtras *extras;
} UnrepCodebookPosition;

/**
 * UnrepCodebookTag:
 * @id: what side files hold
 * @names: language → name
 * @extras: (nullable): members that nobody here knows
 *
 * A tag: a word beside the position that units are sorted by.
 */
typedef struct
{
  char *id;
  GHashTable *names;
  UnrepExtras *extras;
} UnrepCodebookTag;

struct _UnrepCodebook
{
  char *id;
  guint version;
  char *sha256;
  /* What was read, %NULL for none. */
  GBytes *bytes;
  /* Language → question. */
  GHashTable *question;
  /* Of UnrepCodebookPosition. */
  GPtrArray *positions;
  /* Of UnrepCodebookTag. */
  GPtrArray *tags;
  /* %NULL where it has none, and so is its text as it was read. */
  UnrepLexicon *lexicon;
  char *lexicon_json;
  /* Members that nobody here knows, or %NULL. */
  UnrepExtras *extras;
};

UnrepCodebook         *unrep_codebook_new           (void) G_GNUC_WARN_UNUSED_RESULT;
UnrepCodebookPosition *unrep_codebook_position_new  (void) G_GNUC_WARN_UNUSED_RESULT;
void                   unrep_codebook_position_show (UnrepCodebookPosition *position);
UnrepCodebookTag      *unrep_codebook_tag_new       (void) G_GNUC_WARN_UNUSED_RESULT;
void           unrep_codebook_position_free (UnrepCodebookPosition  *position);
void           unrep_codebook_tag_free      (UnrepCodebookTag       *tag);
UnrepCodebook *unrep_codebook_parse         (GBytes                 *bytes,
                                             const char             *name,
                                             GError                **error) G_GNUC_WARN_UNUSED_RESULT;
GBytes        *unrep_codebook_to_bytes      (UnrepCodebook          *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean       unrep_colour_is_valid        (const char             *colour);
gboolean       unrep_text_is_visible        (const char             *text,
                                             glong                   max);
gboolean       unrep_text_is_plain          (const char             *text,
                                             gboolean                one_line);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UnrepCodebookPosition, unrep_codebook_position_free)

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UnrepCodebookTag, unrep_codebook_tag_free)

G_END_DECLS
