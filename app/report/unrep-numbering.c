/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-numbering.h"

#include <string.h>
#include <uchar.h>

/* A word that has lost or won more letters is another word; a number, more but one. */
#define MAX_WORD_DIFFERENCE 2
/* So much damage leaves a word that can be told from others; a word that is
 * further away was hardly meant. */
#define MAX_WORD_COST 20
#define OTHER_WORD_COST 40

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
  Style                  style;
  guint                  size;    /* how many letters or words; of the others the last ordinal */
  const char32_t        *letters; /* in order; of STYLE_ROMAN those of 1, 5, 10, 50, 100 */
  const char32_t *const *words;   /* of STYLE_WORDS */
  guint                  optional; /* how many of the last letters a list may leave out */
} System;

static const char32_t *const arabic_names[] = {
  U"ألف", U"باء", U"جيم", U"دال", U"هاء", U"واو", U"زاي", U"حاء", U"طاء", U"ياء", U"كاف", U"لام", U"ميم", U"نون",
  U"سين", U"عين", U"فاء", U"صاد", U"قاف", U"راء", U"شين", U"تاء", U"ثاء", U"خاء", U"ذال", U"ضاد", U"ظاء", U"غين"
};

static const char32_t *const arabic_ordinals[] = {
  U"أولا", U"ثانيا", U"ثالثا", U"رابعا", U"خامسا", U"سادسا", U"سابعا", U"ثامنا", U"تاسعا", U"عاشرا",
  U"حادي عشر", U"ثاني عشر", U"ثالث عشر", U"رابع عشر", U"خامس عشر", U"سادس عشر", U"سابع عشر", U"ثامن عشر", U"تاسع عشر",
  U"عشرون"
};

#define LETTERS(string) STYLE_LETTERS, G_N_ELEMENTS (string) - 1, string
#define WORDS(words) STYLE_WORDS, G_N_ELEMENTS (words), NULL, words

static const System systems[UNREP_N_NUMBERINGS] = {
  [UNREP_NUMBERING_DIGITS] = { STYLE_DIGITS },
  [UNREP_NUMBERING_DECIMAL] = { STYLE_DIGITS },
  /* The UN's order, not the alphabet's; ظ and غ at its end are often left out. */
  [UNREP_NUMBERING_ARABIC_LETTER] = { LETTERS (U"أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"), NULL, 2 },
  [UNREP_NUMBERING_ARABIC_NAME] = { WORDS (arabic_names) },
  [UNREP_NUMBERING_ARABIC_ORDINAL] = { WORDS (arabic_ordinals) },
  [UNREP_NUMBERING_LATIN_LOWER] = { LETTERS (U"abcdefghijklmnopqrstuvwxyz") },
  [UNREP_NUMBERING_LATIN_UPPER] = { LETTERS (U"ABCDEFGHIJKLMNOPQRSTUVWXYZ") },
  [UNREP_NUMBERING_ROMAN_LOWER] = { STYLE_ROMAN, 99, U"ivxlc" },
  [UNREP_NUMBERING_ROMAN_UPPER] = { STYLE_ROMAN, 99, U"IVXLC" },
  [UNREP_NUMBERING_CYRILLIC_LOWER] = { LETTERS (U"абвгдежзиклмнопрстуфхцчшщэюя") },
  [UNREP_NUMBERING_CYRILLIC_UPPER] = { LETTERS (U"АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЭЮЯ") },
  [UNREP_NUMBERING_CHINESE] = { STYLE_CHINESE, 99, U"一二三四五六七八九十" },
};

static void
append (UnrepGlyphs *out,
        gunichar     c)
{
  if (out->n < UNREP_MAX_GLYPHS)
    out->at[out->n++] = c;
}

static void
append_word (UnrepGlyphs    *out,
             const char32_t *word)
{
  for (; *word != 0; word++)
    append (out, *word);
}

static void
append_digits (UnrepGlyphs *out,
               guint        ordinal)
{
  gunichar digits[10];
  guint    n = 0;

  for (; ordinal > 0; ordinal /= 10)
    digits[n++] = '0' + ordinal % 10;
  while (n > 0)
    append (out, digits[--n]);
}

/* As @letters index them: one, five, ten, fifty, hundred. */
static const struct
{
  guint value;
  guint at[2];
  guint n;
} roman_parts[] = {
  { 100, { 4 }, 1 }, { 90, { 2, 4 }, 2 }, { 50, { 3 }, 1 }, { 40, { 2, 3 }, 2 }, { 10, { 2 }, 1 },
  { 9, { 0, 2 }, 2 }, { 5, { 1 }, 1 },    { 4, { 0, 1 }, 2 }, { 1, { 0 }, 1 },
};

static void
append_roman (UnrepGlyphs    *out,
              const char32_t *letters,
              guint           ordinal)
{
  for (guint i = 0; i < G_N_ELEMENTS (roman_parts); i++)
    for (; ordinal >= roman_parts[i].value; ordinal -= roman_parts[i].value)
      for (guint j = 0; j < roman_parts[i].n; j++)
        append (out, letters[roman_parts[i].at[j]]);
}

static void
append_chinese (UnrepGlyphs    *out,
                const char32_t *letters,
                guint           ordinal)
{
  if (ordinal >= 20)
    append (out, letters[ordinal / 10 - 1]);
  if (ordinal >= 10)
    append (out, letters[9]);
  if (ordinal % 10 != 0)
    append (out, letters[ordinal % 10 - 1]);
}

/* Place of @c in @letters from 1, or 0. */
static guint
find_letter (const char32_t *letters,
             gunichar        c)
{
  for (guint i = 0; letters[i] != 0; i++)
    if (letters[i] == c)
      return i + 1;
  return 0;
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
  guint         size = s->size;

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
          append (out, s->letters[(ordinal - 1) % size]);
      break;
    case STYLE_WORDS:
      if (ordinal <= size)
        append_word (out, s->words[ordinal - 1]);
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
  /* Misread i. */
  if (s->style == STYLE_ROMAN && (c == '1' || c == 'l' || c == 'j' || c == '|'))
    return TRUE;
  for (guint i = 0; i < printed->n; i++)
    if (find_letter (s->letters, printed->at[i]) > 0
        || (s->style == STYLE_LETTERS && c > 0xff && c >> 8 == s->letters[0] >> 8))
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

static guint
read_letters (const System      *system,
              const UnrepGlyphs *printed)
{
  guint at = find_letter (system->letters, printed->at[0]);

  for (guint i = 1; i < printed->n; i++)
    if (printed->at[i] != printed->at[0])
      return 0;
  return at == 0 ? 0 : at + (printed->n - 1u) * system->size;
}

/* Greedily; whether it was well-formed is left to the caller. */
static guint
read_roman (const System      *system,
            const UnrepGlyphs *printed)
{
  static const guint values[] = { 1, 5, 10, 50, 100 };
  guint              value = 0;

  for (guint i = 0; i < printed->n; i++)
    {
      guint at = find_letter (system->letters, printed->at[i]);
      guint next = i + 1 < printed->n ? find_letter (system->letters, printed->at[i + 1]) : 0;

      if (at == 0)
        return 0;
      if (next > at)
        value -= values[at - 1];
      else
        value += values[at - 1];
    }
  return value;
}

static guint
read_chinese (const System      *system,
              const UnrepGlyphs *printed)
{
  guint value = 0;

  for (guint i = 0; i < printed->n; i++)
    {
      guint digit = find_letter (system->letters, printed->at[i]);

      if (digit == 10)
        value = MAX (value, 1) * 10;
      else
        value += digit;
    }
  return value;
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
  guint         ordinal = 0;

  if (printed->n == 0)
    return 0;
  switch (s->style)
    {
    case STYLE_DIGITS:
      return read_digits (printed);
    case STYLE_LETTERS:
      return read_letters (s, printed);
    case STYLE_ROMAN:
      ordinal = read_roman (s, printed);
      break;
    case STYLE_CHINESE:
      ordinal = read_chinese (s, printed);
      break;
    case STYLE_WORDS:
      for (ordinal = s->size; ordinal > 0; ordinal--)
        {
          if (unrep_glyph_fold (s->words[ordinal - 1][0]) != printed->at[0])
            continue;
          format_folded (system, ordinal, &label);
          if (equal (&label, printed))
            break;
        }
      return ordinal;
    default:
      g_assert_not_reached ();
    }
  if (ordinal > s->size)
    return 0;
  unrep_numbering_format (system, ordinal, &label);
  return equal (&label, printed) ? ordinal : 0;
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
  if (style == STYLE_WORDS && ABS ((int) label.n - (int) printed->n) > MAX_WORD_DIFFERENCE)
    return UNREP_COST_NEVER;
  if (style == STYLE_WORDS)
    {
      cost = distance (printed, &label, FALSE);
      return cost <= MAX_WORD_COST ? cost : cost + OTHER_WORD_COST;
    }
  cost = distance (printed, &label, style == STYLE_LETTERS);
  if (style == STYLE_DIGITS && printed->n > 1)
    {
      reversed.n = printed->n;
      for (guint i = 0; i < printed->n; i++)
        reversed.at[i] = printed->at[printed->n - 1 - i];
      cost = MIN (cost, 4 + distance (&reversed, &label, FALSE));
    }
  if (ABS ((int) label.n - (int) printed->n) > MAX_WORD_DIFFERENCE - 1 && printed->n > 1 && style == STYLE_DIGITS)
    cost += OTHER_WORD_COST;
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
  guint size = systems[system].size, optional = systems[system].optional, n = 0;

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
