/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A report beside another one: gaps where it lacks something, a frame around the unit that
 * both are at, and where on the screen a part of a unit is. */
#include "unrep-report-view-private.h"

#include "unrep-unit-frame.h"
#include "unrep-unit-places.h"

/**
 * unrep_report_view_set_gaps:
 * @self: a view
 *
 * To be called when another buffer is displayed, or the page is set anew. Waits until all
 * of the text is there.
 */
void
unrep_report_view_set_gaps (UnrepReportView *self)
{
  g_clear_pointer (&self->gap_marks, unrep_gap_marks_free);
  if (self->gaps == NULL || self->gaps->len == 0 || self->typesetter == NULL)
    return;
  if (unrep_report_typesetter_is_done (self->typesetter))
    self->gap_marks = unrep_gap_marks_new (GTK_TEXT_VIEW (self), self->reading, self->gaps, &self->metrics);
  else
    g_signal_connect_object (self->typesetter, "done", G_CALLBACK (unrep_report_view_set_gaps), self, G_CONNECT_SWAPPED);
}

/**
 * unrep_report_view_take_gaps:
 * @self: a view
 * @gaps: (transfer full) (element-type UnrepGap) (nullable): what is missing, in the order
 *   of the text; none for nothing
 *
 * Makes room for @gaps instead of those that were there.
 */
void
unrep_report_view_take_gaps (UnrepReportView *self,
                             GArray          *gaps)
{
  g_return_if_fail (UNREP_IS_REPORT_VIEW (self));

  g_clear_pointer (&self->gaps, g_array_unref);
  self->gaps = gaps;
  unrep_report_view_set_gaps (self);
}

/**
 * unrep_report_view_set_framed:
 * @self: a view
 * @unit: a unit of its outline, or %UNREP_NO_UNIT
 *
 * Frames @unit instead of what was framed. The text does not move.
 */
void
unrep_report_view_set_framed (UnrepReportView *self,
                              guint            unit)
{
  g_return_if_fail (UNREP_IS_REPORT_VIEW (self));

  if (unit == self->framed)
    return;
  self->framed = unit;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static GArray *
list_lines (UnrepReportView *self,
            guint            unit)
{
  g_autoptr (GArray) places = NULL;

  if (self->reading == NULL || self->outline == NULL || unit >= unrep_outline_get_n_units (self->outline))
    return g_array_new (FALSE, FALSE, sizeof (UnrepRange));
  places = unrep_unit_places_new (self->reading, self->outline, unit);
  return unrep_unit_places_list_lines (self->reading, places);
}

/**
 * unrep_report_view_snapshot_coupling:
 * @self: a view
 * @snapshot: where to draw, below the text
 */
void
unrep_report_view_snapshot_coupling (UnrepReportView *self,
                                     GtkSnapshot     *snapshot)
{
  if (self->framed != UNREP_NO_UNIT)
    {
      g_autoptr (GArray) lines = list_lines (self, self->framed);

      unrep_unit_frame_snapshot (GTK_TEXT_VIEW (self), snapshot, lines);
    }
  if (self->gap_marks != NULL)
    unrep_gap_marks_snapshot (self->gap_marks, snapshot, unrep_report_view_get_visible (self));
}

/* The last unit that begins at or before a code point; the first one before any. */
static guint
find_unit (UnrepOutline *outline,
           gsize         offset)
{
  guint unit = unrep_outline_get_unit_at (outline, offset), behind;

  if (unit != UNREP_NO_UNIT)
    return unit;
  behind = unrep_unit_places_find_from (outline, offset + 1);
  return behind > 0 ? behind - 1 : 0;
}

/**
 * unrep_report_view_get_line_unit:
 * @self: a view
 * @y: pixels below the top of what is visible
 * @part: (out): how much of the unit is above @y, from 0 to 1; beyond these in pixels
 *
 * Returns: the unit that is displayed at @y, or the nearest one above; %UNREP_NO_UNIT where
 *   there is no outline
 */
guint
unrep_report_view_get_line_unit (UnrepReportView *self,
                                 int              y,
                                 double          *part)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  g_autoptr (GArray) lines = NULL;
  GdkRectangle visible;
  GtkTextIter iter;
  int top, bottom;
  guint unit;

  g_return_val_if_fail (UNREP_IS_REPORT_VIEW (self) && part != NULL, UNREP_NO_UNIT);

  *part = 0;
  if (self->reading == NULL || self->outline == NULL || unrep_outline_get_n_units (self->outline) == 0)
    return UNREP_NO_UNIT;
  gtk_text_view_get_visible_rect (view, &visible);
  gtk_text_view_get_line_at_y (view, &iter, visible.y + y, NULL);
  unit = find_unit (self->outline, unrep_reading_text_to_text (self->reading, (gsize) gtk_text_iter_get_offset (&iter)));
  lines = list_lines (self, unit);
  if (lines->len == 0)
    return unit;
  unrep_unit_frame_get_range (view, lines, &top, &bottom);
  y += visible.y;
  if (y < top || bottom <= top)
    *part = y - top;
  else if (y > bottom)
    *part = 1 + (y - bottom);
  else
    *part = (double) (y - top) / (bottom - top);
  return unit;
}

/**
 * unrep_report_view_get_unit_top:
 * @self: a view
 * @unit: a unit of its outline
 * @y: (out): where its first line begins, in pixels below the top of what is visible
 *
 * Returns: whether it is displayed at all
 */
gboolean
unrep_report_view_get_unit_top (UnrepReportView *self,
                                guint            unit,
                                int             *y)
{
  g_autoptr (GArray) lines = NULL;
  GdkRectangle visible;
  int bottom;

  g_return_val_if_fail (UNREP_IS_REPORT_VIEW (self) && y != NULL, FALSE);

  lines = list_lines (self, unit);
  if (lines->len == 0)
    return FALSE;
  gtk_text_view_get_visible_rect (GTK_TEXT_VIEW (self), &visible);
  unrep_unit_frame_get_range (GTK_TEXT_VIEW (self), lines, y, &bottom);
  *y -= visible.y;
  return TRUE;
}

/**
 * unrep_report_view_put_line_unit:
 * @self: a view
 * @unit: a unit of its outline
 * @part: as unrep_report_view_get_line_unit() gives it
 * @y: pixels below the top of what is visible
 *
 * Scrolls so that this part of @unit is displayed at @y.
 */
void
unrep_report_view_put_line_unit (UnrepReportView *self,
                                 guint            unit,
                                 double           part,
                                 int              y)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  g_autoptr (GArray) lines = NULL;
  GtkTextIter iter;
  int top, bottom, line_y, height;

  g_return_if_fail (UNREP_IS_REPORT_VIEW (self));

  lines = list_lines (self, unit);
  if (lines->len == 0)
    return;
  unrep_unit_frame_get_range (view, lines, &top, &bottom);
  height = bottom - top;
  y -= (int) (part < 0 ? part : part > 1 ? height + (part - 1) : part * height);
  gtk_text_buffer_get_iter_at_line (self->buffer, &iter, (int) g_array_index (lines, UnrepRange, 0).start);
  gtk_text_view_get_line_yrange (view, &iter, &line_y, &height);
  /* What GTK has not measured yet has no height, and is nowhere. */
  if (height > 0)
    {
      GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self));

      gtk_adjustment_set_value (adjustment, line_y + gtk_text_view_get_top_margin (view) - y);
    }
  else
    unrep_report_anchor_drop (self->anchor, gtk_text_iter_get_offset (&iter), y);
}

/**
 * unrep_report_view_init_coupling:
 * @self: a view that is being made
 */
void
unrep_report_view_init_coupling (UnrepReportView *self)
{
  self->framed = UNREP_NO_UNIT;
  g_signal_connect (self, "replaced", G_CALLBACK (unrep_report_view_set_gaps), NULL);
}
