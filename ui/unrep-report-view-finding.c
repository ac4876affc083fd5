/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A search in the report that a view displays: what is found is marked and shown. */
#include "unrep-report-view-private.h"

#include "unrep-hit-marks.h"

/* While words are being typed the text goes to the first hit, and back where there is
 * none; the caret goes there when the person does. */
static void
hits_changed_cb (UnrepReportView *self)
{
  guint current = unrep_finder_get_current (self->finder);

  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (!self->finding || self->reading == NULL)
    return;
  if (current != UNREP_NO_HIT)
    unrep_report_view_reveal_display (self, unrep_finder_get_hit (self->finder, current));
  else if (!unrep_finder_is_busy (self->finder))
    unrep_report_anchor_drop (self->anchor, (int) unrep_reading_text_to_display (self->reading, self->begun_at),
                              self->begun_y);
}

/* Where a search begins that goes on from where the person is. */
static void
remember_place (UnrepReportView *self)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_offset (self->buffer, &iter, unrep_report_anchor_get_offset (self->anchor));
  gtk_text_view_backward_display_line_start (GTK_TEXT_VIEW (self), &iter);
  self->origin = unrep_reading_text_to_text (self->reading, (gsize) gtk_text_iter_get_offset (&iter));
  self->begun_at = unrep_report_view_get_fixed (self, &self->begun_y);
}

static void
go_to_current (UnrepReportView *self)
{
  guint current = unrep_finder_get_current (self->finder);
  gsize display;

  if (current == UNREP_NO_HIT)
    return;
  display = unrep_finder_get_hit (self->finder, current).start;
  unrep_report_view_note_jump (self, unrep_reading_text_to_text (self->reading, display));
  unrep_report_view_set_display_caret (self, display, FALSE);
  unrep_report_view_follow_caret (self);
  remember_place (self);
  self->origin = unrep_report_view_get_caret (self);
}

/**
 * unrep_report_view_find:
 * @self: a view
 * @words: what to search for
 * @exact: whether the spelling must be the same
 *
 * Begins a search, or changes one: marks every hit and shows the first one from where
 * the person is.
 */
void
unrep_report_view_find (UnrepReportView *self,
                        const char      *words,
                        gboolean         exact)
{
  g_return_if_fail (UNREP_IS_REPORT_VIEW (self));

  if (self->reading != NULL && !self->finding)
    {
      remember_place (self);
      self->finding = TRUE;
    }
  unrep_finder_search (self->finder, words, exact, self->origin);
}

/**
 * unrep_report_view_find_next:
 * @self: a view
 * @forward: in reading order, else back
 *
 * Goes to the next hit: the caret stands before it, and its unit is the current one.
 *
 * Returns: whether it went on at the other end of the report
 */
gboolean
unrep_report_view_find_next (UnrepReportView *self,
                             gboolean         forward)
{
  gboolean wraps;

  g_return_val_if_fail (UNREP_IS_REPORT_VIEW (self), FALSE);

  wraps = unrep_finder_step (self->finder, forward);
  go_to_current (self);
  return wraps;
}

/**
 * unrep_report_view_end_finding:
 * @self: a view
 *
 * Takes the marks away. The person stays at the current hit.
 */
void
unrep_report_view_end_finding (UnrepReportView *self)
{
  g_return_if_fail (UNREP_IS_REPORT_VIEW (self));

  /* A tab that was closed. */
  if (self->finder == NULL)
    return;
  go_to_current (self);
  self->finding = FALSE;
  unrep_finder_stop (self->finder);
}

/**
 * unrep_report_view_get_finder:
 * @self: a view
 *
 * Returns: (transfer none): the hits in what it displays
 */
UnrepFinder *
unrep_report_view_get_finder (UnrepReportView *self)
{
  g_return_val_if_fail (UNREP_IS_REPORT_VIEW (self), NULL);

  return self->finder;
}

static void
replaced_cb (UnrepReportView *self)
{
  unrep_finder_set_reading (self->finder, self->reading);
}

/**
 * unrep_report_view_get_visible:
 * @self: a view
 *
 * Returns: the lines of the displayed text that are on the screen, in code points
 */
UnrepRange
unrep_report_view_get_visible (UnrepReportView *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GdkRectangle visible;
  GtkTextIter iter;
  UnrepRange display;

  gtk_text_view_get_visible_rect (view, &visible);
  gtk_text_view_get_line_at_y (view, &iter, visible.y, NULL);
  display.start = (gsize) gtk_text_iter_get_offset (&iter);
  gtk_text_view_get_line_at_y (view, &iter, visible.y + visible.height, NULL);
  gtk_text_iter_forward_line (&iter);
  display.end = (gsize) gtk_text_iter_get_offset (&iter);
  return display;
}

/**
 * unrep_report_view_snapshot_hits:
 * @self: a view
 * @snapshot: where to draw, below the text
 */
void
unrep_report_view_snapshot_hits (UnrepReportView *self,
                                 GtkSnapshot     *snapshot)
{
  if (unrep_finder_get_n_hits (self->finder) > 0)
    unrep_hit_marks_snapshot (GTK_TEXT_VIEW (self), self->finder, unrep_report_view_get_visible (self), snapshot);
}

/**
 * unrep_report_view_init_finding:
 * @self: a view that is being made
 */
void
unrep_report_view_init_finding (UnrepReportView *self)
{
  self->finder = unrep_finder_new ();
  g_signal_connect_object (self->finder, "changed", G_CALLBACK (hits_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "replaced", G_CALLBACK (replaced_cb), NULL);
}
