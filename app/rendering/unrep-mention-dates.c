/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes dates of numbers and months that stand together. */
#include "unrep-mention-private.h"

static const char * const slash[] = { "/", NULL };

static UnrepMentionToken *
get_token (GArray *tokens,
           guint   i)
{
  return &g_array_index (tokens, UnrepMentionToken, i);
}

/* The token at @i; one that begins nothing behind the last one. */
static const UnrepMentionToken *
look_at (GArray *tokens,
         guint   i)
{
  static const UnrepMentionToken none = { .kind = UNREP_TOKEN_SYMBOL, .start = G_MAXSIZE };

  return i < tokens->len ? get_token (tokens, i) : &none;
}

static gboolean
is_plain (const UnrepMentionToken *token,
          guint                    low,
          guint                    high)
{
  return token->kind == UNREP_TOKEN_NUMBER && token->n_groups == 1 && token->shift == 0
         && token->value >= low && token->value <= high;
}

static gboolean
is_month (const UnrepMentionToken *token)
{
  return token->kind == UNREP_TOKEN_MONTH;
}

static gboolean
is_followed (const UnrepMentionText  *text,
             const UnrepMentionToken *token,
             const UnrepMentionToken *next,
             const char * const      *gaps)
{
  return next->start != G_MAXSIZE && unrep_mention_is_gap (text, token->end, next->start, gaps);
}

/* The token at @i and those up to @last become one date. */
static void
join (GArray                  *tokens,
      guint                    i,
      guint                    last,
      const UnrepMentionToken *date)
{
  UnrepMentionToken *token = get_token (tokens, i);

  token->kind = UNREP_TOKEN_DATE;
  token->day = date->day;
  token->month = date->month;
  token->year = date->year;
  token->end = get_token (tokens, last)->end;
  if (last > i)
    g_array_remove_range (tokens, i + 1, last - i);
}

/* آذار/مارس is one month. */
static void
join_names (const UnrepMentionText *text,
            GArray                 *tokens)
{
  for (guint i = 0; i + 1 < tokens->len; i++)
    {
      UnrepMentionToken *token = get_token (tokens, i), *next = get_token (tokens, i + 1);

      if (is_month (token) && is_month (next) && is_followed (text, token, next, slash))
        {
          token->end = next->end;
          g_array_remove_index (tokens, i + 1);
        }
    }
}

static gboolean
has_sign (const UnrepMentionText  *text,
          const UnrepMentionToken *token,
          gunichar2                sign)
{
  return unrep_mention_at (text, token->end) == sign;
}

static gboolean
is_chinese_day (const UnrepMentionText  *text,
                const UnrepMentionToken *token)
{
  return is_plain (token, 1, 31) && (has_sign (text, token, u'日') || has_sign (text, token, u'号'));
}

/* 2026年4月20日, 2026年4月, 4月20日. */
static void
join_chinese (const UnrepMentionText *text,
              GArray                 *tokens,
              guint                   i)
{
  UnrepMentionToken date = { 0 };
  guint at = i;

  if (is_plain (look_at (tokens, at), 1000, 2999) && has_sign (text, look_at (tokens, at), u'年'))
    date.year = get_token (tokens, at++)->value;
  if (!is_plain (look_at (tokens, at), 1, 12) || !has_sign (text, look_at (tokens, at), u'月')
      || (at > i && look_at (tokens, at)->start > get_token (tokens, i)->end + 2))
    return;
  date.month = get_token (tokens, at)->value;
  if (is_chinese_day (text, look_at (tokens, at + 1))
      && get_token (tokens, at + 1)->start <= get_token (tokens, at)->end + 2)
    date.day = get_token (tokens, ++at)->value;
  if (date.year == 0 && date.day == 0)
    return;
  join (tokens, i, at, &date);
  get_token (tokens, i)->end++;
}

/* 12 March 2020, and 12 March. */
static void
join_day_first (const UnrepMentionText *text,
                GArray                 *tokens,
                guint                   i)
{
  const UnrepMentionToken *day = look_at (tokens, i), *month = look_at (tokens, i + 1), *year = look_at (tokens, i + 2);
  UnrepMentionToken date = { .day = day->value };

  if (!is_plain (day, 1, 31) || !is_month (month) || !is_followed (text, day, month, unrep_mention_day_gaps))
    return;
  date.month = month->month;
  if (is_plain (year, 1000, 2999) && is_followed (text, month, year, unrep_mention_year_gaps))
    {
      date.year = year->value;
      join (tokens, i, i + 2, &date);
    }
  else
    join (tokens, i, i + 1, &date);
}

/* March 2020, and March 12, 2020. */
static void
join_month_first (const UnrepMentionText *text,
                  GArray                 *tokens,
                  guint                   i)
{
  const UnrepMentionToken *month = look_at (tokens, i), *next = look_at (tokens, i + 1), *year = look_at (tokens, i + 2);
  UnrepMentionToken date = { .month = month->month };

  if (!is_month (month) || !is_followed (text, month, next, unrep_mention_year_gaps))
    return;
  if (is_plain (next, 1000, 2999))
    {
      date.year = next->value;
      join (tokens, i, i + 1, &date);
    }
  else if (is_plain (next, 1, 31) && is_plain (year, 1000, 2999) && is_followed (text, next, year, unrep_mention_year_gaps))
    {
      date.day = next->value;
      date.year = year->value;
      join (tokens, i, i + 2, &date);
    }
}

/* "from 20 to 22 April 2026": what an earlier day leaves to the later one to say. */
static void
inherit_backward (const UnrepMentionText *text,
                  GArray                 *tokens)
{
  for (guint i = tokens->len; i-- > 1;)
    {
      UnrepMentionToken *date = get_token (tokens, i), *before = get_token (tokens, i - 1);

      if (date->kind != UNREP_TOKEN_DATE || date->year + date->day == 0
          || !is_followed (text, before, date, unrep_mention_range_gaps))
        continue;
      if (is_plain (before, 1, 31) && date->day > 0 && !before->ordinal)
        {
          before->day = before->value;
          before->month = date->month;
        }
      else if (!(before->kind == UNREP_TOKEN_DATE && before->year == 0) && !is_month (before))
        continue;
      before->kind = UNREP_TOKEN_DATE;
      before->year = date->year;
      before->inherited = TRUE;
    }
}

/* 2026年4月20日至22日, 4月30日至5月2日. */
static void
inherit_forward (const UnrepMentionText *text,
                 GArray                 *tokens)
{
  for (guint i = 0; i + 1 < tokens->len; i++)
    {
      UnrepMentionToken *date = get_token (tokens, i), *next = get_token (tokens, i + 1);

      if (date->kind != UNREP_TOKEN_DATE || !has_sign (text, &(UnrepMentionToken) { .end = date->end - 1 }, u'日')
          || !is_followed (text, date, next, unrep_mention_range_gaps))
        continue;
      if (is_chinese_day (text, next))
        {
          next->day = next->value;
          next->month = date->month;
          next->end++;
        }
      else if (next->kind != UNREP_TOKEN_DATE || next->year > 0)
        continue;
      next->kind = UNREP_TOKEN_DATE;
      next->year = date->year;
      next->inherited = TRUE;
    }
}

/**
 * unrep_mention_join_dates:
 * @text: a text
 * @tokens: (element-type UnrepMentionToken): what was found in it
 *
 * Makes dates of the days, months and years among @tokens. The name of a month alone is
 * none: may and mars are words, too.
 */
void
unrep_mention_join_dates (const UnrepMentionText *text,
                          GArray                 *tokens)
{
  join_names (text, tokens);
  for (guint i = 0; i < tokens->len; i++)
    {
      if (get_token (tokens, i)->kind == UNREP_TOKEN_NUMBER)
        join_chinese (text, tokens, i);
      if (get_token (tokens, i)->kind == UNREP_TOKEN_NUMBER)
        join_day_first (text, tokens, i);
      else
        join_month_first (text, tokens, i);
    }
  inherit_backward (text, tokens);
  inherit_forward (text, tokens);
  for (guint i = tokens->len; i-- > 0;)
    if (is_month (get_token (tokens, i)))
      g_array_remove_index (tokens, i);
}
