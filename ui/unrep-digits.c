/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-digits.h"

#include <unicode/unumsys.h>
#include <unicode/ustring.h>

static UnrepDigits preference = UNREP_DIGITS_LOCALE;

/* glibc's locales write ASCII digits in Arabic; CLDR, which ICU carries, knows
 * that Egypt writes ١٢٣ and Morocco 123. */
static gunichar
locale_zero (void)
{
  static gsize zero = 0;

  if (g_once_init_enter (&zero))
    {
      UErrorCode status = U_ZERO_ERROR;
      const char *language = g_get_language_names ()[0];
      /* Of Arabic without a country CLDR says one thing up to version 43 and another since. */
      const char *locale = g_str_equal (language, "C") ? "en" : g_str_equal (language, "ar") ? "ar_EG" : language;
      UNumberingSystem *system;
      UChar digits[32];
      UChar32 first = '0';

      system = unumsys_open (locale, &status);
      if (U_SUCCESS (status) && !unumsys_isAlgorithmic (system) && unumsys_getRadix (system) == 10
          && unumsys_getDescription (system, digits, G_N_ELEMENTS (digits), &status) >= 10 && U_SUCCESS (status))
        U16_GET (digits, 0, 0, -1, first);
      if (system != NULL)
        unumsys_close (system);
      g_once_init_leave (&zero, first);
    }
  return zero;
}

static gunichar
get_zero (void)
{
  switch (preference)
    {
    case UNREP_DIGITS_ASCII:
      return '0';
    case UNREP_DIGITS_ARABIC_INDIC:
      return 0x0660;
    case UNREP_DIGITS_LOCALE:
    default:
      return locale_zero ();
    }
}

/**
 * unrep_digits_set_preference:
 * @digits: which digits to write from now on
 *
 * Changes what the other functions here return; what is on the screen already
 * is up to those who put it there.
 */
void
unrep_digits_set_preference (UnrepDigits digits)
{
  preference = digits;
}

/**
 * unrep_digits_take:
 * @text: (transfer full): a text of the interface, UTF-8, with ASCII digits
 *
 * To be used on every number that the interface shows, and on nothing that
 * comes from a report or a person.
 *
 * Returns: (transfer full): @text with the digits of the interface
 */
char *
unrep_digits_take (char *text)
{
  gunichar zero = get_zero ();
  GString *result;

  if (zero == '0')
    return text;
  result = g_string_new (NULL);
  for (const char *p = text; *p != '\0'; p++)
    if (g_ascii_isdigit (*p))
      g_string_append_unichar (result, zero + (gunichar) g_ascii_digit_value (*p));
    else
      g_string_append_c (result, *p);
  g_free (text);
  return g_string_free (result, FALSE);
}

/* The first word of @text, or what is quoted there. The bytes with which a quotation mark
 * may begin end a word: at worst one is taken for two. */
static gsize
get_word (const char *text,
          gboolean   *is_name)
{
  static const char *const quotes[][2] = { { "“", "”" }, { "«", "»" } };
  gsize length = 1 + strcspn (text + 1, " \n\xc2\xe2");

  for (gsize i = 0; i < G_N_ELEMENTS (quotes); i++)
    if (g_str_has_prefix (text, quotes[i][0]))
      {
        const char *end = strstr (text, quotes[i][1]);

        *is_name = TRUE;
        return end != NULL ? (gsize) (end - text) + strlen (quotes[i][1]) : strlen (text);
      }
  *is_name = FALSE;
  for (gsize i = 0; i < length; i++)
    *is_name = *is_name || g_ascii_isalpha (text[i]) || text[i] == '/';
  return length;
}

/**
 * unrep_digits_dup_message:
 * @message: a sentence with names in it, as the rooms below the window write them
 *
 * As unrep_digits_take(), but what is quoted stays as it is, and so does a word with
 * an ASCII letter or a slash: a file is called 001.txt, and an encoding UTF-8.
 *
 * Returns: (transfer full): @message with the digits of the interface
 */
char *
unrep_digits_dup_message (const char *message)
{
  g_autoptr (GString) result = g_string_new (NULL);
  gsize length;

  for (const char *p = message; *p != '\0'; p += length)
    {
      g_autofree char *word = NULL;
      gboolean is_name;

      length = get_word (p, &is_name);
      word = g_strndup (p, length);
      if (!is_name)
        word = unrep_digits_take (word);
      g_string_append (result, word);
    }
  return g_string_free (g_steal_pointer (&result), FALSE);
}

/**
 * unrep_digits_dup_number:
 * @number: any number
 *
 * Returns: (transfer full): @number in the digits of the interface
 */
char *
unrep_digits_dup_number (guint number)
{
  return unrep_digits_take (g_strdup_printf ("%u", number));
}

/**
 * unrep_digits_parse:
 * @text: what somebody has typed
 * @number: (out): the number that it is
 *
 * Takes the digits of any script, and `.`, `,` and the Arabic `٫` before decimals.
 *
 * Returns: whether it is a number
 */
gboolean
unrep_digits_parse (const char *text,
                    double     *number)
{
  g_autoptr (GString) ascii = g_string_new (NULL);
  char *end;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_digit_value (c) >= 0)
        g_string_append_c (ascii, (char) ('0' + g_unichar_digit_value (c)));
      else if (c == '.' || c == ',' || c == 0x066b)
        g_string_append_c (ascii, '.');
      else if (!g_unichar_isspace (c))
        return FALSE;
    }
  *number = g_ascii_strtod (ascii->str, &end);
  return ascii->len > 0 && *end == '\0';
}
