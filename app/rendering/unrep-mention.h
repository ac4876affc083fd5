/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/unrep-reading-text.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * UnrepMentionKind:
 * @UNREP_MENTION_NUMBER: a number written in digits
 * @UNREP_MENTION_DATE: a day of a month, or a month of a year
 * @UNREP_MENTION_SYMBOL: what documents are known by: A/RES/73/3, or 73/3 alone
 *
 * What a translation has to take over as it is.
 */
typedef enum
{
  UNREP_MENTION_NUMBER,
  UNREP_MENTION_DATE,
  UNREP_MENTION_SYMBOL,
} UnrepMentionKind;

/**
 * UnrepMention:
 * @kind: what it is
 * @range: where it stands in the extracted text
 * @value: what it says, whatever the digits and the language: `1234.5`, `2020-03-12`
 *   (zeros for what is not said), `A/RES/73/3`
 * @other: (nullable): of a number what else it may say: 1.234 may be 1234
 * @parts: (nullable): of numbers with a space or a sign between, the numbers on their own
 * @small: it is a number that may as well be written as a word, or an ordinal
 * @inherited: of a date, that its month and year stand at another day
 *
 * A number, a date or a symbol in a text. Strings belong to the mentions.
 */
typedef struct
{
  UnrepMentionKind kind;
  UnrepRange range;
  const char *value;
  const char *other;
  const char *parts;
  guint small : 1;
  guint inherited : 1;
} UnrepMention;

/**
 * UnrepMentions:
 *
 * The mentions of every unit of an outline, in the order in which they are read.
 * Immutable and reference counted; may be made in a thread and handed to another.
 */
typedef struct _UnrepMentions UnrepMentions;

UnrepMentions      *unrep_mentions_new         (UnrepOutline      *outline,
                                                UnrepReadingText  *reading,
                                                GCancellable      *cancellable,
                                                GError           **error) G_GNUC_WARN_UNUSED_RESULT;
UnrepMentions      *unrep_mentions_ref         (UnrepMentions     *self);
void                unrep_mentions_unref       (UnrepMentions     *self);
UnrepOutline       *unrep_mentions_get_outline (UnrepMentions     *self);
const UnrepMention *unrep_mentions_get_unit    (UnrepMentions     *self,
                                                guint              unit,
                                                guint             *n_mentions);
gsize               unrep_mentions_get_length  (UnrepMentions     *self,
                                                guint              unit);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UnrepMentions, unrep_mentions_unref)

G_END_DECLS
