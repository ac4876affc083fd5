/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-encoding.h"

#include "unrep-encoding-convert.h"
#include "unrep-encoding-guess.h"

#include <glib/gi18n.h>
#include <string.h>

#define BOM "\xEF\xBB\xBF"

/* A file with so many times more characters of UTF-8 than bytes that are none is damaged
 * UTF-8, and not something else. */
#define DAMAGED_RATIO 20

typedef struct
{
  const char *magic;
  gsize length;
  const char *name;
} Format;

static const Format formats[] = {
  { "\320\317\021\340", 4, N_ ("an old Office file, or an encrypted one") },
  { "%!PS", 4, N_ ("a PostScript file") },
  { "\211PNG", 4, N_ ("a picture") },
  { "\377\330\377", 3, N_ ("a picture") },
  { "GIF8", 4, N_ ("a picture") },
  { "II*\0", 4, N_ ("a picture") },
  { "MM\0*", 4, N_ ("a picture") },
  { "\037\213", 2, N_ ("a compressed file") },
};

/* Formats that are written as text, by what stands in the first kilobytes. The patterns
 * never go back over a line, whatever the file is. */
static const struct
{
  const char *pattern;
  const char *name;
} written[] = {
  { "\\A(?>[A-Z-]++:[^\\n]*+\\n(?>[ \\t][^\\n]*+\\n)*+)*?Content-Type:\\s*multipart/", N_ ("a web page with its parts in one file (MHTML), or a message") },
  { "\\A\\s*<\\?xml[^<]*<\\?mso-application progid=\"Word\\.Document\"", N_ ("a Word document saved as XML") },
};

/* How much of a file is looked at for that. */
#define MAX_HEAD 8192

static const char *
find_written (const char *data,
              gsize       n)
{
  g_autofree char *head = g_strndup (data, MIN (n, MAX_HEAD));

  for (gsize i = 0; i < G_N_ELEMENTS (written); i++)
    if (g_regex_match_simple (written[i].pattern, head, G_REGEX_RAW | G_REGEX_CASELESS, 0))
      return written[i].name;
  return NULL;
}

static const char *
find_format (const char *data,
             gsize       n)
{
  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    if (n >= formats[i].length && memcmp (data, formats[i].magic, formats[i].length) == 0)
      return formats[i].name;
  return find_written (data, n);
}

static gboolean
check_format (const char  *data,
              gsize        n,
              const char  *display,
              GError     **error)
{
  const char *format = find_format (data, n);

  if (format == NULL)
    return TRUE;
  g_set_error (error, UNREP_ERROR, UNREP_ERROR_NOT_TEXT,
               /* Translators: the first %s is a file, the second for example “an RTF file” */
               _("“%s” cannot be opened yet: it is %s. Save it as a Word document (.docx) without a password, "
                 "or what it says as plain text in UTF-8, and open that."),
               display, _(format));
  return FALSE;
}

/* @end is inside of the data and neither CR nor LF. */
static guint
count_lines_before (const char *data,
                    const char *end)
{
  guint line = 1;

  for (const char *p = data; p < end; p++)
    line += *p == '\n' || (*p == '\r' && p[1] != '\n');
  return line;
}

/* Whether what is wrong with @data is that some of its UTF-8 was lost. What goes on from a
 * wrong byte, as the three of a surrogate, is one fault. */
static gboolean
is_damaged_utf8 (const char *data,
                 gsize       n)
{
  gsize good = 0, bad = 0;

  for (const char *p = data, *end = data + n; p < end;)
    {
      gunichar c = g_utf8_get_char_validated (p, end - p);

      if (c == (gunichar) -1 || c == (gunichar) -2)
        {
          bad++;
          for (p++; p < end && ((guchar) *p & 0xC0) == 0x80; p++)
            ;
        }
      else
        {
          good += c >= 0x80;
          p = c == 0 ? p + 1 : g_utf8_next_char (p);
        }
    }
  return good > DAMAGED_RATIO * bad;
}

static gboolean
is_document_name (const char *display)
{
  static const char *const suffixes[] = { ".docx", ".odt", ".doc", ".rtf", ".pdf" };
  g_autofree char *lower = g_ascii_strdown (display, -1);

  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    if (g_str_has_suffix (lower, suffixes[i]))
      return TRUE;
  return FALSE;
}

static void
set_damaged (const char  *data,
             gsize        n,
             const char  *display,
             GError     **error)
{
  const char *invalid;
  gsize byte;
  guint line;

  /* Where both are wrong, it is no text rather than one in another encoding. */
  invalid = memchr (data, '\0', n);
  if (invalid == NULL)
    g_utf8_validate_len (data, n, &invalid);
  byte = invalid - data + 1;
  line = count_lines_before (data, invalid);
  if (*invalid == '\0' && is_document_name (display))
    g_set_error (error, UNREP_ERROR, UNREP_ERROR_NOT_TEXT,
                 _("“%s” is damaged at its beginning, or is not what its name says: no document begins so. "
                   "Get another copy and open that."),
                 display);
  else if (*invalid == '\0')
    g_set_error (error, UNREP_ERROR, UNREP_ERROR_NOT_TEXT,
                 _("“%s” is not a text: its byte %zu is NUL. Open a report that is plain text in UTF-8."), display, byte);
  else if (g_utf8_get_char_validated (invalid, data + n - invalid) == (gunichar) -2)
    g_set_error (error, UNREP_ERROR, UNREP_ERROR_ENCODING,
                 _("“%s” ends in the middle of a character, in line %u: it seems to be cut off. "
                   "Get a complete copy and open that."),
                 display, line);
  else
    g_set_error (error, UNREP_ERROR, UNREP_ERROR_ENCODING,
                 _("“%s” is not text in UTF-8: see line %u, byte %zu of the file. "
                   "Convert it to UTF-8 and open the result."),
                 display, line, byte);
}

static void
set_unsure (const char  *display,
            GError     **error)
{
  g_set_error (error, UNREP_ERROR, UNREP_ERROR_UNSURE,
               _("It is not sure in which encoding “%s” is. Open it in the window and choose one, or convert it to UTF-8."), display);
}

/* What @bytes, which are not valid UTF-8, are in where nobody has chosen. */
static const UnrepEncoding *
find_encoding (GBytes      *bytes,
               const char  *display,
               GError     **error)
{
  gsize n;
  const char *data = g_bytes_get_data (bytes, &n);
  const UnrepEncoding *encoding;
  gboolean damaged;

  damaged = is_damaged_utf8 (data, n);
  encoding = damaged ? NULL : unrep_encoding_guess (bytes);
  damaged |= encoding != NULL && g_str_equal (encoding->name, "UTF-8");
  if (encoding != NULL && !damaged)
    return encoding;
  if (damaged || memchr (data, '\0', n) != NULL)
    set_damaged (data, n, display, error);
  else
    set_unsure (display, error);
  return NULL;
}

static gboolean
check_not_empty (const char  *data,
                 gsize        n,
                 const char  *display,
                 GError     **error)
{
  for (const char *p = data; p < data + n; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      return TRUE;

  g_set_error (error, UNREP_ERROR, UNREP_ERROR_EMPTY, _("“%s” is empty: there is no text in it to read."), display);
  return FALSE;
}

/* @text, which is UTF-8, without a byte order mark at its beginning. */
static GBytes *
new_unmarked (GBytes *text)
{
  gsize n, n_mark;
  const char *data = g_bytes_get_data (text, &n);

  n_mark = n >= strlen (BOM) && memcmp (data, BOM, strlen (BOM)) == 0 ? strlen (BOM) : 0;
  return g_bytes_new_from_bytes (text, n_mark, n - n_mark);
}

/* The text in UTF-8. What a person says it is in, it may be with some bytes damaged. */
static GBytes *
convert (GBytes               *bytes,
         const UnrepEncoding  *encoding,
         gboolean              chosen,
         const char           *display,
         GError              **error)
{
  gsize n, n_text, n_undefined;
  const char *data = g_bytes_get_data (bytes, &n);
  g_autofree char *text = NULL;

  if (g_str_equal (encoding->name, "UTF-8"))
    return g_bytes_ref (bytes);
  text = unrep_encoding_convert (encoding, data, n, &n_text, &n_undefined);
  if (text == NULL || (n_undefined > 0 && !(chosen && unrep_encoding_is_acceptable (data, n, n_undefined))))
    {
      g_set_error (error, UNREP_ERROR, UNREP_ERROR_ENCODING,
                   /* Translators: the first %s is a file, the second an encoding such as windows-1256 */
                   _("“%s” is not text in %s. Choose another encoding, or get a complete copy."), display, encoding->name);
      return NULL;
    }
  return g_bytes_new_take (g_steal_pointer (&text), n_text);
}

/* Of text that is valid but for NUL characters, which UTF-16 can say. */
static gboolean
check_text (GBytes      *text,
            const char  *display,
            GError     **error)
{
  gsize n;
  const char *data = g_bytes_get_data (text, &n), *nul = n > 0 ? memchr (data, '\0', n) : NULL;

  if (nul != NULL)
    {
      set_damaged (data, n, display, error);
      return FALSE;
    }
  return check_not_empty (data, n, display, error);
}

/**
 * unrep_encoding_decode:
 * @bytes: content of a file
 * @display: name of the file, for messages
 * @name: (nullable): the encoding that a person has chosen for it
 * @used: (out) (transfer none): the encoding that it was read in
 * @error: return location of an error
 *
 * What @bytes say in UTF-8, without a byte order mark. Where nobody has chosen, that is in
 * this order: valid UTF-8, a byte order mark, what are usual characters in two or four bytes
 * each, and where that is sure what the letters and their places make likely (for one byte
 * a character) or ICU finds (for Chinese). The same bytes and name always give
 * the same text. Where a person has chosen an encoding of one byte a character, a few bytes
 * that stand for nothing in it become U+FFFD.
 *
 * Errors: %UNREP_ERROR_NOT_TEXT where it is another format or has NUL characters,
 * %UNREP_ERROR_ENCODING where it cannot be in that encoding or is damaged,
 * %UNREP_ERROR_UNSURE where a person has to choose, %UNREP_ERROR_EMPTY.
 *
 * Returns: (transfer full): the text, %NULL on error
 */
GBytes *
unrep_encoding_decode (GBytes       *bytes,
                       const char   *display,
                       const char   *name,
                       const char  **used,
                       GError      **error)
{
  const UnrepEncoding *encoding = name != NULL ? unrep_encoding_find (name) : NULL, *utf8 = unrep_encoding_find ("UTF-8");
  g_autoptr (GBytes) marked = NULL, text = NULL;
  GError *local = NULL;
  gboolean valid;
  gsize n;
  const char *data;

  g_return_val_if_fail (bytes != NULL && display != NULL && used != NULL, NULL);

  data = g_bytes_get_data (bytes, &n);
  if (!check_format (data, n, display, error))
    return NULL;
  valid = (encoding == NULL || encoding == utf8) && g_utf8_validate_len (data, n, NULL);
  if (encoding == utf8 && !valid)
    {
      set_damaged (data, n, display, error);
      return NULL;
    }
  if (encoding == NULL)
    encoding = valid ? utf8 : find_encoding (bytes, display, error);
  if (encoding == NULL)
    return NULL;
  marked = convert (bytes, encoding, name != NULL, display, &local);
  /* One byte a character: what cannot be is not cut off, but in another encoding. */
  if (marked == NULL && name == NULL && encoding->max_bytes == 1)
    {
      g_clear_error (&local);
      set_unsure (display, error);
    }
  else if (marked == NULL)
    g_propagate_error (error, local);
  text = marked != NULL ? new_unmarked (marked) : NULL;
  if (text == NULL || !check_text (text, display, error))
    return NULL;
  *used = encoding->name;
  return g_steal_pointer (&text);
}
