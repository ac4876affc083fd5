/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "team/unrep-export-xml.h"

static gboolean
is_allowed (gunichar c)
{
  return (c >= 0x20 && c != 0xfffe && c != 0xffff) || c == '\t' || c == '\n' || c == '\r';
}

/**
 * unrep_xml_append:
 * @out: where to append
 * @text: UTF-8 of any content
 *
 * Appends a text that is safe in elements and in quoted attributes, of XML and of
 * HTML. What XML 1.0 cannot hold in any way becomes U+FFFD. A carriage return is
 * written as a reference, for a parser would make a line feed of it.
 */
void
unrep_xml_append (GString    *out,
                  const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '&')
        g_string_append (out, "&amp;");
      else if (c == '<')
        g_string_append (out, "&lt;");
      else if (c == '>')
        g_string_append (out, "&gt;");
      else if (c == '"')
        g_string_append (out, "&quot;");
      else if (c == '\'')
        g_string_append (out, "&#39;");
      else if (c == '\r')
        g_string_append (out, "&#13;");
      else if (is_allowed (c))
        g_string_append_len (out, p, g_utf8_next_char (p) - p);
      else
        g_string_append (out, "\357\277\275");
    }
}

/**
 * unrep_xml_append_attribute:
 * @out: a start tag that is open
 * @name: name of an attribute
 * @value: its value, of any content
 *
 * Appends an attribute; its tabs and line feeds stay what they are.
 */
void
unrep_xml_append_attribute (GString    *out,
                            const char *name,
                            const char *value)
{
  gsize start;

  g_string_append_printf (out, " %s=\"", name);
  start = out->len;
  unrep_xml_append (out, value);
  for (gsize i = start; i < out->len; i++)
    if (out->str[i] == '\n' || out->str[i] == '\t')
      {
        const char *reference = out->str[i] == '\n' ? "&#10;" : "&#9;";

        g_string_erase (out, (gssize) i, 1);
        g_string_insert (out, (gssize) i, reference);
      }
  g_string_append_c (out, '"');
}

/**
 * unrep_xml_append_element:
 * @out: where to append
 * @name: name of an element
 * @text: what stands in it, of any content
 *
 * Appends a whole element.
 */
void
unrep_xml_append_element (GString    *out,
                          const char *name,
                          const char *text)
{
  g_string_append_printf (out, "<%s>", name);
  unrep_xml_append (out, text);
  g_string_append_printf (out, "</%s>", name);
}
