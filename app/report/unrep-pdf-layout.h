/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-line-facts.h"
#include "unrep-pdf-pages.h"

G_BEGIN_DECLS

/**
 * UnrepPdfBox:
 * @x0: left side, in hundredths of a point
 * @y0: upper side
 * @x1: right side
 * @y1: lower side
 *
 * A place on a page.
 */
typedef struct
{
  gint32 x0;
  gint32 y0;
  gint32 x1;
  gint32 y1;
} UnrepPdfBox;

/**
 * UnrepPdfSegment:
 * @box: where it stands
 * @first: index of its first glyph among those of the row, from left to right
 * @n: how many glyphs it has
 * @size: the font size that most of them have
 *
 * A piece of a row with no wide gap in it.
 */
typedef struct
{
  UnrepPdfBox box;
  guint       first;
  guint       n;
  guint       size;
} UnrepPdfSegment;

/**
 * UNREP_PDF_SLICES:
 *
 * In how many slices from left to right a row remembers where it has letters.
 */
#define UNREP_PDF_SLICES 256

/**
 * UNREP_PDF_STROKE:
 *
 * Stands for a glyph that only stretches a word. No text has this code point.
 */
#define UNREP_PDF_STROKE 0xfdd0

/**
 * UnrepPdfRow:
 * @center: the height in the middle of its letters
 * @size: the font size of its largest letters
 * @taken: the slices of the page in which it has letters
 * @glyphs: (element-type UnrepPdfGlyph): from left to right; marks are not in order
 * @segments: (element-type UnrepPdfSegment): from left to right
 *
 * What stands on a page at one height.
 */
typedef struct
{
  gint32  center;
  guint   size;
  guint8  taken[UNREP_PDF_SLICES];
  GArray *glyphs;
  GArray *segments;
} UnrepPdfRow;

/**
 * UnrepPdfLine:
 * @box: where it stands
 * @page: index of the page
 * @region: lines of a column, of a cell, or between these, have the same number
 * @text: where its text begins among the text of all lines
 * @n_bytes: how long that is
 * @size: the font size that most of it has
 * @n_chars: how many characters it has, spaces included
 * @n_agreed: how many of them stand where UAX #9 puts them
 * @bold: all its letters are bold
 * @rtl: it is read from right to left
 * @cell: it is in a table, or at least beside something else
 * @wrapped: it goes on with the line before in a cell of a table
 * @artefact: it is a page header or footer
 * @note: it is of a footnote
 * @starts: a paragraph begins with it
 * @heading: the level of the heading that it is of, 0 where it is none
 *
 * A line of the document, in the order in which it is read.
 */
typedef struct
{
  UnrepPdfBox box;
  guint       page;
  guint       region;
  gsize       text;
  gsize       n_bytes;
  guint       size;
  guint       n_chars;
  guint       n_agreed;
  guint       bold : 1;
  guint       rtl : 1;
  guint       cell : 1;
  guint       wrapped : 1;
  guint       artefact : 1;
  guint       note : 1;
  guint       starts : 1;
  guint       heading : 4;
} UnrepPdfLine;

/**
 * UnrepPdfLayout:
 * @lines: (element-type UnrepPdfLine): all lines
 * @text: their text
 * @widths: what is known of the widths of glyphs, for unrep_pdf_ligatures_undo()
 * @marks: what is known of vowel signs, for unrep_pdf_marks_find_middle()
 * @n_regions: how many regions there are so far
 * @n_drawn: how many more lines than not have brackets as they are drawn, and not as
 *   they are meant
 * @rtl: most letters are read from right to left
 *
 * A document that is being read.
 */
typedef struct
{
  GArray     *lines;
  GString    *text;
  GHashTable *widths;
  GHashTable *marks;
  guint       n_regions;
  int         n_drawn;
  gboolean    rtl;
} UnrepPdfLayout;

void       unrep_pdf_layout_init      (UnrepPdfLayout      *self);
void       unrep_pdf_layout_clear     (UnrepPdfLayout      *self);
void       unrep_pdf_layout_add_page  (UnrepPdfLayout      *self,
                                       const UnrepPdfPage  *page,
                                       guint                number);
gboolean   unrep_pdf_is_rtl_letter    (gunichar             c);
GArray    *unrep_pdf_overlay_take     (const UnrepPdfPage  *page) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *unrep_pdf_rows_new         (const UnrepPdfPage  *page) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *unrep_pdf_rows_new_one     (GArray              *glyphs) G_GNUC_WARN_UNUSED_RESULT;
void       unrep_pdf_regions_read     (UnrepPdfLayout      *self,
                                       GPtrArray           *rows,
                                       guint                page);
void       unrep_pdf_line_read        (UnrepPdfLayout      *self,
                                       const UnrepPdfRow   *row,
                                       guint                first,
                                       guint                last,
                                       guint                page,
                                       gboolean             cell);
void       unrep_pdf_ligatures_learn  (GHashTable          *widths,
                                       const UnrepPdfPages *pages);
void       unrep_pdf_ligatures_undo   (GHashTable          *widths,
                                       UnrepPdfGlyph       *glyphs,
                                       guint                n);
void       unrep_pdf_strokes_find     (const UnrepPdfPages *pages);
gboolean   unrep_pdf_is_mark          (gunichar             c);
void       unrep_pdf_marks_learn      (GHashTable          *marks,
                                       const UnrepPdfPages *pages);
gint32     unrep_pdf_marks_find_middle (GHashTable          *marks,
                                        const UnrepPdfGlyph *mark);

/**
 * unrep_pdf_layout_get_line:
 * @index: less than the number of lines
 *
 * Returns: (transfer none): a line
 */
static inline UnrepPdfLine *
unrep_pdf_layout_get_line (const UnrepPdfLayout *self,
                           guint                 index)
{
  return &g_array_index (self->lines, UnrepPdfLine, index);
}

/**
 * unrep_pdf_box_join:
 * @self: (inout): a box
 * @other: another
 *
 * Makes @self as large as both.
 */
static inline void
unrep_pdf_box_join (UnrepPdfBox       *self,
                    const UnrepPdfBox *other)
{
  self->x0 = MIN (self->x0, other->x0);
  self->y0 = MIN (self->y0, other->y0);
  self->x1 = MAX (self->x1, other->x1);
  self->y1 = MAX (self->y1, other->y1);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (UnrepPdfLayout, unrep_pdf_layout_clear)

G_END_DECLS
