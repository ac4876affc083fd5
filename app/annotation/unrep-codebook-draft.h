/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "annotation/unrep-codebook.h"

G_BEGIN_DECLS

/**
 * UnrepDraftList:
 * @UNREP_DRAFT_POSITIONS: the positions, in order
 * @UNREP_DRAFT_TAGS: the tags, in order
 *
 * A list in a codebook.
 */
typedef enum
{
  UNREP_DRAFT_POSITIONS,
  UNREP_DRAFT_TAGS,
} UnrepDraftList;

/**
 * UnrepDraftField:
 * @UNREP_DRAFT_ID: id of the codebook
 * @UNREP_DRAFT_QUESTION: the question, in each language
 * @UNREP_DRAFT_POSITION_ID: id of a position
 * @UNREP_DRAFT_POSITION_KEY: the key that sets it
 * @UNREP_DRAFT_POSITION_COLOUR: `#RRGGBB`
 * @UNREP_DRAFT_POSITION_SYMBOL: its shape
 * @UNREP_DRAFT_POSITION_NAME: its name, in each language
 * @UNREP_DRAFT_POSITION_DESCRIPTION: when to take it, in each language
 * @UNREP_DRAFT_TAG_ID: id of a tag
 * @UNREP_DRAFT_TAG_NAME: its name, in each language
 * @UNREP_DRAFT_N_FIELDS: how many fields there are
 *
 * What can be written in a codebook.
 */
typedef enum
{
  UNREP_DRAFT_ID,
  UNREP_DRAFT_QUESTION,
  UNREP_DRAFT_POSITION_ID,
  UNREP_DRAFT_POSITION_KEY,
  UNREP_DRAFT_POSITION_COLOUR,
  UNREP_DRAFT_POSITION_SYMBOL,
  UNREP_DRAFT_POSITION_NAME,
  UNREP_DRAFT_POSITION_DESCRIPTION,
  UNREP_DRAFT_TAG_ID,
  UNREP_DRAFT_TAG_NAME,
  UNREP_DRAFT_N_FIELDS,
} UnrepDraftField;

/**
 * UnrepCodebookDraft:
 *
 * A codebook while a person writes it: anything may stand in it, and it says what
 * is still wrong. What nobody can edit here, such as the lexicon, stays as it is.
 */
typedef struct _UnrepCodebookDraft UnrepCodebookDraft;

UnrepCodebookDraft *unrep_codebook_draft_new          (UnrepCodebook       *codebook) G_GNUC_WARN_UNUSED_RESULT;
UnrepCodebookDraft *unrep_codebook_draft_new_copy     (UnrepCodebook       *codebook,
                                                       const char          *id) G_GNUC_WARN_UNUSED_RESULT;
void                unrep_codebook_draft_free         (UnrepCodebookDraft  *self);
guint               unrep_codebook_draft_get_n        (UnrepCodebookDraft  *self,
                                                       UnrepDraftList       list);
guint               unrep_codebook_draft_add          (UnrepCodebookDraft  *self,
                                                       UnrepDraftList       list);
void                unrep_codebook_draft_remove       (UnrepCodebookDraft  *self,
                                                       UnrepDraftList       list,
                                                       guint                index);
void                unrep_codebook_draft_move         (UnrepCodebookDraft  *self,
                                                       UnrepDraftList       list,
                                                       guint                from,
                                                       guint                to);
gboolean            unrep_codebook_draft_is_new       (UnrepCodebookDraft  *self,
                                                       UnrepDraftList       list,
                                                       guint                index);
const char         *unrep_codebook_draft_get          (UnrepCodebookDraft  *self,
                                                       UnrepDraftField      field,
                                                       guint                index,
                                                       const char          *language);
void                unrep_codebook_draft_set          (UnrepCodebookDraft  *self,
                                                       UnrepDraftField      field,
                                                       guint                index,
                                                       const char          *language,
                                                       const char          *value);
int                 unrep_codebook_draft_get_rank     (UnrepCodebookDraft  *self,
                                                       guint                position);
void                unrep_codebook_draft_set_rank     (UnrepCodebookDraft  *self,
                                                       guint                position,
                                                       int                  rank);
char              **unrep_codebook_draft_list_languages (UnrepCodebookDraft *self) G_GNUC_WARN_UNUSED_RESULT;
char               *unrep_codebook_draft_dup_problem  (UnrepCodebookDraft  *self,
                                                       UnrepDraftField      field,
                                                       guint                index) G_GNUC_WARN_UNUSED_RESULT;
gboolean            unrep_codebook_draft_is_copy      (UnrepCodebookDraft  *self);
gboolean            unrep_codebook_draft_is_changed   (UnrepCodebookDraft  *self);
UnrepCodebook      *unrep_codebook_draft_finish       (UnrepCodebookDraft  *self,
                                                       GError             **error) G_GNUC_WARN_UNUSED_RESULT;
UnrepDraftList      unrep_draft_field_get_list        (UnrepDraftField      field);
const char * const *unrep_codebook_draft_list_symbols (void);
const char * const *unrep_codebook_draft_list_colours (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UnrepCodebookDraft, unrep_codebook_draft_free)

G_END_DECLS
