/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a web page is told by, and which encoding it is in. */
#include "unrep-html.h"

#include "unrep-encoding-choice.h"
#include "unrep-encoding-guess.h"
#include "unrep-encoding.h"

#include <string.h>

/* How much of a file is looked at for what it is, and for its encoding. */
#define SAMPLE ((gsize) 4096)

/* Names that pages have for encodings, beside those that are known (the Encoding
 * standard, section 4.2). A page that says in ASCII that it is in UTF-16 is not. */
static const char *const aliases[][2] = {
  { "arabic", "ISO-8859-6" },      { "asmo-708", "ISO-8859-6" },   { "ecma-114", "ISO-8859-6" },
  { "iso8859-6", "ISO-8859-6" },   { "iso_8859-6", "ISO-8859-6" }, { "iso-8859-6-e", "ISO-8859-6" },
  { "iso-8859-6-i", "ISO-8859-6" }, { "iso-ir-127", "ISO-8859-6" }, { "cyrillic", "ISO-8859-5" },
  { "iso8859-5", "ISO-8859-5" },   { "iso_8859-5", "ISO-8859-5" }, { "cp1251", "windows-1251" },
  { "koi8", "KOI8-R" },            { "koi", "KOI8-R" },            { "cp1252", "windows-1252" },
  { "ascii", "windows-1252" },     { "iso8859-1", "windows-1252" }, { "iso_8859-1", "windows-1252" },
  { "l1", "windows-1252" },        { "big5-hkscs", "Big5" },       { "x-gbk", "GB18030" },
  { "chinese", "GB18030" },        { "unicode-1-1-utf-8", "UTF-8" },
  { "latin1", "windows-1252" },    { "us-ascii", "windows-1252" }, { "cp1256", "windows-1256" },
  { "x-cp1256", "windows-1256" },  { "x-cp1251", "windows-1251" }, { "x-cp1252", "windows-1252" },
  { "gb2312", "GB18030" },         { "gbk", "GB18030" },           { "utf8", "UTF-8" },
  { "unicode", "UTF-8" },          { "utf-16", "UTF-8" },          { "utf-16le", "UTF-8" },
  { "utf-16be", "UTF-8" },
};

static const struct
{
  const char *mark;
  gsize n;
  const char *encoding;
} marks[] = {
  { "\xEF\xBB\xBF", 3, "UTF-8" },
  { "\xFF\xFE", 2, "UTF-16LE" },
  { "\xFE\xFF", 2, "UTF-16BE" },
};

static gsize
find_mark (const char  *data,
           gsize        n,
           const char **encoding)
{
  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    if (n >= marks[i].n && memcmp (data, marks[i].mark, marks[i].n) == 0)
      {
        *encoding = marks[i].encoding;
        return marks[i].n;
      }
  return 0;
}

/* The beginning of a file in ASCII: the same in every encoding but UTF-16, of which
 * every other byte is left out. A page begins with an angle. */
static char *
dup_sample (GBytes *bytes)
{
  gsize n;
  const char *encoding = NULL, *data = g_bytes_get_data (bytes, &n);
  gsize n_mark = find_mark (data, n, &encoding);
  GString *sample = g_string_new (NULL);
  gboolean wide;

  if (n >= 4 && encoding == NULL && (memcmp (data, "<\0", 2) == 0 || memcmp (data, "\0<", 2) == 0))
    encoding = data[0] == '<' ? "UTF-16LE" : "UTF-16BE";
  wide = encoding != NULL && strcmp (encoding, "UTF-8") != 0;

  for (gsize i = n_mark + (wide && encoding[6] == 'B'); i < MIN (n, SAMPLE) && data[i] != '\0'; i += wide ? 2 : 1)
    g_string_append_c (sample, data[i]);
  return g_string_free (sample, FALSE);
}

/* Behind white space, comments and declarations. */
static const char *
skip_prolog (const char *text)
{
  for (const char *end = text; end != NULL; text = end)
    {
      text += strspn (text, " \t\r\n\f");
      end = NULL;
      if (g_str_has_prefix (text, "<!--") && (end = strstr (text + 4, "-->")) != NULL)
        end += 3;
      else if (g_str_has_prefix (text, "<?xml") && (end = strstr (text, "?>")) != NULL)
        end += 2;
      if (end == NULL)
        return text;
    }
  return text;
}

/**
 * unrep_html_encoding_recognizes:
 * @bytes: content of a file
 *
 * Returns: whether it begins as a web page does
 */
gboolean
unrep_html_encoding_recognizes (GBytes *bytes)
{
  static const char *const starts[] = {
    "<!doctype html", "<html", "<head", "<body", "<title", "<meta", "<h1", "<h2", "<div", "<table", "<p", "<ol", "<ul", "<center",
  };
  g_autofree char *sample = dup_sample (bytes);
  const char *text = skip_prolog (sample);

  for (gsize i = 0; i < G_N_ELEMENTS (starts); i++)
    {
      gsize n = strlen (starts[i]);

      if (g_ascii_strncasecmp (text, starts[i], n) == 0 && text[n] != '\0' && strchr ("> \t\r\n/", text[n]) != NULL)
        return TRUE;
    }
  return FALSE;
}

static const char *
find_alias (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (aliases); i++)
    if (g_ascii_strcasecmp (name, aliases[i][0]) == 0)
      return aliases[i][1];
  return name;
}

#define BLANK " \t\r\n\f"

/* The next attribute of a tag, in lower case; @p is moved behind it. Where there is none
 * the tag is over. */
static gboolean
read_attribute (const char **p,
                char       **name,
                char       **value)
{
  gsize n;
  char quote;

  *p += strspn (*p, BLANK "/");
  if (**p == '>' || **p == '\0')
    return FALSE;
  n = strcspn (*p + 1, BLANK "/>=") + 1;
  *name = g_ascii_strdown (*p, (gssize) n);
  *p += n + strspn (*p + n, BLANK);
  if (**p != '=')
    {
      *value = g_strdup ("");
      return TRUE;
    }
  *p += 1 + strspn (*p + 1, BLANK);
  quote = **p;
  if (quote == '"' || quote == '\'')
    n = strcspn (++*p, quote == '"' ? "\"" : "'");
  else
    n = strcspn (*p, BLANK ">");
  *value = g_ascii_strdown (*p, (gssize) n);
  *p += n + ((quote == '"' || quote == '\'') && (*p)[n] != '\0');
  return TRUE;
}

/* What `text/html; charset=utf-8` says. */
static char *
dup_charset (const char *content)
{
  const char *p = content;

  while ((p = strstr (p, "charset")) != NULL)
    {
      p += strlen ("charset");
      p += strspn (p, BLANK);
      if (*p != '=')
        continue;
      p += 1 + strspn (p + 1, BLANK);
      if (*p == '"' || *p == '\'')
        return strchr (p + 1, *p) != NULL ? g_strndup (p + 1, strcspn (p + 1, *p == '"' ? "\"" : "'")) : NULL;
      return g_strndup (p, strcspn (p, BLANK ";"));
    }
  return NULL;
}

/* The encoding that a meta element says; @p is moved to its end. */
static char *
dup_meta (const char **p)
{
  g_autofree char *charset = NULL, *content = NULL;
  gboolean pragma = FALSE;
  char *name, *value;

  while (read_attribute (p, &name, &value))
    {
      g_autofree char *owned_name = name, *owned_value = value;

      pragma |= strcmp (name, "http-equiv") == 0 && strcmp (value, "content-type") == 0;
      if (strcmp (name, "charset") == 0 && charset == NULL)
        charset = g_strdup (g_strstrip (value));
      else if (strcmp (name, "content") == 0 && content == NULL)
        content = dup_charset (value);
    }
  if (charset == NULL && pragma)
    charset = g_steal_pointer (&content);
  return charset != NULL && unrep_encoding_find (find_alias (charset)) != NULL ? g_strdup (find_alias (charset)) : NULL;
}

/* What an XML declaration says, which counts where no element says anything. */
static char *
dup_xml (const char *text)
{
  const char *end = strstr (text, "?>"), *p = g_str_has_prefix (text, "<?xml") ? strstr (text, "encoding") : NULL;
  g_autofree char *name = NULL;

  if (end == NULL || p == NULL || p > end)
    return NULL;
  p += strlen ("encoding") + strspn (p + strlen ("encoding"), BLANK "=\"'");
  name = g_strndup (p, strcspn (p, "\"'? "));
  return g_strdup (find_alias (name));
}

/* The encoding that a page says it is in, found as browsers find it (HTML, section
 * 13.2.3.2): what stands in comments and in values of attributes is none. */
static char *
dup_declared (GBytes *bytes)
{
  g_autofree char *sample = dup_sample (bytes);
  char *name, *value, *found = NULL;

  for (const char *p = sample; *p != '\0' && found == NULL;)
    {
      gsize n_name = *p == '<' ? 1 + (p[1] == '/') : 0;

      if (g_str_has_prefix (p, "<!--"))
        {
          p = strstr (p + 2, "-->");
          p = p != NULL ? p + 3 : "";
        }
      else if (n_name == 1 && g_ascii_strncasecmp (p, "<meta", 5) == 0 && strchr (BLANK "/", p[5]) != NULL && p[5] != '\0')
        {
          p += 5;
          found = dup_meta (&p);
        }
      else if (n_name > 0 && g_ascii_isalpha (p[n_name]))
        for (p += strcspn (p, BLANK ">"); read_attribute (&p, &name, &value); g_free (name), g_free (value))
          ;
      else if (n_name > 0 && (n_name == 2 || p[1] == '!' || p[1] == '?'))
        p += strcspn (p, ">");
      else
        p++;
    }
  return found != NULL ? found : dup_xml (sample);
}

/**
 * unrep_html_encoding_decode:
 * @bytes: content of a web page
 * @display: the file's name for messages
 * @chosen: (nullable): the encoding that a person has chosen for it
 * @used: (out) (transfer none): the encoding that it was read in
 * @error: return location of an error, as of unrep_encoding_decode()
 *
 * Finds the encoding as browsers do: by the byte order mark, by what the page says where
 * that can be, else as of plain text; what was chosen before counts where that is not sure.
 *
 * Returns: (transfer full): the page in UTF-8, without a byte order mark; %NULL on error
 */
GBytes *
unrep_html_encoding_decode (GBytes      *bytes,
                            const char  *display,
                            const char  *chosen,
                            const char **used,
                            GError     **error)
{
  gsize n;
  const char *marked = NULL, *data = g_bytes_get_data (bytes, &n);
  g_autofree char *declared = find_mark (data, n, &marked) > 0 ? NULL : dup_declared (bytes);
  g_autoptr (GError) guess_error = NULL;
  GBytes *text = NULL;

  if (chosen != NULL)
    {
      text = unrep_encoding_decode (bytes, display, chosen, used, error);
      /* Whoever cannot keep it chooses again. */
      if (text != NULL)
        unrep_encoding_choice_remember (bytes, *used, NULL);
      return text;
    }
  if (declared != NULL && unrep_encoding_find (declared) != NULL)
    text = unrep_encoding_decode (bytes, display, declared, used, NULL);
  if (text == NULL)
    text = unrep_encoding_decode (bytes, display, NULL, used, &guess_error);
  if (text == NULL && g_error_matches (guess_error, UNREP_ERROR, UNREP_ERROR_UNSURE))
    {
      g_autofree char *before = unrep_encoding_choice_find (bytes);

      if (before != NULL && unrep_encoding_find (before) != NULL)
        return unrep_encoding_decode (bytes, display, before, used, error);
    }
  if (text == NULL)
    g_propagate_error (error, g_steal_pointer (&guess_error));
  return text;
}
