/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gsize    unrep_utf8_find_invalid (const char *data,
                                  gsize       length) G_GNUC_PURE;
gsize    unrep_utf8_count        (const char *data,
                                  gsize       length) G_GNUC_PURE;
gboolean unrep_utf8_is_blank     (const char *text) G_GNUC_PURE;

/**
 * unrep_utf8_get_char:
 * @p: where a code point begins in valid UTF-8 that ends with a NUL
 *
 * As g_utf8_get_char(), without the call for those of one or two bytes, which most of
 * an Arabic text are.
 *
 * Returns: the code point
 */
static inline gunichar
unrep_utf8_get_char (const char *p)
{
  guint first = (guchar) p[0];

  if (first < 0x80)
    return first;
  return first < 0xe0 ? (first & 0x1f) << 6 | ((guchar) p[1] & 0x3f) : g_utf8_get_char (p);
}

G_END_DECLS
