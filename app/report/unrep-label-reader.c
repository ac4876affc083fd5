/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-label-reader.h"

#include <string.h>
#include <uchar.h>

#define MAX_LETTERS 4
#define LETTER_HEH 0x0647
#define MAX_ROMAN 7
/* A bullet is what OCR makes of the Arabic-Indic zero. */
#define ZERO_DOT 0x2022
/* Chinese subitems are numbered with ㈠ to ㈩, each bracket and numeral in one. */
#define FIRST_BRACKETED 0x3220
#define LAST_BRACKETED 0x3229
static const char32_t bracketed[] = U"一二三四五六七八九十";
/* What a damaged word may cost (tenths) and still be taken for an ordinal's. */
#define MAX_WORD_COST 20

static void
push_look (UnrepLabelLook *look,
           gunichar        c,
           guint32         byte)
{
  look->at[look->n] = c;
  look->byte[look->n++] = byte;
}

/* Whether what stands between the last code point of @look and @at ends a label. */
static gboolean
is_stroke_behind (const UnrepLabelLook *look,
                  const char           *at,
                  const char           *end)
{
  gunichar last = look->n > 0 ? look->at[look->n - 1] : ' ';

  return (unrep_label_char_is_digit (last) || unrep_label_char_is_letter (last))
         && at < end && unrep_label_char_is_space (g_utf8_get_char (at));
}

/**
 * unrep_label_look_at_start:
 * @look: (out caller-allocates): what is filled in
 * @line: a line, or the rest of one
 * @n_bytes: its length
 *
 * Decodes and folds the first code points of a line; marks and controls are left out.
 */
void
unrep_label_look_at_start (UnrepLabelLook *look,
                           const char     *line,
                           gsize           n_bytes)
{
  const char *at = line, *end = line + n_bytes;

  look->n = 0;
  while (at < end && look->n < UNREP_LABEL_LOOK)
    {
      guint32  byte = (guint32) (at - line);
      gunichar c = unrep_next_char (&at, end);

      /* A backslash is what markup leaves before a misread "$ 1", or a stroke that leans
       * the other way: "1\ wheat". */
      if ((c == '\\' && !is_stroke_behind (look, at, end)) || unrep_glyph_is_dropped (c))
        continue;
      if (c == '\\')
        c = '/';
      if (c >= FIRST_BRACKETED && c <= LAST_BRACKETED && look->n + 3 <= UNREP_LABEL_LOOK)
        {
          push_look (look, '(', byte);
          push_look (look, bracketed[c - FIRST_BRACKETED], byte);
          c = ')';
        }
      push_look (look, unrep_glyph_fold (c), byte);
    }
  look->at[look->n] = at < end ? 'x' : ' ';
  look->byte[look->n] = (guint32) (at - line);
}

/**
 * unrep_label_skip_spaces:
 * @look: the code points of a line
 * @i: a place in them
 *
 * Returns: the next place that holds no space
 */
guint
unrep_label_skip_spaces (const UnrepLabelLook *look,
                         guint                 i)
{
  while (i < look->n && unrep_label_char_is_space (look->at[i]))
    i++;
  return i;
}

/**
 * unrep_label_push:
 * @label: a label in the making
 * @c: a folded code point
 *
 * Appends @c to what stands in @label.
 */
void
unrep_label_push (UnrepLabel *label,
                  gunichar    c)
{
  if (label->glyphs.n < UNREP_MAX_GLYPHS)
    label->glyphs.at[label->glyphs.n++] = c;
}

static gboolean
is_roman (gunichar c)
{
  return c < 0x80 && c != 0 && strchr ("ivxlcIVXLC", (int) c) != NULL;
}

static gboolean
is_chinese (gunichar c)
{
  return c >= 0x4e00 && g_utf8_strchr ("一二三四五六七八九十", -1, c) != NULL;
}

/* Whether what stands between brackets can be a label: a number, a letter once
 * or repeated (one of them perhaps misread), a Roman or Chinese numeral. */
static gboolean
is_label_like (const UnrepGlyphs *glyphs)
{
  guint digits = 0, roman = 0, same = 0, chinese = 0;

  if (glyphs->n == 0)
    return FALSE;
  for (guint i = 0; i < glyphs->n; i++)
    {
      digits += unrep_label_char_is_digit (glyphs->at[i]) || unrep_label_char_is_digit_like (glyphs->at[i]);
      /* 1 and j are misread i. */
      roman += is_roman (glyphs->at[i]) || glyphs->at[i] == '1' || glyphs->at[i] == 'j';
      chinese += is_chinese (glyphs->at[i]);
      same += glyphs->at[i] == glyphs->at[0];
    }
  if (same == glyphs->n)
    return glyphs->n <= MAX_LETTERS;
  if (digits == glyphs->n)
    return glyphs->n <= UNREP_LABEL_MAX_DIGITS;
  if (roman == glyphs->n)
    return glyphs->n <= MAX_ROMAN;
  if (chinese == glyphs->n)
    return glyphs->n <= 3;
  /* أب for أأ, حجج for ججج, iji for iii. */
  if (glyphs->n == 3)
    return glyphs->at[1] == glyphs->at[0] || glyphs->at[1] == glyphs->at[2] || (same == 2 && roman >= 2);
  return glyphs->n == 2;
}

/* Whether the label ends at @i though no bracket follows: there is a space behind
 * it, and neither a bracket nor the same letter once more (أ أ). */
static gboolean
ends_without_bracket (const UnrepLabelLook *look,
                      guint                 i)
{
  guint    next = unrep_label_skip_spaces (look, i + 1);
  gunichar behind = look->at[next + 1];

  if (next == i + 1 || unrep_label_char_is_bracket (look->at[next]))
    return FALSE;
  return look->at[next] != look->at[i] || !(unrep_label_char_is_space (behind) || unrep_label_char_is_bracket (behind));
}

/* (12/b): only the last part is the label, which stands in a list of paragraph 12. */
static void
drop_paragraph (const UnrepLabelLook *look,
                guint                *i,
                UnrepLabel           *label)
{
  guint digits = 0;

  while (digits < label->glyphs.n && unrep_label_char_is_digit (label->glyphs.at[digits]))
    digits++;
  if (digits == 0 || digits < label->glyphs.n || look->at[*i] != '/' || !unrep_label_char_is_letter (look->at[*i + 1]))
    return;
  label->glyphs.n = 0;
  for (*i += 1; *i < look->n && unrep_label_char_is_letter (look->at[*i]) && label->glyphs.n <= MAX_LETTERS; *i += 1)
    unrep_label_push (label, look->at[*i]);
}

static gboolean
may_follow_bracket (gunichar c)
{
  return unrep_label_char_is_space (c) || unrep_label_char_is_letter (c) || unrep_label_char_is_quote (c)
         || unrep_label_char_is_bracket (c) || c == '.';
}

/**
 * unrep_label_read_brackets:
 * @look: the code points of a line
 * @i: where a label may start
 * @label: (inout): what was found
 *
 * Reads what stands between two brackets, whichever way round, or before one:
 * `(أ أ)`, `)أ(`, `)(ه`, `a)`.
 *
 * Returns: whether it can be a label
 */
gboolean
unrep_label_read_brackets (const UnrepLabelLook *look,
                           guint                 i,
                           UnrepLabel           *label)
{
  guint before = 0, behind = 0;

  for (; i < look->n && unrep_label_char_is_bracket (look->at[i]) && before < 2; i++)
    before++;
  for (i = unrep_label_skip_spaces (look, i); i < look->n && label->glyphs.n <= MAX_ROMAN;
       i = unrep_label_skip_spaces (look, i + 1))
    {
      if (!unrep_label_char_is_digit (look->at[i]) && !unrep_label_char_is_letter (look->at[i]) && look->at[i] != '|')
        break;
      unrep_label_push (label, look->at[i]);
      if (before > 0 && ends_without_bracket (look, i))
        {
          i++;
          break;
        }
    }
  if (before > 0)
    drop_paragraph (look, &i, label);
  for (; i < look->n && unrep_label_char_is_bracket (look->at[i]) && behind < 2; i++)
    behind++;
  if (before + behind == 0 || !is_label_like (&label->glyphs))
    return FALSE;
  /* A word behind a bracket that closes later. */
  if (behind == 0 && label->glyphs.n > 1 && label->glyphs.at[1] != label->glyphs.at[0])
    return FALSE;
  if (before == 0 && label->glyphs.n > 1 && !unrep_label_char_is_digit (label->glyphs.at[0])
      && !is_roman (label->glyphs.at[0]) && label->glyphs.at[1] != label->glyphs.at[0])
    return FALSE;
  if (i < look->n && !may_follow_bracket (look->at[i]))
    return FALSE;
  label->form = before > 0 ? UNREP_LABEL_BRACKETS : UNREP_LABEL_BRACKET;
  label->end = look->byte[i];
  return TRUE;
}

/**
 * unrep_label_read_quotes:
 * @look: the code points of a line
 * @i: where a label may start
 * @label: (inout): what was found
 *
 * Reads a number or a letter that quotation marks or degree signs stand around,
 * or one of them, or nothing else but them: `'1'`, `1°`, `""`, `°0 ،`.
 *
 * Returns: whether it can be a label
 */
gboolean
unrep_label_read_quotes (const UnrepLabelLook *look,
                         guint                 i,
                         UnrepLabel           *label)
{
  guint quotes = 0;

  for (; i < look->n; i++)
    {
      if (!unrep_label_char_is_quote (look->at[i]) && !(unrep_label_char_is_space (look->at[i]) && quotes < 2))
        break;
      quotes += unrep_label_char_is_quote (look->at[i]);
    }
  for (; i < look->n && label->glyphs.n <= MAX_ROMAN; i++)
    {
      gunichar c = look->at[i];

      if (unrep_label_char_is_space (c) && label->glyphs.n > 0
          && (unrep_label_char_is_digit (look->at[i + 1]) || unrep_label_char_is_quote (look->at[i + 1])))
        continue;
      if (!unrep_label_char_is_digit (c) && !unrep_label_char_is_letter (c) && !unrep_label_char_is_digit_like (c)
          && !(c == ZERO_DOT && label->glyphs.n > 0) && !(quotes == 1 && unrep_label_char_is_quote (look->at[i + 1])))
        break;
      unrep_label_push (label, c);
    }
  for (; i < look->n
         && (unrep_label_char_is_quote (look->at[i]) || (unrep_label_char_is_dash (look->at[i]) && quotes > 0));
       i++)
    quotes += unrep_label_char_is_quote (look->at[i]);
  if (label->glyphs.n == 0 && quotes < 2)
    return FALSE;
  if (quotes == 0 || (label->glyphs.n > 3 && !is_label_like (&label->glyphs)) || !unrep_label_char_is_space (look->at[i]))
    return FALSE;
  if (label->glyphs.n > 0 && !unrep_label_char_is_quote (look->at[i - 1]) && !unrep_label_char_is_dash (look->at[i - 1])
      && !unrep_label_char_is_digit (label->glyphs.at[label->glyphs.n - 1]))
    return FALSE;
  if (look->at[unrep_label_skip_spaces (look, i)] == 0x060c)
    i = unrep_label_skip_spaces (look, i) + 1;
  label->form = UNREP_LABEL_QUOTES;
  label->end = look->byte[i];
  return TRUE;
}

static gboolean
ends_number (const UnrepLabelLook *look,
             guint                 i)
{
  gunichar next = look->at[i + 1];

  return i + 1 >= look->n || unrep_label_char_is_space (next) || unrep_label_char_is_letter (next)
         || unrep_label_char_is_bracket (next) || unrep_label_char_is_quote (next);
}

/* The point of 109.1 is read as a decimal's when a space or letter ends it. */
static gboolean
read_decimal (const UnrepLabelLook *look,
              guint                *i,
              UnrepLabel           *label)
{
  UnrepGlyphs last = { .n = 0 };
  guint       j = *i + 1;

  for (; j < look->n && unrep_label_char_is_digit (look->at[j]) && last.n < UNREP_LABEL_MAX_DIGITS; j++)
    last.at[last.n++] = look->at[j];
  if (look->at[*i] != '.' || last.n == 0 || last.n > 3)
    return FALSE;
  label->form = UNREP_LABEL_BARE;
  if (j < look->n && look->at[j] == '.' && ends_number (look, j))
    {
      label->form = UNREP_LABEL_POINT;
      j++;
    }
  if (!unrep_label_char_is_space (look->at[j]))
    return FALSE;
  label->decimal = unrep_numbering_read (UNREP_NUMBERING_DIGITS, &label->glyphs);
  if (label->decimal == 0)
    return FALSE;
  label->glyphs = last;
  *i = j;
  return TRUE;
}

/* Behind a number or a letter a stroke and a space are as good as a dash (١/ قمح); with a
 * dash behind it, it is a misread digit (1/ - قمح is 18). */
static gboolean
is_stroke (const UnrepLabelLook *look,
           guint                 i)
{
  return look->at[i] == '/' && i < look->n && unrep_label_char_is_space (look->at[i + 1])
         && !unrep_label_char_is_dash (look->at[unrep_label_skip_spaces (look, i + 1)]);
}

/**
 * unrep_label_read_number:
 * @look: the code points of a line
 * @i: where a label may start
 * @label: (inout): what was found
 *
 * Reads a number and the dash, stroke or point behind it; digits may stand apart or have
 * been read as letters.
 *
 * Returns: whether it can be a label
 */
gboolean
unrep_label_read_number (const UnrepLabelLook *look,
                         guint                 i,
                         UnrepLabel           *label)
{
  guint digits = 0, j;

  for (; i < look->n && label->glyphs.n <= UNREP_LABEL_MAX_DIGITS; i++)
    {
      gunichar c = look->at[i];

      if (unrep_label_char_is_space (c) && label->glyphs.n > 0 && label->glyphs.n <= 2
          && (unrep_label_char_is_digit (look->at[i + 1]) || look->at[i + 1] == '/')
          && !unrep_label_char_is_digit (look->at[i + 3]))
        continue;
      if (digits > 0 && is_stroke (look, i))
        break;
      /* A zero or five of Arabic-Indic digits is read as a point or a ه. */
      if (!unrep_label_char_is_digit (c) && !unrep_label_char_is_digit_like (c)
          && !((c == ZERO_DOT || c == LETTER_HEH) && digits > 0))
        break;
      digits += unrep_label_char_is_digit (c);
      unrep_label_push (label, c);
    }
  /* 73/3 is a resolution. */
  for (guint k = 1; k + 1 < label->glyphs.n; k++)
    if (label->glyphs.at[k] == '/')
      return FALSE;
  if ((digits == 0 && label->glyphs.n < 2) || label->glyphs.n > UNREP_LABEL_MAX_DIGITS)
    return FALSE;
  j = unrep_label_skip_spaces (look, i);
  if (look->at[i] == '.' && unrep_label_char_is_digit (look->at[i + 1]))
    {
      if (!read_decimal (look, &i, label))
        return FALSE;
    }
  else if (unrep_label_char_is_dash (look->at[j]) && ends_number (look, j))
    label->form = UNREP_LABEL_DASH, i = j + 1;
  else if (digits == 0)
    return FALSE;
  else if (is_stroke (look, j))
    label->form = UNREP_LABEL_STROKE, i = j + 1;
  else if ((look->at[i] == '.' || look->at[i] == 0x3001) && ends_number (look, i))
    label->form = UNREP_LABEL_POINT, i++;
  else if (unrep_label_char_is_space (look->at[i]) && i < look->n)
    label->form = UNREP_LABEL_BARE;
  else
    return FALSE;
  label->end = look->byte[i];
  return TRUE;
}

/* What stands before a name and is no letter of a list, though one or another of its letters
 * may be taken for one. */
static gboolean
is_title (const UnrepLabelLook *look,
          guint                 start,
          guint                 end)
{
  static const char * const titles[] = { "Mr", "Ms", "Mrs", "Dr", "Mme", "Mlle", "Prof", "Sr", "Sra", "Hon", "Gen", "Col", "St" };

  for (gsize k = 0; k < G_N_ELEMENTS (titles); k++)
    {
      guint i = start;

      while (i < end && look->at[i] == (guchar) titles[k][i - start])
        i++;
      if (i == end && titles[k][end - start] == '\0')
        return TRUE;
    }
  return FALSE;
}

/**
 * unrep_label_read_letter:
 * @look: the code points of a line
 * @i: where a label may start
 * @label: (inout): what was found
 *
 * Reads a letter or a Roman or Chinese numeral and the dash, stroke or point behind it.
 *
 * Returns: whether it can be a label
 */
gboolean
unrep_label_read_letter (const UnrepLabelLook *look,
                         guint                 i,
                         UnrepLabel           *label)
{
  guint j, start = i;

  for (; i < look->n && label->glyphs.n <= MAX_ROMAN; i++)
    {
      /* A torn numeral: II I. */
      if (label->glyphs.n > 0 && i + 1 < look->n && unrep_label_char_is_space (look->at[i])
          && look->at[i - 1] == 'I' && (look->at[i + 1] == 'I' || look->at[i + 1] == 'V'))
        continue;
      if (!unrep_label_char_is_letter (look->at[i]))
        break;
      unrep_label_push (label, look->at[i]);
    }
  if (label->glyphs.n == 0 || !is_label_like (&label->glyphs) || is_title (look, start, i))
    return FALSE;
  j = unrep_label_skip_spaces (look, i);
  if (unrep_label_char_is_dash (look->at[j]) && ends_number (look, j)
      && (unrep_label_char_is_space (look->at[i]) ? unrep_label_char_is_space (look->at[j + 1]) : TRUE))
    label->form = UNREP_LABEL_DASH, i = j + 1;
  else if (is_stroke (look, j))
    label->form = UNREP_LABEL_STROKE, i = j + 1;
  else if (look->at[j] == '.' && unrep_label_char_is_space (look->at[j + 1]))
    label->form = UNREP_LABEL_POINT, i = j + 1;
  else if (look->at[i] == 0x3001)
    label->form = UNREP_LABEL_POINT, i++;
  else
    return FALSE;
  label->end = look->byte[i];
  return TRUE;
}

/**
 * unrep_label_read_word:
 * @look: the code points of a line
 * @i: where a label may start
 * @label: (inout): what was found
 *
 * Reads one or two Arabic words that may be an ordinal or a letter's name.
 *
 * Returns: whether it can be a label
 */
gboolean
unrep_label_read_word (const UnrepLabelLook *look,
                       guint                 i,
                       UnrepLabel           *label)
{
  guint spaces = 0, end = 0;

  for (; i < look->n && spaces <= 2; i++)
    {
      gunichar c = look->at[i];

      if (unrep_label_char_is_space (c))
        {
          if (spaces++ == 0)
            end = i;
          continue;
        }
      if (unrep_label_char_is_dash (c) || c == ':' || c == '.')
        {
          label->form = UNREP_LABEL_WORD;
          label->end = look->byte[i + 1];
          return label->glyphs.n >= 3;
        }
      if (c < 0x0620 || c > 0x06d3 || label->glyphs.n >= UNREP_MAX_GLYPHS)
        break;
      unrep_label_push (label, c);
    }
  /* Without a dash the label is the first word. */
  if (end == 0)
    return FALSE;
  label->glyphs.n = 0;
  for (guint j = 0; j < end; j++)
    if (look->at[j] >= 0x0620 && look->at[j] <= 0x06d3)
      unrep_label_push (label, look->at[j]);
  label->form = UNREP_LABEL_BARE_WORD;
  label->end = look->byte[end];
  return label->glyphs.n >= 3 && label->glyphs.n <= 6;
}

/**
 * unrep_label_is_known_word:
 * @label: a label that is a word
 *
 * Returns: whether it is close to an ordinal or the name of a letter; a word
 *   without a dash behind it must be one
 */
gboolean
unrep_label_is_known_word (const UnrepLabel *label)
{
  for (UnrepNumbering system = 0; system < UNREP_N_NUMBERINGS; system++)
    {
      if (!unrep_numbering_is_word (system))
        continue;
      if (unrep_numbering_read (system, &label->glyphs) > 0)
        return TRUE;
      for (guint ordinal = 1; ordinal <= 28 && label->form == UNREP_LABEL_WORD; ordinal++)
        if (unrep_numbering_cost (system, &label->glyphs, ordinal) <= MAX_WORD_COST)
          return TRUE;
    }
  return FALSE;
}
