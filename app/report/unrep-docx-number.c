/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-docx-number.h"

#include <string.h>

/* Word repeats a letter no oftener; beyond, and for numbers that a format cannot say,
 * labels are in digits. */
#define MAX_REPEATED 30
#define MAX_ROMAN 3999
#define MAX_WORDS 999
#define MAX_SIGNS 20
#define MAX_HEBREW 999

#define LATIN "abcdefghijklmnopqrstuvwxyz"
#define LATIN_CAPITALS "ABCDEFGHIJKLMNOPQRSTUVWXYZ"

static const UnrepDocxNumberFormat formats[] = {
  /* What every other format falls back to. */
  { "decimal", UNREP_DOCX_NUMBER_DIGITS, UNREP_NUMBERING_DIGITS },
  { "decimalZero", UNREP_DOCX_NUMBER_DIGITS, UNREP_NUMBERING_DIGITS, .width = 2 },
  { "hindiNumbers", UNREP_DOCX_NUMBER_DIGITS, UNREP_NUMBERING_DIGITS, "०१२३४५६७८९" },
  { "thaiNumbers", UNREP_DOCX_NUMBER_DIGITS, UNREP_NUMBERING_DIGITS, "๐๑๒๓๔๕๖๗๘๙" },
  { "decimalFullWidth", UNREP_DOCX_NUMBER_DIGITS, UNREP_NUMBERING_DIGITS, "０１２３４５６７８９" },
  { "decimalFullWidth2", UNREP_DOCX_NUMBER_DIGITS, UNREP_NUMBERING_DIGITS, "０１２３４５６７８９" },
  { "lowerLetter", UNREP_DOCX_NUMBER_LETTERS, UNREP_NUMBERING_LATIN_LOWER, LATIN },
  { "upperLetter", UNREP_DOCX_NUMBER_LETTERS, UNREP_NUMBERING_LATIN_UPPER, LATIN_CAPITALS },
  { "lowerRoman", UNREP_DOCX_NUMBER_ROMAN, UNREP_NUMBERING_ROMAN_LOWER },
  { "upperRoman", UNREP_DOCX_NUMBER_ROMAN, UNREP_NUMBERING_ROMAN_UPPER },
  { "arabicAbjad", UNREP_DOCX_NUMBER_LETTERS, UNREP_NUMBERING_ARABIC_LETTER, "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ" },
  { "arabicAlpha", UNREP_DOCX_NUMBER_LETTERS, UNREP_NUMBERING_ARABIC_LETTER, "أبتثجحخدذرزسشصضطظعغفقكلمنهوي" },
  { "russianLower", UNREP_DOCX_NUMBER_LETTERS, UNREP_NUMBERING_CYRILLIC_LOWER, "абвгдежзиклмнопрстуфхцчшщыэюя" },
  { "russianUpper", UNREP_DOCX_NUMBER_LETTERS, UNREP_NUMBERING_CYRILLIC_UPPER, "АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЫЭЮЯ" },
  { "hebrew1", UNREP_DOCX_NUMBER_HEBREW, UNREP_NUMBERING_DIGITS },
  { "hebrew2", UNREP_DOCX_NUMBER_LETTERS, UNREP_NUMBERING_DIGITS, "אבגדהוזחטיכלמנסעפצקרשת" },
  { "chicago", UNREP_DOCX_NUMBER_LETTERS, UNREP_NUMBERING_DIGITS, "*†‡§" },
  { "chineseCounting", UNREP_DOCX_NUMBER_CHINESE, UNREP_NUMBERING_CHINESE },
  { "chineseCountingThousand", UNREP_DOCX_NUMBER_CHINESE, UNREP_NUMBERING_CHINESE },
  { "taiwaneseCountingThousand", UNREP_DOCX_NUMBER_CHINESE, UNREP_NUMBERING_CHINESE },
  { "japaneseCounting", UNREP_DOCX_NUMBER_CHINESE, UNREP_NUMBERING_CHINESE },
  { "ordinal", UNREP_DOCX_NUMBER_ORDINAL, UNREP_NUMBERING_DIGITS },
  { "cardinalText", UNREP_DOCX_NUMBER_WORDS, UNREP_NUMBERING_DIGITS },
  { "ordinalText", UNREP_DOCX_NUMBER_WORDS, UNREP_NUMBERING_DIGITS, .ordinal = TRUE },
  { "decimalEnclosedCircle", UNREP_DOCX_NUMBER_SIGNS, UNREP_NUMBERING_DIGITS, "①" },
  { "decimalEnclosedCircleChinese", UNREP_DOCX_NUMBER_SIGNS, UNREP_NUMBERING_DIGITS, "①" },
  { "decimalEnclosedParen", UNREP_DOCX_NUMBER_SIGNS, UNREP_NUMBERING_DIGITS, "⑴" },
  { "decimalEnclosedFullstop", UNREP_DOCX_NUMBER_SIGNS, UNREP_NUMBERING_DIGITS, "⒈" },
  { "numberInDash", UNREP_DOCX_NUMBER_DASHES, UNREP_NUMBERING_DIGITS },
  { "ideographTraditional", UNREP_DOCX_NUMBER_LETTERS, UNREP_NUMBERING_DIGITS, "甲乙丙丁戊己庚辛壬癸" },
  { "ideographZodiac", UNREP_DOCX_NUMBER_LETTERS, UNREP_NUMBERING_DIGITS, "子丑寅卯辰巳午未申酉戌亥" },
  { "ganada", UNREP_DOCX_NUMBER_LETTERS, UNREP_NUMBERING_DIGITS, "가나다라마바사아자차카타파하" },
  { "chosung", UNREP_DOCX_NUMBER_LETTERS, UNREP_NUMBERING_DIGITS, "ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ" },
  { "thaiLetters", UNREP_DOCX_NUMBER_LETTERS, UNREP_NUMBERING_DIGITS, "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ" },
  { "none", UNREP_DOCX_NUMBER_NONE, UNREP_NUMBERING_DIGITS },
  { "bullet", UNREP_DOCX_NUMBER_BULLET, UNREP_NUMBERING_DIGITS },
};

/* The one custom format that is common: 01, 02, or 001, 002 …, said by example. */
static const UnrepDocxNumberFormat padded[] = {
  { "01, 02, 03, ...", UNREP_DOCX_NUMBER_DIGITS, UNREP_NUMBERING_DIGITS, .width = 2 },
  { "001, 002, 003, ...", UNREP_DOCX_NUMBER_DIGITS, UNREP_NUMBERING_DIGITS, .width = 3 },
  { "0001, 0002, 0003, ...", UNREP_DOCX_NUMBER_DIGITS, UNREP_NUMBERING_DIGITS, .width = 4 },
  { "00001, 00002, 00003, ...", UNREP_DOCX_NUMBER_DIGITS, UNREP_NUMBERING_DIGITS, .width = 5 },
};

static const char *const units[][2] = {
  { "", "" }, { "one", "first" }, { "two", "second" }, { "three", "third" }, { "four", "fourth" },
  { "five", "fifth" }, { "six", "sixth" }, { "seven", "seventh" }, { "eight", "eighth" }, { "nine", "ninth" },
  { "ten", "tenth" }, { "eleven", "eleventh" }, { "twelve", "twelfth" }, { "thirteen", "thirteenth" },
  { "fourteen", "fourteenth" }, { "fifteen", "fifteenth" }, { "sixteen", "sixteenth" },
  { "seventeen", "seventeenth" }, { "eighteen", "eighteenth" }, { "nineteen", "nineteenth" },
};
static const char *const tens[][2] = {
  { "", "" }, { "", "" }, { "twenty", "twentieth" }, { "thirty", "thirtieth" }, { "forty", "fortieth" },
  { "fifty", "fiftieth" }, { "sixty", "sixtieth" }, { "seventy", "seventieth" }, { "eighty", "eightieth" },
  { "ninety", "ninetieth" },
};

/* The thousands are repeated Ms. */
static const struct
{
  guint value;
  const char *lower, *upper;
} roman[] = {
  { 1000, "m", "M" }, { 900, "cm", "CM" }, { 500, "d", "D" }, { 400, "cd", "CD" }, { 100, "c", "C" },
  { 90, "xc", "XC" }, { 50, "l", "L" },    { 40, "xl", "XL" }, { 10, "x", "X" },   { 9, "ix", "IX" },
  { 5, "v", "V" },    { 4, "iv", "IV" },   { 1, "i", "I" },
};

/* Letters with a value each; 15 and 16 are 9 and 6, 9 and 7, not parts of a name of God. */
static const struct
{
  guint value;
  const char *letters;
} hebrew[] = {
  { 400, "ת" }, { 300, "ש" }, { 200, "ר" }, { 100, "ק" }, { 90, "צ" }, { 80, "פ" }, { 70, "ע" }, { 60, "ס" },
  { 50, "נ" },  { 40, "מ" },  { 30, "ל" },  { 20, "כ" },  { 16, "טז" }, { 15, "טו" }, { 10, "י" }, { 9, "ט" },
  { 8, "ח" },   { 7, "ז" },   { 6, "ו" },   { 5, "ה" },   { 4, "ד" },  { 3, "ג" },  { 2, "ב" },  { 1, "א" },
};

/**
 * unrep_docx_number_find:
 * @name: (nullable): name of a number format
 * @custom: (nullable): the example of one whose name is `custom`
 *
 * Returns: (transfer none): the format; decimal where it is none that is known, as
 *   programs do with a format they do not have
 */
const UnrepDocxNumberFormat *
unrep_docx_number_find (const char *name,
                        const char *custom)
{
  for (gsize i = 0; i < G_N_ELEMENTS (padded); i++)
    if (g_strcmp0 (name, "custom") == 0 && g_strcmp0 (custom, padded[i].name) == 0)
      return &padded[i];
  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_strcmp0 (name, formats[i].name) == 0)
      return &formats[i];
  return &formats[0];
}

static void
append_digits (GString                     *out,
               const UnrepDocxNumberFormat *format,
               guint                        number)
{
  char digits[16];

  g_snprintf (digits, sizeof digits, "%0*u", (int) format->width, number);
  if (format->kind != UNREP_DOCX_NUMBER_DIGITS || format->letters == NULL)
    {
      g_string_append (out, digits);
      return;
    }
  for (const char *p = digits; *p != '\0'; p++)
    g_string_append_unichar (out, g_utf8_get_char (g_utf8_offset_to_pointer (format->letters, *p - '0')));
}

static gboolean
append_letters (GString    *out,
                const char *letters,
                guint       number)
{
  guint size = (guint) g_utf8_strlen (letters, -1);
  guint n = (number - 1) / size + 1;
  gunichar letter;

  if (number == 0 || n > MAX_REPEATED)
    return FALSE;
  letter = g_utf8_get_char (g_utf8_offset_to_pointer (letters, (number - 1) % size));
  while (n-- > 0)
    g_string_append_unichar (out, letter);
  return TRUE;
}

/* Digits in a system that has no zero. */
static gboolean
append_alphabet (GString    *out,
                 const char *letters,
                 guint       number)
{
  guint size = (guint) g_utf8_strlen (letters, -1);
  gsize start = out->len;

  for (; number > 0; number = (number - 1) / size)
    {
      const char *letter = g_utf8_offset_to_pointer (letters, (number - 1) % size);

      g_string_insert_len (out, (gssize) start, letter, g_utf8_next_char (letter) - letter);
    }
  return out->len > start;
}

static gboolean
append_roman (GString  *out,
              gboolean  upper,
              guint     number)
{
  if (number == 0 || number > MAX_ROMAN)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (roman); i++)
    for (; number >= roman[i].value; number -= roman[i].value)
      g_string_append (out, upper ? roman[i].upper : roman[i].lower);
  return TRUE;
}

static gboolean
append_hebrew (GString *out,
               guint    number)
{
  if (number == 0 || number > MAX_HEBREW)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (hebrew); i++)
    for (; number >= hebrew[i].value; number -= hebrew[i].value)
      g_string_append (out, hebrew[i].letters);
  return TRUE;
}

static gboolean
append_chinese (GString *out,
                guint    number)
{
  UnrepGlyphs glyphs;

  unrep_numbering_format (UNREP_NUMBERING_CHINESE, number, &glyphs);
  for (guint i = 0; i < glyphs.n; i++)
    g_string_append_unichar (out, glyphs.at[i]);
  return glyphs.n > 0;
}

static gboolean
append_words (GString  *out,
              gboolean  ordinal,
              guint     number)
{
  gsize start = out->len;
  guint rest = number % 100;

  if (number == 0 || number > MAX_WORDS)
    return FALSE;
  if (number >= 100)
    g_string_append_printf (out, "%s hundred%s", units[number / 100][0], rest > 0 ? " " : ordinal ? "th" : "");
  if (rest >= 20)
    {
      g_string_append (out, tens[rest / 10][ordinal && rest % 10 == 0]);
      if (rest % 10 > 0)
        g_string_append_printf (out, "-%s", units[rest % 10][ordinal]);
    }
  else
    g_string_append (out, units[rest][ordinal]);
  out->str[start] = g_ascii_toupper (out->str[start]);
  return TRUE;
}

static const char *
get_ordinal_suffix (guint number)
{
  if (number % 100 >= 11 && number % 100 <= 13)
    return "th";
  return number % 10 == 1 ? "st" : number % 10 == 2 ? "nd" : number % 10 == 3 ? "rd" : "th";
}

/**
 * unrep_docx_number_append:
 * @out: where the label goes
 * @format: a number format
 * @number: any number
 *
 * Spells @number. Words are English, whatever the language: reports number nothing in
 * words. Decimal digits are those of the file, ASCII: whether Word shows others for
 * them is a setting of each copy of Word.
 */
void
unrep_docx_number_append (GString                     *out,
                          const UnrepDocxNumberFormat *format,
                          guint                        number)
{
  gboolean done = FALSE;

  switch (format->kind)
    {
    case UNREP_DOCX_NUMBER_NONE:
    case UNREP_DOCX_NUMBER_BULLET:
      return;
    case UNREP_DOCX_NUMBER_LETTERS:
      done = append_letters (out, format->letters, number);
      break;
    case UNREP_DOCX_NUMBER_ALPHABET:
      done = append_alphabet (out, format->letters, number);
      break;
    case UNREP_DOCX_NUMBER_ROMAN:
      done = append_roman (out, format->system == UNREP_NUMBERING_ROMAN_UPPER, number);
      break;
    case UNREP_DOCX_NUMBER_CHINESE:
      done = append_chinese (out, number);
      break;
    case UNREP_DOCX_NUMBER_WORDS:
      done = append_words (out, format->ordinal, number);
      break;
    case UNREP_DOCX_NUMBER_HEBREW:
      done = append_hebrew (out, number);
      break;
    case UNREP_DOCX_NUMBER_SIGNS:
      if ((done = number >= 1 && number <= MAX_SIGNS))
        g_string_append_unichar (out, g_utf8_get_char (format->letters) + number - 1);
      break;
    case UNREP_DOCX_NUMBER_DASHES:
      g_string_append_printf (out, "- %u -", number);
      done = TRUE;
      break;
    case UNREP_DOCX_NUMBER_DIGITS:
    case UNREP_DOCX_NUMBER_ORDINAL:
    default:
      break;
    }
  if (!done)
    append_digits (out, format, number);
  if (format->kind == UNREP_DOCX_NUMBER_ORDINAL)
    g_string_append (out, get_ordinal_suffix (number));
}

/**
 * unrep_docx_number_append_mark:
 * @out: where the mark goes
 * @number: the number of a note
 * @bracketed: whether it stands in brackets, where it needs no such sign
 *
 * Writes the number of a note as it refers to it: digits are set high.
 */
void
unrep_docx_number_append_mark (GString    *out,
                               const char *number,
                               gboolean    bracketed)
{
  static const char *const high[] = { "⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹" };

  for (const char *p = number; *p != '\0'; p++)
    if (g_ascii_isdigit (*p) && !bracketed)
      g_string_append (out, high[*p - '0']);
    else
      g_string_append_c (out, *p);
}
