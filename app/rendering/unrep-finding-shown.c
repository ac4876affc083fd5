/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-finding-message.h"

#include "unrep-check-private.h"

/* How much is quoted in a message, in code points. */
#define QUOTE_CHARS 60

/* A character of words that begin at @start; one that is not seen, or would change what
 * is around it, by its number. */
static void
append_char (GString  *out,
             gsize     start,
             gunichar  c)
{
  guint32 kind = unrep_char_get_kind (c);

  if (g_unichar_isspace (c) && (c < 0x80 || (kind & UNREP_CHAR_SPACE) != 0))
    g_string_append_c (out, ' ');
  else if ((kind & (UNREP_CHAR_BIDI_CONTROL | UNREP_CHAR_INVISIBLE | UNREP_CHAR_UNUSABLE)) != 0 || !g_unichar_isprint (c))
    g_string_append_printf (out, "<U+%04X>", c);
  else
    {
      if ((kind & UNREP_CHAR_MARK) != 0 && out->len == start)
        g_string_append_unichar (out, 0x25cc);
      g_string_append_unichar (out, c);
    }
}

/* Whether append_char() adds @c as it is, wherever it stands. */
static gboolean
is_plain (gunichar       c,
          const guint32 *table)
{
  return c == ' ' || (c < UNREP_CHAR_TABLE_SIZE
                      && (table[c] & (UNREP_CHAR_ARABIC | UNREP_CHAR_LATIN | UNREP_CHAR_ANY_DIGIT | UNREP_CHAR_ARABIC_MARK)) != 0);
}

/**
 * unrep_finding_append_shown:
 * @out: what is added to
 * @utf8: words, as a report has them
 * @n_chars: how many code points of them, at most
 *
 * Adds what unrep_finding_dup_shown() says.
 */
void
unrep_finding_append_shown (GString    *out,
                            const char *utf8,
                            gsize       n_chars)
{
  const guint32 *table = unrep_char_get_table ();
  const char *plain = utf8;
  gsize start = out->len;

  for (gsize i = 0; i < n_chars && *utf8 != '\0'; i++)
    {
      gunichar c = g_utf8_get_char (utf8);

      if (i < QUOTE_CHARS && is_plain (c, table))
        {
          utf8 = g_utf8_next_char (utf8);
          continue;
        }
      g_string_append_len (out, plain, utf8 - plain);
      plain = utf8 = g_utf8_next_char (utf8);
      if (i == QUOTE_CHARS)
        {
          g_string_append (out, "…");
          break;
        }
      append_char (out, start, c);
    }
  g_string_append_len (out, plain, utf8 - plain);
}

/**
 * unrep_finding_dup_shown:
 * @utf8: words, as a report has them
 * @n_chars: how many code points of them, at most
 *
 * Returns: (transfer full): at most 60 characters of them; those that cannot be seen
 *   or would change the order of others are written as numbers
 */
char *
unrep_finding_dup_shown (const char *utf8,
                         gsize       n_chars)
{
  g_autoptr (GString) out = g_string_sized_new (4 * QUOTE_CHARS);

  unrep_finding_append_shown (out, utf8, n_chars);
  return g_string_free (g_steal_pointer (&out), FALSE);
}
