/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-direction.h"

#include "unrep-letter-count.h"

#include "base/unrep-utf8.h"

#include <fribidi.h>
#include <string.h>

/* Of a longer text its beginning and as many windows at even distances behind it
 * are read to find its direction. */
#define SAMPLE_BEGINNING ((gsize) 256 * 1024)
#define SAMPLE_WINDOW ((gsize) 4 * 1024)
#define SAMPLE_N_WINDOWS ((gsize) 64)

typedef struct
{
  gsize ltr;
  gsize rtl;
} Votes;

static UnrepDirection
direction_of_type (FriBidiCharType type)
{
  return FRIBIDI_IS_RTL (type) ? UNREP_DIRECTION_RTL : UNREP_DIRECTION_LTR;
}

/**
 * unrep_unicode_base_direction:
 * @utf8: valid UTF-8
 * @n_bytes: its length in bytes
 *
 * Rules P2 and P3 of UAX #9 (Unicode 15): the direction of the first character of
 * type L, R or AL that is in no isolate, embeddings not being looked at. The
 * search ends at a paragraph separator (type B).
 *
 * Returns: the base direction, %UNREP_DIRECTION_NEUTRAL where there is no such
 *   character (P3 then says left to right)
 */
UnrepDirection
unrep_unicode_base_direction (const char *utf8,
                              gsize       n_bytes)
{
  const char *end = utf8 + n_bytes;
  gsize n_isolates = 0;

  for (const char *p = utf8; p < end; p = g_utf8_next_char (p))
    {
      FriBidiCharType type = fribidi_get_bidi_type (unrep_utf8_get_char (p));

      if (type == FRIBIDI_TYPE_BS)
        break;
      if (type == FRIBIDI_TYPE_PDI)
        n_isolates -= n_isolates > 0;
      else if (FRIBIDI_IS_ISOLATE (type))
        n_isolates++;
      else if (FRIBIDI_IS_LETTER (type) && n_isolates == 0)
        return direction_of_type (type);
    }
  return UNREP_DIRECTION_NEUTRAL;
}

/**
 * unrep_first_strong_direction:
 * @utf8: valid UTF-8, one line
 * @n_bytes: its length in bytes
 *
 * What GTK 4 makes of a line of a text buffer (gdk_find_base_dir()), which is not
 * what UAX #9 says: the first strong character decides, the marks U+200E, U+200F
 * and the embedding and override controls being strong and isolates not skipped.
 *
 * Returns: the direction, %UNREP_DIRECTION_NEUTRAL where the line has no strong
 *   character; GTK then copies the direction of a line nearby
 */
UnrepDirection
unrep_first_strong_direction (const char *utf8,
                              gsize       n_bytes)
{
  const char *end = utf8 + n_bytes;

  for (const char *p = utf8; p < end; p = g_utf8_next_char (p))
    {
      FriBidiCharType type = fribidi_get_bidi_type (unrep_utf8_get_char (p));

      if (FRIBIDI_IS_STRONG (type))
        return direction_of_type (type);
    }
  return UNREP_DIRECTION_NEUTRAL;
}

static gboolean
is_inner_punctuation (char c)
{
  return strchr (".,;:!?'\"()[]{}<>*", c) != NULL;
}

/* `A/CONF.234/15`, `E/CN.15/2019/L.2/Rev.1`: capitals up to the first slash, and a
 * digit somewhere. `and/or` and `N/A` are words. */
static gboolean
is_document_symbol (const char *token,
                    gsize       length)
{
  const char *slash = memchr (token, '/', length);
  gboolean has_digit = FALSE;

  if (slash == NULL || !g_ascii_isupper (token[0]))
    return FALSE;

  for (const char *p = token; p < slash; p++)
    if (g_ascii_islower (*p))
      return FALSE;

  for (gsize i = 0; i < length; i++)
    has_digit = has_digit || g_ascii_isdigit (token[i]);
  return has_digit;
}

/* `unodc.org/documents`: a host name, whose last part has two letters or more. */
static gboolean
begins_with_host (const char *token,
                  gsize       length)
{
  const char *slash = memchr (token, '/', length);
  gsize n_letters = 0;

  if (slash == NULL)
    return FALSE;

  for (const char *p = slash; p > token; p--)
    {
      char c = p[-1];

      if (c == '.')
        return n_letters >= 2 && p - 1 > token;
      if (!g_ascii_islower (c))
        return FALSE;
      n_letters++;
    }
  return FALSE;
}

/* Whether the run of ASCII characters @token is something that is written from
 * left to right wherever it stands, and hence says nothing about its paragraph. */
static gboolean
is_reference (const char *token,
              gsize       length)
{
  const char *at;

  while (length > 0 && is_inner_punctuation (*token))
    token++, length--;
  while (length > 0 && is_inner_punctuation (token[length - 1]))
    length--;
  if (length == 0)
    return FALSE;

  at = memchr (token, '@', length);
  if (at != NULL)
    return at > token && at < token + length - 1;

  return g_strstr_len (token, length, "://") != NULL
         || (length > 4 && g_ascii_strncasecmp (token, "www.", 4) == 0)
         || is_document_symbol (token, length)
         || begins_with_host (token, length);
}

static gsize
ascii_run_length (const char *p,
                  const char *end)
{
  const char *start = p;

  while (p < end && g_ascii_isgraph (*p))
    p++;
  return p - start;
}

static gsize
count_ascii_letters (const char *p,
                     gsize       length)
{
  gsize n = 0;

  for (gsize i = 0; i < length; i++)
    n += g_ascii_isalpha (p[i]);
  return n;
}

/* Counts until more than @enough run from left to right. */
static void
count_letters (const char *p,
               gsize       n_bytes,
               gsize       enough,
               Votes      *votes)
{
  const char *end = p + n_bytes;

  while (p < end && votes->ltr <= enough)
    {
      gunichar c = unrep_utf8_get_char (p);
      gsize run;

      /* What nearly all of an Arabic text is needs no table. */
      if (c >= 0x600 && c <= 0x669)
        {
          votes->rtl += (c >= 0x620) & (c <= 0x64a);
          p += 2;
          continue;
        }
      if (c == ' ')
        {
          p++;
          continue;
        }
      run = ascii_run_length (p, end);
      if (run > 0)
        {
          if (!is_reference (p, run))
            votes->ltr += count_ascii_letters (p, run);
          p += run;
          continue;
        }

      /* The marks U+200E, U+200F and U+061C are strong, but nobody reads them. */
      if (c >= 0x80 && g_unichar_isalpha (c))
        {
          FriBidiCharType type = fribidi_get_bidi_type (c);

          if (FRIBIDI_IS_LETTER (type) && FRIBIDI_IS_RTL (type))
            votes->rtl++;
          else if (FRIBIDI_IS_LETTER (type))
            votes->ltr++;
        }
      p = g_utf8_next_char (p);
    }
}

/**
 * unrep_paragraph_direction:
 * @utf8: valid UTF-8, one paragraph
 * @n_bytes: its length in bytes
 * @document: the direction of the document it stands in
 *
 * The direction in which a reader expects a paragraph: that of the majority of its
 * letters. URLs, e-mail addresses and document symbols do not count, so that an
 * Arabic line that begins with `V-` or consists mostly of a URL is right to left.
 * Where as many letters run one way as the other, the document decides, then the
 * first letter.
 *
 * Returns: the direction, never neutral
 */
UnrepDirection
unrep_paragraph_direction (const char     *utf8,
                           gsize           n_bytes,
                           UnrepDirection  document)
{
  UnrepLetterCount count = unrep_letter_count (utf8, n_bytes);
  Votes votes = { 0, 0 };

  /* Nearly always one look is enough, which finds the letters of Arabic, and for each way at
   * most too many of the others. */
  if (count.arabic > count.latin + count.other)
    return UNREP_DIRECTION_RTL;
  count_letters (utf8, n_bytes, count.arabic + count.other, &votes);
  if (votes.rtl != votes.ltr)
    return votes.rtl > votes.ltr ? UNREP_DIRECTION_RTL : UNREP_DIRECTION_LTR;
  if (document != UNREP_DIRECTION_NEUTRAL)
    return document;
  return unrep_unicode_base_direction (utf8, n_bytes) == UNREP_DIRECTION_RTL ? UNREP_DIRECTION_RTL
                                                                             : UNREP_DIRECTION_LTR;
}

static gsize
next_char_start (const char *utf8,
                 gsize       n_bytes,
                 gsize       byte)
{
  while (byte < n_bytes && (utf8[byte] & 0xC0) == 0x80)
    byte++;
  return byte;
}

/**
 * unrep_document_direction:
 * @utf8: valid UTF-8, a whole text
 * @n_bytes: its length in bytes
 *
 * The direction of the majority of a text's letters, counted as in
 * unrep_paragraph_direction(). Of a text longer than 512 KB only the first 256 KB
 * and 64 windows of 4 KB at even distances behind them are looked at.
 *
 * Returns: the direction, right to left where both have as many letters;
 *   %UNREP_DIRECTION_NEUTRAL where there are none
 */
UnrepDirection
unrep_document_direction (const char *utf8,
                          gsize       n_bytes)
{
  Votes votes = { 0, 0 };

  if (n_bytes <= SAMPLE_BEGINNING + SAMPLE_N_WINDOWS * SAMPLE_WINDOW)
    {
      count_letters (utf8, n_bytes, n_bytes, &votes);
    }
  else
    {
      gsize stride = (n_bytes - SAMPLE_BEGINNING) / SAMPLE_N_WINDOWS;

      count_letters (utf8, next_char_start (utf8, n_bytes, SAMPLE_BEGINNING), n_bytes, &votes);
      for (gsize i = 0; i < SAMPLE_N_WINDOWS; i++)
        {
          gsize byte = SAMPLE_BEGINNING + i * stride;
          gsize start = next_char_start (utf8, n_bytes, byte);
          gsize end = next_char_start (utf8, n_bytes, byte + SAMPLE_WINDOW);

          count_letters (utf8 + start, end - start, n_bytes, &votes);
        }
    }

  if (votes.rtl == 0 && votes.ltr == 0)
    return UNREP_DIRECTION_NEUTRAL;
  return votes.rtl >= votes.ltr ? UNREP_DIRECTION_RTL : UNREP_DIRECTION_LTR;
}
