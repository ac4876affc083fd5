/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-page-style.h"

G_BEGIN_DECLS

/**
 * UnrepPageTag:
 * @UNREP_PAGE_WHOLE: the whole text
 * @UNREP_PAGE_TURN: every other line
 * @UNREP_PAGE_BLANK: an empty line, which is a gap
 * @UNREP_PAGE_TITLE: the report's title
 * @UNREP_PAGE_HEADING: a main heading
 * @UNREP_PAGE_SUBHEADING: a heading below that
 * @UNREP_PAGE_QUIET: a footnote, a page footer
 * @UNREP_PAGE_TOGETHER: no line ends within it
 * @UNREP_N_PAGE_TAGS: how many there are
 */
typedef enum
{
  UNREP_PAGE_WHOLE,
  UNREP_PAGE_TURN,
  UNREP_PAGE_BLANK,
  UNREP_PAGE_TITLE,
  UNREP_PAGE_HEADING,
  UNREP_PAGE_SUBHEADING,
  UNREP_PAGE_QUIET,
  UNREP_PAGE_TOGETHER,
  UNREP_N_PAGE_TAGS
} UnrepPageTag;

/**
 * UnrepColumn:
 * @UNREP_COLUMN_LABEL: the first line begins with a label, which hangs
 * @UNREP_COLUMN_WIDE_LABEL: the same for labels such as 109.125
 * @UNREP_COLUMN_TEXT: aligned with the text beside labels
 * @UNREP_N_COLUMNS: how many there are
 */
typedef enum
{
  UNREP_COLUMN_LABEL,
  UNREP_COLUMN_WIDE_LABEL,
  UNREP_COLUMN_TEXT,
  UNREP_N_COLUMNS
} UnrepColumn;

/**
 * UNREP_PAGE_QUIET_SCALE:
 *
 * How large quiet letters are, beside those of the text.
 */
#define UNREP_PAGE_QUIET_SCALE 0.82

/**
 * UNREP_PAGE_MAX_DEPTH:
 *
 * How many steps of the outline are told apart by their place.
 */
#define UNREP_PAGE_MAX_DEPTH 6

#define UNREP_TYPE_PAGE_TAGS (unrep_page_tags_get_type ())

/**
 * UnrepPageTags:
 *
 * The tags of one buffer that say what its paragraphs look like. They follow the
 * metrics of the page, so that zooming changes tags and not where they are.
 */
G_DECLARE_FINAL_TYPE (UnrepPageTags, unrep_page_tags, UNREP, PAGE_TAGS, GObject)

UnrepPageTags *unrep_page_tags_new         (GtkTextBuffer          *buffer,
                                            const UnrepPageMetrics *metrics) G_GNUC_WARN_UNUSED_RESULT;
void           unrep_page_tags_set_metrics (UnrepPageTags          *self,
                                            const UnrepPageMetrics *metrics);
double         unrep_page_tags_get_em      (UnrepPageTags          *self);
GtkTextTag    *unrep_page_tags_get         (UnrepPageTags          *self,
                                            UnrepPageTag            which);
UnrepColumn    unrep_page_tags_choose      (double                  label);
GtkTextTag    *unrep_page_tags_get_column  (UnrepPageTags          *self,
                                            UnrepColumn             column,
                                            guint                   depth,
                                            gboolean                rtl);
GtkTextTag    *unrep_page_tags_get_gap     (UnrepPageTags          *self,
                                            UnrepColumn             column,
                                            guint                   depth,
                                            double                  label);

G_END_DECLS
