/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-check-private.h"

#include "report/unrep-label.h"

#include <glib/gi18n.h>

/* What is shorter may be an entry of a table, a name or an address. */
#define MIN_CHARS 40
/* A bullet and what is behind it; a unit is longer. */
#define BULLET_BYTES 8
/* And or or behind the last mark of an item of a list, in every language. */
#define MAX_CONJUNCTION_CHARS 3

/* Goes back from @p over what may stand behind the end of a sentence: the sign of a
 * footnote, brackets, spaces. */
static const char *
skip_back (const char *start,
           const char *p)
{
  while (p > start)
    {
      const char *before = g_utf8_prev_char (p);
      gunichar c = g_utf8_get_char (before);

      if (!g_unichar_isspace (c) && !g_unichar_isdigit (c) && g_unichar_type (c) != G_UNICODE_OTHER_NUMBER
          && g_unichar_type (c) != G_UNICODE_FORMAT && g_unichar_type (c) != G_UNICODE_MODIFIER_SYMBOL)
        break;
      p = before;
    }
  return p;
}

static gboolean
is_finished (const char *start,
             const char *end)
{
  const char *p = skip_back (start, end), *word;

  if (p == start || g_unichar_ispunct (g_utf8_get_char (g_utf8_prev_char (p))))
    return TRUE;
  word = p;
  for (guint i = 0; i < MAX_CONJUNCTION_CHARS && word > start; i++)
    {
      if (g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (word))))
        break;
      word = g_utf8_prev_char (word);
    }
  if (word == start || !g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (word))))
    return FALSE;
  while (word > start && g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (word))))
    word = g_utf8_prev_char (word);
  return word > start && g_unichar_ispunct (g_utf8_get_char (g_utf8_prev_char (word)));
}

/* Headings, titles and what stands in tables need no full stop. */
static gboolean
is_sentence (UnrepText    *text,
             UnrepOutline *outline,
             guint         index)
{
  const UnrepUnit *unit = unrep_outline_get_unit (outline, index);

  if (unrep_range_length (unit->range) <= MIN_CHARS)
    return FALSE;
  /* What goes on behind a list or a page is not over yet. */
  if (index + 1 < unrep_outline_get_n_units (outline)
      && unrep_outline_get_unit (outline, index + 1)->kind == UNREP_UNIT_CONTINUATION)
    return FALSE;
  /* Names in a list that has bullets are no sentences. */
  if (unit->kind == UNREP_UNIT_CONTINUATION)
    {
      const char *utf8 = unrep_text_get_utf8 (text) + unrep_text_get_byte (text, unit->range.start);

      return unrep_label_read_bullet (utf8, BULLET_BYTES) != UNREP_BULLET_SIGN;
    }
  return (unit->kind == UNREP_UNIT_PARAGRAPH || unit->kind == UNREP_UNIT_ITEM || unit->kind == UNREP_UNIT_SUBITEM)
         && unrep_range_length (unit->printed_range) > 0;
}

/* A numbered paragraph that is followed by no list of its own does not end with a comma. */
static gboolean
ends_with_comma (UnrepOutline *outline,
                 guint         index,
                 const char   *end)
{
  gunichar last = g_utf8_get_char (g_utf8_prev_char (end));

  return (last == ',' || last == 0x60c) && unrep_outline_get_unit (outline, index)->kind == UNREP_UNIT_PARAGRAPH
         && (index + 1 == unrep_outline_get_n_units (outline) || unrep_outline_get_unit (outline, index + 1)->parent != index);
}

static void
run (UnrepCheckRun *self)
{
  const char *utf8 = unrep_text_get_utf8 (self->text);

  for (guint i = 0; i < unrep_outline_get_n_units (self->outline); i++)
    {
      UnrepRange range = unrep_outline_get_unit (self->outline, i)->range;
      const char *start, *end, *word;

      if (!is_sentence (self->text, self->outline, i))
        continue;
      start = utf8 + unrep_text_get_byte (self->text, range.start);
      end = utf8 + unrep_text_get_byte (self->text, range.end);
      if (is_finished (start, end) && !ends_with_comma (self->outline, i, end))
        continue;
      word = end;
      do
        word = g_utf8_prev_char (word);
      while (word > start && !g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (word))));
      unrep_check_report (self, unrep_text_get_offset (self->text, (gsize) (word - utf8)), range.end, NULL);
    }
}

const UnrepCheck unrep_check_unfinished = {
  .id = "unfinished",
  .family = UNREP_FAMILY_GEOMETRY,
  .severity = UNREP_SEVERITY_WARNING,
  .title = N_("A paragraph ends without punctuation"),
  .cause = N_("Its end was lost or is somewhere else, as where a page ends, or the mark was not read."),
  .run_text = run,
};
