/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-label.h"

#include <string.h>

/* A label and what stands around it are looked for in so many code points. */
#define MAX_LOOK 28
#define MAX_LETTERS 4
#define MAX_DIGITS 5
#define MAX_ROMAN 7
/* What a damaged word may cost (tenths) and still be taken for an ordinal's. */
#define MAX_WORD_COST 20

/* The code points at one end of a line, with where each starts in it. */
typedef struct
{
  gunichar at[MAX_LOOK + 2];
  guint32  byte[MAX_LOOK + 2];
  guint    n;
} Look;

static gboolean
is_space (gunichar c)
{
  return c == ' ' || c == '\t' || c == 0xa0 || c == 0x202f || c == 0x3000;
}

static gboolean
is_digit (gunichar c)
{
  return c < 0x80 && g_ascii_isdigit (c);
}

static gboolean
is_dash (gunichar c)
{
  return c == '-' || c == 0x2010 || c == 0x2011 || c == 0x2012 || c == 0x2013 || c == 0x2014 || c == 0x2212 || c == 0xad;
}

static gboolean
is_bullet (gunichar c)
{
  return is_dash (c) || c == 0x2022 || c == 0xb7 || c == '*' || c == 0x25aa || c == 0x25cf || c == 0x25a0 || c == 0x25e6
         || c == 0x2023 || c == 0x2043 || c == 0xf0b7;
}

static gboolean
is_bracket (gunichar c)
{
  return c == '(' || c == ')' || c == '[' || c == ']';
}

static gboolean
is_quote (gunichar c)
{
  return c == '\'' || c == '"' || c == '`' || c == 0xb4 || c == 0xb0 || c == 0xba || c == 0xab || c == 0xbb
         || (c >= 0x2018 && c <= 0x201f) || c == 0x2032 || c == 0x2033 || c == 0x02bc;
}

static gboolean
is_letter (gunichar c)
{
  if (c < 0x80)
    return g_ascii_isalpha (c);
  return c >= 0xc0 && g_unichar_isalpha (c);
}

/* Glyphs that OCR prints where digits stood. */
static gboolean
is_digit_like (gunichar c)
{
  return c < 0x80 && c != 0 && strchr ("VAIlOoSBZ$/|", (int) c) != NULL;
}

static void
look_at_start (Look       *look,
               const char *line,
               gsize       n_bytes)
{
  const char *at = line, *end = line + n_bytes;

  look->n = 0;
  while (at < end && look->n < MAX_LOOK)
    {
      guint32  byte = (guint32) (at - line);
      gunichar c = unrep_next_char (&at, end);

      /* A backslash is what markup leaves before a misread "$ 1". */
      if (c == '\\' || unrep_glyph_is_dropped (c))
        continue;
      look->at[look->n] = unrep_glyph_fold (c);
      look->byte[look->n++] = byte;
    }
  look->at[look->n] = at < end ? 'x' : ' ';
  look->byte[look->n] = (guint32) (at - line);
}

static void
look_at_end (Look       *look,
             const char *line,
             gsize       n_bytes)
{
  const char *end = line + n_bytes, *at = end;

  for (int n = 0; at > line && n < MAX_LOOK; n++)
    do
      at--;
    while (at > line && ((guchar) *at & 0xc0) == 0x80);
  look_at_start (look, at, (gsize) (end - at));
  for (guint i = 0; i <= look->n; i++)
    look->byte[i] += (guint32) (at - line);
}

static guint
skip_spaces (const Look *look,
             guint       i)
{
  while (i < look->n && is_space (look->at[i]))
    i++;
  return i;
}

static void
push (UnrepLabel *label,
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
      digits += is_digit (glyphs->at[i]) || is_digit_like (glyphs->at[i]);
      roman += is_roman (glyphs->at[i]) || glyphs->at[i] == '1';
      chinese += is_chinese (glyphs->at[i]);
      same += glyphs->at[i] == glyphs->at[0];
    }
  if (same == glyphs->n)
    return glyphs->n <= MAX_LETTERS;
  if (digits == glyphs->n)
    return glyphs->n <= MAX_DIGITS;
  if (roman == glyphs->n)
    return glyphs->n <= MAX_ROMAN;
  if (chinese == glyphs->n)
    return glyphs->n <= 3;
  /* أب for أأ: only in scripts whose words are longer. */
  return glyphs->n == 2 && glyphs->at[0] >= 0x0600 && glyphs->at[0] <= 0x06ff && glyphs->at[1] >= 0x0600;
}

/* Reads from @i what stands between two brackets, whichever way round, or
 * before one: `(أ أ)`, `)أ(`, `)(ه`, `a)`. */
static gboolean
read_brackets (const Look *look,
               guint       i,
               UnrepLabel *label)
{
  guint before = 0, behind = 0;

  for (; i < look->n && is_bracket (look->at[i]) && before < 2; i++)
    before++;
  for (i = skip_spaces (look, i); i < look->n && label->glyphs.n <= MAX_ROMAN; i = skip_spaces (look, i + 1))
    {
      if (!is_digit (look->at[i]) && !is_letter (look->at[i]) && look->at[i] != '|')
        break;
      push (label, look->at[i]);
      /* The bracket is lost: the label ends with the word. */
      if (before > 0 && is_space (look->at[i + 1]) && (before == 2 || !is_bracket (look->at[skip_spaces (look, i + 1)]))
          && look->at[skip_spaces (look, i + 1)] != look->at[i])
        {
          i++;
          break;
        }
    }
  for (; i < look->n && is_bracket (look->at[i]) && behind < 2; i++)
    behind++;
  if (before + behind == 0 || !is_label_like (&label->glyphs))
    return FALSE;
  if (before == 0 && label->glyphs.n > 1 && !is_digit (label->glyphs.at[0]) && !is_roman (label->glyphs.at[0])
      && label->glyphs.at[1] != label->glyphs.at[0])
    return FALSE;
  if (i < look->n && !is_space (look->at[i]) && !is_letter (look->at[i]) && look->at[i] != '.' && !is_quote (look->at[i])
      && !is_bracket (look->at[i]))
    return FALSE;
  label->form = before > 0 ? UNREP_LABEL_BRACKETS : UNREP_LABEL_BRACKET;
  label->end = look->byte[i];
  return TRUE;
}

/* Reads a number or a letter that quotation marks or degree signs stand around,
 * or one of them, or nothing else but them: `'1'`, `1°`, `""`, `°0 ،`. */
static gboolean
read_quotes (const Look *look,
             guint       i,
             UnrepLabel *label)
{
  guint quotes = 0;

  for (; i < look->n && (is_quote (look->at[i]) || (is_space (look->at[i]) && quotes < 2)); i++)
    quotes += is_quote (look->at[i]);
  for (; i < look->n && label->glyphs.n <= 3; i++)
    {
      gunichar c = look->at[i];

      if (is_space (c) && (is_digit (look->at[i + 1]) || is_quote (look->at[i + 1])) && label->glyphs.n > 0)
        continue;
      if (!is_digit (c) && !is_letter (c) && !is_digit_like (c))
        break;
      push (label, c);
    }
  for (; i < look->n && is_quote (look->at[i]); i++)
    quotes++;
  if (label->glyphs.n == 0 && quotes < 2)
    return FALSE;
  if (quotes == 0 || label->glyphs.n > 3 || !is_space (look->at[i]))
    return FALSE;
  if (label->glyphs.n > 0 && !is_quote (look->at[i - 1]) && !is_digit (label->glyphs.at[label->glyphs.n - 1]))
    return FALSE;
  if (look->at[skip_spaces (look, i)] == 0x060c)
    i = skip_spaces (look, i) + 1;
  label->form = UNREP_LABEL_QUOTES;
  label->end = look->byte[i];
  return TRUE;
}

static gboolean
ends_number (const Look *look,
             guint       i)
{
  gunichar next = look->at[i + 1];

  return i + 1 >= look->n || is_space (next) || is_letter (next) || is_bracket (next) || is_quote (next);
}

/* The point of 109.1 is read as a decimal's when a space or letter ends it. */
static gboolean
read_decimal (const Look *look,
              guint      *i,
              UnrepLabel *label)
{
  UnrepGlyphs last = { .n = 0 };
  guint       j = *i + 1;

  for (; j < look->n && is_digit (look->at[j]) && last.n < MAX_DIGITS; j++)
    last.at[last.n++] = look->at[j];
  if (look->at[*i] != '.' || last.n == 0 || last.n > 3)
    return FALSE;
  if (j < look->n && look->at[j] == '.' && ends_number (look, j))
    j++;
  if (!is_space (look->at[j]))
    return FALSE;
  label->decimal = unrep_numbering_read (UNREP_NUMBERING_DIGITS, &label->glyphs);
  if (label->decimal == 0)
    return FALSE;
  label->glyphs = last;
  label->form = UNREP_LABEL_POINT;
  *i = j;
  return TRUE;
}

/* Reads a number and the dash or point behind it; digits may stand apart or
 * have been read as letters. */
static gboolean
read_number (const Look *look,
             guint       i,
             UnrepLabel *label)
{
  guint digits = 0, j;

  for (; i < look->n && label->glyphs.n <= MAX_DIGITS; i++)
    {
      gunichar c = look->at[i];

      if (is_space (c) && label->glyphs.n > 0 && label->glyphs.n <= 2
          && (is_digit (look->at[i + 1]) || look->at[i + 1] == '/') && !is_digit (look->at[i + 3]))
        continue;
      if (!is_digit (c) && !is_digit_like (c))
        break;
      digits += is_digit (c);
      push (label, c);
    }
  if (digits == 0 || label->glyphs.n > MAX_DIGITS)
    return FALSE;
  j = skip_spaces (look, i);
  if (look->at[i] == '.' && is_digit (look->at[i + 1]))
    {
      if (!read_decimal (look, &i, label))
        return FALSE;
    }
  else if (is_dash (look->at[j]) && ends_number (look, j))
    label->form = UNREP_LABEL_DASH, i = j + 1;
  else if ((look->at[i] == '.' || look->at[i] == 0x3001) && ends_number (look, i))
    label->form = UNREP_LABEL_POINT, i++;
  else if (is_space (look->at[i]) && i < look->n)
    label->form = UNREP_LABEL_BARE;
  else
    return FALSE;
  label->end = look->byte[i];
  return TRUE;
}

/* Reads a letter or a Roman or Chinese numeral and the dash or point behind it. */
static gboolean
read_letter (const Look *look,
             guint       i,
             UnrepLabel *label)
{
  guint j;

  for (; i < look->n && is_letter (look->at[i]) && label->glyphs.n <= MAX_ROMAN; i++)
    push (label, look->at[i]);
  if (label->glyphs.n == 0 || !is_label_like (&label->glyphs))
    return FALSE;
  j = skip_spaces (look, i);
  if (is_dash (look->at[j]) && ends_number (look, j) && (is_space (look->at[i]) ? is_space (look->at[j + 1]) : TRUE))
    label->form = UNREP_LABEL_DASH, i = j + 1;
  else if (look->at[i] == '.' && is_space (look->at[i + 1]))
    label->form = UNREP_LABEL_POINT, i++;
  else if (look->at[i] == 0x3001)
    label->form = UNREP_LABEL_POINT, i++;
  else
    return FALSE;
  label->end = look->byte[i];
  return TRUE;
}

/* Reads one or two Arabic words that may be an ordinal or a letter's name. */
static gboolean
read_word (const Look *look,
           guint       i,
           UnrepLabel *label)
{
  guint spaces = 0, end = 0;

  for (; i < look->n && spaces <= 2; i++)
    {
      gunichar c = look->at[i];

      if (is_space (c))
        {
          if (spaces++ == 0)
            end = i;
          continue;
        }
      if (is_dash (c) || c == ':' || c == '.')
        {
          label->form = UNREP_LABEL_WORD;
          label->end = look->byte[i + 1];
          return label->glyphs.n >= 3;
        }
      if (c < 0x0620 || c > 0x06d3 || label->glyphs.n >= UNREP_MAX_GLYPHS)
        break;
      push (label, c);
    }
  /* Without a dash the label is the first word. */
  if (end == 0)
    return FALSE;
  label->glyphs.n = 0;
  for (guint j = 0; j < end; j++)
    if (look->at[j] >= 0x0620 && look->at[j] <= 0x06d3)
      push (label, look->at[j]);
  label->form = UNREP_LABEL_BARE_WORD;
  label->end = look->byte[end];
  return label->glyphs.n >= 3 && label->glyphs.n <= 6;
}

/* A word label is believed only when it is close to a known one. */
static gboolean
is_known_word (const UnrepLabel *label)
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

typedef gboolean (*Reader) (const Look *look,
                            guint       i,
                            UnrepLabel *label);

static gboolean
try_reader (Reader      reader,
            const Look *look,
            guint       i,
            UnrepLabel *label)
{
  label->glyphs.n = 0;
  label->decimal = 0;
  return reader (look, i, label);
}

static guint
skip_bullets (const Look *look,
              UnrepLabel *label)
{
  guint i = skip_spaces (look, 0);

  while (i < look->n && is_bullet (look->at[i]) && (is_space (look->at[i + 1]) || is_bracket (look->at[i + 1])))
    {
      label->bullet = TRUE;
      i = skip_spaces (look, i + 1);
    }
  return i;
}

/**
 * unrep_label_read_start:
 * @line: a line without spaces around it
 * @n_bytes: its length
 * @label: (out caller-allocates): what was found
 *
 * Looks for a label at the start of a line, bullets before it allowed.
 *
 * Returns: whether there is anything that may be one
 */
gboolean
unrep_label_read_start (const char *line,
                        gsize       n_bytes,
                        UnrepLabel *label)
{
  Look     look;
  gunichar c;
  guint    i;

  memset (label, 0, sizeof *label);
  look_at_start (&look, line, n_bytes);
  i = skip_bullets (&look, label);
  c = look.at[i];
  if (i >= look.n)
    return FALSE;
  if (is_bracket (c))
    return try_reader (read_brackets, &look, i, label);
  if (is_quote (c))
    return try_reader (read_quotes, &look, i, label);
  if ((is_digit (c) || is_digit_like (c)) && try_reader (read_number, &look, i, label))
    {
      UnrepLabel quoted = *label;

      /* `11'` and `1 ٣٠` are quoted numbers that lost a mark. */
      if (label->form == UNREP_LABEL_BARE && label->bullet && try_reader (read_quotes, &look, i, &quoted))
        *label = quoted;
      return TRUE;
    }
  if ((is_digit (c) || label->bullet) && try_reader (read_quotes, &look, i, label))
    return TRUE;
  if (is_digit (c) || is_letter (c))
    {
      if (try_reader (read_brackets, &look, i, label) || try_reader (read_letter, &look, i, label))
        return TRUE;
    }
  return c >= 0x0620 && c <= 0x06d3 && try_reader (read_word, &look, i, label) && is_known_word (label);
}

/**
 * unrep_label_read_end:
 * @line: a line without spaces around it
 * @n_bytes: its length
 * @label: (out caller-allocates): what was found
 *
 * Looks for a label at the end of a line, where visual order puts it: `-١`,
 * `(أ)`, `-ثانياً`.
 *
 * Returns: whether there is anything that may be one
 */
gboolean
unrep_label_read_end (const char *line,
                      gsize       n_bytes,
                      UnrepLabel *label)
{
  Look  look;
  guint i, spaces = 0;

  memset (label, 0, sizeof *label);
  look_at_end (&look, line, n_bytes);
  /* From the last gap on: two spaces, or one before a dash or bracket. */
  for (i = look.n; i > 0; i--)
    if (is_space (look.at[i - 1])
        && ((i > 1 && is_space (look.at[i - 2])) || is_dash (look.at[i]) || (is_bracket (look.at[i]) && i + 5 >= look.n)))
      break;
  for (guint j = i; j > 0 && is_space (look.at[j - 1]); j--)
    spaces++;
  if (i == 0 || look.n - i > UNREP_MAX_GLYPHS + 2)
    return FALSE;
  label->at_end = TRUE;
  label->gap = spaces >= 2;
  label->start = look.byte[i];
  if (is_bracket (look.at[i]))
    return try_reader (read_brackets, &look, i, label) && label->end == n_bytes;
  if (!is_dash (look.at[i]))
    return FALSE;
  for (guint j = i + 1; j < look.n; j++)
    {
      if (!is_digit (look.at[j]) && !(look.at[j] >= 0x0620 && look.at[j] <= 0x06d3) && !is_space (look.at[j]))
        return FALSE;
      if (!is_space (look.at[j]))
        push (label, look.at[j]);
    }
  label->form = is_digit (label->glyphs.at[0]) ? UNREP_LABEL_DASH : UNREP_LABEL_WORD;
  label->end = (guint32) n_bytes;
  if (label->form == UNREP_LABEL_DASH)
    return label->glyphs.n > 0 && label->glyphs.n <= MAX_DIGITS;
  return label->glyphs.n >= 3 && is_known_word (label);
}

/**
 * unrep_label_read_inside:
 * @line: a line without spaces around it
 * @n_bytes: its length
 * @label: (out caller-allocates): what was found
 *
 * Looks for a paragraph number that visual order has put in the middle of a
 * line: a wide gap, a dash, digits.
 *
 * Returns: whether there is anything that may be one
 */
gboolean
unrep_label_read_inside (const char *line,
                         gsize       n_bytes,
                         UnrepLabel *label)
{
  const char *end = line + n_bytes;
  const char *at = memmem (line, n_bytes, "  -", 3);
  Look        look;
  guint       i = 1;

  memset (label, 0, sizeof *label);
  if (at == NULL)
    return FALSE;
  at += 2;
  look_at_start (&look, at, (gsize) (end - at));
  for (; i < look.n && is_digit (look.at[i]); i++)
    push (label, look.at[i]);
  if (label->glyphs.n == 0 || label->glyphs.n > MAX_DIGITS || !is_space (look.at[i]) || i >= look.n)
    return FALSE;
  label->inside = TRUE;
  label->gap = TRUE;
  label->form = UNREP_LABEL_DASH;
  label->start = (guint32) (at - line);
  label->end = label->start + look.byte[i];
  return TRUE;
}
