/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-mention.h"

G_BEGIN_DECLS

/**
 * UnrepMentionText:
 * @at: a text as it is compared, loosely folded
 * @n: how many units
 * @is_digit: (nullable): whether a unit was a digit, not a footnote's mark
 * @is_upper: whether a unit was a capital letter
 *
 * What mentions are looked for in.
 */
typedef struct
{
  const gunichar2 *at;
  gsize n;
  const guint8 *is_digit;
  const guint8 *is_upper;
} UnrepMentionText;

/**
 * UnrepMentionTokenKind:
 * @UNREP_TOKEN_NUMBER: digits
 * @UNREP_TOKEN_MONTH: the name of a month
 * @UNREP_TOKEN_DATE: a whole date
 * @UNREP_TOKEN_SYMBOL: a symbol
 */
typedef enum
{
  UNREP_TOKEN_NUMBER,
  UNREP_TOKEN_MONTH,
  UNREP_TOKEN_DATE,
  UNREP_TOKEN_SYMBOL,
} UnrepMentionTokenKind;

/**
 * UnrepMentionToken:
 * @kind: what it is
 * @start: first unit
 * @end: behind the last one
 * @value: of a number without separators and of less than five digits, else 0
 * @day: of a date; 0 where it is not said
 * @month: of a date or a month; 0 where it is not said
 * @year: of a date; 0 where it is not said
 * @n_groups: of a number, how many groups of digits it has
 * @separator: of a number, what stands between the groups
 * @decimals: of a number, that what is behind the last separator may be decimals only
 * @thousands: of a number, that the separator may be one of thousands only
 * @shift: of a number, how many zeros the word behind it adds
 * @ordinal: of a number, that it counts in which place, not how many
 * @roman: of a number, that @value is all there is of it: it has no digits
 * @inherited: of a date, that its month and year stand at another day
 *
 * A piece of a text of which mentions are made.
 */
typedef struct
{
  UnrepMentionTokenKind kind;
  gsize start;
  gsize end;
  guint value;
  guint day;
  guint month;
  guint year;
  guint n_groups;
  gunichar2 separator;
  guint decimals : 1;
  guint thousands : 1;
  guint shift : 5;
  guint ordinal : 1;
  guint roman : 1;
  guint inherited : 1;
} UnrepMentionToken;

GArray  *unrep_mention_scan        (const UnrepMentionText *text) G_GNUC_WARN_UNUSED_RESULT;
void     unrep_mention_join_dates  (const UnrepMentionText *text,
                                    GArray                 *tokens);
guint    unrep_mention_find_month  (const UnrepMentionText *text,
                                    gsize                   at,
                                    gsize                  *end);
guint    unrep_mention_find_scale  (const UnrepMentionText *text,
                                    gsize                   at,
                                    gsize                  *end);
gboolean unrep_mention_find_hour   (const UnrepMentionText *text,
                                    gsize                   start,
                                    gsize                  *end);
gboolean unrep_mention_find_ordinal (const UnrepMentionText *text,
                                    gsize                   at);
gboolean unrep_mention_is_gap      (const UnrepMentionText *text,
                                    gsize                   start,
                                    gsize                   end,
                                    const char * const     *gaps);

extern const char * const unrep_mention_day_gaps[];
extern const char * const unrep_mention_year_gaps[];
extern const char * const unrep_mention_range_gaps[];

/**
 * unrep_mention_at:
 *
 * Returns: the unit at @i; a space before and behind the text
 */
static inline gunichar2
unrep_mention_at (const UnrepMentionText *text,
                  gsize                   i)
{
  return i < text->n ? text->at[i] : ' ';
}

/**
 * unrep_mention_is_letter:
 *
 * Returns: whether the unit at @i is a letter
 */
static inline gboolean
unrep_mention_is_letter (const UnrepMentionText *text,
                         gsize                   i)
{
  return g_unichar_isalpha (unrep_mention_at (text, i));
}

G_END_DECLS
