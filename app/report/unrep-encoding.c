/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-encoding.h"

#include <glib/gi18n.h>
#include <string.h>

#define BOM "\xEF\xBB\xBF"

/* How much of a file tells UTF-16 without a byte order mark from binary data, and
 * how many NULs in a hundred bytes there must be on one side. */
#define UTF16_SAMPLE ((gsize) 4096)
#define UTF16_PERCENT 2

typedef struct
{
  const char *magic;
  gsize length;
  const char *name;
} Format;

static const Format formats[] = {
  { "%PDF-", 5, N_ ("a PDF file") },
  { "PK\003\004", 4, N_ ("an OpenDocument file") },
  { "\320\317\021\340", 4, N_ ("an old Word file, or an encrypted one") },
  { "{\\rtf", 5, N_ ("an RTF file") },
  { "%!PS", 4, N_ ("a PostScript file") },
  { "\211PNG", 4, N_ ("a picture") },
  { "\377\330\377", 3, N_ ("a picture") },
  { "GIF8", 4, N_ ("a picture") },
  { "II*\0", 4, N_ ("a picture") },
  { "MM\0*", 4, N_ ("a picture") },
  { "\037\213", 2, N_ ("a compressed file") },
};

static gboolean
check_format (const char  *data,
              gsize        n,
              const char  *display,
              GError     **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    if (n >= formats[i].length && memcmp (data, formats[i].magic, formats[i].length) == 0)
      {
        g_set_error (error, UNREP_ERROR, UNREP_ERROR_NOT_TEXT,
                     /* Translators: the first %s is a file, the second for example “a PDF file” */
                     _("“%s” cannot be opened yet: it is %s. Save it as a Word document (.docx) without a password, "
                       "or what it says as plain text in UTF-8, and open that."),
                     display, _(formats[i].name));
        return FALSE;
      }
  return TRUE;
}

static gboolean
has_utf16_bom (const char *data,
               gsize       n)
{
  return n >= 2 && (memcmp (data, "\xFF\xFE", 2) == 0 || memcmp (data, "\xFE\xFF", 2) == 0);
}

/* In UTF-16 every space and digit has a NUL, always on the same side. */
static gboolean
looks_like_utf16 (const char *data,
                  gsize       n)
{
  gsize n_sample = MIN (n, UTF16_SAMPLE), n_nul[2] = { 0, 0 };

  for (gsize i = 0; i < n_sample; i++)
    n_nul[i % 2] += data[i] == '\0';
  return n % 2 == 0 && MIN (n_nul[0], n_nul[1]) == 0
         && MAX (n_nul[0], n_nul[1]) * 100 >= n_sample * UTF16_PERCENT;
}

static gboolean
check_nul (const char  *data,
           gsize        n,
           const char  *display,
           GError     **error)
{
  const char *nul = memchr (data, '\0', n);

  if (has_utf16_bom (data, n))
    g_set_error (error, UNREP_ERROR, UNREP_ERROR_ENCODING,
                 _("“%s” cannot be opened yet: it is text in UTF-16. Convert it to UTF-8 and open that."), display);
  else if (nul != NULL && looks_like_utf16 (data, n))
    g_set_error (error, UNREP_ERROR, UNREP_ERROR_NOT_TEXT,
                 _("“%s” has NUL bytes: is it text in UTF-16? Then convert it to UTF-8 and open that."), display);
  else if (nul != NULL)
    g_set_error (error, UNREP_ERROR, UNREP_ERROR_NOT_TEXT,
                 _("“%s” is not a text: its byte %zu is NUL. Open a report that is plain text in UTF-8."), display,
                 (gsize) (nul - data) + 1);
  else
    return TRUE;
  return FALSE;
}

static gsize
count_pairs (const char *data,
             gsize       n,
             const char *pair)
{
  gsize count = 0;

  for (gsize i = 1; i < n; i++)
    count += data[i - 1] == pair[0] && data[i] == pair[1];
  return count;
}

/* The article, alef and lam, is the commonest pair of letters in Arabic, and is
 * written differently in each of the two encodings of one byte a letter. */
static const char *
guess_encoding (const char *data,
                gsize       n)
{
  gsize n_windows = count_pairs (data, n, "\xC7\xE1");
  gsize n_iso = count_pairs (data, n, "\xC7\xE4");

  if (n_windows == 0 && n_iso == 0)
    return NULL;
  return n_windows >= n_iso ? "windows-1256" : "ISO-8859-6";
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

static gboolean
check_utf8 (const char  *data,
            gsize        n,
            const char  *display,
            GError     **error)
{
  const char *invalid, *encoding;
  gsize byte;
  guint line;

  if (g_utf8_validate_len (data, n, &invalid))
    return TRUE;

  byte = invalid - data + 1;
  line = count_lines_before (data, invalid);
  encoding = guess_encoding (data, n);

  if (g_utf8_get_char_validated (invalid, data + n - invalid) == (gunichar) -2)
    g_set_error (error, UNREP_ERROR, UNREP_ERROR_ENCODING,
                 _("“%s” ends in the middle of a character, in line %u: it seems to be cut off. "
                   "Get a complete copy and open that."),
                 display, line);
  else if (encoding != NULL)
    g_set_error (error, UNREP_ERROR, UNREP_ERROR_ENCODING,
                 /* Translators: the first %s is a file, the second an encoding such as windows-1256 */
                 _("“%s” is not text in UTF-8: see line %u, byte %zu of the file. It looks like %s: "
                   "convert it from that to UTF-8 and open the result."),
                 display, line, byte, encoding);
  else
    g_set_error (error, UNREP_ERROR, UNREP_ERROR_ENCODING,
                 _("“%s” is not text in UTF-8: see line %u, byte %zu of the file. "
                   "Convert it to UTF-8 and open the result."),
                 display, line, byte);
  return FALSE;
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

/**
 * unrep_encoding_get_bom_length:
 * @bytes: content of a file
 *
 * Returns: how many bytes at the beginning are a byte order mark of UTF-8: 3 or 0
 */
gsize
unrep_encoding_get_bom_length (GBytes *bytes)
{
  gsize n;
  const char *data = g_bytes_get_data (bytes, &n);

  return n >= strlen (BOM) && memcmp (data, BOM, strlen (BOM)) == 0 ? strlen (BOM) : 0;
}

/**
 * unrep_encoding_check:
 * @bytes: content of a file
 * @display: the file's name for messages, from unrep_file_dup_display()
 * @error: return location of an error
 *
 * Checks that @bytes are text in UTF-8, with or without a byte order mark, and not
 * white space alone. What is something else is named where it can be told, with what
 * to do about it; bytes and lines in messages are counted from 1.
 *
 * Errors: %UNREP_ERROR_EMPTY, %UNREP_ERROR_NOT_TEXT, %UNREP_ERROR_ENCODING.
 *
 * Returns: whether @bytes are a text that can be read
 */
gboolean
unrep_encoding_check (GBytes      *bytes,
                      const char  *display,
                      GError     **error)
{
  gsize n;
  const char *data;
  gsize n_bom;

  g_return_val_if_fail (bytes != NULL && display != NULL, FALSE);

  data = g_bytes_get_data (bytes, &n);
  n_bom = unrep_encoding_get_bom_length (bytes);

  return check_format (data, n, display, error)
         && check_nul (data, n, display, error)
         && check_utf8 (data, n, display, error)
         && check_not_empty (data + n_bom, n - n_bom, display, error);
}
