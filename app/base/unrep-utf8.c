/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-utf8.h"

#include <string.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

/* Eight bytes at a time. In a word that was loaded, bit 0 of every byte stands for
 * that byte once the bits above it are shifted down and masked. */
#define WORD (sizeof (guint64))
#define EACH_BYTE G_GUINT64_CONSTANT (0x0101010101010101)

/* The first byte is the lowest, whatever the machine. */
static inline guint64
load_word (const char *p)
{
  guint64 word;

  memcpy (&word, p, sizeof word);

  return GUINT64_FROM_LE (word);
}

/* Whether a word holds nothing but ASCII and two-byte characters, as Arabic,
 * Cyrillic and Latin text does: whether exactly the bytes behind a lead byte are
 * continuation bytes. *@open, 0 or 1, says whether the byte before it is a lead
 * byte, and then whether its last byte is one. No branch depends on where letters
 * and spaces stand, which is what makes texts slow to check byte by byte. */
static inline gboolean
is_simple_word (guint64  word,
                guint64 *open)
{
  guint64 high = word >> 7 & EACH_BYTE;
  guint64 lead = high & word >> 6;
  guint64 continuation = high ^ lead;
  guint64 three_or_four = lead & word >> 5;
  /* C0 and C1 would spell ASCII in two bytes. */
  guint64 long_enough = word >> 1 | word >> 2 | word >> 3 | word >> 4;

  if (continuation != (lead << 8 | *open) || three_or_four != 0 || (lead & ~long_enough) != 0)
    return FALSE;
  *open = lead >> 56;

  return TRUE;
}

#ifdef __SSE2__
#define BLOCK 16

/* is_simple_word() for 16 bytes. As numbers with a sign, continuation bytes are those
 * below -64 (C0), and lead bytes of two-byte characters those from -62 (C2) to -33 (DF). */
static inline gboolean
is_simple_block (const char *p,
                 guint64    *open)
{
  __m128i block = _mm_loadu_si128 ((const __m128i *) p);
  guint high = _mm_movemask_epi8 (block);
  guint continuation = _mm_movemask_epi8 (_mm_cmplt_epi8 (block, _mm_set1_epi8 (-64)));
  guint lead = high & _mm_movemask_epi8 (_mm_and_si128 (_mm_cmpgt_epi8 (block, _mm_set1_epi8 (-63)),
                                                        _mm_cmplt_epi8 (block, _mm_set1_epi8 (-32))));

  if ((lead | continuation) != high || continuation != ((lead << 1 | (guint) *open) & 0xffff))
    return FALSE;
  *open = lead >> (BLOCK - 1);

  return TRUE;
}

/* How many of as many continuation bytes as a byte can count, 255 in each of the 16
 * places, are in @n blocks. */
static inline gsize
count_continuation (const char *p,
                    gsize       n)
{
  __m128i counts = _mm_setzero_si128 (), sums;

  for (; n > 0; n--, p += BLOCK)
    counts = _mm_sub_epi8 (counts, _mm_cmplt_epi8 (_mm_loadu_si128 ((const __m128i *) p), _mm_set1_epi8 (-64)));
  sums = _mm_sad_epu8 (counts, _mm_setzero_si128 ());

  return (gsize) _mm_cvtsi128_si32 (sums) + (gsize) _mm_cvtsi128_si32 (_mm_srli_si128 (sums, 8));
}
#endif

/* The length in bytes of the character that begins at @p, 0 where none does: table
 * 3-7 of the Unicode standard. */
static gsize
character_length (const guchar *p,
                  gsize         length)
{
  /* What the second byte may be; the lead byte narrows it for overlong forms, for
   * surrogates and behind U+10FFFF. */
  guchar low = 0x80, high = 0xbf;
  gsize n;

  if (p[0] < 0x80)
    return 1;
  if (p[0] < 0xc2 || p[0] > 0xf4)
    return 0;

  n = p[0] < 0xe0 ? 2 : p[0] < 0xf0 ? 3 : 4;
  if (p[0] == 0xe0)
    low = 0xa0;
  else if (p[0] == 0xed)
    high = 0x9f;
  else if (p[0] == 0xf0)
    low = 0x90;
  else if (p[0] == 0xf4)
    high = 0x8f;

  if (length < n || p[1] < low || p[1] > high)
    return 0;
  for (gsize i = 2; i < n; i++)
    if ((p[i] & 0xc0) != 0x80)
      return 0;

  return n;
}

/**
 * unrep_utf8_find_invalid:
 * @data: bytes
 * @length: how many
 *
 * Checks UTF-8 as g_utf8_validate_len() does, but several times as fast where
 * characters have one or two bytes, and allows NUL.
 *
 * Returns: where the first bytes begin that are no character; @length when all
 *   are valid
 */
gsize
unrep_utf8_find_invalid (const char *data,
                         gsize       length)
{
  gsize at = 0;

  while (at < length)
    {
      guint64 open = 0;
      gsize n;

#ifdef __SSE2__
      while (length - at >= BLOCK && is_simple_block (data + at, &open))
        at += BLOCK;
#endif
      while (length - at >= WORD && is_simple_word (load_word (data + at), &open))
        at += WORD;
      /* A character that the last word began is read from its beginning. */
      at -= open;
      if (at == length)
        break;

      n = character_length ((const guchar *) data + at, length - at);
      if (n == 0)
        return at;
      at += n;
    }

  return length;
}

/**
 * unrep_utf8_count:
 * @data: valid UTF-8
 * @length: its length in bytes
 *
 * Returns: how many code points it has
 */
gsize
unrep_utf8_count (const char *data,
                  gsize       length)
{
  gsize n_continuation = 0, at = 0;

#ifdef __SSE2__
  while (length - at >= BLOCK)
    {
      gsize n = MIN ((length - at) / BLOCK, 255);

      n_continuation += count_continuation (data + at, n);
      at += n * BLOCK;
    }
#endif
  while (length - at >= WORD)
    {
      /* As many words as their counts, one in each byte, can be added up in. */
      gsize end = at + MIN ((length - at) / WORD, 255) * WORD;
      guint64 counts = 0;

      for (; at < end; at += WORD)
        {
          guint64 word = load_word (data + at);

          counts += word >> 7 & ~word >> 6 & EACH_BYTE;
        }
      for (; counts != 0; counts >>= 8)
        n_continuation += counts & 0xff;
    }
  for (; at < length; at++)
    n_continuation += ((guchar) data[at] & 0xc0) == 0x80;

  return length - n_continuation;
}

/**
 * unrep_utf8_is_blank:
 * @text: valid UTF-8
 *
 * Returns: whether there is nothing in it but white space
 */
gboolean
unrep_utf8_is_blank (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (!g_unichar_isspace (g_utf8_get_char (text)))
      return FALSE;
  return TRUE;
}
