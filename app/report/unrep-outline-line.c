/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-outline-line.h"

#include "unrep-artefact.h"
#include "unrep-landmark.h"

#include <string.h>

/* Where 9 of 10 lines are shorter than this, lines were broken by a machine. */
#define WRAPPED_MAX_WIDTH 140
/* A line shorter than three quarters of the full width ends a paragraph. */
#define FULL_NUMERATOR 3
#define FULL_DENOMINATOR 4
#define HEADING_MAX_CHARS 160
#define CHECK_CANCELLED_EVERY 4096

/**
 * unrep_next_char:
 * @at: (inout): a place in valid UTF-8 before @end
 * @end: where the text ends
 *
 * Reads a code point and steps over it, never beyond @end.
 *
 * Returns: the code point
 */
gunichar
unrep_next_char (const char **at,
                 const char  *end)
{
  const guchar *p = (const guchar *) *at;
  gsize         left = (gsize) (end - *at);

  if (*p < 0x80 || left < 2)
    {
      *at += 1;
      return *p;
    }
  if (*p < 0xe0)
    {
      *at += 2;
      return ((gunichar) (p[0] & 0x1f) << 6) | (p[1] & 0x3f);
    }
  if (*p < 0xf0 || left < 4)
    {
      *at += MIN (3, left);
      return left < 3 ? 0xfffd : ((gunichar) (p[0] & 0x0f) << 12) | ((gunichar) (p[1] & 0x3f) << 6) | (p[2] & 0x3f);
    }
  *at += 4;
  return ((gunichar) (p[0] & 0x07) << 18) | ((gunichar) (p[1] & 0x3f) << 12) | ((gunichar) (p[2] & 0x3f) << 6)
         | (p[3] & 0x3f);
}

static gunichar
char_before (const char *start,
             const char *at)
{
  const char *p = at;

  do
    p--;
  while (p > start && ((guchar) *p & 0xc0) == 0x80);
  return unrep_next_char (&p, at);
}

static gboolean
is_space (gunichar c)
{
  return c == ' ' || c == '\t' || c == '\f' || c == '\v' || c == 0xa0 || (c >= 0x2000 && c <= 0x200f) || c == 0x202f
         || c == 0x3000 || c == 0xfeff || c == 0x061c || (c >= 0x202a && c <= 0x202e) || (c >= 0x2060 && c <= 0x2069);
}

/* Closing quotes, brackets, emphasis and footnote marks may follow the point. */
static gboolean
is_closing (gunichar c)
{
  return c == '"' || c == '\'' || c == ')' || c == ']' || c == '*' || c == 0xbb || c == 0x201d || c == 0x2019
         || c == 0xff09 || c == 0x300d || c == 0xb9 || c == 0xb2 || c == 0xb3 || (c >= 0x2070 && c <= 0x208f)
         || is_space (c);
}

/**
 * unrep_line_classify_end:
 * @start: where a line starts
 * @end: where it ends
 *
 * Returns: how the text between them ends; closing brackets, quotes, emphasis
 *   and footnote marks are looked through
 */
UnrepLineEnd
unrep_line_classify_end (const char *start,
                         const char *end)
{
  const char *p = end;

  for (int steps = 0; p > start && steps < 12; steps++)
    {
      gunichar c = char_before (start, p);

      switch (c)
        {
        case '.':
        case ';':
        case '!':
        case '?':
        case 0x061b: /* ؛ */
        case 0x061f: /* ؟ */
        case 0x3002: /* 。 */
        case 0xff1b: /* ； */
        case 0xff1f: /* ？ */
        case 0x06d4: /* ۔ */
          return UNREP_LINE_END_CLOSED;
        case ':':
        case 0xff1a: /* ： */
          return UNREP_LINE_END_COLON;
        case ',':
        case 0x060c: /* ، */
        case 0x3001: /* 、 */
        case 0xff0c: /* ， */
          return UNREP_LINE_END_COMMA;
        default:
          if (!is_closing (c))
            return UNREP_LINE_END_OPEN;
          p -= c < 0x80 ? 1 : c < 0x800 ? 2 : 3;
        }
    }
  return UNREP_LINE_END_OPEN;
}

static guint16
count_chars (const char *start,
             gsize       n_bytes)
{
  guint n = 0;

  if (n_bytes >= 4 * UNREP_LINE_MANY_CHARS)
    return UNREP_LINE_MANY_CHARS;
  for (gsize i = 0; i < n_bytes; i++)
    n += ((guchar) start[i] & 0xc0) != 0x80;
  return (guint16) MIN (n, UNREP_LINE_MANY_CHARS);
}

static gboolean
has_rtl (const char *start,
         const char *end)
{
  const char *limit = end - start > 64 ? start + 64 : end;

  for (const char *p = start; p < limit; p++)
    if ((guchar) *p >= 0xd6 && (guchar) *p <= 0xdd)
      return TRUE;
  return FALSE;
}

/* Describes the line between @start and @end; FALSE where it is empty. */
static gboolean
read_line (const char       *utf8,
           const char       *start,
           const char       *end,
           UnrepOutlineLine *line)
{
  while (start < end)
    {
      const char *next = start;

      if (!is_space (unrep_next_char (&next, end)))
        break;
      start = next;
    }
  while (end > start)
    {
      gunichar c = char_before (start, end);

      if (!is_space (c))
        break;
      end -= c < 0x80 ? 1 : c < 0x800 ? 2 : 3;
    }
  if (start >= end)
    return FALSE;

  line->start = (gsize) (start - utf8);
  line->n_bytes = (gsize) (end - start);
  line->n_chars = count_chars (start, line->n_bytes);
  line->end = unrep_line_classify_end (start, end);
  line->rtl = has_rtl (start, end);
  return TRUE;
}

/* @lf remembers the next line feed, or @end, so that a text of bare carriage
 * returns is not searched to its end for every line. */
static const char *
find_line_end (const char  *at,
               const char  *end,
               const char **lf)
{
  const char *cr;

  if (*lf == NULL || *lf < at)
    *lf = memchr (at, '\n', (gsize) (end - at));
  if (*lf == NULL)
    *lf = end;
  cr = memchr (at, '\r', (gsize) (*lf - at));
  return cr != NULL ? cr : *lf;
}

static int
compare_lengths (gconstpointer a,
                 gconstpointer b)
{
  return *(const guint16 *) a - *(const guint16 *) b;
}

/* The width of a full line, from a sample of lines: 0 where paragraphs are
 * lines. Titles and lists make some lines short, so the 90th percentile counts. */
static guint
find_width (GArray *lines)
{
  guint16 sample[2048];
  guint   step = lines->len / G_N_ELEMENTS (sample) + 1, n = 0, width, full = 0;

  for (guint i = 0; i < lines->len; i += step)
    sample[n++] = g_array_index (lines, UnrepOutlineLine, i).n_chars;
  if (n < 8)
    return 0;
  qsort (sample, n, sizeof sample[0], compare_lengths);
  width = sample[n * 9 / 10];
  for (guint i = 0; i < n; i++)
    full += sample[i] * FULL_DENOMINATOR >= width * FULL_NUMERATOR;
  return width > 40 && width <= WRAPPED_MAX_WIDTH && full * 3 >= n ? width : 0;
}

static void
take_facts (UnrepOutlineLines *self,
            UnrepOutlineLine  *line)
{
  const UnrepLineFacts *facts = unrep_facts_get_line (self->facts, line->number);

  if (facts == NULL)
    return;
  line->facts = facts;
  line->after_blank = facts->first;
  line->contents = facts->role == UNREP_LINE_CONTENTS;
  line->artefact = facts->role == UNREP_LINE_ARTEFACT;
  if (facts->heading > 0 && facts->heading != UNREP_HEADING_TITLE)
    self->top = self->top == 0 ? facts->heading : MIN (self->top, facts->heading);
}

/**
 * unrep_outline_lines_scan:
 * @self: (out caller-allocates): what is filled in
 * @text: a text, which must outlive @self
 * @facts: (nullable): what its file says of its lines, which must outlive @self
 * @cancellable: (nullable): a #GCancellable
 * @error: return location for an error
 *
 * Looks at every line of @text once: where it begins and ends, how long it is,
 * whether it is a page header or the like.
 *
 * Returns: %FALSE when cancelled, @error being %G_IO_ERROR_CANCELLED
 */
gboolean
unrep_outline_lines_scan (UnrepOutlineLines *self,
                          UnrepText         *text,
                          UnrepFacts        *facts,
                          GCancellable      *cancellable,
                          GError           **error)
{
  const char *utf8 = unrep_text_get_utf8 (text);
  const char *at = utf8, *end = utf8 + unrep_text_get_n_bytes (text), *lf = NULL;
  gboolean    blank = TRUE;

  *self = (UnrepOutlineLines) { .text = text, .utf8 = utf8, .facts = facts };
  self->lines = g_array_new (FALSE, FALSE, sizeof (UnrepOutlineLine));
  for (guint number = 1; at < end; number++)
    {
      const char      *line_end = find_line_end (at, end, &lf);
      UnrepOutlineLine line = { 0 };

      if (number % CHECK_CANCELLED_EVERY == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (read_line (utf8, at, line_end, &line))
        {
          line.number = number;
          line.after_blank = blank;
          take_facts (self, &line);
          g_array_append_val (self->lines, line);
          blank = FALSE;
        }
      else
        blank = TRUE;
      at = line_end + (line_end + 1 < end && line_end[0] == '\r' && line_end[1] == '\n' ? 2 : 1);
    }
  /* A file that says where paragraphs begin has no wrapped lines, and says which are page marks. */
  if (facts == NULL)
    {
      self->width = find_width (self->lines);
      unrep_artefacts_mark (self);
    }
  unrep_landmarks_mark (self);
  return TRUE;
}

/**
 * unrep_outline_lines_clear:
 * @self: what unrep_outline_lines_scan() filled in
 *
 * Frees the lines.
 */
void
unrep_outline_lines_clear (UnrepOutlineLines *self)
{
  g_clear_pointer (&self->lines, g_array_unref);
}

/**
 * unrep_outline_line_is_full:
 * @self: the lines of a text
 * @line: one of them
 *
 * Returns: whether @line was broken because it reached the margin
 */
gboolean
unrep_outline_line_is_full (const UnrepOutlineLines *self,
                            const UnrepOutlineLine  *line)
{
  return self->width > 0 && line->n_chars * FULL_DENOMINATOR >= self->width * FULL_NUMERATOR;
}

/**
 * unrep_outline_line_is_short:
 * @self: the lines of a text
 * @line: one of them
 *
 * Returns: whether @line could be a heading by its length
 */
gboolean
unrep_outline_line_is_short (const UnrepOutlineLines *self,
                             const UnrepOutlineLine  *line)
{
  return line->n_chars <= HEADING_MAX_CHARS;
}
