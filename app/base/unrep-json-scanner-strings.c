/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Strings and their escapes. */
#include "unrep-json-scanner.h"

#include "unrep-utf8.h"

#include <glib/gi18n.h>
#include <string.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

#ifdef __SSE2__
/* Passes over blocks of 16 bytes in which nothing is special, and then to what is
 * special in the next block; *@found says whether there is something. */
static gsize
pass_blocks (const char *data,
             gsize       at,
             gsize       length,
             gboolean   *is_ascii,
             gboolean   *found)
{
  const __m128i quote = _mm_set1_epi8 ('"'), backslash = _mm_set1_epi8 ('\\'), control = _mm_set1_epi8 (0x1f);
  guint seen = 0;

  for (; length - at >= 16; at += 16)
    {
      __m128i block = _mm_loadu_si128 ((const __m128i *) (data + at));
      __m128i special = _mm_or_si128 (_mm_cmpeq_epi8 (block, quote), _mm_cmpeq_epi8 (block, backslash));
      guint mask;

      special = _mm_or_si128 (special, _mm_cmpeq_epi8 (_mm_max_epu8 (block, control), control));
      mask = _mm_movemask_epi8 (special);
      if (mask != 0)
        {
          seen |= _mm_movemask_epi8 (block) & (mask ^ (mask - 1));
          at += __builtin_ctz (mask);
          *found = TRUE;
          break;
        }
      seen |= _mm_movemask_epi8 (block);
    }

  if (seen != 0)
    *is_ascii = FALSE;
  return at;
}
#endif

/* Where the next byte is that a string cannot just contain: a quote, a backslash
 * or a control character. Eight bytes at a time; the three tests are the usual
 * ones for a zero byte in a word, which may see one too much above a true one,
 * but never one where there is none. Sets *@is_ascii to %FALSE where something on
 * the way is not, or may be not. */
static gsize
find_special (UnrepJsonScanner *self,
              gsize             at,
              gboolean         *is_ascii)
{
  const guint64 ones = G_GUINT64_CONSTANT (0x0101010101010101);
  const char *data = self->data;
  guint64 seen = 0;

#ifdef __SSE2__
  gboolean found = FALSE;

  at = pass_blocks (data, at, self->length, is_ascii, &found);
  if (found)
    return at;
#endif
  for (; at + sizeof (guint64) <= self->length; at += sizeof (guint64))
    {
      guint64 word, quote, backslash, control, special;

      memcpy (&word, data + at, sizeof word);
      word = GUINT64_FROM_LE (word);
      quote = word ^ (ones * '"');
      backslash = word ^ (ones * '\\');
      quote = (quote - ones) & ~quote;
      backslash = (backslash - ones) & ~backslash;
      control = (word - ones * 0x20) & ~word;
      special = (quote | backslash | control) & (ones * 0x80);
      seen |= word;
      if (special != 0)
        {
          at += __builtin_ctzll (special) / 8;
          break;
        }
    }

  for (; at < self->length && data[at] != '"' && data[at] != '\\' && (guchar) data[at] >= 0x20; at++)
    seen |= (guchar) data[at];
  if ((seen & (ones * 0x80)) != 0)
    *is_ascii = FALSE;

  return at;
}

/* The value of four hexadecimal digits, or -1. */
static int
parse_hex (UnrepJsonScanner *self,
           gsize             at)
{
  int value = 0;

  if (self->length - at < 4)
    return -1;

  for (gsize i = 0; i < 4; i++)
    {
      int digit = g_ascii_xdigit_value (self->data[at + i]);

      if (digit < 0)
        return -1;
      value = value * 16 + digit;
    }

  return value;
}

/* Checks the escape whose backslash is at *at, and moves *at behind it. */
static gboolean
check_escape (UnrepJsonScanner *self,
              gsize            *at)
{
  gsize start = *at;
  char kind = start + 1 < self->length ? self->data[start + 1] : '\0';
  int unit, low;

  if (kind == '"' || kind == '\\' || kind == '/' || kind == 'b' || kind == 'f' || kind == 'n' || kind == 'r' ||
      kind == 't')
    {
      *at = start + 2;
      return TRUE;
    }
  if (kind != 'u')
    return unrep_json_scanner_fail (self, start, _("there is no such escape"));

  unit = parse_hex (self, start + 2);
  if (unit < 0)
    return unrep_json_scanner_fail (self, start, _("\\u must be followed by four hexadecimal digits"));
  if (unit == 0)
    return unrep_json_scanner_fail (self, start, _("U+0000 is not allowed in a string"));
  *at = start + 6;
  if (unit < 0xd800 || unit > 0xdfff)
    return TRUE;

  low = -1;
  if (unit < 0xdc00 && self->length - *at >= 6 && self->data[*at] == '\\' && self->data[*at + 1] == 'u')
    low = parse_hex (self, *at + 2);
  if (low < 0xdc00 || low > 0xdfff)
    return unrep_json_scanner_fail (self, start, _("half of a surrogate pair stands alone"));
  *at += 6;

  return TRUE;
}

/**
 * unrep_json_scanner_read_string:
 * @string: return location of the string
 *
 * Reads a string token; @self is at its opening quote.
 *
 * Returns: whether it is valid
 */
gboolean
unrep_json_scanner_read_string (UnrepJsonScanner *self,
                                UnrepJsonString  *string)
{
  gsize start = self->at + 1;
  gsize at = start;

  string->escaped = FALSE;
  while (TRUE)
    {
      gsize plain = at, invalid;
      gboolean is_ascii = TRUE;

      at = find_special (self, at, &is_ascii);
      invalid = is_ascii ? at - plain : unrep_utf8_find_invalid (self->data + plain, at - plain);
      if (invalid < at - plain)
        return unrep_json_scanner_fail (self, plain + invalid, _("this is not valid UTF-8: save it as UTF-8"));
      if (at >= self->length)
        return unrep_json_scanner_fail (self, self->at, _("this string has no closing quote"));
      if (self->data[at] == '"')
        break;
      if (self->data[at] != '\\')
        return unrep_json_scanner_fail (self, at, _("a control character in a string must be written as an escape"));
      if (!check_escape (self, &at))
        return FALSE;
      string->escaped = TRUE;
    }

  string->start = start;
  string->length = at - start;
  self->at = at + 1;

  return TRUE;
}

/**
 * unrep_json_scanner_decode:
 * @string: a string of this text
 * @out: what is replaced by what @string says; it grows where it has to, and is
 *   never made smaller, so that it can serve again
 *
 * Resolves the escapes of a string.
 */
void
unrep_json_scanner_decode (UnrepJsonScanner      *self,
                           const UnrepJsonString *string,
                           GString               *out)
{
  static const char escapes[] = "\"\\/bfnrt", values[] = "\"\\/\b\f\n\r\t";
  const char *p = self->data + string->start, *end = p + string->length;
  char *to;

  /* Every escape is longer than the character that it stands for. */
  if (out->allocated_len <= string->length)
    g_string_set_size (out, string->length);
  to = out->str;

  while (p < end)
    {
      const char *backslash = string->escaped ? memchr (p, '\\', end - p) : NULL;
      gsize plain = (backslash != NULL ? backslash : end) - p;

      memcpy (to, p, plain);
      to += plain;
      p += plain;
      if (p == end)
        break;

      if (p[1] != 'u')
        {
          *to++ = values[strchr (escapes, p[1]) - escapes];
          p += 2;
        }
      else
        {
          gunichar c = parse_hex (self, p + 2 - self->data);

          p += 6;
          if (c >= 0xd800 && c < 0xe000)
            {
              c = 0x10000 + ((c - 0xd800) << 10) + (parse_hex (self, p + 2 - self->data) - 0xdc00);
              p += 6;
            }
          to += g_unichar_to_utf8 (c, to);
        }
    }

  *to = '\0';
  out->len = to - out->str;
}
