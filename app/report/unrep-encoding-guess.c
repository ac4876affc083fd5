/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-encoding-guess.h"

#include <string.h>
#include <unicode/ucsdet.h>

#include <glib/gi18n.h>

/* The beginning of a file says which encoding it is in; all of it would take long. */
#define SAMPLE (64 * 1024)
/* How much of a file tells UTF-16 without a byte order mark from binary data, and
 * how many NUL bytes in a hundred it has at least, so many times more on one side. */
#define UTF16_SAMPLE ((gsize) 4096)
#define UTF16_PERCENT 2
#define UTF16_SIDES 4
/* No encoding has longer characters. */
#define MAX_CHAR_BYTES 4
/* What ICU says of Arabic, Russian, French, Spanish, English and Chinese reports in any
 * of these encodings is 46 and more for the right one, and less than 70 for another
 * where that is not below the right one by more than 30. */
#define SURE 40
#define SURE_LEAD 15

/* Those that a byte order mark or the rules of UTF-8 give away come last. */
const UnrepEncoding unrep_encodings[] = {
  { "windows-1256", N_("Arabic, Windows"), "WINDOWS-1256" },
  { "ISO-8859-6", N_("Arabic, ISO"), "ISO-8859-6" },
  { "windows-1252", N_("English, French, Spanish, Windows"), "WINDOWS-1252" },
  { "windows-1251", N_("Russian, Windows"), "WINDOWS-1251" },
  { "ISO-8859-5", N_("Russian, ISO"), "ISO-8859-5" },
  { "KOI8-R", N_("Russian, KOI8"), "KOI8-R" },
  { "GB18030", N_("Chinese, simplified"), "GB18030" },
  { "Big5", N_("Chinese, traditional"), "BIG5" },
  { "UTF-16LE", N_("Unicode, two bytes a character"), "UTF-16LE" },
  { "UTF-16BE", N_("Unicode, two bytes a character, high byte first"), "UTF-16BE" },
  { "UTF-8", N_("Unicode"), "UTF-8" },
  { NULL }
};

/* Latin-1 is what windows-1252 is without some signs. */
static const struct
{
  const char *icu;
  const char *name;
} aliases[] = {
  { "ISO-8859-1", "windows-1252" },
};

/**
 * unrep_encoding_find:
 * @name: the name of an encoding, in any case
 *
 * Returns: (transfer none) (nullable): that encoding, %NULL where it is not one of those
 *   that are read
 */
const UnrepEncoding *
unrep_encoding_find (const char *name)
{
  g_return_val_if_fail (name != NULL, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (aliases); i++)
    if (g_ascii_strcasecmp (aliases[i].icu, name) == 0)
      return unrep_encoding_find (aliases[i].name);
  for (gsize i = 0; unrep_encodings[i].name != NULL; i++)
    if (g_ascii_strcasecmp (unrep_encodings[i].name, name) == 0)
      return &unrep_encodings[i];
  return NULL;
}

/* Whether most pairs of bytes are two signs of ASCII, as in no text in UTF-16: of a
 * Chinese one it is one in five. */
static gboolean
is_ascii (const char *data,
          gsize       n)
{
  gsize n_pairs = 0;

  for (gsize i = 0; i + 1 < n; i += 2)
    n_pairs += g_ascii_isprint (data[i]) && g_ascii_isprint (data[i + 1]);
  return n_pairs * 4 > n;
}

/* In UTF-16 every space and digit has a NUL, on the same side; on the other one only
 * characters such as U+4E00 have it, which is the Chinese one. */
static const UnrepEncoding *
guess_utf16 (const char *data,
             gsize       n)
{
  gsize n_sample = MIN (n, UTF16_SAMPLE), n_nul[2] = { 0, 0 };

  if (n >= 2 && memcmp (data, "\xFF\xFE", 2) == 0)
    return unrep_encoding_find ("UTF-16LE");
  if (n >= 2 && memcmp (data, "\xFE\xFF", 2) == 0)
    return unrep_encoding_find ("UTF-16BE");
  for (gsize i = 0; i < n_sample; i++)
    n_nul[i % 2] += data[i] == '\0';
  if (n % 2 != 0 || MIN (n_nul[0], n_nul[1]) * UTF16_SIDES > MAX (n_nul[0], n_nul[1])
      || MAX (n_nul[0], n_nul[1]) * 100 < n_sample * UTF16_PERCENT || is_ascii (data, n_sample))
    return NULL;
  return unrep_encoding_find (n_nul[0] > n_nul[1] ? "UTF-16BE" : "UTF-16LE");
}

static void
add_guess (GArray              *guesses,
           const UnrepEncoding *encoding,
           int                  confidence)
{
  UnrepEncodingGuess guess = { encoding, confidence };

  for (guint i = 0; i < guesses->len; i++)
    if (g_array_index (guesses, UnrepEncodingGuess, i).encoding == encoding)
      return;
  g_array_append_val (guesses, guess);
}

static void
ask_icu (GArray     *guesses,
         const char *data,
         gsize       n)
{
  UErrorCode status = U_ZERO_ERROR;
  UCharsetDetector *detector = ucsdet_open (&status);
  const UCharsetMatch **matches;
  int n_matches = 0;

  ucsdet_setText (detector, data, (int32_t) MIN (n, SAMPLE), &status);
  matches = ucsdet_detectAll (detector, &n_matches, &status);
  for (int i = 0; U_SUCCESS (status) && i < n_matches; i++)
    {
      const UnrepEncoding *encoding = unrep_encoding_find (ucsdet_getName (matches[i], &status));

      /* UTF-16 was looked for in a better way. */
      if (encoding != NULL && !g_str_has_prefix (encoding->name, "UTF-16"))
        add_guess (guesses, encoding, ucsdet_getConfidence (matches[i], &status));
    }
  ucsdet_close (detector);
}

/**
 * unrep_encoding_list_guesses:
 * @bytes: a file that is not text in UTF-8
 *
 * Returns: (transfer full) (element-type UnrepEncodingGuess): every encoding, the most
 *   probable first
 */
GArray *
unrep_encoding_list_guesses (GBytes *bytes)
{
  g_autoptr (GArray) guesses = g_array_new (FALSE, FALSE, sizeof (UnrepEncodingGuess));
  gsize n;
  const char *data = g_bytes_get_data (bytes, &n);
  const UnrepEncoding *utf16 = guess_utf16 (data, n);

  if (utf16 != NULL)
    add_guess (guesses, utf16, 100);
  else
    ask_icu (guesses, data, n);
  for (gsize i = 0; unrep_encodings[i].name != NULL; i++)
    add_guess (guesses, &unrep_encodings[i], 0);
  return g_steal_pointer (&guesses);
}

/**
 * unrep_encoding_guess:
 * @bytes: a file that is not text in UTF-8
 *
 * Returns: (transfer none) (nullable): the encoding that it surely is in, %NULL where a
 *   person has to decide
 */
const UnrepEncoding *
unrep_encoding_guess (GBytes *bytes)
{
  g_autoptr (GArray) guesses = unrep_encoding_list_guesses (bytes);
  const UnrepEncodingGuess *best = &g_array_index (guesses, UnrepEncodingGuess, 0), *second = best + 1;

  return best->confidence >= SURE && best->confidence - second->confidence >= SURE_LEAD ? best->encoding : NULL;
}

/**
 * unrep_encoding_dup_beginning:
 * @bytes: the beginning of a file, which may end within a character
 * @encoding: an encoding
 * @max_chars: how much to return, in code points
 *
 * Returns: (transfer full) (nullable): what it says in @encoding, %NULL where it says nothing
 */
char *
unrep_encoding_dup_beginning (GBytes              *bytes,
                              const UnrepEncoding *encoding,
                              glong                max_chars)
{
  gsize n, n_text;
  const char *data;

  g_return_val_if_fail (bytes != NULL && encoding != NULL, NULL);

  data = g_bytes_get_data (bytes, &n);
  for (gsize cut = 0; cut < MAX_CHAR_BYTES && cut < n; cut++)
    {
      g_autofree char *text = g_convert (data, (gssize) (n - cut), "UTF-8", encoding->converter, NULL, &n_text, NULL);

      if (text != NULL && memchr (text, '\0', n_text) == NULL && g_utf8_validate (text, -1, NULL))
        return g_utf8_substring (text, g_str_has_prefix (text, "\uFEFF") ? 1 : 0, MIN (max_chars, g_utf8_strlen (text, -1)));
    }
  return NULL;
}
