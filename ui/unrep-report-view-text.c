/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a report view displays, and the change from one reading text to another. */
#include "unrep-report-view-private.h"

/**
 * unrep_report_view_set_reading:
 * @self: a view that is empty
 * @reading: what it shall display
 *
 * The first screens are there when this returns, the rest follows.
 */
void
unrep_report_view_set_reading (UnrepReportView  *self,
                               UnrepReadingText *reading)
{
  GtkTextIter start;

  g_return_if_fail (UNREP_IS_REPORT_VIEW (self) && self->reading == NULL);

  self->placing_caret = TRUE;
  self->reading = unrep_reading_text_ref (reading);
  unrep_finder_set_reading (self->finder, reading);
  self->typesetter = unrep_report_typesetter_new (
    self->buffer, reading, gtk_widget_get_pango_context (GTK_WIDGET (self)), &self->metrics);
  gtk_text_buffer_get_start_iter (self->buffer, &start);
  gtk_text_buffer_place_cursor (self->buffer, &start);
  self->placing_caret = FALSE;
}

/**
 * unrep_report_view_set_outline:
 * @self: a view that has its reading text
 * @outline: the outline of that text
 *
 * Sets headings and indents.
 */
void
unrep_report_view_set_outline (UnrepReportView *self,
                               UnrepOutline    *outline)
{
  g_return_if_fail (UNREP_IS_REPORT_VIEW (self) && self->typesetter != NULL);

  self->outline = unrep_outline_ref (outline);
  unrep_report_typesetter_set_outline (self->typesetter, outline);
  unrep_report_view_restyle (self);
}

/* Caret and selection, to the same words of another reading text. */
static void
move_selection (UnrepReportView  *self,
                GtkTextBuffer    *from,
                UnrepReadingText *reading)
{
  GtkTextMark *marks[] = { gtk_text_buffer_get_insert (from), gtk_text_buffer_get_selection_bound (from) };
  GtkTextIter places[G_N_ELEMENTS (marks)];

  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      gsize offset;

      gtk_text_buffer_get_iter_at_mark (from, &places[i], marks[i]);
      offset = unrep_reading_text_to_text (self->reading, (gsize) gtk_text_iter_get_offset (&places[i]));
      gtk_text_buffer_get_iter_at_offset (self->buffer, &places[i], (int) unrep_reading_text_to_display (reading, offset));
    }
  self->placing_caret = TRUE;
  gtk_text_buffer_select_range (self->buffer, &places[0], &places[1]);
  self->placing_caret = FALSE;
}

/* The stock view expects that a buffer offers its selection itself. */
static void
set_buffer (UnrepReportView *self,
            GtkTextBuffer   *buffer)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GdkClipboard *primary = gtk_widget_get_realized (widget) ? gtk_widget_get_primary_clipboard (widget) : NULL;

  if (primary != NULL)
    gtk_text_buffer_add_selection_clipboard (self->buffer, primary);
  unrep_report_view_take_buffer (self, buffer);
  gtk_text_view_set_buffer (GTK_TEXT_VIEW (self), buffer);
  if (primary != NULL)
    gtk_text_buffer_remove_selection_clipboard (buffer, primary);
}

/**
 * unrep_report_view_get_fixed:
 * @self: a view that has its reading text
 * @y: (out): how far below the top of what is visible it is, in pixels
 *
 * What stays where it is on the screen while other things change: what is being
 * scrolled to, else the current unit, where it is visible, else the first line.
 *
 * Returns: code point of the extracted text
 */
gsize
unrep_report_view_get_fixed (UnrepReportView *self,
                             int             *y)
{
  guint current = self->desk != NULL ? unrep_desk_get_current (self->desk) : UNREP_NO_UNIT;
  int display;

  if (unrep_report_anchor_get_drop (self->anchor, &display, y))
    return unrep_reading_text_to_text (self->reading, (gsize) display);
  if (current != UNREP_NO_UNIT && self->marks != NULL)
    {
      display = (int) unrep_report_marks_get_hull (self->marks, current).start;
      if (unrep_report_anchor_get_height (self->anchor, display, y))
        return unrep_reading_text_to_text (self->reading, (gsize) display);
    }
  display = unrep_report_anchor_get_offset (self->anchor);
  unrep_report_anchor_get_height (self->anchor, display, y);
  return unrep_reading_text_to_text (self->reading, (gsize) display);
}

static void
next_done_cb (UnrepReportView *self)
{
  UnrepReadingText *reading = unrep_report_typesetter_get_reading (self->next);
  g_autoptr (GtkTextBuffer) old = g_object_ref (self->buffer);
  gboolean at_top = unrep_report_anchor_is_at_top (self->anchor);
  gsize fixed = 0;
  int y = 0;

  unrep_report_view_bring_caret (self);
  if (!at_top)
    fixed = unrep_report_view_get_fixed (self, &y);
  set_buffer (self, unrep_report_typesetter_get_buffer (self->next));
  move_selection (self, old, reading);
  unrep_reading_text_ref (reading);
  unrep_reading_text_unref (self->reading);
  self->reading = reading;
  g_clear_object (&self->typesetter);
  self->typesetter = g_steal_pointer (&self->next);
  if (self->marks != NULL)
    {
      g_object_unref (self->marks);
      self->marks = unrep_report_marks_new (GTK_TEXT_VIEW (self), reading, self->desk);
    }
  unrep_report_view_restyle (self);
  if (!at_top)
    unrep_report_anchor_drop (self->anchor, (int) unrep_reading_text_to_display (reading, fixed), y);
  unrep_report_view_arrive (self);
  g_signal_emit_by_name (self, "replaced");
  g_debug ("another reading text is displayed");
}

/* Sets the text once more while the old one is still read. */
static void
set_anew (UnrepReportView  *self,
          UnrepReadingText *reading)
{
  g_autoptr (GtkTextBuffer) buffer = gtk_text_buffer_new (NULL);

  self->next = unrep_report_typesetter_new (buffer, reading, gtk_widget_get_pango_context (GTK_WIDGET (self)),
                                            &self->metrics);
  if (self->outline != NULL)
    unrep_report_typesetter_set_outline (self->next, self->outline);
  if (unrep_report_typesetter_is_done (self->next))
    next_done_cb (self);
  else
    g_signal_connect_object (self->next, "done", G_CALLBACK (next_done_cb), self, G_CONNECT_SWAPPED);
}

/**
 * unrep_report_view_reset:
 * @self: a view
 *
 * Sets the same text anew: its letters have other widths.
 */
void
unrep_report_view_reset (UnrepReportView *self)
{
  g_autoptr (UnrepReadingText) reading = NULL;

  if (self->reading == NULL)
    return;
  reading = unrep_reading_text_ref (self->next != NULL ? unrep_report_typesetter_get_reading (self->next)
                                                       : self->reading);
  g_clear_object (&self->next);
  set_anew (self, reading);
}

/**
 * unrep_report_view_replace:
 * @self: a view that has its reading text and an outline
 * @reading: what it shall display from now on
 * @outline: the outline to set it by
 *
 * Sets the text while the old one is still read, then changes them. What a person
 * looks at stays where it is. Nothing happens where nothing is new.
 */
void
unrep_report_view_replace (UnrepReportView  *self,
                           UnrepReadingText *reading,
                           UnrepOutline     *outline)
{
  g_return_if_fail (UNREP_IS_REPORT_VIEW (self) && self->reading != NULL);

  g_clear_object (&self->next);
  if (reading == self->reading && outline == self->outline)
    return;
  unrep_outline_ref (outline);
  g_clear_pointer (&self->outline, unrep_outline_unref);
  self->outline = outline;
  set_anew (self, reading);
}

/**
 * unrep_report_view_is_settled:
 * @self: a view
 *
 * Returns: whether the whole text and what is known of its outline are in place
 */
gboolean
unrep_report_view_is_settled (UnrepReportView *self)
{
  g_return_val_if_fail (UNREP_IS_REPORT_VIEW (self), FALSE);

  return self->typesetter != NULL && self->next == NULL && unrep_report_typesetter_is_done (self->typesetter);
}
