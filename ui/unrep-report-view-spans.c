/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Evidence in a report view: what is selected, what is displayed where. */
#include "unrep-report-view-private.h"

#include "unrep-desk-spans.h"
#include "unrep-review-keys.h"

#include "annotation/unrep-review-spans.h"

/**
 * unrep_report_view_get_selection:
 * @self: a view
 * @text: (out): the hull of the selected words, in code points of the extracted text
 *
 * Returns: whether words are selected
 */
gboolean
unrep_report_view_get_selection (UnrepReportView *self,
                                 UnrepRange      *text)
{
  GtkTextIter start, end;
  UnrepRange display;

  g_return_val_if_fail (UNREP_IS_REPORT_VIEW (self), FALSE);

  unrep_report_view_bring_caret (self);
  if (self->reading == NULL || !gtk_text_buffer_get_selection_bounds (self->buffer, &start, &end))
    return FALSE;
  display.start = (gsize) gtk_text_iter_get_offset (&start);
  display.end = (gsize) gtk_text_iter_get_offset (&end);
  *text = unrep_reading_text_range_to_text (self->reading, display);
  return TRUE;
}

/**
 * unrep_report_view_select:
 * @self: a view that has its reading text
 * @text: words of the extracted text, at least one code point
 *
 * Selects them and scrolls there. The current unit stays what it is.
 */
void
unrep_report_view_select (UnrepReportView *self,
                          UnrepRange       text)
{
  UnrepRange display;

  g_return_if_fail (UNREP_IS_REPORT_VIEW (self) && self->reading != NULL);

  display = unrep_reading_text_range_to_display (self->reading, text);
  unrep_report_view_set_display_caret (self, display.start, FALSE);
  unrep_report_view_set_display_caret (self, display.end, TRUE);
  unrep_report_view_reveal_display (self, display);
}

/**
 * unrep_report_view_is_forward:
 * @self: a view that has its reading text
 * @end: which end of @words
 * @words: code points of the extracted text
 * @right: whether to go to the right, or to the left
 *
 * Left and right are those of the screen, where GTK moves the caret in text of
 * either direction.
 *
 * Returns: whether to go there is to go in reading order
 */
gboolean
unrep_report_view_is_forward (UnrepReportView *self,
                              UnrepSpanEnd     end,
                              UnrepRange       words,
                              gboolean         right)
{
  GtkTextIter from, to;
  gsize letter = end == UNREP_SPAN_START ? words.start : words.end - 1;

  g_return_val_if_fail (UNREP_IS_REPORT_VIEW (self) && self->reading != NULL, TRUE);

  /* From inside of the words: at the edge of a line or of a run the next place may
   * be anywhere. */
  gtk_text_buffer_get_iter_at_offset (self->buffer, &from, (int) unrep_reading_text_to_display (self->reading, letter));
  if (end == UNREP_SPAN_START)
    gtk_text_iter_forward_cursor_position (&from);
  to = from;
  if (!gtk_text_view_move_visually (GTK_TEXT_VIEW (self), &to, right ? 1 : -1))
    return right;
  return gtk_text_iter_compare (&to, &from) > 0;
}

/* Follows the current span, and has its keys while there is one. */
static void
span_changed_cb (UnrepReportView *self)
{
  const char *id = unrep_desk_get_span (self->desk);
  UnrepAnnotation *span = id != NULL ? unrep_review_get_span (unrep_desk_get_review (self->desk), id) : NULL;
  UnrepRange words = { 0, 0 };
  gboolean asked = unrep_desk_get_asked (self->desk, &words);

  if (span != NULL)
    words = unrep_annotation_get_range (span);
  gtk_event_controller_set_propagation_phase (self->span_keys,
                                              span != NULL || asked ? GTK_PHASE_CAPTURE : GTK_PHASE_NONE);
  if (span != NULL || asked)
    {
      UnrepRange display = unrep_reading_text_range_to_display (self->reading, words);

      unrep_report_view_set_display_caret (self, display.start, FALSE);
      unrep_report_view_reveal_display (self, display);
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * unrep_report_view_follow_spans:
 * @self: a view that has been given its desk
 *
 * Draws and reveals what happens to evidence from now on.
 */
void
unrep_report_view_follow_spans (UnrepReportView *self)
{
  g_signal_connect_object (self->desk, "notify::span", G_CALLBACK (span_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (unrep_desk_get_review (self->desk), "spans-changed", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
}

/**
 * unrep_report_view_init_spans:
 * @self: a view that is being made
 */
void
unrep_report_view_init_spans (UnrepReportView *self)
{
  self->span_keys = unrep_keys_new_controller (UNREP_KEYS_EVIDENCE);
  gtk_event_controller_set_propagation_phase (self->span_keys, GTK_PHASE_NONE);
  gtk_widget_add_controller (GTK_WIDGET (self), self->span_keys);
}
