/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-front-matter.h"

#include "unrep-artefact.h"
#include "unrep-head-words.h"
#include "unrep-outline-given.h"

#include <string.h>

/* Beyond so many characters a line before the first label is no title but the
 * text of a report that has no labels. */
#define TITLE_MAX_CHARS 400
/* A title, a subtitle, an addendum; what follows is text. */
#define MAX_TITLES 4

/* Words that only a title has, and words that only the lines above it have. */
static const char *const title_words[] = {
  "تقرير",   "التقرير", "Report",  "REPORT", "report of", "Rapport",
  "RAPPORT", "Informe", "INFORME", "Доклад", "ДОКЛАД",    "报告",
  "قرار اتخذ", "القرار ", "Resolution", "RESOLUTION", "Résolution", "RÉSOLUTION", "Resolución", "RESOLUCIÓN",
  "Резолюция", "РЕЗОЛЮЦИЯ", "决议",
};
static const char *const meta_words[] = {
  "Distr", "DISTR", "Original:", "ORIGINAL", "Langue", "Idioma", "Язык", "原文", "分发", "التوزيع", "الأصل:",
  "Agenda item", "Point ", "Tema ", "Пункт ", "议程项目", "جدول الأعمال", "United Nations", "الأمم المتحدة", "الدورة",
  " session", "Session", "General Assembly", "الجمعية العامة",
};
/* A short line that has one of these and a bracket names an agenda item. */
static const char *const agenda_words[] = {
  "جدول الأعمال",      "agenda item",    "Agenda item", "point de l’ordre du jour",
  "tema del programa", "пункт повестки", "议程项目",
};

static gboolean
has_word (const char        *line,
          gsize              n_bytes,
          const char *const *words,
          guint              n_words)
{
  for (guint i = 0; i < n_words; i++)
    if (memmem (line, n_bytes, words[i], strlen (words[i])) != NULL)
      return TRUE;
  return FALSE;
}

/**
 * unrep_line_is_agenda_reference:
 * @line: a line without spaces around it
 * @n_bytes: its length
 *
 * Returns: whether the line does nothing but name the agenda item, in brackets,
 *   that a heading is about
 */
gboolean
unrep_line_is_agenda_reference (const char *line,
                                gsize       n_bytes)
{
  return n_bytes < 160 && (memchr (line, '(', n_bytes) != NULL || memchr (line, ')', n_bytes) != NULL)
         && has_word (line, n_bytes, agenda_words, G_N_ELEMENTS (agenda_words));
}

static gboolean
is_given_title (const UnrepOutlineLine *line)
{
  return line->facts != NULL && line->facts->heading == UNREP_HEADING_TITLE;
}

/* Whether the line begins with the number of a resolution: `73/187.`, `15/3-`. */
static gboolean
has_resolution_number (const UnrepOutlineLines *lines,
                       const UnrepOutlineLine  *line)
{
  const char *start = lines->utf8 + line->start;
  gsize       i = 0, slash;

  while (i < line->n_bytes && g_ascii_isdigit (start[i]))
    i++;
  if (i == 0 || i == line->n_bytes || start[i] != '/')
    return FALSE;
  slash = i++;
  while (i < line->n_bytes && g_ascii_isdigit (start[i]))
    i++;
  return i > slash + 1 && i < line->n_bytes && (start[i] == '.' || start[i] == '-');
}

static gboolean
has_bullet (const UnrepOutlineLines *lines,
            const UnrepOutlineLine  *line)
{
  return unrep_label_read_bullet (lines->utf8 + line->start, line->n_bytes) != UNREP_BULLET_NONE;
}

/* Whether a list without labels begins at the line, or behind it. */
static gboolean
is_of_list (const UnrepOutlineLines *lines,
            guint                    index)
{
  const UnrepOutlineLine *line = unrep_outline_lines_get (lines, index);

  return has_bullet (lines, line)
         || (line->end == UNREP_LINE_END_COLON && index + 1 < lines->lines->len
             && has_bullet (lines, unrep_outline_lines_get (lines, index + 1)));
}

/* A date or a language, and nothing else: no title, whatever stands around it. */
static gboolean
is_of_head (const char *start,
            gsize       n_bytes)
{
  g_autofree char *line = g_strndup (start, n_bytes);
  g_auto (UnrepHeadLine) words = { 0 };

  unrep_head_line_init (&words, line);
  return unrep_head_line_is_known (&words);
}

static UnrepUnitKind
classify (const UnrepOutlineLines *lines,
          guint                    index,
          gboolean                *titled)
{
  const UnrepOutlineLine *line = unrep_outline_lines_get (lines, index);
  const char *start = lines->utf8 + line->start;

  if (line->artefact)
    return UNREP_UNIT_ARTEFACT;
  if (line->contents)
    return UNREP_UNIT_META;
  if (is_given_title (line))
    {
      *titled = TRUE;
      return UNREP_UNIT_TITLE;
    }
  if (line->n_chars > TITLE_MAX_CHARS)
    return UNREP_UNIT_CONTINUATION;
  if (has_resolution_number (lines, line))
    {
      *titled = TRUE;
      return UNREP_UNIT_TITLE;
    }
  if (!*titled && has_word (start, line->n_bytes, title_words, G_N_ELEMENTS (title_words)))
    *titled = TRUE;
  if (unrep_line_is_symbol (start, line->n_bytes) || is_of_head (start, line->n_bytes)
      || (line->facts != NULL && unrep_line_is_page_mark (start, line->n_bytes)))
    return UNREP_UNIT_META;
  if (!*titled || has_word (start, line->n_bytes, meta_words, G_N_ELEMENTS (meta_words)))
    return UNREP_UNIT_META;
  /* A title is no sentence, nor, where lines are paragraphs, a part of one, as
   * the preamble of a resolution is. */
  if (line->end == UNREP_LINE_END_CLOSED || (line->end == UNREP_LINE_END_COMMA && lines->width == 0)
      || is_of_list (lines, index))
    return UNREP_UNIT_CONTINUATION;
  return UNREP_UNIT_TITLE;
}

static gboolean
has_title (const UnrepOutlineLines *lines,
           guint                    index,
           guint                    until)
{
  for (guint i = index; i < until; i++)
    {
      const UnrepOutlineLine *line = unrep_outline_lines_get (lines, i);

      if (is_given_title (line)
          || has_word (lines->utf8 + line->start, MIN (line->n_bytes, 4 * TITLE_MAX_CHARS), title_words,
                       G_N_ELEMENTS (title_words)))
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_digits (const UnrepOutlineLines *lines,
            const UnrepOutlineLine  *line)
{
  const char *start = lines->utf8 + line->start;

  for (gsize i = 0; i < line->n_bytes; i++)
    if (g_ascii_isdigit (start[i])
        || ((guchar) start[i] >= 0xa0 && (guchar) start[i] <= 0xa9 && i > 0 && (guchar) start[i - 1] == 0xd9))
      return TRUE;
  return FALSE;
}

/* Whether the preamble of a resolution begins with the line: paragraphs that end
 * with a comma follow each other, and the first is no title. */
static gboolean
begins_preamble (const UnrepOutlineLines *lines,
                 guint                    index,
                 guint                    until)
{
  const UnrepOutlineLine *line = unrep_outline_lines_get (lines, index), *next;

  if (index + 1 >= until || line->end != UNREP_LINE_END_COMMA)
    return FALSE;
  next = unrep_outline_lines_get (lines, index + 1);
  return next->after_blank && next->end == UNREP_LINE_END_COMMA
         && !has_word (lines->utf8 + line->start, line->n_bytes, title_words, G_N_ELEMENTS (title_words));
}

/* Lines of one paragraph are one unit; a title that was broken goes on even
 * behind an empty line. */
static gboolean
continues (const UnrepOutlineLines *lines,
           const UnrepUnit         *unit,
           const UnrepOutlineLine  *before,
           const UnrepOutlineLine  *line,
           UnrepUnitKind            kind)
{
  if (before == NULL || unit->kind != kind || kind == UNREP_UNIT_ARTEFACT || line->contents || has_bullet (lines, line))
    return FALSE;
  if (kind == UNREP_UNIT_TITLE && has_resolution_number (lines, line))
    return FALSE;
  if (kind == UNREP_UNIT_TITLE)
    return unrep_outline_line_is_full (lines, before) || before->end == UNREP_LINE_END_COMMA
           || (!line->after_blank && before->n_chars * 2 >= lines->width && lines->width > 0);
  /* A name may be broken over lines; a date stands on a line of its own. */
  return !line->after_blank && !has_digits (lines, before) && !has_digits (lines, line);
}

/* Whether the line is the rest of a sentence that is no title. */
static gboolean
goes_on (const UnrepUnit        *unit,
         const UnrepOutlineLine *before,
         const UnrepOutlineLine *line)
{
  return unit->kind == UNREP_UNIT_CONTINUATION && before != NULL && !line->after_blank
         && (before->end == UNREP_LINE_END_OPEN || before->end == UNREP_LINE_END_COMMA);
}

/* What the file says of a line in front: a note, a part of the masthead. */
static gboolean
add_given (UnrepBuilder           *self,
           const UnrepOutlineLine *line,
           guint                   index)
{
  return line->facts != NULL && line->facts->heading != UNREP_HEADING_TITLE && unrep_given_add_line (self, index);
}

/**
 * unrep_front_matter_build:
 * @self: what the lines before have become
 * @index: the first line
 * @until: the line behind the last one
 *
 * Makes units of what stands before the first label: symbol, date, session, title.
 */
void
unrep_front_matter_build (UnrepBuilder *self,
                          guint         index,
                          guint         until)
{
  const UnrepOutlineLines *lines = self->lines;
  const UnrepOutlineLine  *before = NULL;
  gboolean                 titled = !has_title (lines, index, until), preamble = FALSE;
  guint                    n_titles = 0, unit = UNREP_NO_UNIT, text = UNREP_NO_UNIT;

  for (guint i = index; i < until; i++)
    {
      const UnrepOutlineLine *line = unrep_outline_lines_get (lines, i);
      UnrepUnitKind           kind;

      if (add_given (self, line, i))
        continue;
      if (line->facts != NULL && !line->facts->first && !line->artefact && text != UNREP_NO_UNIT)
        {
          unrep_builder_extend (self, text, i);
          continue;
        }
      kind = classify (lines, i, &titled);
      preamble = kind == UNREP_UNIT_TITLE
                 && ((preamble && line->after_blank && line->end == UNREP_LINE_END_COMMA)
                     || begins_preamble (lines, i, until));
      if (kind == UNREP_UNIT_TITLE && (preamble || n_titles >= MAX_TITLES) && !is_given_title (line))
        kind = UNREP_UNIT_CONTINUATION;

      if (kind == UNREP_UNIT_TITLE && unit != UNREP_NO_UNIT && goes_on (unrep_builder_get_unit (self, unit), before, line))
        kind = UNREP_UNIT_CONTINUATION;
      if (unit != UNREP_NO_UNIT && continues (lines, unrep_builder_get_unit (self, unit), before, line, kind))
        unrep_builder_extend (self, unit, i);
      else
        {
          unit = unrep_builder_add_unit (self, kind, i);
          n_titles += kind == UNREP_UNIT_TITLE;
        }
      if (kind == UNREP_UNIT_TITLE || kind == UNREP_UNIT_CONTINUATION)
        text = unit;
      else if (kind != UNREP_UNIT_ARTEFACT)
        text = UNREP_NO_UNIT;
      before = line;
    }
}
