/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What browsers read otherwise than the parser, which is older than they are: character
 * references (HTML, section 13.2.5), and elements that have no content. */
#include "unrep-html.h"

#include <string.h>

#define MAX_NAME 32
#define MAX_DIGITS 12

/* Numbers that mean what they mean in windows-1252: from 0x80. */
static const gunichar numbers[32] = {
  0x20ac, 0x81,   0x201a, 0x192,  0x201e, 0x2026, 0x2020, 0x2021, 0x2c6,  0x2030, 0x160, 0x2039, 0x152, 0x8d, 0x17d, 0x8f,
  0x90,   0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x2dc,  0x2122, 0x161, 0x203a, 0x153, 0x9d, 0x17e, 0x178,
};

/* Names that are newer than the parser, those of signs that reports have. */
static const struct
{
  const char *name;
  gunichar c;
} names[] = {
  { "apos", 0x27 },     { "ast", 0x2a },        { "bsol", 0x5c },   { "check", 0x2713 },  { "checkmark", 0x2713 }, { "colon", 0x3a },
  { "comma", 0x2c },    { "commat", 0x40 },     { "cross", 0x2717 }, { "dash", 0x2010 },  { "dollar", 0x24 },      { "equals", 0x3d },
  { "excl", 0x21 },     { "half", 0xbd },       { "hyphen", 0x2010 }, { "lbrace", 0x7b }, { "lbrack", 0x5b },      { "lcub", 0x7b },
  { "lowbar", 0x5f },   { "lpar", 0x28 },       { "lsqb", 0x5b },   { "NewLine", 0x0a },  { "NoBreak", 0x2060 },
  { "NonBreakingSpace", 0xa0 }, { "num", 0x23 }, { "numero", 0x2116 }, { "percnt", 0x25 }, { "period", 0x2e },     { "phone", 0x260e },
  { "plus", 0x2b },     { "quest", 0x3f },      { "rbrace", 0x7d }, { "rbrack", 0x5d },   { "rcub", 0x7d },        { "rpar", 0x29 },
  { "rsqb", 0x5d },     { "semi", 0x3b },       { "sol", 0x2f },    { "square", 0x25a1 }, { "squ", 0x25a1 },       { "star", 0x2606 },
  { "starf", 0x2605 },  { "Tab", 0x09 },        { "verbar", 0x7c }, { "ZeroWidthSpace", 0x200b },
};

/* Names that are known without a semicolon too, for old pages have none. */
static const char *const bare_names[] = {
  "nbsp", "amp", "lt", "gt", "quot", "copy", "reg", "laquo", "raquo", "shy", "deg", "middot", "sect", "para", "ordf", "ordm",
  "eacute", "egrave", "ecirc", "euml", "agrave", "aacute", "acirc", "auml", "aring", "aelig", "ccedil", "igrave", "iacute",
  "icirc", "iuml", "ntilde", "ograve", "oacute", "ocirc", "ouml", "oslash", "ugrave", "uacute", "ucirc", "uuml", "szlig",
  "Eacute", "Egrave", "Ecirc", "Agrave", "Aacute", "Acirc", "Ccedil", "Ntilde", "Oacute", "Ouml", "Uuml", "Auml", "iexcl", "iquest",
};

/* The number behind `&#`, as browsers take it: what is no character is U+FFFD. */
static gboolean
read_number (const char **p,
             gunichar    *c)
{
  const char *start = *p;
  gboolean hex = *start == 'x' || *start == 'X';
  guint64 number;
  guint n = 0;

  start += hex;
  while (n < MAX_DIGITS && (hex ? g_ascii_isxdigit (start[n]) : g_ascii_isdigit (start[n])))
    n++;
  if (n == 0)
    return FALSE;
  number = g_ascii_strtoull (start, NULL, hex ? 16 : 10);
  start += n;
  *p = start + (*start == ';');
  if (number >= 0x80 && number < 0xa0)
    number = numbers[number - 0x80];
  if (number == 0 || number > 0x10ffff || !g_unichar_validate ((gunichar) number))
    number = 0xfffd;
  *c = (gunichar) number;
  return TRUE;
}

static gboolean
read_name (const char **p,
           gunichar    *c)
{
  gsize n = 0;

  while (n < MAX_NAME && g_ascii_isalnum ((*p)[n]))
    n++;
  if ((*p)[n] != ';')
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (strlen (names[i].name) == n && strncmp (*p, names[i].name, n) == 0)
      {
        *c = names[i].c;
        *p += n + 1;
        return TRUE;
      }
  return FALSE;
}

/* How long the name is that has no semicolon, and may do without; or 0. In attributes it
 * may not where more letters follow. */
static gsize
find_bare (const char *p)
{
  for (gsize i = 0; i < G_N_ELEMENTS (bare_names); i++)
    {
      gsize n = strlen (bare_names[i]);

      if (strncmp (p, bare_names[i], n) == 0 && p[n] != ';' && p[n] != '=' && !g_ascii_isalnum (p[n]))
        return n;
    }
  return 0;
}

/* Characters that mean something to the parser stay references. */
static void
append (GString  *out,
        gunichar  c)
{
  if (c < 0x80 && !g_ascii_isalnum ((char) c))
    g_string_append_printf (out, "&#%u;", c);
  else
    g_string_append_unichar (out, c);
}

/* The reference that begins at an ampersand, written as the parser reads it. */
static const char *
copy_reference (GString    *out,
                const char *amp)
{
  const char *p = amp + 1 + (amp[1] == '#');
  gunichar c;
  gsize n_bare;

  if (amp[1] == '#' ? read_number (&p, &c) : read_name (&p, &c))
    {
      append (out, c);
      return p;
    }
  n_bare = find_bare (amp + 1);
  g_string_append_len (out, amp, (gssize) (n_bare + 1));
  if (n_bare > 0)
    g_string_append_c (out, ';');
  return amp + 1 + n_bare;
}

/* Elements that the parser does not know to have no content are closed. */
static const char *
copy_tag (GString    *out,
          const char *tag)
{
  static const char *const empty[] = { "wbr", "source", "track" };

  for (gsize i = 0; i < G_N_ELEMENTS (empty); i++)
    {
      gsize n = strlen (empty[i]), n_tag = strcspn (tag, ">");

      if (g_ascii_strncasecmp (tag + 1, empty[i], n) != 0 || strchr (" \t\r\n\f/>", tag[n + 1]) == NULL || tag[n_tag] == '\0')
        continue;
      g_string_append_len (out, tag, (gssize) n_tag);
      g_string_append (out, tag[n_tag - 1] == '/' ? ">" : "/>");
      return tag + n_tag + 1;
    }
  g_string_append_c (out, '<');
  return tag + 1;
}

/**
 * unrep_html_dup_source:
 * @text: a page
 *
 * Writes out what the parser would read otherwise than browsers do: character references,
 * and elements without content.
 *
 * Returns: (transfer full): the page
 */
char *
unrep_html_dup_source (const char *text)
{
  GString *out = g_string_new (NULL);

  while (*text != '\0')
    {
      gsize n = strcspn (text, "&<");

      g_string_append_len (out, text, (gssize) n);
      text += n;
      if (*text == '&')
        text = copy_reference (out, text);
      else if (*text == '<')
        text = copy_tag (out, text);
    }
  return g_string_free (out, FALSE);
}
