/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "annotation/unrep-side-file.h"

G_BEGIN_DECLS

/**
 * UnrepJournalCondition:
 * @UNREP_JOURNAL_WHOLE: every byte belongs to a sound record
 * @UNREP_JOURNAL_TORN: what follows the last sound record was never finished
 * @UNREP_JOURNAL_DAMAGED: sound records follow bytes that are none
 * @UNREP_JOURNAL_FOREIGN: the head is not the wanted one: the work of somebody
 *   else, another text or codebook, or a journal of a later version
 *
 * What became of a journal since it was written.
 */
typedef enum
{
  UNREP_JOURNAL_WHOLE,
  UNREP_JOURNAL_TORN,
  UNREP_JOURNAL_DAMAGED,
  UNREP_JOURNAL_FOREIGN,
} UnrepJournalCondition;

GBytes               *unrep_journal_new_head      (UnrepSideFile   *work,
                                                   const char      *folder) G_GNUC_WARN_UNUSED_RESULT;
void                  unrep_journal_format_record (GByteArray      *out,
                                                   UnrepAnnotation *annotation);
UnrepJournalCondition unrep_journal_parse         (GBytes          *content,
                                                   UnrepSideFile   *work,
                                                   char           **folder,
                                                   GPtrArray       *annotations,
                                                   gsize           *whole_length);

G_END_DECLS
