/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-artefact.h"

#include "unrep-numbering.h"

#include <string.h>

/* Page headers and footers are no longer than this, in bytes. */
#define MAX_BYTES 80

/* What a short line is made of, emphasis and spaces left out. */
typedef struct
{
  guint digits;
  guint upper;   /* A–Z */
  guint lower;   /* a–z */
  guint other;   /* letters of other scripts */
  guint slashes;
  guint points;  /* . - – : and brackets */
  guint words;
  gboolean page_of; /* ends in N/M */
  gboolean number_first;
} Shape;

static gboolean
is_digit (gunichar c)
{
  return (c >= '0' && c <= '9') || (c >= 0x0660 && c <= 0x0669) || (c >= 0x06f0 && c <= 0x06f9);
}

static void
count_char (Shape   *shape,
            gunichar c)
{
  if (is_digit (c))
    shape->digits++;
  else if (c >= 'A' && c <= 'Z')
    shape->upper++;
  else if (c >= 'a' && c <= 'z')
    shape->lower++;
  else if (c == '/')
    shape->slashes++;
  else if (c >= 0xc0 && !unrep_glyph_is_dropped (c) && g_unichar_isalpha (c))
    shape->other++;
  else
    shape->points++;
}

static Shape
read_shape (const char *line,
            gsize       n_bytes)
{
  Shape       shape = { 0 };
  const char *at = line, *end = line + n_bytes;
  gboolean    space = TRUE;
  guint       before = 0, after = 0;
  gboolean    slash = FALSE;

  while (at < end)
    {
      gunichar c = unrep_next_char (&at, end);

      if (c == ' ' || c == '*' || c == '_' || c == 0xa0 || unrep_glyph_is_dropped (c))
        {
          space = TRUE;
          continue;
        }
      if (space)
        {
          shape.words++;
          before = after = 0;
          slash = FALSE;
        }
      space = FALSE;
      count_char (&shape, c);
      if (c == '/' && before > 0)
        slash = TRUE;
      else if (is_digit (c) && slash)
        after++;
      else if (is_digit (c))
        before++;
      else
        before = after = 0, slash = FALSE;
    }
  shape.page_of = slash && before > 0 && before <= 3 && after > 0 && after <= 3;
  return shape;
}

/**
 * unrep_line_is_symbol:
 * @line: a line without spaces around it
 * @n_bytes: its length
 *
 * Returns: whether the line is a document symbol such as `A/HRC/25/9`, and
 *   nothing else
 */
gboolean
unrep_line_is_symbol (const char *line,
                      gsize       n_bytes)
{
  Shape shape;

  if (n_bytes > MAX_BYTES)
    return FALSE;
  shape = read_shape (line, n_bytes);
  return shape.words == 1 && shape.other == 0 && shape.slashes >= 2 && shape.upper > 0 && shape.digits > 0
         && shape.lower <= shape.upper + 3;
}

/* Whether the line begins and ends with a dash. */
static gboolean
is_dash (const char *line,
         gsize       n_bytes)
{
  gboolean ascii = line[0] == '-' && line[n_bytes - 1] == '-';

  return ascii
         || (n_bytes > 6 && memcmp (line, "\xe2\x80\x93", 3) == 0
             && memcmp (line + n_bytes - 3, "\xe2\x80\x93", 3) == 0);
}

/* Whether a job number is among the words: two digits of the year, a dash, five
 * digits. */
static gboolean
has_job_number (const char *line,
                gsize       n_bytes)
{
  static const char pattern[] = "99-99999";
  const gsize       n = sizeof pattern - 1;

  for (gsize i = 0; i + n <= n_bytes; i++)
    {
      gsize j = 0;

      while (j < n && (pattern[j] == '9' ? g_ascii_isdigit (line[i + j]) : line[i + j] == pattern[j]))
        j++;
      if (j == n && (i == 0 || !g_ascii_isdigit (line[i - 1])) && (i + n == n_bytes || line[i + n] == ' '))
        return TRUE;
    }
  return FALSE;
}

/**
 * unrep_line_is_page_mark:
 * @line: a line without spaces around it
 * @n_bytes: its length
 *
 * Returns: whether the line is a page number, a job number, or both, as UN pages carry
 *   them ("V.19-02533 4/20", "4/20 GE.13-12345", "4/20", "- 4 -")
 */
gboolean
unrep_line_is_page_mark (const char *line,
                         gsize       n_bytes)
{
  Shape shape = read_shape (line, n_bytes);

  if (shape.lower > 0 || shape.other > 0 || shape.digits == 0 || shape.words > 3)
    return FALSE;
  /* `A/RES/60/1` ends like a page mark. */
  if (shape.page_of && shape.slashes == 1)
    return shape.upper <= 4;
  if (shape.upper <= 4 && shape.words >= 2 && has_job_number (line, n_bytes))
    return TRUE;
  /* A job number: one or two capitals, a point, digits, a dash, digits. */
  if (shape.upper >= 1 && shape.upper <= 3 && shape.slashes == 0 && shape.digits >= 6 && shape.points >= 2)
    return g_ascii_isupper (line[0]);
  /* `12` and `- 12 -`; but `12.` is a label that lost its text to the next line. */
  if (shape.upper > 0 || shape.slashes > 0 || shape.digits > 3)
    return FALSE;
  return shape.points == 0 ? shape.words == 1 : shape.points == 2 && is_dash (line, n_bytes);
}

static guint
hash_shape (const char *line,
            gsize       n_bytes)
{
  guint hash = 5381;

  for (gsize i = 0; i < n_bytes; i++)
    if (!g_ascii_isdigit (line[i]) && line[i] != ' ')
      hash = hash * 33 + (guchar) line[i];
  return hash;
}

/* A symbol that stands on a line of its own more than once is a page header;
 * the first time it is the report's. */
static void
mark_repeated (UnrepOutlineLines *lines,
               GHashTable        *seen,
               UnrepOutlineLine  *line)
{
  const char *start = lines->utf8 + line->start;
  gpointer    key = GUINT_TO_POINTER (hash_shape (start, line->n_bytes));

  if (!unrep_line_is_symbol (start, line->n_bytes))
    return;
  if (g_hash_table_contains (seen, key))
    line->artefact = TRUE;
  g_hash_table_add (seen, key);
}

/**
 * unrep_artefacts_mark:
 * @lines: the lines of a text
 *
 * Marks page headers, page footers and stray page numbers.
 */
void
unrep_artefacts_mark (UnrepOutlineLines *lines)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < lines->lines->len; i++)
    {
      UnrepOutlineLine *line = unrep_outline_lines_get (lines, i);
      const char       *start = lines->utf8 + line->start;

      if (line->n_bytes > MAX_BYTES)
        continue;
      if (unrep_line_is_page_mark (start, line->n_bytes))
        line->artefact = TRUE;
      else if ((guchar) start[0] < 0x80)
        mark_repeated (lines, seen, line);
    }
}
