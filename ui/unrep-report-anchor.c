/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-report-anchor.h"

/* A text view glides to where it scrolls, for so many microseconds. */
#define GLIDE (300 * 1000)
/* After GtkTextView has laid out what it scrolls to, before sizes are given out. */
#define AFTER_LAYOUT (GTK_PRIORITY_RESIZE - 1)
/* After lines have been measured, before anything is drawn. */
#define BEFORE_DRAWING (GDK_PRIORITY_REDRAW - 1)

struct _UnrepReportAnchor
{
  GObject parent_instance;

  GtkTextView *view; /* not owned: the view owns us */
  GtkAdjustment *adjustment;
  GtkTextMark *mark; /* what stays, NULL at the top, where the top stays */
  int y; /* how far below the top of what is visible it stays */
  gint64 scrolled; /* when somebody last scrolled */
  guint idle;
  gboolean own; /* scrolling by our own hand */
  gboolean dropping; /* the view is to scroll to the mark */
};

G_DEFINE_FINAL_TYPE (UnrepReportAnchor, unrep_report_anchor, G_TYPE_OBJECT)

static void
lift (UnrepReportAnchor *self)
{
  if (self->mark != NULL && !gtk_text_mark_get_deleted (self->mark))
    gtk_text_buffer_delete_mark (gtk_text_mark_get_buffer (self->mark), self->mark);
  g_clear_object (&self->mark);
}

static void
unrep_report_anchor_dispose (GObject *object)
{
  UnrepReportAnchor *self = UNREP_REPORT_ANCHOR (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  if (self->adjustment != NULL)
    g_signal_handlers_disconnect_by_data (self->adjustment, self);
  g_clear_object (&self->adjustment);
  lift (self);
  G_OBJECT_CLASS (unrep_report_anchor_parent_class)->dispose (object);
}

static void
unrep_report_anchor_class_init (UnrepReportAnchorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = unrep_report_anchor_dispose;
}

static void
unrep_report_anchor_init (UnrepReportAnchor *self)
{
}

/* The scroll position may be ahead of what the view has heard of. */
static int
get_height_of (UnrepReportAnchor *self,
               const GtkTextIter *iter)
{
  GdkRectangle place;

  gtk_text_view_get_iter_location (self->view, iter, &place);
  return place.y + gtk_text_view_get_top_margin (self->view) - (int) gtk_adjustment_get_value (self->adjustment);
}

static void
get_first_visible (UnrepReportAnchor *self,
                   GtkTextIter       *iter)
{
  GdkRectangle visible;

  gtk_text_view_get_visible_rect (self->view, &visible);
  gtk_text_view_get_iter_at_location (self->view, iter, visible.x + visible.width / 2, visible.y);
  if (get_height_of (self, iter) < 0)
    gtk_text_view_forward_display_line (self->view, iter);
}

static void
put (UnrepReportAnchor *self,
     const GtkTextIter *iter,
     int                y)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);

  if (self->mark != NULL && gtk_text_mark_get_buffer (self->mark) == buffer)
    {
      gtk_text_buffer_move_mark (buffer, self->mark, iter);
    }
  else
    {
      lift (self);
      self->mark = g_object_ref (gtk_text_buffer_create_mark (buffer, NULL, iter, TRUE));
    }
  self->y = y;
}

static void
put_at_first_visible (UnrepReportAnchor *self)
{
  GtkTextIter iter;

  if (unrep_report_anchor_is_at_top (self))
    {
      lift (self);
      return;
    }
  get_first_visible (self, &iter);
  put (self, &iter, get_height_of (self, &iter));
}

static void
hold (UnrepReportAnchor *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter iter;
  int drift;

  if (self->mark == NULL || gtk_text_mark_get_buffer (self->mark) != buffer
      || !gtk_widget_get_mapped (GTK_WIDGET (self->view)))
    return;
  gtk_text_buffer_get_iter_at_mark (buffer, &iter, self->mark);
  drift = get_height_of (self, &iter) - self->y;
  if (drift == 0)
    return;
  self->own = TRUE;
  gtk_adjustment_set_value (self->adjustment, gtk_adjustment_get_value (self->adjustment) + drift);
  self->own = FALSE;
}

static gboolean
hold_cb (gpointer data)
{
  UnrepReportAnchor *self = data;

  self->idle = 0;
  if (g_get_monotonic_time () - self->scrolled < GLIDE)
    put_at_first_visible (self);
  else
    hold (self);
  return G_SOURCE_REMOVE;
}

static void
measured_cb (UnrepReportAnchor *self)
{
  if (self->idle == 0 && !self->dropping)
    self->idle = g_idle_add_full (BEFORE_DRAWING, hold_cb, self, NULL);
}

static void
scrolled_cb (UnrepReportAnchor *self)
{
  /* Right after it has measured lines the view itself moves on by their heights, or
   * nearly so: nobody has scrolled. */
  if (self->own || self->dropping || self->idle != 0)
    return;
  self->scrolled = g_get_monotonic_time ();
  put_at_first_visible (self);
}

static void
adjustment_cb (UnrepReportAnchor *self)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view));

  if (self->adjustment != NULL)
    g_signal_handlers_disconnect_by_data (self->adjustment, self);
  g_set_object (&self->adjustment, adjustment);
  if (adjustment == NULL)
    return;
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (scrolled_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (measured_cb), self, G_CONNECT_SWAPPED);
}

/**
 * unrep_report_anchor_new:
 * @view: (transfer none): the view to hold, which outlives the anchor
 *
 * Returns: (transfer full): an anchor for one view
 */
UnrepReportAnchor *
unrep_report_anchor_new (GtkTextView *view)
{
  UnrepReportAnchor *self = g_object_new (UNREP_TYPE_REPORT_ANCHOR, NULL);

  self->view = view;
  g_signal_connect_object (view, "notify::vadjustment", G_CALLBACK (adjustment_cb), self, G_CONNECT_SWAPPED);
  adjustment_cb (self);
  return self;
}

/**
 * unrep_report_anchor_is_at_top:
 * @self: an anchor
 *
 * Returns: whether the beginning is visible and is to be
 */
gboolean
unrep_report_anchor_is_at_top (UnrepReportAnchor *self)
{
  if (self->dropping)
    return FALSE;
  return self->adjustment == NULL
         || gtk_adjustment_get_value (self->adjustment) <= gtk_adjustment_get_lower (self->adjustment);
}

/**
 * unrep_report_anchor_get_height:
 * @self: an anchor
 * @display_offset: offset in the buffer of the view
 * @y: (out): how far below the top of what is visible its line begins, in pixels
 *
 * Returns: whether all of its line is visible
 */
gboolean
unrep_report_anchor_get_height (UnrepReportAnchor *self,
                                int                display_offset,
                                int               *y)
{
  GdkRectangle visible, place;
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (self->view), &iter, display_offset);
  gtk_text_view_get_visible_rect (self->view, &visible);
  gtk_text_view_get_iter_location (self->view, &iter, &place);
  *y = place.y - visible.y;
  return *y >= 0 && *y + place.height <= visible.height;
}

/**
 * unrep_report_anchor_get_offset:
 * @self: an anchor
 *
 * Returns: offset in the buffer of the view where the first visible line begins
 */
int
unrep_report_anchor_get_offset (UnrepReportAnchor *self)
{
  GtkTextIter iter;

  get_first_visible (self, &iter);
  return gtk_text_iter_get_offset (&iter);
}

/**
 * unrep_report_anchor_get_top:
 * @self: an anchor
 *
 * As unrep_report_anchor_get_offset(), but also while the view is not yet where it is
 * being held.
 *
 * Returns: offset in the buffer of the view where the first line begins that is, or is
 *   to be, visible
 */
int
unrep_report_anchor_get_top (UnrepReportAnchor *self)
{
  GdkRectangle place;
  GtkTextIter iter;

  if (self->mark == NULL || gtk_text_mark_get_buffer (self->mark) != gtk_text_view_get_buffer (self->view))
    return unrep_report_anchor_get_offset (self);
  gtk_text_buffer_get_iter_at_mark (gtk_text_view_get_buffer (self->view), &iter, self->mark);
  gtk_text_view_get_iter_location (self->view, &iter, &place);
  gtk_text_view_get_iter_at_location (self->view, &iter, place.x, place.y - self->y);
  gtk_text_view_backward_display_line_start (self->view, &iter);
  return gtk_text_iter_get_offset (&iter);
}

static gboolean
drop_cb (gpointer data)
{
  UnrepReportAnchor *self = data;

  self->idle = 0;
  self->scrolled = 0;
  self->dropping = FALSE;
  hold (self);
  return G_SOURCE_REMOVE;
}

/**
 * unrep_report_anchor_drop:
 * @self: an anchor
 * @display_offset: offset in the buffer of the view, which may be another by now
 * @y: how far below the top of what is visible its line shall begin, in pixels
 *
 * Scrolls without gliding, before anything is drawn.
 */
void
unrep_report_anchor_drop (UnrepReportAnchor *self,
                          int                display_offset,
                          int                y)
{
  GtkTextIter iter;

  g_return_if_fail (UNREP_IS_REPORT_ANCHOR (self));

  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (self->view), &iter, display_offset);
  put (self, &iter, y);
  self->dropping = TRUE;
  gtk_text_view_scroll_to_mark (self->view, self->mark, 0, TRUE, 0, 0);
  g_clear_handle_id (&self->idle, g_source_remove);
  self->idle = g_idle_add_full (AFTER_LAYOUT, drop_cb, self, NULL);
}

/**
 * unrep_report_anchor_get_drop:
 * @self: an anchor
 * @display_offset: (out): what is being scrolled to
 * @y: (out): how far below the top of what is visible
 *
 * Returns: whether unrep_report_anchor_drop() has been called, but the view is not
 *   there yet
 */
gboolean
unrep_report_anchor_get_drop (UnrepReportAnchor *self,
                              int               *display_offset,
                              int               *y)
{
  GtkTextIter iter;

  if (!self->dropping || gtk_text_mark_get_buffer (self->mark) != gtk_text_view_get_buffer (self->view))
    return FALSE;
  gtk_text_buffer_get_iter_at_mark (gtk_text_view_get_buffer (self->view), &iter, self->mark);
  *display_offset = gtk_text_iter_get_offset (&iter);
  *y = self->y;
  return TRUE;
}
