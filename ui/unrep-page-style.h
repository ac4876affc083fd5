/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * UnrepRoom:
 * @UNREP_ROOM_WIDE: enough
 * @UNREP_ROOM_NARROW: a small window, or large letters: numbers of paragraphs do not hang
 * @UNREP_ROOM_CRAMPED: some words are as wide as a line: nothing hangs
 *
 * How much room there is for the letters as they are.
 */
typedef enum
{
  UNREP_ROOM_WIDE,
  UNREP_ROOM_NARROW,
  UNREP_ROOM_CRAMPED,
} UnrepRoom;

/**
 * UnrepPageMetrics:
 * @em: the size of the report's letters in pixels; all that belongs to the page is
 *   measured by it
 * @leading: pixels between two lines of a paragraph, beyond what the font has
 * @text_width: pixels that a line of text has where there is room
 * @justify: both edges of a paragraph are straight
 * @room: how much room there is
 *
 * How a page is set, in pixels of one widget.
 */
typedef struct
{
  double    em;
  int       leading;
  int       text_width;
  gboolean  justify;
  UnrepRoom room;
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
char           *unrep_page_style_dup_chosen_family (void) G_GNUC_WARN_UNUSED_RESULT;
char           *unrep_page_style_dup_families (void) G_GNUC_WARN_UNUSED_RESULT;
guint           unrep_page_style_get_zoom     (UnrepPageStyle   *self);
void            unrep_page_style_set_zoom     (UnrepPageStyle   *self,
                                               guint             zoom);
guint           unrep_page_style_step_zoom    (guint             zoom,
                                               int               steps);
void            unrep_page_style_measure      (UnrepPageStyle   *self,
                                               UnrepPageMetrics *metrics);

G_END_DECLS
