/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The frame around the unit that somebody is at. */
#include "unrep-unit-frame.h"

#include "base/unrep-range.h"

#include <adwaita.h>

/* Pixels from the text column to the frame. */
#define GAP 34
#define RADIUS 10

static void
get_y_range (GtkTextView *view,
             UnrepRange   lines,
             int         *top,
             int         *bottom)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter iter;
  int y, height;

  gtk_text_buffer_get_iter_at_line (buffer, &iter, (int) lines.start);
  gtk_text_view_get_line_yrange (view, &iter, top, &height);
  gtk_text_buffer_get_iter_at_line (buffer, &iter, (int) lines.end - 1);
  gtk_text_view_get_line_yrange (view, &iter, &y, &height);
  *bottom = y + height;
}

/**
 * unrep_unit_frame_get_range:
 * @view: a view of a report
 * @lines: (element-type UnrepRange): displayed lines, at least one range
 * @top: (out): where the first of them begins, in the buffer coordinates of @view
 * @bottom: (out): where the last one ends
 */
void
unrep_unit_frame_get_range (GtkTextView *view,
                            GArray      *lines,
                            int         *top,
                            int         *bottom)
{
  UnrepRange hull = { g_array_index (lines, UnrepRange, 0).start, g_array_index (lines, UnrepRange, lines->len - 1).end };

  get_y_range (view, hull, top, bottom);
}

static void
snapshot_frame (GtkTextView   *view,
                GtkSnapshot   *snapshot,
                UnrepRange     lines,
                const GdkRGBA *line)
{
  gboolean strong = adw_style_manager_get_high_contrast (adw_style_manager_get_default ());
  float border = strong ? 3 : 2;
  GskRoundedRect frame;
  GdkRGBA fill = *line;
  int left, width, top, bottom;

  get_y_range (view, lines, &top, &bottom);
  left = gtk_text_view_get_left_margin (view) - GAP;
  width = gtk_widget_get_width (GTK_WIDGET (view)) - 2 * left;
  fill.alpha = 0.09f;
  gsk_rounded_rect_init_from_rect (&frame, &GRAPHENE_RECT_INIT (left, top, width, bottom - top), RADIUS);
  gtk_snapshot_push_rounded_clip (snapshot, &frame);
  gtk_snapshot_append_color (snapshot, &fill, &frame.bounds);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_append_border (snapshot, &frame, (float[4]){ border, border, border, border },
                              (GdkRGBA[4]){ *line, *line, *line, *line });
}

/**
 * unrep_unit_frame_snapshot:
 * @view: a view of a report
 * @snapshot: where to draw, in the buffer coordinates of @view
 * @lines: (element-type UnrepRange): displayed lines, from 0
 *
 * Draws a frame around each of @lines: several where other text is displayed in the
 * middle of a unit.
 */
void
unrep_unit_frame_snapshot (GtkTextView *view,
                           GtkSnapshot *snapshot,
                           GArray      *lines)
{
  GdkRGBA line = { 0.21f, 0.52f, 0.89f, 1 };

  gtk_style_context_lookup_color (gtk_widget_get_style_context (GTK_WIDGET (view)), "accent_bg_color", &line);
  for (guint i = 0; i < lines->len; i++)
    snapshot_frame (view, snapshot, g_array_index (lines, UnrepRange, i), &line);
}
