/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-outline-builder.h"

/**
 * unrep_builder_extend:
 * @unit: index of a unit
 * @index: of a line behind it
 *
 * Makes the line the last one of the unit.
 */
void
unrep_builder_extend (UnrepBuilder *self,
                      guint         unit,
                      guint         index)
{
  const UnrepOutlineLine *line = unrep_builder_get_line (self, index);

  unrep_builder_get_unit (self, unit)->range.end = line->start + line->n_bytes;
  unrep_builder_get_unit (self, unit)->end_line = line->number;
}

/**
 * unrep_builder_add_unit:
 * @kind: what it is
 * @index: of its line
 *
 * Adds a unit of one line, in the section that is open, without a label.
 *
 * Returns: its index
 */
guint
unrep_builder_add_unit (UnrepBuilder  *self,
                        UnrepUnitKind  kind,
                        guint          index)
{
  const UnrepOutlineLine *line = unrep_builder_get_line (self, index);
  UnrepUnit               unit = { .kind = kind, .certain = TRUE, .printed = "", .label = "", .path = "" };

  unit.range = (UnrepRange) { line->start, line->start + line->n_bytes };
  unit.printed_range = (UnrepRange) { line->start, line->start };
  unit.line = unit.end_line = line->number;
  unit.parent = UNREP_NO_UNIT;
  unit.section = self->section;
  unit.level = self->section_level + 1;
  g_array_append_val (self->units, unit);
  return self->units->len - 1;
}
