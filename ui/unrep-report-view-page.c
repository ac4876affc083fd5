/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the page of a report view is set: margins, measure, line spacing, zoom. */
#include "unrep-report-view-private.h"

#include <math.h>

/* Pixels beside the text, where there is room and where there is not: marks are drawn
 * there. */
#define MARGIN 60
#define NARROW_MARGIN 38
/* Ems of the whole page below which there is not, and below which there is least. */
#define NARROW 25
#define CRAMPED 15
/* Ems above and below a paragraph. */
#define PARAGRAPH_GAP 0.2

static UnrepRoom
get_room (UnrepReportView *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));

  if (width == 0 || width >= NARROW * self->metrics.em)
    return UNREP_ROOM_WIDE;
  return width >= CRAMPED * self->metrics.em ? UNREP_ROOM_NARROW : UNREP_ROOM_CRAMPED;
}

/**
 * unrep_report_view_set_page:
 * @self: a view
 *
 * To be called when letters have another size, or the page another width.
 */
void
unrep_report_view_set_page (UnrepReportView *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  int width = self->metrics.text_width, margin, gap;

  if (self->style == NULL)
    return;
  unrep_page_style_measure (self->style, &self->metrics);
  self->metrics.room = get_room (self);
  margin = self->metrics.room == UNREP_ROOM_WIDE ? MARGIN : NARROW_MARGIN;
  gap = (int) round (PARAGRAPH_GAP * self->metrics.em);
  gtk_text_view_set_left_margin (view, margin);
  gtk_text_view_set_right_margin (view, margin);
  gtk_text_view_set_pixels_above_lines (view, gap + self->metrics.leading / 2);
  gtk_text_view_set_pixels_below_lines (view, gap + self->metrics.leading / 2);
  gtk_text_view_set_pixels_inside_wrap (view, self->metrics.leading);
  gtk_text_view_set_justification (view, self->metrics.justify ? GTK_JUSTIFY_FILL : GTK_JUSTIFY_LEFT);
  if (self->typesetter != NULL)
    unrep_report_typesetter_set_metrics (self->typesetter, &self->metrics);
  if (self->next != NULL)
    unrep_report_typesetter_set_metrics (self->next, &self->metrics);
  if (self->marks != NULL)
    unrep_report_marks_restyle (self->marks);
  unrep_report_view_set_gaps (self);
  if (width != self->metrics.text_width)
    g_signal_emit_by_name (self, "page-changed");
}

static void
size_changed_cb (gpointer data)
{
  UnrepReportView *self = data;

  self->margins = 0;
  unrep_report_view_set_page (self);
}

/**
 * unrep_report_view_size_changed:
 * @self: a view that is being given its size
 *
 * Margins may not change while sizes are being given out; they do so right after.
 */
void
unrep_report_view_size_changed (UnrepReportView *self)
{
  if (self->margins == 0 && get_room (self) != self->metrics.room)
    self->margins = g_idle_add_once (size_changed_cb, self);
}

/* What a person reads stays where it is while letters grow. The style is worked out at
 * once, not in the next frame, which would be drawn at the wrong place. */
static void
style_changed_cb (UnrepReportView *self)
{
  gboolean at_top = unrep_report_anchor_is_at_top (self->anchor), justify = self->metrics.justify;
  gsize fixed = 0;
  GdkRGBA colour;
  int y = 0;

  if (self->reading != NULL && !at_top)
    fixed = unrep_report_view_get_fixed (self, &y);
  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (self)), &colour);
  unrep_report_view_set_page (self);
  if (self->reading != NULL && !at_top)
    unrep_report_anchor_drop (self->anchor, (int) unrep_reading_text_to_display (self->reading, fixed), y);
  if (self->metrics.justify != justify)
    unrep_report_view_reset (self);
  g_debug ("page set, zoom %u", unrep_page_style_get_zoom (self->style));
}

/* Touchpads scroll by parts of a step. */
static gboolean
scroll_cb (GtkEventControllerScroll *controller,
           double                    dx,
           double                    dy,
           UnrepReportView          *self)
{
  GdkModifierType held = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));

  if (!(held & GDK_CONTROL_MASK))
    {
      self->scrolled = 0;
      return GDK_EVENT_PROPAGATE;
    }
  self->scrolled += dy;
  if (fabs (self->scrolled) >= 1)
    {
      unrep_report_view_set_zoom (self, unrep_page_style_step_zoom (unrep_report_view_get_zoom (self),
                                                                    -(int) self->scrolled));
      self->scrolled -= trunc (self->scrolled);
    }
  return GDK_EVENT_STOP;
}

static void
pinch_begins_cb (UnrepReportView *self)
{
  self->pinched = unrep_report_view_get_zoom (self);
}

static void
pinch_cb (GtkGestureZoom  *gesture,
          double           scale,
          UnrepReportView *self)
{
  int steps = (int) round (log (scale) / log (1.1));

  unrep_report_view_set_zoom (self, unrep_page_style_step_zoom (self->pinched, steps));
}

static void
add_gestures (UnrepReportView *self)
{
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);
  GtkGesture *pinch = gtk_gesture_zoom_new ();

  g_signal_connect (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
  g_signal_connect_swapped (pinch, "begin", G_CALLBACK (pinch_begins_cb), self);
  g_signal_connect (pinch, "scale-changed", G_CALLBACK (pinch_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (pinch));
}

/**
 * unrep_report_view_init_page:
 * @self: a view that is being made
 *
 * Begins to follow the settings of the page.
 */
void
unrep_report_view_init_page (UnrepReportView *self)
{
  self->style = unrep_page_style_new (GTK_WIDGET (self));
  g_signal_connect_object (self->style, "changed", G_CALLBACK (style_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->style, "family-changed", G_CALLBACK (unrep_report_view_reset), self,
                           G_CONNECT_SWAPPED);
  add_gestures (self);
  unrep_report_view_set_page (self);
}

/**
 * unrep_report_view_get_page_width:
 * @self: a view
 *
 * Returns: the pixels that the page has where there is room, margins included
 */
int
unrep_report_view_get_page_width (UnrepReportView *self)
{
  g_return_val_if_fail (UNREP_IS_REPORT_VIEW (self), 0);

  return self->metrics.text_width + 2 * MARGIN;
}

/**
 * unrep_report_view_get_zoom:
 * @self: a view
 *
 * Returns: the zoom in per cent
 */
guint
unrep_report_view_get_zoom (UnrepReportView *self)
{
  g_return_val_if_fail (UNREP_IS_REPORT_VIEW (self), 100);

  return unrep_page_style_get_zoom (self->style);
}

/**
 * unrep_report_view_set_zoom:
 * @self: a view
 * @zoom: per cent; the nearest that is possible is taken
 *
 * What a person reads stays where it is.
 */
void
unrep_report_view_set_zoom (UnrepReportView *self,
                            guint            zoom)
{
  g_return_if_fail (UNREP_IS_REPORT_VIEW (self));

  unrep_page_style_set_zoom (self->style, zoom);
}

/**
 * unrep_report_view_step_zoom:
 * @self: a view
 * @steps: how many steps larger, or smaller if less than 0; 0 for the size that the
 *   preferences say
 *
 * What a person reads stays where it is.
 */
void
unrep_report_view_step_zoom (UnrepReportView *self,
                             int              steps)
{
  g_return_if_fail (UNREP_IS_REPORT_VIEW (self));

  unrep_report_view_set_zoom (self, steps == 0 ? 100 : unrep_page_style_step_zoom (unrep_report_view_get_zoom (self), steps));
}
