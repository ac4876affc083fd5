/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-codebook-private.h"

#include "base/unrep-unichar.h"

#include <string.h>

#define MAX_LANGUAGE_CHARS 35

/**
 * unrep_colour_is_valid:
 * @colour: UTF-8 that is not trusted
 *
 * Returns: whether it is `#RRGGBB`, and therefore nothing that CSS or Pango could
 *   take for something else
 */
gboolean
unrep_colour_is_valid (const char *colour)
{
  return strlen (colour) == 7 && colour[0] == '#' && strspn (colour + 1, "0123456789abcdefABCDEF") == 6;
}

/**
 * unrep_text_is_visible:
 * @text: UTF-8 that is not trusted
 * @max: how many code points it may have
 *
 * Returns: whether all of one to @max code points are visible: what is drawn in a
 *   margin or on a key
 */
gboolean
unrep_text_is_visible (const char *text,
                       glong       max)
{
  glong n = g_utf8_strlen (text, -1);

  if (n < 1 || n > max)
    return FALSE;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isgraph (g_utf8_get_char (p)))
      return FALSE;
  return TRUE;
}

/* Marks say of which direction they are; what opens a level stays open behind
 * the name and reorders whatever is written beside it. */
static gboolean
is_harmless (gunichar c,
             gboolean one_line)
{
  if (c == 0x061c || c == 0x200e || c == 0x200f)
    return TRUE;
  return !unrep_unichar_is_bidi_control (c) && c != 0x2028 && c != 0x2029 && c != 0xfeff &&
         (!g_unichar_iscntrl (c) || (c == '\n' && !one_line));
}

/**
 * unrep_text_is_plain:
 * @text: UTF-8 that is not trusted
 * @one_line: whether it must be a single line
 *
 * Returns: whether it says something visible in at most %UNREP_CODEBOOK_MAX_TEXT_CHARS
 *   code points, without control characters and without bidi controls that reach
 *   beyond it
 */
gboolean
unrep_text_is_plain (const char *text,
                     gboolean    one_line)
{
  gboolean is_visible = FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (!is_harmless (g_utf8_get_char (p), one_line))
        return FALSE;
      is_visible |= g_unichar_isgraph (g_utf8_get_char (p));
    }
  return is_visible && g_utf8_strlen (text, -1) <= UNREP_CODEBOOK_MAX_TEXT_CHARS;
}

/**
 * unrep_language_is_valid:
 * @language: UTF-8 that is not trusted
 *
 * Returns: whether it can be the name of a language, such as `ar` and `pt_BR`
 */
gboolean
unrep_language_is_valid (const char *language)
{
  gsize length = strlen (language);

  return length >= 1 && length <= MAX_LANGUAGE_CHARS && g_ascii_isalpha (language[0]) &&
         strspn (language, G_CSET_a_2_z G_CSET_A_2_Z G_CSET_DIGITS "-_@.") == length;
}
