/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "annotation/unrep-lexicon.h"
#include "base/unrep-error.h"

G_BEGIN_DECLS

/**
 * UnrepPosition:
 * @id: what side files hold (`support`)
 * @key: the digit or letter that sets it, one code point
 * @symbol: its shape (▲), so that colour never stands alone
 * @colour: `#RRGGBB`
 *
 * One position of a codebook. Strings belong to the codebook.
 */
typedef struct
{
  const char *id;
  const char *key;
  const char *symbol;
  const char *colour;
} UnrepPosition;

#define UNREP_TYPE_CODEBOOK (unrep_codebook_get_type ())

/**
 * UnrepCodebook:
 *
 * The question that reviewers answer and the positions they may take. Immutable
 * and reference counted.
 */
typedef struct _UnrepCodebook UnrepCodebook;

GType                unrep_codebook_get_type             (void);
UnrepCodebook       *unrep_codebook_new_default          (void) G_GNUC_WARN_UNUSED_RESULT;
UnrepCodebook       *unrep_codebook_new_missing          (const char     *id,
                                                          guint           version,
                                                          const char     *sha256) G_GNUC_WARN_UNUSED_RESULT;
gboolean             unrep_codebook_is_missing           (UnrepCodebook  *self);
UnrepCodebook       *unrep_codebook_load                 (GFile          *file,
                                                          GCancellable   *cancellable,
                                                          GError        **error) G_GNUC_WARN_UNUSED_RESULT;
UnrepCodebook       *unrep_codebook_ref                  (UnrepCodebook  *self);
void                 unrep_codebook_unref                (UnrepCodebook  *self);
const char          *unrep_codebook_get_id               (UnrepCodebook  *self);
guint                unrep_codebook_get_version          (UnrepCodebook  *self);
const char          *unrep_codebook_get_sha256           (UnrepCodebook  *self);
gboolean             unrep_codebook_is_default           (UnrepCodebook  *self);
const char          *unrep_codebook_get_question         (UnrepCodebook  *self,
                                                          const char     *language);
guint                unrep_codebook_get_n_positions      (UnrepCodebook  *self);
const UnrepPosition *unrep_codebook_get_position         (UnrepCodebook  *self,
                                                          guint           index);
gboolean             unrep_codebook_find_position        (UnrepCodebook  *self,
                                                          const char     *id,
                                                          guint          *index);
gboolean             unrep_codebook_match_position       (UnrepCodebook  *self,
                                                          const char     *typed,
                                                          guint          *index);
int                  unrep_codebook_get_position_rank    (UnrepCodebook  *self,
                                                          guint           index);
const char          *unrep_codebook_get_position_name    (UnrepCodebook  *self,
                                                          guint           index,
                                                          const char     *language);
const char          *unrep_codebook_get_position_description (UnrepCodebook *self,
                                                          guint           index,
                                                          const char     *language);
guint                unrep_codebook_get_n_tags           (UnrepCodebook  *self);
const char          *unrep_codebook_get_tag              (UnrepCodebook  *self,
                                                          guint           index);
gboolean             unrep_codebook_find_tag             (UnrepCodebook  *self,
                                                          const char     *id,
                                                          guint          *index);
const char          *unrep_codebook_get_tag_name         (UnrepCodebook  *self,
                                                          guint           index,
                                                          const char     *language);
UnrepLexicon        *unrep_codebook_get_lexicon          (UnrepCodebook  *self);
gboolean             unrep_language_is_valid (const char *language);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UnrepCodebook, unrep_codebook_unref)

G_END_DECLS
