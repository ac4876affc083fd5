/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-direction.h"

#include <fribidi.h>

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
      FriBidiCharType type = fribidi_get_bidi_type (g_utf8_get_char (p));

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
      FriBidiCharType type = fribidi_get_bidi_type (g_utf8_get_char (p));

      if (FRIBIDI_IS_STRONG (type))
        return direction_of_type (type);
    }
  return UNREP_DIRECTION_NEUTRAL;
}
