/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What browsers read otherwise than the parser, which is older than they are: character
 * references (HTML, section 13.2.5), and elements that have no content. */
#include "unrep-html.h"

#include <string.h>

#define MAX_NAME 32
#define MAX_DEPTH 300
#define HEADING "unrep-h"
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

/* What is written out, and whether a paragraph may be open in it. */
typedef struct
{
  GString *out;
  gboolean in_paragraph;
} Source;

/* Elements that end a paragraph, and that the parser knows to; those that are newer; and
 * those without content that it does not know as such. */
#define BLOCKS " address blockquote center dd div dl dt fieldset form hr li ol pre table td th tr ul body "
#define NEW_BLOCKS " article aside details dialog figcaption figure footer header hgroup main nav search section summary "
#define EMPTY " embed source track wbr "

static gboolean
is_one_of (const char *words,
           const char *name)
{
  g_autofree char *spaced = g_strdup_printf (" %s ", name);

  return strstr (words, spaced) != NULL;
}

static gboolean
is_heading (const char *name)
{
  return name[0] == 'h' && name[1] >= '1' && name[1] <= '6' && name[2] == '\0';
}

/* The beginning of a tag. A paragraph is ended where the parser would not end it. The
 * parser also ends a heading where a paragraph begins in it, as HTML once had it: until the
 * page is parsed, headings are elements that it does not know. `</br>` is a `<br>`. */
static void
append_name (Source     *self,
             const char *name,
             gboolean    ends)
{
  gboolean heading = is_heading (name);

  if (!ends && self->in_paragraph && (heading || is_one_of (NEW_BLOCKS, name)))
    g_string_append (self->out, "</p>");
  if (heading || is_one_of (NEW_BLOCKS BLOCKS, name))
    self->in_paragraph = FALSE;
  else if (strcmp (name, "p") == 0)
    self->in_paragraph = !ends;
  g_string_append (self->out, ends && strcmp (name, "br") != 0 ? "</" : "<");
  g_string_append (self->out, heading ? HEADING : "");
  g_string_append (self->out, heading ? name + 1 : name);
}

/* The tag that begins at an angle, as far as it is written otherwise. */
static const char *
copy_tag (Source     *self,
          const char *tag)
{
  gboolean ends = tag[1] == '/';
  const char *start = tag + 1 + ends;
  gsize n = 0, n_rest;
  g_autofree char *name = NULL;

  while (n < MAX_NAME && g_ascii_isalnum (start[n]))
    n++;
  if (n == 0 || n == MAX_NAME || start[n] == '-')
    {
      g_string_append_c (self->out, '<');
      return tag + 1;
    }
  name = g_ascii_strdown (start, (gssize) n);
  append_name (self, name, ends);
  start += n;
  n_rest = strcspn (start, ">");
  if (ends || !is_one_of (EMPTY, name) || start[n_rest] == '\0' || (n_rest > 0 && start[n_rest - 1] == '/'))
    return start;
  g_string_append_len (self->out, start, (gssize) n_rest);
  g_string_append (self->out, " />");
  return start + n_rest + 1;
}

/**
 * unrep_html_dup_source:
 * @text: a page
 *
 * Writes out what the parser would read otherwise than browsers do: character references,
 * elements without content, ends of paragraphs, and headings, which unrep_html_restore_names() brings back.
 *
 * Returns: (transfer full): the page
 */
char *
unrep_html_dup_source (const char *text)
{
  Source self = { .out = g_string_new (NULL) };

  while (*text != '\0')
    {
      gsize n = strcspn (text, "&<");

      g_string_append_len (self.out, text, (gssize) n);
      text += n;
      if (*text == '&')
        text = copy_reference (self.out, text);
      else if (*text == '<')
        text = copy_tag (&self, text);
    }
  return g_string_free (self.out, FALSE);
}

static void
restore_names (xmlNode *parent,
               guint    depth)
{
  for (xmlNode *node = parent->children; node != NULL && depth < MAX_DEPTH; node = node->next)
    if (node->type == XML_ELEMENT_NODE)
      {
        const char *name = (const char *) node->name;

        if (g_str_has_prefix (name, HEADING))
          {
            g_autofree char *old = g_strdup (name + strlen (HEADING) - 1);

            xmlNodeSetName (node, BAD_CAST old);
          }
        restore_names (node, depth + 1);
      }
}

/**
 * unrep_html_restore_names:
 * @root: the root of a page that unrep_html_dup_source() prepared
 *
 * Gives headings their names again.
 */
void
unrep_html_restore_names (xmlNode *root)
{
  restore_names (root, 0);
}
