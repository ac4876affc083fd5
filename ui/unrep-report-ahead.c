/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-report-ahead.h"

struct _UnrepReportAhead
{
  GtkTextView *view; /* not owned: the view owns us */
  GdkRectangle seen; /* what was drawn last */
  int y; /* how far below it the paragraphs are ready, in buffer coordinates */
  guint idle;
};

/* One paragraph at a time: a key may come in between. */
static gboolean
shape_next_cb (gpointer data)
{
  UnrepReportAhead *self = data;
  GtkTextIter iter;
  GdkRectangle place;
  int y, height;

  gtk_text_view_get_line_at_y (self->view, &iter, self->y, NULL);
  gtk_text_view_get_line_yrange (self->view, &iter, &y, &height);
  /* Not measured yet, or the last one. */
  if (height == 0 || y + height <= self->y)
    {
      self->idle = 0;
      return G_SOURCE_REMOVE;
    }
  /* GtkTextView keeps what it has shaped for this. */
  gtk_text_view_get_iter_location (self->view, &iter, &place);
  self->y = y + height;
  if (self->y < self->seen.y + 2 * self->seen.height)
    return G_SOURCE_CONTINUE;
  self->idle = 0;
  return G_SOURCE_REMOVE;
}

/**
 * unrep_report_ahead_drawn:
 * @self: who shapes ahead
 *
 * To be called whenever the view is drawn.
 */
void
unrep_report_ahead_drawn (UnrepReportAhead *self)
{
  GdkRectangle visible;

  g_return_if_fail (self != NULL);

  gtk_text_view_get_visible_rect (self->view, &visible);
  if (gdk_rectangle_equal (&visible, &self->seen))
    return;
  self->seen = visible;
  self->y = visible.y + visible.height;
  if (self->idle == 0)
    self->idle = g_idle_add_full (G_PRIORITY_LOW, shape_next_cb, self, NULL);
}

/**
 * unrep_report_ahead_new:
 * @view: (transfer none): the view to shape for, which outlives this
 *
 * Returns: (transfer full): who shapes ahead for one view
 */
UnrepReportAhead *
unrep_report_ahead_new (GtkTextView *view)
{
  UnrepReportAhead *self = g_new0 (UnrepReportAhead, 1);

  self->view = view;
  return self;
}

/**
 * unrep_report_ahead_free:
 * @self: (transfer full): who shapes ahead
 */
void
unrep_report_ahead_free (UnrepReportAhead *self)
{
  g_clear_handle_id (&self->idle, g_source_remove);
  g_free (self);
}
