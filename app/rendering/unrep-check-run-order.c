/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-check-private.h"

#include "base/unrep-utf8.h"

#include <glib/gi18n.h>

static gboolean
is_line_end (char c)
{
  return c == '\n' || c == '\r';
}

/* The line of @range, or its several lines, without the spaces around them. */
static UnrepRange
find_lines (UnrepCheckRun *self,
            UnrepRange     range)
{
  const char *utf8 = unrep_text_get_utf8 (self->text), *end = utf8 + unrep_text_get_n_bytes (self->text);
  const char *first = utf8 + unrep_text_get_byte (self->text, range.start), *start = first;
  const char *last = utf8 + unrep_text_get_byte (self->text, range.end), *behind = last;

  while (start > utf8 && !is_line_end (start[-1]))
    start--;
  while (start < first && g_unichar_isspace (unrep_utf8_get_char (start)))
    start = g_utf8_next_char (start);
  while (behind < end && !is_line_end (*behind))
    behind++;
  while (behind > last && g_unichar_isspace (unrep_utf8_get_char (g_utf8_prev_char (behind))))
    behind = g_utf8_prev_char (behind);
  return (UnrepRange) { range.start - unrep_utf8_count (start, (gsize) (first - start)),
                        range.end + unrep_utf8_count (last, (gsize) (behind - last)) };
}

/* How a line is read. */
static char *
dup_repair (UnrepCheckRun *self,
            UnrepRange     line)
{
  g_autoptr (GArray) places = unrep_reading_text_list_display_ranges (self->reading, line);
  UnrepRange all = { 0 };

  for (guint i = 0; i < places->len; i++)
    {
      UnrepRange place = g_array_index (places, UnrepRange, i);

      all = i == 0 ? place : unrep_range_union (all, place);
    }
  return unrep_text_dup_range (unrep_reading_text_get_display (self->reading), all);
}

static gboolean
is_order (const UnrepEdit *edit)
{
  return edit->kind == UNREP_EDIT_VISUAL_ORDER && unrep_range_length (edit->range) > 0;
}

/* All of a line that changes places is one finding: where something is missing, and
 * where it stands instead, both lie in it. */
static void
report_lines (UnrepCheckRun *self)
{
  guint n_edits = unrep_reading_text_get_n_edits (self->reading);
  gsize done = 0;

  for (guint i = 0; (i = unrep_reading_text_find_kind (self->reading, i, UNREP_EDIT_VISUAL_ORDER)) < n_edits; i++)
    {
      UnrepEdit edit = unrep_reading_text_get_edit (self->reading, i);
      g_autofree char *repair = NULL;
      UnrepRange line;

      if (!is_order (&edit) || edit.range.start < done)
        continue;
      line = find_lines (self, edit.range);
      repair = dup_repair (self, line);
      unrep_check_report (self, line.start, line.end, repair);
      done = line.end;
    }
}

static gboolean
has_edits (UnrepCheckRun *self,
           UnrepRange     range)
{
  UnrepRange lines = find_lines (self, range);

  for (guint i = unrep_reading_text_find_edit (self->reading, lines.start); i < unrep_reading_text_get_n_edits (self->reading); i++)
    {
      UnrepEdit edit = unrep_reading_text_get_edit (self->reading, i);

      if (edit.range.start >= lines.end)
        break;
      if (is_order (&edit))
        return TRUE;
    }
  return FALSE;
}

static void
run (UnrepCheckRun *self)
{
  gsize done = 0;

  report_lines (self);
  /* What may be in visual order, and is displayed as stored because that is not sure. */
  for (guint i = 0; i < unrep_reading_text_get_n_doubts (self->reading); i++)
    {
      UnrepEdit doubt = unrep_reading_text_get_doubt (self->reading, i);

      if (!is_order (&doubt) || doubt.range.start < done || has_edits (self, doubt.range))
        continue;
      unrep_check_report_as (self, UNREP_SEVERITY_WARNING, doubt.range.start, doubt.range.end, NULL);
      done = doubt.range.end;
    }
}

const UnrepCheck unrep_check_run_order = {
  .id = "run-order",
  .family = UNREP_FAMILY_ORDER,
  .severity = UNREP_SEVERITY_ERROR,
  .title = N_("Words or numbers stand in the order in which they were drawn"),
  .cause = N_("The text was taken out of a PDF from left to right. The repaired text has them in the order in which they are read."),
  .run_text = run,
};
