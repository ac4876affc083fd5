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
 * every other byte is left out. */
static char *
dup_sample (GBytes *bytes)
{
  gsize n;
  const char *encoding = NULL, *data = g_bytes_get_data (bytes, &n);
  gsize n_mark = find_mark (data, n, &encoding);
  GString *sample = g_string_new (NULL);
  gboolean wide = encoding != NULL && strcmp (encoding, "UTF-8") != 0;

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

/* The encoding that a page says it is in. */
static char *
dup_declared (GBytes *bytes)
{
  g_autofree char *sample = dup_sample (bytes);
  g_autoptr (GRegex) regex
    = g_regex_new ("<(?:meta[^>]{1,300}?charset|\\?xml[^>]{1,100}?encoding)\\s*=\\s*[\"']?\\s*([a-z0-9_-]{3,20})",
                   G_REGEX_CASELESS | G_REGEX_RAW, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *name = NULL;

  if (!g_regex_match (regex, sample, 0, &match))
    return NULL;
  name = g_match_info_fetch (match, 1);
  return g_strdup (find_alias (name));
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
