/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-encoding-guess.h"

#include "unrep-encoding-convert.h"
#include "unrep-encoding-likeness.h"

#include <string.h>
#include <unicode/ucsdet.h>

#include <glib/gi18n.h>

/* The beginning of a file says which encoding it is in; all of it would take long. */
#define SAMPLE (64 * 1024)
/* How much of a file tells text in units of several bytes, and how many of a hundred of its
 * characters are usual ones. */
#define WIDE_SAMPLE ((gsize) 4096)
#define USUAL_PERCENT 95
#define MIN_UNITS 2
#define MIN_CHINESE 12
/* What ICU says of Chinese reports is 73 and more for the right encoding, and less by more
 * than 30 for another. That of encodings of one byte a character is in bits. */
#define SURE 40
#define SURE_LEAD 15

/* Those that a byte order mark or the rules of UTF-8 give away come last. */
const UnrepEncoding unrep_encodings[] = {
  { "windows-1256", N_("Arabic, Windows"), "WINDOWS-1256", 1 },
  { "ISO-8859-6", N_("Arabic, ISO"), "ISO-8859-6", 1 },
  { "windows-1252", N_("English, French, Spanish, Windows"), "WINDOWS-1252", 1 },
  { "windows-1251", N_("Russian, Windows"), "WINDOWS-1251", 1 },
  { "ISO-8859-5", N_("Russian, ISO"), "ISO-8859-5", 1 },
  { "KOI8-R", N_("Russian, KOI8"), "KOI8-R", 1 },
  { "GB18030", N_("Chinese, simplified"), "GB18030", 4 },
  { "Big5", N_("Chinese, traditional"), "BIG5", 2 },
  { "ISO-8859-15", N_("English, French, Spanish, ISO with the euro sign"), "ISO-8859-15", 1 },
  { "macintosh", N_("English, French, Spanish, old Macintosh"), "MACINTOSH", 1 },
  { "IBM850", N_("English, French, Spanish, DOS"), "IBM850", 1 },
  { "IBM866", N_("Russian, DOS"), "IBM866", 1 },
  { "x-mac-cyrillic", N_("Russian, old Macintosh"), "MAC-CYRILLIC", 1 },
  { "DOS-720", N_("Arabic, DOS"), "ibm-720", 1 },
  { "IBM864", N_("Arabic, DOS, with the shapes of letters"), "IBM864", 1 },
  { "UTF-16LE", N_("Unicode, two bytes a character"), "UTF-16LE", 4 },
  { "UTF-16BE", N_("Unicode, two bytes a character, high byte first"), "UTF-16BE", 4 },
  { "UTF-32LE", N_("Unicode, four bytes a character"), "UTF-32LE", 4 },
  { "UTF-32BE", N_("Unicode, four bytes a character, high byte first"), "UTF-32BE", 4 },
  { "UTF-8", N_("Unicode"), "UTF-8", 4 },
  { NULL }
};

/* Encodings in units of several bytes; the mark of UTF-16 is the beginning of that of UTF-32. */
typedef struct
{
  const char *name;
  const char *mark;
  guint width;
  gboolean high_first;
} WideUnits;

static const WideUnits wide[] = {
  { "UTF-32LE", "\xFF\xFE\0\0", 4, FALSE },
  { "UTF-32BE", "\0\0\xFE\xFF", 4, TRUE },
  { "UTF-16LE", "\xFF\xFE", 2, FALSE },
  { "UTF-16BE", "\xFE\xFF", 2, TRUE },
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

static gunichar
read_unit (const guint8 *data,
           guint         width,
           gboolean      high_first)
{
  gunichar unit = 0;

  for (guint i = 0; i < width; i++)
    unit = unit << 8 | data[high_first ? i : width - 1 - i];
  return unit;
}

/* Whether @c is among the Chinese characters that most texts are made of: the first level of
 * GB 2312 or of Big5. */
static gboolean
is_common_han (gunichar c)
{
  static const struct
  {
    const char *encoding;
    guint8 first, last; /* lead bytes */
  } levels[] = { { "GB2312", 0xB0, 0xD7 }, { "BIG5", 0xA4, 0xC6 } };
  char utf8[8] = "";

  g_unichar_to_utf8 (c, utf8);
  for (gsize i = 0; i < G_N_ELEMENTS (levels); i++)
    {
      gsize n = 0;
      g_autofree char *bytes = g_convert (utf8, -1, levels[i].encoding, "UTF-8", NULL, &n, NULL);

      if (bytes != NULL && n == 2 && (guint8) bytes[0] >= levels[i].first && (guint8) bytes[0] <= levels[i].last)
        return TRUE;
    }
  return FALSE;
}

/* Whether @c stands in reports. Surrogates do where their other halves do. */
static gboolean
is_usual (gunichar c)
{
  static const gunichar blocks[][2] = {
    { 0x20, 0x7E },     { 0xA0, 0x17F },    { 0x370, 0x3FF },   { 0x400, 0x52F },   { 0x60C, 0x6FF },
    { 0x2010, 0x2026 }, { 0x2030, 0x203A }, { 0x2066, 0x2069 }, { 0x200B, 0x200F }, { 0x202A, 0x202F },
    { 0x20AC, 0x20AC }, { 0x2116, 0x2116 }, { 0x2160, 0x217F }, { 0x3000, 0x3017 }, { 0xFE70, 0xFEFC },
    { 0xFF01, 0xFF5E }, { 0xFEFF, 0xFEFF }, { '\t', '\r' },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (blocks); i++)
    if (c >= blocks[i][0] && c <= blocks[i][1])
      return TRUE;
  return c >= 0x4E00 && c <= 0x9FFF && is_common_han (c);
}

/* Bytes that are not text have no meaning in units of several bytes, nor do they read the
 * other way round, so that nearly every character tells. */
static gboolean
is_usual_text (const char      *data,
               gsize            n,
               const WideUnits *units)
{
  const guint8 *bytes = (const guint8 *) data;
  gsize n_units = MIN (n, WIDE_SAMPLE) / units->width, n_usual = 0, n_ascii = 0;

  for (gsize i = 0; i < n_units; i++)
    {
      gunichar c = read_unit (bytes + i * units->width, units->width, units->high_first);

      n_usual += is_usual (c);
      n_ascii += c < 0x80;
    }
  /* By chance a few bytes are Chinese; a NUL beside a letter is no chance. */
  return n_usual * 100 >= n_units * USUAL_PERCENT && n_units >= (n_ascii > 0 ? MIN_UNITS : MIN_CHINESE);
}

/* The encoding in units of several bytes that a byte order mark or the characters tell. */
static const UnrepEncoding *
guess_wide (const char *data,
            gsize       n)
{
  for (gsize i = 0; i < G_N_ELEMENTS (wide); i++)
    if (n >= wide[i].width && memcmp (data, wide[i].mark, wide[i].width) == 0)
      return unrep_encoding_find (wide[i].name);
  for (gsize i = 0; i < G_N_ELEMENTS (wide); i++)
    if (is_usual_text (data, n, &wide[i]))
      return unrep_encoding_find (wide[i].name);
  return NULL;
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

/* What ICU finds. One that is not read here stands for itself with no encoding, so that
 * a text in it is not taken for another. */
static GArray *
ask_icu (const char *data,
         gsize       n)
{
  GArray *guesses = g_array_new (FALSE, FALSE, sizeof (UnrepEncodingGuess));
  UErrorCode status = U_ZERO_ERROR;
  UCharsetDetector *detector = ucsdet_open (&status);
  const UCharsetMatch **matches;
  int n_matches = 0;

  ucsdet_setText (detector, data, (int32_t) MIN (n, SAMPLE), &status);
  matches = ucsdet_detectAll (detector, &n_matches, &status);
  for (int i = 0; U_SUCCESS (status) && i < n_matches; i++)
    {
      const char *name = ucsdet_getName (matches[i], &status);
      UnrepEncodingGuess guess = { unrep_encoding_find (name), ucsdet_getConfidence (matches[i], &status) };

      /* Those of several bytes a unit were looked for in a better way. */
      if (!g_str_has_prefix (name, "UTF-16") && !g_str_has_prefix (name, "UTF-32"))
        g_array_append_val (guesses, guess);
    }
  ucsdet_close (detector);
  return guesses;
}

static gboolean
is_sure (GArray *guesses)
{
  const UnrepEncodingGuess *best = (const UnrepEncodingGuess *) (gpointer) guesses->data;

  return guesses->len > 0 && best->confidence >= SURE && (guesses->len == 1 || best->confidence - best[1].confidence >= SURE_LEAD);
}

static gboolean
is_chinese (const UnrepEncoding *encoding)
{
  return encoding != NULL && (g_str_equal (encoding->name, "GB18030") || g_str_equal (encoding->name, "Big5"));
}

static gboolean
is_known_to_icu (const UnrepEncoding *encoding)
{
  static const char *const unknown[] = { "ISO-8859-15", "macintosh", "IBM850", "IBM866", "x-mac-cyrillic", NULL };

  return !g_strv_contains (unknown, encoding->name);
}

/* Whether ICU, which finds @encoding, chooses between all that are nearly as likely as the best. */
static gboolean
is_near (GArray              *guesses,
         const UnrepEncoding *encoding)
{
  const UnrepEncodingGuess *best = (const UnrepEncodingGuess *) (gpointer) guesses->data;
  gboolean found = FALSE;

  for (guint i = 0; i < guesses->len && best->confidence >= SURE && best->confidence - best[i].confidence < SURE_LEAD; i++)
    {
      if (!is_known_to_icu (best[i].encoding))
        return FALSE;
      found |= best[i].encoding == encoding;
    }
  return found;
}

static int
compare_guesses (gconstpointer a,
                 gconstpointer b)
{
  const UnrepEncodingGuess *first = a, *second = b;

  if (first->confidence != second->confidence)
    return second->confidence - first->confidence;
  return first->encoding < second->encoding ? -1 : first->encoding > second->encoding;
}

/* What is sure of a text in neither UTF-8 nor units of several bytes. ICU has the last word on
 * Chinese, and between encodings of Arabic and Russian that are nearly as likely; not on Latin,
 * where it takes those of old computers for Latin-1. Where it recognises UTF-8, that is damaged;
 * where an encoding that is not read here, nothing is sure. */
static const UnrepEncoding *
find_sure (GArray *likely,
           GArray *icu)
{
  gboolean recognized = is_sure (icu);
  const UnrepEncoding *found = recognized ? g_array_index (icu, UnrepEncodingGuess, 0).encoding : NULL;

  if (recognized && (found == NULL || g_str_equal (found->name, "UTF-8")))
    return found;
  if (is_sure (likely))
    return is_chinese (found) ? NULL : g_array_index (likely, UnrepEncodingGuess, 0).encoding;
  return found != NULL && !g_str_equal (found->name, "windows-1252") && (is_chinese (found) || is_near (likely, found)) ? found : NULL;
}

/* The encodings that @bytes may be in, the most probable first, and in @sure which it is, if
 * that is sure. */
static GArray *
list_probable (GBytes               *bytes,
               const UnrepEncoding **sure)
{
  gsize n;
  const char *data = g_bytes_get_data (bytes, &n);
  const UnrepEncoding *found = guess_wide (data, n);
  GArray *guesses = g_array_new (FALSE, FALSE, sizeof (UnrepEncodingGuess));
  g_autoptr (GArray) likely = NULL, icu = NULL;

  *sure = found;
  if (found != NULL)
    {
      add_guess (guesses, found, 100);
      return guesses;
    }
  likely = unrep_encoding_list_likely (data, n);
  g_array_sort (likely, compare_guesses);
  icu = ask_icu (data, n);
  *sure = find_sure (likely, icu);
  for (guint i = 0; i < likely->len; i++)
    g_array_append_val (guesses, g_array_index (likely, UnrepEncodingGuess, i));
  for (guint i = 0; i < icu->len; i++)
    if (is_chinese (g_array_index (icu, UnrepEncodingGuess, i).encoding))
      g_array_append_val (guesses, g_array_index (icu, UnrepEncodingGuess, i));
  g_array_sort (guesses, compare_guesses);
  return guesses;
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
  const UnrepEncoding *sure;
  GArray *guesses = list_probable (bytes, &sure);

  for (gsize i = 0; unrep_encodings[i].name != NULL; i++)
    add_guess (guesses, &unrep_encodings[i], 0);
  return guesses;
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
  const UnrepEncoding *sure;
  g_autoptr (GArray) guesses = list_probable (bytes, &sure);

  return sure;
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
  gsize n, n_text, n_undefined;
  const char *data;

  g_return_val_if_fail (bytes != NULL && encoding != NULL, NULL);

  data = g_bytes_get_data (bytes, &n);
  for (gsize cut = 0; cut < encoding->max_bytes && cut < n; cut++)
    {
      g_autofree char *text = unrep_encoding_convert (encoding, data, n - cut, &n_text, &n_undefined);

      if (text != NULL && unrep_encoding_is_acceptable (data, n - cut, n_undefined) && memchr (text, '\0', n_text) == NULL && g_utf8_validate (text, -1, NULL))
        return g_utf8_substring (text, g_str_has_prefix (text, "\uFEFF") ? 1 : 0, MIN (max_chars, g_utf8_strlen (text, -1)));
    }
  return NULL;
}
