/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/unrep-reading-text.h"

#include <gio/gio.h>
#include <pango/pangocairo.h>

G_BEGIN_DECLS

/**
 * UNREP_INSPECTION_MAX_CHARS:
 *
 * So many code points are inspected at once, and up to a paragraph more, which has at
 * most 8 KB: it is done in the main loop.
 */
#define UNREP_INSPECTION_MAX_CHARS 4096

/**
 * UNREP_INSPECTION_MAX_PARAGRAPHS:
 *
 * So many paragraphs are inspected at once.
 */
#define UNREP_INSPECTION_MAX_PARAGRAPHS 64

/**
 * UNREP_INSPECTION_NONE:
 *
 * The index that no run, cluster, glyph or character has.
 */
#define UNREP_INSPECTION_NONE G_MAXUINT

/**
 * UnrepInspectionFlags:
 * @UNREP_INSPECTION_PLAIN: controls take no place, as in the report
 * @UNREP_INSPECTION_SHOW_CONTROLS: controls are labelled boxes in the line
 * @UNREP_INSPECTION_FORCE_LTR: paragraphs are laid out from left to right, whatever
 *   their direction: what a program makes of them that goes by their first letter
 * @UNREP_INSPECTION_FORCE_RTL: the same from right to left
 *
 * How a paragraph is laid out.
 */
typedef enum
{
  UNREP_INSPECTION_PLAIN = 0,
  UNREP_INSPECTION_SHOW_CONTROLS = 1 << 0,
  UNREP_INSPECTION_FORCE_LTR = 1 << 1,
  UNREP_INSPECTION_FORCE_RTL = 1 << 2,
} UnrepInspectionFlags;

/**
 * UnrepInspectionMarks:
 * @UNREP_MARK_MISSING: no font has it: a box with its number is drawn
 * @UNREP_MARK_FALLBACK: it is drawn from another family than the one asked for
 * @UNREP_MARK_BLANK: the font claims to have it, but draws nothing
 * @UNREP_MARK_CONTROL: a control, format character or separator
 * @UNREP_MARK_CUT_WORD: a line ends behind it within a word that fits on none.
 *   Programs that do not switch that off draw a hyphen there, which Arabic has not
 *
 * What is worth seeing about a glyph or a cluster; a run has those of its clusters.
 */
typedef enum
{
  UNREP_MARK_MISSING = 1 << 0,
  UNREP_MARK_FALLBACK = 1 << 1,
  UNREP_MARK_BLANK = 1 << 2,
  UNREP_MARK_CONTROL = 1 << 3,
  UNREP_MARK_CUT_WORD = 1 << 4,
} UnrepInspectionMarks;

/**
 * UnrepRectangle:
 *
 * In pixels; x grows to the right and y down, from the upper left corner of what is
 * inspected.
 */
typedef struct
{
  double x;
  double y;
  double width;
  double height;
} UnrepRectangle;

/**
 * UnrepInspectedRun:
 * @paragraph: index of its paragraph, as unrep_inspection_get_paragraph() takes it
 * @line: on which line it stands, from 0, counted over all paragraphs
 * @visual: its place among all runs, line by line and each from left to right, from 0
 * @first_char: its first character
 * @n_chars: how many it has
 * @first_cluster: its first cluster
 * @n_clusters: how many it has
 * @first_glyph: its leftmost glyph
 * @n_glyphs: how many it has, those after the first to the right of it
 * @range: hull of its characters in the extracted text
 * @level: its embedding level; odd is right to left
 * @script: ISO 15924 code, such as `Arab`
 * @language: language tag it is drawn in
 * @family: font family that draws it
 * @face: the family's face, such as `Regular`
 * @file: (nullable): path of the font's file
 * @marks: what is worth seeing
 * @rectangle: where it stands
 * @baseline: y of the line that its letters stand on
 *
 * What is drawn in one go: one level, one script, one font, one line. Strings belong
 * to the inspection.
 */
typedef struct
{
  guint                paragraph;
  guint                line;
  guint                visual;
  guint                first_char;
  guint                n_chars;
  guint                first_cluster;
  guint                n_clusters;
  guint                first_glyph;
  guint                n_glyphs;
  UnrepRange           range;
  guint                level;
  const char          *script;
  const char          *language;
  const char          *family;
  const char          *face;
  const char          *file;
  UnrepInspectionMarks marks;
  UnrepRectangle       rectangle;
  double               baseline;
} UnrepInspectedRun;

/**
 * UnrepInspectedCluster:
 * @run: index of its run
 * @first_char: its first character
 * @n_chars: how many it has
 * @first_glyph: its leftmost glyph
 * @n_glyphs: how many it has; none for a control or a tabulator
 * @marks: what is worth seeing
 * @rectangle: where it stands
 *
 * Characters and the glyphs that they become together: a letter with its marks, a
 * ligature. Of a run they are stored as its characters are.
 */
typedef struct
{
  guint                run;
  guint                first_char;
  guint                n_chars;
  guint                first_glyph;
  guint                n_glyphs;
  UnrepInspectionMarks marks;
  UnrepRectangle       rectangle;
} UnrepInspectedCluster;

/**
 * UnrepInspectedGlyph:
 * @run: index of its run
 * @cluster: index of its cluster
 * @id: its number in the font; 0 where it is missing
 * @name: its name in the font, `gidN` where it has none, `.notdef` where it is missing
 * @x: where it is drawn from, offset included
 * @y: its baseline, offset included
 * @advance: by how much it moves on what is to the right of it
 * @marks: what is worth seeing
 *
 * One glyph. The name belongs to the inspection; measures are in pixels.
 */
typedef struct
{
  guint                run;
  guint                cluster;
  guint32              id;
  const char          *name;
  double               x;
  double               y;
  double               advance;
  UnrepInspectionMarks marks;
} UnrepInspectedGlyph;

/**
 * UnrepInspectedChar:
 * @run: index of its run
 * @cluster: index of its cluster
 * @code: the code point
 * @offset: where it stands in the extracted text; what stands behind it where it
 *   is @displayed_only
 * @display: where it stands in the displayed text
 * @displayed_only: whether the extracted text does not have it there
 * @level: its embedding level by UAX #9, as it is before lines are broken (rules P1 to
 *   I2). Pango gives all that runs in the direction of the paragraph one level, which
 *   changes nothing of the order: that is the run's
 *
 * One character.
 */
typedef struct
{
  guint    run;
  guint    cluster;
  gunichar code;
  gsize    offset;
  gsize    display;
  gboolean displayed_only;
  guint    level;
} UnrepInspectedChar;

#define UNREP_TYPE_INSPECTION_ROW (unrep_inspection_row_get_type ())

/**
 * UnrepInspectionRow:
 *
 * One run as a row of a list.
 */
G_DECLARE_FINAL_TYPE (UnrepInspectionRow, unrep_inspection_row, UNREP, INSPECTION_ROW, GObject)

#define UNREP_TYPE_INSPECTION (unrep_inspection_get_type ())

/**
 * UnrepInspection:
 *
 * What Pango makes of a part of a report: whole paragraphs, one below the other, each
 * in its own base direction. Runs, clusters and characters are counted as they are
 * stored in the displayed text; glyphs as drawn from left to right within a run. A
 * #GListModel of #UnrepInspectionRow, one a run. Does not change; belongs to the
 * thread of its fonts.
 */
G_DECLARE_FINAL_TYPE (UnrepInspection, unrep_inspection, UNREP, INSPECTION, GObject)

UnrepInspection             *unrep_inspection_new             (UnrepReadingText     *reading,
                                                               UnrepRange            range,
                                                               PangoContext         *context,
                                                               int                   width,
                                                               UnrepInspectionFlags  flags) G_GNUC_WARN_UNUSED_RESULT;
UnrepInspection             *unrep_inspection_new_paragraph   (UnrepReadingText     *reading,
                                                               guint                 paragraph,
                                                               PangoContext         *context,
                                                               int                   width,
                                                               UnrepInspectionFlags  flags) G_GNUC_WARN_UNUSED_RESULT;
PangoContext                *unrep_inspection_new_context     (const char           *family,
                                                               double                em) G_GNUC_WARN_UNUSED_RESULT;
GArray                      *unrep_inspection_list_paragraphs (UnrepReadingText     *reading,
                                                               UnrepRange            range) G_GNUC_WARN_UNUSED_RESULT;
UnrepReadingText            *unrep_inspection_get_reading     (UnrepInspection      *self);
UnrepRange                   unrep_inspection_get_range       (UnrepInspection      *self);
gsize                        unrep_inspection_get_n_left_out  (UnrepInspection      *self);
const char                  *unrep_inspection_get_family      (UnrepInspection      *self);
guint                        unrep_inspection_get_n_paragraphs (UnrepInspection     *self);
guint                        unrep_inspection_get_paragraph   (UnrepInspection      *self,
                                                               guint                 index);
void                         unrep_inspection_get_size        (UnrepInspection      *self,
                                                               double               *width,
                                                               double               *height);
guint                        unrep_inspection_get_n_runs      (UnrepInspection      *self);
const UnrepInspectedRun     *unrep_inspection_get_run         (UnrepInspection      *self,
                                                               guint                 index);
guint                        unrep_inspection_get_n_clusters  (UnrepInspection      *self);
const UnrepInspectedCluster *unrep_inspection_get_cluster     (UnrepInspection      *self,
                                                               guint                 index);
guint                        unrep_inspection_get_n_glyphs    (UnrepInspection      *self);
const UnrepInspectedGlyph   *unrep_inspection_get_glyph       (UnrepInspection      *self,
                                                               guint                 index);
guint                        unrep_inspection_get_n_chars     (UnrepInspection      *self);
const UnrepInspectedChar    *unrep_inspection_get_char        (UnrepInspection      *self,
                                                               guint                 index);
guint                        unrep_inspection_get_visual_run  (UnrepInspection      *self,
                                                               guint                 visual);
guint                        unrep_inspection_find_char       (UnrepInspection      *self,
                                                               gsize                 offset);
guint                        unrep_inspection_find_cluster    (UnrepInspection      *self,
                                                               double                x,
                                                               double                y);
guint                        unrep_inspection_find_glyph      (UnrepInspection      *self,
                                                               double                x,
                                                               double                y);
guint                        unrep_inspection_move            (UnrepInspection      *self,
                                                               guint                 cluster,
                                                               int                   steps);
GArray                      *unrep_inspection_list_rectangles (UnrepInspection      *self,
                                                               UnrepRange            range) G_GNUC_WARN_UNUSED_RESULT;
char                        *unrep_inspection_dup_run_text    (UnrepInspection      *self,
                                                               guint                 run) G_GNUC_WARN_UNUSED_RESULT;
char                        *unrep_inspection_dup_run_glyphs  (UnrepInspection      *self,
                                                               guint                 run) G_GNUC_WARN_UNUSED_RESULT;
UnrepInspection             *unrep_inspection_row_get_inspection (UnrepInspectionRow *self);
guint                        unrep_inspection_row_get_run     (UnrepInspectionRow   *self);

G_END_DECLS
