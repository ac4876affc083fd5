/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-numbering.h"

#include <string.h>

/* How a system makes the label of an ordinal. */
typedef enum
{
  STYLE_DIGITS,
  STYLE_LETTERS, /* one letter, then it doubled, then tripled */
  STYLE_WORDS,
  STYLE_ROMAN,
  STYLE_CHINESE,
} Style;

typedef struct
{
  Style              style;
  const char        *letters; /* of STYLE_LETTERS and STYLE_ROMAN, in order */
  const char *const *words;   /* of STYLE_WORDS */
  guint              optional; /* how many of the last letters a list may leave out */
} System;

static const char *const arabic_names[] = {
  "ألف", "باء", "جيم", "دال", "هاء", "واو", "زاي", "حاء", "طاء", "ياء", "كاف", "لام", "ميم", "نون",
  "سين", "عين", "فاء", "صاد", "قاف", "راء", "شين", "تاء", "ثاء", "خاء", "ذال", "ضاد", "ظاء", "غين", NULL
};

static const char *const arabic_ordinals[] = {
  "أولا", "ثانيا", "ثالثا", "رابعا", "خامسا", "سادسا", "سابعا", "ثامنا", "تاسعا", "عاشرا",
  "حادي عشر", "ثاني عشر", "ثالث عشر", "رابع عشر", "خامس عشر", "سادس عشر", "سابع عشر", "ثامن عشر", "تاسع عشر",
  "عشرون", NULL
};

static const System systems[UNREP_N_NUMBERINGS] = {
  [UNREP_NUMBERING_DIGITS] = { STYLE_DIGITS },
  /* The UN's order, not the alphabet's; ظ and غ at its end are often left out. */
  [UNREP_NUMBERING_ARABIC_LETTER] = { STYLE_LETTERS, "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ", NULL, 2 },
  [UNREP_NUMBERING_ARABIC_NAME] = { STYLE_WORDS, NULL, arabic_names },
  [UNREP_NUMBERING_ARABIC_ORDINAL] = { STYLE_WORDS, NULL, arabic_ordinals },
  [UNREP_NUMBERING_LATIN_LOWER] = { STYLE_LETTERS, "abcdefghijklmnopqrstuvwxyz" },
  [UNREP_NUMBERING_LATIN_UPPER] = { STYLE_LETTERS, "ABCDEFGHIJKLMNOPQRSTUVWXYZ" },
  [UNREP_NUMBERING_ROMAN_LOWER] = { STYLE_ROMAN, "ivxlc" },
  [UNREP_NUMBERING_ROMAN_UPPER] = { STYLE_ROMAN, "IVXLC" },
  [UNREP_NUMBERING_CYRILLIC_LOWER] = { STYLE_LETTERS, "абвгдежзиклмнопрстуфхцчшщэюя" },
  [UNREP_NUMBERING_CYRILLIC_UPPER] = { STYLE_LETTERS, "АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЭЮЯ" },
  [UNREP_NUMBERING_CHINESE] = { STYLE_CHINESE, "一二三四五六七八九十" },
};

/* Glyphs that readers of scanned or mangled text take for each other, and what
 * it costs (in tenths) to believe it once. */
static const struct
{
  const char *glyphs;
  int         cost;
} confusions[] = {
  { "VvΛ7", 7 },  { "AΛ^8", 7 },  { "0Oo°º.•٠", 7 }, { "5°0oهSs", 7 }, { "1lIi|ا!أ", 7 }, { "4$عگ", 7 },
  { "67", 8 },    { "34", 8 },    { "8/", 8 },       { "2Zz", 7 },     { "37", 9 },       { "27", 9 },
  { "29", 10 },   { "39", 10 },   { "45", 10 },      { "42", 10 },     { "49", 10 },      { "56", 11 },
  { "بتثني", 8 }, { "جحخ", 8 },   { "دذ", 8 },       { "رزذدو", 9 },   { "سش", 8 },       { "صضس", 9 },
  { "طظ", 8 },    { "عغ", 8 },    { "فق", 8 },       { "كل", 9 },      { "هةم", 9 },      { "غف", 11 },
  { "aаɑ", 0 },   { "cсC", 1 },   { "eе", 0 },       { "oо", 0 },      { "pр", 0 },       { "xх", 0 },
  { "AА", 0 },    { "BВ", 0 },    { "CС", 0 },       { "EЕ", 0 },      { "MМ", 0 },       { "HН", 0 },
  { "il1Ij", 6 }, { "vu", 8 },    { "vy", 9 },       { "gq9", 8 },     { "bh6", 9 },      { "ce", 9 },
  { "B8", 8 },    { "DO0", 8 },   { "EF", 9 },       { "nhr", 9 },     { "mn", 9 },       { "一-", 3 },
};

/**
 * unrep_glyph_fold:
 * @c: a code point
 *
 * Digits become ASCII, variants of an Arabic letter become one, full-width forms
 * become ASCII.
 *
 * Returns: the code point under which @c is compared
 */
gunichar
unrep_glyph_fold (gunichar c)
{
  if (c < 0x80)
    return c;
  if (c >= 0x0660 && c <= 0x0669)
    return '0' + (c - 0x0660);
  if (c >= 0x06f0 && c <= 0x06f9)
    return '0' + (c - 0x06f0);
  if (c >= 0xff01 && c <= 0xff5e)
    return c - 0xff01 + '!';
  switch (c)
    {
    case 0x0622: /* آ */
    case 0x0625: /* إ */
    case 0x0627: /* ا */
    case 0x0671: /* ٱ */
      return 0x0623;
    case 0x0649: /* ى */
    case 0x06cc: /* ی */
      return 0x064a;
    case 0x06a9: /* ک */
      return 0x0643;
    case 0x06be: /* ھ */
    case 0x06c1: /* ہ */
    case 0x06d5: /* ە */
    case 0x0629: /* ة */
      return 0x0647;
    default:
      return c;
    }
}

/**
 * unrep_glyph_is_dropped:
 * @c: a code point
 *
 * Returns: whether labels are compared without @c: tatweel, vowel marks, bidi
 *   and joining controls
 */
gboolean
unrep_glyph_is_dropped (gunichar c)
{
  if (c < 0x300)
    return c == 0xad;
  return c == 0x0640 || (c >= 0x064b && c <= 0x065f) || c == 0x0670 || c == 0x061c || (c >= 0x0300 && c <= 0x036f)
         || (c >= 0x200b && c <= 0x200f) || (c >= 0x202a && c <= 0x202e) || (c >= 0x2060 && c <= 0x2069) || c == 0xfeff;
}

static gboolean
holds (const char *utf8,
       gunichar    c)
{
  return g_utf8_strchr (utf8, -1, c) != NULL;
}

/**
 * unrep_glyph_confusion:
 * @printed: a folded code point
 * @meant: what it may have been
 *
 * Returns: the cost, in tenths, of reading @printed where @meant stood
 */
int
unrep_glyph_confusion (gunichar printed,
                       gunichar meant)
{
  int cost;

  if (printed == meant)
    return 0;
  cost = meant < 0x80 && g_ascii_isdigit (meant) ? (printed < 0x80 && g_ascii_isdigit (printed) ? 15 : 18) : 30;
  for (guint i = 0; i < G_N_ELEMENTS (confusions); i++)
    if (confusions[i].cost < cost && holds (confusions[i].glyphs, meant) && holds (confusions[i].glyphs, printed))
      cost = confusions[i].cost;
  return cost;
}

static void
append (UnrepGlyphs *out,
        gunichar     c)
{
  if (out->n < UNREP_MAX_GLYPHS)
    out->at[out->n++] = c;
}

static void
append_utf8 (UnrepGlyphs *out,
             const char  *utf8)
{
  for (const char *p = utf8; *p != '\0'; p = g_utf8_next_char (p))
    append (out, g_utf8_get_char (p));
}

static void
append_digits (UnrepGlyphs *out,
               guint        ordinal)
{
  char digits[16];
  int  n = g_snprintf (digits, sizeof digits, "%u", ordinal);

  for (int i = 0; i < n; i++)
    append (out, (gunichar) digits[i]);
}

/* @letters holds one, five, ten, fifty, hundred. */
static void
append_roman (UnrepGlyphs *out,
              const char  *letters,
              guint        ordinal)
{
  static const struct
  {
    guint value;
    guint at[2];
    guint n;
  } parts[] = {
    { 100, { 4 }, 1 }, { 90, { 2, 4 }, 2 }, { 50, { 3 }, 1 }, { 40, { 2, 3 }, 2 }, { 10, { 2 }, 1 },
    { 9, { 0, 2 }, 2 }, { 5, { 1 }, 1 },    { 4, { 0, 1 }, 2 }, { 1, { 0 }, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    for (; ordinal >= parts[i].value; ordinal -= parts[i].value)
      for (guint j = 0; j < parts[i].n; j++)
        append (out, (gunichar) letters[parts[i].at[j]]);
}

static gunichar
letter_at (const char *letters,
           guint       index)
{
  return g_utf8_get_char (g_utf8_offset_to_pointer (letters, index));
}

static void
append_chinese (UnrepGlyphs *out,
                const char  *letters,
                guint        ordinal)
{
  if (ordinal >= 20)
    append (out, letter_at (letters, ordinal / 10 - 1));
  if (ordinal >= 10)
    append (out, letter_at (letters, 9));
  if (ordinal % 10 != 0)
    append (out, letter_at (letters, ordinal % 10 - 1));
}

/* How many letters or words @system has, 0 where ordinals are not bounded. */
static guint
alphabet_size (UnrepNumbering system)
{
  switch (systems[system].style)
    {
    case STYLE_LETTERS:
      return (guint) g_utf8_strlen (systems[system].letters, -1);
    case STYLE_WORDS:
      return g_strv_length ((char **) systems[system].words);
    case STYLE_ROMAN:
    case STYLE_CHINESE:
      return 99;
    case STYLE_DIGITS:
    default:
      return 0;
    }
}

/**
 * unrep_numbering_format:
 * @system: a numbering system
 * @ordinal: counted from 1
 * @out: (out caller-allocates): the label, bare; empty where the
 *   system has none for @ordinal
 *
 * Spells the label of @ordinal.
 */
void
unrep_numbering_format (UnrepNumbering system,
                        guint          ordinal,
                        UnrepGlyphs   *out)
{
  const System *s = &systems[system];
  guint         size = alphabet_size (system);

  out->n = 0;
  if (ordinal == 0)
    return;
  switch (s->style)
    {
    case STYLE_DIGITS:
      append_digits (out, ordinal);
      break;
    case STYLE_LETTERS:
      if ((ordinal - 1) / size < UNREP_MAX_GLYPHS)
        for (guint i = 0; i <= (ordinal - 1) / size; i++)
          append (out, letter_at (s->letters, (ordinal - 1) % size));
      break;
    case STYLE_WORDS:
      if (ordinal <= size)
        append_utf8 (out, s->words[ordinal - 1]);
      break;
    case STYLE_ROMAN:
      if (ordinal <= size)
        append_roman (out, s->letters, ordinal);
      break;
    case STYLE_CHINESE:
      if (ordinal <= size)
        append_chinese (out, s->letters, ordinal);
      break;
    default:
      g_assert_not_reached ();
    }
}

/* The label of @ordinal as printed ones are compared: folded, without spaces. */
static void
format_folded (UnrepNumbering system,
               guint          ordinal,
               UnrepGlyphs   *out)
{
  guint n = 0;

  unrep_numbering_format (system, ordinal, out);
  for (guint i = 0; i < out->n; i++)
    if (out->at[i] != ' ')
      out->at[n++] = unrep_glyph_fold (out->at[i]);
  out->n = n;
}

/**
 * unrep_numbering_fits:
 * @system: a numbering system
 * @printed: what stands in a label
 *
 * Returns: whether any glyph of @printed could be one of @system's; a quick look
 *   before costs are computed
 */
gboolean
unrep_numbering_fits (UnrepNumbering     system,
                      const UnrepGlyphs *printed)
{
  const System *s = &systems[system];
  gunichar      c = printed->n > 0 ? printed->at[0] : 0;

  if (s->style == STYLE_DIGITS)
    {
      for (guint i = 0; i < printed->n; i++)
        if (printed->at[i] < 0x80 && g_ascii_isdigit (printed->at[i]))
          return TRUE;
      return FALSE;
    }
  if (printed->n == 0)
    return FALSE;
  if (s->style == STYLE_WORDS)
    return printed->n >= 3 && c >= 0x0600 && c <= 0x06ff;
  for (guint i = 0; i < printed->n; i++)
    if (holds (s->letters, printed->at[i]))
      return TRUE;
  return FALSE;
}

static guint
read_digits (const UnrepGlyphs *printed)
{
  guint value = 0;

  if (printed->n == 0 || printed->n > 7)
    return 0;
  for (guint i = 0; i < printed->n; i++)
    {
      if (printed->at[i] >= 0x80 || !g_ascii_isdigit (printed->at[i]))
        return 0;
      value = value * 10 + (printed->at[i] - '0');
    }
  return value;
}

static gboolean
equal (const UnrepGlyphs *a,
       const UnrepGlyphs *b)
{
  return a->n == b->n && memcmp (a->at, b->at, a->n * sizeof a->at[0]) == 0;
}

/**
 * unrep_numbering_read:
 * @system: a numbering system
 * @printed: what stands in a label
 *
 * Returns: the ordinal whose label @printed is to the letter, or 0
 */
guint
unrep_numbering_read (UnrepNumbering     system,
                      const UnrepGlyphs *printed)
{
  const System *s = &systems[system];
  UnrepGlyphs   label;
  guint         size = alphabet_size (system);

  if (printed->n == 0)
    return 0;
  if (s->style == STYLE_DIGITS)
    return read_digits (printed);
  if (s->style == STYLE_LETTERS)
    {
      const char *at = g_utf8_strchr (s->letters, -1, printed->at[0]);

      for (guint i = 1; i < printed->n; i++)
        if (printed->at[i] != printed->at[0])
          return 0;
      return at == NULL ? 0 : (guint) g_utf8_pointer_to_offset (s->letters, at) + 1 + (printed->n - 1u) * size;
    }
  for (guint ordinal = 1; ordinal <= size; ordinal++)
    {
      format_folded (system, ordinal, &label);
      if (equal (&label, printed))
        return ordinal;
    }
  return 0;
}

/* Weighted edit distance of what is printed from what was meant: substitution
 * by confusion, a repeated letter lost is cheap, a stray mark is not dear. */
static int
distance (const UnrepGlyphs *printed,
          const UnrepGlyphs *meant,
          gboolean           letters)
{
  int row[UNREP_MAX_GLYPHS + 1], above, diagonal;
  int lost = letters && meant->n > 1 ? 3 : 15;
  int stray = 15;

  row[0] = 0;
  for (guint j = 1; j <= meant->n; j++)
    row[j] = row[j - 1] + lost;
  for (guint i = 1; i <= printed->n; i++)
    {
      int here = printed->at[i - 1] == '0' && i == printed->n ? 6 : stray;

      diagonal = row[0];
      row[0] += here;
      for (guint j = 1; j <= meant->n; j++)
        {
          int change = diagonal + unrep_glyph_confusion (printed->at[i - 1], meant->at[j - 1]);

          above = row[j];
          row[j] = MIN (change, MIN (above + here, row[j - 1] + lost));
          diagonal = above;
        }
    }
  return row[meant->n];
}

/**
 * unrep_numbering_cost:
 * @system: a numbering system
 * @printed: what stands in a label
 * @ordinal: what it may have been
 *
 * How much must be believed to read @printed as the label of @ordinal, in
 * tenths: 0 when it is printed so; a weighted edit distance otherwise, where
 * digits may also have been reversed.
 *
 * Returns: the cost, or %UNREP_COST_NEVER
 */
int
unrep_numbering_cost (UnrepNumbering     system,
                      const UnrepGlyphs *printed,
                      guint              ordinal)
{
  UnrepGlyphs label, reversed;
  Style       style = systems[system].style;
  int         cost;

  format_folded (system, ordinal, &label);
  if (label.n == 0)
    return UNREP_COST_NEVER;
  if (equal (&label, printed))
    return 0;
  if (style == STYLE_WORDS)
    return MIN (distance (printed, &label, FALSE), UNREP_COST_NEVER);
  cost = distance (printed, &label, style == STYLE_LETTERS);
  if (style == STYLE_DIGITS && printed->n > 1)
    {
      reversed.n = printed->n;
      for (guint i = 0; i < printed->n; i++)
        reversed.at[i] = printed->at[printed->n - 1 - i];
      cost = MIN (cost, 4 + distance (&reversed, &label, FALSE));
    }
  /* Nothing at all is left of the number: any number is as good as another. */
  if (printed->n == 0)
    cost = 12;
  return cost;
}

/**
 * unrep_numbering_skipped:
 * @system: a numbering system
 * @from: an ordinal
 * @to: a later one
 *
 * Returns: how many labels between @from and @to are missing, those not counted
 *   that a list may leave out
 */
guint
unrep_numbering_skipped (UnrepNumbering system,
                         guint          from,
                         guint          to)
{
  guint size = alphabet_size (system), optional = systems[system].optional, n = 0;

  if (to <= from)
    return 0;
  if (optional == 0 || to - from > 2 * size)
    return to - from - 1;
  for (guint ordinal = from + 1; ordinal < to; ordinal++)
    if ((ordinal - 1) % size < size - optional)
      n++;
  return n;
}

/**
 * unrep_numbering_is_word:
 * @system: a numbering system
 *
 * Returns: whether its labels are words
 */
gboolean
unrep_numbering_is_word (UnrepNumbering system)
{
  return systems[system].style == STYLE_WORDS;
}
