/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * UnrepPageMetrics:
 * @em: the size of the report's letters in pixels; all that belongs to the page is
 *   measured by it
 * @leading: pixels between two lines of a paragraph, beyond what the font has
 * @text_width: pixels that a line of text has where there is room
 * @justify: both edges of a paragraph are straight
 * @narrow: there is little room beside the text
 *
 * How a page is set, in pixels of one widget.
 */
typedef struct
{
  double   em;
  int      leading;
  int      text_width;
  gboolean justify;
  gboolean narrow;
} UnrepPageMetrics;

/**
 * UNREP_ZOOM_MIN:
 *
 * The smallest zoom in per cent; %UNREP_ZOOM_MAX is the largest.
 */
#define UNREP_ZOOM_MIN 50
#define UNREP_ZOOM_MAX 400

#define UNREP_TYPE_PAGE_STYLE (unrep_page_style_get_type ())

/**
 * UnrepPageStyle:
 *
 * How a person wants reports to be set: what the settings say, and the zoom of one
 * report. It is a style provider for the report's view alone.
 *
 * Signals: `changed`; `family-changed` behind it, where the letters are others.
 */
G_DECLARE_FINAL_TYPE (UnrepPageStyle, unrep_page_style, UNREP, PAGE_STYLE, GObject)

UnrepPageStyle *unrep_page_style_new          (GtkWidget        *report) G_GNUC_WARN_UNUSED_RESULT;
guint           unrep_page_style_get_zoom     (UnrepPageStyle   *self);
void            unrep_page_style_set_zoom     (UnrepPageStyle   *self,
                                               guint             zoom);
guint           unrep_page_style_step_zoom    (guint             zoom,
                                               int               steps);
void            unrep_page_style_measure      (UnrepPageStyle   *self,
                                               UnrepPageMetrics *metrics);

G_END_DECLS
