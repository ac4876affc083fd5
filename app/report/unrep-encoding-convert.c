/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-encoding-convert.h"

#include <string.h>
#include <unicode/ucnv.h>

#define N_BYTES 256
#define UNDEFINED 0xfffd
/* Of so many bytes that are not ASCII one may be none of an encoding that a person has
 * chosen: it was damaged on its way. */
#define ACCEPTED_RATIO 20

/* What a byte is by itself, by iconv. */
static gunichar
ask_iconv (GIConv iconv,
           guint8 byte)
{
  char in = (char) byte, out[8], *from = &in, *to = out;
  gsize n_in = 1, n_out = sizeof out;
  gunichar c;

  g_iconv (iconv, NULL, NULL, NULL, NULL);
  if (g_iconv (iconv, &from, &n_in, &to, &n_out) == (gsize) -1 || to == out)
    return UNDEFINED;
  c = g_utf8_get_char_validated (out, to - out);
  return c == (gunichar) -1 || c == (gunichar) -2 ? UNDEFINED : c;
}

/* The same, by ICU, which knows some that iconv does not. */
static gunichar
ask_icu (UConverter *converter,
         guint8      byte)
{
  UErrorCode status = U_ZERO_ERROR;
  const char *from = (const char *) &byte;
  UChar32 c = ucnv_getNextUChar (converter, &from, from + 1, &status);

  ucnv_reset (converter);
  return U_FAILURE (status) ? UNDEFINED : (gunichar) c;
}

/* IBM864 has shapes of letters, which are the letters; that of two letters stays one. */
static gunichar
get_letter (gunichar shape)
{
  gunichar letters[4], whole;
  gsize n = shape >= 0xfe80 && shape <= 0xfefc
            ? g_unichar_fully_decompose (shape, TRUE, letters, G_N_ELEMENTS (letters)) : 0;

  if (n == 1)
    return letters[0];
  return n == 2 && g_unichar_compose (letters[0], letters[1], &whole) ? whole : shape;
}

static gboolean
fill_table (const UnrepEncoding *self,
            gunichar             table[N_BYTES])
{
  GIConv iconv = g_iconv_open ("UTF-8", self->converter);
  UErrorCode status = U_ZERO_ERROR;
  UConverter *converter = iconv == (GIConv) -1 ? ucnv_open (self->converter, &status) : NULL;

  if (iconv == (GIConv) -1 && U_FAILURE (status))
    return FALSE;
  for (guint byte = 0; byte < N_BYTES; byte++)
    table[byte] = get_letter (converter != NULL ? ask_icu (converter, (guint8) byte) : ask_iconv (iconv, (guint8) byte));
  if (converter != NULL)
    ucnv_close (converter);
  else
    g_iconv_close (iconv);
  return TRUE;
}

static char *
convert_bytes (const UnrepEncoding *self,
               const char          *data,
               gsize                n,
               gsize               *n_text,
               gsize               *n_undefined)
{
  gunichar table[N_BYTES];
  char utf8[N_BYTES][6];
  int lengths[N_BYTES];
  GString *text;

  if (!fill_table (self, table))
    return NULL;
  for (guint byte = 0; byte < N_BYTES; byte++)
    lengths[byte] = g_unichar_to_utf8 (table[byte], utf8[byte]);
  text = g_string_sized_new (n + n / 2);
  for (gsize i = 0; i < n; i++)
    {
      guint8 byte = (guint8) data[i];

      *n_undefined += table[byte] == UNDEFINED;
      g_string_append_len (text, utf8[byte], lengths[byte]);
    }
  *n_text = text->len;
  return g_string_free (text, FALSE);
}

/**
 * unrep_encoding_convert:
 * @self: an encoding
 * @data: (array length=n): bytes in it
 * @n: how many
 * @n_text: (out): length of what they say, in bytes
 * @n_undefined: (out): how many bytes stand for no character in it; U+FFFD is in their place
 *
 * Where one character is one byte, what is undefined is left out of nothing else; where it is
 * more, a fault is a fault of all that follows.
 *
 * Returns: (transfer full) (nullable): @data in UTF-8, with a NUL behind it; %NULL where it
 *   is not in @self
 */
char *
unrep_encoding_convert (const UnrepEncoding *self,
                        const char          *data,
                        gsize                n,
                        gsize               *n_text,
                        gsize               *n_undefined)
{
  char *text;

  *n_undefined = 0;
  if (self->max_bytes == 1)
    return convert_bytes (self, data, n, n_text, n_undefined);
  text = g_convert (data, (gssize) n, "UTF-8", self->converter, NULL, n_text, NULL);
  /* Some converters give what is no character. NUL is told elsewhere. */
  if (text != NULL && memchr (text, '\0', *n_text) == NULL && !g_utf8_validate_len (text, *n_text, NULL))
    g_clear_pointer (&text, g_free);
  return text;
}

/**
 * unrep_encoding_is_acceptable:
 * @data: (array length=n): bytes
 * @n: how many
 * @n_undefined: how many of them stand for no character in an encoding
 *
 * Returns: whether they may be in that encoding all the same, where a person says so
 */
gboolean
unrep_encoding_is_acceptable (const char *data,
                              gsize       n,
                              gsize       n_undefined)
{
  gsize n_high = 0;

  for (gsize i = 0; i < n && n_undefined > 0; i++)
    n_high += (guint8) data[i] >= 0x80;
  return n_undefined * ACCEPTED_RATIO <= n_high;
}

/**
 * unrep_encoding_is_bytewise:
 * @name: (nullable): the name of an encoding
 *
 * Returns: whether each of its characters is one byte
 */
gboolean
unrep_encoding_is_bytewise (const char *name)
{
  const UnrepEncoding *found = name != NULL ? unrep_encoding_find (name) : NULL;

  return found != NULL && found->max_bytes == 1;
}

/* Whether the bytes that @other is in @encoding are @text in @own. */
static gboolean
is_reading_of (const char          *other,
               const UnrepEncoding *encoding,
               const char          *text,
               const UnrepEncoding *own)
{
  gsize n, n_read, n_undefined;
  g_autofree char *bytes = g_convert (other, -1, encoding->converter, "UTF-8", NULL, &n, NULL);
  g_autofree char *read = bytes != NULL ? unrep_encoding_convert (own, bytes, n, &n_read, &n_undefined) : NULL;

  return g_strcmp0 (read, text) == 0;
}

/**
 * unrep_encoding_is_same_bytes:
 * @other: some words, UTF-8
 * @text: some other words, UTF-8
 * @name: the encoding that @text was read in
 *
 * Returns: whether @other is what the bytes of @text are in another encoding of one byte a
 *   character; where it is all ASCII, that is not known
 */
gboolean
unrep_encoding_is_same_bytes (const char *other,
                              const char *text,
                              const char *name)
{
  const UnrepEncoding *own = unrep_encoding_is_bytewise (name) ? unrep_encoding_find (name) : NULL;

  if (own == NULL || g_str_is_ascii (other))
    return FALSE;
  for (const UnrepEncoding *encoding = unrep_encodings; encoding->name != NULL; encoding++)
    if (encoding->max_bytes == 1 && is_reading_of (other, encoding, text, own))
      return TRUE;
  return FALSE;
}
