/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-label.h"

#include "unrep-label-reader.h"

#include <string.h>

/* In a line so many wide gaps are looked behind. */
#define MAX_GAPS 8
/* Labels are short: what is longer is text. */
#define MAX_REMNANT 5

static gboolean
is_bullet (gunichar c)
{
  return unrep_label_char_is_dash (c) || c == 0x2022 || c == 0xb7 || c == '*' || c == 0x25aa || c == 0x25cf
         || c == 0x25a0 || c == 0x25e6 || c == 0x2023 || c == 0x2043 || c == 0xf0b7;
}

static void
look_at_end (UnrepLabelLook *look,
             const char     *line,
             gsize           n_bytes)
{
  const char *end = line + n_bytes, *at = end;

  for (int n = 0; at > line && n < UNREP_LABEL_LOOK; n++)
    do
      at--;
    while (at > line && ((guchar) *at & 0xc0) == 0x80);
  unrep_label_look_at_start (look, at, (gsize) (end - at));
  for (guint i = 0; i <= look->n; i++)
    look->byte[i] += (guint32) (at - line);
}

static gboolean
try_reader (UnrepLabelReader      reader,
            const UnrepLabelLook *look,
            guint                 i,
            UnrepLabel           *label)
{
  label->glyphs.n = 0;
  label->decimal = 0;
  return reader (look, i, label);
}

/* The digit that @c is when set high, or -1. */
static int
raised_digit (gunichar c)
{
  if (c == 0xb9)
    return 1;
  if (c == 0xb2 || c == 0xb3)
    return (int) c - 0xb0;
  return c == 0x2070 || (c >= 0x2074 && c <= 0x2079) ? (int) c - 0x2070 : -1;
}

/* Reads the number set high that a footnote begins with, alone or in brackets
 * set high; on the line of the text it would have been printed in brackets. */
static gboolean
read_raised (const UnrepLabelLook *look,
             guint                 i,
             UnrepLabel           *label)
{
  gboolean bracket = look->at[i] == 0x207d;
  int      digit;

  for (i += bracket; i < look->n && (digit = raised_digit (look->at[i])) >= 0; i++)
    unrep_label_push (label, '0' + (gunichar) digit);
  if (bracket && look->at[i++] != 0x207e)
    return FALSE;
  label->form = UNREP_LABEL_BRACKETS;
  label->end = look->byte[MIN (i, look->n)];
  return label->glyphs.n > 0 && label->glyphs.n <= UNREP_LABEL_MAX_DIGITS;
}

static guint
skip_bullets (const UnrepLabelLook *look,
              UnrepLabel           *label)
{
  guint i = unrep_label_skip_spaces (look, 0);

  while (i < look->n && is_bullet (look->at[i])
         && (unrep_label_char_is_space (look->at[i + 1]) || unrep_label_char_is_bracket (look->at[i + 1])))
    {
      label->bullet = TRUE;
      i = unrep_label_skip_spaces (look, i + 1);
    }
  return i;
}

/**
 * unrep_label_read_bullet:
 * @line: a line without spaces around it
 * @n_bytes: its length
 *
 * Returns: the bullet that @line begins with and that a space parts from its text
 */
UnrepBullet
unrep_label_read_bullet (const char *line,
                         gsize       n_bytes)
{
  gunichar    c = n_bytes > 0 ? g_utf8_get_char_validated (line, (gssize) n_bytes) : 0;
  const char *next = line + (n_bytes > 0 ? g_utf8_skip[(guchar) *line] : 0);

  if (!is_bullet (c) || next >= line + n_bytes || !unrep_label_char_is_space (g_utf8_get_char (next)))
    return UNREP_BULLET_NONE;
  return c == '*' || unrep_label_char_is_dash (c) ? UNREP_BULLET_DASH : UNREP_BULLET_SIGN;
}

/**
 * unrep_label_is_initial:
 * @self: a label
 *
 * Returns: whether @self is rather the initial of a name in a list: "• A. Baker"
 */
gboolean
unrep_label_is_initial (const UnrepLabel *self)
{
  return self->bullet && self->form == UNREP_LABEL_POINT && self->glyphs.n == 1
         && g_unichar_isalpha (self->glyphs.at[0]);
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
  UnrepLabelLook     look;
  gunichar c;
  guint    i;

  memset (label, 0, sizeof *label);
  unrep_label_look_at_start (&look, line, n_bytes);
  i = skip_bullets (&look, label);
  c = look.at[i];
  if (i >= look.n)
    return FALSE;
  if (c == 0x207d || raised_digit (c) >= 0)
    return try_reader (read_raised, &look, i, label);
  if (unrep_label_char_is_bracket (c))
    return try_reader (unrep_label_read_brackets, &look, i, label);
  if (unrep_label_char_is_quote (c))
    return try_reader (unrep_label_read_quotes, &look, i, label);
  if ((unrep_label_char_is_digit (c) || unrep_label_char_is_digit_like (c))
      && try_reader (unrep_label_read_number, &look, i, label))
    {
      UnrepLabel quoted = *label;

      /* `11'` and `1 ٣٠` are quoted numbers that lost a mark. */
      if (label->form == UNREP_LABEL_BARE && label->bullet && try_reader (unrep_label_read_quotes, &look, i, &quoted))
        *label = quoted;
      return TRUE;
    }
  if ((unrep_label_char_is_digit (c) || label->bullet) && try_reader (unrep_label_read_quotes, &look, i, label))
    return TRUE;
  if (unrep_label_char_is_digit (c) || unrep_label_char_is_letter (c))
    {
      if (c < 0x80 && try_reader (unrep_label_read_quotes, &look, i, label))
        return TRUE;
      if (try_reader (unrep_label_read_brackets, &look, i, label)
          || try_reader (unrep_label_read_letter, &look, i, label))
        return TRUE;
    }
  return c >= 0x0620 && c <= 0x06d3 && try_reader (unrep_label_read_word, &look, i, label)
         && unrep_label_is_known_word (label);
}

/* A torn word at the end of a line: the piece behind the space belongs to it. */
static gboolean
read_rest_of_word (const UnrepLabelLook *look,
                   guint                 i,
                   UnrepLabel           *label)
{
  for (i = unrep_label_skip_spaces (look, i); i < look->n; i++)
    {
      if (look->at[i] < 0x0620 || look->at[i] > 0x06d3)
        return FALSE;
      unrep_label_push (label, look->at[i]);
    }
  label->end = look->byte[i];
  return label->glyphs.n >= 3 && label->glyphs.n < UNREP_MAX_GLYPHS && unrep_label_is_known_word (label);
}

/* Reads from @i a dash and a number or word behind it, as visual order has them,
 * to the next space. */
static gboolean
read_dash_before (const UnrepLabelLook *look,
                  guint                 i,
                  UnrepLabel           *label)
{
  gboolean number;

  if (!unrep_label_char_is_dash (look->at[i]))
    return FALSE;
  for (i++; i < look->n && !unrep_label_char_is_space (look->at[i]); i++)
    {
      if (!unrep_label_char_is_digit (look->at[i]) && !(look->at[i] >= 0x0620 && look->at[i] <= 0x06d3))
        return FALSE;
      unrep_label_push (label, look->at[i]);
    }
  number = label->glyphs.n > 0 && unrep_label_char_is_digit (label->glyphs.at[0]);
  label->form = number ? UNREP_LABEL_DASH : UNREP_LABEL_WORD;
  label->end = look->byte[i];
  if (number)
    return label->glyphs.n <= UNREP_LABEL_MAX_DIGITS;
  return (label->glyphs.n >= 3 && unrep_label_is_known_word (label)) || read_rest_of_word (look, i, label);
}

/* Reads a word without its dash, to the end of the line. */
static gboolean
read_bare_word (const UnrepLabelLook *look,
                guint                 i,
                UnrepLabel           *label)
{
  for (; i < look->n && look->at[i] >= 0x0620 && look->at[i] <= 0x06d3; i++)
    unrep_label_push (label, look->at[i]);
  label->form = UNREP_LABEL_BARE_WORD;
  label->end = look->byte[i];
  return i == look->n && label->glyphs.n >= 3 && unrep_label_is_known_word (label);
}

static gboolean
read_bare_number (const UnrepLabelLook *look,
                  guint                 i,
                  UnrepLabel           *label)
{
  for (; i < look->n && unrep_label_char_is_digit (look->at[i]); i++)
    unrep_label_push (label, look->at[i]);
  label->form = UNREP_LABEL_BARE;
  label->end = look->byte[i];
  return label->glyphs.n > 0 && label->glyphs.n <= UNREP_LABEL_MAX_DIGITS && unrep_label_char_is_space (look->at[i]);
}

/* What stands alone behind a wide gap at the end of the line, and has marks,
 * was a label, whatever is left of it. */
static gboolean
read_remnant (const UnrepLabelLook *look,
              guint                 i,
              UnrepLabel           *label)
{
  gboolean dash = FALSE, marked = FALSE;
  guint    first = i;

  for (; i < look->n && i < first + MAX_REMNANT && !unrep_label_char_is_space (look->at[i]); i++)
    {
      gunichar c = look->at[i];

      if (unrep_label_char_is_digit (c) || unrep_label_char_is_letter (c))
        unrep_label_push (label, c);
      marked |= unrep_label_char_is_quote (c) || unrep_label_char_is_bracket (c) || unrep_label_char_is_dash (c);
      dash |= unrep_label_char_is_dash (c);
    }
  label->form = dash ? UNREP_LABEL_DASH : UNREP_LABEL_QUOTES;
  label->end = look->byte[i];
  return i == look->n && marked;
}

/* Behind a wide gap a label may have lost a part; otherwise it must be whole. */
static gboolean
read_visual (const UnrepLabelLook *look,
             guint                 i,
             UnrepLabel           *label)
{
  gunichar c = look->at[i];

  if (unrep_label_char_is_bracket (c) || (label->gap && unrep_label_char_is_letter (c)))
    return try_reader (unrep_label_read_brackets, look, i, label)
           || (label->gap && try_reader (read_bare_word, look, i, label));
  if (unrep_label_char_is_dash (c))
    return try_reader (read_dash_before, look, i, label);
  if ((unrep_label_char_is_quote (c) && (label->gap || unrep_label_char_is_digit (look->at[i + 1])))
      || (label->gap && unrep_label_char_is_digit (c)))
    return try_reader (unrep_label_read_quotes, look, i, label)
           || (unrep_label_char_is_digit (c) && try_reader (read_bare_number, look, i, label));
  return FALSE;
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
  UnrepLabelLook  look;
  guint i, spaces = 0;

  memset (label, 0, sizeof *label);
  look_at_end (&look, line, n_bytes);
  /* From the last gap on: two spaces, or one before a dash, bracket or quote. */
  for (i = look.n; i > 0; i--)
    if (unrep_label_char_is_space (look.at[i - 1])
        && ((i > 1 && unrep_label_char_is_space (look.at[i - 2])) || unrep_label_char_is_dash (look.at[i])
            || ((unrep_label_char_is_bracket (look.at[i]) || unrep_label_char_is_quote (look.at[i]))
                && i + 5 >= look.n)))
      break;
  for (guint j = i; j > 0 && unrep_label_char_is_space (look.at[j - 1]); j--)
    spaces++;
  if (i == 0 || look.n - i > UNREP_MAX_GLYPHS + 2)
    return FALSE;
  label->at_end = TRUE;
  label->gap = spaces >= 2;
  label->start = look.byte[i];
  if (read_visual (&look, i, label) && label->end == n_bytes)
    return TRUE;
  return label->gap && try_reader (read_remnant, &look, i, label);
}

/**
 * unrep_label_read_inside:
 * @line: a line without spaces around it
 * @n_bytes: its length
 * @label: (out caller-allocates): what was found
 *
 * Looks for a label that visual order has put in the middle of a line, behind a
 * wide gap and before a space.
 *
 * Returns: whether there is anything that may be one
 */
gboolean
unrep_label_read_inside (const char *line,
                         gsize       n_bytes,
                         UnrepLabel *label)
{
  const char *end = line + n_bytes, *at = line;

  for (guint tries = 0; tries < MAX_GAPS && (at = memmem (at, (gsize) (end - at), "  ", 2)) != NULL; tries++)
    {
      UnrepLabelLook look;

      while (at < end && *at == ' ')
        at++;
      /* Dashes, brackets, ASCII quotes and what C2 and E2 lead in; no letters. */
      if (at == end || ((guchar) *at != 0xc2 && (guchar) *at != 0xe2 && strchr ("-()[]'\"`", *at) == NULL))
        continue;
      unrep_label_look_at_start (&look, at, (gsize) (end - at));
      memset (label, 0, sizeof *label);
      label->inside = TRUE;
      label->gap = TRUE;
      if (!read_visual (&look, 0, label) || !unrep_label_char_is_space (at[label->end]))
        continue;
      label->start = (guint32) (at - line);
      label->end += label->start;
      return TRUE;
    }
  return FALSE;
}
