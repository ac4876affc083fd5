/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds digits, months and symbols in a text. */
#include "unrep-mention-private.h"

#include "report/unrep-numbering.h"

#define MAX_GROUPS 8

static gboolean
is_digit (const UnrepMentionText *text,
          gsize                   i)
{
  return i < text->n && text->is_digit[i];
}

static gboolean
is_ascii_word (const UnrepMentionText *text,
               gsize                   i)
{
  gunichar2 c = unrep_mention_at (text, i);

  return c < 0x80 && g_ascii_isalnum ((char) c);
}

static gsize
skip_digits (const UnrepMentionText *text,
             gsize                   i)
{
  while (is_digit (text, i))
    i++;
  return i;
}

static guint
read_value (const UnrepMentionText *text,
            gsize                   start,
            gsize                   end)
{
  guint value = 0;

  if (end - start > 4)
    return 0;
  for (gsize i = start; i < end; i++)
    value = value * 10 + (text->at[i] - '0');
  return value;
}

/* Addresses are not taken apart. */
static gboolean
find_address (const UnrepMentionText *text,
              gsize                   start,
              gsize                  *end)
{
  gboolean found = FALSE;
  gsize i = start;

  for (; unrep_mention_at (text, i) != ' ' && text->at[i] < 0x80; i++)
    found |= text->at[i] == '@' || (text->at[i] == ':' && unrep_mention_at (text, i + 1) == '/')
             || (i == start + 3 && text->at[i] == '.' && text->at[start] == 'w' && text->at[start + 1] == 'w');
  *end = i;
  return found;
}

/* Letters and digits with points, dashes and at least one slash between. */
static gboolean
find_symbol (const UnrepMentionText *text,
             gsize                   start,
             gsize                  *end)
{
  gboolean has_slash = FALSE, has_digit = FALSE;
  gsize i = start;

  for (;; i++)
    {
      gunichar2 c = unrep_mention_at (text, i);

      if (is_ascii_word (text, i))
        has_digit |= is_digit (text, i);
      else if ((c == '/' || c == '.' || c == '-') && is_ascii_word (text, i + 1))
        has_slash |= c == '/';
      else
        break;
    }
  *end = i;
  return has_slash && has_digit;
}

static gboolean
is_date (UnrepMentionToken *token)
{
  return token->day >= 1 && token->day <= 31 && token->month >= 1 && token->month <= 12 && token->year >= 1000;
}

/* 12/3/2020, 12.03.2020 and 2020-03-12. */
static gboolean
find_digit_date (const UnrepMentionText *text,
                 UnrepMentionToken      *token)
{
  gsize first = skip_digits (text, token->start), second, third;
  gunichar2 separator = unrep_mention_at (text, first);

  if (separator != '/' && separator != '.' && separator != '-')
    return FALSE;
  second = skip_digits (text, first + 1);
  if (second == first + 1 || unrep_mention_at (text, second) != separator)
    return FALSE;
  third = skip_digits (text, second + 1);
  token->day = read_value (text, token->start, first);
  token->month = read_value (text, first + 1, second);
  token->year = read_value (text, second + 1, third);
  if (separator == '-')
    {
      guint year = token->day;

      token->day = token->year;
      token->year = year;
    }
  token->end = third;
  token->kind = UNREP_TOKEN_DATE;
  return is_date (token);
}

static gboolean
is_separator (gunichar2 c)
{
  return c == ' ' || c == ',' || c == '.' || c == '\'';
}

/* Of 2.1.3 every number is one of its own. */
static gboolean
is_in_chain (const UnrepMentionText *text,
             gsize                   start)
{
  return start >= 2 && (text->at[start - 1] == '.' || text->at[start - 1] == ',') && is_digit (text, start - 2);
}

/* Reads the groups of thousands behind the first digits, and decimals. */
static void
read_groups (const UnrepMentionText *text,
             UnrepMentionToken      *token)
{
  gunichar2 separator = unrep_mention_at (text, token->end);
  gboolean leads = token->end - token->start <= 3 && text->at[token->start] != '0';
  gsize end;

  if (is_in_chain (text, token->start))
    return;
  while (leads && is_separator (separator) && token->n_groups < MAX_GROUPS && unrep_mention_at (text, token->end) == separator
         && skip_digits (text, token->end + 1) == token->end + 4)
    {
      token->separator = separator;
      token->n_groups++;
      token->end += 4;
    }
  token->thousands = token->n_groups > 2 || (token->n_groups == 2 && (separator == ' ' || separator == '\''));
  separator = unrep_mention_at (text, token->end);
  end = skip_digits (text, token->end + 1);
  if ((separator != ',' && separator != '.') || separator == token->separator || end == token->end + 1
      || (unrep_mention_at (text, end) == separator && is_digit (text, end + 1)))
    return;
  token->thousands = token->n_groups > 1;
  token->decimals = TRUE;
  token->n_groups++;
  token->separator = token->n_groups > 2 ? token->separator : separator;
  token->end = end;
}

/* "the States(1)": a note’s mark. */
static gboolean
is_note_mark (const UnrepMentionText *text,
              gsize                   start,
              gsize                   end)
{
  return start >= 2 && text->at[start - 1] == '(' && unrep_mention_at (text, end) == ')'
         && unrep_mention_is_letter (text, start - 2);
}

static gsize
scan_number (const UnrepMentionText *text,
             gsize                   start,
             GArray                 *tokens)
{
  UnrepMentionToken token = { .kind = UNREP_TOKEN_NUMBER, .start = start, .n_groups = 1 };
  gsize end = skip_digits (text, start);

  token.end = end;
  if (is_note_mark (text, start, end))
    return end;
  if (find_digit_date (text, &token))
    {
      g_array_append_val (tokens, token);
      return token.end;
    }
  token = (UnrepMentionToken) { .kind = UNREP_TOKEN_NUMBER, .start = start, .end = end, .n_groups = 1 };
  if (unrep_mention_at (text, end) == '/' && find_symbol (text, start, &token.end))
    token.kind = UNREP_TOKEN_SYMBOL;
  else if (unrep_mention_at (text, end) == ':' && is_digit (text, end + 1))
    return skip_digits (text, end + 1);
  else
    read_groups (text, &token);
  end = token.end;
  if (unrep_mention_find_hour (text, start, &end))
    return end;
  if (token.kind == UNREP_TOKEN_NUMBER)
    {
      if (token.n_groups == 1)
        token.value = read_value (text, start, token.end);
      token.ordinal = unrep_mention_find_ordinal (text, token.end);
      token.shift = unrep_mention_find_scale (text, token.end, &token.end);
    }
  g_array_append_val (tokens, token);
  return token.end;
}

/* The session behind the number of an old resolution: 1514 (XV), which Arabic has in digits. */
static gboolean
find_session (const UnrepMentionText *text,
              gsize                   start,
              UnrepMentionToken      *token)
{
  UnrepGlyphs glyphs = { .n = 0 };
  gsize end = start, before = start >= 2 ? start - 2 : 0;

  for (; end < text->n && text->is_upper[end] && glyphs.n < UNREP_MAX_GLYPHS; end++)
    glyphs.at[glyphs.n++] = text->at[end];
  if (before > 0 && text->at[before] == ' ')
    before--;
  if (glyphs.n == 0 || start < 2 || text->at[start - 1] != '(' || unrep_mention_at (text, end) != ')' || !is_digit (text, before))
    return FALSE;
  token->kind = UNREP_TOKEN_NUMBER;
  token->value = unrep_numbering_read (UNREP_NUMBERING_ROMAN_LOWER, &glyphs);
  token->n_groups = 1;
  token->roman = TRUE;
  token->end = end;
  return token->value > 0;
}

/* In Arabic the shortest words are written together with the next one. */
static gboolean
is_prefix (gunichar2 c)
{
  return c == u'و' || c == u'ب' || c == u'ل' || c == u'ف' || c == u'ك';
}

static gsize
scan_word (const UnrepMentionText *text,
           gsize                   start,
           GArray                 *tokens)
{
  UnrepMentionToken token = { .kind = UNREP_TOKEN_SYMBOL, .start = start };
  gsize end;

  if (is_ascii_word (text, start) && find_symbol (text, start, &token.end))
    {
      g_array_append_val (tokens, token);
      return token.end;
    }
  if (find_session (text, start, &token))
    {
      g_array_append_val (tokens, token);
      return token.end;
    }
  token = (UnrepMentionToken) { .kind = UNREP_TOKEN_MONTH, .start = start };
  token.month = unrep_mention_find_month (text, start, &token.end);
  if (token.month == 0 && is_prefix (text->at[start]))
    token.month = unrep_mention_find_month (text, start + 1, &token.end);
  if (token.month != 0)
    {
      g_array_append_val (tokens, token);
      return token.end;
    }
  for (end = start + 1; unrep_mention_is_letter (text, end) && (text->at[end] < 0x80) == (text->at[start] < 0x80); end++)
    ;
  return end;
}

/**
 * unrep_mention_scan:
 * @text: a text
 *
 * Returns: (transfer full) (element-type UnrepMentionToken): what is of digits, the names
 *   of months and symbols, in the order of the text
 */
GArray *
unrep_mention_scan (const UnrepMentionText *text)
{
  GArray *tokens = g_array_new (FALSE, FALSE, sizeof (UnrepMentionToken));
  gsize i = 0, end;

  while (i < text->n)
    {
      if (is_ascii_word (text, i) && (i == 0 || !is_ascii_word (text, i - 1)) && find_address (text, i, &end))
        i = end;
      else if (is_digit (text, i))
        i = scan_number (text, i, tokens);
      else if (unrep_mention_is_letter (text, i))
        i = scan_word (text, i, tokens);
      else
        i++;
    }
  return tokens;
}
