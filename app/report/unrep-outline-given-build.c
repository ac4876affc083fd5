/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Units made of what a file says of its lines. */
#include "unrep-outline-given.h"

#include <string.h>

/**
 * unrep_given_set_label:
 * @unit: index of a unit
 * @index: of its line, whose label the file says
 *
 * Gives the unit that label: as printed, and bare.
 */
void
unrep_given_set_label (UnrepBuilder *self,
                       guint         unit,
                       guint         index)
{
  const UnrepOutlineLine *line = unrep_builder_get_line (self, index);
  const UnrepLineFacts   *facts = line->facts;
  UnrepUnit              *own = unrep_builder_get_unit (self, unit);
  const char             *label = self->lines->utf8 + line->start;
  g_autofree char        *bare = NULL, *normal = NULL;

  if (facts->label_bytes == 0 || facts->label_bytes > line->n_bytes)
    return;
  bare = g_strndup (label + facts->bare_start, (gsize) (facts->bare_end - facts->bare_start));
  normal = unrep_path_normalize (bare);
  own->printed = g_string_chunk_insert_len (self->strings, label, facts->label_bytes);
  own->printed_range = (UnrepRange) { line->start, line->start + facts->label_bytes };
  own->label = g_string_chunk_insert_const (self->strings, g_strdelimit (normal, "/@", '.'));
}

/**
 * unrep_given_set_heading:
 * @unit: index of a unit
 * @index: of its line, which the file says is a heading
 *
 * Makes the unit the section that is open, at the level that the file says.
 */
void
unrep_given_set_heading (UnrepBuilder *self,
                         guint         unit,
                         guint         index)
{
  const UnrepLineFacts *facts = unrep_builder_get_line (self, index)->facts;
  UnrepUnit            *own = unrep_builder_get_unit (self, unit);

  own->kind = UNREP_UNIT_HEADING;
  own->level = facts->heading == UNREP_HEADING_TITLE ? 1 : facts->heading - self->lines->top + 1;
  own->section = UNREP_NO_UNIT;
  own->certain = TRUE;
  self->section = unit;
  self->section_level = own->level;
}

static void
add_note_line (UnrepBuilder *self,
               guint         index)
{
  const UnrepOutlineLine *line = unrep_builder_get_line (self, index);

  if (self->note != UNREP_NO_UNIT && line->facts->label_bytes == 0)
    {
      unrep_builder_extend (self, self->note, index);
      return;
    }
  self->note = unrep_builder_add_unit (self, UNREP_UNIT_FOOTNOTE, index);
  unrep_given_set_label (self, self->note, index);
}

/**
 * unrep_given_add_line:
 * @index: of a line without a label of its own
 *
 * Makes of the line what the file says that it is.
 *
 * Returns: whether it says so: else it is more of the running text
 */
gboolean
unrep_given_add_line (UnrepBuilder *self,
                      guint         index)
{
  const UnrepOutlineLine *line = unrep_builder_get_line (self, index);

  if (line->facts == NULL)
    return FALSE;
  if (line->facts->role == UNREP_LINE_NOTE)
    {
      add_note_line (self, index);
      return TRUE;
    }
  self->note = UNREP_NO_UNIT;
  if (line->facts->role == UNREP_LINE_MASTHEAD)
    unrep_builder_add_unit (self, UNREP_UNIT_META, index);
  else if (line->facts->heading > 0 && line->facts->first)
    {
      self->flow = unrep_builder_add_unit (self, UNREP_UNIT_HEADING, index);
      self->flow_line = index;
      unrep_given_set_heading (self, self->flow, index);
    }
  else
    return FALSE;
  return TRUE;
}

/**
 * unrep_given_ends_front:
 * @line: a line
 *
 * Returns: whether the file says that what stands before the report's text is over
 */
gboolean
unrep_given_ends_front (const UnrepOutlineLine *line)
{
  return line->facts != NULL && line->facts->heading > 0 && line->facts->heading != UNREP_HEADING_TITLE
         && !line->contents;
}
