/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-landmark.h"

#include <string.h>

/* A line that begins so and is short announces an annex, which may begin the
 * numbering again. */
static const char *const annex_words[] = {
  "المرفق",    "مرفق",  "التذييل", "تذييل",    "Annex",      "ANNEX",      "Appendix",   "APPENDIX", "Annexe",
  "Appendice", "Anexo", "ANEXO",   "Apéndice", "Приложение", "ПРИЛОЖЕНИЕ", "Добавление", "附件",     "附录",
};
#define ANNEX_MAX_CHARS 60

/* The line over a table of contents. */
static const char *const contents_words[] = {
  "المحتويات",  "Contents", "CONTENTS", "Table des matières", "TABLE DES MATIÈRES", "Índice", "ÍNDICE", "Содержание",
  "СОДЕРЖАНИЕ", "目录",     "目 录",
};
/* Entries of a table of contents end with a page number; some are broken over
 * lines, but not over more than these. */
#define CONTENTS_MAX_GAP 3
#define CONTENTS_MAX_CHARS 200

static gboolean
starts_with_any (const char        *line,
                 gsize              n_bytes,
                 const char *const *words,
                 guint              n_words)
{
  for (guint i = 0; i < n_words; i++)
    {
      gsize n = strlen (words[i]);

      /* A whole word: what follows is no letter of it. */
      if (n_bytes >= n && line[1] == words[i][1] && memcmp (line, words[i], n) == 0
          && (n_bytes == n || (guchar) line[n] < 0x41 || ((guchar) words[i][0] >= 0xe0)))
        return TRUE;
    }
  return FALSE;
}

/**
 * unrep_line_ends_with_digit:
 * @line: a line without spaces around it
 * @n_bytes: its length
 *
 * Returns: whether its last character is an ASCII or Arabic-Indic digit
 */
gboolean
unrep_line_ends_with_digit (const char *line,
                            gsize       n_bytes)
{
  const guchar *end = (const guchar *) line + n_bytes;

  return g_ascii_isdigit (end[-1]) || (n_bytes >= 2 && end[-2] == 0xd9 && end[-1] >= 0xa0 && end[-1] <= 0xa9);
}

/* Dots that lead to a page number: an entry wherever it stands. */
static gboolean
has_leader (const char *line,
            gsize       n_bytes)
{
  return memmem (line, n_bytes, "......", 6) != NULL || memmem (line, n_bytes, ". . . . ", 8) != NULL
         || memmem (line, n_bytes, "…………", 12) != NULL;
}

static guint
mark_contents (UnrepOutlineLines *lines,
               guint              title)
{
  guint last = title;

  for (guint i = title + 1; i < lines->lines->len && i <= last + CONTENTS_MAX_GAP + 1; i++)
    {
      const UnrepOutlineLine *line = unrep_outline_lines_get (lines, i);

      if (line->n_chars > CONTENTS_MAX_CHARS)
        break;
      if (unrep_line_ends_with_digit (lines->utf8 + line->start, line->n_bytes))
        last = i;
    }
  /* A title without entries is a heading like others. */
  if (last < title + 2)
    return title;
  for (guint i = title; i <= last; i++)
    unrep_outline_lines_get (lines, i)->contents = !unrep_outline_lines_get (lines, i)->artefact;
  return last;
}

/**
 * unrep_landmarks_mark:
 * @lines: the lines of a text
 *
 * Marks annexes and tables of contents.
 */
void
unrep_landmarks_mark (UnrepOutlineLines *lines)
{
  for (guint i = 0; i < lines->lines->len; i++)
    {
      UnrepOutlineLine *line = unrep_outline_lines_get (lines, i);
      const char       *start = lines->utf8 + line->start;

      if (line->n_chars > CONTENTS_MAX_CHARS || line->artefact)
        continue;
      if (line->end == UNREP_LINE_END_OPEN && line->n_chars <= ANNEX_MAX_CHARS
          && starts_with_any (start, line->n_bytes, annex_words, G_N_ELEMENTS (annex_words)))
        line->annex = TRUE;
      else if (line->n_chars <= ANNEX_MAX_CHARS
               && starts_with_any (start, line->n_bytes, contents_words, G_N_ELEMENTS (contents_words)))
        i = mark_contents (lines, i);
      else if (has_leader (start, line->n_bytes))
        line->contents = TRUE;
    }
}

/**
 * unrep_line_has_title_case:
 * @line: a line without spaces around it
 * @n_bytes: its length
 *
 * Returns: whether the line could be a heading by its letters: it has some, and
 *   where the script has capitals it does not begin with a small one
 */
gboolean
unrep_line_has_title_case (const char *line,
                           gsize       n_bytes)
{
  const char *at = line, *end = line + n_bytes;
  guint       letters = 0;

  while (at < end && letters < 3)
    {
      gunichar c = unrep_next_char (&at, end);

      if (!g_unichar_isalpha (c))
        continue;
      if (letters++ == 0 && g_unichar_islower (c))
        return FALSE;
      /* One sign of Chinese is a word. */
      if (c >= 0x3400)
        return TRUE;
    }
  return letters >= 3;
}
