/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-outline-path.h"
#include "unrep-outline.h"

G_BEGIN_DECLS

/**
 * UnrepBuilder:
 *
 * What the lines of a text have become so far. Units are named by their index, and
 * have ranges in bytes until all are there.
 */
typedef struct
{
  const UnrepOutlineLines *lines;
  GArray                  *steps;
  GArray                  *decisions;
  GArray                  *units;
  GStringChunk            *strings;
  guint                    flow;      /* the unit that running text belongs to */
  guint                    note;      /* the footnote that interrupts it */
  guint                    flow_line; /* index of its last line so far */
  guint                    section;
  guint                    section_level;
  guint                    paragraph;
  guint                    list[UNREP_MAX_DEPTH];
  guint                    n_list;
  guint                    last_paragraph; /* ordinals */
  gboolean                 doubted_paragraph; /* another reading is as likely: so are the paths below */
  gboolean                 doubted_list[UNREP_MAX_DEPTH];
  gboolean                 doubted_run[UNREP_MAX_DEPTH];
  guint                    last_item[UNREP_MAX_DEPTH];
  gboolean                 label_alone; /* the flow has nothing but a label yet */
  gboolean                 body;      /* the front matter is over */
} UnrepBuilder;

guint    unrep_builder_add_unit (UnrepBuilder  *self,
                                 UnrepUnitKind  kind,
                                 guint          index);
void     unrep_builder_extend   (UnrepBuilder  *self,
                                 guint          unit,
                                 guint          index);

/**
 * unrep_builder_get_unit:
 * @index: index of a unit
 *
 * Returns: (transfer none): the unit, until another is added
 */
static inline UnrepUnit *
unrep_builder_get_unit (UnrepBuilder *self,
                        guint         index)
{
  return &g_array_index (self->units, UnrepUnit, index);
}

/**
 * unrep_builder_get_line:
 * @index: less than the number of lines
 *
 * Returns: (transfer none): a line that is not empty
 */
static inline const UnrepOutlineLine *
unrep_builder_get_line (const UnrepBuilder *self,
                        guint               index)
{
  return unrep_outline_lines_get (self->lines, index);
}

G_END_DECLS
