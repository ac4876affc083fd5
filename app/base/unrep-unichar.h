/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * unrep_unichar_is_bidi_control:
 *
 * The characters with the property Bidi_Control (Unicode, PropList.txt): they
 * draw nothing, and change in which order everything around them is drawn.
 *
 * Returns: whether @c is one of them
 */
static inline gboolean
unrep_unichar_is_bidi_control (gunichar c)
{
  return c == 0x061c || c == 0x200e || c == 0x200f ||
         (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

G_END_DECLS
