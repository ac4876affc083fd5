/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-inspection.h"

G_BEGIN_DECLS

/**
 * UnrepInspectionPart:
 * @paragraph: its index in the reading text
 * @direction: its base direction
 * @layout: it, as Pango lays it out
 * @first_char: its first character
 * @n_chars: how many it has
 * @boxes: (element-type guint): those of them that are drawn as boxes
 * @x: of the layout, in pixels
 * @y: of the layout, in pixels
 *
 * One paragraph of an inspection.
 */
typedef struct
{
  guint           paragraph;
  UnrepDirection  direction;
  PangoLayout    *layout;
  guint           first_char;
  guint           n_chars;
  GArray         *boxes;
  double          x;
  double          y;
} UnrepInspectionPart;

struct _UnrepInspection
{
  GObject               parent_instance;

  UnrepReadingText     *reading;
  UnrepInspectionFlags  flags;
  UnrepRange            range;
  gsize                 n_left_out;
  const char           *family;
  const char           *asked;
  GArray               *parts;
  GArray               *runs;
  GArray               *clusters;
  GArray               *glyphs;
  GArray               *chars;
  GArray               *visual_runs;
  GArray               *visual_clusters;
  GArray               *places;
  GArray               *by_offset;
  GStringChunk         *strings;
  guint                 n_lines;
  double                width;
  double                height;
};

/**
 * UNREP_BOX_LABEL_SCALE:
 *
 * How large the label of a control is in its box, of the size of the text.
 */
#define UNREP_BOX_LABEL_SCALE 0.5

/**
 * UNREP_BOX_PADDING:
 *
 * What the box has at either side of the label, of the label's height.
 */
#define UNREP_BOX_PADDING 0.25

/* What the public functions give, without the checks of what is asked for. */
#define UNREP_RUN_AT(self, i) (&g_array_index ((self)->runs, UnrepInspectedRun, i))
#define UNREP_CLUSTER_AT(self, i) (&g_array_index ((self)->clusters, UnrepInspectedCluster, i))
#define UNREP_GLYPH_AT(self, i) (&g_array_index ((self)->glyphs, UnrepInspectedGlyph, i))
#define UNREP_CHAR_AT(self, i) (&g_array_index ((self)->chars, UnrepInspectedChar, i))

GArray *unrep_inspection_choose (UnrepInspection   *self,
                                 UnrepRange         range) G_GNUC_WARN_UNUSED_RESULT;
void unrep_inspection_lay_out (UnrepInspection     *self,
                               GArray              *paragraphs,
                               PangoContext        *context,
                               int                  width);
void unrep_inspection_collect (UnrepInspection     *self,
                               UnrepInspectionPart *part);

G_END_DECLS
