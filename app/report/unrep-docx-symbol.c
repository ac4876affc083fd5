/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-docx-numbering.h"

#include <string.h>

/* Fonts of signs have them where letters are, or in the private area from here on. */
#define PRIVATE_FIRST 0xF000
#define PRIVATE_LAST 0xF0FF
#define BULLET 0x2022

typedef struct
{
  guchar code;
  guint16 character;
} Sign;

/* Only what reports have; Adobe's and Microsoft's published tables have the rest. */
static const Sign symbol[] = {
  { 0x2d, 0x2212 }, { 0x61, 0x03b1 }, { 0x62, 0x03b2 }, { 0x67, 0x03b3 }, { 0x64, 0x03b4 }, { 0x6d, 0x03bc },
  { 0x70, 0x03c0 }, { 0xa3, 0x2264 }, { 0xa5, 0x221e }, { 0xab, 0x2194 }, { 0xac, 0x2190 }, { 0xad, 0x2191 },
  { 0xae, 0x2192 }, { 0xaf, 0x2193 }, { 0xb0, 0x00b0 }, { 0xb1, 0x00b1 }, { 0xb3, 0x2265 }, { 0xb4, 0x00d7 },
  { 0xb7, BULLET }, { 0xb9, 0x2260 }, { 0xbb, 0x2248 }, { 0xbc, 0x2026 }, { 0xde, 0x21d2 }, { 0xe5, 0x2211 },
};
static const Sign wingdings[] = {
  { 0x6c, 0x25cf }, { 0x6e, 0x25a0 }, { 0x6f, 0x25a1 }, { 0x71, 0x2751 }, { 0x75, 0x25c6 }, { 0x76, 0x2756 },
  { 0x9f, BULLET }, { 0xa7, 0x25aa }, { 0xa8, 0x25fb }, { 0xd8, 0x27a2 }, { 0xe0, 0x2192 }, { 0xfb, 0x2717 },
  { 0xfc, 0x2713 }, { 0xfd, 0x2612 }, { 0xfe, 0x2611 },
};

static gunichar
find_sign (const Sign *signs,
           gsize       n,
           guint       code)
{
  for (gsize i = 0; i < n; i++)
    if (signs[i].code == code)
      return signs[i].character;
  return BULLET;
}

/**
 * unrep_docx_symbol:
 * @font: (nullable): name of a font
 * @c: a character in it
 *
 * Returns: the character that looks as @c does in a font of signs; a bullet for a sign
 *   that is not known, so that something is there; @c itself in other fonts
 */
gunichar
unrep_docx_symbol (const char *font,
                   gunichar    c)
{
  guint code = c >= PRIVATE_FIRST && c <= PRIVATE_LAST ? c - PRIVATE_FIRST : c;
  gboolean is_symbol = g_strcmp0 (font, "Symbol") == 0;
  gboolean is_wingdings = g_strcmp0 (font, "Wingdings") == 0;

  if (code > 0xff)
    return c;
  /* Digits and most punctuation are where they are elsewhere. */
  if (is_symbol && code < 0x40 && code != 0x2d)
    return code;
  if (is_symbol)
    return find_sign (symbol, G_N_ELEMENTS (symbol), code);
  if (is_wingdings)
    return find_sign (wingdings, G_N_ELEMENTS (wingdings), code);
  return code == c ? c : BULLET;
}
