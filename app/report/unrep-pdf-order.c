/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-pdf-order.h"

#include <fribidi.h>
#include <string.h>
/* So far left of a closing bracket its other half is looked for. */
#define MAX_BRACKETED 400

/* What one character does to the order of a line. */
typedef enum
{
  LETTER,    /* of a script that is read from left to right */
  RTL,       /* of one that is read from right to left, and its punctuation */
  DIGIT,
  SEPARATOR, /* joins two numbers that it stands between */
  NEUTRAL,
} Kind;

static Kind
find_kind (gunichar c)
{
  FriBidiCharType type;

  /* The Arabic comma joins numbers by its properties; in Arabic text it ends them. */
  if (c == 0x060c || c == 0x061b)
    return RTL;
  type = fribidi_get_bidi_type (c);
  if (FRIBIDI_IS_NUMBER (type))
    return DIGIT;
  if (FRIBIDI_IS_LETTER (type))
    return FRIBIDI_IS_RTL (type) ? RTL : LETTER;
  return type == FRIBIDI_TYPE_CS ? SEPARATOR : NEUTRAL;
}

typedef struct
{
  const gunichar *visual;
  guint *logical;
  guint n;
  guint bare; /* from here to what is being read there is no letter */
} Reading;

static Kind
kind_at (const Reading *self,
         guint          index)
{
  return find_kind (self->visual[index]);
}

static void
add (Reading *self,
     guint    index)
{
  self->logical[self->n++] = index;
}

/* Where the number begins whose last character stands at @last: digits, and single
 * separators between them. */
static guint
find_number (const Reading *self,
             guint          first,
             guint          last)
{
  guint at = last;

  while (at > first)
    if (kind_at (self, at - 1) == DIGIT)
      at--;
    else if (at > first + 1 && kind_at (self, at - 1) == SEPARATOR && kind_at (self, at - 2) == DIGIT)
      at -= 2;
    else
      break;
  return at;
}

/* Where what is read from left to right begins, if it ends at @last: the leftmost letter
 * or digit with no right-to-left letter on the way. @letters says whether it has a letter;
 * without one it is numbers, each of its own. */
static guint
find_passage (Reading  *self,
              guint     first,
              guint     last,
              gboolean *letters)
{
  guint start = last, at = last + 1;

  *letters = FALSE;
  if (last >= self->bare)
    return last;
  for (; at > first; at--)
    {
      Kind kind = kind_at (self, at - 1);

      if (kind == RTL)
        break;
      *letters |= kind == LETTER;
      if (kind == LETTER || kind == DIGIT)
        start = at - 1;
    }
  self->bare = *letters ? G_MAXUINT : at;
  return start;
}

/* A bracket right of the passage belongs to it where its other half is inside. */
static gboolean
closes_inside (const Reading *self,
               guint          first,
               guint          bracket)
{
  gunichar other;
  int open = 0;

  if (!g_unichar_get_mirror_char (self->visual[bracket], &other) || other > self->visual[bracket])
    return FALSE;
  for (guint at = bracket; at-- > first && bracket - at < MAX_BRACKETED;)
    if (self->visual[at] == self->visual[bracket])
      open--;
    else if (self->visual[at] == other && ++open > 0)
      return kind_at (self, first) == LETTER || kind_at (self, first) == DIGIT;
  return FALSE;
}

/* Reads what stands between @first and @last from right to left. */
static void
read_leftwards (Reading *self,
                guint    first,
                guint    last)
{
  for (guint at = last + 1; at-- > first;)
    {
      Kind kind = kind_at (self, at);
      guint start = at;
      gboolean letters = FALSE;

      if (kind == NEUTRAL && at > first && (kind_at (self, at - 1) == LETTER || kind_at (self, at - 1) == DIGIT))
        {
          start = find_passage (self, first, at - 1, &letters);
          if (!letters || !closes_inside (self, start, at))
            start = at;
        }
      else if (kind == LETTER || kind == DIGIT)
        {
          start = find_passage (self, first, at, &letters);
          if (!letters)
            start = find_number (self, first, at);
        }
      for (guint i = start; i <= at; i++)
        add (self, i);
      at = start;
    }
}

/* Where the right-to-left passage ends that begins at @first: at its last right-to-left
 * letter before a letter of the other kind. */
static guint
find_rtl_end (const Reading *self,
              guint          first,
              guint          n)
{
  guint end = first;

  for (guint at = first; at < n; at++)
    {
      Kind kind = kind_at (self, at);

      if (kind == LETTER)
        break;
      if (kind == RTL)
        end = at;
    }
  return end;
}

/**
 * unrep_pdf_order_read:
 * @visual: the characters of a line from left to right, as they are drawn
 * @n: how many
 * @base: the direction of the line's paragraph
 * @logical: (out caller-allocates) (array length=n): places in @visual in the order in
 *   which they are read
 *
 * Takes back the bidirectional algorithm of UAX #9. Where several texts look alike, as
 * that a number stands before a Latin word or behind it, the one is taken that people
 * would read.
 */
void
unrep_pdf_order_read (const gunichar *visual,
                      guint           n,
                      UnrepDirection  base,
                      guint          *logical)
{
  Reading self = { visual, logical, 0, G_MAXUINT };

  if (base == UNREP_DIRECTION_RTL && n > 0)
    read_leftwards (&self, 0, n - 1);
  else
    for (guint at = 0; at < n; at++)
      {
        guint end = kind_at (&self, at) == RTL ? find_rtl_end (&self, at, n) : at;

        read_leftwards (&self, at, end);
        at = end;
      }
}

/**
 * unrep_pdf_order_check:
 * @visual: the characters of a line from left to right
 * @logical: (array length=n): what unrep_pdf_order_read() made of them
 * @n: how many
 * @base: the direction of the line's paragraph
 * @mirrored: (out caller-allocates) (array length=n) (nullable): of each character in
 *   the order of reading, whether it is drawn as its mirror image if it has one
 *
 * Lays the line out again, by the bidirectional algorithm.
 *
 * Returns: how many of its characters then stand where the page has them
 */
guint
unrep_pdf_order_check (const gunichar *visual,
                       const guint    *logical,
                       guint           n,
                       UnrepDirection  base,
                       gboolean       *mirrored)
{
  g_autofree FriBidiChar *text = g_new (FriBidiChar, n + 1);
  g_autofree FriBidiCharType *types = g_new (FriBidiCharType, n + 1);
  g_autofree FriBidiBracketType *brackets = g_new (FriBidiBracketType, n + 1);
  g_autofree FriBidiLevel *levels = g_new (FriBidiLevel, n + 1);
  g_autofree FriBidiStrIndex *map = g_new (FriBidiStrIndex, n + 1);
  FriBidiParType direction = base == UNREP_DIRECTION_RTL ? FRIBIDI_PAR_RTL : FRIBIDI_PAR_LTR;
  guint right = 0;

  if (mirrored != NULL)
    memset (mirrored, 0, n * sizeof *mirrored);
  for (guint i = 0; i < n; i++)
    {
      text[i] = visual[logical[i]];
      map[i] = (FriBidiStrIndex) i;
    }
  fribidi_get_bidi_types (text, (FriBidiStrIndex) n, types);
  fribidi_get_bracket_types (text, (FriBidiStrIndex) n, types, brackets);
  if (n == 0 || fribidi_get_par_embedding_levels_ex (types, brackets, (FriBidiStrIndex) n, &direction, levels) == 0
      || fribidi_reorder_line (FRIBIDI_FLAGS_DEFAULT, types, (FriBidiStrIndex) n, 0, direction, levels, NULL, map) == 0)
    return 0;
  for (guint i = 0; i < n; i++)
    right += logical[map[i]] == i;
  for (guint i = 0; mirrored != NULL && i < n; i++)
    mirrored[i] = FRIBIDI_LEVEL_IS_RTL (levels[i]);
  return right;
}
