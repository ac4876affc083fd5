/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Jumps of a report view, the way back from them, and the place that is remembered. */
#include "unrep-report-view-private.h"

/* Code points between two places that no walking leads over in one step: two screens. */
#define FAR 3000

/**
 * unrep_report_view_note_jump:
 * @self: a view
 * @to: code point of the extracted text
 *
 * To be called before the caret goes to @to. The way back is kept where that is far.
 */
void
unrep_report_view_note_jump (UnrepReportView *self,
                             gsize            to)
{
  gsize from = unrep_report_view_get_caret (self);

  if (MAX (from, to) - MIN (from, to) >= FAR)
    unrep_trail_leave (self->trail, from);
}

/* To a place that somebody wants to read on from. */
static void
place (UnrepReportView *self,
       gsize            offset)
{
  gsize display = unrep_reading_text_to_display (self->reading, offset);

  unrep_report_view_set_display_caret (self, display, FALSE);
  unrep_report_view_follow_caret (self);
  unrep_report_view_reveal_display (self, (UnrepRange){ display, display + 1 });
}

/**
 * unrep_report_view_go_to:
 * @self: a view that has its reading text
 * @offset: code point of the extracted text
 *
 * Goes there; unrep_report_view_go_back() leads back, however near it is.
 */
void
unrep_report_view_go_to (UnrepReportView *self,
                         gsize            offset)
{
  g_return_if_fail (UNREP_IS_REPORT_VIEW (self) && self->reading != NULL);

  unrep_trail_leave (self->trail, unrep_report_view_get_caret (self));
  place (self, offset);
}

/**
 * unrep_report_view_go_back:
 * @self: a view
 *
 * Returns: whether there was a place to go back to
 */
gboolean
unrep_report_view_go_back (UnrepReportView *self)
{
  gsize to;

  g_return_val_if_fail (UNREP_IS_REPORT_VIEW (self), FALSE);

  if (self->reading == NULL || !unrep_trail_back (self->trail, unrep_report_view_get_caret (self), &to))
    return FALSE;
  place (self, to);
  return TRUE;
}

/**
 * unrep_report_view_go_forward:
 * @self: a view
 *
 * Returns: whether there was a place to go forward to
 */
gboolean
unrep_report_view_go_forward (UnrepReportView *self)
{
  gsize to;

  g_return_val_if_fail (UNREP_IS_REPORT_VIEW (self), FALSE);

  if (self->reading == NULL || !unrep_trail_forward (self->trail, unrep_report_view_get_caret (self), &to))
    return FALSE;
  place (self, to);
  return TRUE;
}

/**
 * unrep_report_view_get_place:
 * @self: a view that has its reading text
 * @place: (out): where somebody is; a caret that nobody has moved is at 0, and so is
 *   the top at the beginning; `view` is left alone
 */
void
unrep_report_view_get_place (UnrepReportView *self,
                             UnrepPlace      *place)
{
  g_return_if_fail (UNREP_IS_REPORT_VIEW (self) && self->reading != NULL);

  place->caret = self->caret_placed ? unrep_report_view_get_caret (self) : 0;
  place->top = 0;
  place->zoom = unrep_report_view_get_zoom (self);
  if (!unrep_report_anchor_is_at_top (self->anchor))
    place->top = unrep_reading_text_to_text (self->reading, (gsize) unrep_report_anchor_get_top (self->anchor));
}

/**
 * unrep_report_view_arrive:
 * @self: a view
 *
 * To be called when more of the text may be set: goes to the place that is remembered,
 * if there is one and its part of the text is there. Not where somebody has begun to
 * read meanwhile.
 */
void
unrep_report_view_arrive (UnrepReportView *self)
{
  gsize n_chars = unrep_text_get_n_chars (unrep_reading_text_get_text (self->reading));

  if (!self->returning || !unrep_report_typesetter_is_done (self->typesetter))
    return;
  self->returning = FALSE;
  if (!unrep_report_anchor_is_at_top (self->anchor) || self->caret_placed)
    return;
  if (self->back_at.caret > 0)
    {
      unrep_report_view_set_display_caret (
        self, unrep_reading_text_to_display (self->reading, MIN (self->back_at.caret, n_chars)), FALSE);
      unrep_report_view_follow_caret (self);
    }
  if (self->back_at.top > 0)
    unrep_report_anchor_drop (
      self->anchor, (int) unrep_reading_text_to_display (self->reading, MIN (self->back_at.top, n_chars)), 0);
}

/**
 * unrep_report_view_return_to:
 * @self: a view that has its reading text and nothing else yet
 * @place: where somebody was before
 *
 * Goes there as soon as that part of the text is set.
 */
void
unrep_report_view_return_to (UnrepReportView  *self,
                             const UnrepPlace *place)
{
  g_return_if_fail (UNREP_IS_REPORT_VIEW (self) && self->typesetter != NULL);

  unrep_report_view_set_zoom (self, place->zoom);
  self->back_at = *place;
  self->returning = place->caret > 0 || place->top > 0;
  g_signal_connect_object (self->typesetter, "done", G_CALLBACK (unrep_report_view_arrive), self, G_CONNECT_SWAPPED);
  unrep_report_view_arrive (self);
}
