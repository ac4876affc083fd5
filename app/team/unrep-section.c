/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "team/unrep-section.h"

#include <glib/gi18n.h>

#define TITLE_CHARS 80

/**
 * unrep_outline_get_section_at:
 * @outline: an outline
 * @range: what somebody tagged
 *
 * Finds the section by the unit that @range is of, or, where it is of none, by where it
 * begins. A heading belongs to the section that it opens.
 *
 * Returns: index of the heading, %UNREP_NO_UNIT above the first one
 */
guint
unrep_outline_get_section_at (UnrepOutline *outline,
                              UnrepRange    range)
{
  guint unit = unrep_outline_find_overlapping (outline, range);

  if (unit == UNREP_NO_UNIT)
    unit = unrep_outline_get_unit_at (outline, range.start);
  if (unit == UNREP_NO_UNIT || unrep_outline_get_unit (outline, unit)->kind == UNREP_UNIT_HEADING)
    return unit;
  return unrep_outline_get_unit (outline, unit)->section;
}

/**
 * unrep_section_new:
 * @outline: an outline
 * @heading: index of a heading, or %UNREP_NO_UNIT for what stands above the first one
 *
 * Returns: (transfer full): the section that it opens
 */
UnrepSection *
unrep_section_new (UnrepOutline *outline,
                   guint         heading)
{
  UnrepSection *self = g_new0 (UnrepSection, 1);

  if (heading != UNREP_NO_UNIT)
    {
      const UnrepUnit *unit = unrep_outline_get_unit (outline, heading);

      self->line = unit->line;
      self->label = g_strdup (unit->label);
      self->title = unrep_outline_dup_first_words (outline, heading, TITLE_CHARS);
    }
  else
    {
      self->label = g_strdup ("");
      self->title = g_strdup ("");
    }

  return self;
}

/**
 * unrep_section_free:
 * @self: (transfer full): a section
 */
void
unrep_section_free (UnrepSection *self)
{
  g_free (self->label);
  g_free (self->title);
  g_free (self);
}

/**
 * unrep_section_dup_name:
 * @report: name of a report
 * @line: line of the section's heading, 0 for what stands above the first one
 * @title: (nullable): first words of the heading, %NULL where the section is not known
 *
 * Returns: (transfer full): what to call the section in a table
 */
char *
unrep_section_dup_name (const char *report,
                        guint       line,
                        const char *title)
{
  if (title == NULL)
    return g_strdup_printf (_("%s: section not known"), report);
  if (line == 0)
    return g_strdup_printf (_("%s: above the first heading"), report);
  return g_strdup_printf ("%s: %s", report, title);
}
