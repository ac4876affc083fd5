/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The signs that style sheets are written in (CSS Syntax 3): strings, escapes, brackets. */
#include "unrep-css-private.h"

#include <string.h>

#define BLANK " \t\r\n\f"

static gboolean
is_one_of (char        c,
           const char *set)
{
  return c != '\0' && strchr (set, c) != NULL;
}

/* The quotation mark that ends the string that begins at @p, or the end of its line. */
static const char *
find_string_end (const char *p,
                 const char *end)
{
  char quote = *p++;

  for (; p < end && *p != quote && *p != '\n'; p++)
    if (*p == '\\' && p + 1 < end)
      p++;
  return p;
}

/**
 * unrep_css_find:
 * @p: where to begin
 * @end: where to end
 * @stops: signs
 *
 * Returns: the first of the signs that stands in no string, escape or brackets; or @end
 */
const char *
unrep_css_find (const char *p,
                const char *end,
                const char *stops)
{
  guint depth = 0;

  for (; p < end; p++)
    {
      if (depth == 0 && is_one_of (*p, stops))
        return p;
      if (*p == '\\' && p + 1 < end)
        p++;
      else if (*p == '"' || *p == '\'')
        p = find_string_end (p, end);
      else if (is_one_of (*p, "([{"))
        depth++;
      else if (is_one_of (*p, ")]}") && depth > 0)
        depth--;
    }
  return end;
}

/**
 * unrep_css_skip_blank:
 * @p: where to begin
 * @end: where to end
 *
 * Returns: the first sign that is no white space, or @end
 */
const char *
unrep_css_skip_blank (const char *p,
                      const char *end)
{
  while (p < end && is_one_of (*p, BLANK))
    p++;
  return p;
}

/**
 * unrep_css_dup_between:
 * @start: where to begin
 * @end: where to end
 *
 * Returns: (transfer full): what stands there, without white space around it
 */
char *
unrep_css_dup_between (const char *start,
                       const char *end)
{
  start = unrep_css_skip_blank (start, end);
  while (end > start && is_one_of (end[-1], BLANK))
    end--;
  return g_strndup (start, (gsize) (end - start));
}

/**
 * unrep_css_dup_plain:
 * @text: a style sheet
 *
 * Returns: (transfer full): it without comments, each of which ends a word as a space does
 */
char *
unrep_css_dup_plain (const char *text)
{
  const char *end = text + strlen (text);
  GString *plain = g_string_sized_new ((gsize) (end - text));

  while (text < end)
    {
      const char *next = text + 1;

      if (g_str_has_prefix (text, "/*"))
        {
          next = strstr (text + 2, "*/");
          next = next != NULL ? next + 2 : end;
          g_string_append_c (plain, ' ');
        }
      else
        {
          if (*text == '"' || *text == '\'')
            next = find_string_end (text, end);
          else if (*text == '\\' && next < end)
            next++;
          next = next > text ? next : text + 1;
          g_string_append_len (plain, text, (gssize) (next - text));
          if (next < end && (*text == '"' || *text == '\''))
            g_string_append_c (plain, *next++);
        }
      text = next;
    }
  return g_string_free (plain, FALSE);
}

/* What the escape behind a backslash stands for; @p is moved behind it. */
static gunichar
read_escape (const char **p,
             const char  *end)
{
  gunichar c = 0;
  guint n = 0;

  if (!g_ascii_isxdigit (**p))
    {
      c = g_utf8_get_char_validated (*p, (gssize) (end - *p));
      if (c >= (gunichar) -2)
        c = 0xfffd, (*p)++;
      else
        *p = g_utf8_next_char (*p);
      return c;
    }
  for (; n < 6 && *p < end && g_ascii_isxdigit (**p); (*p)++, n++)
    c = c * 16 + (gunichar) g_ascii_xdigit_value (**p);
  if (*p < end && is_one_of (**p, BLANK))
    (*p)++;
  return c == 0 || !g_unichar_validate (c) ? 0xfffd : c;
}

/**
 * unrep_css_dup_name:
 * @p: (inout): where to begin; then behind the name
 * @end: where to end
 *
 * Returns: (transfer full) (nullable): the identifier that stands there, escapes resolved
 */
char *
unrep_css_dup_name (const char **p,
                    const char  *end)
{
  GString *name = g_string_new (NULL);

  while (*p < end)
    if (**p == '\\' && *p + 1 < end && (*p)[1] != '\n')
      {
        (*p)++;
        g_string_append_unichar (name, read_escape (p, end));
      }
    else if (g_ascii_isalnum (**p) || **p == '-' || **p == '_' || (guchar) **p >= 0x80)
      g_string_append_c (name, *(*p)++);
    else
      break;
  return g_string_free (name, name->len == 0);
}

/**
 * unrep_css_dup_string:
 * @text: what begins with a quotation mark
 * @end: (out): behind the string
 *
 * Returns: (transfer full): what the string says, escapes resolved
 */
char *
unrep_css_dup_string (const char  *text,
                      const char **end)
{
  const char *p = text + 1, *last = find_string_end (text, text + strlen (text));
  GString *string = g_string_new (NULL);

  while (p < last)
    if (*p != '\\')
      g_string_append_c (string, *p++);
    else if (p + 1 < last && p[1] == '\n')
      p += 2;
    else if (++p < last)
      g_string_append_unichar (string, read_escape (&p, last));
  *end = *last == *text ? last + 1 : last;
  return g_string_free (string, FALSE);
}
