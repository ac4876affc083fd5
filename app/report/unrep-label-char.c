/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-label-char.h"

#include <string.h>

/**
 * unrep_label_char_is_space:
 * @c: a code point
 *
 * Returns: whether it is a space inside a line
 */
gboolean
unrep_label_char_is_space (gunichar c)
{
  return c == ' ' || c == '\t' || c == 0xa0 || c == 0x202f || c == 0x3000;
}

/**
 * unrep_label_char_is_digit:
 * @c: a folded code point
 *
 * Returns: whether it is a digit
 */
gboolean
unrep_label_char_is_digit (gunichar c)
{
  return c < 0x80 && g_ascii_isdigit (c);
}

/**
 * unrep_label_char_is_dash:
 * @c: a code point
 *
 * Returns: whether it is a hyphen, a dash or a minus
 */
gboolean
unrep_label_char_is_dash (gunichar c)
{
  return c == '-' || c == 0x2010 || c == 0x2011 || c == 0x2012 || c == 0x2013 || c == 0x2014 || c == 0x2212
         || c == 0xad;
}

/**
 * unrep_label_char_is_bracket:
 * @c: a folded code point
 *
 * Returns: whether it is a round or square bracket
 */
gboolean
unrep_label_char_is_bracket (gunichar c)
{
  return c == '(' || c == ')' || c == '[' || c == ']';
}

/**
 * unrep_label_char_is_quote:
 * @c: a code point
 *
 * Returns: whether it is a quotation mark, an apostrophe or a degree sign
 */
gboolean
unrep_label_char_is_quote (gunichar c)
{
  return c == '\'' || c == '"' || c == '`' || c == 0xb4 || c == 0xb0 || c == 0xba || c == 0xab || c == 0xbb
         || (c >= 0x2018 && c <= 0x201f) || c == 0x2032 || c == 0x2033 || c == 0x02bc;
}

/**
 * unrep_label_char_is_letter:
 * @c: a code point
 *
 * Returns: whether it is a letter
 */
gboolean
unrep_label_char_is_letter (gunichar c)
{
  if (c < 0x80)
    return g_ascii_isalpha (c);
  return c >= 0xc0 && g_unichar_isalpha (c);
}

/**
 * unrep_label_char_is_digit_like:
 * @c: a folded code point
 *
 * Returns: whether OCR prints it where a digit stood
 */
gboolean
unrep_label_char_is_digit_like (gunichar c)
{
  return c == 0x0623 || (c < 0x80 && c != 0 && strchr ("VAIlOoSBZ$/|", (int) c) != NULL);
}
