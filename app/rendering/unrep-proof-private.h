/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-proof.h"

G_BEGIN_DECLS

/**
 * UnrepProofMark:
 * @index: of the finding
 * @start: the first byte of it in the paragraph
 * @end: the byte behind it; @start where nothing of it is displayed
 * @begins: whether the finding begins in this paragraph
 *
 * What a paragraph shows of a finding.
 */
typedef struct
{
  guint    index;
  gsize    start;
  gsize    end;
  gboolean begins;
} UnrepProofMark;

/**
 * UnrepProofCursor:
 * @text: the paragraph as it is displayed, without the mark that gives it a direction;
 *   U+0001 stands for NUL
 * @direction: its base direction
 * @marks: (element-type UnrepProofMark): what is found there, by number
 * @proof: whose paragraphs
 * @next_paragraph: the one that comes next
 * @next_finding: the first finding that has not begun yet
 * @open: (element-type guint): findings that go on behind the paragraph
 *
 * Goes through the paragraphs of a proof in their order, one in memory at a time.
 */
typedef struct
{
  GString          *text;
  UnrepDirection    direction;
  GArray           *marks;

  const UnrepProof *proof;
  guint             next_paragraph;
  guint             next_finding;
  GArray           *open;
} UnrepProofCursor;

const UnrepFindingEntry *unrep_proof_get_entry       (const UnrepProof *proof,
                                                      guint             index);
char                    *unrep_proof_dup_quote       (const UnrepProof *proof,
                                                      UnrepRange        range) G_GNUC_WARN_UNUSED_RESULT;
char                    *unrep_proof_dup_head        (const UnrepProof *proof,
                                                      guint             index) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray               *unrep_proof_list_signed_off (const UnrepProof *proof) G_GNUC_WARN_UNUSED_RESULT;

void     unrep_proof_cursor_init  (UnrepProofCursor *self,
                                   const UnrepProof *proof);
gboolean unrep_proof_cursor_next  (UnrepProofCursor *self);
void     unrep_proof_cursor_clear (UnrepProofCursor *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (UnrepProofCursor, unrep_proof_cursor_clear)

G_END_DECLS
